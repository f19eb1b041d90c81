"""Incidents noted in the room."""

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import (
    CandidateNotFound,
    NotYourReport,
    ReportNotFound,
    ReportNotReadable,
    SessionClosed,
)
from chalicelib.core.certification.issue_report import (
    DESCRIPTION_MAX_LENGTH,
    Category,
    IssueReport,
    Subcategory,
)
from chalicelib.core.identity import invigilator
from chalicelib.services import incident as use_cases
from chalicelib.wiring import room as room_wiring

incidents = Blueprint(__name__)


class NoteIncident(Schema):
    """Of one candidate, or of the whole room (`candidate_id` "")."""

    category: Category
    candidate_id: str = Field(default="", max_length=64)
    subcategory: Subcategory = ""
    description: str = Field(default="", max_length=DESCRIPTION_MAX_LENGTH)
    question_number: int = 0


class IncidentView(View):
    """An incident; `is_mine`: I noted it, and may take it back."""

    id: str
    candidate_id: str
    category: Category
    subcategory: Subcategory
    description: str
    question_number: int
    at: Instant
    is_mine: bool


class IncidentsView(View):
    """All that was noted in the room, oldest first."""

    items: list[IncidentView]
    next: None = None


@endpoint(
    incidents,
    "POST",
    "/room/incidents",
    allow=invigilator,
    body=NoteIncident,
    returns=IncidentView,
    status=201,
    raises=(CandidateNotFound, ReportNotReadable, SessionClosed),
)
def note_incident(call: Call[NoteIncident]) -> IncidentView:
    """Note what happened; the center finds it when it finalizes the session."""
    body = call.body
    report = IssueReport(
        id=call.new_id,
        session_id=_room_of(call),
        candidate_id=body.candidate_id,
        category=body.category,
        at=call.now,
        by=call.user_id,
        subcategory=body.subcategory,
        description=body.description.strip(),
        question_number=body.question_number,
    )
    return _view(use_cases.note_incident(room_wiring.incident_doors(), report), call.user_id)


@endpoint(incidents, "GET", "/room/incidents", allow=invigilator, returns=IncidentsView)
def list_incidents(call: Call[NoBody]) -> IncidentsView:
    """Everything that was noted in this room, whoever noted it."""
    found = use_cases.list_incidents(room_wiring.incident_doors(), _room_of(call))
    return IncidentsView(items=[_view(one, call.user_id) for one in found])


@endpoint(
    incidents,
    "DELETE",
    "/room/incidents/{report_id}",
    allow=invigilator,
    status=204,
    raises=(NotYourReport, ReportNotFound, SessionClosed),
)
def take_back_incident(call: Call[NoBody], report_id: str) -> None:
    """Take back what one has noted by mistake."""
    use_cases.take_back_incident(
        room_wiring.incident_doors(), _room_of(call), report_id, user_id=call.user_id
    )


def _view(report: IssueReport, user_id: str) -> IncidentView:
    return IncidentView(
        id=report.id,
        candidate_id=report.candidate_id,
        category=report.category,
        subcategory=report.subcategory,
        description=report.description,
        question_number=report.question_number,
        at=report.at,
        is_mine=report.by == user_id,
    )


def _room_of(call: Call[NoteIncident] | Call[NoBody]) -> str:
    """The room that the pass opens."""
    return call.principal.session_id if call.principal else ""
