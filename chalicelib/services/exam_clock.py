"""What the clock does to exams when nobody asks; and the lines of rooms that lag behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.certif_errors import CandidateNotFound
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing
from chalicelib.core.certification.exam import LATE, Exam, apply, fold, time_due_at
from chalicelib.core.certification.room import standing
from chalicelib.core.errors import RowExists
from chalicelib.ports.certif import Exams, Rooms

NEXT_LOOK = timedelta(minutes=5)
"""A paused exam has no end yet: it is looked at again after that."""


@dataclass(frozen=True, slots=True)
class ClockDoors:
    """What these use cases need from outside."""

    exams: Exams
    rooms: Rooms


def exams_to_look_at(
    doors: ClockDoors, *, now: datetime, at_most: int
) -> Sequence[tuple[str, datetime]]:
    """Exams whose time may be over, and when they were due."""
    return doors.exams.due(now=now, at_most=at_most)


def look_at_exam(doors: ClockDoors, exam_id: str, due_at: datetime, *, now: datetime) -> bool:
    """End the exam if its time is over; True when it was ended here.

    Safe to run twice: an exam that ended leaves the list, another is due again at its new end.
    """
    exam = fold(*doors.exams.get(exam_id))
    if exam.is_out_of_time(now):
        is_ended = _ended(doors, exam, now=now)
        doors.exams.done(exam_id, due_at, again_at=None if is_ended else now)
        return is_ended
    doors.exams.done(exam_id, due_at, again_at=_next_look(exam, now))
    return False


def follow(doors: ClockDoors, exam_id: str) -> Exam:
    """The exam after something happened; its line is written again if it lags behind.

    An exam that ended leaves the list of those whose time may be over.
    """
    exam = fold(*doors.exams.get(exam_id))
    _mend_line(doors, exam)
    due_at = time_due_at(exam)
    if exam.phase == "ended" and due_at is not None:
        doors.exams.done(exam_id, due_at)
    return exam


def _mend_line(doors: ClockDoors, exam: Exam) -> None:
    """A process may have died between the event and the line."""
    try:
        line = doors.rooms.line(exam.header.session_id, exam.header.id)
        if line.sequence < exam.last_sequence:
            doors.rooms.save(standing(exam))
    except CandidateNotFound:  # taken off the session meanwhile: there is no line to write
        return


def _ended(doors: ClockDoors, exam: Exam, *, now: datetime) -> bool:
    event = acts.end(exam, "time", Doing(now))
    try:
        doors.exams.append(exam.header.id, event)
    except RowExists:  # something happened just now: looked at again
        return False
    doors.rooms.save(standing(apply(exam, event)))
    return True


def _next_look(exam: Exam, now: datetime) -> datetime | None:
    if exam.phase == "running" and exam.deadline is not None:
        return exam.deadline + LATE
    return now + NEXT_LOOK if exam.phase == "paused" else None
