"""Stores of sums and of learners' levels: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.tallies import DynamoTallies
from chalicelib.core.errors import StaleRow
from chalicelib.core.participation import Results
from chalicelib.core.tally import NOTHING, WHOLE, Facts, Tallies
from chalicelib.ports.results import CampaignTallies, CertifiabilityRows, Waiting
from tests.aws import aws_in_process
from tests.factories import NOW
from tests.fakes.tallies import FakeCertifiability, FakeTallies

CAMPAIGN, OTHER = "c" * 24, "d" * 24
TODAY = NOW.date()
ONE = Tallies({"s": 1}, {})
FACTS = Facts(
    division="6e é#/*",
    started_on=TODAY,
    is_completed=True,
    shared_on=TODAY,
    results=Results("Vn-", {"1.1": 2}, {"1.1": 20}, 33, stage=0, badge_ids=("web",)),
    is_certifiable=True,
)


@pytest.fixture(params=["fake", "dynamo"])
def tallies(request: pytest.FixtureRequest) -> Iterator[CampaignTallies]:
    if request.param == "fake":
        yield FakeTallies()
        return
    with aws_in_process():
        yield DynamoTallies()


@pytest.fixture(params=["fake", "dynamo"])
def levels(request: pytest.FixtureRequest) -> Iterator[CertifiabilityRows]:
    if request.param == "fake":
        yield FakeCertifiability()
        return
    with aws_in_process():
        yield DynamoCertifiability()


def count(tallies: CampaignTallies, facts: Facts, *, more: Tallies = ONE) -> None:
    before = tallies.counted(CAMPAIGN, ["p"])["p"]
    tallies.count(CAMPAIGN, [(before, facts)], {WHOLE: more, "6e é#/*": more}, now=NOW)


def test_sums_add_up_by_scope_and_say_when_they_changed(tallies: CampaignTallies) -> None:
    count(tallies, FACTS)
    count(tallies, FACTS, more=Tallies({"s": 2, "x": 1}, {"n": 1}))
    assert tallies.activity(CAMPAIGN).counts == {"s": 3, "x": 1}
    assert tallies.activity(CAMPAIGN).as_of == NOW
    assert tallies.activity(CAMPAIGN, "6e é#/*").counts == {"s": 3, "x": 1}
    assert tallies.results(CAMPAIGN).counts == {"n": 1}
    assert tallies.activity(CAMPAIGN, "*").counts == {}
    assert tallies.activity(OTHER).as_of is None


def test_what_was_counted_is_read_back(tallies: CampaignTallies) -> None:
    assert tallies.counted(CAMPAIGN, ["p"])["p"].facts == NOTHING
    count(tallies, FACTS)
    assert tallies.counted(CAMPAIGN, ["p"])["p"].facts == FACTS
    count(tallies, NOTHING)
    assert tallies.counted(CAMPAIGN, ["p"])["p"].facts == NOTHING
    assert tallies.counted(OTHER, ["p"])["p"].facts == NOTHING


def test_what_was_counted_meanwhile_is_not_counted_again(tallies: CampaignTallies) -> None:
    before = tallies.counted(CAMPAIGN, ["p"])["p"]
    count(tallies, FACTS)
    with pytest.raises(StaleRow):
        tallies.count(CAMPAIGN, [(before, FACTS)], {WHOLE: ONE}, now=NOW)
    assert tallies.activity(CAMPAIGN).counts == {"s": 1}


def test_who_does_not_move_is_listed_the_oldest_first(tallies: CampaignTallies) -> None:
    days = {"a": TODAY - timedelta(days=2), "b": TODAY - timedelta(days=9), "d": TODAY}
    for id_, day in days.items():
        before = tallies.counted(CAMPAIGN, [id_])[id_]
        facts = Facts(division="3A", waits_since=day)
        tallies.count(CAMPAIGN, [(before, facts)], {WHOLE: ONE}, now=NOW)
    until = TODAY - timedelta(days=2)
    first, second = Waiting(days["b"], "b", "3A"), Waiting(days["a"], "a", "3A")
    assert list(tallies.list_waiting(CAMPAIGN, until=until)) == [first, second]
    assert list(tallies.list_waiting(CAMPAIGN, until=until, limit=1)) == [first]
    moved = tallies.counted(CAMPAIGN, ["b"])["b"]
    tallies.count(CAMPAIGN, [(moved, replace(moved.facts, waits_since=TODAY))], {}, now=NOW)
    assert list(tallies.list_waiting(CAMPAIGN, until=until)) == [second]
    stays = tallies.counted(CAMPAIGN, ["a"])["a"]
    tallies.count(CAMPAIGN, [(stays, replace(stays.facts, division="3B"))], {}, now=NOW)
    assert list(tallies.list_waiting(CAMPAIGN, until=until)) == [replace(second, division="3B")]


def test_activities_of_several_campaigns_come_together(tallies: CampaignTallies) -> None:
    count(tallies, FACTS)
    assert tallies.activities([CAMPAIGN, OTHER, CAMPAIGN]) == {CAMPAIGN: {"s": 1}}
    assert tallies.activities([]) == {}


def test_levels_are_kept_by_organization_and_learner(levels: CertifiabilityRows) -> None:
    levels.save("o", "ana", {"1.1": 2}, now=NOW)
    levels.save("o", "ana", {"1.1": 3}, now=NOW)
    levels.save("x", "bob", {"1.1": 1}, now=NOW)
    assert levels.find_many("o", ["ana", "bob", "ana"]) == {"ana": {"1.1": 3}}
    assert levels.each("o") == {"ana": {"1.1": 3}}
    assert levels.find_many("o", []) == {}
