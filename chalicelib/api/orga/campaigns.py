"""Campaigns of an organization: make one, list them, read and change one."""

from typing import Annotated, Any, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.api.orga.campaign_views import (
    CampaignView,
    CommonChoices,
    campaign_view,
    utc,
)
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.campaign import Campaign, CampaignKind
from chalicelib.core.errors import BadCursor, RowExists, StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import (
    CampaignNotFound,
    CodeTaken,
    EmptyTarget,
    UnknownTargetProfile,
    UnknownTube,
    WrongDates,
)
from chalicelib.services import campaign as use_cases
from chalicelib.services.campaign import NewCampaign
from chalicelib.wiring import campaigns as campaigns_wiring
from chalicelib.wiring import results as results_wiring

campaigns = Blueprint(__name__)

CAMPAIGN = f"{ONE}/campaigns/{{campaign_id}}"
PAGE = 50


class CreateCampaign(CommonChoices):
    """What (a ready profile or subjects with their top level), for whom, when."""

    kind: CampaignKind
    name: Annotated[str, Field(min_length=1, max_length=100)]
    profile_id: Annotated[str, Field(max_length=24)] = ""
    caps: Annotated[
        dict[Annotated[str, Field(max_length=24)], Annotated[int, Field(ge=1, le=8)]],
        Field(max_length=100),
    ] = Field(default_factory=dict)


class ChangeCampaign(CommonChoices):
    """What to change; what is absent stays. What is asked never changes."""

    name: Annotated[str, Field(min_length=1, max_length=100)] = ""


class CampaignsQuery(Schema):
    """Which ones, and from where."""

    view: Literal["active", "archived", "deleted"] = "active"
    cursor: Annotated[str, Field(max_length=400)] = ""


class CampaignsView(View):
    """A page of campaigns, the newest first."""

    items: list[CampaignView]
    next: str | None


@endpoint(
    campaigns,
    "GET",
    f"{ONE}/campaigns",
    allow=registered,
    role="member",
    query=CampaignsQuery,
    returns=CampaignsView,
    raises=(*REFUSALS, BadCursor),
)
def list_campaigns(call: Call[NoBody], organization_id: str) -> CampaignsView:
    """The organization's campaigns."""
    doors = campaigns_wiring.campaign_doors()
    list_name = f"campaigns/{organization_id}/{call.query.view}"
    start = int(wiring.tokens().place(list_name, call.query.cursor)) if call.query.cursor else 0
    every = use_cases.list_campaigns(doors, organization_id)
    found = [one for one in every if _is_in(one, call.query.view)]
    following = start + PAGE
    is_more = following < len(found)
    return CampaignsView(
        items=_views(found[start:following], call),
        next=wiring.tokens().cursor(list_name, str(following)) if is_more else None,
    )


def _is_in(campaign: Campaign, view: str) -> bool:
    if campaign.deleted_at is not None:
        return view == "deleted"
    return (view == "archived") == (campaign.archived_at is not None)


def _views(found: list[Campaign], call: Call[NoBody]) -> list[CampaignView]:
    names = use_cases.owner_names(campaigns_wiring.campaign_doors(), found)
    counts = results_wiring.tallies().activities([one.id for one in found]) if found else {}
    return [
        campaign_view(
            one, now=call.now, owner_name=names[one.created_by], counts=counts.get(one.id, {})
        )
        for one in found
    ]


@endpoint(
    campaigns,
    "POST",
    f"{ONE}/campaigns",
    allow=registered,
    role="member",
    body=CreateCampaign,
    returns=CampaignView,
    status=201,
    raises=(
        *REFUSALS,
        EmptyTarget,
        UnknownTube,
        UnknownTargetProfile,
        WrongDates,
        CodeTaken,
        RowExists,
    ),
)
def create_campaign(call: Call[CreateCampaign], organization_id: str) -> CampaignView:
    """Make a campaign."""
    given = call.body
    wanted = NewCampaign(
        kind=given.kind,
        name=given.name,
        title=given.title,
        welcome=given.welcome,
        profile_id=given.profile_id,
        caps=given.caps,
        divisions=tuple(given.divisions),
        starts_at=utc(given.starts_at),
        ends_at=utc(given.ends_at),
        is_multiple=given.is_multiple,
    )
    making = making_of(call, organization_id)
    return seen(use_cases.create_campaign(campaigns_wiring.campaign_doors(), wanted, making), call)


@endpoint(
    campaigns,
    "GET",
    CAMPAIGN,
    allow=registered,
    role="member",
    returns=CampaignView,
    raises=(*REFUSALS, CampaignNotFound),
)
def get_campaign(call: Call[NoBody], organization_id: str, campaign_id: str) -> CampaignView:
    """A campaign."""
    doors = campaigns_wiring.campaign_doors()
    return seen(use_cases.read_campaign(doors, organization_id, campaign_id), call)


@endpoint(
    campaigns,
    "PATCH",
    CAMPAIGN,
    allow=registered,
    role="member",
    body=ChangeCampaign,
    returns=CampaignView,
    raises=(*REFUSALS, CampaignNotFound, WrongDates, StaleRow),
)
def change_campaign(
    call: Call[ChangeCampaign], organization_id: str, campaign_id: str
) -> CampaignView:
    """Change its words, classes, dates or sendings."""
    changes = {name: getattr(call.body, name) for name in call.body.model_fields_set}
    for name in changes.keys() & {"starts_at", "ends_at"}:
        changes[name] = utc(changes[name])
    if "divisions" in changes:
        changes["divisions"] = tuple(changes["divisions"])
    doors = campaigns_wiring.campaign_doors()
    found = use_cases.change_campaign(doors, organization_id, campaign_id, changes=changes)
    return seen(found, call)


def making_of(call: Call[Any], organization_id: str) -> use_cases.Making:
    """Who makes something here, and its id."""
    return use_cases.Making(
        organization_id=organization_id, user_id=call.user_id, now=call.now, new_id=call.new_id
    )


def seen(campaign: Campaign, call: Call[Any]) -> CampaignView:
    """The campaign as its organization sees it now."""
    names = use_cases.owner_names(campaigns_wiring.campaign_doors(), [campaign])
    counts = results_wiring.tallies().activities([campaign.id])
    return campaign_view(
        campaign,
        now=call.now,
        owner_name=names[campaign.created_by],
        counts=counts.get(campaign.id, {}),
    )
