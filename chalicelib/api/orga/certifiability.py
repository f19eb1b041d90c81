"""Who may be certified, and what the others lack."""

from chalice.app import Blueprint

from chalicelib import wiring
from chalicelib.api.endpoint import Call, NoBody, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.api.orga.results import OfDivision
from chalicelib.core.errors import BadCursor
from chalicelib.core.identity import registered
from chalicelib.services import certifiability as use_cases
from chalicelib.services.certifiability import LearnerSeen
from chalicelib.wiring import results as results_wiring

certifiability = Blueprint(__name__)


class ListCertifiable(OfDivision):
    """Of which class, and from where on."""

    cursor: str = ""


class StandingView(View):
    """A learner; `missing`: the competences not yet at the level that counts."""

    learner_id: str
    first_name: str
    last_name: str
    division: str
    has_account: bool
    is_certifiable: bool
    certifiable_competences: int
    missing: list[str]


class CertifiabilityView(View):
    """`required_competences` at `required_level` make one certifiable.

    `certifiable` is null when there are too many people to count at once: choose a class.
    """

    certifiable: int | None
    total: int
    required_competences: int
    required_level: int
    items: list[StandingView]
    next: str | None


@endpoint(
    certifiability,
    "GET",
    f"{ONE}/certifiability",
    allow=registered,
    role="member",
    query=ListCertifiable,
    returns=CertifiabilityView,
    raises=(*REFUSALS, BadCursor),
)
def list_certifiability(call: Call[NoBody], organization_id: str) -> CertifiabilityView:
    """Learners by class then name, each with what they still need."""
    doors, division = results_wiring.certifiability_doors(), call.query.division
    name = f"certifiability/{organization_id}"
    after = wiring.tokens().place(name, call.query.cursor) if call.query.cursor else ""
    seen, following = use_cases.list_standings(
        doors, organization_id, division=division, after=after, now=call.now
    )
    counted = use_cases.count_certifiable(doors, organization_id, division=division)
    return CertifiabilityView(
        certifiable=counted.certifiable,
        total=counted.total,
        required_competences=doors.rules.certifiable_competences,
        required_level=doors.rules.certifiable_level,
        items=[_standing(one) for one in seen],
        next=wiring.tokens().cursor(name, following) if following else None,
    )


def _standing(one: LearnerSeen) -> StandingView:
    return StandingView(
        learner_id=one.learner.id,
        first_name=one.learner.first_name,
        last_name=one.learner.last_name,
        division=one.learner.division,
        has_account=one.learner.user_id is not None,
        is_certifiable=one.standing.is_certifiable,
        certifiable_competences=one.standing.certifiable_competences,
        missing=list(one.standing.missing),
    )
