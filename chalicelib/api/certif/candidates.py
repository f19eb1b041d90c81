"""Candidates of a session: see them, add one, change one, take one off."""

from chalice.app import Blueprint

from chalicelib.api.certif.candidate_views import (
    AddCandidate,
    CandidatesView,
    CandidateView,
    ChangeCandidate,
    candidate_view,
    changes_of,
    registration_of,
)
from chalicelib.api.certif.centers import REFUSALS, SESSION, center_of
from chalicelib.api.endpoint import Call, NoBody, endpoint
from chalicelib.core.certif_errors import (
    CandidateFieldNotReadable,
    CandidateJoined,
    CandidateKnown,
    CandidateNotFound,
    CandidatesTooMany,
    SessionClosed,
    SessionNotFound,
)
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import registered
from chalicelib.services import candidates as use_cases
from chalicelib.services import enrolment
from chalicelib.services.enrolment import Place
from chalicelib.wiring import center as center_wiring

candidates = Blueprint(__name__)

CANDIDATES = f"{SESSION}/candidates"
CANDIDATE = f"{CANDIDATES}/{{candidate_id}}"
_FIELDS = (CandidateFieldNotReadable, CandidateKnown)


@endpoint(
    candidates,
    "GET",
    CANDIDATES,
    allow=registered,
    role="member",
    returns=CandidatesView,
    raises=(*REFUSALS, SessionNotFound),
)
def list_candidates(call: Call[NoBody], organization_id: str, session_id: str) -> CandidatesView:
    """Who is registered, and what each still lacks to sit the exam."""
    center_of(call)
    doors = center_wiring.candidate_doors()
    found = use_cases.list_candidates(doors, organization_id, session_id)
    return CandidatesView(items=[candidate_view(one) for one in found])


@endpoint(
    candidates,
    "POST",
    CANDIDATES,
    allow=registered,
    role="member",
    body=AddCandidate,
    returns=CandidateView,
    status=201,
    raises=(*REFUSALS, SessionNotFound, SessionClosed, *_FIELDS, CandidatesTooMany, StaleRow),
)
def add_candidate(call: Call[AddCandidate], organization_id: str, session_id: str) -> CandidateView:
    """Register one."""
    center_of(call)
    place = Place(organization_id, session_id, call.user_id, call.new_id)
    added = enrolment.add_candidate(
        center_wiring.enrolment_doors(), registration_of(call.body), place
    )
    doors = center_wiring.candidate_doors()
    return candidate_view(
        use_cases.read_candidate(doors, organization_id, session_id, candidate_id=added.id)
    )


@endpoint(
    candidates,
    "PATCH",
    CANDIDATE,
    allow=registered,
    role="member",
    body=ChangeCandidate,
    returns=CandidateView,
    raises=(
        *REFUSALS,
        SessionNotFound,
        SessionClosed,
        CandidateNotFound,
        CandidateJoined,
        *_FIELDS,
        StaleRow,
    ),
)
def change_candidate(
    call: Call[ChangeCandidate], organization_id: str, session_id: str, *, candidate_id: str
) -> CandidateView:
    """Correct who they are, or what is arranged for them."""
    center_of(call)
    changed = use_cases.change_candidate(
        center_wiring.candidate_doors(),
        organization_id,
        session_id,
        candidate_id=candidate_id,
        changes=changes_of(call.body),
    )
    return candidate_view(changed)


@endpoint(
    candidates,
    "DELETE",
    CANDIDATE,
    allow=registered,
    role="member",
    status=204,
    raises=(
        *REFUSALS,
        SessionNotFound,
        SessionClosed,
        CandidateNotFound,
        CandidateJoined,
        StaleRow,
    ),
)
def remove_candidate(
    call: Call[NoBody], organization_id: str, session_id: str, *, candidate_id: str
) -> None:
    """Take one off the list, who has not come in."""
    center_of(call)
    doors = center_wiring.candidate_doors()
    use_cases.remove_candidate(doors, organization_id, session_id, candidate_id=candidate_id)


@endpoint(
    candidates,
    "POST",
    f"{CANDIDATE}/unlinking",
    allow=registered,
    role="member",
    returns=CandidateView,
    raises=(*REFUSALS, SessionNotFound, SessionClosed, CandidateNotFound, CandidateJoined),
)
def unlink_account(
    call: Call[NoBody], organization_id: str, session_id: str, *, candidate_id: str
) -> CandidateView:
    """Free somebody whom the wrong account came in as, until their presence is confirmed."""
    center_of(call)
    doors = center_wiring.candidate_doors()
    freed = use_cases.unlink_account(doors, organization_id, session_id, candidate_id=candidate_id)
    return candidate_view(freed)
