"""The end of a session: incidents, why some did not finish, and closing it."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.certif.centers import REFUSALS, SESSION, center_of
from chalicelib.api.certif.session_views import SessionLineView, session_line_view
from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import (
    CandidateNotFound,
    CauseMissing,
    ReportNotFound,
    ReportNotReadable,
    SessionClosed,
    SessionFieldNotReadable,
    SessionNotFound,
    SessionTooEarly,
)
from chalicelib.core.certification.exam import EndReason, Phase
from chalicelib.core.certification.issue_report import (
    DESCRIPTION_MAX_LENGTH,
    Category,
    IssueReport,
    Subcategory,
)
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import MAX_CANDIDATES
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.identity import registered
from chalicelib.observability import logger
from chalicelib.services import finalization as use_cases
from chalicelib.services.finalization import Closing, Ending
from chalicelib.services.settlement import settle_session
from chalicelib.wiring import center as center_wiring
from chalicelib.wiring import jury as jury_wiring

finalization = Blueprint(__name__)

FINALIZATION = f"{SESSION}/finalization"
REPORTS = f"{SESSION}/reports"


class AddSessionReport(Schema):
    """An incident, of one candidate or (`candidate_id` "") of the whole room."""

    category: Category
    candidate_id: Annotated[str, Field(max_length=64)] = ""
    subcategory: Subcategory = ""
    description: Annotated[str, Field(max_length=DESCRIPTION_MAX_LENGTH)] = ""
    question_number: int = 0


class FinalizeSession(Schema):
    """`causes`: why each exam that was begun and not finished was not, by candidate."""

    causes: Annotated[
        dict[Annotated[str, Field(max_length=64)], Literal["candidate", "technical"]],
        Field(max_length=MAX_CANDIDATES),
    ] = Field(default_factory=dict)
    remarks: Annotated[str, Field(max_length=2000)] = ""


class SessionReportView(View):
    """An incident of the session; `is_impactful`: the jury looks at it before publication."""

    id: str
    candidate_id: str
    category: Category
    subcategory: Subcategory
    description: str
    question_number: int
    at: Instant
    is_impactful: bool


class EndingLineView(View):
    """A candidate, as the end of the session finds them; `alerts`: reports without an answer."""

    candidate_id: str
    number: int
    first_name: str
    last_name: str
    phase: Phase
    end_reason: EndReason | None
    answered: int
    length: int
    alerts: int


class FinalizationView(View):
    """What there is to say before a session is finalized, each list by number."""

    is_finalized: bool
    finished: list[EndingLineView]
    unfinished: list[EndingLineView]
    not_joined: list[EndingLineView]
    open_alerts: list[EndingLineView]
    reports: list[SessionReportView]
    remarks: str


@endpoint(
    finalization,
    "GET",
    FINALIZATION,
    allow=registered,
    role="member",
    returns=FinalizationView,
    raises=(*REFUSALS, SessionNotFound),
)
def get_finalization(call: Call[NoBody], organization_id: str, session_id: str) -> FinalizationView:
    """Who finished, who did not, who did not come, what happened."""
    center_of(call)
    doors = center_wiring.finalization_doors()
    return _ending_view(use_cases.read_ending(doors, organization_id, session_id))


@endpoint(
    finalization,
    "POST",
    FINALIZATION,
    allow=registered,
    role="member",
    body=FinalizeSession,
    returns=SessionLineView,
    raises=(
        *REFUSALS,
        SessionNotFound,
        SessionTooEarly,
        SessionFieldNotReadable,
        CauseMissing,
        RowExists,
        StaleRow,
    ),
)
def finalize_session(
    call: Call[FinalizeSession], organization_id: str, session_id: str
) -> SessionLineView:
    """Close every exam, then the session; sent twice, it is closed once."""
    center_of(call)
    closing = Closing(dict(call.body.causes), call.body.remarks, call.user_id, call.now)
    session = use_cases.finalize_session(
        center_wiring.finalization_doors(), organization_id, session_id, closing=closing
    )
    logger.info("A session was finalized", session_id=session_id, finalized_by=call.user_id)
    with suppress(StaleRow):  # its last score settles it, if this is too early or lost a race
        settle_session(jury_wiring.settlement_doors(), session_id, now=call.now)
    return session_line_view(session)


@endpoint(
    finalization,
    "POST",
    REPORTS,
    allow=registered,
    role="member",
    body=AddSessionReport,
    returns=SessionReportView,
    status=201,
    raises=(*REFUSALS, SessionNotFound, SessionClosed, CandidateNotFound, ReportNotReadable),
)
def add_session_report(
    call: Call[AddSessionReport], organization_id: str, session_id: str
) -> SessionReportView:
    """Note an incident of the session."""
    center_of(call)
    body = call.body
    report = IssueReport(
        id=call.new_id,
        session_id=session_id,
        candidate_id=body.candidate_id,
        category=body.category,
        at=call.now,
        by=call.user_id,
        subcategory=body.subcategory,
        description=body.description.strip(),
        question_number=body.question_number,
    )
    doors = center_wiring.finalization_doors()
    return _report_view(use_cases.note_report(doors, organization_id, report))


@endpoint(
    finalization,
    "DELETE",
    f"{REPORTS}/{{report_id}}",
    allow=registered,
    role="member",
    status=204,
    raises=(*REFUSALS, SessionNotFound, SessionClosed, ReportNotFound),
)
def remove_session_report(
    call: Call[NoBody], organization_id: str, session_id: str, *, report_id: str
) -> None:
    """Take an incident back."""
    center_of(call)
    doors = center_wiring.finalization_doors()
    use_cases.remove_report(doors, organization_id, session_id, report_id=report_id)


def _ending_view(found: Ending) -> FinalizationView:
    return FinalizationView(
        is_finalized=not found.session.is_open,
        finished=_lines(found.standing.finished),
        unfinished=_lines(found.standing.unfinished),
        not_joined=_lines(found.standing.absent),
        open_alerts=_lines(found.standing.alerts),
        reports=[_report_view(one) for one in found.reports],
        remarks=found.session.remarks,
    )


def _lines(lines: Sequence[RoomLine]) -> list[EndingLineView]:
    names = EndingLineView.model_fields
    return [EndingLineView(**{name: getattr(one, name) for name in names}) for one in lines]


def _report_view(report: IssueReport) -> SessionReportView:
    names = SessionReportView.model_fields
    return SessionReportView(**{name: getattr(report, name) for name in names})
