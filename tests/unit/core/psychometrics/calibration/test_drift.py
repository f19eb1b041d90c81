import numpy as np
import pytest

from chalicelib.core.errors import InvalidItem, InvalidScale
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.drift import cusum, drift, link
from chalicelib.core.psychometrics.model import Floats, information
from tests.adaptive import POINTS, POPULATION

ITEMS = 200
SLOPE, SHIFT = 1.2, -0.3


def _calibrated(a: Floats, b: Floats, *, answers: int, seed: int | None) -> Calibrated:
    """What a calibration by this many answers finds: the truth plus errors of the right size."""
    weight = answers * POPULATION * information(POINTS, a[:, None], b[:, None]) / a[:, None] ** 2
    slopes = np.stack([a[:, None] * POINTS, np.ones((len(a), len(POINTS)))], axis=1)
    known = np.einsum("jk,jik,jlk->jil", weight, slopes, slopes) + np.diag([4.0, 0.16])
    covariance = np.linalg.inv(known)
    if seed is None:
        return Calibrated.of(a, -a * b, covariance)
    noise = np.random.default_rng(seed).normal(size=(len(a), 2))
    error = np.einsum("jik,jk->ji", np.linalg.cholesky(covariance), noise)
    return Calibrated.of(a * np.exp(error[:, 0]), -a * b + error[:, 1], covariance)


def _items() -> tuple[Floats, Floats]:
    draws = np.random.default_rng(31)
    return draws.lognormal(0.0, 0.3, ITEMS), draws.normal(0.0, 1.0, ITEMS)


def _two(
    *, moved: Floats | float = 0.0, answers: int = 1000, seed: int | None = 32
) -> tuple[Calibrated, Calibrated]:
    """Before, and after on another scale: theta = SLOPE theta' + SHIFT."""
    a, b = _items()
    old = _calibrated(a, b, answers=answers, seed=seed)
    new = _calibrated(
        a * SLOPE,
        (b + moved - SHIFT) / SLOPE,
        answers=answers,
        seed=None if seed is None else seed + 1,
    )
    return old, new


def test_two_exact_calibrations_are_linked_exactly() -> None:
    old, new = _two(seed=None)
    linking = link(old, new)
    assert linking.slope == pytest.approx(SLOPE, abs=1e-8)
    assert linking.shift == pytest.approx(SHIFT, abs=1e-8)
    assert linking.is_anchor.all()
    moved = linking.apply(new)
    assert moved.a == pytest.approx(old.a)
    assert moved.b == pytest.approx(old.b)
    assert drift(old, moved).statistic == pytest.approx(0.0, abs=1e-9)
    assert not drift(old, moved).drifted().any()


def test_the_errors_follow_the_scale() -> None:
    """An error of b is in units of ability: it grows with the slope."""
    old, new = _two(seed=None)
    moved = link(old, new).apply(new)
    assert moved.b_error == pytest.approx(SLOPE * new.b_error)
    assert moved.a_error == pytest.approx(new.a_error / SLOPE)


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_drifted_items_are_found_and_do_not_pull_the_scale(share: float) -> None:
    has_moved = np.arange(ITEMS) < share * ITEMS
    old, new = _two(moved=0.7 * has_moved)
    linking = link(old, new)
    assert linking.slope == pytest.approx(SLOPE, abs=0.03)
    assert linking.shift == pytest.approx(SHIFT, abs=0.04)
    found = drift(old, linking.apply(new)).drifted()
    assert found[has_moved].mean() >= 0.9
    assert found[~has_moved].mean() <= 0.03


def test_stable_items_are_suspected_five_times_in_a_hundred() -> None:
    suspected, deviations = [], []
    for seed in range(100, 120, 2):
        old, new = _two(seed=seed)
        found = drift(old, link(old, new).apply(new))
        suspected.append(found.p_value < 0.05)
        deviations.append(found.z)
    assert 0.035 <= np.mean(suspected) <= 0.065
    assert np.std(deviations) == pytest.approx(1.0, abs=0.06)


def test_many_answers_do_not_flag_trifles() -> None:
    old, new = _two(moved=0.1 * (np.arange(ITEMS) < 40), answers=50_000)
    found = drift(old, link(old, new).apply(new))
    assert np.mean(found.p_value[:40] < 0.01) > 0.7
    assert not found.drifted().any()
    assert np.mean(found.change[:40]) == pytest.approx(-0.02, abs=0.005)
    assert np.mean(found.z[:40]) < -2


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


def test_what_cannot_be_linked_is_refused() -> None:
    old, new = _two(seed=None)
    two = Calibrated.of(old.a[:2], old.d[:2], old.covariance[:2])
    for other in (two, Calibrated.of([], [], np.empty((0, 2, 2)))):
        with pytest.raises(InvalidScale):
            link(other, other)
    with pytest.raises(InvalidScale):
        drift(two, new)


@pytest.mark.parametrize(
    ("a", "d", "covariance"),
    [
        ([0.0], [0.0], [np.eye(2)]),
        ([np.nan], [0.0], [np.eye(2)]),
        ([1.0], [np.inf], [np.eye(2)]),
        ([1.0], [0.0, 1.0], [np.eye(2)]),
        ([1.0], [0.0], np.eye(2)),
        ([1.0], [0.0], [np.full((2, 2), np.nan)]),
    ],
)
def test_parameters_that_are_none_are_refused(a: object, d: object, covariance: object) -> None:
    with pytest.raises(InvalidItem):
        Calibrated.of(a, d, covariance)
