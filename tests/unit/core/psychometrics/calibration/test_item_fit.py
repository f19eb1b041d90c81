import numpy as np
import pytest

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities
from chalicelib.core.psychometrics.calibration.item_fit import FEWEST, ItemFit, item_fit
from chalicelib.core.psychometrics.calibration.online import calibrate_online
from chalicelib.core.psychometrics.model import Floats, probability
from tests.adaptive import Seeded, adaptive_tests
from tests.banks import engine_bank, people

BANK = engine_bank(size=480)
THETA = people(6000)


@pytest.fixture(scope="module")
def abilities() -> Abilities:
    return adaptive_tests(BANK, THETA, seed=5).abilities


def _fit_of(seeded: Seeded, success: Floats, abilities: Abilities) -> ItemFit:
    answers = seeded.answered(success)
    found = calibrate_online(answers, abilities)
    return item_fit(answers, abilities, (found.a, found.b), is_counted=False, is_estimated=True)


def _falls_at_the_top(seeded: Seeded) -> Floats:
    """Whoever knows too much is misled: half of the best fail."""
    theta = THETA[seeded.person]
    return seeded.success(THETA) * (1.0 - 0.5 * probability(theta, 3.0, 1.0))


@pytest.mark.parametrize("count", [200, 500])
def test_five_good_items_in_a_hundred_are_suspected_at_five_percent(
    abilities: Abilities, count: int
) -> None:
    seeded = Seeded.of(THETA, items=500, count=count, seed=11)
    fit = _fit_of(seeded, seeded.success(THETA), abilities)
    assert (fit.df == 2).all()
    assert 0.03 <= np.mean(fit.p_value < 0.05) <= 0.07
    assert np.mean(fit.misfits()) <= 0.02


def test_adaptive_answers_do_not_make_good_items_suspect() -> None:
    suspected = []
    for seed in range(3):
        theta = people(6000, seed)
        tests = adaptive_tests(BANK, theta, seed=seed)
        fit = item_fit(
            tests.responses(BANK),
            tests.abilities,
            (BANK.a, BANK.b),
            is_counted=True,
            is_estimated=False,
        )
        asked = np.isfinite(fit.p_value)
        assert (fit.df[asked] == 4).all()
        assert 0.8 < np.std((fit.shift / fit.shift_error)[asked]) < 1.2
        suspected.append(fit.p_value[asked] < 0.05)
    share = np.mean(np.concatenate(suspected))
    assert 0.03 <= share <= 0.07


def test_an_item_that_misleads_the_best_is_seen_where_it_does(abilities: Abilities) -> None:
    seeded = Seeded.of(THETA, items=150, count=1000, seed=12)
    fit = _fit_of(seeded, _falls_at_the_top(seeded), abilities)
    assert np.mean(fit.p_value < 0.05) >= 0.8
    assert np.mean(fit.misfits()) >= 0.6
    residual = fit.residual.mean(axis=0)
    assert residual[-1] == residual.min() < -0.02
    assert 0.05 <= np.median(fit.effect) <= 0.15


def test_guessing_is_seen_by_many_answers_only_and_does_not_matter_much(
    abilities: Abilities,
) -> None:
    seeded = Seeded.of(THETA, items=150, count=2000, seed=13)
    fit = _fit_of(seeded, 0.25 + 0.75 * seeded.success(THETA), abilities)
    assert np.mean(fit.p_value < 0.05) >= 0.25
    assert np.mean(fit.misfits()) <= 0.15


def test_a_harder_item_than_its_fixed_curve_says_by_how_much(abilities: Abilities) -> None:
    seeded = Seeded.of(THETA, items=100, count=1000, seed=14)
    answers = seeded.answered(seeded.success(THETA))
    fit = item_fit(
        answers,
        abilities,
        (seeded.a, seeded.b - 0.3 / seeded.a),
        is_counted=False,
        is_estimated=False,
    )
    assert np.mean(fit.shift) == pytest.approx(-0.3, abs=0.03)
    assert np.mean(fit.p_value < 0.05) > 0.8


def test_nothing_is_said_of_an_item_with_few_answers(abilities: Abilities) -> None:
    seeded = Seeded.of(THETA, items=2, count=FEWEST - 1, seed=15)
    fit = _fit_of(seeded, seeded.success(THETA), abilities)
    assert np.isnan(fit.p_value).all()
    assert np.isnan(fit.effect).all()
    assert not fit.misfits().any()


def test_parameters_of_other_items_are_refused(abilities: Abilities) -> None:
    seeded = Seeded.of(THETA, items=2, count=60, seed=16)
    answers = seeded.answered(seeded.success(THETA))
    with pytest.raises(InvalidResponses):
        item_fit(answers, abilities, (np.ones(3), np.zeros(3)), is_counted=False, is_estimated=True)
