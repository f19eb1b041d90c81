"""What a room says of its candidates."""

from typing import Literal, cast

from chalicelib.api.endpoint import Instant, View
from chalicelib.core.certification.exam import EndReason, Phase
from chalicelib.core.certification.room import (
    Attention,
    Headcount,
    RoomLine,
    attention,
    seconds_left,
)

RoomAct = Literal[
    "confirm",
    "unconfirm",
    "let_in",
    "pause",
    "resume",
    "move",
    "refuse_move",
    "accept_report",
    "dismiss_report",
    "end",
]
"""What an invigilator does: `acts.ROOM_ACTS`, for schemas."""


class AlertView(View):
    """The oldest report that waits: its place, what is said to be wrong, how many wait."""

    sequence: int
    category: str
    count: int


class RoomLineView(View):
    """One candidate. `sequence` counts what happened: a line with a lower one is older.

    `seconds_left` is of the moment of the reply; while `running`, time goes on until `deadline`.
    `acts`: all that may be done now, nothing else is offered.
    """

    candidate_id: str
    number: int
    first_name: str
    last_name: str
    phase: Phase
    attention: Attention | None
    extra_percent: int
    answered: int
    length: int
    seconds_left: int | None
    deadline: Instant | None
    alert: AlertView | None
    is_confirmed: bool
    is_let_in: bool
    is_move_asked: bool
    end_reason: EndReason | None
    last_at: Instant | None
    acts: list[RoomAct]
    sequence: int


class HeadcountView(View):
    """How many candidates there are, in each phase, and who need somebody now."""

    candidates: int
    expected: int
    waiting: int
    ready: int
    running: int
    paused: int
    ended: int
    need_help: int


class RoomView(View):
    """The whole room, by number; `now`: the server's time, which clocks are set to."""

    now: Instant
    lines: list[RoomLineView]
    counts: HeadcountView


def line_view(line: RoomLine, now: Instant) -> RoomLineView:
    """A candidate's line as it is at that moment."""
    alert = AlertView(sequence=line.alert, category=line.alert_category, count=line.alerts)
    return RoomLineView(
        candidate_id=line.candidate_id,
        number=line.number,
        first_name=line.first_name,
        last_name=line.last_name,
        phase=line.phase,
        attention=attention(line, now),
        extra_percent=line.extra_percent,
        answered=line.answered,
        length=line.length,
        seconds_left=seconds_left(line, now),
        deadline=line.deadline,
        alert=alert if line.alert else None,
        is_confirmed=line.is_confirmed,
        is_let_in=line.is_let_in,
        is_move_asked=line.is_move_asked,
        end_reason=line.end_reason,
        last_at=line.last_at,
        acts=cast("list[RoomAct]", list(line.acts)),
        sequence=line.sequence,
    )


def headcount_view(counts: Headcount) -> HeadcountView:
    """The counts as they are sent."""
    return HeadcountView(
        candidates=counts.candidates,
        expected=counts.expected,
        waiting=counts.waiting,
        ready=counts.ready,
        running=counts.running,
        paused=counts.paused,
        ended=counts.ended,
        need_help=counts.need_help,
    )
