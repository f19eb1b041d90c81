"""A campaign as whoever has its code sees it, signed in or not."""

from typing import Literal

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, NoBody, View, endpoint
from chalicelib.api.logo import LogoView, logo_view
from chalicelib.core.campaign import CampaignKind, expected_minutes
from chalicelib.core.identity import anyone
from chalicelib.core.orga_errors import CampaignNotFound
from chalicelib.services import participation as use_cases
from chalicelib.wiring import campaigns as campaigns_wiring

public_campaigns = Blueprint(__name__)


class IntroView(View):
    """What is asked, by whom. `needs_learner`: one must be on the organization's list."""

    code: str
    kind: CampaignKind
    title: str
    welcome: str
    organization_name: str
    logo: LogoView | None
    minutes: int
    tube_count: int
    status: Literal["scheduled", "open", "over", "archived", "deleted"]
    needs_learner: bool
    is_multiple: bool


@endpoint(
    public_campaigns,
    "GET",
    "/campaigns/{code}",
    allow=anyone,
    returns=IntroView,
    raises=(CampaignNotFound,),
)
def read_campaign_intro(call: Call[NoBody], code: str) -> IntroView:
    """The campaign of a code."""
    intro = use_cases.read_intro(campaigns_wiring.participation_doors(), code)
    campaign = intro.campaign
    return IntroView(
        code=campaign.code,
        kind=campaign.kind,
        title=campaign.title or campaign.name,
        welcome=campaign.welcome,
        organization_name=intro.organization_name,
        logo=logo_view(campaign),
        minutes=expected_minutes(intro.skill_count),
        tube_count=len(campaign.target.caps),
        status=campaign.status(call.now),
        needs_learner=intro.needs_learner,
        is_multiple=campaign.is_multiple,
    )
