"""SQUAREM: the same fixed point as the plain iteration, sooner, and never downhill."""

import numpy as np
import pytest

from chalicelib.core.psychometrics.calibration.acceleration import squarem

SLOW = np.array([0.99, 0.9, 0.3])
TARGET = np.array([1.0, -2.0, 3.0])


def _creep(point):
    """An ascent of -|x - target|^2 that leaves 99, 90 and 30 % of the way at each step."""
    return -float(np.sum((point - TARGET) ** 2)), TARGET + SLOW * (point - TARGET)


def test_a_creeping_iteration_arrives_many_times_sooner():
    plain = np.log(1e-8 / 3) / np.log(0.99)
    found = squarem(_creep, np.zeros(3), tolerance=1e-8, most_iterations=1000)
    assert found.has_converged
    np.testing.assert_allclose(found.point, TARGET, atol=1e-5)
    assert found.iterations < plain / 10


@pytest.mark.parametrize("refused", [-np.inf, np.nan])
def test_when_every_leap_is_refused_the_plain_steps_are_taken(refused):
    rates = np.array([0.9, 0.8])

    def step(point):
        taken = np.log(np.abs(point)) / np.log(rates)
        is_a_plain_step = np.all(point > 0) and np.isclose(taken[0], taken[1], atol=1e-6)
        return (-float(np.sum(point)) if is_a_plain_step else refused), rates * point

    found = squarem(step, np.ones(2), tolerance=1e-3, most_iterations=1000)
    assert found.has_converged
    assert np.all(np.diff(found.trace) > 0)
    steps = np.log(found.point) / np.log(rates)
    np.testing.assert_allclose(steps, np.round(steps), atol=1e-6)


def test_an_iteration_that_goes_down_is_left_where_it_was_highest():
    def step(point):
        return -float(np.sum((point - 1.0) ** 2)), point + 0.4

    found = squarem(step, np.full(1, 0.1), tolerance=1e-3, most_iterations=100)
    assert not found.has_converged
    assert found.point[0] == pytest.approx(0.9)
    assert found.iterations < 10


def test_giving_up_is_said():
    found = squarem(_creep, np.zeros(3), tolerance=1e-12, most_iterations=5)
    assert not found.has_converged
    assert found.iterations <= 7


def test_starting_at_the_fixed_point_costs_one_step():
    found = squarem(_creep, TARGET.copy(), tolerance=1e-9, most_iterations=5)
    assert found.has_converged
    assert found.iterations == 1
    assert found.trace.tolist() == [pytest.approx(0.0)]
