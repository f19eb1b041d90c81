"""Stream of exams -> lines of rooms that lagged, scores; every five minutes, what it missed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from chalicelib import wiring
from chalicelib.core.certification.exam import Exam, score_dues
from chalicelib.observability import logger
from chalicelib.services.exam_clock import exams_to_look_at, follow, look_at_exam
from chalicelib.services.scoring import score_exam
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import exam as exam_wiring
from chalicelib.wiring import jury as jury_wiring
from chalicelib.workers import settlement

AT_MOST = 2_000
"""What one run looks at within a Lambda's time: a whole country's stragglers in an hour."""
_EVENT = "e"


class ExamsNotFollowed(Exception):
    """Lines could not be written; the stream gives the rows again."""


def follow_exams(images: Iterable[Mapping[str, Any]]) -> None:
    """Mend lines, score what ended, settle sessions; one that fails does not hold up the others.

    A line that fails is given again by the stream; a score is left to the sweeper, which tells.
    """
    exam_ids = dict.fromkeys(_changed(images))
    failed = [exam_id for exam_id in exam_ids if not _is_followed(exam_id)]
    if failed:
        raise ExamsNotFollowed(f"{len(failed)} exams could not be followed")


def sweep() -> None:
    """End exams whose time is over, score what the stream missed, settle their sessions."""
    _keep_time()
    _score_what_waits()
    settlement.sweep()


def _is_followed(exam_id: str) -> bool:
    try:
        exam = follow(exam_wiring.clock_doors(), exam_id)
    except Exception:  # noqa: BLE001  # logged, and given again by the stream; the others go on
        logger.exception("An exam could not be followed", exam_id=exam_id)
        return False
    if exam.phase == "ended" and _is_scored(exam_id, *score_dues(exam)):
        _settle(exam)
    return True


def _settle(exam: Exam) -> None:
    """The last exam of a finalized session settles it; the sweeper does when this fails."""
    if not exam.is_closed:
        return
    try:
        settlement.settle(exam.header.session_id)
    except Exception:  # noqa: BLE001  # logged; tried again at the sweeper's next run
        logger.exception("A session could not be settled", session_id=exam.header.session_id)


def _keep_time() -> None:
    doors, now = exam_wiring.clock_doors(), wiring.clock().now()
    due = exams_to_look_at(doors, now=now, at_most=AT_MOST)
    ended = sum(_is_ended(exam_id, due_at, now=now) for exam_id, due_at in due)
    if due:
        logger.info("Exams were looked at in time", looked_at=len(due), ended=ended)


def _is_ended(exam_id: str, due_at: datetime, *, now: datetime) -> bool:
    try:
        return look_at_exam(exam_wiring.clock_doors(), exam_id, due_at, now=now)
    except Exception:  # noqa: BLE001  # logged, and still due at the next run; the others go on
        logger.exception("An exam could not be ended in time", exam_id=exam_id)
        return False


def _score_what_waits() -> None:
    """What is still there after a minute was missed: finished is not scored, and that is told."""
    now = wiring.clock().now()
    due = certif_wiring.to_score().due(now=now, at_most=AT_MOST)
    scored = sum(_is_scored(exam_id, due_at) for exam_id, due_at in due)
    if scored < len(due):
        logger.error("Exams ended and have no score", waiting=len(due) - scored)
    if scored:
        logger.warning("Exams had ended without a score", scored=scored)


def _is_scored(exam_id: str, *dues: datetime) -> bool:
    """True once there is a score; the exam then leaves the list of those to score."""
    try:
        now = wiring.clock().now()
        certification = score_exam(jury_wiring.scoring_doors(), exam_id, now=now)
    except Exception:  # noqa: BLE001  # logged; it stays on the list, and the sweeper comes back
        logger.exception("An exam could not be scored", exam_id=exam_id)
        return False
    if certification is None:
        return False
    for due_at in dues:
        certif_wiring.to_score().done(exam_id, due_at)
    return True


def _changed(images: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for image in images:
        if str(image["s"]["S"]).startswith(_EVENT):
            yield str(image["p"]["S"])
