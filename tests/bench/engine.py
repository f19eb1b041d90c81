"""The engine on simulated people: speed, error, exposure, coverage; the incumbent beside it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from math import sqrt
from typing import TypeVar

import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.initialization import FixedPointInitializer
from catsim.item_bank import ItemBank as CatsimBank
from catsim.selection import MaxInfoSelector
from catsim.simulation import Simulator
from catsim.stopping import TestLengthStopper

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.flash import FlashPolicy
from chalicelib.core.psychometrics.measures import (
    TWO_SIDED_95,
    SimulationResult,
    exposure,
    largest_in_window,
)
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.simulation import simulate
from chalicelib.core.psychometrics.simulation_flash import simulate_incumbent
from content.compiler.prices import starting_prices
from tests.banks import engine_bank, people
from tests.bench import engine_step
from tests.bench.figures import Figure

_T = TypeVar("_T")
PEOPLE = 20_000
BANKS = (1, 2, 3, 4)
"""Seeds of banks: an RMSE depends on the bank by 1 %, and on the draw of the people by 0.5 %."""
SEED = 3
CATSIM_PEOPLE = 40
FREE = Policy(per_competence=0, per_tube=0, cap=None)
CONTENT = Policy(cap=None)
CAP20 = Policy(cap=0.20)
CAP10 = Policy(cap=0.10)
INCUMBENT = FlashPolicy(first_share=0.51)


@dataclass(frozen=True)
class Bank:
    """What the policies make of one bank, for the same people and draws."""

    free: SimulationResult
    content: SimulationResult
    cap20: SimulationResult
    cap10: SimulationResult
    incumbent: SimulationResult
    items: ItemBank
    free_s: float
    cap20_s: float


def measure() -> dict[str, Figure]:
    """Every figure of the engine; those of a step are `engine_step`'s."""
    banks = [_measured(seed) for seed in BANKS]
    free_s = sum(bank.free_s for bank in banks) / len(banks)
    cap20_s = sum(bank.cap20_s for bank in banks) / len(banks)
    catsim_s, catsim = _catsim_s(), f"catsim {version('catsim')}"
    free = _rmse([bank.free for bank in banks])
    cap20 = _rmse([bank.cap20 for bank in banks])
    incumbent = _rmse([bank.incumbent for bank in banks])
    largest = max(float(exposure(bank.cap20).max()) for bank in banks)
    in_window = max(largest_in_window(bank.cap20) for bank in banks)
    theirs = max(float(exposure(bank.incumbent).max()) for bank in banks)
    return engine_step.measure() | {
        "engine.simulator_free_per_s": _speed(free_s, catsim_s, catsim),
        "engine.simulator_full_per_s": _speed(cap20_s, catsim_s, catsim),
        "engine.rmse_content_vs_mfi": _ratio(_rmse([bank.content for bank in banks]), free, "MFI"),
        "engine.rmse_cap20_vs_mfi": _ratio(cap20, free, "MFI"),
        "engine.rmse_cap10_vs_mfi": _ratio(_rmse([bank.cap10 for bank in banks]), free, "MFI"),
        "engine.rmse_cap20_vs_incumbent": _ratio(cap20, incumbent, "the incumbent's rule"),
        "engine.max_exposure_cap20": Figure(
            largest, "share of tests", "the incumbent's rule", largest / theirs
        ),
        "engine.max_exposure_cap20_in_1000": Figure(in_window, "share of any 1000 tests"),
        "engine.coverage95": Figure(100 * _coverage([bank.cap20 for bank in banks]), "%"),
        "engine.violations": Figure(
            float(max(violations(bank.items, bank.cap20, CAP20) for bank in banks)),
            f"tests of {PEOPLE}",
        ),
    }


def violations(bank: ItemBank, result: SimulationResult, policy: Policy) -> int:
    """Tests with an item twice, a quota or a tube exceeded, or another length than asked."""
    items = result.items
    is_short = (items < 0).any(axis=1)
    ordered = np.sort(items, axis=1)
    is_twice = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
    in_competence = _largest_group(bank.competence[items])
    in_tube = _largest_group(bank.tube[items])
    is_wrong = is_short | is_twice | (items.shape[1] != policy.length)
    is_wrong |= in_competence > (policy.per_competence or policy.length)
    is_wrong |= in_tube > (policy.per_tube or policy.length)
    return int(is_wrong.sum())


def _largest_group(codes: np.ndarray) -> np.ndarray:
    counts = np.zeros((len(codes), int(codes.max()) + 1), np.int16)
    np.add.at(counts, (np.arange(len(codes))[:, None], codes), 1)
    return counts.max(axis=1)


def _measured(seed: int) -> Bank:
    bank, theta = engine_bank(seed), people(PEOPLE)

    def sat(policy: Policy) -> tuple[SimulationResult, float]:
        prices = starting_prices(bank, policy)
        return _timed(lambda: simulate(bank, policy, theta, seed=SEED, prices=prices))

    (free, free_s), (cap20, cap20_s) = sat(FREE), sat(CAP20)
    return Bank(
        free=free,
        content=sat(CONTENT)[0],
        cap20=cap20,
        cap10=sat(CAP10)[0],
        incumbent=simulate_incumbent(bank, INCUMBENT, theta, seed=SEED),
        items=bank,
        free_s=free_s / PEOPLE,
        cap20_s=cap20_s / PEOPLE,
    )


def _catsim_s() -> float:
    """CPU seconds of one examinee: MFI, numeric maximum likelihood, as many questions."""
    bank = engine_bank()
    rows = np.column_stack([bank.a, bank.b, np.zeros(len(bank)), np.ones(len(bank))])
    simulator = Simulator(
        CatsimBank(rows),
        people(CATSIM_PEOPLE),
        initializer=FixedPointInitializer(0.0),
        selector=MaxInfoSelector(),
        estimator=NumericalSearchEstimator(),
        stopper=TestLengthStopper(max_items=FREE.length),
        seed=SEED,
    )
    return _timed(simulator.simulate)[1] / CATSIM_PEOPLE


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    started = time.process_time()
    found = work()
    return found, time.process_time() - started


def _rmse(results: list[SimulationResult]) -> float:
    squares = [float(((found.theta - found.true_theta) ** 2).mean()) for found in results]
    return sqrt(sum(squares) / len(squares))


def _coverage(results: list[SimulationResult]) -> float:
    held = [
        np.abs(found.theta - found.true_theta) <= TWO_SIDED_95 * found.standard_error
        for found in results
    ]
    return float(np.mean(held))


def _ratio(ours: float, theirs: float, peer: str) -> Figure:
    return Figure(ours / theirs, f"x the RMSE of {peer}")


def _speed(ours_s: float, theirs_s: float, peer: str) -> Figure:
    return Figure(1.0 / ours_s, "examinees/s of CPU", peer, theirs_s / ours_s)
