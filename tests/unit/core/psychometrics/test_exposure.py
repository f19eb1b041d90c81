"""Prices: what raises and lowers them, and the cap they keep."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.exposure import HORIZON, jittered, no_prices, updated_prices
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool, begin, choose, counted
from chalicelib.core.psychometrics.tables import Tables, compared_at
from tests.banks import engine_bank, people


def test_one_test_moves_each_price_by_the_rate_and_the_excess():
    found = updated_prices(np.array([0.5, 0.5]), np.array([1, 0]), tests=1, cap=0.2, rate=0.01)
    assert found == pytest.approx([0.5 + 0.01 * 0.8, 0.5 - 0.01 * 0.2])


def test_a_count_of_tests_moves_the_prices_as_each_of_them_would():
    prices, draws = np.full(30, 2.0), np.random.default_rng(0)
    uses = draws.random((HORIZON, 30)) < 0.3
    one_by_one = prices
    for used in uses:
        one_by_one = updated_prices(one_by_one, used.astype(float), tests=1, cap=0.2)
    at_once = updated_prices(prices, uses.sum(axis=0), tests=HORIZON, cap=0.2)
    assert at_once == pytest.approx(one_by_one)


def test_a_long_count_moves_the_prices_no_further_than_the_horizon():
    found = updated_prices(no_prices(1), np.array([900_000]), tests=1_000_000, cap=0.2)
    assert found == pytest.approx([0.005 * HORIZON * (0.9 - 0.2)])


def test_an_item_used_more_often_than_the_cap_becomes_dearer():
    assert updated_prices(no_prices(1), np.array([21]), tests=100, cap=0.2)[0] > 0
    assert updated_prices(no_prices(1), np.array([20]), tests=100, cap=0.2)[0] == 0


def test_without_a_cap_nothing_costs():
    assert updated_prices(np.ones(3), np.ones(3), tests=1, cap=None).tolist() == [0, 0, 0]


def test_no_test_changes_nothing():
    prices = np.array([0.3])
    assert updated_prices(prices, np.array([0]), tests=0, cap=0.2) == prices


@given(
    prices=st.lists(st.floats(0, 1e6), min_size=1, max_size=9),
    tests=st.integers(0, 10**9),
    share=st.floats(0, 1),
    cap=st.one_of(st.none(), st.floats(1e-6, 1)),
)
def test_no_price_is_negative(prices, tests, share, cap):
    used = np.full(len(prices), share * tests)
    found = updated_prices(np.array(prices), used, tests=tests, cap=cap)
    assert (found >= 0).all()
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("prices", "used", "tests", "cap"),
    [
        ([0.0], [0, 0], 1, 0.2),
        ([-0.1], [0], 1, 0.2),
        ([float("nan")], [0], 1, 0.2),
        ([0.0], [2], 1, 0.2),
        ([0.0], [-1], 1, 0.2),
        ([0.0], [float("nan")], 1, 0.2),
        ([0.0], [0], -1, 0.2),
        ([0.0], [0], 1, 0.0),
        ([0.0], [0], 1, float("nan")),
    ],
)
def test_counts_that_make_no_sense_are_refused(prices, used, tests, cap):
    with pytest.raises(InvalidPolicy):
        updated_prices(np.array(prices), np.array(used, float), tests=tests, cap=cap)


@pytest.mark.parametrize("rate", [-1.0, float("nan"), float("inf")])
def test_a_step_that_makes_no_sense_is_refused(rate):
    with pytest.raises(InvalidPolicy):
        updated_prices(no_prices(1), np.array([1.0]), tests=2, cap=0.2, rate=rate)


def run(pool, thetas, first_draw=None):
    """(J,) how often each item is asked of these people when their ability becomes known."""
    used = np.zeros(len(pool.bank))
    for count, theta in enumerate(thetas):
        progress = begin(pool, draw=None if first_draw is None else first_draw + count)
        for asked in range(pool.policy.length):
            item = choose(pool, progress, compared_at(theta) if asked else 0.0)
            counted(pool, progress, item)
            used[item] += 1
    return used


@pytest.fixture(scope="module")
def warm():
    """A bank under a cap of 0.25, and its prices after 4,000 tests that each moved them."""
    bank, policy = engine_bank(size=300), Policy(length=8, per_competence=1, cap=0.25, jitter=0.1)
    pool, prices, late = Pool.of(bank, policy, tables=Tables.of(bank)), no_prices(300), 0
    for count, theta in enumerate(people(4000)):
        used = run(replace(pool, penalty=prices), [theta], first_draw=count)
        prices = updated_prices(prices, used, tests=1, cap=0.25)
        late += used * (count >= 2000)
    return pool, prices, late / 2000


@pytest.mark.slow
def test_prices_that_follow_each_test_bring_every_item_under_the_cap(warm):
    pool, _, late = warm
    assert run(pool, people(200), first_draw=0).max() / 200 > 0.5
    assert late.max() < 0.25 * 1.05


@pytest.mark.slow
def test_prices_that_stand_still_between_counts_keep_every_item_near_the_cap(warm):
    pool, prices, _ = warm
    late = np.zeros(300)
    for turn in range(12):
        used = run(replace(pool, penalty=prices), people(500, seed=turn), first_draw=10_000 * turn)
        prices = updated_prices(prices, used, tests=500, cap=0.25)
        late += used * (turn >= 8)
    assert late.max() / 2000 < 0.25 * 1.15


@pytest.mark.slow
def test_without_a_draw_everybody_has_the_same_first_item(warm):
    pool, prices, _ = warm
    pool = replace(pool, penalty=prices)
    assert run(pool, people(200)).max() == 200
    assert run(pool, people(200), first_draw=0).max() < 80


def test_the_prices_of_a_test_are_those_of_splitmix64():
    def mixed(state):
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB % 2**64
        return (state ^ (state >> 31)) >> 11

    draw = 2**63 + 5
    expected = [mixed((draw + index * 0x9E3779B97F4A7C15) % 2**64) / 2**53 for index in (1, 2)]
    found = jittered(np.array([0.0, 1.0, np.inf]), spread=0.1, draw=draw)
    assert found.tolist() == [0.1 * expected[0], 1.0 + 0.1 * expected[1], np.inf]


@given(draw=st.integers(0, 2**64 - 1), spread=st.floats(0, 1))
def test_a_price_is_raised_by_less_than_the_spread(draw, spread):
    prices = np.linspace(0, 2, 50)
    raised = jittered(prices, spread=spread, draw=draw) - prices
    assert raised.min() >= 0
    assert raised.max() <= spread


def test_the_numbers_of_a_test_are_even_and_independent():
    found = np.stack([jittered(np.zeros(400), spread=1.0, draw=draw) for draw in range(200)])
    assert np.histogram(found, bins=10, range=(0, 1))[0] == pytest.approx(8000, rel=0.05)
    assert np.abs(np.corrcoef(found[:40])[np.triu_indices(40, 1)]).max() < 0.25
    assert np.abs(np.corrcoef(found[:, :40].T)[np.triu_indices(40, 1)]).max() < 0.35
