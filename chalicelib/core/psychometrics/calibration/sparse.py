"""Products with a sparse table of answers: rows gathered, then summed person by person."""

from collections.abc import Iterator

import numpy as np

from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, Indexes

GATHERED = 2048
"""Rows gathered at a time: what they hold (1 MB) stays in the processor's cache."""


class SparseAnswers:
    """The answers of n people, each of whom answered: by person, and by item."""

    def __init__(self, responses: Responses) -> None:
        self.responses = responses
        self._person = responses.person
        self._item = responses.items
        self._right_person = self._person[responses.is_right]
        self._right_item = self._item[responses.is_right]
        self._shape = responses.people, responses.item_count
        self._starts_of_people = responses.starts[:-1]
        by_item = np.argsort(self._item, kind="stable")
        self._person_by_item = self._person[by_item]
        self._asked = np.flatnonzero(responses.answers)
        self._starts_of_items = np.searchsorted(self._item[by_item], self._asked)

    def right_of_people(self, of_items: Floats) -> Floats:
        """R V (n, c), from V (J, c): for each person, the sum over the items got right."""
        people = self._shape[0]
        sums = [
            np.bincount(self._right_person, column[self._right_item], people)
            for column in of_items.T
        ]
        return np.stack(sums, axis=1)

    def right_of_items(self, of_people: Floats) -> Floats:
        """Rᵀ w (J,), from w (n,): for each item, the sum over the people who got it right."""
        weights = of_people[self._right_person]
        return np.bincount(self._right_item, weights, self._shape[1]).astype(np.float64)

    def answered_of_people(self, of_items: Floats) -> Floats:
        """M V (n, K), from V (J, K): for each person, the sum over the items answered."""
        return sums_of_rows(of_items, self._item, self._starts_of_people)

    def answered_of_items(self, of_people: Floats) -> Floats:
        """Mᵀ W (J, K), from W (n, K)."""
        sums = np.zeros((self._shape[1], of_people.shape[1]))
        sums[self._asked] = sums_of_rows(of_people, self._person_by_item, self._starts_of_items)
        return sums

    def at_answers(self, of_people: Floats, of_items: Floats) -> Floats:
        """(m,) the products W Vᵀ at the answered cells only, in the order of the answers."""
        parts = [
            np.einsum("mk,mk->m", of_people[self._person[part]], of_items[self._item[part]])
            for part in _slices(len(self._item))
        ]
        return np.concatenate(parts)


def sums_of_rows(table: Floats, rows: Indexes, starts: Indexes) -> Floats:
    """Sums of the table's rows, group after group, none of them empty.

    Parameters
    ----------
    table : (R, K)
    rows : (M,) the rows to add, indexes in [0, R).
    starts : (G,) where each group begins in `rows`, strictly ascending from 0.

    Returns
    -------
    (G, K) ``sum of table[rows[starts[g]:starts[g + 1]]]``
    """
    sums = np.empty((len(starts), table.shape[1]))
    cuts = np.searchsorted(starts, np.arange(0, len(rows), GATHERED))
    edges = np.append(starts, len(rows))
    for first, last in _pairs(np.unique(np.append(cuts, len(starts)))):
        begin, end = edges[first], edges[last]
        gathered = table.take(rows[begin:end], axis=0)
        np.add.reduceat(gathered, starts[first:last] - begin, axis=0, out=sums[first:last])
    return sums


def _pairs(cuts: Indexes) -> Iterator[tuple[int, int]]:
    return zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)


def _slices(count: int) -> Iterator[slice]:
    return (slice(first, first + GATHERED) for first in range(0, count, GATHERED))
