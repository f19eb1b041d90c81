"""The organizations an institution may read of, and their campaigns."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import AwareDatetime, Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View
from chalicelib.api.partner.endpoint import Found, partner_endpoint
from chalicelib.core.campaign import Campaign, CampaignKind, CampaignStatus
from chalicelib.core.errors import BadCursor
from chalicelib.core.orga_errors import OrganizationNotFound
from chalicelib.core.organization import OrganizationType
from chalicelib.services import partner_campaigns as use_cases
from chalicelib.wiring import reported as reported_wiring

organizations = Blueprint(__name__)

Cursor = Annotated[str, Field(max_length=1000)]


class ChangedSince(Schema):
    """Only what changed at that instant or later (absent: everything), and from where on."""

    since: AwareDatetime | None = None
    cursor: Cursor = ""


class ReadOrganizationView(View):
    """A school or another place; `uai`: its official number, if it has one."""

    id: str
    type: OrganizationType
    name: str
    uai: str | None
    is_archived: bool
    created_at: Instant


class ReadOrganizationsView(View):
    """A page; one that is short, or empty, may be followed by others."""

    items: list[ReadOrganizationView]
    next: str | None


class ReadCampaignView(View):
    """A campaign: what was asked, for which classes, and when."""

    id: str
    organization_id: str
    code: str
    kind: CampaignKind
    name: str
    title: str
    status: CampaignStatus
    divisions: list[str]
    created_at: Instant
    starts_at: Instant | None
    ends_at: Instant | None
    archived_at: Instant | None


class ReadCampaignsView(View):
    """A page, the newest campaigns first."""

    items: list[ReadCampaignView]
    next: str | None


@partner_endpoint(
    organizations,
    "GET",
    "/organizations",
    scope="campaigns:read",
    query=ChangedSince,
    returns=ReadOrganizationsView,
    raises=(BadCursor,),
)
def list_read_organizations(call: Call[NoBody]) -> Found:
    """The organizations of the client's jurisdiction."""
    name, cursor = f"read-organizations/{call.client.id}", call.query.cursor
    found, following = use_cases.list_organizations(
        reported_wiring.partner_campaign_doors(),
        call.client,
        since=call.query.since,
        after=wiring.tokens().place(name, cursor) if cursor else "",
    )
    items = [
        ReadOrganizationView(
            id=one.id,
            type=one.type,
            name=one.name,
            uai=one.uai,
            is_archived=one.is_archived,
            created_at=one.created_at,
        )
        for one in found
    ]
    following_cursor = wiring.tokens().cursor(name, following) if following else None
    return Found(ReadOrganizationsView(items=items, next=following_cursor), len(items))


@partner_endpoint(
    organizations,
    "GET",
    "/organizations/{organization_id}/campaigns",
    scope="campaigns:read",
    query=ChangedSince,
    returns=ReadCampaignsView,
    raises=(OrganizationNotFound, BadCursor),
)
def list_read_campaigns(call: Call[NoBody], organization_id: str) -> Found:
    """The campaigns of an organization."""
    name, cursor = f"read-campaigns/{call.client.id}/{organization_id}", call.query.cursor
    found, following = use_cases.list_campaigns(
        reported_wiring.partner_campaign_doors(),
        call.client,
        organization_id,
        since=call.query.since,
        after=int(wiring.tokens().place(name, cursor)) if cursor else 0,
    )
    items = [_view(one, call) for one in found]
    following_cursor = None if following is None else wiring.tokens().cursor(name, str(following))
    return Found(ReadCampaignsView(items=items, next=following_cursor), len(items))


def _view(one: Campaign, call: Call[NoBody]) -> ReadCampaignView:
    return ReadCampaignView(
        id=one.id,
        organization_id=one.organization_id,
        code=one.code,
        kind=one.kind,
        name=one.name,
        title=one.title,
        status=one.status(call.now),
        divisions=list(one.divisions),
        created_at=one.created_at,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        archived_at=one.archived_at,
    )
