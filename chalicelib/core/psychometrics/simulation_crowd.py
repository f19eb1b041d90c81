"""People taking their tests side by side: what is known of each, and what each may still be asked.

The lock-step form of `estimation` and of `selection.Progress`: one row for each person.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Curves, Grid
from chalicelib.core.psychometrics.exposure import jittered
from chalicelib.core.psychometrics.look_ahead import grouped
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask
from chalicelib.core.psychometrics.selection import Pool
from chalicelib.core.psychometrics.stopping import Stopping, is_certain


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """What does not change from one crowd to the next.

    Attributes
    ----------
    curves : (2 J, K) log (1 - P) of each item, then log P.
    tubes, competences : by code the items, (T, W) and (C, W); rows are completed with their first.
    """

    bank: ItemBank
    grid: Grid
    curves: Floats
    tubes: Indexes
    competences: Indexes

    @classmethod
    def of(cls, bank: ItemBank, grid: Grid) -> "Room":
        """The room of a bank and a prior."""
        curves = Curves.of(bank.a, bank.b, grid)
        return cls(
            bank=bank,
            grid=grid,
            curves=np.concatenate([curves.log_q, curves.log_p]),
            tubes=completed(bank.tube, len(bank.tube_ids)),
            competences=completed(bank.competence, len(bank.competence_ids)),
        )


@dataclass(slots=True, eq=False)
class Crowd:
    """N tests at the same question.

    Attributes
    ----------
    log_posterior : (N, K) up to a constant.
    penalty : (N, J) price of the items that may be asked next, infinity for the others.
    in_tube, in_competence : (N, T), (N, C) items counted so far.
    """

    room: Room
    pool: Pool
    log_posterior: Floats
    penalty: Floats
    in_tube: NDArray[np.int16]
    in_competence: NDArray[np.int16]

    @classmethod
    def begun(cls, room: Room, pool: Pool, draws: NDArray[np.uint64]) -> "Crowd":
        """Tests in which nothing was asked; `draws` (N,) are those of `selection.begin`."""
        people, spread = len(draws), pool.policy.jitter if pool.policy.cap is not None else 0.0
        penalty = np.empty((people, len(room.bank)))
        if spread:
            for person, draw in enumerate(draws.tolist()):
                penalty[person] = jittered(pool.penalty, spread=spread, draw=draw)
        else:
            penalty[:] = pool.penalty
        return cls(
            room=room,
            pool=pool,
            log_posterior=np.repeat(room.grid.log_prior[None], people, axis=0),
            penalty=penalty,
            in_tube=np.zeros((people, len(room.bank.tube_ids)), np.int16),
            in_competence=np.zeros((people, len(room.bank.competence_ids)), np.int16),
        )

    def estimates(self) -> tuple[Floats, Floats]:
        """(N,) means and (N,) standard deviations of the posteriors, as `estimation.eap`."""
        likely = self.log_posterior - self.log_posterior.max(axis=1, keepdims=True)
        np.exp(likely, out=likely)
        sums = likely @ self.room.grid.powers
        mean = sums[:, 1] / sums[:, 0]
        variance = sums[:, 2] / sums[:, 0] - mean * mean
        return mean, np.sqrt(np.maximum(variance, self.room.grid.least_variance))

    def record(self, item: Indexes, is_right: Mask) -> None:
        """Count one answer of each, as `selection.counted`."""
        bank, policy, rows = self.room.bank, self.pool.policy, np.arange(len(item))
        self.log_posterior += self.room.curves.take(item + len(bank) * is_right, axis=0)
        self.penalty[rows, item] = np.inf
        if policy.per_tube:
            tube = bank.tube[item]
            self.in_tube[rows, tube] += 1
            full = np.flatnonzero(self.in_tube[rows, tube] >= policy.per_tube)
            self._close(full, self.room.tubes[tube[full]])
        if policy.per_competence:
            competence = bank.competence[item]
            self.in_competence[rows, competence] += 1
            full = np.flatnonzero(self.in_competence[rows, competence] >= policy.per_competence)
            self._close(full, self.room.competences[competence[full]])

    def _close(self, tests: Indexes, items: Indexes) -> None:
        """Let the items (n, W) be asked no more in the tests (n,)."""
        self.penalty.reshape(-1)[tests[:, None] * len(self.room.bank) + items] = np.inf

    def over(self, rule: Stopping, count: int, standard_error: Floats) -> Mask:
        """(N,) whose test is over after `count` answers, as `stopping.is_over`."""
        if count >= rule.longest:
            return np.ones(len(standard_error), bool)
        found = np.zeros(len(standard_error), bool)
        if count < rule.shortest:
            return found
        if rule.standard_error is not None:
            found |= standard_error <= rule.standard_error
        if rule.certainty is not None:
            found |= [is_certain(rule, row, self.room.grid) for row in self.log_posterior]
        return found

    def only(self, rows: Mask) -> "Crowd":
        """Those who go on."""
        if rows.all():
            return self
        return Crowd(
            room=self.room,
            pool=self.pool,
            log_posterior=self.log_posterior[rows],
            penalty=self.penalty[rows],
            in_tube=self.in_tube[rows],
            in_competence=self.in_competence[rows],
        )


def completed(codes: Indexes, count: int) -> Indexes:
    """(count, W) by code the indexes that bear it, completed with the first of them."""
    members = grouped(codes, count)
    return np.where(members == len(codes), members[:, :1], members)
