"""What a calibration costs, and how near it comes to what its answers allow.

Items and people as the engine's goals say: a ~ lognormal(0, 0.3), b ~ N(0, 1.3), theta ~ N(0, 1).
Full tables are 500 items x 5000 people; adaptive ones ask 50 of the 500; the national one deals 32
of 2000 to 100,000 people. Errors are over items of |b| < 4 and at least 50 answers; those of b
leave out the worst 2 %, and so does the bound they are compared with.

The bound takes abilities, hence the scale, for known. Whoever calibrates only knows that people
are N(0, 1) in the population: 5000 of them stray from it by 0.014 in mean and 0.010 in standard
deviation, and all items with them. `_vs_bound` puts the items on the sample's own scale, as the
bound has it; `_vs_bound_with_scale` leaves them where a calibration puts them.

Errors are means over five draws, times their median; the peer and the nation have one draw.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import fmean, median
from typing import TypeVar

import numpy as np
from girth import twopl_mml

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.calibration.estimates import ItemEstimates
from chalicelib.core.psychometrics.calibration.marginal import calibrate
from chalicelib.core.psychometrics.calibration.priors import FLAT
from chalicelib.core.psychometrics.calibration.responses import Responses
from tests.adaptive import adaptive_tests
from tests.answers import (
    bounds,
    curve_rmse,
    dealt,
    everyone,
    rms,
    trimmed_bound,
    trimmed_rms,
)
from tests.banks import engine_bank, people
from tests.bench.figures import Figure
from tests.bench.memory import peak_mb

Result = TypeVar("Result")

ITEMS, PEOPLE = 500, 5_000
DRAWS = 5
ADAPTIVE_LENGTH = 50
PEER_ITEMS, PEER_PEOPLE = 100, 1_000
NATIONAL_ITEMS, NATIONAL_PEOPLE, NATIONAL_LENGTH = 2_000, 100_000, 32
LEAST_ANSWERS = 50
FARTHEST_B = 4.0


def measure() -> dict[str, Figure]:
    """Every figure about calibration."""
    return {
        f"calibration.{name}": figure
        for part in (_dense, _against_a_peer, _sparse, _national)
        for name, figure in part().items()
    }


def _dense() -> dict[str, Figure]:
    runs = [_one_full_table(draw) for draw in range(DRAWS)]
    return {
        "dense_s": Figure(median(run.pop("seconds") for run in runs), "s"),
        **{
            f"dense_rmse_{name}": Figure(fmean(run[name] for run in runs), "of the bound")
            for name in runs[0]
        },
    }


def _one_full_table(draw: int) -> dict[str, float]:
    bank, theta = engine_bank(100 + draw, ITEMS), people(PEOPLE, 200 + draw)
    responses = everyone(bank.a, bank.b, theta, seed=300 + draw)
    found, seconds = _timed(lambda: calibrate(responses))
    told = np.abs(bank.b) < FARTHEST_B
    of_a, of_b = (column[told] for column in bounds(responses, bank.a, bank.b, theta=theta))
    bound_a, bound_b = rms(of_a), trimmed_bound(of_b, seed=draw)
    mean, sd = theta.mean(), theta.std()
    return {
        "seconds": seconds,
        "a_vs_bound": rms((found.a / sd - bank.a)[told]) / bound_a,
        "b_vs_bound": trimmed_rms((found.b * sd + mean - bank.b)[told]) / bound_b,
        "a_vs_bound_with_scale": rms((found.a - bank.a)[told]) / bound_a,
        "b_vs_bound_with_scale": trimmed_rms((found.b - bank.b)[told]) / bound_b,
    }


def _against_a_peer() -> dict[str, Figure]:
    bank, theta = engine_bank(1, PEER_ITEMS), people(PEER_PEOPLE)
    responses = everyone(bank.a, bank.b, theta, seed=3)
    table = responses.table().astype(np.int64).T
    ours, seconds = _timed(lambda: calibrate(responses, priors=FLAT))
    theirs, their_seconds = _timed(lambda: twopl_mml(table))
    peer = f"girth twopl_mml, the same {PEER_ITEMS} x {PEER_PEOPLE} answers"
    error, their_error = rms(ours.a - bank.a), rms(theirs["Discrimination"] - bank.a)
    return {
        "small_s": Figure(seconds, "s", peer, seconds / their_seconds),
        "small_rmse_a": Figure(error, "", peer, error / their_error),
    }


def _sparse() -> dict[str, Figure]:
    runs = [_one_adaptive_table(draw) for draw in range(DRAWS)]
    return {
        "sparse_s": Figure(median(run["seconds"] for run in runs), "s"),
        "sparse_items": Figure(fmean(run["items"] for run in runs), "items"),
        "sparse_curve_rmse": Figure(fmean(run["curve"] for run in runs), "probability"),
    }


def _one_adaptive_table(draw: int) -> dict[str, float]:
    bank, theta = engine_bank(100 + draw, ITEMS), people(PEOPLE, 200 + draw)
    seed = 300 + draw
    tests = adaptive_tests(bank, theta, seed=seed, length=ADAPTIVE_LENGTH, is_constrained=False)
    responses = tests.responses(bank)
    found, seconds = _timed(lambda: calibrate(responses))
    return {
        "seconds": seconds,
        "items": float(np.sum(responses.answers >= LEAST_ANSWERS)),
        "curve": _curves(bank, responses, found),
    }


def _national() -> dict[str, Figure]:
    """In a process of its own, whose memory is then this calibration's."""
    command = [sys.executable, "-m", "tests.bench.calibration"]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    units = {"national_s": "s", "national_peak_mb": "MB", "national_curve_rmse": "probability"}
    return {name: Figure(value, units[name]) for name, value in json.loads(ran.stdout).items()}


def _one_nation() -> dict[str, float]:
    bank, theta = engine_bank(1, NATIONAL_ITEMS), people(NATIONAL_PEOPLE)
    responses = dealt(bank.a, bank.b, theta, seed=3, length=NATIONAL_LENGTH)
    found, seconds = _timed(lambda: calibrate(responses))
    assert found.has_converged
    return {
        "national_s": seconds,
        "national_peak_mb": peak_mb(),
        "national_curve_rmse": _curves(bank, responses, found),
    }


def _curves(bank: ItemBank, responses: Responses, found: ItemEstimates) -> float:
    told = responses.answers >= LEAST_ANSWERS
    return curve_rmse((found.a[told], found.b[told]), (bank.a[told], bank.b[told]))


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


if __name__ == "__main__":
    print(json.dumps(_one_nation()))
