"""What items are worth at each ability, computed once for everybody who comes by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.errors import NoItemLeft
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Grid
from chalicelib.core.psychometrics.look_ahead import expected_information, row
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask
from chalicelib.core.psychometrics.selection import Pool
from chalicelib.core.psychometrics.tables import POINTS_PER_UNIT

ORDERED = 48
"""Items kept in order at each ability when all tests see the same prices."""


@dataclass(slots=True, eq=False)
class Shelves:
    """One shelf for each of the P abilities at which items are compared, filled when first seen.

    Attributes
    ----------
    gains : (P, J) information, as far as `is_known`.
    worth : (P, J) information less the charge for a place, as far as `is_filled`.
    order : (P, `ORDERED`) the best items less their price, the best first, as far as `is_filled`.
    """

    bank: ItemBank
    lowest: int
    gains: Floats
    worth: Floats
    order: Indexes
    is_known: Mask
    is_filled: Mask
    buffer: Floats

    @classmethod
    def of(cls, bank: ItemBank, grid: Grid) -> "Shelves":
        """Empty shelves for the estimates that a grid can give."""
        lowest, highest = np.rint(grid.points[[0, -1]] * POINTS_PER_UNIT).astype(int).tolist()
        count = highest - lowest + 1
        return cls(
            bank=bank,
            lowest=lowest,
            gains=np.empty((count, len(bank))),
            worth=np.empty((count, len(bank))),
            order=np.empty((count, min(ORDERED, len(bank))), np.intp),
            is_known=np.zeros(count, bool),
            is_filled=np.zeros(count, bool),
            buffer=np.empty((0, len(bank))),
        )

    def emptied(self) -> None:
        """Forget what the last prices made of the items."""
        self.is_filled[:] = False

    def taken(
        self, pool: Pool, penalty: Floats, *, theta: Floats, draws: NDArray[np.uint64]
    ) -> Indexes:
        """(N,) the next item of each test, as `selection.choose`; raises `NoItemLeft`.

        Parameters
        ----------
        penalty : (N, J) price of what each test may ask, infinity for the others.
        theta : (N,) estimates.
        draws : (N,) ranks, modulo `Policy.randomesque`, of the items among the best.
        """
        shelf = np.rint(theta * POINTS_PER_UNIT).astype(np.intp) - self.lowest
        self._fill(pool, shelf)
        best, is_shared = pool.policy.randomesque, pool.policy.cap is None
        if not is_shared or best > 1:
            return _highest(self._scores(shelf, penalty), best=best, draws=draws)
        rows, near = np.arange(len(shelf)), self.order.take(shelf, axis=0)
        is_open = penalty.reshape(-1).take(near + rows[:, None] * len(self.bank)) < np.inf
        place = is_open.argmax(axis=1)
        found: Indexes = near[rows, place]
        lost = np.flatnonzero(~is_open[rows, place])
        if lost.size:
            scores = self._scores(shelf[lost], penalty[lost])
            found[lost] = _highest(scores, best=1, draws=draws[lost])
        return found

    def _scores(self, shelf: Indexes, penalty: Floats) -> Floats:
        """(N, J) worth less price; the table is used again by the next call."""
        if len(self.buffer) < len(shelf):
            self.buffer = np.empty_like(penalty)
        scores = self.buffer[: len(shelf)]
        np.take(self.worth, shelf, axis=0, out=scores, mode="clip")
        scores -= penalty
        return scores

    def _fill(self, pool: Pool, shelf: Indexes) -> None:
        wanted = np.unique(shelf[~self.is_filled[shelf]])
        if not wanted.size:
            return
        theta = ((wanted + self.lowest) / POINTS_PER_UNIT)[:, None]
        new = ~self.is_known[wanted]
        if new.any():
            self.gains[wanted[new]] = expected_information(
                theta[new], self.bank.a, self.bank.b, reach=pool.reach
            )
        worth = self.gains[wanted]
        if pool.charges is not None:
            charged = pool.charges[[row(each) for each in theta[:, 0].tolist()]]
            worth -= charged[:, self.bank.competence]
        self.worth[wanted] = worth
        if pool.policy.cap is None:
            kept = self.order.shape[1]
            self.order[wanted] = np.argsort(pool.penalty - worth, axis=1, kind="stable")[:, :kept]
        self.is_known[wanted] = self.is_filled[wanted] = True


def _highest(scores: Floats, *, best: int, draws: NDArray[np.uint64]) -> Indexes:
    """(N,) the column of highest score of each row, or of the rank drawn among the `best`."""
    rows = np.arange(len(scores))
    found: Indexes = scores.argmax(axis=1)
    if best > 1:
        order = np.argsort(-scores, axis=1, kind="stable")[:, :best]
        among = np.maximum((scores[rows[:, None], order] > -np.inf).sum(axis=1), 1)
        found = order[rows, (draws % among.astype(np.uint64)).astype(np.intp)]
    if not (scores[rows, found] > -np.inf).all():
        raise NoItemLeft
    return found
