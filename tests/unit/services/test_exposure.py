"""Renewing prices from what was asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chalicelib.core.exposure import HOUR, PriceList
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.services.exposure import (
    ExposureDoors,
    count_uses,
    pools_without_cap,
    renew_prices,
)
from tests.factories import RELEASE_ID, release
from tests.fakes.exposure import FakePrices, FakeUseCounts
from tests.fakes.learning import FakeReleases

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
POLICY = Policy(length=4, per_competence=0, per_tube=0, cap=0.5)
FIRST = PriceList(RELEASE_ID, "training", {}, 0, NINE)
OFTEN, SELDOM = "mots-2a", "mots-1a"


def doors(*lists: PriceList) -> ExposureDoors:
    return ExposureDoors(FakeReleases(release()), FakeUseCounts(), FakePrices(lists))


def test_an_hour_goes_into_the_prices_once() -> None:
    known = doors(FIRST)
    count_uses(known.counts, "one", {OFTEN: 9, SELDOM: 1}, asker="exam", hour=NINE)
    later = NINE + HOUR + timedelta(minutes=20)
    [renewed] = renew_prices(known, POLICY, now=later)
    assert renewed.prices[OFTEN] > 0
    assert SELDOM not in renewed.prices
    assert renew_prices(known, POLICY, now=later) == []
    assert known.prices.current(RELEASE_ID, "training") == renewed


def test_what_training_asks_moves_no_price() -> None:
    """It would look like many more exams, and hide what each of them asks."""
    known = doors(FIRST)
    count_uses(known.counts, "one", {OFTEN: 9, SELDOM: 1}, asker="training", hour=NINE)
    [renewed] = renew_prices(known, POLICY, now=NINE + HOUR + timedelta(minutes=20))
    assert (dict(renewed.prices), renewed.tests) == ({}, 0)


def test_prices_of_a_challenge_that_rests_fall_back_to_nothing() -> None:
    known = doors(replace(FIRST, prices={OFTEN: 0.01}))
    for number in range(1, 9):
        hour = NINE + (number - 1) * HOUR
        count_uses(
            known.counts, f"batch-{number}", {SELDOM: 1, "mots-3a": 3}, asker="exam", hour=hour
        )
        renew_prices(known, POLICY, now=hour + HOUR + timedelta(minutes=20))
    current = known.prices.current(RELEASE_ID, "training")
    assert current is not None
    assert OFTEN not in current.prices


def test_a_release_without_prices_is_left_alone() -> None:
    assert renew_prices(doors(), POLICY, now=NINE + timedelta(days=1)) == []


def test_nothing_is_kept_of_a_batch_that_asked_nothing() -> None:
    known = doors(FIRST)
    count_uses(known.counts, "empty", {}, asker="exam", hour=NINE)
    assert not known.counts.of_hour(NINE, "exam")


def test_a_pool_that_holds_a_test_and_has_no_prices_is_told() -> None:
    too_long = Policy(length=100, per_competence=0, per_tube=0, cap=0.5)
    assert pools_without_cap(doors(), POLICY) == ["training"]
    assert pools_without_cap(doors(), too_long) == []
    assert pools_without_cap(doors(FIRST), POLICY) == []
