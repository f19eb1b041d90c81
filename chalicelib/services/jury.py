"""What the jury does with sessions: takes them, reads them, settles their incidents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.certif_errors import (
    DecisionNotPossible,
    NotFinalized,
    ReportNotFound,
)
from chalicelib.core.certification import decisions as rules
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import CertificationSession, folded_code
from chalicelib.core.errors import AccountNotFound
from chalicelib.ports import Accounts
from chalicelib.ports.certif import (
    Candidates,
    Certifications,
    IssueReports,
    Rooms,
    Sessions,
)
from chalicelib.ports.orga import Organizations

QUEUE_LENGTH = 100
JuryState = Literal["finalized", "settled", "published"]


@dataclass(frozen=True, slots=True)
class JuryDoors:
    """What the jury reads and writes."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    certifications: Certifications
    reports: IssueReports
    accounts: Accounts
    organizations: Organizations


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """A session in a list, with the names of its center and of who has taken it."""

    session: CertificationSession
    center_name: str
    assigned_name: str


@dataclass(frozen=True, slots=True)
class CandidateSeen:
    """A candidate of a session; without certification, they never began, or wait for a score."""

    candidate: Candidate
    line: RoomLine | None
    certification: Certification | None
    open_reports: int


@dataclass(frozen=True, slots=True)
class SessionFile:
    """All that the jury sees of a session."""

    seen: SessionSeen
    candidates: tuple[CandidateSeen, ...]
    reports: tuple[IssueReport, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, and when."""

    by: str
    now: datetime


def list_sessions(doors: JuryDoors, state: JuryState) -> Sequence[SessionSeen]:
    """Those that wait for the jury, or to be published, the oldest first; or the last published."""
    if state == "published":
        return _seen(doors, doors.sessions.list_published(limit=QUEUE_LENGTH))
    return _seen(doors, doors.sessions.list_waiting(state, limit=QUEUE_LENGTH))


def find_by_number(doors: JuryDoors, number: str) -> Sequence[SessionSeen]:
    """The session of a number, however it is typed, once it was finalized; else nothing."""
    found = doors.sessions.find_by_number(folded_code(number))
    return _seen(doors, [found] if found and found.state != "created" else [])


def read_session(doors: JuryDoors, session_id: str) -> SessionFile:
    """A session with its candidates and its incidents; raises `SessionNotFound`."""
    session = _finalized(doors, session_id)
    candidates = doors.candidates.list_of(session_id)
    lines = {line.candidate_id: line for line in doors.rooms.lines(session_id)}
    found = doors.certifications.find_many([candidate.id for candidate in candidates])
    by_id = {certification.id: certification for certification in found}
    reports = tuple(doors.reports.list_of(session_id))
    return SessionFile(
        seen=_seen(doors, [session])[0],
        candidates=tuple(
            CandidateSeen(
                candidate=one,
                line=lines.get(one.id),
                certification=by_id.get(one.id),
                open_reports=sum(
                    report.candidate_id == one.id and not report.resolution for report in reports
                ),
            )
            for one in candidates
        ),
        reports=reports,
    )


def assign_session(doors: JuryDoors, session_id: str, *, to: str) -> SessionSeen:
    """Take a session, from somebody else too, or give it back (`to` ""); raises `StaleRow`."""
    session = _finalized(doors, session_id)
    if session.assigned_to != to:
        doors.sessions.save(replace(session, assigned_to=to))
    return _seen(doors, [replace(session, assigned_to=to)])[0]


def resolve_report(
    doors: JuryDoors,
    session_id: str,
    report_id: str,
    *,
    resolution: Literal["kept", "noted"],
    reason: str,
    deciding: Deciding,
) -> IssueReport:
    """Settle an incident that changes no score; the same again changes nothing.

    Raises `SessionNotFound`, `NotFinalized`, `ReportNotFound`, `DecisionNotPossible` when it was
    settled otherwise, `DecisionNotReadable`, `StaleRow`.
    """
    session = _finalized(doors, session_id)
    report = _report(doors, session_id, report_id)
    if report.resolution == resolution:
        return report
    if report.resolution or session.state != "finalized":
        raise DecisionNotPossible
    why = rules.readable_reason(reason)
    one = next(iter(doors.certifications.find_many([report.candidate_id])), None)
    if one is not None:
        what = {"report_id": report.id, "category": report.category, "resolution": resolution}
        entry = entry_of(
            one, "report_resolved", at=deciding.now, by=deciding.by, reason=why, what=what
        )
        doors.certifications.save(one, entry)
    settled = replace(
        report, resolution=resolution, resolved_at=deciding.now, resolved_by=deciding.by
    )
    doors.reports.save(settled)
    return settled


def _finalized(doors: JuryDoors, session_id: str) -> CertificationSession:
    """The session, which the center has handed over; raises `NotFinalized`."""
    session = doors.sessions.get(session_id)
    if session.state == "created":
        raise NotFinalized
    return session


def _report(doors: JuryDoors, session_id: str, report_id: str) -> IssueReport:
    found = (one for one in doors.reports.list_of(session_id) if one.id == report_id)
    report = next(found, None)
    if report is None:
        raise ReportNotFound
    return report


def _seen(doors: JuryDoors, sessions: Sequence[CertificationSession]) -> list[SessionSeen]:
    centers = doors.organizations.find_many(
        list(dict.fromkeys(one.organization_id for one in sessions))
    )
    names = {center.id: center.name for center in centers}
    people = {one.assigned_to for one in sessions} - {""}
    staff = {user_id: _name(doors.accounts, user_id) for user_id in people}
    return [
        SessionSeen(one, names.get(one.organization_id, ""), staff.get(one.assigned_to, ""))
        for one in sessions
    ]


def _name(accounts: Accounts, user_id: str) -> str:
    try:
        user = accounts.get(user_id)
    except AccountNotFound:
        return ""
    return f"{user.first_name} {user.last_name}".strip()
