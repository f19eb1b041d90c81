"""The worker of sums: what the stream of campaigns brings, on the real stores."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.analysis import Stages, read_stages
from chalicelib.core.content import Release
from chalicelib.core.participation import Participation, Results
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import results as results_wiring
from chalicelib.workers import tallies
from tests.factories import NOW
from tests.orga_factories import CAMPAIGN_ID, campaign, participation

SENT = Results("VvNn-", {"1.1": 1, "1.2": 0}, {"1.1": 8, "1.2": 0}, 40, stage=0)


def image(one: Participation) -> dict[str, object]:
    return {"p": {"S": one.campaign_id}, "s": {"S": f"p#{one.id}"}}


def saved(**changes: object) -> Participation:
    one = participation(**{"division": "3A", "has_assessment": True, **changes})
    orga_wiring.participations().save(one)
    return replace(one, version=one.version + 1)


def steps(division: str | None = None) -> Stages:
    return read_stages(results_wiring.tallies().activity(CAMPAIGN_ID, division).counts)


@pytest.fixture
def opened(release: Release) -> None:
    orga_wiring.campaigns().add(campaign(is_multiple=True, release_id=release.id))


def shared(one: Participation) -> Participation:
    return replace(one, status="shared", completed_at=NOW, shared_at=NOW, results=SENT)


def test_a_participation_is_counted_once_however_often_it_comes(opened: None) -> None:
    one = saved()
    tallies.count([image(one), {"p": {"S": CAMPAIGN_ID}, "s": {"S": "c"}}])
    tallies.count([image(one)])
    assert steps() == steps("3A") == Stages(1, 0, 0)
    saved(**{name: getattr(shared(one), name) for name in shared(one).__slots__})
    tallies.count([image(one), image(one)])
    assert steps() == steps("3A") == Stages(1, 1, 1)
    assert results_wiring.tallies().results(CAMPAIGN_ID).counts["k:mots-1"] == 1


def test_what_is_deleted_is_taken_out_and_comes_back(opened: None) -> None:
    one = saved()
    tallies.count([image(one)])
    orga_wiring.participations().save(replace(one, is_deleted=True))
    tallies.count([image(one)])
    assert steps() == steps("3A") == Stages(0, 0, 0)
    orga_wiring.participations().save(replace(one, version=2))
    tallies.count([image(one)])
    assert steps() == Stages(1, 0, 0)


def test_a_second_try_takes_the_place_of_the_first(opened: None) -> None:
    first = saved(status="shared", shared_at=NOW, results=SENT)
    later = NOW + timedelta(days=5)
    better = replace(SENT, codes="VVVVV", percentage=100)
    second = saved(
        id="b" * 24, rank=2, started_at=later, status="shared", shared_at=later, results=better
    )
    tallies.count([image(first), image(second)])
    assert steps() == Stages(1, 1, 1)
    assert results_wiring.tallies().results(CAMPAIGN_ID).counts["p"] == 100
    orga_wiring.participations().save(replace(second, is_deleted=True))
    tallies.count([image(second)])
    assert results_wiring.tallies().results(CAMPAIGN_ID).counts["p"] == 40


def test_who_is_erased_stays_counted_and_is_waited_for_no_more(opened: None) -> None:
    one = saved()
    tallies.count([image(one)])
    until = (NOW + timedelta(days=8)).date()
    assert results_wiring.tallies().list_waiting(CAMPAIGN_ID, until=until)
    orga_wiring.participations().delete_of(one.user_id)
    tallies.count([image(one)])
    assert steps() == Stages(1, 0, 0)
    assert not results_wiring.tallies().list_waiting(CAMPAIGN_ID, until=until)


def test_a_campaign_that_cannot_be_counted_does_not_hold_up_the_others(opened: None) -> None:
    orga_wiring.campaigns().add(campaign(id="z" * 24, code="ZZZ", release_id="f" * 16))
    broken = saved(campaign_id="z" * 24)
    with pytest.raises(tallies.TallyFailed):
        tallies.count([image(broken), image(saved())])
    assert steps() == Stages(1, 0, 0)


def test_rows_of_a_campaign_that_is_no_more_are_passed_over(release: Release) -> None:
    tallies.count([image(saved())])
    assert steps() == Stages(0, 0, 0)
