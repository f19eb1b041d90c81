"""Estimates against integrals, roots and published values; and answers no estimate should fear."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import brentq

from chalicelib.core.errors import InvalidItem, InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.estimation import (
    Curves,
    Grid,
    eap,
    interval,
    log_posterior_of,
    mass_between,
    maximum_a_posteriori,
    moments,
    start,
    updated,
    weighted_likelihood,
)
from chalicelib.core.psychometrics.model import information, probability
from tests.banks import people

LSAT7_A = np.array([0.988, 1.081, 1.706, 0.7651, 0.7358])
LSAT7_B = -np.array([1.8561, 0.808, 1.8043, 0.486, 1.8545]) / LSAT7_A
"""Slopes and, from the intercepts, difficulties: the 2PL of R mirt's own test of LSAT7."""
LSAT6_A = np.array([0.8254, 0.7229, 0.8905, 0.6886, 0.6575])
LSAT6_B = np.array([-3.3597, -1.3696, -0.2799, -1.8659, -3.1236])
"""The 2PL that ltm prints for LSAT6."""


def posterior(pattern, a, b, *, grid=None):
    grid = grid or Grid.normal()
    return log_posterior_of(
        grid, Curves.of(a, b, grid), items=range(len(pattern)), is_right=pattern
    )


def simulated(seed, count=32):
    """Items as in a test of that many answers, and the answers of one person."""
    draws = np.random.default_rng(seed)
    theta = draws.normal()
    a, b = draws.lognormal(0, 0.3, count), theta + draws.normal(0, 0.5, count)
    return draws.random(count) < probability(theta, a, b), a, b


def density(theta, is_right, a, b):
    p = 1 / (1 + np.exp(-a * (theta - b)))
    return np.exp(-theta * theta / 2) * np.prod(np.where(is_right, p, 1 - p))


def integral(weight, low, high, *answers):
    found, _ = quad(
        lambda theta: weight(theta) * density(theta, *answers), low, high, epsabs=0, limit=200
    )
    return found


@pytest.mark.parametrize(
    ("pattern", "theta", "standard_error"),
    [
        ((0, 0, 0, 0, 0), -1.8698, 0.6927),
        ((1, 0, 1, 0, 1), -0.3034, 0.7004),
        ((1, 1, 1, 1, 1), 0.7272, 0.8009),
    ],
)
def test_the_eap_of_lsat7_is_the_published_one(pattern, theta, standard_error):
    found = eap(posterior(pattern, LSAT7_A, LSAT7_B), Grid.normal())
    assert found.theta == pytest.approx(theta, abs=3e-4)
    assert found.standard_error == pytest.approx(standard_error, abs=3e-4)


@pytest.mark.parametrize(
    ("pattern", "theta", "standard_error"),
    [
        ((0, 0, 0, 0, 0), -1.895, 0.795),
        ((1, 0, 0, 1, 1), -0.506, 0.811),
        ((1, 1, 1, 1, 1), 0.606, 0.855),
    ],
)
def test_the_posterior_mode_of_lsat6_is_the_published_one(pattern, theta, standard_error):
    found = maximum_a_posteriori(pattern, LSAT6_A, LSAT6_B)
    assert found.theta == pytest.approx(theta, abs=1e-3)
    assert found.standard_error == pytest.approx(standard_error, abs=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_the_eap_is_the_integral_of_the_posterior(seed):
    answers = simulated(seed)
    bounds = (-6.0, 6.0)
    total = integral(lambda theta: 1.0, *bounds, *answers)
    mean = integral(lambda theta: theta, *bounds, *answers) / total
    variance = integral(lambda theta: (theta - mean) ** 2, *bounds, *answers) / total
    found = eap(posterior(*answers), Grid.normal())
    assert found.theta == pytest.approx(mean, abs=1e-6)
    assert found.standard_error == pytest.approx(np.sqrt(variance), abs=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_shares_of_the_posterior_are_integrals(seed):
    answers = simulated(seed)
    log_posterior, grid = posterior(*answers), Grid.normal()
    cuts = (-1.4, -0.519, 0.0, 0.6, 1.5)
    edges = (-6.0, *cuts, 6.0)
    parts = np.array(
        [integral(lambda theta: 1.0, low, high, *answers) for low, high in pairwise(edges)]
    )
    assert mass_between(log_posterior, grid, cuts) == pytest.approx(parts / parts.sum(), abs=1e-3)
    low, high = interval(log_posterior, grid)
    below = integral(lambda theta: 1.0, -6.0, low, *answers) / parts.sum()
    above = integral(lambda theta: 1.0, high, 6.0, *answers) / parts.sum()
    assert (below, above) == pytest.approx((0.025, 0.025), abs=3e-4)


def test_an_interval_of_the_prior_is_the_normal_one():
    grid = Grid.normal(0.5, 0.8)
    assert interval(start(grid), grid) == pytest.approx((0.5 - 1.568, 0.5 + 1.568), abs=1e-3)


def test_classes_of_no_cut_are_one():
    assert mass_between(start(Grid.normal()), Grid.normal(), ()).tolist() == [1.0]


def test_a_cut_beyond_the_grid_leaves_nothing_outside():
    assert mass_between(start(Grid.normal()), Grid.normal(), (-9.0, 9.0)).tolist() == [0, 1, 0]


@pytest.mark.parametrize("seed", range(8))
def test_the_mode_is_where_the_slope_of_the_log_posterior_vanishes(seed):
    is_right, a, b = simulated(seed)

    def slope(theta):
        return np.sum(a * (is_right - probability(theta, a, b))) - (theta - 0.2) / 0.49

    found = maximum_a_posteriori(is_right, a, b, mean=0.2, sd=0.7)
    assert found.theta == pytest.approx(brentq(slope, -9, 9, xtol=1e-12), abs=1e-9)


def warm_slope(theta, is_right, a, b):
    """The left side of Warm's equation (1989), from its terms."""
    p = 1 / (1 + np.exp(-a * (theta - b)))
    first = a * p * (1 - p)
    second = a * a * p * (1 - p) * (1 - 2 * p)
    score = np.sum((is_right - p) * first / (p * (1 - p)))
    test_information = np.sum(first**2 / (p * (1 - p)))
    return score + np.sum(first * second / (p * (1 - p))) / (2 * test_information)


@pytest.mark.parametrize("seed", range(12))
def test_the_weighted_likelihood_estimate_solves_warms_equation(seed):
    answers = simulated(seed, count=[2, 5, 32][seed % 3])
    expected = brentq(warm_slope, -12, 12, args=answers, xtol=1e-12)
    found = weighted_likelihood(*answers)
    assert found.theta == pytest.approx(expected, abs=1e-9)
    total = information(expected, answers[1], answers[2]).sum()
    assert found.standard_error == pytest.approx(total**-0.5, rel=1e-6)


@pytest.mark.parametrize("count", [1, 2, 10, 32])
@pytest.mark.parametrize("is_right", [True, False])
def test_all_right_and_all_wrong_have_a_weighted_likelihood_estimate(count, is_right):
    """Of n equal items, ``n log P + log(P Q) / 2`` is highest where P = (n + 1/2) / (n + 1)."""
    found = weighted_likelihood([is_right] * count, np.full(count, 1.3), np.full(count, 0.4))
    expected = np.log(2 * count + 1) / 1.3
    assert found.theta == pytest.approx(0.4 + (expected if is_right else -expected), abs=1e-6)


def test_the_weighted_likelihood_does_not_shrink_the_ends():
    draws = np.random.default_rng(5)
    off = {"eap": [], "wide": [], "weighted": []}
    grid, wide = Grid.normal(), Grid.wide()
    for _ in range(300):
        theta = 2.5
        a, b = draws.lognormal(0, 0.3, 32), draws.normal(2.0, 0.7, 32)
        is_right = draws.random(32) < probability(theta, a, b)
        off["eap"].append(eap(posterior(is_right, a, b, grid=grid), grid).theta - theta)
        off["wide"].append(eap(posterior(is_right, a, b, grid=wide), wide).theta - theta)
        off["weighted"].append(weighted_likelihood(is_right, a, b).theta - theta)
    bias = {name: np.mean(found) for name, found in off.items()}
    assert bias["eap"] < -0.15
    assert abs(bias["wide"]) < 0.06
    assert abs(bias["weighted"]) < 0.06


def test_one_answer_is_one_addition():
    is_right, a, b = simulated(3)
    grid = Grid.normal()
    curves, step_by_step = Curves.of(a, b, grid), start(grid)
    for item, was_right in enumerate(is_right):
        step_by_step = updated(step_by_step, curves, item=item, is_right=was_right)
    assert step_by_step == pytest.approx(posterior(is_right, a, b), abs=1e-12)


def test_a_table_of_posteriors_has_the_moments_of_each():
    grid = Grid.normal()
    table = np.stack([posterior(*simulated(seed)) for seed in range(6)])
    mean, sd = moments(table, grid)
    each = [eap(row, grid) for row in table]
    assert mean == pytest.approx([one.theta for one in each], abs=1e-12)
    assert sd == pytest.approx([one.standard_error for one in each], abs=1e-12)


def test_a_finer_grid_changes_nothing():
    answers = simulated(4)
    finer = Grid.normal(low=-8, high=8, count=401)
    coarse = eap(posterior(*answers), Grid.normal())
    fine = eap(posterior(*answers, grid=finer), finer)
    assert coarse.theta == pytest.approx(fine.theta, abs=1e-6)
    assert coarse.standard_error == pytest.approx(fine.standard_error, abs=1e-6)


def test_no_answer_leaves_the_prior():
    grid = Grid.normal(0.3, 0.9)
    assert eap(start(grid), grid).theta == pytest.approx(0.3, abs=1e-6)
    assert maximum_a_posteriori([], [], [], mean=0.3, sd=0.9).theta == pytest.approx(0.3, abs=1e-6)
    with pytest.raises(InvalidResponses):
        weighted_likelihood([], [], [])


ITEMS = st.lists(
    st.tuples(
        st.booleans(),
        st.one_of(st.floats(0.1, 4), st.floats(5e-324, 50)),
        st.one_of(st.floats(-4, 4), st.floats(-50, 50)),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None)
@given(answers=ITEMS)
def test_no_answers_make_an_estimate_diverge(answers):
    is_right, a, b = (np.array(column) for column in zip(*answers, strict=True))
    grid = Grid.normal()
    log_posterior = posterior(is_right, a, b, grid=grid)
    for found in (
        eap(log_posterior, grid),
        maximum_a_posteriori(is_right, a, b),
        weighted_likelihood(is_right, a, b),
    ):
        assert abs(found.theta) <= 100
        assert 0 < found.standard_error < np.inf
    low, high = interval(log_posterior, grid)
    assert -6 <= low <= high <= 6
    classes = mass_between(log_posterior, grid, (-1.0, 0.0, 1.0))
    assert classes.min() >= 0
    assert classes.sum() == pytest.approx(1)


@settings(deadline=None)
@given(answers=ITEMS)
def test_no_point_is_better_than_the_weighted_likelihood_estimate(answers):
    is_right, a, b = (np.array(column) for column in zip(*answers, strict=True))

    def weighted(theta):
        x = np.where(is_right, 1, -1) * a * (theta - b)
        test_information = np.logaddexp.reduce(
            2 * np.log(a) - np.logaddexp(0, x) - np.logaddexp(0, -x)
        )
        return -np.logaddexp(0, -x).sum() + test_information / 2

    found = weighted(weighted_likelihood(is_right, a, b).theta)
    assert all(weighted(theta) <= found + 1e-6 for theta in np.linspace(-60, 60, 241))


@given(seed=st.integers(0, 50))
def test_a_right_answer_never_lowers_the_estimate(seed):
    is_right, a, b = simulated(seed, count=8)
    grid = Grid.normal()
    wrong, right = is_right.copy(), is_right.copy()
    wrong[0], right[0] = False, True
    assert eap(posterior(wrong, a, b), grid).theta < eap(posterior(right, a, b), grid).theta
    assert weighted_likelihood(wrong, a, b).theta < weighted_likelihood(right, a, b).theta


def test_a_posterior_narrower_than_the_grid_still_has_an_error():
    grid = Grid.normal()
    found = eap(posterior([1, 0] * 20, np.full(40, 40.0), np.full(40, 0.0), grid=grid), grid)
    assert found.standard_error == pytest.approx(0.2 / np.sqrt(12))


@pytest.mark.parametrize(
    ("is_right", "a", "b", "error"),
    [
        ([1], [1, 1], [0, 0], InvalidResponses),
        ([2], [1], [0], InvalidResponses),
        ([float("nan")], [1], [0], InvalidResponses),
        ([[1]], [[1]], [[0]], InvalidItem),
        ([1, 0], [1, 1], [0], InvalidItem),
        ([1], [0], [0], InvalidItem),
        ([1], [-1], [0], InvalidItem),
        ([1], [float("nan")], [0], InvalidItem),
        ([1], [1e9], [0], InvalidItem),
        ([1], [1], [float("inf")], InvalidItem),
        ([1], [1], [1e9], InvalidItem),
    ],
)
def test_answers_that_make_no_sense_are_refused(is_right, a, b, error):
    for estimate in (weighted_likelihood, maximum_a_posteriori):
        with pytest.raises(error):
            estimate(is_right, a, b)


@pytest.mark.parametrize(
    "shape",
    [
        {"sd": 0.0},
        {"sd": float("nan")},
        {"mean": float("inf")},
        {"low": 1.0, "high": -1.0},
        {"low": float("nan")},
        {"count": 3},
    ],
)
def test_a_grid_that_makes_no_sense_is_refused(shape):
    with pytest.raises(InvalidScale):
        Grid.normal(**shape)


@pytest.mark.parametrize("mass", [0.0, 1.0, float("nan")])
def test_an_interval_needs_a_mass_between_0_and_1(mass):
    with pytest.raises(InvalidScale):
        interval(start(Grid.normal()), Grid.normal(), mass=mass)


@pytest.mark.parametrize("cuts", [(0.0, 0.0), (1.0, -1.0), (float("nan"),)])
def test_cuts_must_go_up(cuts):
    with pytest.raises(InvalidScale):
        mass_between(start(Grid.normal()), Grid.normal(), cuts)


def test_as_many_answers_as_items():
    with pytest.raises(InvalidResponses):
        log_posterior_of(
            Grid.normal(), Curves.of([1.0], [0.0], Grid.normal()), items=[0], is_right=[]
        )


def test_nineteen_intervals_in_twenty_hold_the_ability():
    draws = np.random.default_rng(9)
    grid, held = Grid.normal(), 0
    theta = people(2000)
    for each in theta:
        a, b = draws.lognormal(0, 0.3, 16), draws.normal(each, 0.7, 16)
        is_right = draws.random(16) < probability(each, a, b)
        low, high = interval(posterior(is_right, a, b, grid=grid), grid)
        held += low <= each <= high
    assert 0.935 < held / len(theta) < 0.965
