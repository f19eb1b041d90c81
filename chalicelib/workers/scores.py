"""Stream of exams -> lines of rooms that lagged, scores; every five minutes, what it missed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from chalicelib import wiring
from chalicelib.core.certification.exam import Exam, score_due_at
from chalicelib.core.certification.settlement import is_scorable
from chalicelib.observability import logger
from chalicelib.services.exam_clock import (
    exams_to_look_at,
    follow,
    follow_answers,
    look_at_exam,
    see_to,
)
from chalicelib.services.scoring import score_exam
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import exam as exam_wiring
from chalicelib.wiring import jury as jury_wiring
from chalicelib.workers import settlement

AT_MOST = 2_000
"""What one run looks at within a Lambda's time: a whole country's stragglers in an hour."""
_EVENT, _KIND, _NEXT = "e", "k", "n"
"""How an event's key begins; an answer has no kind, and brings a question unless it is the last."""
_Image = Mapping[str, Any]


class ExamsNotFollowed(Exception):
    """Lines could not be written; the stream gives the rows again."""


def follow_exams(images: Iterable[_Image]) -> None:
    """Mend lines, score what ended, settle sessions; one that fails does not hold up the others.

    A line that fails is given again by the stream; a score is left to the sweeper, which tells. A
    session is looked at once a batch: closing it closes all its exams together.
    """
    closed, failed = dict[str, None](), 0
    for exam_id, events in _events_of(images).items():
        try:
            exam = _followed(exam_id, events)
        except Exception:  # noqa: BLE001  # logged, and given again by the stream; the others go on
            logger.exception("An exam could not be followed", exam_id=exam_id)
            failed += 1
        else:
            if exam is not None and exam.is_closed:
                closed[exam.header.session_id] = None
    for session_id in closed:
        _settle(session_id)
    if failed:
        raise ExamsNotFollowed(f"{failed} exams could not be followed")


def sweep() -> None:
    """End exams whose time is over, score what the stream missed, settle their sessions."""
    _keep_time()
    _score_what_waits()
    settlement.sweep()


def _followed(exam_id: str, events: Sequence[_Image]) -> Exam | None:
    """The exam as it stands; None when it goes on, as it does after most answers."""
    doors = exam_wiring.clock_doors()
    if all(_KIND not in event and _NEXT in event for event in events):
        follow_answers(doors, exam_id, sequence=max(map(_sequence, events)))
        return None
    exam = follow(doors, exam_id)
    if exam.phase == "ended" and _is_scored(exam):
        see_to(doors, exam)
    return exam


def _settle(session_id: str) -> None:
    """The last exams of a finalized session settle it; the sweeper does when this fails."""
    try:
        settlement.settle(session_id)
    except Exception:  # noqa: BLE001  # logged; tried again at the sweeper's next run
        logger.exception("A session could not be settled", session_id=session_id)


def _keep_time() -> None:
    """End what ran out of time; what ended before and is still here has not been seen to."""
    doors, now = exam_wiring.clock_doors(), wiring.clock().now()
    due = exams_to_look_at(doors, now=now, at_most=AT_MOST)
    failed = [exam_id for exam_id, due_at in due if not _is_kept(exam_id, due_at, now=now)]
    if due:
        logger.info("Exams were looked at in time", exams=len(due))
    if failed:
        logger.error("Exams ended and have no score", exams=len(failed))


def _is_kept(exam_id: str, due_at: datetime, *, now: datetime) -> bool:
    doors = exam_wiring.clock_doors()
    try:
        exam = look_at_exam(doors, exam_id, due_at, now=now)
    except Exception:  # noqa: BLE001  # logged, and still due at the next run; the others go on
        logger.exception("An exam could not be looked at", exam_id=exam_id)
        return False
    if exam.phase != "ended":
        return True
    if not _is_scored(exam):
        return False
    see_to(doors, exam, due_at=due_at)
    return True


def _score_what_waits() -> None:
    """What is still here a minute after it was closed was missed by the stream."""
    to_score, now = certif_wiring.to_score(), wiring.clock().now()
    due = to_score.due(now=now, at_most=AT_MOST)
    scored = [one for one in due if _has_score(one[0])]
    for exam_id, due_at in scored:
        to_score.done(exam_id, due_at)
    if scored:
        logger.warning("Exams had been closed without a score", exams=len(scored))
    if len(scored) < len(due):
        logger.error("Exams are closed and have no score", exams=len(due) - len(scored))


def _is_scored(exam: Exam) -> bool:
    """True when there is a score, or none can be yet; a closed exam leaves its list."""
    if not is_scorable(exam):
        return True
    due_at = score_due_at(exam)
    if not _has_score(exam.header.id):
        return False
    if due_at is not None:
        certif_wiring.to_score().done(exam.header.id, due_at)
    return True


def _has_score(exam_id: str) -> bool:
    try:
        now = wiring.clock().now()
        return score_exam(jury_wiring.scoring_doors(), exam_id, now=now) is not None
    except Exception:  # noqa: BLE001  # logged; it stays on its list, and the sweeper comes back
        logger.exception("An exam could not be scored", exam_id=exam_id)
        return False


def _events_of(images: Iterable[_Image]) -> Mapping[str, Sequence[_Image]]:
    """The events among the rows, by exam."""
    found = defaultdict[str, list[_Image]](list)
    for image in images:
        if str(image["s"]["S"]).startswith(_EVENT):
            found[str(image["p"]["S"])].append(image)
    return found


def _sequence(event: _Image) -> int:
    return int(str(event["s"]["S"]).removeprefix(_EVENT))
