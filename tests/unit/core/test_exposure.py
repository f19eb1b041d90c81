"""Counting uses hour by hour, and what they make of prices."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.exposure import (
    HOUR,
    PriceList,
    bank_of,
    canonical,
    counted_through,
    from_canonical,
    hours_to_count,
    renewed,
    total,
)
from chalicelib.core.psychometrics.policy import Policy
from tests.factories import RELEASE_ID, challenge, release

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
LIST = PriceList(RELEASE_ID, "training", {"mots-1a": 0.25}, 10, NINE)
POLICY = Policy(length=4, per_competence=0, per_tube=0, cap=0.5)
BANK = bank_of(release(), "training")


@given(st.dictionaries(st.text("abc-1", min_size=3), st.floats(1e-5, 9)), st.integers(0, 10**9))
def test_a_list_is_read_back_under_the_same_id(prices: dict[str, float], tests: int) -> None:
    kept = {id_: round(price, 6) for id_, price in prices.items()}
    one = replace(LIST, prices=kept, tests=tests)
    again = from_canonical(canonical(one))
    assert (again, again.id) == (one, one.id)


def test_other_prices_have_another_id() -> None:
    assert replace(LIST, prices={"mots-1a": 0.26}).id != LIST.id


@given(st.integers(0, 60 * 60 * 40), st.integers(1, 60 * 60 * 10))
def test_every_hour_is_counted_once_whenever_the_schedule_runs(first: int, then: int) -> None:
    earlier = NINE + timedelta(seconds=first)
    later = earlier + timedelta(seconds=then)
    counted = list(hours_to_count(NINE, earlier))
    until = counted_through(earlier) if counted else NINE
    counted += hours_to_count(until, later)
    expected = [NINE + number * HOUR for number in range(len(counted))]
    assert counted == expected
    assert not counted or counted[-1] + HOUR <= later


def test_an_hour_waits_for_the_late_ones() -> None:
    assert list(hours_to_count(NINE, NINE + timedelta(minutes=74))) == []
    assert list(hours_to_count(NINE, NINE + timedelta(minutes=75))) == [NINE]


def test_a_long_stop_looks_back_two_days_only() -> None:
    hours = list(hours_to_count(NINE - timedelta(days=9), NINE + timedelta(minutes=20)))
    assert (len(hours), hours[-1]) == (48, NINE - HOUR)


def test_counts_add_up() -> None:
    assert dict(total([{"a": 1, "b": 2}, {"b": 3}, {}])) == {"a": 1, "b": 5}


def test_what_is_asked_too_often_becomes_dearer_and_what_is_not_cheaper() -> None:
    uses = {item.id: 1 for item in BANK.items} | {"mots-2a": 9}
    after = renewed(LIST, uses, bank=BANK, policy=POLICY, until=NINE + HOUR)
    assert after.prices["mots-2a"] > 0
    assert after.prices["mots-1a"] < LIST.prices["mots-1a"]
    assert set(after.prices) == {"mots-1a", "mots-2a"}
    assert after.tests > LIST.tests


def test_hours_without_a_test_move_no_price() -> None:
    after = renewed(LIST, {}, bank=BANK, policy=POLICY, until=NINE + HOUR)
    assert (after.prices, after.tests) == (LIST.prices, LIST.tests)
    assert after.counted_until == NINE + HOUR


def test_a_challenge_that_left_the_bank_leaves_the_prices() -> None:
    former = replace(LIST, prices={"gone-1a": 1.0})
    after = renewed(former, {"gone-1a": 50}, bank=BANK, policy=POLICY, until=NINE + HOUR)
    assert after.prices == {}


def test_a_bank_holds_the_validated_challenges_of_its_pool() -> None:
    challenges = [
        challenge("mots-1"),
        challenge("mots-2", status="archived"),
        challenge("mots-3", pool="exam", is_accessible=False, lang="en"),
    ]
    known = release(challenges=challenges)
    assert [item.id for item in bank_of(known, "training").items] == ["mots-1a"]
    [item] = bank_of(known, "exam").items
    assert (item.id, item.tube_id, item.competence_id) == ("mots-3a", "mots", "1.1")
    assert (item.langs, item.is_accessible) == (("en",), False)


@pytest.mark.parametrize("tests", [1, 40])
def test_whole_tests_are_told_by_their_length(tests: int) -> None:
    uses = {item.id: tests for item in BANK.items[:4]}
    after = renewed(LIST, uses, bank=BANK, policy=POLICY, until=NINE + HOUR)
    assert after.tests == LIST.tests + tests


def test_prices_of_a_competence_too_small_for_the_cap_stay_where_they_are() -> None:
    """Two of three items in every test, under a cap of one in two: no price can hold that."""
    bank = bank_of(release({"1.1": {"mots": (1,), "dossiers": (1,), "images": (1,)}}), "training")
    policy = Policy(length=2, per_competence=2, per_tube=1, cap=0.5)
    prices = replace(LIST, prices={})
    for _ in range(500):
        uses = {"mots-1a": 70, "dossiers-1a": 70, "images-1a": 60}
        prices = renewed(prices, uses, bank=bank, policy=policy, until=NINE)
    assert min(prices.prices.get(item.id, 0.0) for item in bank.items) == 0
    even = renewed(prices, dict.fromkeys(uses, 60), bank=bank, policy=policy, until=NINE)
    assert even.prices == pytest.approx(prices.prices)
