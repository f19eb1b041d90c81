"""Stores of campaigns and participations: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamo.campaigns import DynamoCampaigns
from chalicelib.adapters.dynamo.participations import DynamoParticipations
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.orga_errors import CampaignNotFound, CodeTaken, ParticipationNotFound
from chalicelib.core.participation import Results
from chalicelib.ports.orga import Campaigns, Participations
from tests.aws import aws_in_process, empty_tables
from tests.factories import NOW
from tests.fakes.campaigns import FakeCampaigns, FakeParticipations
from tests.orga_factories import CAMPAIGN_ID, ORGANIZATION_ID, campaign, participation


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def campaigns(request: pytest.FixtureRequest) -> Campaigns:
    if request.param == "fake":
        return FakeCampaigns()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoCampaigns()


@pytest.fixture(params=["fake", "dynamo"])
def participations(request: pytest.FixtureRequest) -> Participations:
    if request.param == "fake":
        return FakeParticipations()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoParticipations()


# campaigns


def test_a_campaign_is_read_back(campaigns: Campaigns) -> None:
    made = campaign(ends_at=NOW + timedelta(days=9), divisions=("6e A", "6e B"))
    campaigns.add(made)
    kept = replace(made, version=1)
    assert campaigns.get(ORGANIZATION_ID, CAMPAIGN_ID) == kept
    assert campaigns.find_by_code(made.code) == kept
    assert campaigns.read(CAMPAIGN_ID) == kept


def test_a_code_is_no_campaign(campaigns: Campaigns) -> None:
    made = campaign()
    campaigns.add(made)
    with pytest.raises(CampaignNotFound):
        campaigns.get(ORGANIZATION_ID, f"code#{made.code}")


def test_another_school_s_campaign_is_not_found(campaigns: Campaigns) -> None:
    campaigns.add(campaign())
    with pytest.raises(CampaignNotFound):
        campaigns.get("x" * 24, CAMPAIGN_ID)
    with pytest.raises(CampaignNotFound):
        campaigns.read("y" * 24)


def test_a_code_and_an_id_are_taken_once(campaigns: Campaigns) -> None:
    campaigns.add(campaign())
    with pytest.raises(CodeTaken):
        campaigns.add(campaign(id="d" * 24))
    with pytest.raises(RowExists):
        campaigns.add(campaign(code="MMMMMMMMM"))
    with pytest.raises(CampaignNotFound):
        campaigns.find_by_code("MMMMMMMMM")


def test_a_deleted_campaign_has_no_code_and_stays_listed(campaigns: Campaigns) -> None:
    made = campaign()
    campaigns.add(made)
    campaigns.save(replace(made, version=1, deleted_at=NOW))
    with pytest.raises(CampaignNotFound):
        campaigns.find_by_code(made.code)
    assert [one.deleted_at for one in campaigns.list_of(ORGANIZATION_ID)] == [NOW]


def test_a_stale_campaign_is_refused(campaigns: Campaigns) -> None:
    made = campaign()
    campaigns.add(made)
    campaigns.save(replace(made, version=1, name="Nouveau nom"))
    with pytest.raises(StaleRow):
        campaigns.save(replace(made, version=1, name="Autre nom"))
    assert campaigns.read(CAMPAIGN_ID).name == "Nouveau nom"


def test_campaigns_are_listed_newest_first(campaigns: Campaigns) -> None:
    campaigns.add(campaign())
    campaigns.add(campaign(id="d" * 24, code="MMMMMMMMM", created_at=NOW + timedelta(days=1)))
    campaigns.add(campaign(id="e" * 24, code="PPPPPPPPP", organization_id="x" * 24))
    assert [one.id for one in campaigns.list_of(ORGANIZATION_ID)] == ["d" * 24, CAMPAIGN_ID]


# participations


def test_a_participation_is_read_back(participations: Participations) -> None:
    results = Results("Vn-", {"1.1": 2}, {"1.1": 16}, 33, stage=20, badge_ids=("fichiers",))
    made = participation(
        status="shared",
        has_assessment=True,
        answered=7,
        last_at=NOW,
        completed_at=NOW,
        shared_at=NOW,
        results=results,
    )
    participations.save(made)
    kept = replace(made, version=1)
    assert participations.get(CAMPAIGN_ID, made.id) == kept
    assert list(participations.list_of_user(made.user_id)) == [kept]


def test_a_participation_of_another_campaign_is_not_found(participations: Participations) -> None:
    made = participation()
    participations.save(made)
    with pytest.raises(ParticipationNotFound):
        participations.get("x" * 24, made.id)


def test_a_stale_participation_is_refused(participations: Participations) -> None:
    made = participation()
    participations.save(made)
    for stale in (made, replace(made, version=7)):
        with pytest.raises(StaleRow):
            participations.save(stale)


def test_participations_are_listed_by_class_then_name(participations: Participations) -> None:
    people = [("6e B", "Zoé"), ("6e A", "Éva"), ("6e A", "Ana"), ("", "Max"), ("6e A bis", "Léo")]
    for number, (division, name) in enumerate(people):
        participations.save(participation(id=f"{number:024d}", division=division, last_name=name))
    first, after = participations.list_page(CAMPAIGN_ID, limit=3)
    rest, end = participations.list_page(CAMPAIGN_ID, after=after, limit=3)
    assert [one.last_name for one in (*first, *rest)] == ["Max", "Ana", "Éva", "Léo", "Zoé"]
    assert (len(first), end) == (3, "")


def test_a_class_is_listed_alone_and_by_pages(participations: Participations) -> None:
    for number, division in enumerate(("6e A", "6e A", "6e A2", "6e", "")):
        participations.save(participation(id=f"{number:024d}", division=division))
    first, after = participations.list_page(CAMPAIGN_ID, division="6e A", limit=1)
    rest, end = participations.list_page(CAMPAIGN_ID, division="6e A", after=after, limit=1)
    assert [one.id for one in (*first, *rest)] == [f"{0:024d}", f"{1:024d}"]
    assert end == ""
    without_class, _ = participations.list_page(CAMPAIGN_ID, division="")
    assert [one.id for one in without_class] == [f"{4:024d}"]


def test_what_was_sent_is_listed_since_an_instant_and_by_pages(
    participations: Participations,
) -> None:
    minutes = (3, 1, 1, 2, 0)
    for number, minute in enumerate(minutes):
        at = NOW + timedelta(minutes=minute)
        one = participation(id=f"{number:024d}", status="shared", shared_at=at)
        participations.save(replace(one, is_deleted=number == 3))
    participations.save(participation(id=f"{9:024d}"))
    since = NOW + timedelta(minutes=1)
    seen, after = participations.list_shared(CAMPAIGN_ID, since=since, limit=1)
    while after:
        page, after = participations.list_shared(CAMPAIGN_ID, since=since, after=after, limit=1)
        seen = [*seen, *page]
    assert [int(one.id) for one in seen] == [1, 2, 0]
    everything, end = participations.list_shared(CAMPAIGN_ID, since=NOW)
    assert ([int(one.id) for one in everything], end) == ([4, 1, 2, 0], "")


def test_a_deleted_participation_is_not_listed(participations: Participations) -> None:
    participations.save(participation(is_deleted=True))
    assert participations.list_page(CAMPAIGN_ID) == ([], "")


def test_forgetting_somebody_keeps_the_row_of_nobody(participations: Participations) -> None:
    made = participation(learner_id="l" * 24, division="6e A")
    participations.save(made)
    participations.delete_of(made.user_id)
    kept = participations.get(CAMPAIGN_ID, made.id)
    assert (kept.user_id, kept.learner_id, kept.first_name, kept.last_name) == ("", None, "", "")
    assert (kept.division, kept.status) == ("6e A", "started")
    assert list(participations.list_of_user(made.user_id)) == []
