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


def look_at_exam(doors: ClockDoors, exam_id: str, due_at: datetime, *, now: datetime) -> Exam:
    """The exam, ended if its time is over; its line is written again if it lags behind.

    Safe to run twice: one that goes on is due again at its new end. One that has ended stays on the
    list until it is seen to (`see_to`).
    """
    exam = fold(*doors.exams.get(exam_id))
    if exam.is_out_of_time(now):
        exam = _ended(doors, exam, now=now)
    _mend_line(doors, exam)
    again_at = _next_look(exam, now)
    if again_at is not None:
        doors.exams.done(exam_id, due_at, again_at=again_at)
    return exam


def follow(doors: ClockDoors, exam_id: str) -> Exam:
    """The exam after something happened; its line is written again if it lags behind."""
    exam = fold(*doors.exams.get(exam_id))
    _mend_line(doors, exam)
    return exam


def follow_answers(doors: ClockDoors, exam_id: str, *, sequence: int) -> None:
    """Answers up to that event, none of which ended the exam: its line is all that may lag.

    The exam is read only when it does.
    """
    try:
        line = doors.rooms.line(doors.exams.session_of(exam_id), exam_id)
    except CandidateNotFound:  # taken off the session meanwhile: there is no line to write
        return
    if line.sequence < sequence:
        follow(doors, exam_id)


def see_to(doors: ClockDoors, exam: Exam, *, due_at: datetime | None = None) -> None:
    """Take an exam that ended, and is scored if it may be, off the list."""
    due_at = due_at or time_due_at(exam)
    if due_at is not None:
        doors.exams.done(exam.header.id, due_at)


def _mend_line(doors: ClockDoors, exam: Exam) -> None:
    """A process may have died between the event and the line."""
    try:
        line = doors.rooms.line(exam.header.session_id, exam.header.id)
        if line.sequence < exam.last_sequence:
            doors.rooms.save(standing(exam))
    except CandidateNotFound:  # taken off the session meanwhile: there is no line to write
        return


def _ended(doors: ClockDoors, exam: Exam, *, now: datetime) -> Exam:
    event = acts.end(exam, "time", Doing(now))
    try:
        doors.exams.append(exam.header.id, event)
    except RowExists:  # something happened just now: looked at again
        return exam
    after = apply(exam, event)
    doors.rooms.save(standing(after))
    return after


def _next_look(exam: Exam, now: datetime) -> datetime | None:
    if exam.phase == "running" and exam.deadline is not None:
        return max(now, exam.deadline + LATE)
    return now + NEXT_LOOK if exam.phase == "paused" else None
