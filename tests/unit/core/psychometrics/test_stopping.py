"""When a test is over."""

import numpy as np
import pytest

from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.estimation import Grid, eap, mass_between, start
from chalicelib.core.psychometrics.stopping import Stopping, certainty, is_over

GRID = Grid.normal()
VAGUE = start(GRID)
SHARP = start(Grid.normal(0.5, 0.25))


@pytest.mark.parametrize(("count", "expected"), [(0, False), (31, False), (32, True), (40, True)])
def test_a_test_of_fixed_length_is_over_at_its_length(count, expected):
    rule = Stopping(longest=32)
    assert is_over(rule, count, log_posterior=SHARP, grid=GRID) is expected


def test_a_precise_posterior_ends_a_test():
    rule = Stopping(longest=32, standard_error=0.3)
    assert eap(SHARP, GRID).standard_error == pytest.approx(0.25, abs=1e-6)
    assert not is_over(rule, 10, log_posterior=VAGUE, grid=GRID)
    assert is_over(rule, 10, log_posterior=SHARP, grid=GRID)


def test_a_certain_class_ends_a_test():
    rule = Stopping(longest=32, certainty=0.9, cuts=(0.0, 1.0))
    assert certainty(SHARP, GRID, (0.0, 1.0)) == pytest.approx(0.9545, abs=1e-3)
    assert not is_over(rule, 10, log_posterior=VAGUE, grid=GRID)
    assert is_over(rule, 10, log_posterior=SHARP, grid=GRID)


def test_no_rule_ends_a_test_before_its_shortest():
    rule = Stopping(longest=32, shortest=8, standard_error=9.0, certainty=0.1, cuts=(0.0,))
    assert not is_over(rule, 7, log_posterior=SHARP, grid=GRID)
    assert is_over(rule, 8, log_posterior=SHARP, grid=GRID)


def test_the_certainty_is_that_of_the_most_probable_class():
    classes = mass_between(VAGUE, GRID, (-0.5, 2.0))
    assert certainty(VAGUE, GRID, (-0.5, 2.0)) == np.max(classes) == classes[1]


def test_one_class_is_certain():
    assert certainty(VAGUE, GRID, ()) == 1.0


@pytest.mark.parametrize(
    "rule",
    [
        {"longest": 0},
        {"longest": 5, "shortest": 6},
        {"longest": 5, "shortest": -1},
        {"longest": 5, "standard_error": 0.0},
        {"longest": 5, "standard_error": float("nan")},
        {"longest": 5, "certainty": 0.0},
        {"longest": 5, "certainty": 1.1},
        {"longest": 5, "certainty": float("nan")},
        {"longest": 5, "certainty": 0.9},
        {"longest": 5, "certainty": 0.9, "cuts": (1.0, 0.0)},
        {"longest": 5, "certainty": 0.9, "cuts": (0.0, 0.0)},
        {"longest": 5, "certainty": 0.9, "cuts": (float("nan"),)},
    ],
)
def test_rules_that_make_no_sense_are_refused(rule):
    with pytest.raises(InvalidPolicy):
        Stopping(**rule)
