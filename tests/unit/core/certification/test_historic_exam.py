"""The exam of 2019: drawn from what a person has shown, it confirms their levels or not."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.certif_errors import NotCertifiable
from chalicelib.core.certification.certification import Decisions, Result
from chalicelib.core.certification.exam import Cause, Exam
from chalicelib.core.certification.historic_exam import plan_of, profile_of
from chalicelib.core.certification.scored import result_of
from chalicelib.core.content import Release, Skill
from chalicelib.core.knowledge import KnowledgeElement, Mark
from tests.exam_grounds import COMPETENCES, small_pool, version
from tests.factories import NOW, challenge
from tests.sittings import Hall, Sitting

VERSION = version("2019")
POOL = small_pool()
"""Two subjects of four skills in each competence; a skill earns 4 pix."""


def shown(
    levels: dict[str, int], *, mark: Mark = "validated", at: datetime = NOW
) -> tuple[KnowledgeElement, ...]:
    """Every skill of these competences up to a level."""
    return tuple(
        KnowledgeElement(skill.id, mark, "direct", skill.pix if mark == "validated" else 0, at)
        for skill in POOL.skills
        if skill.level <= levels.get(skill.competence_id, 0)
    )


FIVE = shown(dict.fromkeys(COMPETENCES[:5], 3))
"""Level 3 in five competences: 24 pix each."""


def sitting(elements: tuple[KnowledgeElement, ...] = FIVE, exam_id: str = "e") -> Sitting:
    return Hall(VERSION, POOL).sitting(exam_id, elements=elements)


def plan(
    elements: tuple[KnowledgeElement, ...] = FIVE,
    *,
    release: Release = POOL,
    exam_id: str = "e",
    answered_right: Collection[str] = (),
) -> tuple[str, ...]:
    profile = profile_of(elements, release, max_level=5)
    return plan_of(
        elements,
        release.challenges,
        release,
        profile=profile,
        exam_id=exam_id,
        answered_right=answered_right,
    )


def result(exam: Exam, decisions: Decisions | None = None) -> Result:
    return result_of(VERSION, POOL, exam, decisions=decisions or Decisions())


def answered(rights: str, *, then: Cause | None = None) -> Exam:
    """An exam answered in order, r for right and w for wrong; left there for that cause."""
    one = sitting()
    for mark in rights:
        one.answer(is_right=mark == "r")
    return one.exam if then is None else one.end(cause=then)


# the draw


def test_three_questions_of_each_competence_of_level_one_or_more() -> None:
    elements = (*FIVE, *shown({"5.2": 0}), *shown({"5.1": 1})[:1])
    of = [POOL.skill(POOL.challenge(id_).skill_id).competence_id for id_ in plan(elements)]
    assert Counter(of) == dict.fromkeys(COMPETENCES[:5], 3)


def test_the_hardest_skills_held_are_asked_first() -> None:
    levels = [POOL.skill(POOL.challenge(id_).skill_id).level for id_ in plan()]
    assert levels == [3, 3, 2] * 5


def test_at_one_difficulty_subjects_not_asked_yet_come_first() -> None:
    """Level 4 held in one subject alone: then the other one, though both have a level 3."""
    both = shown({"1.1": 3})
    one_more = replace(both[0], skill_id="sujet-110-4")
    plans = [plan((*both, one_more), exam_id=f"e{n}") for n in range(8)]
    found = {tuple(POOL.challenge(id_).skill_id for id_ in one[:2]) for one in plans}
    assert found == {("sujet-110-4", "sujet-111-3")}


def test_a_skill_lost_since_is_not_asked() -> None:
    later = shown({"1.1": 3}, mark="invalidated", at=NOW.replace(hour=10))
    assert not {one.competence_id for one in _skills(plan((*FIVE, *later)))} & {"1.1"}


def test_neighbours_of_one_profile_are_asked_other_questions() -> None:
    deep = shown(dict.fromkeys(COMPETENCES[:5], 4))
    twins = _with_twins(POOL)
    found = {plan(deep, release=twins, exam_id=f"e{n}") for n in range(10)}
    assert len(found) == 10
    assert plan(deep, release=twins) == plan(deep, release=twins)


def test_a_challenge_answered_right_before_is_not_asked_while_there_is_another() -> None:
    twins = _with_twins(POOL)
    known = {one.id for one in POOL.challenges}
    assert not known & set(plan(release=twins, answered_right=known))
    everything = {one.id for one in twins.challenges}
    assert len(plan(release=twins, answered_right=everything)) == 15


def test_an_exam_of_2019_is_as_long_as_its_draw() -> None:
    start = sitting().exam.start
    assert start is not None
    assert (start.length, len(start.plan)) == (15, 15)
    assert start.profile == dict.fromkeys(COMPETENCES[:5], (3, 24))


def test_who_has_shown_nothing_has_nothing_to_confirm() -> None:
    with pytest.raises(NotCertifiable):
        sitting(())


def _skills(ids: tuple[str, ...]) -> list[Skill]:
    return [POOL.skill(POOL.challenge(id_).skill_id) for id_ in ids]


def _with_twins(release: Release) -> Release:
    """A second challenge of every skill."""
    twins = [challenge(one.skill_id, "b", b=one.b) for one in release.challenges]
    return replace(release, challenges=(*release.challenges, *twins))


# what is asked


def test_the_draw_is_asked_in_its_order() -> None:
    exam = answered("r" * 15)
    assert exam.end_reason == "completed"
    assert exam.start is not None
    assert tuple(one.challenge_id for one in exam.answers) == exam.start.plan


def test_a_reported_question_is_passed_over_and_comes_back_when_dismissed() -> None:
    one = sitting()
    parked = one.asked.id
    one.report()
    one.settle("dismiss_report")
    exam = one.answer_all(lambda _: True)
    assert len(exam.answers) == 15
    assert exam.answers[1].challenge_id == parked


def test_a_question_dropped_leaves_an_exam_one_shorter() -> None:
    one = sitting()
    one.report()
    one.settle("accept_report")
    exam = one.answer_all(lambda _: True)
    assert (exam.end_reason, len(exam.answers)) == ("completed", 14)
    assert result(exam).pix == 5 * 24


# the result


def test_a_profile_confirmed_gives_its_levels_and_pix() -> None:
    found = result(answered("r" * 15))
    assert (found.status, found.pix, found.mesh) == ("validated", 120, 1)
    assert dict(found.levels) == {id_: 3 if id_ in COMPETENCES[:5] else 0 for id_ in COMPETENCES}
    assert (found.max_level, found.max_pix) == (5, 640)
    assert found.theta is None


@pytest.mark.parametrize(
    ("rights", "pix", "first_level"),
    [
        ("rrw" + "r" * 12, 120, 3),  # 93 %: two of three are enough
        ("rrw" * 5, 5 * 16, 2),  # 67 %: a level less everywhere
        ("www" + "r" * 12, 96, 0),  # 80 %, and none of three
        ("rww" + "r" * 12, 96, 0),
    ],
)
def test_levels_follow_the_rules_of_reproducibility(
    rights: str, pix: int, first_level: int
) -> None:
    found = result(answered(rights))
    assert (found.pix, found.levels["1.1"]) == (pix, first_level)


def test_less_than_half_right_certifies_nothing() -> None:
    found = result(answered("r" * 7 + "w" * 8))
    assert (found.status, found.comment) == (
        "rejected",
        "rejected_due_to_insufficient_correct_answers",
    )
    assert (found.pix, dict(found.levels)) == (None, {})


def test_questions_left_by_the_candidate_are_missed() -> None:
    assert result(answered("r" * 7, then="candidate")).status == "rejected"
    assert result(answered("r" * 12, then="candidate")).pix == 96


def test_questions_left_by_an_incident_are_neutralized() -> None:
    """10 of 15 are enough to be trusted, 9 are not."""
    whole = result(answered("r" * 10, then="technical"))
    assert (whole.status, whole.counted) == ("validated", 10)
    short = result(answered("r" * 9, then="technical"))
    assert (short.status, short.comment) == ("cancelled", "cancelled_due_to_neutralization")


def test_a_neutralized_answer_is_taken_out() -> None:
    wrong = answered("w" + "r" * 14)
    kept = result(wrong, Decisions(neutralized=frozenset({1})))
    assert (kept.pix, kept.counted) == (120, 14)


def test_the_least_profiles_downgraded_are_worth_nothing_and_not_an_error() -> None:
    """Level 1 everywhere, two of three right: more than half, and not one pix."""
    one = sitting(shown(dict.fromkeys(COMPETENCES[:5], 1)))
    rights = iter("rw" * 5)
    exam = one.answer_all(lambda _: next(rights) == "r")
    found = result(exam)
    assert (found.status, found.comment) == ("rejected", "rejected_due_to_zero_pix_score")


@pytest.mark.parametrize(
    ("decisions", "status", "comment"),
    [
        (Decisions(is_cancelled=True), "cancelled_by_jury", "cancelled_by_jury"),
        (Decisions(is_fraud=True), "rejected", "fraud"),
    ],
    ids=["cancelled", "fraud"],
)
def test_the_jury_has_the_last_word(decisions: Decisions, status: str, comment: str) -> None:
    found = result(answered("r" * 15), decisions)
    assert (found.status, found.comment, found.pix) == (status, comment, None)


@given(st.text("rwpad", max_size=40), st.sampled_from(["candidate", "technical"]))
def test_every_exam_has_a_result_whatever_happens(steps: str, cause: Cause) -> None:
    """Answers, reports accepted and dismissed: a result, and never more than the profile."""
    one = sitting()
    for step in steps:
        _take(one, step)
    exam = one.exam if not one.is_running else one.end(cause=cause)
    found = result(exam)
    assert (found.pix or 0) <= 120
    assert all(level <= 3 for level in found.levels.values())
    assert result(exam) == found


def _take(one: Sitting, step: str) -> None:
    if not one.is_running:
        return
    if step in "rw":
        one.answer(is_right=step == "r")
    elif step == "p" and len(one.exam.open_alerts) < 3:
        one.report()
    elif step in "ad" and one.exam.open_alerts:
        one.settle("accept_report" if step == "a" else "dismiss_report")
