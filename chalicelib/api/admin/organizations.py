"""Staff make organizations, one by one or by file, and invite who will run them."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.core.errors import BadCursor, EmailNotReadable
from chalicelib.core.identity import Lang, readable_email, staff
from chalicelib.core.orga_errors import (
    BatchNotReadable,
    InvalidOrganizationName,
    InvalidUai,
    MissingUai,
    OrganizationKnown,
    OrganizationNotFound,
)
from chalicelib.core.organization import Invitee, Organization, OrganizationType
from chalicelib.core.organization_file import organization_form
from chalicelib.services import organization_creation as use_cases
from chalicelib.wiring import teams as teams_wiring

organizations = Blueprint(__name__)

LIST = "organizations"
Email = Annotated[str, Field(min_length=3, max_length=254)]
Name = Annotated[str, Field(max_length=200)]


class CreateOrganization(Schema):
    """An organization, and who is invited to run it."""

    type: OrganizationType
    name: Name
    uai: Annotated[str, Field(max_length=20)] | None = None
    admin_email: Email
    lang: Lang


class CreateOrganizations(Schema):
    """A table with headings: type, uai, name, admin_email, lang; a trial makes nothing."""

    lines: Annotated[str, Field(max_length=60_000)]
    is_trial: bool


class InviteAdmin(Schema):
    """Who is asked to run an organization."""

    email: Email
    lang: Lang


class ListOrganizations(Schema):
    """From which place, and how names start."""

    cursor: Annotated[str, Field(max_length=1000)] = ""
    name: Name = ""


class OrganizationLine(View):
    """An organization, as staff see it."""

    id: str
    type: OrganizationType
    name: str
    uai: str | None
    demands_second_factor: bool
    created_at: Instant


class OrganizationLines(View):
    """A page, by name."""

    items: list[OrganizationLine]
    next: str | None


class BatchLineView(View):
    """What came of a line; `column` and `code` say what is wrong."""

    line: int
    name: str
    status: Literal["created", "known", "wrong"]
    column: str
    code: str


class BatchView(View):
    """What came of each line."""

    lines: list[BatchLineView]


@endpoint(
    organizations,
    "GET",
    "/organizations",
    allow=staff,
    query=ListOrganizations,
    returns=OrganizationLines,
    raises=(BadCursor,),
)
def list_organizations(call: Call[NoBody]) -> OrganizationLines:
    """Every organization, by name."""
    cursor = call.query.cursor
    after = wiring.tokens().place(LIST, cursor) if cursor else ""
    doors = teams_wiring.creation_doors()
    page, place = use_cases.list_organizations(doors, name=call.query.name, after=after)
    following = wiring.tokens().cursor(LIST, place) if place else None
    return OrganizationLines(items=[_line(one) for one in page], next=following)


@endpoint(
    organizations,
    "POST",
    "/organizations",
    allow=staff,
    body=CreateOrganization,
    returns=OrganizationLine,
    status=201,
    raises=(OrganizationKnown, InvalidUai, MissingUai, InvalidOrganizationName, EmailNotReadable),
)
def create_organization(call: Call[CreateOrganization]) -> OrganizationLine:
    """Make an organization and invite who will run it."""
    form = organization_form({**call.body.model_dump(), "uai": call.body.uai or ""})
    doors = teams_wiring.creation_doors()
    return _line(use_cases.create_organization(doors, form, new_id=call.new_id, now=call.now))


@endpoint(
    organizations,
    "POST",
    "/organizations/batch",
    allow=staff,
    body=CreateOrganizations,
    returns=BatchView,
    raises=(BatchNotReadable,),
)
def create_organizations(call: Call[CreateOrganizations]) -> BatchView:
    """Make those of a file that are not there yet, or say what would come of it."""
    lines = use_cases.create_organizations(
        teams_wiring.creation_doors(), call.body.lines, is_trial=call.body.is_trial, now=call.now
    )
    views = [
        BatchLineView(
            line=one.line, name=one.name, status=one.status, column=one.column, code=one.code
        )
        for one in lines
    ]
    return BatchView(lines=views)


@endpoint(
    organizations,
    "POST",
    "/organizations/{organization_id}/invitations",
    allow=staff,
    body=InviteAdmin,
    status=204,
    raises=(OrganizationNotFound, EmailNotReadable),
)
def invite_admin(call: Call[InviteAdmin], organization_id: str) -> None:
    """Invite somebody to run an organization, when the first one did not come."""
    invitee = Invitee(readable_email(call.body.email), "admin", call.body.lang)
    doors = teams_wiring.creation_doors()
    use_cases.invite_admin(doors, organization_id, invitee, new_id=call.new_id, now=call.now)


def _line(organization: Organization) -> OrganizationLine:
    return OrganizationLine(
        id=organization.id,
        type=organization.type,
        name=organization.name,
        uai=organization.uai,
        demands_second_factor=organization.demands_second_factor,
        created_at=organization.created_at,
    )
