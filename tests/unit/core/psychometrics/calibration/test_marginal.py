"""Calibration: what it recovers, what it does not depend on, and what it does with odd tables."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.calibration.dense import DenseAnswers
from chalicelib.core.psychometrics.calibration.expectation import expected, held
from chalicelib.core.psychometrics.calibration.marginal import (
    calibrate,
    even_grid,
    fitted,
    starting_items,
)
from chalicelib.core.psychometrics.calibration.maximization import Model
from chalicelib.core.psychometrics.calibration.priors import FLAT, Priors
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.calibration.sparse import SparseAnswers
from chalicelib.core.psychometrics.calibration.standard_errors import (
    approximate_covariances,
    exact_covariances,
)
from tests.adaptive import adaptive_tests
from tests.answers import bounds, curve_rmse, everyone, rms
from tests.banks import engine_bank, people

BANK = engine_bank(5, 40)
PEOPLE = people(1500, 6)
ROUNDING = 1e-9
KINDS = pytest.mark.parametrize("priors", [FLAT, Priors()], ids=["likelihood", "posterior"])


def _simulated(*, missing=0.0):
    return everyone(BANK.a, BANK.b, PEOPLE, seed=7, missing=missing)


def _never_falls(trace):
    return np.all(np.diff(trace) >= -ROUNDING * np.abs(trace[-1]))


@KINDS
def test_items_are_recovered_as_well_as_if_abilities_were_known(priors):
    responses = _simulated()
    found = calibrate(responses, priors=priors)
    bound_a, _ = bounds(responses, BANK.a, BANK.b, theta=PEOPLE)
    assert found.has_converged
    assert rms(found.a - BANK.a) < 1.25 * rms(bound_a)
    assert curve_rmse((found.a, found.b), (BANK.a, BANK.b)) < 0.02


@KINDS
def test_errors_are_of_the_size_announced(priors):
    found = calibrate(_simulated(missing=0.3), priors=priors)
    assert 0.75 < rms((found.a - BANK.a) / found.se_a) < 1.25
    assert 0.75 < rms((found.b - BANK.b) / found.se_b) < 1.25


@KINDS
@pytest.mark.parametrize("missing", [0.0, 0.7])
def test_errors_item_by_item_are_near_those_of_the_whole_information(priors, missing):
    ratio = _item_by_item_over_exact(_simulated(missing=missing), priors)
    assert np.median(ratio, axis=1) == pytest.approx([1.0, 1.0], abs=0.03)
    assert np.all((ratio > 0.85) & (ratio < 1.18))


def test_errors_item_by_item_are_cautious_of_a_common_slope():
    ratio = _item_by_item_over_exact(_simulated(missing=0.5), FLAT, has_common_slope=True)
    assert np.all((ratio > 0.95) & (ratio < 1.25))


def _item_by_item_over_exact(responses, priors, *, has_common_slope=False):
    """Standard errors of a and of d (2, J), the approximate over the exact."""
    model = Model(even_grid(responses), priors, has_common_slope)
    blocks = held(responses)
    items = fitted(blocks, model, starting_items(responses)).point
    exact = exact_covariances(blocks, model, items)[[0, 2]]
    return np.sqrt(approximate_covariances(blocks, model, items)[[0, 2]] / exact)


def test_adaptive_answers_are_calibrated_though_hard_items_met_only_able_people():
    bank, theta = engine_bank(8, 60), people(3000, 9)
    tests = adaptive_tests(bank, theta, seed=10, length=20, is_constrained=False)
    responses = tests.responses(bank)
    asked = responses.answers >= 50
    found = calibrate(responses)
    assert asked.sum() > 20
    assert found.has_converged
    assert curve_rmse((found.a[asked], found.b[asked]), (bank.a[asked], bank.b[asked])) < 0.033


def test_the_scale_is_the_one_on_which_people_have_mean_0_and_standard_deviation_1():
    responses = everyone(BANK.a, BANK.b, 2.0 * PEOPLE + 1.0, seed=7)
    found = calibrate(responses, priors=FLAT)
    model = Model(even_grid(responses), FLAT)
    moments = expected(held(responses), np.stack([found.a, found.d]), grid=model.grid)
    assert moments.theta / moments.people == pytest.approx(0.0, abs=1e-3)
    assert moments.theta_squared / moments.people == pytest.approx(1.0, abs=2e-3)
    assert np.median(found.a / BANK.a) == pytest.approx(2.0, rel=0.05)
    assert np.median(found.b - (BANK.b - 1.0) / 2.0) == pytest.approx(0.0, abs=0.1)


@KINDS
def test_the_order_of_people_and_items_does_not_matter(priors):
    table = _simulated(missing=0.5).table()
    draws = np.random.default_rng(1)
    rows, columns = draws.permutation(len(table)), draws.permutation(len(BANK))
    found = calibrate(Responses.from_table(table), priors=priors)
    shuffled = calibrate(Responses.from_table(table[rows][:, columns]), priors=priors)
    np.testing.assert_allclose(shuffled.a, found.a[columns], rtol=1e-6)
    np.testing.assert_allclose(shuffled.b, found.b[columns], rtol=1e-6)
    np.testing.assert_allclose(shuffled.se_a, found.se_a[columns], rtol=1e-4)
    assert shuffled.log_likelihood == pytest.approx(found.log_likelihood, rel=1e-10)


@KINDS
@pytest.mark.parametrize("missing", [0.0, 0.4, 0.8])
def test_full_and_sparse_tables_give_the_same_estimates(priors, missing):
    responses = _simulated(missing=missing).without_silent_people()
    model = Model(even_grid(responses), priors)
    start = starting_items(responses)
    dense = fitted([DenseAnswers(responses)], model, start)
    sparse = fitted([SparseAnswers(responses)], model, start)
    np.testing.assert_allclose(dense.point, sparse.point, atol=1e-6)
    assert dense.trace[-1] == pytest.approx(sparse.trace[-1], abs=1e-6)


def test_people_in_several_blocks_say_what_they_say_in_one():
    responses = _simulated(missing=0.6).without_silent_people()
    items, grid = starting_items(responses), even_grid(responses)
    parts = [
        SparseAnswers(responses.of_people(0, 700)),
        DenseAnswers(responses.of_people(700, 1500)),
    ]
    whole = expected([DenseAnswers(responses)], items, grid=grid)
    apart = expected(parts, items, grid=grid)
    np.testing.assert_allclose(apart.answered, whole.answered, atol=1e-9)
    np.testing.assert_allclose(apart.right_theta, whole.right_theta, atol=1e-9)
    assert apart.log_likelihood == pytest.approx(whole.log_likelihood, abs=1e-8)
    assert (apart.people, apart.theta) == (whole.people, pytest.approx(whole.theta))


def test_people_who_said_nothing_change_nothing():
    table = _simulated(missing=0.5).table()
    silent = np.full((300, len(BANK)), np.nan)
    found = calibrate(Responses.from_table(table))
    same = calibrate(Responses.from_table(np.concatenate([silent, table, silent])))
    np.testing.assert_allclose(same.a, found.a, rtol=1e-9)
    np.testing.assert_allclose(same.se_b, found.se_b, rtol=1e-9)


@KINDS
def test_a_long_test_never_falls_nor_creeps(priors):
    bank, theta = engine_bank(3, 200), people(600, 4)
    found = calibrate(everyone(bank.a, bank.b, theta, seed=5), priors=priors)
    assert _never_falls(found.trace)
    assert found.has_converged
    assert found.iterations < 30


@st.composite
def _tables(draw):
    people_count = draw(st.integers(1, 30))
    items_count = draw(st.integers(1, 6))
    cells = st.sampled_from([0.0, 1.0, np.nan])
    rows = st.lists(cells, min_size=items_count, max_size=items_count)
    table = np.array(draw(st.lists(rows, min_size=people_count, max_size=people_count)))
    table[0, 0] = draw(st.sampled_from([0.0, 1.0]))
    return table


@given(table=_tables(), has_common_slope=st.booleans())
@settings(max_examples=60, deadline=None)
def test_with_priors_any_table_has_finite_estimates_and_the_posterior_never_falls(
    table, has_common_slope
):
    found = calibrate(Responses.from_table(table), has_common_slope=has_common_slope)
    for column in (found.a, found.b, found.se_a, found.se_b):
        assert np.all(np.isfinite(column))
    assert np.all(found.a > 0)
    assert found.has_converged
    assert _never_falls(found.trace)


@given(table=_tables(), has_common_slope=st.booleans())
@settings(max_examples=60, deadline=None)
def test_without_priors_a_table_is_refused_or_the_likelihood_never_falls(table, has_common_slope):
    responses = Responses.from_table(table)
    try:
        found = calibrate(
            responses, priors=FLAT, has_common_slope=has_common_slope, most_iterations=40
        )
    except InvalidResponses:
        return
    assert np.all(np.isfinite(found.a) & np.isfinite(found.d))
    assert _never_falls(found.trace)


@pytest.mark.parametrize("constant", [0.0, 1.0, np.nan], ids=["wrong", "right", "unasked"])
def test_without_priors_an_item_that_says_nothing_is_named(constant):
    table = _simulated().table()[:, :6]
    table[:, 4] = constant
    with pytest.raises(InvalidResponses, match=r"1 items .*: 4$"):
        calibrate(Responses.from_table(table), priors=FLAT)


@pytest.mark.parametrize("half_free", [Priors(d_sd=inf), Priors(log_a_sd=inf)])
def test_one_free_parameter_is_enough_to_refuse_such_an_item(half_free):
    table = _simulated().table()[:, :6]
    table[:, 4] = 1.0
    with pytest.raises(InvalidResponses):
        calibrate(Responses.from_table(table), priors=half_free)


def test_with_priors_an_item_nobody_answered_keeps_what_was_believed_of_it():
    table = _simulated().table()[:, :6]
    table[:, 4] = np.nan
    found = calibrate(Responses.from_table(table), priors=Priors(log_a_mean=0.2, d_mean=-1.0))
    assert found.answers[4] == 0
    assert found.a[4] == pytest.approx(np.exp(0.2), rel=1e-4)
    assert found.d[4] == pytest.approx(-1.0, rel=1e-4)
    assert found.se_a[4] == pytest.approx(0.5 * np.exp(0.2), rel=0.02)


@pytest.mark.parametrize("everywhere", [0.0, 1.0], ids=["all wrong", "all right"])
def test_a_table_all_right_or_all_wrong_has_easy_or_hard_items(everywhere):
    found = calibrate(Responses.from_table(np.full((200, 8), everywhere)))
    sign = 1.0 if everywhere else -1.0
    assert found.has_converged
    assert np.all(sign * found.b < -2.0)
    assert np.all(found.b == pytest.approx(found.b[0]))


def test_one_item_has_the_difficulty_of_its_share_of_right_answers():
    table = np.array([[1.0]] * 500 + [[0.0]] * 500)
    found = calibrate(Responses.from_table(table))
    assert found.b[0] == pytest.approx(0.0, abs=1e-3)
    assert found.a[0] == pytest.approx(1.0, rel=0.02)
    with pytest.raises(InvalidResponses):
        calibrate(Responses.from_table(table), priors=FLAT)


def test_items_that_sort_people_perfectly_do_not_converge_and_it_is_said():
    scale = np.tril(np.ones((9, 8)), -1)[np.repeat(np.arange(9), 40)]
    found = calibrate(Responses.from_table(scale), priors=FLAT)
    assert not found.has_converged
    assert np.all(np.isfinite(found.a))
    assert calibrate(Responses.from_table(scale)).has_converged


def test_an_item_keyed_backwards_has_a_negative_slope_without_priors():
    table = _simulated().table()[:, :10]
    table[:, 3] = 1.0 - table[:, 3]
    found = calibrate(Responses.from_table(table), priors=FLAT)
    assert found.a[3] < 0
    assert np.all(np.delete(found.a, 3) > 0)


def test_stopping_early_is_said():
    found = calibrate(_simulated(), most_iterations=2)
    assert not found.has_converged


@pytest.mark.parametrize(
    "fields", [{"d_sd": 0.0}, {"log_a_sd": -1.0}, {"d_sd": np.nan}, {"log_a_mean": inf}]
)
def test_priors_that_are_no_priors_are_refused(fields):
    with pytest.raises(InvalidScale):
        Priors(**fields)
