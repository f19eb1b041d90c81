"""What a center has to say before a session is finalized: why some exams were not finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.core.certif_errors import CauseMissing
from chalicelib.core.certification.exam import Cause
from chalicelib.core.certification.room import RoomLine


@dataclass(frozen=True, slots=True)
class Standing:
    """The candidates of a room as its end finds them, each list by number.

    `absent`: the exam was not begun; `unfinished`: it was, and not all was answered; `alerts`: a
    reported question still waits for the invigilator's word.
    """

    finished: tuple[RoomLine, ...]
    unfinished: tuple[RoomLine, ...]
    absent: tuple[RoomLine, ...]
    alerts: tuple[RoomLine, ...]


def standing(lines: Sequence[RoomLine]) -> Standing:
    """Who is where."""
    begun = [line for line in lines if line.length]
    return Standing(
        finished=tuple(line for line in begun if line.end_reason == "completed"),
        unfinished=tuple(line for line in begun if line.end_reason != "completed"),
        absent=tuple(line for line in lines if not line.length),
        alerts=tuple(line for line in begun if line.alerts),
    )


def refuse_missing_causes(found: Standing, causes: Mapping[str, Cause]) -> None:
    """Raise `CauseMissing` for the first candidate of whom nobody says why they did not finish."""
    for line in found.unfinished:
        if not causes.get(line.candidate_id):
            raise CauseMissing(line.candidate_id)
