"""One's organizations: list them, see one, change it, first steps."""

from typing import Annotated, Any, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.core.errors import NotSignedIn, StaleRow
from chalicelib.core.identity import Principal, registered
from chalicelib.core.orga_errors import (
    InvalidOrganizationName,
    OrganizationNotFound,
    SecondFactorMissing,
)
from chalicelib.core.organization import Membership, Organization, OrganizationType, Role
from chalicelib.services import organization as use_cases
from chalicelib.services.organization import OrganizationChange
from chalicelib.wiring import teams as teams_wiring

organizations = Blueprint(__name__)

ONE = "/organizations/{organization_id}"
REFUSALS = (OrganizationNotFound, SecondFactorMissing)
"""What any route of an organization may answer."""


class OrganizationView(View):
    """An organization, and what the person is there."""

    id: str
    type: OrganizationType
    name: str
    uai: str | None
    role: Role
    demands_second_factor: bool


class OrganizationsView(View):
    """Where the person works: a handful, in one page."""

    items: list[OrganizationView]
    next: None = None


class WholeOrganizationView(OrganizationView):
    """An organization as its members see it."""

    created_at: Instant
    member_count: int


class ChangeOrganization(Schema):
    """What to change; what is absent stays."""

    name: Annotated[str, Field(max_length=200)] | None = None
    demands_second_factor: bool | None = None


class FirstStepView(View):
    """Something to do when one arrives, and how many there are of it."""

    id: Literal["second_factor", "learners", "campaign", "team"]
    is_done: bool
    count: int


class FirstStepsView(View):
    """In the order in which to do them."""

    steps: list[FirstStepView]


@endpoint(organizations, "GET", "/organizations", allow=registered, returns=OrganizationsView)
def list_my_organizations(call: Call[NoBody]) -> OrganizationsView:
    """Where I work."""
    places = use_cases.list_my_organizations(teams_wiring.organization_doors(), call.user_id)
    return OrganizationsView(items=[_view(one.organization, one.membership) for one in places])


@endpoint(
    organizations,
    "GET",
    ONE,
    allow=registered,
    role="member",
    returns=WholeOrganizationView,
    raises=REFUSALS,
)
def get_organization(call: Call[NoBody], organization_id: str) -> WholeOrganizationView:
    """An organization I work in."""
    return _whole(organization_id, member_of(call))


@endpoint(
    organizations,
    "PATCH",
    ONE,
    allow=registered,
    role="admin",
    body=ChangeOrganization,
    returns=WholeOrganizationView,
    raises=(*REFUSALS, InvalidOrganizationName, StaleRow),
)
def change_organization(
    call: Call[ChangeOrganization], organization_id: str
) -> WholeOrganizationView:
    """Rename it, or demand a second factor of those who work there."""
    use_cases.change_organization(
        teams_wiring.organization_doors(),
        organization_id,
        OrganizationChange(call.body.name, call.body.demands_second_factor),
        by=_principal(call),
    )
    return _whole(organization_id, member_of(call))


@endpoint(
    organizations,
    "GET",
    f"{ONE}/first-steps",
    allow=registered,
    role="member",
    returns=FirstStepsView,
    raises=REFUSALS,
)
def list_first_steps(call: Call[NoBody], organization_id: str) -> FirstStepsView:
    """What there is to do in a new organization, and what is done."""
    doors = teams_wiring.organization_doors()
    steps = use_cases.list_first_steps(doors, organization_id, by=_principal(call))
    views = [FirstStepView(id=one.id, is_done=one.is_done, count=one.count) for one in steps]
    return FirstStepsView(steps=views)


def member_of(call: Call[Any]) -> Membership:
    """The person's place in the organization of the path."""
    if call.membership is None:
        raise OrganizationNotFound
    return call.membership


def _principal(call: Call[Any]) -> Principal:
    if call.principal is None:
        raise NotSignedIn
    return call.principal


def _whole(organization_id: str, membership: Membership) -> WholeOrganizationView:
    doors = teams_wiring.organization_doors()
    organization, member_count = use_cases.read_organization(doors, organization_id)
    return WholeOrganizationView(
        **_view(organization, membership).model_dump(),
        created_at=organization.created_at,
        member_count=member_count,
    )


def _view(organization: Organization, membership: Membership) -> OrganizationView:
    return OrganizationView(
        id=organization.id,
        type=organization.type,
        name=organization.name,
        uai=organization.uai,
        role=membership.role,
        demands_second_factor=organization.demands_second_factor,
    )
