"""One test in hand: what was answered, what is known, what is asked next."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.core.psychometrics.estimation import (
    Curves,
    Estimate,
    Grid,
    eap,
    log_posterior_of,
    start,
)
from chalicelib.core.psychometrics.model import Floats
from chalicelib.core.psychometrics.selection import Pool, Progress, begin, choose, counted
from chalicelib.core.psychometrics.tables import compared_at


@dataclass(slots=True, eq=False)
class AdaptiveTest:
    """The state of one test; `record` and `next_item` are one step.

    A handler without memory calls `resumed` with the answers so far: the same state, in the time
    of a few steps.

    Attributes
    ----------
    pool, grid, curves : what does not change during the test; `curves` are the bank's on `grid`.
    log_posterior : (K,) up to a constant.
    progress : what may still be asked.
    """

    pool: Pool
    grid: Grid
    curves: Curves
    log_posterior: Floats
    progress: Progress

    @classmethod
    def begun(
        cls, pool: Pool, grid: Grid, curves: Curves, *, draw: int | None = None
    ) -> "AdaptiveTest":
        """A test in which nothing was asked; `draw` is the test's own, for its prices."""
        return cls(pool, grid, curves, log_posterior=start(grid), progress=begin(pool, draw=draw))

    @classmethod
    def resumed(
        cls,
        pool: Pool,
        grid: Grid,
        curves: Curves,
        *,
        items: Sequence[int],
        is_right: Sequence[bool],
        draw: int | None = None,
    ) -> "AdaptiveTest":
        """The test after these answers: what `record` makes of them one by one."""
        progress = begin(pool, draw=draw)
        for item in items:
            counted(pool, progress, item)
        known = log_posterior_of(grid, curves, items=items, is_right=is_right)
        return cls(pool, grid, curves, log_posterior=known, progress=progress)

    def record(self, item: int, *, is_right: bool) -> None:
        """Count one answer to a scored item."""
        self.log_posterior += (self.curves.log_p if is_right else self.curves.log_q)[item]
        counted(self.pool, self.progress, item)

    def estimate(self) -> Estimate:
        """Mean and standard deviation of the posterior."""
        return eap(self.log_posterior, self.grid)

    def next_item(self, *, draw: int = 0) -> int:
        """The index of the next item at the current estimate; raises `NoItemLeft`."""
        return choose(self.pool, self.progress, compared_at(self.estimate().theta), draw=draw)

    @property
    def is_complete(self) -> bool:
        """Whether the test has its length."""
        return self.progress.count >= self.pool.policy.length
