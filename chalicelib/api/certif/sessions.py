"""Certification sessions of a center."""

from datetime import date, time
from typing import Annotated, Any

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.certif.centers import CENTER, REFUSALS, SESSION, SESSIONS, center_of
from chalicelib.api.certif.session_views import (
    SessionLineView,
    SessionsView,
    SessionView,
    VersionsView,
    session_line_view,
    session_view,
    version_view,
)
from chalicelib.api.endpoint import Call, NoBody, Schema, endpoint
from chalicelib.core.certif_errors import (
    CandidateJoined,
    SessionClosed,
    SessionFieldNotReadable,
    SessionNotFound,
    SessionStarted,
    UnknownExamVersion,
)
from chalicelib.core.certification.new_session import Making, NewSession
from chalicelib.core.certification.session import DEFAULT_ZONE
from chalicelib.core.errors import BadCursor, RowExists, StaleRow
from chalicelib.core.identity import registered
from chalicelib.observability import logger
from chalicelib.services import session as use_cases
from chalicelib.wiring import center as center_wiring

sessions = Blueprint(__name__)

Place = Annotated[str, Field(min_length=1, max_length=200)]
Names = Annotated[str, Field(max_length=500)]
Remarks = Annotated[str, Field(max_length=2000)]
Zone = Annotated[str, Field(min_length=1, max_length=64)]
VersionId = Annotated[str, Field(max_length=24)]


class CreateSession(Schema):
    """Where and when, on the place's clock; `version_id` "": the usual exam."""

    site: Place
    room: Place
    starts_on: date
    starts_at: time
    zone: Zone = DEFAULT_ZONE
    invigilators: Names = ""
    remarks: Remarks = ""
    version_id: VersionId = ""


class ChangeSession(Schema):
    """What to change; what is absent stays."""

    site: Place | None = None
    room: Place | None = None
    starts_on: date | None = None
    starts_at: time | None = None
    zone: Zone | None = None
    invigilators: Names | None = None
    remarks: Remarks | None = None
    version_id: VersionId | None = None


class SessionsQuery(Schema):
    """From where."""

    cursor: Annotated[str, Field(max_length=400)] = ""


@endpoint(
    sessions,
    "GET",
    SESSIONS,
    allow=registered,
    role="member",
    query=SessionsQuery,
    returns=SessionsView,
    raises=(*REFUSALS, BadCursor),
)
def list_sessions(call: Call[NoBody], organization_id: str) -> SessionsView:
    """The sessions of the center, the latest first."""
    center = center_of(call)
    name = f"sessions/{organization_id}"
    after = wiring.tokens().place(name, call.query.cursor) if call.query.cursor else ""
    found, following = use_cases.list_sessions(
        center_wiring.session_doors(), center.id, after=after
    )
    return SessionsView(
        items=[session_line_view(one) for one in found],
        next=wiring.tokens().cursor(name, following) if following else None,
    )


@endpoint(
    sessions,
    "POST",
    SESSIONS,
    allow=registered,
    role="member",
    body=CreateSession,
    returns=SessionLineView,
    status=201,
    raises=(*REFUSALS, SessionFieldNotReadable, UnknownExamVersion, RowExists),
)
def create_session(call: Call[CreateSession], organization_id: str) -> SessionLineView:
    """Make a session."""
    center = center_of(call)
    wanted = NewSession(**_given(call.body))
    making = Making(center.id, call.user_id, call.now, call.new_id)
    session = use_cases.create_session(center_wiring.session_doors(), wanted, making)
    logger.info("A session was made", organization_id=organization_id, session_id=session.id)
    return session_line_view(session)


@endpoint(
    sessions,
    "GET",
    SESSION,
    allow=registered,
    role="member",
    returns=SessionView,
    raises=(*REFUSALS, SessionNotFound),
)
def get_session(call: Call[NoBody], organization_id: str, session_id: str) -> SessionView:
    """A session, and how its room stands."""
    center_of(call)
    return _seen(call, organization_id, session_id)


@endpoint(
    sessions,
    "PATCH",
    SESSION,
    allow=registered,
    role="member",
    body=ChangeSession,
    returns=SessionView,
    raises=(
        *REFUSALS,
        SessionNotFound,
        SessionClosed,
        SessionStarted,
        SessionFieldNotReadable,
        UnknownExamVersion,
        StaleRow,
    ),
)
def change_session(call: Call[ChangeSession], organization_id: str, session_id: str) -> SessionView:
    """Change where or when it is, or its words."""
    center_of(call)
    doors = center_wiring.session_doors()
    changes = _given(call.body)
    use_cases.change_session(doors, organization_id, session_id, changes=changes, now=call.now)
    return _seen(call, organization_id, session_id)


@endpoint(
    sessions,
    "DELETE",
    SESSION,
    allow=registered,
    role="member",
    status=204,
    raises=(
        *REFUSALS,
        SessionNotFound,
        SessionClosed,
        SessionStarted,
        CandidateJoined,
        StaleRow,
    ),
)
def delete_session(call: Call[NoBody], organization_id: str, session_id: str) -> None:
    """Take away a session that nobody has joined, with its list."""
    center_of(call)
    use_cases.delete_session(center_wiring.session_doors(), organization_id, session_id)
    logger.info(
        "A session was deleted",
        organization_id=organization_id,
        session_id=session_id,
        deleted_by=call.user_id,
    )


@endpoint(
    sessions,
    "GET",
    f"{CENTER}/versions",
    allow=registered,
    role="member",
    returns=VersionsView,
    raises=REFUSALS,
)
def list_versions(call: Call[NoBody], organization_id: str) -> VersionsView:  # noqa: ARG001  # the path names it
    """The exams that a session may have."""
    center_of(call)
    found = use_cases.list_versions(center_wiring.session_doors())
    items = [version_view(one, is_default=place == 0) for place, one in enumerate(found)]
    return VersionsView(items=items)


def _seen(call: Call[Any], organization_id: str, session_id: str) -> SessionView:
    doors = center_wiring.session_doors()
    session, lines = use_cases.read_session(doors, organization_id, session_id)
    return session_view(session, lines, now=call.now)


def _given(body: Schema) -> dict[str, Any]:
    """What the body says, what is absent left out; a time without seconds and zone."""
    given = {name: value for name, value in body.model_dump().items() if value is not None}
    if "starts_at" in given:
        given["starts_at"] = given["starts_at"].replace(second=0, microsecond=0, tzinfo=None)
    return given
