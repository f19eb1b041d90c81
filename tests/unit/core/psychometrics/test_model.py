"""The two-parameter model: its formulas, and values no one should give it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.psychometrics.model import (
    information,
    log_complement,
    log_probability,
    probability,
)

ABILITIES = st.floats(-1e6, 1e6)
SLOPES = st.floats(1e-9, 50)
PLACES = st.floats(-50, 50)


@pytest.mark.parametrize(("theta", "a", "b"), [(0.0, 1.0, 0.0), (1.2, 0.7, -0.4), (-3.0, 2.5, 1.0)])
def test_probability_is_the_logistic_of_the_distance_to_the_item(theta, a, b):
    expected = 1 / (1 + np.exp(-a * (theta - b)))
    assert probability(theta, a, b) == pytest.approx(expected, rel=1e-12)
    assert log_probability(theta, a, b) == pytest.approx(np.log(expected), rel=1e-12)
    assert log_complement(theta, a, b) == pytest.approx(np.log1p(-expected), rel=1e-12)
    assert information(theta, a, b) == pytest.approx(a * a * expected * (1 - expected), rel=1e-12)


def test_information_is_the_expected_curvature_of_the_log_likelihood():
    theta, a, b, step = 0.3, 1.4, -0.2, 1e-4
    p = float(probability(theta, a, b))
    curvature = [
        (curve(theta + step, a, b) - 2 * curve(theta, a, b) + curve(theta - step, a, b)) / step**2
        for curve in (log_probability, log_complement)
    ]
    assert information(theta, a, b) == pytest.approx(
        -(p * curvature[0] + (1 - p) * curvature[1]), abs=1e-6
    )


@given(theta=ABILITIES, a=SLOPES, b=PLACES)
def test_no_value_overflows(theta, a, b):
    assert 0 <= probability(theta, a, b) <= 1
    assert -np.inf < log_probability(theta, a, b) <= 0
    assert -np.inf < log_complement(theta, a, b) <= 0
    assert 0 <= information(theta, a, b) <= a * a / 4 * (1 + 1e-12)


@given(theta=st.floats(-20, 20), a=st.floats(0.01, 5), b=st.floats(-20, 20))
def test_right_and_wrong_make_one(theta, a, b):
    both = np.logaddexp(log_probability(theta, a, b), log_complement(theta, a, b))
    assert both == pytest.approx(0, abs=1e-12)


def test_arrays_broadcast():
    theta, a, b = np.zeros((4, 1)), np.ones(3), np.zeros(3)
    for function in (probability, log_probability, log_complement, information):
        assert function(theta, a, b).shape == (4, 3)
