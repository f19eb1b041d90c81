"""Adaptive tests in lock-step, small and plain: what the diagnostics of calibration are tried on.

Maximum information at the EAP, 61 points, quotas per competence and per tube. The product's
simulator is not used here, so that neither can hide the other's fault.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.calibration.abilities import Abilities
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import (
    Floats,
    Indexes,
    Mask,
    information,
    log_complement,
    log_probability,
    probability,
)

POINTS: Floats = np.linspace(-6.0, 6.0, 61)
LOG_PRIOR: Floats = -0.5 * POINTS**2
POPULATION: Floats = np.exp(LOG_PRIOR) / np.exp(LOG_PRIOR).sum()
LENGTH = 32
CELLS: Floats = np.linspace(-4.0, 4.0, 401)

Success = Callable[[Indexes, int], Floats]
"""Probability of success of each person, from (their item, its position from 0)."""


@dataclass(frozen=True)
class Taken:
    """Adaptive tests of N people: `items` and `is_right` (N, L), `log_posterior` (N, 61)."""

    items: Indexes
    is_right: Mask
    log_posterior: Floats

    @property
    def abilities(self) -> Abilities:
        weights = np.exp(self.log_posterior - self.log_posterior.max(1, keepdims=True))
        return Abilities.of(POINTS, weights / weights.sum(1, keepdims=True))

    def responses(self, bank: ItemBank) -> Responses:
        people, length = self.items.shape
        who = np.repeat(np.arange(people), length)
        return Responses.of(
            who, self.items.ravel(), self.is_right.ravel(), people=people, items=len(bank)
        )


def adaptive_tests(
    bank: ItemBank,
    theta: Floats,
    *,
    seed: int,
    success: Success | None = None,
    is_constrained: bool = True,
    length: int = LENGTH,
) -> Taken:
    """A test for each person, who answers by the model unless `success` says how.

    Constrained: two items per competence, one per tube.
    """
    draws = np.random.default_rng(seed)
    rows = np.arange(len(theta))
    log_p = log_probability(POINTS, bank.a[:, None], bank.b[:, None])
    log_q = log_complement(POINTS, bank.a[:, None], bank.b[:, None])
    worth = information(CELLS[:, None], bank.a, bank.b).astype(np.float32)
    neighbours = bank.tube[:, None] == bank.tube
    family = bank.competence[:, None] == bank.competence
    is_open = np.ones((len(theta), len(bank)), bool)
    asked = np.zeros((len(theta), len(bank.competence_ids)), int)
    log_posterior = np.tile(LOG_PRIOR, (len(theta), 1))
    items = np.empty((len(theta), length), np.intp)
    is_right = np.empty((len(theta), length), bool)
    for position in range(length):
        weights = np.exp(log_posterior - log_posterior.max(1, keepdims=True))
        estimate = weights @ POINTS / weights.sum(1)
        cell = np.rint((np.clip(estimate, -4, 4) + 4) / (CELLS[1] - CELLS[0])).astype(int)
        item = np.where(is_open, worth[cell], -np.inf).argmax(1)
        by_model = probability(theta, bank.a[item], bank.b[item])
        right = draws.random(len(theta)) < (success(item, position) if success else by_model)
        log_posterior += np.where(right[:, None], log_p[item], log_q[item])
        items[:, position], is_right[:, position] = item, right
        is_open[rows, item] = False
        if is_constrained:
            is_open &= ~neighbours[item]
            asked[rows, bank.competence[item]] += 1
            is_full = asked[rows, bank.competence[item]] >= 2
            is_open[is_full] &= ~family[item[is_full]]
    return Taken(items, is_right, log_posterior)


def impostor(bank: ItemBank, theta: Floats) -> Success:
    """The second half by a person 2 logits better."""
    return lambda item, position: probability(
        theta + 2.0 * (position >= LENGTH // 2), bank.a[item], bank.b[item]
    )


def guessing(bank: ItemBank, theta: Floats) -> Success:
    """The second half at random among four."""
    return lambda item, position: (
        probability(theta, bank.a[item], bank.b[item])
        if position < LENGTH // 2
        else np.full(len(theta), 0.25)
    )


@dataclass(frozen=True)
class Seeded:
    """New items a, b (J,), each answered by `count` people drawn among N; M = J count answers."""

    a: Floats
    b: Floats
    person: Indexes
    item: Indexes
    draw: Floats
    people: int

    @classmethod
    def of(cls, theta: Floats, *, items: int, count: int, seed: int) -> "Seeded":
        draws = np.random.default_rng(seed)
        who = [draws.choice(len(theta), count, replace=False) for _ in range(items)]
        return cls(
            a=draws.lognormal(0.0, 0.3, items),
            b=draws.normal(0.0, 1.3, items),
            person=np.concatenate(who),
            item=np.repeat(np.arange(items), count),
            draw=draws.random(items * count),
            people=len(theta),
        )

    def success(self, theta: Floats) -> Floats:
        """(M,) by the model."""
        return probability(theta[self.person], self.a[self.item], self.b[self.item])

    def answered(self, success: Floats) -> Responses:
        return Responses.of(
            self.person, self.item, self.draw < success, people=self.people, items=len(self.a)
        )

    def curve_rmse(self, a: Floats, b: Floats) -> float:
        """Of these estimates, over items and a population N(0, 1)."""
        found = probability(POINTS, a[:, None], b[:, None])
        true = probability(POINTS, self.a[:, None], self.b[:, None])
        return float(np.sqrt(np.mean((found - true) ** 2 @ POPULATION)))


def two_groups(
    theta: Floats, ability: Floats, *, items: int, count: int, spread: float, seed: int
) -> Seeded:
    """New items asked near their difficulty of `count` people with an even index, and as many odd.

    `ability` (N,) is the estimate that decides who is asked: within about `spread` of b.
    """
    draws = np.random.default_rng(seed)
    b = draws.normal(0.0, 0.8, items)
    who = []
    for place in b:
        for group in (slice(0, None, 2), slice(1, None, 2)):
            members = np.arange(len(theta))[group]
            likely = np.exp(-0.5 * ((ability[members] - place) / spread) ** 2)
            who.append(draws.choice(members, count, replace=False, p=likely / likely.sum()))
    return Seeded(
        a=draws.lognormal(0.0, 0.3, items),
        b=b,
        person=np.concatenate(who),
        item=np.repeat(np.arange(items), 2 * count),
        draw=draws.random(2 * items * count),
        people=len(theta),
    )
