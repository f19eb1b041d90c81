"""What the diagnostics of a calibration find, and what they cry wolf at; on simulated people."""

import numpy as np

from chalicelib.core.psychometrics.calibration.abilities import Abilities
from chalicelib.core.psychometrics.calibration.dif import (
    abilities_by_group,
    differential_functioning,
)
from chalicelib.core.psychometrics.calibration.online import bank_priors, calibrate_online
from chalicelib.core.psychometrics.calibration.person_fit import HonestTests, person_fit
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask, probability
from tests.adaptive import (
    LOG_PRIOR,
    Seeded,
    Success,
    adaptive_tests,
    guessing,
    impostor,
    two_groups,
)
from tests.banks import engine_bank, people
from tests.bench.figures import Figure

BANK = engine_bank()
PARAMETERS = (BANK.a, BANK.b)
PEOPLE = 10_000
IMPACT = 0.5
LEVEL = 0.05


def measure() -> dict[str, Figure]:
    """Error of seeded items' curves; power and false alarms of DIF and of person fit."""
    return _online() | _dif() | _person_fit()


def _online() -> dict[str, Figure]:
    theta = people(PEOPLE)
    abilities = adaptive_tests(BANK, theta, seed=5).abilities
    found = {}
    for count in (100, 200, 500, 1000, 2000):
        seeded = Seeded.of(theta, items=300, count=count, seed=6)
        answers = seeded.answered(seeded.success(theta))
        items = calibrate_online(answers, abilities, bank_priors(*PARAMETERS))
        rmse = seeded.curve_rmse(items.a, items.b)
        found[f"calibration.online_{count}_curve_rmse"] = Figure(rmse, "probability")
    return found


def _dif() -> dict[str, Figure]:
    is_focal = np.arange(PEOPLE) % 2 == 1
    theta = people(PEOPLE) - IMPACT * is_focal
    common = adaptive_tests(BANK, theta, seed=7).abilities
    own = abilities_by_group(common, is_focal, log_prior=LOG_PRIOR)
    return {
        "calibration.dif_power_043": _flagged_items(theta, own, is_focal, shift=-0.43),
        "calibration.dif_type_one": _flagged_items(theta, own, is_focal, shift=0.0),
    }


def _flagged_items(theta: Floats, own: Abilities, is_focal: Mask, *, shift: float) -> Figure:
    """1000 items, 500 answers of each group, asked near their difficulty as adaptive tests do."""
    seeded = two_groups(theta, own.means, items=1000, count=500, spread=0.3, seed=8)
    log_odds = seeded.a[seeded.item] * (theta[seeded.person] - seeded.b[seeded.item])
    success = probability(log_odds + shift * is_focal[seeded.person], 1.0, 0.0)
    dif = differential_functioning(seeded.answered(success), own, is_focal)
    return Figure(100 * float(np.mean(dif.uniform_p < LEVEL)), "% of the items")


def _person_fit() -> dict[str, Figure]:
    honest = HonestTests.simulated(_administer, PARAMETERS, people=2 * PEOPLE)
    theta = people(PEOPLE, seed=9)
    scenes: dict[str, Success | None] = {
        "type_one": None,
        "impostor": impostor(BANK, theta),
        "guessing": guessing(BANK, theta),
    }
    found = {}
    for name, success in scenes.items():
        tests = adaptive_tests(BANK, theta, seed=10, success=success)
        p_values = honest.p_values(person_fit(tests.items, tests.is_right, PARAMETERS))
        share = 100 * float(np.mean(p_values[3] < LEVEL))
        found[f"calibration.person_fit_{name}"] = Figure(share, "% of the people")
    return found


def _administer(theta: Floats) -> tuple[Indexes, Mask]:
    tests = adaptive_tests(BANK, theta, seed=11)
    return tests.items, tests.is_right
