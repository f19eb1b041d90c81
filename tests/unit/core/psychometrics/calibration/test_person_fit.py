from functools import partial

import numpy as np
import pytest

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.person_fit import (
    Administer,
    HonestTests,
    PersonFit,
    person_fit,
)
from chalicelib.core.psychometrics.estimation import maximum_a_posteriori
from chalicelib.core.psychometrics.model import Floats
from tests.adaptive import adaptive_tests, guessing, impostor
from tests.banks import engine_bank, people

BANK = engine_bank()
PARAMETERS = (BANK.a, BANK.b)
THETA = people(1500, seed=8)


def _administer(theta: Floats, *, is_constrained: bool) -> tuple[Floats, Floats]:
    tests = adaptive_tests(BANK, theta, seed=40, is_constrained=is_constrained)
    return tests.items, tests.is_right


@pytest.fixture(scope="module", params=[False, True], ids=["free", "constrained"])
def is_constrained(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def honest(is_constrained: bool) -> HonestTests:
    administer: Administer = partial(_administer, is_constrained=is_constrained)
    return HonestTests.simulated(administer, PARAMETERS, people=5000)


def _flagged(tests: object, honest: HonestTests) -> Floats:
    fit = person_fit(tests.items, tests.is_right, PARAMETERS)  # type: ignore[attr-defined]
    return (honest.p_values(fit) < 0.05).mean(axis=1)


def test_honest_people_are_flagged_five_times_in_a_hundred(
    honest: HonestTests, is_constrained: bool
) -> None:
    theta = people(5000, seed=9)
    tests = adaptive_tests(BANK, theta, seed=41, is_constrained=is_constrained)
    assert np.all(np.abs(_flagged(tests, honest) - 0.05) <= 0.012)


def test_another_person_in_the_second_half_is_seen(
    honest: HonestTests, is_constrained: bool
) -> None:
    tests = adaptive_tests(
        BANK, THETA, seed=42, success=impostor(BANK, THETA), is_constrained=is_constrained
    )
    assert _flagged(tests, honest)[3] >= 0.85


def test_guessing_from_the_middle_on_is_seen(honest: HonestTests, is_constrained: bool) -> None:
    tests = adaptive_tests(
        BANK, THETA, seed=43, success=guessing(BANK, THETA), is_constrained=is_constrained
    )
    assert _flagged(tests, honest)[3] >= 0.55


def test_tables_of_the_normal_distribution_would_miss_most(is_constrained: bool) -> None:
    tests = adaptive_tests(BANK, THETA, seed=44, is_constrained=is_constrained)
    fit = person_fit(tests.items, tests.is_right, PARAMETERS)
    assert np.mean(fit.unlikely > 1.645) < 0.03


def test_critical_values_are_what_five_percent_exceed(honest: HonestTests) -> None:
    critical = honest.critical_values(0.05)
    assert critical.shape == (5, 3)
    for band, values in zip(honest.bands, critical, strict=True):
        assert np.mean(band > values[:, None], axis=1) == pytest.approx(0.05, abs=0.002)


def _lz_star(theta: float, a: Floats, b: Floats, right: Floats) -> float:
    """Snijders' formula as printed: W - E W, its weights less c times r."""
    p = 1 / (1 + np.exp(-a * (theta - b)))
    q = 1 - p
    slope = a * p * q
    w = np.log(p / q)
    r = slope / (p * q)
    c = (slope * w).sum() / (slope * r).sum()
    statistic = (right * np.log(p) + (1 - right) * np.log(q)).sum()
    mean = (p * np.log(p) + q * np.log(q)).sum()
    return float((statistic - mean - c * theta) / np.sqrt(((w - c * r) ** 2 * p * q).sum()))


def test_lz_star_is_snijders_own() -> None:
    draws = np.random.default_rng(45)
    items, right = (
        draws.permuted(np.tile(np.arange(60), (20, 1)), axis=1)[:, :25],
        draws.random((20, 25)) < 0.6,
    )
    fit = person_fit(items, right, PARAMETERS)
    for row in range(20):
        a, b = BANK.a[items[row]], BANK.b[items[row]]
        mode = maximum_a_posteriori(right[row], a, b).theta
        assert fit.theta[row] == pytest.approx(mode, abs=1e-6)
        assert fit.unlikely[row] == pytest.approx(-_lz_star(mode, a, b, right[row]), abs=1e-5)


def test_a_shorter_test_is_judged_by_its_own_length() -> None:
    tests = adaptive_tests(BANK, THETA[:10], seed=46)
    short = person_fit(tests.items[:, :20], tests.is_right[:, :20], PARAMETERS)
    padded_items, padded_right = tests.items.copy(), tests.is_right.astype(int)
    padded_items[:, 20:], padded_right[:, 20:] = -1, -1
    padded = person_fit(padded_items, padded_right, PARAMETERS)
    assert padded.theta == pytest.approx(short.theta)
    assert padded.statistics == pytest.approx(short.statistics)


@pytest.mark.parametrize("outcome", [0, 1])
def test_all_right_or_all_wrong_and_extreme_items_stay_finite(outcome: int) -> None:
    bank = np.array([1e-3, 50.0, 1.0]), np.array([-50.0, 0.0, 50.0])
    for items in ([[0]], [[0, 1, 2]], [[1, 1, 1]]):
        fit = person_fit(items, np.full((1, len(items[0])), outcome), bank)
        assert np.isfinite(fit.statistics).all()


@pytest.mark.parametrize(
    ("items", "is_right"),
    [
        ([[0, 2000]], [[1, 1]]),
        ([[0, -2]], [[1, 1]]),
        ([[0.5, 1.0]], [[1, 1]]),
        ([[0, 1]], [[1, 2]]),
        ([[0, 1]], [[1]]),
        ([[-1, -1]], [[0, 0]]),
        ([0, 1], [0, 1]),
        (np.empty((0, 4), int), np.empty((0, 4), int)),
    ],
)
def test_what_is_not_a_table_of_answers_is_refused(items: object, is_right: object) -> None:
    with pytest.raises(InvalidResponses):
        person_fit(items, is_right, PARAMETERS)


def test_a_few_honest_tests_are_no_yardstick() -> None:
    few = np.zeros(10)
    with pytest.raises(InvalidResponses):
        HonestTests.of(PersonFit(few, few, few, few))
