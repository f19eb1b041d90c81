"""Sessions of the jury: to process, to publish, published; their incidents and publication."""

from contextlib import suppress
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.admin.jury_views import (
    JuryCandidate,
    JurySession,
    Reason,
    ReportView,
    candidate_view,
    report_view,
    session_view,
)
from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import (
    AlreadyPublished,
    DecisionNotPossible,
    DecisionNotReadable,
    NotFinalized,
    NotSettled,
    ReportNotFound,
    SessionNotFound,
)
from chalicelib.core.certification.session import SessionState
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import staff
from chalicelib.core.job import JobStatus
from chalicelib.observability import logger
from chalicelib.services import jury as use_cases
from chalicelib.services import publication
from chalicelib.services.jury import Deciding
from chalicelib.services.publication import Progress
from chalicelib.services.settlement import settle_session
from chalicelib.wiring import jury as jury_wiring

jury_sessions = Blueprint(__name__)

SESSIONS = "/certification/sessions"
ONE = f"{SESSIONS}/{{session_id}}"
REPLAY_AT_MOST = 100


class ListSessions(Schema):
    """Which list; with a number, that session alone, whatever its list."""

    state: Literal["finalized", "settled", "published"] = "finalized"
    number: Annotated[str, Field(max_length=20)] = ""


class JurySessions(View):
    """Sessions: the oldest that wait first, or the last published first; at most a hundred."""

    items: list[JurySession]
    next: str | None


class JurySessionFile(View):
    """A session with its candidates and its incidents."""

    session: JurySession
    candidates: list[JuryCandidate]
    reports: list[ReportView]


class AssignSession(Schema):
    """Take it, or give it back."""

    is_mine: bool


class ResolveReport(Schema):
    """What came of an incident that changes no score: the answer stands, or it was noted."""

    resolution: Literal["kept", "noted"]
    reason: Reason


class PublicationView(View):
    """How far a publication is; `job` is None before it was asked for.

    `scored` exams have a result, `certified` of them a certificate; `requested` certificates are
    being made, `issued` are made.
    """

    state: SessionState
    job: JobStatus | None
    scored: int
    certified: int
    published: int
    requested: int
    issued: int


class DeadLettersView(View):
    """Certificates that could not be made, after every try."""

    certificates: int


class ReplayView(View):
    """How many were sent again."""

    sent: int


@endpoint(
    jury_sessions,
    "GET",
    SESSIONS,
    allow=staff,
    query=ListSessions,
    returns=JurySessions,
)
def list_jury_sessions(call: Call[NoBody]) -> JurySessions:
    """The sessions that wait for the jury, or to be published, or the last published."""
    doors = jury_wiring.jury_doors()
    if call.query.number:
        found = use_cases.find_by_number(doors, call.query.number)
    else:
        found = use_cases.list_sessions(doors, call.query.state)
    items = [session_view(one, user_id=call.user_id) for one in found]
    return JurySessions(items=items, next=None)


@endpoint(
    jury_sessions,
    "GET",
    ONE,
    allow=staff,
    returns=JurySessionFile,
    raises=(SessionNotFound, NotFinalized),
)
def find_jury_session(call: Call[NoBody], session_id: str) -> JurySessionFile:
    """A session with its candidates and its incidents."""
    found = use_cases.read_session(jury_wiring.jury_doors(), session_id)
    return JurySessionFile(
        session=session_view(found.seen, user_id=call.user_id),
        candidates=[candidate_view(one) for one in found.candidates],
        reports=[report_view(one) for one in found.reports],
    )


@endpoint(
    jury_sessions,
    "POST",
    f"{ONE}/assignment",
    allow=staff,
    body=AssignSession,
    returns=JurySession,
    raises=(SessionNotFound, NotFinalized, StaleRow),
)
def assign_session(call: Call[AssignSession], session_id: str) -> JurySession:
    """Take a session, from somebody else too, or give it back."""
    to = call.user_id if call.body.is_mine else ""
    seen = use_cases.assign_session(jury_wiring.jury_doors(), session_id, to=to)
    logger.info("A session was assigned", session_id=session_id, to=to, by=call.user_id)
    return session_view(seen, user_id=call.user_id)


@endpoint(
    jury_sessions,
    "POST",
    f"{ONE}/reports/{{report_id}}/resolution",
    allow=staff,
    body=ResolveReport,
    returns=ReportView,
    raises=(
        SessionNotFound,
        NotFinalized,
        ReportNotFound,
        DecisionNotPossible,
        DecisionNotReadable,
        StaleRow,
    ),
)
def resolve_report(call: Call[ResolveReport], session_id: str, report_id: str) -> ReportView:
    """Settle an incident without changing a score; the last one settles the session."""
    report = use_cases.resolve_report(
        jury_wiring.jury_doors(),
        session_id,
        report_id,
        resolution=call.body.resolution,
        reason=call.body.reason,
        deciding=Deciding(call.user_id, call.now),
    )
    with suppress(StaleRow):  # it is decided: who was at the session meanwhile settles it
        settle_session(jury_wiring.settlement_doors(), session_id, now=call.now)
    logger.info("An incident was settled", session_id=session_id, report_id=report_id)
    return report_view(report)


@endpoint(
    jury_sessions,
    "GET",
    f"{ONE}/publication",
    allow=staff,
    returns=PublicationView,
    raises=(SessionNotFound,),
)
def find_publication(
    call: Call[NoBody],  # noqa: ARG001  # every view has one
    session_id: str,
) -> PublicationView:
    """How far the publication of a session is."""
    return _progress(publication.read_progress(jury_wiring.publication_doors(), session_id))


@endpoint(
    jury_sessions,
    "POST",
    f"{ONE}/publication",
    allow=staff,
    body=NoBody,
    returns=PublicationView,
    status=202,
    raises=(SessionNotFound, NotFinalized, NotSettled, AlreadyPublished),
)
def publish_session(call: Call[NoBody], session_id: str) -> PublicationView:
    """Have the results of a session published, and its certificates made."""
    progress = publication.publish_session(
        jury_wiring.publication_doors(), session_id, by=call.user_id, now=call.now
    )
    logger.info("A publication was asked for", session_id=session_id, by=call.user_id)
    return _progress(progress)


@endpoint(
    jury_sessions,
    "POST",
    f"{ONE}/certificates",
    allow=staff,
    body=NoBody,
    returns=PublicationView,
    status=202,
    raises=(SessionNotFound,),
)
def request_certificates(call: Call[NoBody], session_id: str) -> PublicationView:
    """Ask again for the certificates of a session that are not there yet."""
    doors = jury_wiring.publication_doors()
    progress = publication.request_again(doors, session_id, now=call.now)
    logger.info("Certificates were asked for again", session_id=session_id, by=call.user_id)
    return _progress(progress)


@endpoint(
    jury_sessions,
    "GET",
    "/certification/dead-letters",
    allow=staff,
    returns=DeadLettersView,
)
def count_dead_letters(
    call: Call[NoBody],  # noqa: ARG001  # every view has one
) -> DeadLettersView:
    """How many certificates could not be made."""
    return DeadLettersView(certificates=jury_wiring.dead_certificates().count())


@endpoint(
    jury_sessions,
    "POST",
    "/certification/dead-letters",
    allow=staff,
    body=NoBody,
    returns=ReplayView,
)
def replay_dead_letters(call: Call[NoBody]) -> ReplayView:
    """Send the certificates that could not be made to their worker again."""
    sent = jury_wiring.dead_certificates().replay(at_most=REPLAY_AT_MOST)
    logger.info("Dead letters were sent again", sent=sent, by=call.user_id)
    return ReplayView(sent=sent)


def _progress(progress: Progress) -> PublicationView:
    return PublicationView(
        state=progress.session.state,
        job=progress.job,
        scored=progress.scored,
        certified=progress.certified,
        published=progress.published,
        requested=progress.requested,
        issued=progress.issued,
    )
