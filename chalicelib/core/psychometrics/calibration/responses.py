"""Answers as a calibration reads them: who answered which item, right or wrong."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask

MISSING = -1
"""How a table of integers says that a cell has no answer; a table of floats may say NaN."""
MOST_PEOPLE = 20_000_000
MOST_ITEMS = 100_000
"""Far beyond any export: a larger index is an error of whoever numbered the rows."""


@dataclass(frozen=True, eq=False)
class Responses:
    """M answers of N people to J items: the rows of a sparse table, one after the other.

    Attributes
    ----------
    starts : (N + 1,) person i's answers are at ``starts[i]:starts[i + 1]``.
    items : (M,) the item of each answer, in [0, J), ascending within a person.
    is_right : (M,) whether the answer was right.
    item_count : J.
    """

    starts: Indexes
    items: Indexes
    is_right: Mask
    item_count: int

    @classmethod
    def of(
        cls,
        person: ArrayLike,
        item: ArrayLike,
        is_right: ArrayLike,
        *,
        people: int | None = None,
        items: int | None = None,
    ) -> "Responses":
        """The table of these (person, item, 0 or 1) triplets, in any order.

        Parameters
        ----------
        person, item, is_right : (M,) M >= 1; indexes from 0; booleans or numbers 0 and 1.
        people, items : sizes of the table; by default the last person and item that answered.

        Raises
        ------
        InvalidResponses
            No answer, unequal lengths, a value that is not 0 or 1, an index out of the table, or
            two answers of one person to one item.
        """
        rows, row_count = _indexes(person, people, most=MOST_PEOPLE)
        columns, column_count = _indexes(item, items, most=MOST_ITEMS)
        right = _zeros_and_ones(is_right)
        if not len(rows) == len(columns) == len(right):
            raise InvalidResponses(f"{len(rows)} people, {len(columns)} items, {len(right)} values")
        order = np.lexsort((columns, rows))
        rows, columns = rows[order], columns[order]
        if np.any((rows[1:] == rows[:-1]) & (columns[1:] == columns[:-1])):
            raise InvalidResponses("two answers of one person to one item")
        starts = np.searchsorted(rows, np.arange(row_count + 1)).astype(np.intp)
        return cls(starts=starts, items=columns, is_right=right[order], item_count=column_count)

    @classmethod
    def from_table(cls, table: ArrayLike) -> "Responses":
        """The answers of an (N, J) table of 1 (right), 0 (wrong), and NaN or -1 (no answer).

        Raises
        ------
        InvalidResponses
            Not a table of numbers, another value, or no answer at all.
        """
        cells = _numbers(table)
        if cells.ndim != 2:
            raise InvalidResponses(f"a table of {cells.ndim} dimensions, not 2")
        person, item = np.nonzero(~(np.isnan(cells) | (cells == MISSING)))
        people, items = cells.shape
        return cls.of(person, item, cells[person, item], people=people, items=items)

    @property
    def people(self) -> int:
        """N."""
        return len(self.starts) - 1

    @property
    def density(self) -> float:
        """Share of the cells that hold an answer, in ]0, 1]."""
        return len(self.items) / (self.people * self.item_count)

    @cached_property
    def person(self) -> Indexes:
        """(M,) the person of each answer."""
        return np.repeat(np.arange(self.people), np.diff(self.starts))

    @cached_property
    def answers(self) -> Indexes:
        """(J,) number of answers each item received."""
        return np.bincount(self.items, minlength=self.item_count)

    @cached_property
    def right(self) -> Indexes:
        """(J,) number of right answers each item received."""
        return np.bincount(self.items[self.is_right], minlength=self.item_count)

    def without_silent_people(self) -> "Responses":
        """The same answers, without the people who gave none: they say nothing of the items."""
        spoke = np.diff(self.starts) > 0
        starts = np.concatenate([self.starts[:-1][spoke], self.starts[-1:]])
        return Responses(starts, self.items, self.is_right, self.item_count)

    def of_people(self, first: int, last: int) -> "Responses":
        """The answers of people `first` to `last` (excluded)."""
        begin, end = self.starts[first], self.starts[last]
        return Responses(
            starts=self.starts[first : last + 1] - begin,
            items=self.items[begin:end],
            is_right=self.is_right[begin:end],
            item_count=self.item_count,
        )

    def table(self) -> Floats:
        """(N, J) of 1, 0, and NaN where there is no answer."""
        cells = np.full((self.people, self.item_count), np.nan)
        cells[self.person, self.items] = self.is_right
        return cells


def _numbers(values: ArrayLike) -> Floats:
    try:
        given = np.asarray(values)
    except ValueError as error:
        raise InvalidResponses("rows of unequal lengths") from error
    if given.dtype.kind not in "biuf":
        raise InvalidResponses(f"not numbers but {given.dtype}")
    return given.astype(np.float64)


def _zeros_and_ones(values: ArrayLike) -> Mask:
    numbers = _column(values)
    if not np.all((numbers == 0) | (numbers == 1)):
        raise InvalidResponses("an answer is neither 0 nor 1")
    found: Mask = numbers == 1
    return found


def _indexes(values: ArrayLike, count: int | None, *, most: int) -> tuple[Indexes, int]:
    numbers = _column(values)
    if not len(numbers):
        raise InvalidResponses("no answer")
    if not np.all((numbers >= 0) & (numbers == np.floor(numbers))):
        raise InvalidResponses("an index is not a natural number")
    size = float(numbers.max()) + 1 if count is None else count
    if size > most or numbers.max() >= size:
        raise InvalidResponses(f"index {numbers.max():g}: beyond {min(size, most):g}")
    return numbers.astype(np.intp), int(size)


def _column(values: ArrayLike) -> Floats:
    numbers = _numbers(values)
    if numbers.ndim != 1:
        raise InvalidResponses(f"a column of {numbers.ndim} dimensions")
    return numbers
