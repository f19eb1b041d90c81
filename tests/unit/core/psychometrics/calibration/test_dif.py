from math import log

import numpy as np
import pytest

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities
from chalicelib.core.psychometrics.calibration.dif import (
    Dif,
    abilities_by_group,
    differential_functioning,
)
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import probability
from tests.adaptive import LOG_PRIOR, Seeded, adaptive_tests, two_groups
from tests.banks import engine_bank, people

IS_FOCAL = np.arange(6000) % 2 == 1
THETA = people(6000) - 0.5 * IS_FOCAL
"""The focal group is half a standard deviation weaker: impact, not bias."""


@pytest.fixture(scope="module")
def common() -> Abilities:
    return adaptive_tests(engine_bank(size=480), THETA, seed=5).abilities


@pytest.fixture(scope="module")
def own(common: Abilities) -> Abilities:
    return abilities_by_group(common, IS_FOCAL, log_prior=LOG_PRIOR)


def _dif(own: Abilities, *, shift: float, items: int, count: int, flatter: float = 0.0) -> Dif:
    seeded = two_groups(THETA, own.means, items=items, count=count, spread=0.8, seed=21)
    in_focal = IS_FOCAL[seeded.person]
    a = seeded.a[seeded.item] * (1.0 - flatter * in_focal)
    log_odds = a * (THETA[seeded.person] - seeded.b[seeded.item]) + shift * in_focal
    answers = seeded.answered(probability(log_odds, 1.0, 0.0))
    return differential_functioning(answers, own, IS_FOCAL)


def test_fair_items_are_suspected_five_times_in_a_hundred(own: Abilities) -> None:
    dif = _dif(own, shift=0.0, items=400, count=500)
    for p_value in (dif.uniform_p, dif.non_uniform_p, dif.p_value):
        assert 0.03 <= np.mean(p_value < 0.05) <= 0.07
    assert np.mean(dif.classes == "A") > 0.98
    assert np.mean(dif.shift) == pytest.approx(0.0, abs=0.03)


def test_an_item_harder_by_0_43_logit_is_seen_with_500_answers_of_each_group(
    own: Abilities,
) -> None:
    dif = _dif(own, shift=-0.43, items=400, count=500)
    assert np.mean(dif.uniform_p < 0.05) >= 0.85
    assert np.mean(dif.shift) == pytest.approx(-0.43, abs=0.03)
    inside = np.abs(dif.shift + 0.43) < 1.96 * dif.shift_error
    assert 0.92 <= np.mean(inside) <= 0.98


def test_thousands_of_answers_do_not_flag_trifles(own: Abilities) -> None:
    dif = _dif(own, shift=-0.25, items=30, count=2500)
    assert np.mean(dif.uniform_p < 0.05) > 0.9
    assert set(dif.classes) == {"A"}


def test_a_large_difference_is_class_c(own: Abilities) -> None:
    dif = _dif(own, shift=1.0, items=60, count=800)
    assert np.mean(dif.classes == "C") > 0.95
    assert np.median(dif.effect) == pytest.approx(1.0, abs=0.1)


def test_an_item_less_discriminating_for_one_group_is_not_uniform(own: Abilities) -> None:
    dif = _dif(own, shift=0.0, flatter=0.5, items=100, count=1000)
    assert np.mean(dif.non_uniform_p < 0.05) > 0.8
    assert np.median(dif.effect) > 0.2


def test_each_group_is_drawn_to_its_own_mean(common: Abilities, own: Abilities) -> None:
    def bias(abilities: Abilities) -> float:
        error = abilities.means - THETA
        return float(error[IS_FOCAL].mean() - error[~IS_FOCAL].mean())

    assert bias(common) > 0.01
    assert abs(bias(own)) < 0.01


def test_at_one_ability_the_shift_is_the_log_of_the_odds_ratio() -> None:
    """A table of two by two: 60 of 100 right against 30 of 100."""
    alike = Abilities.of([-1.0, 0.0, 1.0], np.tile([0.25, 0.5, 0.25], (200, 1)))
    is_focal = np.arange(200) >= 100
    right = np.r_[np.arange(100) < 60, np.arange(100) < 30]
    dif = differential_functioning(
        Responses.of(np.arange(200), np.zeros(200, int), right), alike, is_focal
    )
    assert dif.shift[0] == pytest.approx(log(30 / 70) - log(60 / 40), abs=1e-3)
    assert dif.shift_error[0] == pytest.approx((1 / 30 + 1 / 70 + 1 / 60 + 1 / 40) ** 0.5, rel=1e-3)
    deviance = 2 * sum(n * log(n / e) for n, e in ((60, 45), (40, 55), (30, 45), (70, 55)))
    assert dif.uniform[0] == pytest.approx(deviance, abs=1e-3)


def test_a_group_with_everything_right_stays_finite() -> None:
    theta = np.linspace(0, 1, 200)
    abilities = Abilities.of([0.0, 1.0], np.stack([1 - theta, theta], axis=1))
    is_focal = np.arange(200) % 2 == 0
    right = is_focal | (np.arange(200) % 3 == 0)
    dif = differential_functioning(
        Responses.of(np.arange(200), np.zeros(200, int), right), abilities, is_focal
    )
    assert np.isfinite([dif.shift[0], dif.shift_error[0], dif.uniform[0], dif.effect[0]]).all()
    assert dif.uniform_p[0] < 1e-6


def test_nothing_is_said_of_an_item_that_one_group_hardly_met(own: Abilities) -> None:
    seeded = Seeded.of(THETA, items=1, count=40, seed=22)
    dif = differential_functioning(seeded.answered(seeded.success(THETA)), own, IS_FOCAL)
    assert np.isnan(dif.uniform_p).all()
    assert dif.classes.tolist() == [""]


def test_groups_that_are_not_two_are_refused(own: Abilities) -> None:
    answers = Responses.of([0], [0], [1], people=6000)
    with pytest.raises(InvalidResponses):
        differential_functioning(answers, own, np.arange(6000) % 3)
    with pytest.raises(InvalidResponses):
        differential_functioning(answers, own, IS_FOCAL[1:])
