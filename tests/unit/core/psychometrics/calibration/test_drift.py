"""Whether items have changed between two calibrations."""

import numpy as np
import pytest

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.drift import cusum, drift, lord_statistic
from chalicelib.core.psychometrics.calibration.linking import linked
from tests.answers import ITEMS, calibrated_twice


def test_two_exact_calibrations_show_no_change() -> None:
    old, new = calibrated_twice(seed=None)
    seen = drift(old, linked(new, old).apply(new))
    assert seen.statistic == pytest.approx(0.0, abs=1e-9)
    assert not seen.drifted().any()


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_drifted_items_are_found(share: float) -> None:
    has_moved = np.arange(ITEMS) < share * ITEMS
    old, new = calibrated_twice(moved=0.7, share=share)
    found = drift(old, linked(new, old).apply(new)).drifted()
    assert found[has_moved].mean() >= 0.9
    assert found[~has_moved].mean() <= 0.03


def test_stable_items_are_suspected_five_times_in_a_hundred() -> None:
    suspected, deviations = [], []
    for seed in range(100, 120, 2):
        old, new = calibrated_twice(seed=seed)
        found = drift(old, linked(new, old).apply(new))
        suspected.append(found.p_value < 0.05)
        deviations.append(found.z)
    assert 0.035 <= np.mean(suspected) <= 0.065
    assert np.std(deviations) == pytest.approx(1.0, abs=0.06)


def test_many_answers_do_not_flag_trifles() -> None:
    old, new = calibrated_twice(moved=0.1, share=0.2, answers=50_000)
    found = drift(old, linked(new, old).apply(new))
    assert np.mean(found.p_value[:40] < 0.01) > 0.7
    assert not found.drifted().any()
    assert np.mean(found.change[:40]) == pytest.approx(-0.02, abs=0.005)
    assert np.mean(found.z[:40]) < -2


def test_errors_that_go_together_make_another_change_surprising() -> None:
    """A steeper and harder item: what its errors do by chance, or what they never do."""
    before = Calibrated.of_columns([[1.5], [1.5], [0.1], [0.1], [0.0]])
    together, against = (
        lord_statistic(before, Calibrated.of_columns([[1.7], [1.7], [0.2], [0.2], [r]]))
        for r in (0.9, -0.9)
    )
    assert against[0] > 4 * together[0]


def test_a_small_change_that_lasts_adds_up() -> None:
    z = np.random.default_rng(33).normal(size=(60, 300))
    z[:, :100] += 1.0
    z[:, 100:200] -= 1.0
    up, down = cusum(z)
    assert up.shape == down.shape == (60, 300)
    assert np.mean(up[19, :100] > 5) > 0.8
    assert np.mean(down[19, 100:200] > 5) > 0.8
    assert np.mean((up[:, 200:] > 5).any(0) | (down[:, 200:] > 5).any(0)) < 0.25
    assert cusum(np.array([[2.0], [-3.0], [1.0]]))[0].ravel().tolist() == [1.5, 0.0, 0.5]


def test_two_numbers_of_items_are_not_compared() -> None:
    old, new = calibrated_twice(seed=None)
    with pytest.raises(InvalidScale):
        drift(old.only(np.arange(2)), new)
