"""The logo of a campaign as its learners and its organization see it."""

from chalicelib.api.endpoint import View
from chalicelib.core.campaign import Campaign
from chalicelib.wiring import campaigns as campaigns_wiring


class LogoView(View):
    """A picture at an address good for five minutes, and its size in pixels."""

    address: str
    width: int
    height: int


def logo_view(campaign: Campaign) -> LogoView | None:
    """The campaign's logo, if it has one."""
    logo = campaign.logo
    if logo is None:
        return None
    address = campaigns_wiring.logos().address(logo)
    return LogoView(address=address, width=logo.width, height=logo.height)
