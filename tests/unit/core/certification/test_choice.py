"""What an exam asks next: quotas, reports, languages, needs; and that it always goes on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.certification.choice import chooser
from chalicelib.core.certification.exam import OPEN_ALERTS, Exam
from chalicelib.core.content import Challenge, Release
from chalicelib.core.errors import QuotasNotMet
from tests.exam_grounds import LENGTH, small_pool, version
from tests.factories import challenge
from tests.sittings import Hall, Sitting, relabelled

ADAPTIVE_KINDS = ("2024", "incumbent")
EVERY_KIND = pytest.mark.parametrize("version_id", ADAPTIVE_KINDS)


@cache
def hall(version_id: str = "2024", **pool: int) -> Hall:
    return Hall(version(version_id), small_pool(**pool))


def hall_of(release: Release, version_id: str = "2024") -> Hall:
    return Hall(version(version_id), release)


def counts(exam: Exam, release: Release) -> tuple[Counter[str], Counter[str]]:
    """Questions answered, by competence and by subject."""
    skills = [release.skill(release.challenge(one.challenge_id).skill_id) for one in exam.answers]
    return Counter(one.competence_id for one in skills), Counter(one.tube_id for one in skills)


def sometimes(challenge: Challenge) -> bool:
    return challenge.b < 0.4


def thirty_two_of(exam: Exam) -> bool:
    ids = [one.challenge_id for one in exam.answers]
    return exam.end_reason == "completed" and len(ids) == len(set(ids)) == LENGTH


def test_an_exam_asks_two_questions_of_each_competence_on_two_subjects() -> None:
    exam = hall().sitting("e").answer_all(sometimes)
    by_competence, by_tube = counts(exam, small_pool())
    assert set(by_competence.values()) == {2}
    assert set(by_tube.values()) == {1}
    assert thirty_two_of(exam)


def test_the_incumbents_exam_visits_every_competence_before_it_comes_back_to_one() -> None:
    exam = hall("incumbent", tubes=4).sitting("e").answer_all(sometimes)
    release = small_pool(tubes=4)
    first = [
        release.skill(release.challenge(one.challenge_id).skill_id) for one in exam.answers[:16]
    ]
    assert len({skill.competence_id for skill in first}) == 16
    assert set(counts(exam, release)[1].values()) == {1}


@EVERY_KIND
def test_the_same_exam_is_asked_the_same_questions(version_id: str) -> None:
    first, second = (hall(version_id).sitting("e").answer_all(sometimes) for _ in range(2))
    assert [one.challenge_id for one in first.answers] == [
        one.challenge_id for one in second.answers
    ]


@EVERY_KIND
def test_neighbours_who_answer_alike_are_asked_other_questions(version_id: str) -> None:
    exams = [hall(version_id).sitting(f"e{n}").answer_all(sometimes) for n in range(12)]
    asked = [frozenset(one.challenge_id for one in exam.answers) for exam in exams]
    assert len(set(asked)) == len(asked)
    assert len({exam.answers[0].challenge_id for exam in exams}) > 3


@EVERY_KIND
def test_what_is_chosen_depends_on_the_answers_alone(version_id: str) -> None:
    """Another machine that folds the same events later asks the same question."""
    sitting = hall(version_id).sitting("e")
    sitting.answer_all(sometimes, at_most=9)
    again = chooser(version(version_id), small_pool(), hall(version_id).items(), exam_id="e")
    before_last = replace(sitting.exam, answers=sitting.exam.answers[:-1])
    assert again(sitting.exam) == sitting.exam.challenge_id
    assert again(before_last) == sitting.exam.answers[-1].challenge_id


# reports


@EVERY_KIND
def test_the_skill_of_an_accepted_report_is_never_asked_again(version_id: str) -> None:
    sitting = hall(version_id).sitting("e")
    parked = sitting.asked
    sitting.report()
    sitting.settle("accept_report")
    exam = sitting.answer_all(sometimes)
    skills = {small_pool().challenge(one.challenge_id).skill_id for one in exam.answers}
    assert parked.skill_id not in skills
    assert thirty_two_of(exam)


@EVERY_KIND
def test_a_dismissed_question_comes_back_and_takes_a_place(version_id: str) -> None:
    sitting = hall(version_id).sitting("e")
    parked = sitting.asked.id
    sitting.report()
    sitting.settle("dismiss_report")
    exam = sitting.answer_all(sometimes)
    assert parked in {one.challenge_id for one in exam.answers}
    assert thirty_two_of(exam)


def test_a_dismissed_question_counts_for_its_competence() -> None:
    """Its place was kept while it was put aside: two questions a competence, still."""
    sitting = hall().sitting("e")
    sitting.report()
    sitting.answer_all(sometimes, at_most=30)
    sitting.settle("dismiss_report")
    by_competence, by_tube = counts(sitting.answer_all(sometimes), small_pool())
    assert set(by_competence.values()) == {2}
    assert set(by_tube.values()) == {1}


def test_reports_that_nobody_settles_leave_their_places_to_others() -> None:
    sitting = hall().sitting("e")
    for _ in range(OPEN_ALERTS):
        sitting.report()
        sitting.answer(is_right=True)
    assert thirty_two_of(sitting.answer_all(sometimes))


@EVERY_KIND
def test_no_skill_is_asked_twice_before_all_were(version_id: str) -> None:
    """A pool of sixteen subjects: more than one question of each, never two of a skill."""
    twice = _twins(small_pool(tubes=1), "b")
    needing = hall_of(twice, version_id).sitting("e", needs_accessible=True)
    skills = [
        twice.challenge(one.challenge_id).skill_id for one in needing.answer_all(sometimes).answers
    ]
    assert len(set(skills)) == len(skills) == LENGTH


@EVERY_KIND
def test_a_skill_is_asked_again_when_nothing_else_is_left(version_id: str) -> None:
    """Twenty skills, two questions each."""
    few = _twins(small_pool(tubes=1), "b")
    kept = {skill.id for skill in few.skills[:20]}
    scarce = relabelled(few, is_accessible=lambda one, _: one.skill_id in kept)
    sitting = hall_of(scarce, version_id).sitting("e", needs_accessible=True)
    skills = [
        scarce.challenge(one.challenge_id).skill_id for one in sitting.answer_all(sometimes).answers
    ]
    assert (len(skills), len(set(skills[:20])), len(set(skills))) == (LENGTH, 20, 20)


def _twins(release: Release, letter: str) -> Release:
    """A second challenge of every skill, as hard."""
    more = (challenge(one.skill_id, letter, a=one.a, b=one.b) for one in release.challenges)
    return replace(release, challenges=(*release.challenges, *more))


_STEP = st.sampled_from(["right", "wrong", "right", "wrong", "report", "accept", "dismiss"])


def _follow(sitting: Sitting, steps: Sequence[str]) -> None:
    """Take the steps that are possible; whatever is asked was never asked, and is not put aside."""
    for step in steps:
        if not sitting.is_running:
            return
        _check_asked(sitting)
        if step in {"right", "wrong"}:
            sitting.answer(is_right=step == "right")
        elif step == "report" and len(sitting.exam.open_alerts) < OPEN_ALERTS:
            sitting.report()
        elif step in {"accept", "dismiss"} and sitting.exam.open_alerts:
            sitting.settle("accept_report" if step == "accept" else "dismiss_report")


def _check_asked(sitting: Sitting) -> None:
    exam, asked = sitting.exam, sitting.asked
    release = sitting.hall.release
    assert asked.id not in {one.challenge_id for one in exam.answers}
    gone = [one for one in exam.alerts if one.state != "dismissed"]
    assert asked.skill_id not in {release.challenge(one.challenge_id).skill_id for one in gone}


@EVERY_KIND
@given(st.lists(_STEP, max_size=90))
@settings(max_examples=40, deadline=None)
def test_an_exam_goes_on_to_its_end_whatever_is_reported(
    version_id: str, steps: Sequence[str]
) -> None:
    sitting = hall(version_id).sitting("e")
    _follow(sitting, steps)
    assert thirty_two_of(sitting.answer_all(sometimes))


@EVERY_KIND
def test_an_exam_of_which_nearly_all_is_reported_still_has_its_length(version_id: str) -> None:
    """Of 128 questions, 80 are withdrawn: subjects and competences are asked more than they may."""
    sitting = hall(version_id).sitting("e")
    for _ in range(80):
        sitting.report()
        sitting.settle("accept_report")
    assert thirty_two_of(sitting.answer_all(sometimes))


@EVERY_KIND
def test_an_exam_that_has_nothing_left_to_ask_is_completed(version_id: str) -> None:
    sitting = hall(version_id).sitting("e")
    sitting.answer_all(sometimes, at_most=3)
    while sitting.is_running:
        sitting.report()
        if sitting.is_running:
            sitting.settle("accept_report")
    assert (sitting.exam.end_reason, len(sitting.exam.answers)) == ("completed", 3)
    assert len(sitting.exam.alerts) + 3 == len(small_pool().challenges)


# languages and needs


def _mixed() -> Release:
    """Half of the questions in English; of all, the odd ones are not accessible."""
    return relabelled(
        small_pool(tubes=8),
        lang=lambda _, place: "en" if place // 2 % 2 else "fr",
        is_accessible=lambda _, place: place % 2 == 0,
    )


@EVERY_KIND
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("needs_accessible", [False, True], ids=["usual", "accessible"])
def test_nobody_is_asked_what_they_cannot_read_or_reach(
    version_id: str, lang: str, needs_accessible: bool
) -> None:
    mixed = hall_of(_mixed(), version_id)
    exam = mixed.sitting("e", lang=lang, needs_accessible=needs_accessible).answer_all(sometimes)
    asked = [mixed.release.challenge(one.challenge_id) for one in exam.answers]
    assert {one.lang for one in asked} == {lang}
    assert not needs_accessible or all(one.is_accessible for one in asked)
    assert thirty_two_of(exam)


@EVERY_KIND
def test_too_few_accessible_subjects_are_asked_more_than_once(version_id: str) -> None:
    """Limits are dropped before anybody is asked what they cannot reach."""
    scarce = relabelled(
        small_pool(), is_accessible=lambda one, _: one.skill_id.rpartition("-")[0].endswith("0")
    )
    exam = hall_of(scarce, version_id).sitting("e", needs_accessible=True).answer_all(sometimes)
    asked = [scarce.challenge(one.challenge_id) for one in exam.answers]
    assert all(one.is_accessible for one in asked)
    assert max(counts(exam, scarce)[1].values()) > 1
    assert thirty_two_of(exam)


def test_a_language_without_questions_has_no_exam() -> None:
    with pytest.raises(QuotasNotMet):
        hall().items(lang="en")


def test_an_adaptive_exam_needs_something_to_choose_from() -> None:
    with pytest.raises(QuotasNotMet):
        chooser(version("2024"), small_pool(), None, exam_id="e")
