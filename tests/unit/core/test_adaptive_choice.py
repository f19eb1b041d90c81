"""Our rule for a self-assessment."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core import adaptive_choice
from chalicelib.core import assessment as rules
from chalicelib.core.assessment import Assessment, Event, Header, Submission, fold
from chalicelib.core.content import PIX_UNIT, Challenge, Release
from chalicelib.core.errors import NothingToAsk
from chalicelib.core.playable import Situation, remaining
from chalicelib.core.posterior import POINTS, mean
from chalicelib.core.standing import chance_of_more, standing_of
from tests.factories import LADDERS, NOW, RIGHT, WRONG, challenge, header, release

LEVEL_WIDTH = 0.9


def graded(skill_id: str, letter: str = "a", **changes: object) -> Challenge:
    """A challenge as hard as its level says."""
    b = (int(skill_id[-1]) - 3.5) * LEVEL_WIDTH
    return challenge(skill_id, letter, **{"b": b, **changes})


def content(
    ladders: Mapping[str, Mapping[str, Sequence[int]]] = LADDERS, letters: str = "a"
) -> Release:
    return release(
        ladders,
        challenges=[
            graded(f"{tube}-{level}", letter)
            for tubes in ladders.values()
            for tube, levels in tubes.items()
            for level in levels
            for letter in letters
        ],
    )


RELEASE = content()


def opened(release: Release = RELEASE, **changes: object) -> Header:
    targets = release.skills_of("1.1")
    blank = {"known": "-" * len(targets), "first_challenge_id": "", "rule": "adaptive"}
    started = header(**{**blank, **changes})
    return header(
        **{**blank, **changes, "first_challenge_id": rules.first_challenge(started, release)}
    )


def played(
    answers: Sequence[bool], release: Release = RELEASE, **changes: object
) -> tuple[Assessment, list[str]]:
    """The test after these answers, or as many as it asked for, and what it asked."""
    state = fold(opened(release, **changes), (), release)
    asked = []
    for is_right in answers:
        if state.challenge_id is None:
            break
        asked.append(state.challenge_id)
        given = Submission(state.position, state.challenge_id, RIGHT if is_right else WRONG)
        event: Event = rules.answer(state, given, release, now=NOW)
        state = rules.apply(state, event, release)
    return state, asked


def situation(known: str = "", release: Release = RELEASE, **changes: object) -> Situation:
    """Between two questions of competence 1.1, by default before the first."""
    targets = release.skills_of("1.1")
    state = fold(header(known=known or "-" * len(targets)), (), release)
    pool = [c for s in targets for c in release.challenges_of(s.id, pool="training")]
    left = remaining(targets, pool, answered_ids=(), lang="fr")
    given = {"elements": state.state, **changes}
    return Situation("a" * 24, left, pool, **given)  # type: ignore[arg-type]


LONG = st.lists(st.booleans(), min_size=30, max_size=30)


@given(LONG)
@settings(max_examples=40, deadline=None)
def test_every_test_ends_and_asks_nothing_twice(answers: list[bool]) -> None:
    state, asked = played(answers)
    assert state.is_over
    assert len(asked) == len(set(asked)) <= 10


@given(LONG)
@settings(max_examples=40, deadline=None)
def test_a_skill_already_known_is_never_asked(answers: list[bool]) -> None:
    known = "VvNnn-----"
    shown = {"mots-1", "mots-2", "mots-3", "mots-4", "mots-5"}
    skills = {s.id for s in RELEASE.skills_of("1.1")}
    codes = dict(zip([s.id for s in RELEASE.skills_of("1.1")], known, strict=True))
    closed = {id_ for id_ in skills if codes[id_] != "-"}
    assert closed == shown
    _, asked = played(answers, known=known)
    assert not {id_[:-1] for id_ in asked} & closed


@given(LONG)
@settings(max_examples=20, deadline=None)
def test_the_same_answers_to_the_same_assessment_meet_the_same_questions(
    answers: list[bool],
) -> None:
    assert played(answers) == played(answers)


@given(LONG)
@settings(max_examples=20, deadline=None)
def test_what_is_earned_is_what_the_knowledge_elements_give(answers: list[bool]) -> None:
    state, _ = played(answers)
    held = {e.skill_id for e in state.state if e.is_validated}
    assert rules.exact_pix_after(state) == 4 * PIX_UNIT * len(held)


def test_whoever_fails_nothing_reaches_the_top() -> None:
    state, _ = played([True] * 30)
    assert rules.exact_pix_after(state) == 40 * PIX_UNIT


def test_whoever_fails_everything_is_soon_left_in_peace() -> None:
    state, asked = played([False] * 30)
    assert state.is_over
    assert rules.exact_pix_after(state) == 0
    assert len(asked) <= 4


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ("11111111", ["mots-3a", "sources-4a", "mots-5a", "sources-5a"]),
        ("00000000", ["mots-3a", "mots-2a", "mots-1a", "sources-1a"]),
        ("10101010", ["mots-3a", "sources-4a", "sources-3a", "mots-4a"]),
        ("01011011", ["mots-3a", "mots-2a", "sources-3a", "sources-2a"]),
    ],
)
def test_golden_trajectories(answers: str, asked: list[str]) -> None:
    assert played([letter == "1" for letter in answers])[1] == asked


def test_the_first_question_is_of_the_middle_of_the_scale() -> None:
    firsts = {played([True], id=f"{n:024}")[1][0] for n in range(20)}
    assert firsts == {"mots-3a", "sources-3a"}


def test_without_a_skill_of_the_first_level_the_nearest_easier_one_is_asked() -> None:
    edges = content({"1.1": {"mots": (2, 4), "sources": (1, 5)}})
    assert {played([True], edges, id=f"{n:024}")[1][0] for n in range(20)} == {"mots-2a"}


@pytest.mark.parametrize("before", [[], [True], [True, True, True]])
def test_after_two_failures_the_next_is_easier_than_both(before: list[bool]) -> None:
    ladders = {"1.1": {f"tube-{n}": tuple(range(1, 8)) for n in range(6)}}
    _, asked = played([*before, False, False, True], content(ladders))
    levels = [int(id_[-2]) for id_ in asked[len(before) :]]
    assert levels[2] < max(levels[:2])
    assert levels[2] <= min(levels[:2])


def test_only_what_the_reader_can_read_is_asked() -> None:
    both = content()
    english = [graded(c.skill_id, "b", lang="en") for c in both.challenges]
    mixed = release(challenges=[*both.challenges, *english])
    for lang, letter in (("fr", "a"), ("en", "b")):
        _, asked = played([True, False] * 10, mixed, lang=lang)
        assert {id_[-1] for id_ in asked} == {letter}


def test_a_timed_question_comes_neither_first_nor_after_another() -> None:
    limits = {"mots": 60, "sources": None}
    timed = release(
        challenges=[
            graded(s.id, time_limit_seconds=limits[s.tube_id]) for s in RELEASE.skills_of("1.1")
        ]
    )
    first = adaptive_choice.next_challenge(situation(release=timed))
    after = [(timed.challenge("mots-2a"), False)]
    then = adaptive_choice.next_challenge(situation("vN--------", timed, answers=after))
    assert [c.skill_id[:-2] for c in (first, then) if c] == ["sources", "sources"]


def test_timed_questions_are_asked_when_nothing_else_is_left() -> None:
    timed = release(
        challenges=[graded(s.id, time_limit_seconds=60) for s in RELEASE.skills_of("1.1")]
    )
    assert len(played([True] * 9, timed)[1]) > 1


def test_whoever_begins_is_asked_something_even_if_all_is_hard() -> None:
    hard = release(challenges=[graded(s.id, b=9.0) for s in RELEASE.skills_of("1.1")])
    assert len(played([False] * 9, hard)[1]) == 1


def test_the_most_telling_challenge_of_a_skill_is_asked_first() -> None:
    strong = release(
        challenges=[
            graded(s.id, letter, a=a)
            for s in RELEASE.skills_of("1.1")
            for letter, a in (("a", 0.5), ("b", 1.3))
        ]
    )
    _, asked = played([True, False, True], strong)
    assert {id_[-1] for id_ in asked} == {"b"}


def test_whoever_improves_gets_any_challenge_of_a_skill() -> None:
    strong = release(
        challenges=[
            graded(s.id, letter, a=a)
            for s in RELEASE.skills_of("1.1")
            for letter, a in (("a", 0.5), ("b", 1.3))
        ]
    )
    letters = {
        played([True], strong, id=f"{n:024}", is_improving=True)[1][0][-1] for n in range(20)
    }
    assert letters == {"a", "b"}


def test_whoever_improves_is_asked_all_that_is_not_hopeless() -> None:
    known = "Vvv--Vvv--"
    shorter = played([False] * 9, known=known)[1]
    longer = played([False] * 9, known=known, is_improving=True)[1]
    assert len(longer) >= len(shorter)
    assert longer


def test_nothing_left_is_nothing_to_ask() -> None:
    with pytest.raises(NothingToAsk):
        opened(known="VvvvvVvvvv")


def test_what_was_known_before_counts_as_evidence() -> None:
    weak, strong = standing_of(situation("N----N----")), standing_of(situation("vvvvVvvvvV"))
    assert mean(weak.weights, POINTS) < 0 < mean(strong.weights, POINTS)


def test_an_inferred_element_is_no_evidence_of_its_own() -> None:
    told = standing_of(situation("vvV-------"))
    direct = standing_of(situation("--V-------"))
    assert told.weights == direct.weights


def test_no_level_is_left_to_reach_once_everything_is_known() -> None:
    assert chance_of_more(standing_of(situation("vvVNnvvVNn"))) == 0.0
    assert chance_of_more(standing_of(situation("----------"))) > 0.5


def test_a_skill_without_a_challenge_counts_and_is_never_asked() -> None:
    partial = release(challenges=[graded("mots-3"), graded("mots-4")])
    state, asked = played([True] * 9, partial)
    assert {id_[:-1] for id_ in asked} <= {"mots-3", "mots-4"}
    assert state.is_over


def test_extreme_parameters_neither_overflow_nor_hang() -> None:
    wild = release(
        challenges=[
            graded(s.id, a=50.0 if s.level % 2 else 1e-3, b=(-1) ** s.level * 50.0)
            for s in RELEASE.skills_of("1.1")
        ]
    )
    for answers in ([True] * 20, [False] * 20, [True, False] * 10):
        assert played(answers, wild)[0].is_over


def test_a_single_skill_is_asked_once() -> None:
    alone = content({"1.1": {"mots": (4,)}})
    for is_right in (True, False):
        state, asked = played([is_right] * 3, alone)
        assert asked == ["mots-4a"]
        assert state.is_over


def test_no_test_is_longer_than_the_limit() -> None:
    flat = content({"1.1": {f"tube-{n:02}": (2, 3, 4) for n in range(40)}})
    _, asked = played([True, False] * 40, flat)
    assert len(asked) <= adaptive_choice.MOST_QUESTIONS


def test_two_assessments_do_not_all_meet_the_same_questions() -> None:
    even = content({"1.1": {f"tube-{n}": tuple(range(1, 6)) for n in range(6)}})
    paths = {tuple(played([True, False, True, False], even, id=f"{n:024}")[1]) for n in range(20)}
    assert len(paths) > 10
