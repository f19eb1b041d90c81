"""Incidents that an invigilator notes while the room is open: the center finds them at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.core.certif_errors import NotYourReport, ReportNotFound
from chalicelib.core.certification.issue_report import IssueReport, checked
from chalicelib.core.certification.session import refuse_unless_open
from chalicelib.ports.certif import IssueReports, Rooms, Sessions


@dataclass(frozen=True, slots=True)
class IncidentDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    rooms: Rooms
    reports: IssueReports


def note_incident(doors: IncidentDoors, report: IssueReport) -> IssueReport:
    """Keep an incident, of a candidate of the room or of the whole room; the same id is one.

    Raises `SessionClosed`, `CandidateNotFound`, `ReportNotReadable`.
    """
    refuse_unless_open(doors.sessions.get(report.session_id))
    if report.candidate_id:
        doors.rooms.line(report.session_id, report.candidate_id)
    doors.reports.save(checked(report))
    return report


def list_incidents(doors: IncidentDoors, session_id: str) -> Sequence[IssueReport]:
    """All that was noted in the room, oldest first, whoever noted it."""
    return doors.reports.list_of(session_id)


def take_back_incident(
    doors: IncidentDoors, session_id: str, report_id: str, *, user_id: str
) -> None:
    """Take back what one has noted oneself.

    Raises `SessionClosed`, `ReportNotFound`, `NotYourReport`.
    """
    refuse_unless_open(doors.sessions.get(session_id))
    noted = {one.id: one for one in doors.reports.list_of(session_id)}
    if report_id not in noted:
        raise ReportNotFound
    if noted[report_id].by != user_id:
        raise NotYourReport
    doors.reports.remove(session_id, report_id)
