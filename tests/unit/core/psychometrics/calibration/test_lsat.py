"""LSAT6 and LSAT7: real answers, whose estimates have been published for decades."""

import json
from pathlib import Path

import numpy as np
import pytest

from chalicelib.core.psychometrics.calibration.marginal import calibrate
from chalicelib.core.psychometrics.calibration.priors import FLAT
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.estimation import (
    Curves,
    Grid,
    eap,
    log_posterior_of,
    maximum_a_posteriori,
)

DATA = json.loads(Path("tests/data/lsat.json").read_text(encoding="utf-8"))
PARAMETERS = 0.003
LOG_LIKELIHOOD = 0.001


def _responses(name):
    rows = [[int(cell) for cell in row] for row, count in DATA[name].items() for _ in range(count)]
    return Responses.from_table(rows)


@pytest.fixture(scope="module")
def lsat6():
    return calibrate(_responses("LSAT6"), priors=FLAT)


@pytest.fixture(scope="module")
def lsat7():
    return calibrate(_responses("LSAT7"), priors=FLAT)


def test_lsat7_has_the_parameters_of_the_reference(lsat7):
    np.testing.assert_allclose(lsat7.a, [0.988, 1.081, 1.706, 0.7651, 0.7358], atol=PARAMETERS)
    np.testing.assert_allclose(lsat7.d, [1.8561, 0.808, 1.8043, 0.486, 1.8545], atol=PARAMETERS)
    assert lsat7.log_likelihood == pytest.approx(-2658.805, abs=LOG_LIKELIHOOD)
    assert lsat7.has_converged


def test_lsat7_has_the_standard_errors_of_the_reference(lsat7):
    np.testing.assert_allclose(lsat7.se_a, [0.177, 0.169, 0.321, 0.134, 0.151], atol=0.0006)


def test_lsat6_has_the_parameters_of_the_reference(lsat6):
    np.testing.assert_allclose(lsat6.a, [0.8254, 0.7229, 0.8905, 0.6886, 0.6575], atol=PARAMETERS)
    np.testing.assert_allclose(
        lsat6.b, [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], atol=PARAMETERS
    )
    assert lsat6.log_likelihood == pytest.approx(-2466.653, abs=LOG_LIKELIHOOD)


def test_lsat6_has_the_standard_errors_of_the_reference(lsat6):
    np.testing.assert_allclose(lsat6.se_a, [0.258, 0.187, 0.233, 0.185, 0.210], atol=0.0006)
    np.testing.assert_allclose(lsat6.se_b, [0.867, 0.307, 0.0997, 0.434, 0.870], atol=0.0015)


def test_lsat7_under_a_common_slope_is_the_rasch_model_of_the_reference():
    rasch = calibrate(_responses("LSAT7"), priors=FLAT, has_common_slope=True)
    np.testing.assert_allclose(rasch.a**2, np.full(5, 1.023), atol=PARAMETERS)
    np.testing.assert_allclose(rasch.d, [1.868, 0.791, 1.461, 0.522, 1.993], atol=PARAMETERS)
    assert rasch.log_likelihood == pytest.approx(-2664.901, abs=LOG_LIKELIHOOD)


def test_lsat6_under_a_common_slope_is_the_rasch_model_of_the_reference():
    rasch = calibrate(_responses("LSAT6"), priors=FLAT, has_common_slope=True)
    np.testing.assert_allclose(rasch.a, np.full(5, 0.7551), atol=PARAMETERS)
    np.testing.assert_allclose(
        rasch.b, [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], atol=PARAMETERS
    )
    assert rasch.log_likelihood == pytest.approx(-2466.938, abs=LOG_LIKELIHOOD)


@pytest.mark.parametrize(
    ("pattern", "theta", "standard_error"),
    [("00000", -1.8698, 0.6927), ("10101", -0.3034, 0.7004), ("11111", 0.7272, 0.8009)],
)
def test_abilities_of_lsat7_are_the_references(lsat7, pattern, theta, standard_error):
    found = eap(_log_posterior(lsat7, pattern), Grid.normal())
    assert found.theta == pytest.approx(theta, abs=0.001)
    assert found.standard_error == pytest.approx(standard_error, abs=0.001)


@pytest.mark.parametrize(
    ("pattern", "theta", "standard_error"),
    [("00000", -1.895, 0.795), ("10011", -0.506, 0.811), ("11111", 0.606, 0.855)],
)
def test_posterior_modes_of_lsat6_are_the_references(lsat6, pattern, theta, standard_error):
    is_right = [cell == "1" for cell in pattern]
    found = maximum_a_posteriori(is_right, lsat6.a, lsat6.b)
    assert found.theta == pytest.approx(theta, abs=0.001)
    assert found.standard_error == pytest.approx(standard_error, abs=0.001)


def _log_posterior(items, pattern):
    grid = Grid.normal()
    is_right = [cell == "1" for cell in pattern]
    curves = Curves.of(items.a, items.b, grid)
    return log_posterior_of(grid, curves, items=range(5), is_right=is_right)
