"""What follows an exam, tried on whatever stores a test has: exams that were sat, their session."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import (
    Cause,
    EndReason,
    Event,
    ExamHeader,
    Start,
    fold,
)
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.room import line_of
from chalicelib.core.grading import Outcome
from chalicelib.ports.certif import Candidates, Exams, IssueReports, Rooms, Sessions
from tests.factories import NOW, RELEASE_ID
from tests.session_factories import SESSION, candidate, report, session

IDS = ("mots-1a", "dossiers-1a", "sources-2a", "mots-3a", "dossiers-2a", "sources-3a")
"""Questions of the usual release, in the order they are asked here."""
RIGHT: tuple[Outcome, ...] = ("ok", "ok", "ok", "ok")
MIXED: tuple[Outcome, ...] = ("ok", "ko", "ok", "skipped")
LENGTH = 4
_GIVEN = {"ok": '{"a": "juste"}', "ko": '{"a": "faux"}', "skipped": "", "timed_out": '{"a": "x"}'}


@dataclass(frozen=True)
class Sat:
    """How somebody's exam went; `reported`: positions whose first question was reported, and
    `accepted`: what the invigilator made of it, None when it stayed open."""

    outcomes: Sequence[Outcome] = RIGHT
    ids: Sequence[str] = IDS
    reported: Sequence[int] = ()
    accepted: bool | None = True
    reason: EndReason = "completed"
    cause: Cause = ""
    is_closed: bool = True
    at: datetime = NOW
    release_id: str = RELEASE_ID


def events_of(sat: Sat) -> list[Event]:
    """The events of an exam that went so, a question each 40 seconds."""
    left = list(sat.ids)
    found: list[Event] = []

    def add(kind: str, **what: Any) -> None:
        at = sat.at + timedelta(seconds=40 * len(found))
        found.append(Event(len(found) + 1, kind, at, **what))  # type: ignore[arg-type]

    for kind in ("joined", "confirmed", "let_in"):
        add(kind, device_id="machine" if kind == "joined" else "")
    start = Start("2024", sat.release_id, "", "fr", LENGTH, 105)
    add("started", start=start, next_challenge_id=left.pop(0))
    for position, outcome in enumerate(sat.outcomes, start=1):
        if position in sat.reported:
            category = "IMAGE_NOT_DISPLAYING"
            add("reported", detail=category, next_challenge_id=left.pop(0))
            if sat.accepted is not None:
                kind = "report_accepted" if sat.accepted else "report_dismissed"
                add(kind, by="marie", reference=len(found))
        is_last = sat.reason == "completed" and position == len(sat.outcomes)
        following = None if is_last else left.pop(0)
        add("answered", answer=_GIVEN[outcome], outcome=outcome, next_challenge_id=following)
    if sat.reason != "completed":
        add("ended", detail=sat.reason)
    if sat.is_closed:
        add("closed", detail=sat.cause)
    return found


@dataclass
class After:
    """A session whose exams were sat, on the stores of a test."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    exams: Exams
    reports: IssueReports

    def opened(self, *enrolled: Candidate, **changes: Any) -> None:
        """The session, created, and who is registered in it."""
        self.sessions.add(session(**changes))
        self.candidates.add(enrolled, self.sessions.get(SESSION))

    def sat(self, candidate_id: str, sat: Sat | None = None) -> None:
        """Somebody's exam, as far as it went."""
        header = ExamHeader(candidate_id, SESSION, f"user-of-{candidate_id}", NOW)
        self.exams.open(header)
        events = events_of(sat or Sat())
        for event in events:
            self.exams.append(candidate_id, event)
        former = self.rooms.line(SESSION, candidate_id)
        self.rooms.save(line_of(fold(header, events), former))

    def happened(self, candidate_id: str, kind: str, **what: Any) -> None:
        """One thing more in somebody's exam."""
        _, events = self.exams.get(candidate_id)
        at = events[-1].at + timedelta(seconds=30)
        self.exams.append(candidate_id, Event(len(events) + 1, kind, at, **what))  # type: ignore[arg-type]

    def reported(self, report_id: str, **changes: Any) -> IssueReport:
        """An incident."""
        made = report(report_id, **changes)
        self.reports.save(made)
        return made

    def finalized(self) -> None:
        """The center hands the session over."""
        found = self.sessions.get(SESSION)
        self.sessions.save(replace(found, state="finalized", finalized_at=NOW))


def enrolled(candidate_id: str = "zelie", number: int = 1, **changes: Any) -> Candidate:
    """A candidate who joined with an account."""
    return candidate(
        candidate_id,
        number=number,
        **{"user_id": f"user-of-{candidate_id}", "division": "3e B", **changes},
    )
