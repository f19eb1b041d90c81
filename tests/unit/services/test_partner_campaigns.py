"""The organizations of a jurisdiction, and their campaigns, page after page."""

from datetime import timedelta

import pytest

from chalicelib.core.api_client import ApiClient
from chalicelib.core.orga_errors import CampaignNotFound, OrganizationNotFound
from chalicelib.core.organization import Organization, OrganizationType
from chalicelib.services.partner_campaigns import (
    PartnerCampaignDoors,
    list_campaigns,
    list_organizations,
    list_results,
)
from tests.factories import NOW
from tests.fakes.campaigns import FakeCampaigns, FakeParticipations
from tests.fakes.organizations import InMemoryOrganizations
from tests.orga_factories import CAMPAIGN_ID, ORGANIZATION_ID, campaign

UAIS = tuple(f"{number:07d}X" for number in range(60))


def client(*uais: str) -> ApiClient:
    return ApiClient("m" * 24, "Rectorat", (), uais or None, 1000, NOW, "staff", "key")


@pytest.fixture
def doors() -> PartnerCampaignDoors:
    return PartnerCampaignDoors(InMemoryOrganizations(), FakeCampaigns(), FakeParticipations())


def found(
    doors: PartnerCampaignDoors, id_: str, uai: str | None, type_: OrganizationType = "school"
) -> None:
    doors.organizations.add(Organization(id_, type_, id_, NOW, uai=uai))


def everything(doors: PartnerCampaignDoors, who: ApiClient) -> list[str]:
    ids, after = [], ""
    while True:
        page, after = list_organizations(doors, who, since=None, after=after)
        ids += [one.id for one in page]
        if not after:
            return ids


def test_a_long_jurisdiction_is_read_whole(doors: PartnerCampaignDoors) -> None:
    for number, uai in enumerate(UAIS):
        if number % 2:
            found(doors, f"s{number:02d}", uai)
    found(doors, "university", UAIS[1], "university")
    found(doors, "center", UAIS[3], "center")
    found(doors, "other", "9999999Z")
    schools = [f"s{number:02d}" for number in range(1, 60, 2)]
    assert sorted(everything(doors, client(*UAIS))) == sorted([*schools, "university"])


def test_what_is_outside_a_jurisdiction_does_not_exist(doors: PartnerCampaignDoors) -> None:
    found(doors, ORGANIZATION_ID, UAIS[0])
    doors.campaigns.add(campaign())
    for who in (client(), client(UAIS[0])):
        listed, _ = list_campaigns(doors, who, ORGANIZATION_ID, since=None)
        assert [one.id for one in listed] == [CAMPAIGN_ID]
        assert list_results(doors, who, CAMPAIGN_ID, since=None)[1] == []
    with pytest.raises(OrganizationNotFound):
        list_campaigns(doors, client(UAIS[1]), ORGANIZATION_ID, since=None)
    with pytest.raises(CampaignNotFound):
        list_results(doors, client(UAIS[1]), CAMPAIGN_ID, since=None)


def test_many_campaigns_are_listed_by_fifties(doors: PartnerCampaignDoors) -> None:
    found(doors, ORGANIZATION_ID, None, "company")
    for number in range(51):
        at = NOW + timedelta(minutes=number)
        doors.campaigns.add(campaign(id=f"c{number:023d}", code=f"CODE{number}", created_at=at))
    first, following = list_campaigns(doors, client(), ORGANIZATION_ID, since=None)
    assert (len(first), following) == (50, 50)
    rest, end = list_campaigns(doors, client(), ORGANIZATION_ID, since=None, after=50)
    assert ([one.id for one in rest], end) == ([f"c{0:023d}"], None)
