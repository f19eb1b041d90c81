"""The life of a campaign: archived, taken out again, copied, deleted, brought back, projected."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.api.orga.campaign_views import CampaignView, link_of
from chalicelib.api.orga.campaigns import CAMPAIGN, making_of, seen
from chalicelib.api.orga.organizations import REFUSALS
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import CampaignNotFound, CodeTaken, RestoreTooLate
from chalicelib.services import campaign as use_cases
from chalicelib.wiring import campaigns as campaigns_wiring

campaign_life = Blueprint(__name__)

CHANGES = (*REFUSALS, CampaignNotFound, StaleRow)


class DuplicateCampaign(Schema):
    """The name of the copy."""

    name: Annotated[str, Field(min_length=1, max_length=100)]


class QrView(View):
    """A link, and its code: a row of 0 and 1 (dark) a line."""

    link: str
    code: str
    rows: list[str]


@endpoint(
    campaign_life,
    "POST",
    f"{CAMPAIGN}/archive",
    allow=registered,
    role="member",
    returns=CampaignView,
    raises=CHANGES,
)
def archive_campaign(call: Call[NoBody], organization_id: str, campaign_id: str) -> CampaignView:
    """Close a campaign and put it away."""
    doors = campaigns_wiring.campaign_doors()
    found = use_cases.archive_campaign(doors, organization_id, campaign_id, now=call.now)
    return seen(found, call)


@endpoint(
    campaign_life,
    "POST",
    f"{CAMPAIGN}/restore",
    allow=registered,
    role="member",
    returns=CampaignView,
    raises=CHANGES,
)
def restore_campaign(call: Call[NoBody], organization_id: str, campaign_id: str) -> CampaignView:
    """Take a campaign out of the archives."""
    doors = campaigns_wiring.campaign_doors()
    return seen(use_cases.restore_campaign(doors, organization_id, campaign_id), call)


@endpoint(
    campaign_life,
    "POST",
    f"{CAMPAIGN}/duplicate",
    allow=registered,
    role="member",
    body=DuplicateCampaign,
    returns=CampaignView,
    status=201,
    raises=(*CHANGES, CodeTaken, RowExists),
)
def duplicate_campaign(
    call: Call[DuplicateCampaign], organization_id: str, campaign_id: str
) -> CampaignView:
    """Make another campaign that asks the same of the same classes."""
    making = making_of(call, organization_id)
    doors = campaigns_wiring.campaign_doors()
    made = use_cases.duplicate_campaign(doors, campaign_id, making, name=call.body.name)
    return seen(made, call)


@endpoint(
    campaign_life,
    "POST",
    f"{CAMPAIGN}/deletion",
    allow=registered,
    role="member",
    returns=CampaignView,
    raises=CHANGES,
)
def delete_campaign(call: Call[NoBody], organization_id: str, campaign_id: str) -> CampaignView:
    """Take a campaign away, with thirty days to change one's mind."""
    doors = campaigns_wiring.campaign_doors()
    found = use_cases.delete_campaign(doors, organization_id, campaign_id, now=call.now)
    return seen(found, call)


@endpoint(
    campaign_life,
    "POST",
    f"{CAMPAIGN}/deletion/undo",
    allow=registered,
    role="member",
    returns=CampaignView,
    raises=(*CHANGES, RestoreTooLate),
)
def undo_deletion(call: Call[NoBody], organization_id: str, campaign_id: str) -> CampaignView:
    """Bring a deleted campaign back."""
    doors = campaigns_wiring.campaign_doors()
    found = use_cases.undelete_campaign(doors, organization_id, campaign_id, now=call.now)
    return seen(found, call)


@endpoint(
    campaign_life,
    "GET",
    f"{CAMPAIGN}/qr",
    allow=registered,
    role="member",
    returns=QrView,
    raises=(*REFUSALS, CampaignNotFound),
)
def get_qr(call: Call[NoBody], organization_id: str, campaign_id: str) -> QrView:  # noqa: ARG001  # nothing is sent
    """The link of a campaign as a code to scan, to project or print."""
    doors = campaigns_wiring.campaign_doors()
    campaign = use_cases.read_campaign(doors, organization_id, campaign_id)
    link = link_of(campaign)
    return QrView(link=link, code=campaign.code, rows=list(campaigns_wiring.qr_rows(link)))
