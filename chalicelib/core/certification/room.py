"""What an invigilator sees: one small line a candidate, a projection of their exam."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.certification.acts import Act, possible
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import EndReason, Exam, Phase

Attention = Literal["report", "move", "arrived", "paused", "silent", "ready"]
"""Who needs help, the most urgent first: a reported question, another machine, somebody at the
door, a pause, no answer for long, somebody who may start and does not."""
ATTENTIONS: tuple[Attention, ...] = ("report", "move", "arrived", "paused", "silent", "ready")

SILENCE = timedelta(minutes=8)
"""Without an answer for longer than that, somebody should be looked after."""


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One candidate of a room; `sequence` is that of the last event it holds (0: nobody came).

    `deadline` is None before the start; `seconds_left` is what stood on the clock when it stopped
    (paused or ended). `alert`: the place of the oldest open report, 0 when there is none.
    """

    session_id: str
    candidate_id: str
    number: int
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    extra_percent: int = 0
    phase: Phase = "expected"
    is_confirmed: bool = False
    is_let_in: bool = False
    answered: int = 0
    length: int = 0
    deadline: datetime | None = None
    seconds_left: int | None = None
    alert: int = 0
    alert_category: str = ""
    alerts: int = 0
    is_move_asked: bool = False
    end_reason: EndReason | None = None
    last_at: datetime | None = None
    acts: tuple[Act, ...] = ("confirm",)
    sequence: int = 0


def first_line(candidate: Candidate) -> RoomLine:
    """The line of somebody who was just enrolled."""
    return RoomLine(
        session_id=candidate.session_id,
        candidate_id=candidate.id,
        number=candidate.number,
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        extra_percent=candidate.extra_percent,
    )


def line_of(exam: Exam, former: RoomLine) -> RoomLine:
    """The line after what happened; who it is of is taken from the former one."""
    oldest = exam.open_alerts[0] if exam.open_alerts else None
    is_still = exam.phase in {"paused", "ended"}
    return RoomLine(
        session_id=former.session_id,
        candidate_id=former.candidate_id,
        number=former.number,
        first_name=former.first_name,
        last_name=former.last_name,
        extra_percent=former.extra_percent,
        phase=exam.phase,
        is_confirmed=exam.is_confirmed,
        is_let_in=exam.is_let_in,
        answered=len(exam.answers),
        length=exam.start.length if exam.start else 0,
        deadline=exam.deadline,
        seconds_left=exam.seconds_left(exam.last_at) if is_still and exam.last_at else None,
        alert=oldest.sequence if oldest else 0,
        alert_category=oldest.category if oldest else "",
        alerts=len(exam.open_alerts),
        is_move_asked=bool(exam.asked_device_id),
        end_reason=exam.end_reason,
        last_at=exam.last_at,
        acts=possible(exam),
        sequence=exam.last_sequence,
    )


def standing(exam: Exam) -> RoomLine:
    """The line without who it is of, which the store of lines keeps."""
    header = exam.header
    return line_of(exam, RoomLine(header.session_id, header.id, 0, "", ""))


def attention(line: RoomLine, now: datetime) -> Attention | None:
    """Why this candidate needs somebody now, or None."""
    if line.phase == "ended":
        return "report" if line.alert else None
    needs: dict[Attention, bool] = {
        "report": line.alert > 0,
        "move": line.is_move_asked,
        "arrived": line.phase == "waiting" and not line.is_confirmed,
        "paused": line.phase == "paused",
        "silent": line.phase == "running" and _is_silent(line, now),
        "ready": line.phase == "ready" and _is_silent(line, now),
    }
    return next((need for need in ATTENTIONS if needs[need]), None)


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many candidates a room has, how many are in each phase, how many need somebody now."""

    candidates: int
    expected: int
    waiting: int
    ready: int
    running: int
    paused: int
    ended: int
    need_help: int


def headcount(lines: Sequence[RoomLine], now: datetime) -> Headcount:
    """Count the lines of a room."""
    phases = [line.phase for line in lines]
    return Headcount(
        candidates=len(lines),
        expected=phases.count("expected"),
        waiting=phases.count("waiting"),
        ready=phases.count("ready"),
        running=phases.count("running"),
        paused=phases.count("paused"),
        ended=phases.count("ended"),
        need_help=sum(attention(line, now) is not None for line in lines),
    )


def seconds_left(line: RoomLine, now: datetime) -> int | None:
    """What is left on the candidate's clock; None before the start."""
    if line.seconds_left is not None:
        return line.seconds_left
    if line.deadline is None:
        return None
    return max(0, int((line.deadline - now).total_seconds()))


def _is_silent(line: RoomLine, now: datetime) -> bool:
    return line.last_at is not None and now - line.last_at > SILENCE
