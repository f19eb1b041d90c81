"""The incumbent's exam taken by many people side by side: the yardstick of every simulation."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.errors import NoItemLeft
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.flash import ERROR_AT_START, POINTS, FlashPolicy, located
from chalicelib.core.psychometrics.flash_selection import (
    DRAW_BITS,
    FLOAT_BITS,
    KEPT,
    information,
)
from chalicelib.core.psychometrics.measures import SimulationResult
from chalicelib.core.psychometrics.model import (
    Floats,
    Indexes,
    Mask,
    log_complement,
    log_probability,
    probability,
)
from chalicelib.core.psychometrics.simulation import checked
from chalicelib.core.psychometrics.simulation_crowd import completed
from chalicelib.core.psychometrics.simulation_luck import Luck

AT_ONCE = 128
"""Exams in lock-step: what they hold stays in the processor's cache."""
_NOT_ALLOWED = -1.0


def simulate_incumbent(
    bank: ItemBank,
    policy: FlashPolicy,
    true_theta: Floats,
    *,
    seed: int,
    eligible: Mask | None = None,
    told: Callable[[int], None] | None = None,
) -> SimulationResult:
    """The exams of these people by the incumbent's rule, scored by its own estimate.

    The same choices and estimates as `flash_selection` has for one exam. Parameters as in
    `simulation.simulate`.

    Raises
    ------
    InvalidScale, NoItemLeft
    """
    people = checked(true_theta)
    luck = Luck.of(len(people), length=policy.length, pretests=0, seed=seed)
    mask = bank.eligible() if eligible is None else bank.eligible() & eligible
    setting = _Setting.of(bank, policy, mask)
    exams = []
    for first in range(0, len(people), AT_ONCE):
        rows = slice(first, first + AT_ONCE)
        exams.append(_sat(setting, people[rows], luck.only(rows)))
        if told is not None:
            told(min(first + AT_ONCE, len(people)))
    items, is_right, theta, error = (
        (np.concatenate(part) for part in zip(*exams, strict=True))
        if exams
        else (np.empty((0, policy.length)), np.empty((0, policy.length)), np.empty(0), np.empty(0))
    )
    return SimulationResult(
        items=items.astype(np.intp),
        is_right=is_right.astype(bool),
        true_theta=people,
        theta=theta,
        standard_error=error,
        pretest_items=np.empty((len(people), 0), np.intp),
        pretest_is_right=np.empty((len(people), 0), bool),
        prices=np.zeros(len(bank)),
        bank_size=len(bank),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Setting:
    """What does not change from one exam to the next.

    Attributes
    ----------
    pool : (J,) what may be asked.
    curves : (2 J, 81) log (1 - P) of each item, then log P.
    alone : (J,) code of the tube, or of the skill, that is asked once.
    together, competences : by code, the items.
    """

    bank: ItemBank
    policy: FlashPolicy
    pool: Mask
    curves: Floats
    alone: Indexes
    together: Indexes
    competences: Indexes

    @classmethod
    def of(cls, bank: ItemBank, policy: FlashPolicy, pool: Mask) -> "_Setting":
        a, b = bank.a[:, None], bank.b[:, None]
        skills = [item.skill_id for item in bank.items]
        alone = bank.tube
        if not policy.one_per_tube:
            alone = np.unique(skills, return_inverse=True)[1].astype(np.intp)
        return cls(
            bank=bank,
            policy=policy,
            pool=pool,
            curves=np.concatenate([log_complement(POINTS, a, b), log_probability(POINTS, a, b)]),
            alone=alone,
            together=completed(alone, int(alone.max(initial=-1)) + 1),
            competences=completed(bank.competence, len(bank.competence_ids)),
        )


def _sat(setting: _Setting, true_theta: Floats, luck: Luck) -> tuple[Indexes, Mask, Floats, Floats]:
    """(N, L) items and answers, (N,) abilities and errors of one crowd."""
    bank, policy, people = setting.bank, setting.policy, len(true_theta)
    rows = np.arange(people)
    log_likelihood = np.zeros((people, len(POINTS)))
    theta: Floats = np.full(people, float(policy.start))
    error: Floats = np.full(people, ERROR_AT_START)
    fresh = np.repeat(setting.pool[None], people, axis=0)
    unvisited = fresh.copy()
    items = np.empty((people, policy.length), np.intp)
    is_right = np.empty((people, policy.length), bool)
    for position in range(policy.length):
        recent = bank.competence[items[:, max(0, position - policy.spacing) : position]]
        allowed = _allowed(setting, fresh, unvisited, recent=recent)
        item = _drawn(setting, allowed, theta, draws=luck.ranks[:, position])
        chance = probability(true_theta, bank.a[item], bank.b[item])
        items[:, position], is_right[:, position] = item, luck.answers[:, position] < chance
        log_likelihood += setting.curves[item + len(bank) * is_right[:, position]]
        theta, error = located(log_likelihood, theta, variation=policy.variation)
        fresh[rows[:, None], setting.together[setting.alone[item]]] = False
        unvisited[rows[:, None], setting.competences[bank.competence[item]]] = False
    return items, is_right, theta, error


def _allowed(setting: _Setting, fresh: Mask, unvisited: Mask, *, recent: Indexes) -> Mask:
    """(N, J) what each may be asked next, as `flash_selection.allowed`."""
    found = fresh
    if setting.policy.all_competences:
        found = np.where(np.any(unvisited, axis=1, keepdims=True), unvisited, fresh)
    if not recent.shape[1]:
        return found
    spaced = found.copy()
    rows = np.arange(len(found))[:, None]
    for competence in recent.T:
        spaced[rows, setting.competences[competence]] = False
    return np.where(np.any(spaced, axis=1, keepdims=True), spaced, found)


def _drawn(
    setting: _Setting, allowed: Mask, theta: Floats, *, draws: NDArray[np.uint64]
) -> Indexes:
    """(N,) one of the five best of each, as `flash_selection.picked`."""
    rows, kept = np.arange(len(theta)), min(KEPT, allowed.shape[1])
    value = information(theta[:, None], setting.bank.a, setting.bank.b)
    value[~allowed] = _NOT_ALLOWED
    near, count = np.empty((len(theta), kept), np.intp), np.zeros(len(theta), np.intp)
    for rank in range(kept):
        near[:, rank] = value.argmax(axis=1)
        count += value[rows, near[:, rank]] > _NOT_ALLOWED
        value[rows, near[:, rank]] = _NOT_ALLOWED
    if not count.all():
        raise NoItemLeft
    uniform = (draws >> np.uint64(DRAW_BITS - FLOAT_BITS)).astype(np.float64) / (1 << FLOAT_BITS)
    bounds = 1.0 - (1.0 - setting.policy.first_share) ** np.arange(1, kept)
    place = np.minimum((uniform[:, None] >= bounds).sum(axis=1), count - 1)
    found: Indexes = near[rows, place]
    return found
