"""The lines of rooms in DynamoDB: a small row a candidate, written forwards only.

What moves is one short text, so that forty lines are one Query of 8 KB at most.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from pynamodb.exceptions import UpdateError

from chalicelib.adapters.dynamo.certif_tables import RoomRow
from chalicelib.core.certif_errors import CandidateNotFound
from chalicelib.core.certification.acts import ROOM_ACTS
from chalicelib.core.certification.exam import EndReason, Phase
from chalicelib.core.certification.issue_report import IN_CHALLENGE
from chalicelib.core.certification.room import RoomLine

_PHASES: dict[Phase, str] = {
    "expected": "x",
    "waiting": "w",
    "ready": "y",
    "running": "r",
    "paused": "p",
    "ended": "e",
}
_PHASES_BY_CODE = {code: phase for phase, code in _PHASES.items()}
_REASONS: dict[EndReason, str] = {
    "completed": "c",
    "invigilator": "i",
    "time": "t",
    "finalized": "f",
}
_REASONS_BY_CODE = {code: reason for reason, code in _REASONS.items()}
_CONFIRMED, _LET_IN, _MOVE_ASKED = 1, 2, 4
_LOST = {"ConditionalCheckFailedException", "TransactionConflictException"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class DynamoRooms:
    """`ports.certif.Rooms` on the table `rooms`."""

    def lines(self, session_id: str) -> Sequence[RoomLine]:
        """One strongly consistent Query."""
        rows = RoomRow.query(session_id, consistent_read=True)
        return sorted(map(line_of_row, rows), key=lambda line: line.number)

    def line(self, session_id: str, candidate_id: str) -> RoomLine:
        """One strongly consistent Get."""
        try:
            return line_of_row(RoomRow.get(session_id, candidate_id, consistent_read=True))
        except RoomRow.DoesNotExist as error:
            raise CandidateNotFound from error

    def save(self, line: RoomLine) -> RoomLine:
        """One conditional Update; one Get more when something newer was there."""
        row = RoomRow(line.session_id, line.candidate_id)
        is_older = RoomRow.sequence.does_not_exist() | (RoomRow.sequence < line.sequence)
        written = (RoomRow.state.set(_state(line)), RoomRow.sequence.set(line.sequence))
        try:
            row.update(actions=[*written], condition=RoomRow.session_id.exists() & is_older)
        except UpdateError as error:
            if error.cause_response_code not in _LOST:
                raise
            return self.line(line.session_id, line.candidate_id)
        return line_of_row(row)


def row_of(line: RoomLine) -> RoomRow:
    """The whole row of a line: for who enrols."""
    return RoomRow(
        line.session_id,
        line.candidate_id,
        number=line.number,
        first_name=line.first_name,
        last_name=line.last_name,
        extra_percent=line.extra_percent or None,
        state=_state(line) if line.sequence else None,
        sequence=line.sequence or None,
    )


def line_of_row(row: RoomRow) -> RoomLine:
    """The line that a row holds."""
    return RoomLine(
        session_id=row.session_id,
        candidate_id=row.candidate_id,
        number=int(row.number),
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        extra_percent=int(row.extra_percent or 0),
        **(_standing(row.state, int(row.sequence or 0)) if row.state else {}),
    )


def _state(line: RoomLine) -> str:
    """Everything that moves, in one short text."""
    marks = _CONFIRMED * line.is_confirmed + _LET_IN * line.is_let_in
    acts = sum(1 << ROOM_ACTS.index(act) for act in line.acts)
    places = (
        _PHASES[line.phase],
        marks + _MOVE_ASKED * line.is_move_asked,
        line.answered,
        line.length,
        _written(line.deadline),
        "" if line.seconds_left is None else line.seconds_left,
        line.alert,
        _category_code(line.alert_category),
        line.alerts,
        _REASONS[line.end_reason] if line.end_reason else "",
        _written(line.last_at),
        f"{acts:x}",
    )
    return ",".join(map(str, places))


@lru_cache(maxsize=2_000)
def _standing(state: str, sequence: int) -> dict[str, Any]:
    """What moves, read from the text; most lines of a room are as they were a moment ago."""
    phase, marks, answered, length, deadline, left, alert, category, alerts, reason, at, acts = (
        state.split(",")
    )
    offered = int(acts, 16)
    return {
        "phase": _PHASES_BY_CODE[phase],
        "is_confirmed": bool(int(marks) & _CONFIRMED),
        "is_let_in": bool(int(marks) & _LET_IN),
        "answered": int(answered),
        "length": int(length),
        "deadline": _read(deadline),
        "seconds_left": int(left) if left else None,
        "alert": int(alert),
        "alert_category": _category(category),
        "alerts": int(alerts),
        "is_move_asked": bool(int(marks) & _MOVE_ASKED),
        "end_reason": _REASONS_BY_CODE[reason] if reason else None,
        "last_at": _read(at),
        "acts": tuple(act for place, act in enumerate(ROOM_ACTS) if offered >> place & 1),
        "sequence": sequence,
    }


def _category_code(category: str) -> str:
    """One letter for a category; the list of categories only grows at its end."""
    return chr(ord("A") + IN_CHALLENGE.index(category)) if category else ""


def _category(code: str) -> str:
    return IN_CHALLENGE[ord(code) - ord("A")] if code else ""


def _written(at: datetime | None) -> str:
    """Milliseconds since 1970, in base 16: 11 letters."""
    return f"{round((at - _EPOCH) / _MS):x}" if at else ""


def _read(text: str) -> datetime | None:
    return datetime.fromtimestamp(int(text, 16) / 1000, tz=UTC) if text else None
