"""Lists handed in as files: candidates of a session, sessions with theirs; seen, then written."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.certif.centers import REFUSALS, SESSION, SESSIONS, center_of
from chalicelib.api.certif.sessions import Zone
from chalicelib.api.endpoint import MAX_BODY_BYTES, Call, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import (
    CandidatesNotReadable,
    CandidatesTooMany,
    SessionClosed,
    SessionFieldNotReadable,
    SessionNotFound,
)
from chalicelib.core.certification.candidate_file import CandidateLine, Status
from chalicelib.core.certification.session import DEFAULT_ZONE
from chalicelib.core.certification.table import Finding
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.identity import registered
from chalicelib.observability import logger
from chalicelib.services import candidate_file, session_file
from chalicelib.services.candidate_file import Handed
from chalicelib.services.session_file import HandedSessions, SessionLine
from chalicelib.wiring import center as center_wiring

files = Blueprint(__name__)

CSV, ODS = "text/csv;charset=utf-8", "application/vnd.oasis.opendocument.spreadsheet"
Content = Annotated[str, Field(min_length=1, max_length=MAX_BODY_BYTES)]


class HandInCandidates(Schema):
    """A list (ODS or CSV), its bytes in base64; a CSV may be compressed first (gzip).

    `is_trial`: only say what would come. `with_changed`: also rewrite who is known and of whom the
    file says something else.
    """

    content: Content
    is_trial: bool
    with_changed: bool = False


class HandInSessions(Schema):
    """A file of sessions (CSV or ODS), its bytes in base64; a CSV may be compressed (gzip).

    `zone`: of the places it names, which it says the time of.
    """

    content: Content
    is_trial: bool
    zone: Zone = DEFAULT_ZONE


class FileFindingView(View):
    """What is wrong or doubtful; `column` as the file names it ("": the whole line)."""

    line: int
    column: str
    code: str
    value: str
    is_blocking: bool


class CandidateLineView(View):
    """A line of a list, and what became or would become of it; `differences`: of who is known, the
    fields that the file says otherwise."""

    line: int
    status: Status
    first_name: str
    last_name: str
    birth_date: date | None
    differences: list[str]
    findings: list[FileFindingView]


class CandidateFileView(View):
    """The lines of a list; `added`, `changed`: how many were written (0 for a trial)."""

    lines: list[CandidateLineView]
    ignored_columns: list[str]
    added: int
    changed: int


class SessionFileLineView(View):
    """A session of a file; `number` "": it would be made. `candidates`: who is, or would be,
    added; `known`: who is there already."""

    line: int
    status: Literal["new", "known", "wrong"]
    number: str
    site: str
    room: str
    starts_on: date | None
    starts_at: str
    candidates: int
    known: int
    findings: list[FileFindingView]


class SessionFileView(View):
    """The sessions of a file, in its order."""

    sessions: list[SessionFileLineView]
    ignored_columns: list[str]


class SmallFileView(View):
    """A small file, its bytes in base64."""

    name: str
    media_type: str
    content: str


@endpoint(
    files,
    "POST",
    f"{SESSION}/candidates/file",
    allow=registered,
    role="member",
    body=HandInCandidates,
    returns=CandidateFileView,
    raises=(
        *REFUSALS,
        SessionNotFound,
        SessionClosed,
        CandidatesNotReadable,
        CandidatesTooMany,
        StaleRow,
    ),
)
def hand_in_candidates(
    call: Call[HandInCandidates], organization_id: str, session_id: str
) -> CandidateFileView:
    """See what a list would change; then, when it is no trial, enrol who is new in it."""
    center_of(call)
    body = call.body
    handed = Handed(
        organization_id,
        session_id,
        _bytes(body.content),
        is_trial=body.is_trial,
        with_changed=body.with_changed,
        new_id=call.new_id,
    )
    taken = candidate_file.take_candidate_file(center_wiring.file_doors(), handed)
    if not body.is_trial:
        logger.info("A list was handed in", session_id=session_id, added=taken.added)
    return CandidateFileView(
        lines=[_candidate_line_view(one) for one in taken.file.lines],
        ignored_columns=list(taken.file.ignored),
        added=taken.added,
        changed=taken.changed,
    )


@endpoint(
    files,
    "GET",
    f"{SESSION}/candidates/file-template",
    allow=registered,
    role="member",
    returns=SmallFileView,
    raises=(*REFUSALS, SessionNotFound),
)
def get_candidate_template(
    call: Call[NoBody], organization_id: str, session_id: str
) -> SmallFileView:
    """The sheet to fill in (ODS), with who is on the list already."""
    center_of(call)
    doors = center_wiring.file_doors()
    made = candidate_file.make_template(doors, organization_id, session_id)
    return SmallFileView(name=made.name, media_type=ODS, content=b64encode(made.content).decode())


@endpoint(
    files,
    "POST",
    f"{SESSIONS}/file",
    allow=registered,
    role="member",
    body=HandInSessions,
    returns=SessionFileView,
    raises=(*REFUSALS, CandidatesNotReadable, SessionFieldNotReadable, RowExists, StaleRow),
)
def hand_in_sessions(call: Call[HandInSessions], organization_id: str) -> SessionFileView:
    """See what a file would make; then, when it is no trial, make what has nothing wrong."""
    center_of(call)
    handed = HandedSessions(
        organization_id,
        call.user_id,
        _bytes(call.body.content),
        is_trial=call.body.is_trial,
        now=call.now,
        new_id=call.new_id,
        zone=call.body.zone,
    )
    taken = session_file.take_session_file(center_wiring.session_file_doors(), handed)
    if not call.body.is_trial:
        made = sum(one.status == "new" for one in taken.lines)
        logger.info("A file of sessions was handed in", organization_id=organization_id, made=made)
    return SessionFileView(
        sessions=[_session_line_view(one) for one in taken.lines],
        ignored_columns=list(taken.ignored),
    )


@endpoint(
    files,
    "GET",
    f"{SESSIONS}/file-template",
    allow=registered,
    role="member",
    returns=SmallFileView,
    raises=REFUSALS,
)
def get_session_template(call: Call[NoBody], organization_id: str) -> SmallFileView:
    """The file of sessions to fill in (CSV)."""
    center_of(call)
    doors = center_wiring.session_file_doors()
    content = session_file.make_session_template(doors, organization_id)
    name = session_file.TEMPLATE_NAME
    return SmallFileView(name=name, media_type=CSV, content=b64encode(content).decode())


def _bytes(content: str) -> bytes:
    try:
        return b64decode(content, validate=True)
    except ValueError as error:  # not the alphabet, or not its length
        raise CandidatesNotReadable from error


def _candidate_line_view(one: CandidateLine) -> CandidateLineView:
    who = one.registration
    return CandidateLineView(
        line=one.line,
        status=one.status,
        first_name=one.first_name,
        last_name=one.last_name,
        birth_date=who.birth_date if who else None,
        differences=list(one.differences),
        findings=_findings(one.findings),
    )


def _session_line_view(one: SessionLine) -> SessionFileLineView:
    draft = one.draft
    return SessionFileLineView(
        line=draft.line,
        status=one.status,
        number=one.number,
        site=draft.site,
        room=draft.room,
        starts_on=draft.starts_on,
        starts_at=f"{draft.starts_at:%H:%M}" if draft.starts_at else "",
        candidates=one.added,
        known=one.there,
        findings=_findings(one.findings),
    )


def _findings(found: Iterable[Finding]) -> list[FileFindingView]:
    names = FileFindingView.model_fields
    return [FileFindingView(**{name: getattr(one, name) for name in names}) for one in found]
