"""Measures of a simulation, against figures that can be counted by hand."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.measures import (
    NOT_ASKED,
    SimulationResult,
    exposure,
    largest_in_window,
    measured,
    overlap,
    overlap_alike,
    precision,
)


def result_of(items, *, bank_size=10, true_theta=None, theta=None, error=1.0):
    items = np.array(items, np.intp)
    people = len(items)
    true_theta = np.zeros(people) if true_theta is None else np.array(true_theta, float)
    return SimulationResult(
        items=items,
        is_right=np.zeros(items.shape, bool),
        true_theta=true_theta,
        theta=true_theta if theta is None else np.array(theta, float),
        standard_error=np.full(people, error),
        pretest_items=np.empty((people, 0), np.intp),
        pretest_is_right=np.empty((people, 0), bool),
        prices=np.zeros(bank_size),
        bank_size=bank_size,
    )


def of_errors(errors, true_theta=None, error=1.0):
    truth = np.zeros(len(errors)) if true_theta is None else np.array(true_theta, float)
    return result_of(
        np.zeros((len(errors), 1)), true_theta=truth, theta=truth + errors, error=error
    )


def test_bias_and_rmse_are_those_of_the_errors():
    found = precision(of_errors(np.array([1.0, -1.0, 3.0, 1.0]), error=2.0))
    assert (found.people, found.mean_length, found.bias) == (4, 1.0, 1.0)
    assert found.rmse == pytest.approx(np.sqrt(3))
    assert found.error_ratio == pytest.approx(2 / np.sqrt(3))
    assert found.coverage == 1.0


def test_the_error_of_an_rmse_is_what_repeating_shows():
    draws = np.random.default_rng(0)
    found = [precision(of_errors(draws.normal(size=500))) for _ in range(300)]
    spread = np.std([each.rmse for each in found])
    assert np.mean([each.rmse_error for each in found]) == pytest.approx(spread, rel=0.15)


def test_coverage_counts_the_intervals_of_95_percent():
    found = precision(of_errors(np.array([0.0, 1.95, -1.97, 5.0])))
    assert found.coverage == 0.5


def test_levels_agree_when_no_cut_is_between():
    truth, errors = [-0.5, 0.5, 0.5, 2.5], np.array([0.1, -1.0, 1.0, -3.0])
    found = precision(of_errors(errors, truth), cuts=(0.0, 1.0, 2.0))
    assert (found.level_exact, found.level_adjacent) == (0.25, 0.75)
    assert precision(of_errors(errors, truth)).level_exact == 1.0


def test_a_result_without_error_is_measured():
    found = precision(of_errors(np.zeros(3)))
    assert (found.rmse, found.rmse_error, found.error_ratio) == (0.0, 0.0, np.inf)


def test_bands_hold_everybody_once():
    truth = np.linspace(-3, 3, 61)
    found = measured(of_errors(np.ones(61), truth), bands=(-1.0, 0.0, 9.0))
    assert [band.low for band in found.bands] == [-np.inf, -1.0, 0.0]
    assert [band.high for band in found.bands] == [-1.0, 0.0, 9.0]
    assert sum(band.precision.people for band in found.bands) == 61
    assert found.bands[2].precision.bias == 1.0


@given(
    rows=st.lists(
        st.lists(st.integers(0, 9), min_size=3, max_size=3, unique=True), min_size=2, max_size=12
    )
)
def test_overlap_is_the_mean_over_all_pairs(rows):
    shared = [len(set(one) & set(other)) / 3 for one, other in combinations(rows, 2)]
    assert overlap(result_of(rows)) == pytest.approx(np.mean(shared))


@given(
    rows=st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2, unique=True), min_size=1),
    window=st.integers(1, 7),
)
def test_the_largest_window_is_found(rows, window):
    counts = np.zeros((len(rows), 10))
    for test, asked in enumerate(rows):
        counts[test, asked] = 1
    width = min(window, len(rows))
    by_hand = max(
        counts[first : first + width].sum(axis=0).max() for first in range(len(rows) - width + 1)
    )
    assert largest_in_window(result_of(rows), window=window) == pytest.approx(by_hand / width)


def test_items_not_asked_are_not_counted():
    found = result_of([[3, 4, NOT_ASKED], [3, NOT_ASKED, NOT_ASKED]])
    assert exposure(found).tolist() == [0, 0, 0, 1.0, 0.5, 0, 0, 0, 0, 0]
    assert found.lengths.tolist() == [2, 1]
    assert overlap(found) == pytest.approx(1 / 1.5)


def test_tests_in_which_nothing_was_asked_use_nothing():
    found = result_of([[NOT_ASKED], [NOT_ASKED]])
    assert (overlap(found), largest_in_window(found), exposure(found).max()) == (0.0, 0.0, 0.0)


def test_people_alike_share_more_than_people_at_large():
    rows = [[n // 10, 5 + n // 10] for n in range(50)]
    found = result_of(rows, true_theta=np.arange(50))
    assert overlap_alike(found, groups=5) == 1.0
    assert overlap(found) < 0.2


def test_the_first_tests_can_be_left_out():
    found = result_of([[1], [1], [2], [2]]).only(slice(2, None))
    assert len(found) == 2
    assert exposure(found)[2] == 1.0


def test_nobody_cannot_be_measured():
    with pytest.raises(InvalidResponses):
        measured(result_of(np.empty((0, 3))))
