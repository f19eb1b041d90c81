"""What an exam is worth, by version: statuses, what is kept, and that it never changes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.certif_errors import ExamNotNow
from chalicelib.core.certification.certification import Decisions, Result
from chalicelib.core.certification.exam import Cause, Exam
from chalicelib.core.certification.scored import result_of
from chalicelib.core.content import Release
from chalicelib.core.errors import UnknownRelease
from chalicelib.core.exam_version import ExamVersion
from tests import factories
from tests.exam_grounds import COMPETENCES, small_pool, version
from tests.sittings import Hall, relabelled

EVERY_KIND = pytest.mark.parametrize("version_id", ["2024", "incumbent"])
CAUSES: Sequence[Cause] = ("", "candidate", "technical")


@cache
def hall(version_id: str) -> Hall:
    return Hall(version(version_id), small_pool())


@cache
def sat(version_id: str, *, below: float = 0.4, answers: int = 32) -> Exam:
    """An exam of somebody who holds whatever is easier than that."""
    sitting = hall(version_id).sitting("e")
    return sitting.answer_all(lambda asked: asked.b < below, at_most=answers)


@cache
def left(version_id: str, answers: int, cause: Cause) -> Exam:
    """The same, stopped by the invigilator."""
    sitting = hall(version_id).sitting("e")
    sitting.answer_all(lambda asked: asked.b < 0.4, at_most=answers)
    return sitting.end(cause=cause)


def result(exam: Exam, version_id: str = "2024", **given_: Any) -> Result:
    return result_of(version(version_id), small_pool(), exam, **given_)


@EVERY_KIND
def test_a_whole_exam_gives_a_score_and_sixteen_levels(version_id: str) -> None:
    found = result(sat(version_id), version_id)
    assert (found.status, found.comment, found.counted) == ("validated", None, 32)
    assert tuple(found.levels) == COMPETENCES
    assert all(0 <= level <= 7 for level in found.levels.values())
    assert (found.max_level, found.max_pix) == (7, 895)
    assert found.pix is not None
    assert 0 < found.pix < 895
    assert found.theta is not None


@EVERY_KIND
def test_who_knows_more_gets_more(version_id: str) -> None:
    pix = [result(sat(version_id, below=below), version_id).pix or 0 for below in (-1, 0, 1, 2)]
    assert pix == sorted(pix)
    assert pix[0] < pix[-1]


@EVERY_KIND
def test_a_score_of_zero_is_no_certificate(version_id: str) -> None:
    hardest = replace(version(version_id), bounds=(9.0, 9.2, 9.4, 9.5, 9.6, 9.7, 9.8, 9.9, 10.0))
    found = result_of(hardest, small_pool(), sat(version_id))
    assert (found.status, found.comment) == ("rejected", "rejected_due_to_zero_pix_score")
    assert (found.pix, found.mesh, dict(found.levels)) == (0, None, {})
    assert found.theta is not None


# unfinished exams


@EVERY_KIND
@pytest.mark.parametrize(
    ("answers", "cause", "status", "comment"),
    [
        (19, "candidate", "rejected", "rejected_due_to_lack_of_answers"),
        (19, "", "rejected", "rejected_due_to_lack_of_answers"),
        (
            19,
            "technical",
            "cancelled",
            "cancelled_due_to_lack_of_answers_for_technical_reason",
        ),
        (0, "candidate", "rejected", "rejected_due_to_lack_of_answers"),
        (20, "candidate", "validated", None),
        (20, "technical", "validated", None),
    ],
)
def test_twenty_answers_are_needed(
    version_id: str, answers: int, cause: Cause, status: str, comment: str | None
) -> None:
    found = result(left(version_id, answers, cause), version_id)
    assert (found.status, found.comment, found.counted) == (status, comment, answers)
    assert (found.pix is None) == (status != "validated")


@EVERY_KIND
def test_questions_left_by_the_candidate_are_failed_and_those_of_an_incident_are_not(
    version_id: str,
) -> None:
    whole = result(sat(version_id), version_id).theta or 0.0
    unfinished = {cause: result(left(version_id, 26, cause), version_id) for cause in CAUSES}
    theta = {cause: found.theta or 0.0 for cause, found in unfinished.items()}
    assert theta["candidate"] < theta["technical"] - 0.3
    assert theta[""] == theta["technical"]
    assert abs(theta["technical"] - whole) < 0.3
    assert {found.counted for found in unfinished.values()} == {26}


@EVERY_KIND
def test_what_was_withdrawn_is_not_failed_either(version_id: str) -> None:
    """Of 36 questions one was dropped and one neutralized: neither is among those left."""
    release = _pool_of(36)
    sitting = Hall(replace(version(version_id), per_tube=0, per_competence=0), release).sitting("e")
    dropped = sitting.asked.id
    sitting.report()
    sitting.settle("accept_report")
    sitting.answer_all(lambda asked: asked.b < 0.4, at_most=22)
    exam = sitting.end(cause="candidate")
    decisions = Decisions(neutralized=frozenset({2}))
    found = result_of(sitting.hall.version, release, exam, decisions=decisions)
    harder = _with_other_parameters(release, {dropped, exam.answers[1].challenge_id})
    again = result_of(sitting.hall.version, harder, exam, decisions=decisions)
    assert found.counted == 21
    assert again == found


def _pool_of(count: int) -> Release:
    return replace(small_pool(), challenges=small_pool().challenges[::3][:count])


def _with_other_parameters(release: Release, ids: set[str]) -> Release:
    """They would be the best to ask of anybody, if they could be."""
    return relabelled(
        release,
        a=lambda one, _: 5.0 if one.id in ids else one.a,
        b=lambda one, _: 0.2 if one.id in ids else one.b,
    )


@EVERY_KIND
def test_nobody_fails_what_there_was_not_to_ask(version_id: str) -> None:
    """Everything else was reported and dropped: the exam is complete with 24 answers."""
    sitting = hall(version_id).sitting("e")
    sitting.answer_all(lambda asked: asked.b < 0.4, at_most=24)
    while sitting.is_running:
        sitting.report()
        if sitting.is_running:
            sitting.settle("accept_report")
    closed = [replace(sitting.exam, is_closed=True, cause=cause) for cause in CAUSES]
    assert {(one.end_reason, len(one.answers)) for one in closed} == {("completed", 24)}
    assert len({result(one, version_id).theta for one in closed}) == 1


@EVERY_KIND
def test_leaving_never_pays(version_id: str) -> None:
    """From the minimum on, each question more that one dares to fail costs less than leaving."""
    thetas = [
        result(left(version_id, answers, "candidate"), version_id).theta or 0.0
        for answers in (20, 23, 26, 29)
    ]
    assert thetas == sorted(thetas)


# the jury


def test_a_neutralized_answer_no_longer_counts() -> None:
    exam = sat("2024")
    wrong = next(one.position for one in exam.answers if one.event.outcome == "ko")
    found = result(exam, decisions=Decisions(neutralized=frozenset({wrong})))
    assert found.counted == 31
    assert (found.theta or 0.0) > (result(exam).theta or 0.0)


def test_an_answer_restored_counts_as_before() -> None:
    exam = sat("2024")
    taken_out = result(exam, decisions=Decisions(neutralized=frozenset({3, 4})))
    assert taken_out != result(exam)
    assert result(exam, decisions=Decisions()) == result(exam)


@EVERY_KIND
@pytest.mark.parametrize(("neutralized", "status"), [(12, "validated"), (13, "cancelled")])
def test_too_many_neutralized_answers_cancel_an_exam_and_reject_nobody(
    version_id: str, neutralized: int, status: str
) -> None:
    decisions = Decisions(neutralized=frozenset(range(1, neutralized + 1)))
    found = result(sat(version_id), version_id, decisions=decisions)
    comment = None if status == "validated" else "cancelled_due_to_neutralization"
    assert (found.status, found.comment) == (status, comment)


def test_a_neutralized_question_is_not_failed_again_by_leaving() -> None:
    exam = left("2024", 26, "candidate")
    failed = exam.answers[-1].position
    taken_out = result(exam, decisions=Decisions(neutralized=frozenset({failed})))
    assert taken_out.counted == 25
    assert taken_out.status == "validated"


@EVERY_KIND
@pytest.mark.parametrize(
    ("decisions", "status", "comment"),
    [
        (Decisions(is_cancelled=True), "cancelled_by_jury", "cancelled_by_jury"),
        (Decisions(is_fraud=True), "rejected", "fraud"),
        (Decisions(is_cancelled=True, is_fraud=True), "cancelled_by_jury", "cancelled_by_jury"),
        (
            Decisions(is_fraud=True, neutralized=frozenset(range(1, 30))),
            "rejected",
            "fraud",
        ),
    ],
    ids=["cancelled", "fraud", "both", "fraud with neutralized answers"],
)
def test_a_decision_of_the_jury_keeps_nothing(
    version_id: str, decisions: Decisions, status: str, comment: str
) -> None:
    found = result(sat(version_id), version_id, decisions=decisions, wants_clea=True)
    assert (found.status, found.comment) == (status, comment)
    assert (found.pix, found.mesh, found.theta, dict(found.levels)) == (None, None, None, {})
    assert not found.is_clea


# the double certification


def _clea(pix: int, *, wants: bool = True) -> bool:
    exam = sat("2024")
    asked = replace(version("2024"), clea_pix=pix)
    return result_of(asked, small_pool(), exam, wants_clea=wants).is_clea


def test_the_double_certification_is_earned_at_its_pix_by_who_wants_it() -> None:
    pix = result(sat("2024")).pix or 0
    assert [_clea(pix), _clea(pix + 1), _clea(pix, wants=False)] == [True, False, False]


# reports


def test_a_question_whose_report_is_accepted_does_not_count() -> None:
    sitting = hall("2024").sitting("e")
    parked = sitting.asked.id
    sitting.report()
    sitting.answer_all(lambda asked: asked.b < 0.4)
    undecided = result(sitting.exam)
    sitting.settle("accept_report")
    assert result(sitting.exam) == undecided
    assert parked not in {one.challenge_id for one in sitting.exam.answers}


# always the same


@EVERY_KIND
@given(st.integers(20, 32), st.sampled_from(CAUSES), st.sets(st.integers(1, 20), max_size=6))
@settings(max_examples=15, deadline=None)
def test_scoring_again_gives_the_same_result(
    version_id: str, answers: int, cause: Cause, neutralized: set[int]
) -> None:
    """Read from storage years later, by a process that made its bank again."""
    exam = sat(version_id) if answers == 32 else left(version_id, answers, cause)
    decisions = Decisions(neutralized=frozenset(neutralized))
    first = result(exam, version_id, decisions=decisions)
    fresh = replace(small_pool(), challenges=tuple(map(replace, small_pool().challenges)))
    again = result_of(version(version_id), fresh, replace(exam), decisions=decisions)
    assert asdict(first) == asdict(again)


def test_an_exam_is_not_scored_before_its_end() -> None:
    with pytest.raises(ExamNotNow):
        result(hall("2024").sitting("e").exam)


@pytest.mark.parametrize("changed", [{"id": "f" * 16}, {"calibration_id": "c" * 16}], ids=str)
def test_an_exam_is_scored_with_its_own_release_and_calibration(changed: dict[str, str]) -> None:
    with pytest.raises(UnknownRelease):
        result_of(version("2024"), replace(small_pool(), **changed), sat("2024"))


# the published runs of the original rule, through the exam's own code


VECTORS = json.loads(
    (Path(__file__).parents[3] / "data/exam_vectors.json").read_text(encoding="utf-8")
)
RUNS = [one for one in VECTORS["vectors"] if one["function"] == "v3.full_run"]
DEGRADATIONS = [one for one in VECTORS["vectors"] if one["function"] == "v3.degradation"]


@cache
def _published_bank() -> Release:
    items = VECTORS["fixtures"]["bank192"]
    ladders: dict[str, dict[str, tuple[int, ...]]] = {}
    for item in items:
        ladders.setdefault(item["competenceId"], {})[item["tubeId"]] = (1,)
    made = [
        factories.challenge(
            f"{item['tubeId']}-1", id=item["id"], a=item["discriminant"], b=item["difficulty"]
        )
        for item in items
    ]
    return factories.release(ladders, challenges=made)


def _published_version() -> ExamVersion:
    return replace(version("incumbent"), first_share=1.0)


def _published_hall() -> Hall:
    return Hall(_published_version(), _published_bank())


def _by_list(vector: dict[str, Any]) -> Exam:
    answers = [answer == "ok" for _, answer in vector["input"]["answers"]]
    sitting = _published_hall().sitting("e")
    for is_right in answers:
        sitting.answer(is_right=is_right)
    return sitting.exam if not sitting.is_running else sitting.end(cause="candidate")


@pytest.mark.parametrize("vector", RUNS, ids=lambda vector: vector["name"])
def test_a_published_run_is_asked_and_scored_as_published(vector: dict[str, Any]) -> None:
    exam = _by_list(vector)
    assert [one.challenge_id for one in exam.answers] == vector["expected"]["sequence"]
    found = result_of(_published_version(), _published_bank(), exam)
    assert (found.pix or 0) == vector["expected"]["score"]
    assert found.theta == pytest.approx(vector["expected"]["capacities"][-1], abs=1e-9)


@pytest.mark.parametrize("vector", DEGRADATIONS, ids=lambda vector: vector["name"])
def test_an_exam_left_by_its_candidate_is_degraded_as_published(vector: dict[str, Any]) -> None:
    found = result_of(_published_version(), _published_bank(), _by_list(vector))
    assert found.pix == vector["expected"]["score_after"]
    assert found.theta == pytest.approx(vector["expected"]["capacity_after"], abs=1e-9)
