"""One step of a test: count an answer, choose the next of 2,000 items; catsim beside it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TypeVar

import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank as CatsimBank
from catsim.selection import MaxInfoSelector

from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Curves, Grid
from chalicelib.core.psychometrics.exposure import no_prices, updated_prices
from chalicelib.core.psychometrics.look_ahead import Outlook
from chalicelib.core.psychometrics.model import Floats, probability
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool
from chalicelib.core.psychometrics.tables import Tables
from tests.banks import engine_bank, people
from tests.bench.figures import Figure

_T = TypeVar("_T")
WARM_UP = 1500
"""Tests that bring the prices of the cap near to where they stay."""
TESTS = 400
PEER_TESTS = 15
"""The first tests again by catsim, which takes milliseconds for a step."""


@dataclass(frozen=True)
class Sitting:
    """What one simulated person was asked and answered, and the time of each step."""

    items: Sequence[int]
    is_right: Sequence[bool]
    step_us: Sequence[float]


def measure() -> dict[str, Figure]:
    """Thread time of a step under all constraints and prices, and how many times catsim's."""
    bank, policy = engine_bank(), Policy()
    grid = Grid.normal()
    curves, tables = Curves.of(bank.a, bank.b, grid), Tables.of(bank)
    outlook, prices = Outlook.of(bank, policy), no_prices(len(bank))

    def sit(theta: float, seed: int) -> Sitting:
        pool = Pool.of(bank, policy, tables=tables, prices=prices, outlook=outlook)
        return _sitting(AdaptiveTest.begun(pool, grid, curves, draw=seed), theta, seed=seed)

    for seed, theta in enumerate(people(WARM_UP, seed=3)):
        prices = updated_prices(prices, _used(sit(theta, seed), bank), tests=1, cap=policy.cap)
    sittings = [sit(theta, seed) for seed, theta in enumerate(people(TESTS), start=WARM_UP)]
    again = sittings[:PEER_TESTS]
    catsim = _Catsim(bank)
    theirs = np.median([spent for sitting in again for spent in catsim.steps(sitting)])
    p50, p99 = np.percentile(_steps(sittings), [50, 99]).tolist()
    return {
        "engine.step_p50_us": Figure(p50, "us"),
        "engine.step_p99_us": Figure(p99, "us"),
        "engine.step_vs_catsim": Figure(
            float(theirs / np.median(_steps(again))), f"times catsim {version('catsim')}"
        ),
    }


def _sitting(test: AdaptiveTest, theta: float, *, seed: int) -> Sitting:
    bank = test.pool.bank
    luck = np.random.default_rng(seed).random(test.pool.policy.length - 1)
    items, answers, times = [test.next_item()], [], []
    for chance in luck:
        item = items[-1]
        is_right = bool(chance < probability(theta, bank.a[item], bank.b[item]))
        following, spent = _timed(partial(_step, test, item, is_right=is_right))
        items.append(following)
        answers.append(is_right)
        times.append(spent)
    return Sitting(items, answers, times)


def _step(test: AdaptiveTest, item: int, *, is_right: bool) -> int:
    test.record(item, is_right=is_right)
    return test.next_item()


class _Catsim:
    """The peer: its estimate from all answers, then its most informative item not yet asked."""

    def __init__(self, bank: ItemBank) -> None:
        rows = np.column_stack([bank.a, bank.b, np.zeros(len(bank)), np.ones(len(bank))])
        self._bank = CatsimBank(rows)
        self._estimator, self._selector = NumericalSearchEstimator(), MaxInfoSelector()

    def steps(self, sitting: Sitting) -> list[float]:
        """The time of each step of a test that had the same answers."""
        theta, times = 0.0, []
        for count in range(1, len(sitting.items)):
            asked, answers = list(sitting.items[:count]), list(sitting.is_right[:count])
            theta, spent = _timed(partial(self._step, asked, answers, before=theta))
            times.append(spent)
        return times

    def _step(self, asked: list[int], answers: list[bool], *, before: float) -> float:
        found = self._estimator.estimate(
            item_bank=self._bank,
            administered_items=asked,
            response_vector=answers,
            est_theta=before,
        )
        self._selector.select(item_bank=self._bank, administered_items=asked, est_theta=found)
        return float(found)


def _timed(step: Callable[[], _T]) -> tuple[_T, float]:
    started = time.thread_time_ns()
    found = step()
    return found, (time.thread_time_ns() - started) / 1000


def _steps(sittings: Sequence[Sitting]) -> list[float]:
    return [spent for sitting in sittings for spent in sitting.step_us]


def _used(sitting: Sitting, bank: ItemBank) -> Floats:
    used = np.zeros(len(bank))
    used[list(sitting.items)] = 1
    return used
