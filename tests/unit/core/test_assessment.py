"""The state machine of an assessment."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core import assessment as rules
from chalicelib.core.assessment import Assessment, Event, Submission, fold
from chalicelib.core.content import PIX_UNIT
from chalicelib.core.errors import (
    AlreadyAnswered,
    AnswerNotReadable,
    AssessmentEnded,
    ChallengeNotAsked,
    UnknownChallenge,
)
from tests.factories import NOW, RIGHT, WRONG, challenge, header, release

RELEASE = release()
HEADER = header()


def submission(state: Assessment, answer: object = RIGHT) -> Submission:
    return Submission(state.position, state.challenge_id or "", answer)  # type: ignore[arg-type]


def played(answers: list[object]) -> tuple[Assessment, list[Event]]:
    """An assessment after these answers, or as many as it asked for."""
    state = fold(HEADER, (), RELEASE)
    events = []
    for answer in answers:
        if state.is_over:
            break
        event = rules.answer(state, submission(state, answer), RELEASE, now=NOW)
        events.append(event)
        state = rules.apply(state, event, RELEASE)
    return state, events


def test_an_answer_draws_the_next_challenge_and_stores_it() -> None:
    state, events = played([RIGHT])
    assert events[0].next_challenge_id == state.challenge_id
    assert state.challenge_id != HEADER.first_challenge_id


def test_the_state_is_the_fold_of_its_events() -> None:
    state, events = played([RIGHT, WRONG, None, RIGHT])
    assert fold(HEADER, events, RELEASE) == state


def test_every_fifth_answer_and_the_last_are_checkpoints() -> None:
    _, events = played([RIGHT, WRONG] * 10)
    flags = [event.is_checkpoint for event in events]
    assert flags[-1]
    assert [i + 1 for i, flag in enumerate(flags[:-1]) if flag] == list(range(5, len(flags), 5))


def test_outcomes_wait_for_the_checkpoint() -> None:
    state, _ = played([WRONG, WRONG, RIGHT])
    assert not state.is_over
    assert state.corrected == ()
    assert rules.at_checkpoint(state, RELEASE).answers == ()


def test_ending_shows_every_outcome() -> None:
    state, _ = played([WRONG, RIGHT])
    ended = rules.apply(state, rules.end(state, now=NOW), RELEASE)
    assert ended.is_over
    assert len(ended.corrected) == 2


def test_an_ended_assessment_takes_neither_answer_nor_end() -> None:
    state, _ = played([RIGHT])
    asked = submission(state)
    ended = rules.apply(state, rules.end(state, now=NOW), RELEASE)
    with pytest.raises(AssessmentEnded):
        rules.find_replay(ended, asked)
    with pytest.raises(AssessmentEnded):
        rules.end(ended, now=NOW)


def test_an_answer_to_a_challenge_not_asked_is_refused() -> None:
    state, _ = played([RIGHT])
    for wrong in (Submission(2, "mots-9z", RIGHT), Submission(3, state.challenge_id or "", RIGHT)):
        with pytest.raises(ChallengeNotAsked):
            rules.find_replay(state, wrong)


def test_the_same_answer_is_a_replay_and_another_is_refused() -> None:
    state, events = played([RIGHT, WRONG])
    first = Submission(1, HEADER.first_challenge_id, RIGHT)
    replayed = rules.find_replay(state, first)
    assert replayed is not None
    assert replayed.event == events[0]
    with pytest.raises(AlreadyAnswered):
        rules.find_replay(state, Submission(1, HEADER.first_challenge_id, WRONG))


def test_an_unreadable_answer_changes_nothing() -> None:
    state, _ = played([])
    with pytest.raises(AnswerNotReadable):
        rules.answer(state, submission(state, ["0"]), RELEASE, now=NOW)


def test_a_right_answer_after_the_time_limit_does_not_count() -> None:
    state, _ = played([])
    late = Submission(1, HEADER.first_challenge_id, RIGHT, is_timed_out=True)
    event = rules.answer(state, late, RELEASE, now=NOW)
    assert event.outcome == "timed_out"
    assert not any(e.is_validated for e in rules.apply(state, event, RELEASE).elements)


def test_right_answers_everywhere_reach_the_top_and_wrong_ones_nothing() -> None:
    best, _ = played([RIGHT] * 30)
    worst, _ = played([WRONG] * 30)
    assert best.is_over
    assert rules.exact_pix_after(best) == 40 * PIX_UNIT
    assert worst.is_over
    assert rules.exact_pix_after(worst) == 0


@given(st.lists(st.sampled_from([RIGHT, WRONG, None]), min_size=30, max_size=30))
def test_no_challenge_comes_twice_and_every_test_ends(answers: list[object]) -> None:
    state, _ = played(answers)
    asked = [answered.challenge_id for answered in state.answers]
    assert len(asked) == len(set(asked))
    assert state.is_over


def test_what_was_known_before_is_not_asked_again() -> None:
    known = header(known="VvvvvVvvv-", first_challenge_id="sources-5a")
    state = fold(known, (), RELEASE)
    event = rules.answer(state, submission(state), RELEASE, now=NOW)
    assert event.next_challenge_id is None
    assert rules.exact_pix_before(state) == 36 * PIX_UNIT


@pytest.mark.parametrize(("rule", "level"), [("smart-random", 2), ("adaptive", 3)])
def test_the_seed_alone_decides_between_equal_challenges(rule: str, level: int) -> None:
    firsts = {rules.first_challenge(header(id=f"{n:024}", rule=rule), RELEASE) for n in range(20)}
    assert firsts == {f"mots-{level}a", f"sources-{level}a"}


def test_a_reader_of_another_language_gets_french_until_there_is_theirs() -> None:
    state = fold(HEADER, (), RELEASE)
    assert rules.content_lang(RELEASE, state.targets, "en") == "fr"
    english = release(challenges=[challenge("mots-1"), challenge("mots-1", "b", lang="en")])
    assert rules.content_lang(english, state.targets, "en") == "en"


def test_only_challenges_asked_here_can_be_reported() -> None:
    state, _ = played([RIGHT])
    rules.seen_challenge(state, HEADER.first_challenge_id)
    rules.seen_challenge(state, state.challenge_id or "")
    with pytest.raises(UnknownChallenge):
        rules.seen_challenge(state, "dossiers-1a")


def test_elements_carry_the_time_of_their_answer() -> None:
    state, _ = played([])
    later = NOW + timedelta(minutes=7)
    event = rules.answer(state, submission(state), RELEASE, now=later)
    assert {e.at for e in rules.apply(state, event, RELEASE).elements} == {later}
