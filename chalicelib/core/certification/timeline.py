"""What happened in an exam, question by question, for who weighs it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.certification.evidence import EvidenceBatch, Noticed
from chalicelib.core.certification.exam import (
    AlertState,
    Event,
    EventKind,
    Exam,
    ExamHeader,
    apply,
)
from chalicelib.core.grading import Outcome

MARKS: frozenset[EventKind] = frozenset(
    {"started", "paused", "resumed", "moved", "move_refused", "ended", "closed"}
)
"""Events that are told beside the questions."""


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was answered, or reported and put aside; pauses are not in its seconds."""

    sequence: int
    position: int
    challenge_id: str
    kind: Literal["answered", "reported"]
    asked_at: datetime
    at: datetime
    seconds: int
    outcome: Outcome | None
    category: str = ""
    state: AlertState | None = None
    focus_losses: int = 0
    pasted: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Something else that happened; `by`: whose account did it, "" for the candidate or us."""

    kind: EventKind
    at: datetime
    by: str
    detail: str


def steps_of(
    header: ExamHeader, events: Sequence[Event], noticed: Sequence[EvidenceBatch] = ()
) -> tuple[Step, ...]:
    """Every question, in the order it was asked."""
    exam, since, paused = Exam(header), header.opened_at, timedelta()
    found: list[tuple[Event, Exam, datetime, int]] = []
    for event in events:
        before = exam
        exam = apply(exam, event)
        if event.kind in {"answered", "reported"}:
            spent = event.at - since - (before.paused - paused)
            found.append((event, before, since, max(0, int(spent.total_seconds()))))
        if event.kind in {"started", "answered", "reported"}:
            since, paused = event.at, exam.paused
    seen = [one for batch in noticed for one in batch.noticed]
    return tuple(
        _step(event, before, exam, seen=seen, asked_at=asked_at, seconds=seconds)
        for event, before, asked_at, seconds in found
    )


def marks_of(events: Sequence[Event]) -> tuple[Mark, ...]:
    """What is told beside the questions, in order."""
    return tuple(
        Mark(event.kind, event.at, event.by, event.detail)
        for event in events
        if event.kind in MARKS
    )


def _step(
    event: Event,
    before: Exam,
    after: Exam,
    *,
    seen: Sequence[Noticed],
    asked_at: datetime,
    seconds: int,
) -> Step:
    alert = next((one for one in after.alerts if one.sequence == event.sequence), None)
    here = [
        one for one in seen if one.position == before.position and asked_at <= one.at <= event.at
    ]
    return Step(
        sequence=event.sequence,
        position=before.position,
        challenge_id=before.challenge_id or "",
        kind="reported" if alert else "answered",
        asked_at=asked_at,
        at=event.at,
        seconds=seconds,
        outcome=event.outcome,
        category=alert.category if alert else "",
        state=alert.state if alert else None,
        focus_losses=sum(one.kind == "focus_lost" for one in here),
        pasted=sum(one.kind == "pasted" for one in here),
    )
