"""Results of a session, once they are published; their files: a table, the certificates."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.certif.centers import REFUSALS, SESSION, center_of
from chalicelib.api.certif.jobs import CenterJobView, job_view
from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import NotPublished, SessionNotFound
from chalicelib.core.certification.certification import CertificateState, Certification
from chalicelib.core.certification.exam import Phase
from chalicelib.core.certification.result import Status
from chalicelib.core.certification.session import SessionState
from chalicelib.core.identity import Lang, registered
from chalicelib.observability import logger
from chalicelib.services import center_results as use_cases
from chalicelib.services.center_results import CandidateResult, FileAsked, FileKind
from chalicelib.wiring import jury as jury_wiring

results = Blueprint(__name__)

Division = Annotated[str, Field(max_length=100)]


class CertifiedView(View):
    """What an exam became; `reason`: why that status, a key; `comment`: the jury's words."""

    status: Status
    reason: str | None
    comment: str
    pix: int | None
    max_pix: int
    mesh: int | None
    levels: dict[str, int]
    is_clea: bool
    certificate: CertificateState
    is_revoked: bool


class CandidateResultView(View):
    """A candidate; `result` is None before publication, and of who did not come."""

    candidate_id: str
    number: int
    first_name: str
    last_name: str
    division: str
    phase: Phase
    result: CertifiedView | None


class SessionResultsView(View):
    """The results of a session, by number; `competence_ids` are the columns of levels."""

    state: SessionState
    finalized_at: Instant | None
    published_at: Instant | None
    divisions: list[str]
    competence_ids: list[str]
    items: list[CandidateResultView]


class AskFile(Schema):
    """Of one class, or of the whole session."""

    division: Division | None = None
    lang: Lang = "fr"


@endpoint(
    results,
    "GET",
    f"{SESSION}/results",
    allow=registered,
    role="member",
    returns=SessionResultsView,
    raises=(*REFUSALS, SessionNotFound),
)
def find_results(call: Call[NoBody], organization_id: str, session_id: str) -> SessionResultsView:
    """What the candidates of a session obtained, once it is published."""
    center = center_of(call)
    found = use_cases.read_results(jury_wiring.results_doors(), center.id, session_id)
    divisions = {one.candidate.division for one in found.candidates} - {""}
    logger.info("Results were read", organization_id=organization_id, session_id=session_id)
    return SessionResultsView(
        state=found.session.state,
        finalized_at=found.session.finalized_at,
        published_at=found.session.published_at,
        divisions=sorted(divisions),
        competence_ids=list(found.competence_ids),
        items=[_line(one) for one in found.candidates],
    )


@endpoint(
    results,
    "POST",
    f"{SESSION}/results",
    allow=registered,
    role="member",
    body=AskFile,
    returns=CenterJobView,
    status=202,
    raises=(*REFUSALS, SessionNotFound, NotPublished),
)
def ask_results(call: Call[AskFile], organization_id: str, session_id: str) -> CenterJobView:
    """Have the results written as a table; follow its job."""
    return _asked(call, "results", session_id, organization_id=organization_id)


@endpoint(
    results,
    "POST",
    f"{SESSION}/certificates",
    allow=registered,
    role="member",
    body=AskFile,
    returns=CenterJobView,
    status=202,
    raises=(*REFUSALS, SessionNotFound, NotPublished),
)
def ask_certificates(call: Call[AskFile], organization_id: str, session_id: str) -> CenterJobView:
    """Have the certificates packed in one archive; follow its job."""
    return _asked(call, "certificates", session_id, organization_id=organization_id)


def _asked(
    call: Call[AskFile], kind: FileKind, session_id: str, *, organization_id: str
) -> CenterJobView:
    center = center_of(call)
    asked = FileAsked(
        kind=kind,
        lang=call.body.lang,
        by=call.user_id,
        job_id=call.new_id,
        now=call.now,
        division=call.body.division,
    )
    job = use_cases.ask_file(jury_wiring.results_doors(), center.id, session_id, asked=asked)
    logger.info(
        "Results were asked for",
        organization_id=organization_id,
        session_id=session_id,
        job_id=job.id,
        kind=kind,
    )
    return job_view(job)


def _line(one: CandidateResult) -> CandidateResultView:
    candidate, found = one.candidate, one.certification
    return CandidateResultView(
        candidate_id=candidate.id,
        number=candidate.number,
        first_name=found.first_name if found else candidate.first_name,
        last_name=found.last_name if found else candidate.last_name,
        division=candidate.division,
        phase=one.phase,
        result=_certified(found) if found and found.stage == "published" else None,
    )


def _certified(one: Certification) -> CertifiedView:
    result = one.result
    return CertifiedView(
        status=result.status,
        reason=result.comment,
        comment=one.comment_for_organization,
        pix=result.pix,
        max_pix=result.max_pix,
        mesh=result.mesh,
        levels=dict(result.levels),
        is_clea=result.is_clea,
        certificate=one.certificate,
        is_revoked=one.revoked_at is not None,
    )
