"""The logo of a campaign: put, taken away."""

from base64 import b64decode
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import MAX_BODY_BYTES, Call, NoBody, Schema, endpoint
from chalicelib.api.orga.campaign_life import CHANGES
from chalicelib.api.orga.campaign_views import CampaignView
from chalicelib.api.orga.campaigns import CAMPAIGN, seen
from chalicelib.core.identity import registered
from chalicelib.core.logo import LogoNotReadable, LogoTooLarge, LogoWrongSize
from chalicelib.services import campaign as use_cases
from chalicelib.wiring import campaigns as campaigns_wiring

campaign_logo = Blueprint(__name__)


class PutLogo(Schema):
    """A still picture in base64: PNG, JPEG or WebP, at most 40 KB, 32 to 1024 pixels a side."""

    data: Annotated[str, Field(max_length=MAX_BODY_BYTES)]


@endpoint(
    campaign_logo,
    "POST",
    f"{CAMPAIGN}/logo",
    allow=registered,
    role="member",
    body=PutLogo,
    returns=CampaignView,
    raises=(*CHANGES, LogoNotReadable, LogoTooLarge, LogoWrongSize),
)
def put_logo(call: Call[PutLogo], organization_id: str, campaign_id: str) -> CampaignView:
    """Give a campaign a logo, in place of the one it has."""
    content = _decoded(call.body.data)
    doors = campaigns_wiring.campaign_doors()
    return seen(use_cases.put_logo(doors, organization_id, campaign_id, content=content), call)


def _decoded(data: str) -> bytes:
    try:
        return b64decode(data, validate=True)
    except ValueError as error:
        raise LogoNotReadable from error


@endpoint(
    campaign_logo,
    "DELETE",
    f"{CAMPAIGN}/logo",
    allow=registered,
    role="member",
    returns=CampaignView,
    raises=CHANGES,
)
def remove_logo(call: Call[NoBody], organization_id: str, campaign_id: str) -> CampaignView:
    """Take the logo of a campaign away."""
    doors = campaigns_wiring.campaign_doors()
    return seen(use_cases.remove_logo(doors, organization_id, campaign_id), call)
