"""The state machine of one candidate's exam: a header, a sequence of events, their fold.

Everything that happens to an exam is in one sequence, whoever does it: two things that happen at
once are ordered by "must not exist". What an act is allowed in, `acts.py` says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, cast

from chalicelib.core.grading import Outcome

Phase = Literal["expected", "waiting", "ready", "running", "paused", "ended"]
"""`expected`: nobody has joined; `waiting`: joined, and not both confirmed and let in; `ready`:
may start; `running`, `paused`; `ended`: no answer is taken any more."""

EventKind = Literal[
    "joined",
    "confirmed",
    "unconfirmed",
    "let_in",
    "started",
    "answered",
    "reported",
    "report_accepted",
    "report_dismissed",
    "paused",
    "resumed",
    "move_asked",
    "move_refused",
    "moved",
    "ended",
    "closed",
]
EndReason = Literal["completed", "invigilator", "time", "finalized"]
"""`time`: the clock, or the sweeper when the browser was gone; `finalized`: the centre closed the
session while it ran."""
Cause = Literal["", "candidate", "technical"]
"""Why an exam was not finished: said when the session is finalized."""
AlertState = Literal["open", "accepted", "dismissed"]

LATE = timedelta(seconds=60)
"""An answer that was on its way when the time was over still counts."""
OPEN_ALERTS = 3
"""Reported questions that may wait at once; a fourth needs the invigilator first."""
SCORING_PATIENCE = timedelta(minutes=1)
"""An exam that has no last score so long after it was closed was missed by the stream."""


@dataclass(frozen=True, slots=True)
class ExamHeader:
    """Whose exam it is; its id is the candidate's. Never rewritten.

    `owner_id`: the account it leads to, "" when the invigilator saw the person first.
    `session_number`, `site`, `room`: what the candidate's screen says of where it takes place.
    """

    id: str
    session_id: str
    owner_id: str
    opened_at: datetime
    session_number: str = ""
    site: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """What an exam is bound to from its first question on, so that it can be scored again.

    `minutes` holds the candidate's extra time, which is `extra_percent`. `plan`: the challenges of
    an exam drawn at once, in order (`historic`); `profile`: the levels and pix that it confirms, by
    competence.
    """

    version_id: str
    release_id: str
    calibration_id: str
    lang: str
    length: int
    minutes: int
    needs_accessible: bool = False
    extra_percent: int = 0
    watches_focus: bool = True
    plan: tuple[str, ...] = ()
    profile: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, at its own place in the sequence (1, 2, ...).

    `by`: the account of who did it ("" for the candidate and for the service itself).
    `next_challenge_id`: what is asked from then on, of `started`, `answered` and `reported` (None:
    nothing left) and of a dismissed report that brings its question back. `detail`: the reason of
    an end, the cause of a closing, the category of a report. `reference`: of which report.
    """

    sequence: int
    kind: EventKind
    at: datetime
    by: str = ""
    answer: str = ""
    digest: str = ""
    outcome: Outcome | None = None
    next_challenge_id: str | None = None
    device_id: str = ""
    detail: str = ""
    reference: int = 0
    start: Start | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in its place: `position` counts answers only, from 1."""

    position: int
    challenge_id: str
    event: Event


@dataclass(frozen=True, slots=True)
class Alert:
    """A question that the candidate reported and that was parked; named by its event's place."""

    sequence: int
    position: int
    challenge_id: str
    category: str
    at: datetime
    state: AlertState = "open"


@dataclass(frozen=True, slots=True)
class Exam:
    """The fold of a header and its events.

    `returning`: questions whose report was dismissed and that are asked again before the end.
    `paused`: time that did not count so far. `challenge_id`: what is asked now.
    """

    header: ExamHeader
    device_id: str = ""
    asked_device_id: str = ""
    is_confirmed: bool = False
    is_let_in: bool = False
    start: Start | None = None
    started_at: datetime | None = None
    answers: tuple[Answered, ...] = ()
    challenge_id: str | None = None
    alerts: tuple[Alert, ...] = ()
    returning: tuple[str, ...] = ()
    paused_at: datetime | None = None
    paused: timedelta = timedelta()
    end_reason: EndReason | None = None
    ended_at: datetime | None = None
    cause: Cause = ""
    is_closed: bool = False
    last_sequence: int = 0
    last_at: datetime | None = None

    @property
    def phase(self) -> Phase:
        """Where the exam is."""
        if self.end_reason is not None:
            return "ended"
        if self.start is not None:
            return "running" if self.paused_at is None else "paused"
        if not self.device_id:
            return "expected"
        return "ready" if self.is_confirmed and self.is_let_in else "waiting"

    @property
    def position(self) -> int:
        """The position of the question being asked."""
        return len(self.answers) + 1

    @property
    def open_alerts(self) -> tuple[Alert, ...]:
        """The reported questions that wait for the invigilator."""
        return tuple(alert for alert in self.alerts if alert.state == "open")

    @property
    def deadline(self) -> datetime | None:
        """When the time is over, if nothing is paused any more; None before the start."""
        if self.start is None or self.started_at is None:
            return None
        return self.started_at + timedelta(minutes=self.start.minutes) + self.paused

    def seconds_left(self, now: datetime) -> int | None:
        """Whole seconds that are left, never below 0; they stand still during a pause."""
        if self.deadline is None:
            return None
        until = self.ended_at or self.paused_at or now
        return max(0, int((self.deadline - until).total_seconds()))

    def is_out_of_time(self, now: datetime) -> bool:
        """Is it over by the clock, with what is let through late?"""
        if self.phase != "running" or self.deadline is None:
            return False
        return now > self.deadline + LATE

    @property
    def counted(self) -> tuple[Answered, ...]:
        """The answers that may be scored: none to a question whose report was accepted."""
        dropped = {one.challenge_id for one in self.alerts if one.state == "accepted"}
        return tuple(one for one in self.answers if one.challenge_id not in dropped)


def score_due_at(exam: Exam) -> datetime | None:
    """When an exam that was closed must have its last score; None before."""
    return exam.last_at + SCORING_PATIENCE if exam.is_closed and exam.last_at else None


def time_due_at(exam: Exam) -> datetime | None:
    """When the exam must be looked at, as it was known at the start; None before it."""
    if exam.start is None or exam.started_at is None:
        return None
    return exam.started_at + timedelta(minutes=exam.start.minutes) + LATE


def fold(header: ExamHeader, events: Sequence[Event]) -> Exam:
    """The exam after its events."""
    exam = Exam(header)
    for event in events:
        exam = apply(exam, event)
    return exam


def apply(exam: Exam, event: Event) -> Exam:
    """The exam after one more event."""
    changed = _CHANGES[event.kind](exam, event)
    return replace(changed, last_sequence=event.sequence, last_at=event.at)


def _joined(exam: Exam, event: Event) -> Exam:
    return replace(exam, device_id=event.device_id, asked_device_id="")


def _started(exam: Exam, event: Event) -> Exam:
    return replace(
        exam, start=event.start, started_at=event.at, challenge_id=event.next_challenge_id
    )


def _answered(exam: Exam, event: Event) -> Exam:
    asked = exam.challenge_id or ""
    answered = Answered(position=exam.position, challenge_id=asked, event=event)
    after = replace(
        exam,
        answers=(*exam.answers, answered),
        challenge_id=event.next_challenge_id,
        returning=tuple(one for one in exam.returning if one != asked),
    )
    return _ended_by(after, "completed", event) if event.next_challenge_id is None else after


def _reported(exam: Exam, event: Event) -> Exam:
    parked = exam.challenge_id or ""
    alert = Alert(event.sequence, exam.position, parked, event.detail, event.at)
    after = replace(
        exam,
        alerts=(*exam.alerts, alert),
        challenge_id=event.next_challenge_id,
        returning=tuple(one for one in exam.returning if one != parked),
    )
    return _ended_by(after, "completed", event) if event.next_challenge_id is None else after


def _settled(exam: Exam, event: Event) -> Exam:
    state: AlertState = "accepted" if event.kind == "report_accepted" else "dismissed"
    alerts = tuple(
        replace(one, state=state) if one.sequence == event.reference else one for one in exam.alerts
    )
    parked = next(one.challenge_id for one in exam.alerts if one.sequence == event.reference)
    comes_back = state == "dismissed" and exam.phase != "ended"
    returning = (*exam.returning, parked) if comes_back else exam.returning
    return replace(exam, alerts=alerts, returning=returning)


def _resumed(exam: Exam, event: Event) -> Exam:
    since = exam.paused_at or event.at
    return replace(exam, paused_at=None, paused=exam.paused + (event.at - since))


def _ended(exam: Exam, event: Event) -> Exam:
    resumed = _resumed(exam, event) if exam.paused_at else exam
    return _ended_by(resumed, cast("EndReason", event.detail), event)


def _ended_by(exam: Exam, reason: EndReason, event: Event) -> Exam:
    return replace(exam, end_reason=reason, ended_at=event.at, challenge_id=None)


_CHANGES: Mapping[EventKind, Callable[[Exam, Event], Exam]] = {
    "joined": _joined,
    "confirmed": lambda exam, _: replace(exam, is_confirmed=True),
    "unconfirmed": lambda exam, _: replace(exam, is_confirmed=False, is_let_in=False),
    "let_in": lambda exam, _: replace(exam, is_let_in=True),
    "started": _started,
    "answered": _answered,
    "reported": _reported,
    "report_accepted": _settled,
    "report_dismissed": _settled,
    "paused": lambda exam, event: replace(exam, paused_at=event.at),
    "resumed": _resumed,
    "move_asked": lambda exam, event: replace(exam, asked_device_id=event.device_id),
    "move_refused": lambda exam, _: replace(exam, asked_device_id=""),
    "moved": lambda exam, _: replace(exam, device_id=exam.asked_device_id, asked_device_id=""),
    "ended": _ended,
    "closed": lambda exam, event: replace(exam, is_closed=True, cause=cast("Cause", event.detail)),
}
