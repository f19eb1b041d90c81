"""What diagnostics read: answers item by item, and the abilities they are judged against."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask

LARGEST_BLOCK = 32_768
"""Answers held at once against the whole grid: 16 MB with 61 points."""

CLOSE_TO_ONE = 1e-6


@dataclass(frozen=True, eq=False)
class Abilities:
    """What is known of N examinees: `posterior` (N, K), rows that sum to 1, over `points` (K,)."""

    points: Floats
    posterior: Floats

    @classmethod
    def of(cls, points: ArrayLike, posterior: ArrayLike) -> "Abilities":
        """Checked; raises `InvalidResponses`."""
        grid, rows = np.asarray(points, np.float64), np.asarray(posterior, np.float64)
        if rows.ndim != 2 or grid.shape != rows.shape[1:] or not np.isfinite(grid).all():
            raise InvalidResponses(f"posterior of shape {rows.shape} over points {grid.shape}")
        if not (rows >= 0).all() or not (np.abs(rows.sum(1) - 1) < CLOSE_TO_ONE).all():
            raise InvalidResponses("a posterior that is not a distribution")
        return cls(grid, rows)

    def __len__(self) -> int:
        return len(self.posterior)

    @property
    def means(self) -> Floats:
        """(N,) expected a posteriori estimates (EAP)."""
        return self.posterior @ self.points

    def check(self, responses: Responses) -> None:
        """Refuse answers of other people than these: `InvalidResponses`."""
        if responses.people != len(self):
            raise InvalidResponses(f"answers of {responses.people}, abilities of {len(self)}")


@dataclass(frozen=True, eq=False)
class ItemAnswers:
    """M answers to J items, sorted by item: the columns of `Responses`, one after the other.

    Attributes
    ----------
    person, item, is_right : (M,).
    starts : (J + 1,) the answers to item j are at ``starts[j]:starts[j + 1]``.
    """

    person: Indexes
    item: Indexes
    is_right: Mask
    starts: Indexes

    @classmethod
    def of(cls, responses: Responses) -> "ItemAnswers":
        """The same answers, item by item."""
        order = np.argsort(responses.items, kind="stable")
        item = responses.items[order]
        starts = np.searchsorted(item, np.arange(responses.item_count + 1)).astype(np.intp)
        return cls(responses.person[order], item, responses.is_right[order], starts)

    @cached_property
    def counts(self) -> Indexes:
        """(J,) answers to each item."""
        return np.diff(self.starts)

    def total(self, values: NDArray[Any]) -> Floats:
        """Sum over each item's answers: (M, ...) to (J, ...); 0 for an item without any."""
        sums = np.zeros((len(self.counts), *values.shape[1:]))
        answered = self.counts > 0
        if answered.any():
            sums[answered] = np.add.reduceat(values, self.starts[:-1][answered], axis=0)
        return sums

    def each(self) -> Iterator[tuple[int, slice]]:
        """Each item and where its answers are."""
        for item, first in enumerate(self.starts[:-1]):
            yield item, slice(first, self.starts[item + 1])

    def blocks(self, largest: int = LARGEST_BLOCK) -> "Iterator[tuple[slice, ItemAnswers]]":
        """Slices of items with at most `largest` answers, or of one item; and their answers."""
        first = 0
        while first < len(self.counts):
            reached = int(np.searchsorted(self.starts, self.starts[first] + largest, side="right"))
            last = min(max(reached - 1, first + 1), len(self.counts))
            yield slice(first, last), self._part(first, last)
            first = last

    def _part(self, first: int, last: int) -> "ItemAnswers":
        rows = slice(self.starts[first], self.starts[last])
        return ItemAnswers(
            self.person[rows],
            self.item[rows] - first,
            self.is_right[rows],
            self.starts[first : last + 1] - self.starts[first],
        )
