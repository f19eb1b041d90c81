import numpy as np
import pytest

from chalicelib.core.errors import InvalidItem, InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities
from chalicelib.core.psychometrics.calibration.online import bank_priors, calibrate_online
from chalicelib.core.psychometrics.calibration.priors import Priors
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, log_complement, log_probability
from tests.adaptive import POINTS, Seeded, adaptive_tests
from tests.banks import engine_bank, people

BANK = engine_bank(size=480)
THETA = people(4000)


@pytest.fixture(scope="module")
def abilities() -> Abilities:
    return adaptive_tests(BANK, THETA, seed=5).abilities


@pytest.fixture(scope="module")
def seeded() -> Seeded:
    return Seeded.of(THETA, items=200, count=500, seed=6)


def test_five_hundred_answers_give_the_curve_within_three_points(
    abilities: Abilities, seeded: Seeded
) -> None:
    found = calibrate_online(seeded.answered(seeded.success(THETA)), abilities)
    assert seeded.curve_rmse(found.a, found.b) <= 0.029


@pytest.mark.parametrize("count", [100, 1000])
def test_standard_errors_hold_what_they_say(abilities: Abilities, count: int) -> None:
    seeded = Seeded.of(THETA, items=300, count=count, seed=7)
    found = calibrate_online(seeded.answered(seeded.success(THETA)), abilities)
    for estimate, truth, error in (
        (found.a, seeded.a, found.a_error),
        (found.b, seeded.b, found.b_error),
    ):
        assert 0.91 <= np.mean(np.abs(estimate - truth) < 1.96 * error) <= 0.99


def test_what_is_known_of_the_bank_helps_when_answers_are_few(abilities: Abilities) -> None:
    seeded = Seeded.of(THETA, items=300, count=100, seed=8)
    answers = seeded.answered(seeded.success(THETA))
    wide, informed = (
        calibrate_online(answers, abilities, priors)
        for priors in (None, bank_priors(BANK.a, BANK.b))
    )
    assert seeded.curve_rmse(informed.a, informed.b) < seeded.curve_rmse(wide.a, wide.b)


def _log_posterior(x: Floats, weights: Floats, is_right: Floats) -> float:
    a, b = np.exp(x[0]), -x[1] / np.exp(x[0])
    log_p = np.where(is_right[:, None], log_probability(POINTS, a, b), log_complement(POINTS, a, b))
    likelihood = np.log((weights * np.exp(log_p)).sum(1)).sum()
    return float(likelihood - 0.5 * (x[0] / 0.5) ** 2 - 0.5 * (x[1] / 2.5) ** 2)


def test_the_estimate_is_the_top_of_the_posterior(abilities: Abilities, seeded: Seeded) -> None:
    success = seeded.success(THETA)
    success[seeded.item == 2] = 0.3  # an item that says nothing of ability
    answers = seeded.answered(success)
    found = calibrate_online(answers, abilities)
    for item in range(3):
        rows = answers.items == item
        weights, right = abilities.posterior[answers.person[rows]], answers.is_right[rows]
        top = np.array([np.log(found.a[item]), found.d[item]])
        height = _log_posterior(top, weights, right)
        for move in ([0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01]):
            assert _log_posterior(top + move, weights, right) < height


def test_items_do_not_touch_one_another(abilities: Abilities, seeded: Seeded) -> None:
    answers = seeded.answered(seeded.success(THETA))
    rows = answers.items == 7
    alone = Responses.of(
        answers.person[rows], np.zeros(rows.sum(), int), answers.is_right[rows], people=len(THETA)
    )
    together = calibrate_online(answers, abilities)
    found = calibrate_online(alone, abilities)
    assert found.a[0] == pytest.approx(together.a[7], abs=1e-5)
    assert found.d[0] == pytest.approx(together.d[7], abs=1e-5)


def test_an_item_without_answers_is_what_was_believed_of_it(abilities: Abilities) -> None:
    found = calibrate_online(
        Responses.of([0], [0], [1], people=len(THETA), items=2),
        abilities,
        Priors(log_a_mean=0.2, log_a_sd=0.3, d_mean=-1.0, d_sd=2.0),
    )
    assert found.a[1] == pytest.approx(np.exp(0.2))
    assert found.b[1] == pytest.approx(1.0 / np.exp(0.2))
    assert found.covariance[1] == pytest.approx(np.diag([0.09, 4.0]))


@pytest.mark.parametrize("outcome", [0, 1])
def test_all_right_and_all_wrong_stay_finite(abilities: Abilities, outcome: int) -> None:
    who = np.arange(500)
    answers = Responses.of(who, np.zeros(500, int), np.full(500, outcome), people=len(THETA))
    found = calibrate_online(answers, abilities)
    assert np.isfinite([found.a[0], found.b[0], found.a_error[0], found.b_error[0]]).all()
    assert (found.d[0] > 2) == bool(outcome)


def test_answers_of_other_people_are_refused(abilities: Abilities) -> None:
    with pytest.raises(InvalidResponses):
        calibrate_online(Responses.of([0], [0], [1], people=3), abilities)


def test_one_item_does_not_make_a_bank() -> None:
    with pytest.raises(InvalidItem):
        bank_priors(np.array([1.0]), np.array([0.0]))
