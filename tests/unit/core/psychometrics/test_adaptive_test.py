"""One test in hand: a golden trajectory, and the same state from the answers alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidResponses, NoItemLeft
from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.estimation import Curves, Grid
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool, allowed
from chalicelib.core.psychometrics.tables import Tables
from tests.banks import engine_bank

BANK = engine_bank()
GRID = Grid.normal()
CURVES = Curves.of(BANK.a, BANK.b, GRID)
POOL = Pool.of(BANK, Policy(), tables=Tables.of(BANK))
PLAIN = Policy(look_ahead=0.0)
PLAIN_TABLES = Tables.of(BANK, reach=0.0)


def taken(answers, pool=POOL):
    """A test after these answers to whatever it asks, and what it asked."""
    test, asked = AdaptiveTest.begun(pool, GRID, CURVES), []
    for is_right in answers:
        asked.append(test.next_item())
        test.record(asked[-1], is_right=is_right)
    return test, asked


def by_the_book(answers, prices):
    """The items asked and the last mean, from the formulas: every item, every constraint."""
    theta = np.linspace(-6, 6, 2401)
    posterior, asked = np.exp(-theta * theta / 2), []
    for is_right in answers:
        mean = round(np.average(theta, weights=posterior) * 32) / 32
        p = 1 / (1 + np.exp(-BANK.a * (mean - BANK.b)))
        score = BANK.a**2 * p * (1 - p) - prices
        full = np.flatnonzero(np.bincount(BANK.competence[asked], minlength=16) == 2)
        is_out = np.isin(BANK.competence, full) | np.isin(BANK.tube, BANK.tube[asked])
        asked.append(int(np.where(is_out, -np.inf, score).argmax()))
        curve = 1 / (1 + np.exp(-BANK.a[asked[-1]] * (theta - BANK.b[asked[-1]])))
        posterior *= curve if is_right else 1 - curve
    return asked, np.average(theta, weights=posterior)


def test_a_test_follows_its_answers():
    pool = Pool.of(BANK, PLAIN, tables=PLAIN_TABLES)
    test, asked = taken([True, True, False, True, False, False, True, False], pool)
    assert [BANK.items[item].id for item in asked] == [
        "item-0860",
        "item-0627",
        "item-0273",
        "item-1595",
        "item-1370",
        "item-1402",
        "item-0889",
        "item-0610",
    ]
    assert test.estimate().theta == pytest.approx(0.7864571, abs=1e-6)
    assert test.estimate().standard_error == pytest.approx(0.3323204, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_a_whole_test_is_the_one_of_the_formulas(seed):
    draws = np.random.default_rng(seed)
    answers = draws.random(32) < draws.uniform(0.2, 0.8)
    prices = np.maximum(draws.normal(-0.2, 0.3, len(BANK)), 0)
    expected, mean = by_the_book(answers, prices)
    plain = Pool.of(BANK, PLAIN, tables=PLAIN_TABLES, prices=prices)
    test, asked = taken(answers, plain)
    assert asked == expected
    assert test.estimate().theta == pytest.approx(mean, abs=1e-6)


@given(answers=st.lists(st.booleans(), max_size=32))
def test_the_answers_alone_give_the_same_state(answers):
    test, asked = taken(answers)
    again = AdaptiveTest.resumed(POOL, GRID, CURVES, items=asked, is_right=answers)
    assert again.log_posterior == pytest.approx(test.log_posterior, abs=1e-12)
    assert np.array_equal(allowed(again.progress), allowed(test.progress))
    assert again.progress.count == test.progress.count == len(answers)
    assert again.is_complete is (len(answers) == 32)
    if not again.is_complete:
        assert again.next_item() == test.next_item()


def test_two_tests_of_one_pool_do_not_touch_each_other():
    first = AdaptiveTest.begun(POOL, GRID, CURVES).next_item()
    taken([True] * 32)
    assert AdaptiveTest.begun(POOL, GRID, CURVES).next_item() == first
    assert (GRID.log_prior == Grid.normal().log_prior).all()


@pytest.mark.parametrize("is_right", [True, False])
def test_all_right_and_all_wrong_stay_within_the_grid(is_right):
    test, asked = taken([is_right] * 32)
    assert len(set(asked)) == 32
    assert 2 < abs(test.estimate().theta) < 6
    with pytest.raises(NoItemLeft):
        test.next_item()


def test_as_many_answers_as_items_are_resumed():
    with pytest.raises(InvalidResponses):
        AdaptiveTest.resumed(POOL, GRID, CURVES, items=[1, 2], is_right=[True])
