"""What institutions read of organizations and their campaigns, within their jurisdiction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from chalicelib.core.api_client import ApiClient
from chalicelib.core.campaign import Campaign
from chalicelib.core.orga_errors import CampaignNotFound, OrganizationNotFound
from chalicelib.core.organization import Organization, OrganizationType
from chalicelib.core.participation import Participation
from chalicelib.ports.orga import Campaigns, Organizations, Participations

ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
PAGE = 100
CAMPAIGNS_PAGE = 50
SCHOOLS_PAGE = 25
"""Each school of a jurisdiction is looked up by its number, two reads for each type below."""
_TYPES: tuple[OrganizationType, ...] = ("school", "university", "company", "association")
"""Not centers, which have no campaign."""
_NUMBERED: tuple[OrganizationType, ...] = ("school", "university")


@dataclass(frozen=True, slots=True)
class PartnerCampaignDoors:
    """What these use cases need from outside."""

    organizations: Organizations
    campaigns: Campaigns
    participations: Participations


def list_organizations(
    doors: PartnerCampaignDoors, client: ApiClient, *, since: datetime | None, after: str = ""
) -> tuple[Sequence[Organization], str]:
    """The organizations the client may read of, those made `since`, and where to go on.

    A page may be short, even empty, and be followed by others.
    """
    if client.uais is None:
        found, following = doors.organizations.list_page(after=after, limit=PAGE)
    else:
        found, following = _of_numbers(doors, client.uais, after=after)
    shown = [one for one in found if one.type in _TYPES]
    return [one for one in shown if one.created_at >= (since or ALWAYS)], following


def list_campaigns(
    doors: PartnerCampaignDoors,
    client: ApiClient,
    organization_id: str,
    *,
    since: datetime | None,
    after: int = 0,
) -> tuple[Sequence[Campaign], int | None]:
    """The organization's campaigns, the newest first, and how many to pass over next.

    `since`: only those made or archived at that instant or later. Raises
    `OrganizationNotFound`, also outside the client's jurisdiction.
    """
    _organization(doors, client, organization_id)
    shown = [
        one
        for one in doors.campaigns.list_of(organization_id)
        if one.deleted_at is None and _changed_at(one) >= (since or ALWAYS)
    ]
    following = after + CAMPAIGNS_PAGE
    return shown[after:following], following if following < len(shown) else None


def list_results(
    doors: PartnerCampaignDoors,
    client: ApiClient,
    campaign_id: str,
    *,
    since: datetime | None,
    after: str = "",
) -> tuple[Campaign, Sequence[Participation], str]:
    """A campaign, what was sent to it `since`, in that order, and where to go on.

    What was not sent is nobody's business. Raises `CampaignNotFound`, also outside the client's
    jurisdiction.
    """
    campaign = doors.campaigns.read(campaign_id)
    if campaign.deleted_at is not None:
        raise CampaignNotFound
    try:
        _organization(doors, client, campaign.organization_id)
    except OrganizationNotFound as error:
        raise CampaignNotFound from error
    found, following = doors.participations.list_shared(
        campaign.id, since=since or ALWAYS, after=after, limit=PAGE
    )
    return campaign, found, following


def _organization(
    doors: PartnerCampaignDoors, client: ApiClient, organization_id: str
) -> Organization:
    found = doors.organizations.get(organization_id)
    if not client.covers(found.uai or "") or found.type not in _TYPES:
        raise OrganizationNotFound
    return found


def _of_numbers(
    doors: PartnerCampaignDoors, uais: Sequence[str], *, after: str
) -> tuple[Sequence[Organization], str]:
    rest = [uai for uai in sorted(uais) if uai > after]
    page = rest[:SCHOOLS_PAGE]
    found = [doors.organizations.find_by_uai(uai, type_) for uai in page for type_ in _NUMBERED]
    is_end = len(rest) <= SCHOOLS_PAGE
    return [one for one in found if one is not None], "" if is_end else page[-1]


def _changed_at(campaign: Campaign) -> datetime:
    return max(campaign.created_at, campaign.archived_at or campaign.created_at)
