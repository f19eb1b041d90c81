"""What may be done to an exam, in which state, and the event it makes.

The table below is the truth: services ask it before they write, and the room offers nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.assessment import digest
from chalicelib.core.certif_errors import (
    AlertNotFound,
    AlertsTooMany,
    ExamElsewhere,
    ExamNotNow,
    ExamOver,
    ExamPaused,
)
from chalicelib.core.certification.exam import (
    OPEN_ALERTS,
    Alert,
    Answered,
    Cause,
    EndReason,
    Event,
    EventKind,
    Exam,
    Phase,
    Start,
    apply,
)
from chalicelib.core.errors import AlreadyAnswered, ChallengeNotAsked
from chalicelib.core.grading import Outcome

Act = Literal[
    "join",
    "start",
    "answer",
    "report",
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
    "close",
]
ROOM_ACTS: tuple[Act, ...] = (
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
)
"""What an invigilator does."""

ALLOWED: Mapping[Act, frozenset[Phase]] = {
    "join": frozenset({"expected", "waiting", "ready", "running", "paused"}),
    "start": frozenset({"ready"}),
    "answer": frozenset({"running"}),
    "report": frozenset({"running"}),
    "confirm": frozenset({"expected", "waiting"}),
    "unconfirm": frozenset({"expected", "waiting", "ready"}),
    "let_in": frozenset({"expected", "waiting"}),
    "pause": frozenset({"running"}),
    "resume": frozenset({"paused"}),
    "move": frozenset({"waiting", "ready", "running", "paused"}),
    "refuse_move": frozenset({"waiting", "ready", "running", "paused"}),
    "accept_report": frozenset({"running", "paused", "ended"}),
    "dismiss_report": frozenset({"running", "paused", "ended"}),
    "end": frozenset({"running", "paused"}),
    "close": frozenset({"ended"}),
}
"""In which phases an act is possible; `_GUARDS` say what else it needs."""

_GUARDS: Mapping[Act, Callable[[Exam], bool]] = {
    "confirm": lambda exam: not exam.is_confirmed,
    "unconfirm": lambda exam: exam.is_confirmed,
    "let_in": lambda exam: exam.is_confirmed and not exam.is_let_in,
    "move": lambda exam: bool(exam.asked_device_id),
    "refuse_move": lambda exam: bool(exam.asked_device_id),
    "accept_report": lambda exam: bool(exam.open_alerts) and not exam.is_closed,
    "dismiss_report": lambda exam: bool(exam.open_alerts) and not exam.is_closed,
    "close": lambda exam: not exam.is_closed,
}
_KINDS: Mapping[Act, EventKind] = {
    "confirm": "confirmed",
    "unconfirm": "unconfirmed",
    "let_in": "let_in",
    "pause": "paused",
    "resume": "resumed",
    "move": "moved",
    "refuse_move": "move_refused",
    "end": "ended",
    "close": "closed",
}

Choose = Callable[[Exam], str | None]
"""The challenge to ask after the answers of an exam; None when there is nothing left to ask."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, when; `by` is "" for the candidate and for the service itself."""

    now: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """An answer to the question being asked, graded; `text` is what is stored."""

    text: str
    outcome: Outcome


def can(exam: Exam, act: Act) -> bool:
    """May this be done now?"""
    return exam.phase in ALLOWED[act] and _GUARDS.get(act, _always)(exam)


def possible(exam: Exam) -> tuple[Act, ...]:
    """All that an invigilator may do now: nothing else is offered."""
    return tuple(act for act in ROOM_ACTS if can(exam, act))


def refuse_unless(exam: Exam, act: Act) -> None:
    """Raise `ExamOver`, `ExamPaused` or `ExamNotNow` unless the act is possible now."""
    if can(exam, act):
        return
    if exam.phase == "ended":
        raise ExamOver
    if exam.phase == "paused":
        raise ExamPaused
    raise ExamNotNow(f"{act} while {exam.phase}")


def refuse_elsewhere(exam: Exam, device_id: str) -> None:
    """Raise `ExamElsewhere` unless the exam is on this machine."""
    if exam.device_id != device_id:
        raise ExamElsewhere


def join(exam: Exam, device_id: str, doing: Doing) -> Event | None:
    """Coming in from a machine; None when nothing changes.

    Until the presence is confirmed the last machine wins; from then on another machine waits for
    the invigilator's word. Raises `ExamOver`.
    """
    refuse_unless(exam, "join")
    if device_id in {exam.device_id, exam.asked_device_id} - {""}:
        return None
    is_settled = bool(exam.device_id) and (exam.is_confirmed or exam.start is not None)
    return _event(exam, "move_asked" if is_settled else "joined", doing, device_id=device_id)


def start(exam: Exam, bound_to: Start, choose: Choose, *, doing: Doing) -> Event:
    """The first question; raises `ExamNotNow`."""
    refuse_unless(exam, "start")
    event = _event(exam, "started", doing, start=bound_to)
    return _event(
        exam, "started", doing, start=bound_to, next_challenge_id=choose(apply(exam, event))
    )


def find_replay(exam: Exam, position: int, challenge_id: str, *, text: str) -> Answered | None:
    """The same answer, already stored at its position; None when the position is open.

    Raises `AlreadyAnswered` when something else was answered there, `ChallengeNotAsked` when it is
    not what is asked, `ExamOver`, `ExamPaused`, `ExamNotNow`.
    """
    if 1 <= position <= len(exam.answers):
        found = exam.answers[position - 1]
        if found.challenge_id != challenge_id or not _is_same(found.event, text):
            raise AlreadyAnswered
        return found
    refuse_unless(exam, "answer")
    if (position, challenge_id) != (exam.position, exam.challenge_id):
        raise ChallengeNotAsked
    return None


def answer(exam: Exam, graded: GradedAnswer, choose: Choose, *, doing: Doing) -> Event:
    """The event of an answer to the question being asked (`find_replay` has let it through).

    Raises `ExamOver` when its time is over.
    """
    refuse_unless(exam, "answer")
    if exam.is_out_of_time(doing.now):
        raise ExamOver
    given = {"answer": graded.text, "outcome": graded.outcome}
    event = _event(exam, "answered", doing, **given, next_challenge_id="")
    following = _following(apply(exam, event), choose)
    return _event(exam, "answered", doing, **given, next_challenge_id=following)


def find_alert(exam: Exam, position: int, challenge_id: str) -> Alert | None:
    """The open report of that question at that position: the same report sent again."""
    return next(
        (
            alert
            for alert in exam.alerts
            if (alert.position, alert.challenge_id) == (position, challenge_id)
        ),
        None,
    )


def report(exam: Exam, category: str, choose: Choose, *, doing: Doing) -> Event:
    """Park the question being asked and serve another; raises `AlertsTooMany`, `ExamOver`."""
    refuse_unless(exam, "report")
    if exam.is_out_of_time(doing.now):
        raise ExamOver
    if len(exam.open_alerts) >= OPEN_ALERTS:
        raise AlertsTooMany
    event = _event(exam, "reported", doing, detail=category, next_challenge_id="")
    following = _following(apply(exam, event), choose)
    return _event(exam, "reported", doing, detail=category, next_challenge_id=following)


def settle(exam: Exam, act: Act, reference: int, *, doing: Doing) -> Event:
    """Accept or dismiss a report; raises `AlertNotFound`, `ExamNotNow`."""
    refuse_unless(exam, act)
    if reference not in {alert.sequence for alert in exam.open_alerts}:
        raise AlertNotFound
    kind: EventKind = "report_accepted" if act == "accept_report" else "report_dismissed"
    return _event(exam, kind, doing, reference=reference)


def room_act(exam: Exam, act: Act, doing: Doing) -> Event:
    """What an invigilator does, reports apart; raises `ExamNotNow`, `ExamOver`."""
    refuse_unless(exam, act)
    detail = "invigilator" if act == "end" else ""
    return _event(exam, _KINDS[act], doing, detail=detail)


def end(exam: Exam, reason: EndReason, doing: Doing) -> Event:
    """Stop an exam that runs or is paused; raises `ExamNotNow`, `ExamOver`.

    One whose time is over ended when it was, whoever notices, however late.
    """
    refuse_unless(exam, "end")
    if reason == "time" and exam.deadline is not None:
        doing = replace(doing, now=max(exam.deadline, exam.last_at or exam.deadline))
    return _event(exam, "ended", doing, detail=reason)


def close(exam: Exam, cause: Cause, doing: Doing) -> Event:
    """The session was finalized: from now on the exam is scored; raises `ExamNotNow`."""
    refuse_unless(exam, "close")
    return _event(exam, "closed", doing, detail=cause)


def _following(exam: Exam, choose: Choose) -> str | None:
    if exam.start is not None and len(exam.answers) >= exam.start.length:
        return None
    return exam.returning[0] if exam.returning else choose(exam)


def _event(exam: Exam, kind: EventKind, doing: Doing, **what: object) -> Event:
    return Event(exam.last_sequence + 1, kind, doing.now, by=doing.by, **what)  # type: ignore[arg-type]  # the callers above name the fields


def _is_same(event: Event, text: str) -> bool:
    return digest(text) == event.digest if event.digest else text == event.answer


def _always(exam: Exam) -> bool:  # noqa: ARG001  # every guard has this form
    return True
