"""Prices: what raises and lowers them, and the cap they keep."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.exposure import HORIZON, no_prices, updated_prices
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool, begin, choose, counted
from chalicelib.core.psychometrics.tables import Tables
from tests.banks import engine_bank, people


def test_one_test_moves_each_price_by_the_rate_and_the_excess():
    found = updated_prices(np.array([0.5, 0.5]), np.array([1, 0]), tests=1, cap=0.2, rate=0.01)
    assert found == pytest.approx([0.5 + 0.01 * 0.81, 0.5 - 0.01 * 0.19])


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
    assert found == pytest.approx([0.005 * HORIZON * (0.9 - 0.19)])


def test_an_item_used_at_the_cap_becomes_dearer():
    assert updated_prices(no_prices(1), np.array([20]), tests=100, cap=0.2)[0] > 0
    assert updated_prices(no_prices(1), np.array([19]), tests=100, cap=0.2)[0] == 0


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


def run(pool, thetas):
    """(J,) how often each item is asked of these people when their ability is known."""
    used = np.zeros(len(pool.bank))
    for theta in thetas:
        progress = begin(pool)
        for _ in range(pool.policy.length):
            item = choose(pool, progress, theta)
            counted(pool, progress, item)
            used[item] += 1
    return used


@pytest.mark.slow
@pytest.mark.parametrize("batch", [1, 50])
def test_prices_bring_the_most_used_item_under_the_cap(batch):
    bank, policy = engine_bank(size=300), Policy(length=8, per_competence=1, cap=0.25)
    tables, prices, late = Tables.of(bank, cells=200), no_prices(300), []
    for turn in range(2400 // batch):
        pool = Pool.of(bank, policy, tables=tables, prices=prices)
        used = run(pool, people(batch, seed=turn))
        prices = updated_prices(prices, used, tests=batch, cap=0.25)
        late.append(used)
    assert run(Pool.of(bank, policy, tables=tables), people(200)).max() / 200 > 0.5
    assert sum(late[-1200 // batch :]).max() / 1200 < 0.25 * 1.1
