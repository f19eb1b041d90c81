"""Items sorted by information near each ability, once per calibration: what a step reads."""

from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from math import isfinite
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.errors import InvalidItem, InvalidScale
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.look_ahead import REACH, nodes
from chalicelib.core.psychometrics.model import Floats, Indexes, information

NO_BOUND = float(np.finfo(np.float64).min)
"""The bound of a row that holds the whole bank: below any score of an item that is allowed."""
_AT_ONCE = 64


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """For each cell of theta, the most informative items, and a bound for all the others.

    A row is ordered by the largest information an item gives anywhere in the cell, so that
    ``bounds[cell] >= I_j(theta)`` for each item j outside the row and each theta of the cell: when
    an item of the row scores at least that, no item outside can do better, since no price is
    negative. Information is that of `look_ahead.expected_information`.

    Attributes
    ----------
    low, width : where the first cell starts, and how wide each one is.
    items : (cells, best) indexes of items, ordered.
    bounds : (cells,)
    reach : how far the policies that these tables serve look, `look_ahead.reach_of`.
    """

    low: float
    width: float
    reach: float
    items: Indexes
    bounds: Floats

    @classmethod
    def of(
        cls,
        bank: ItemBank,
        *,
        low: float = -4.0,
        high: float = 4.0,
        cells: int = 800,
        best: int = 256,
        reach: float = REACH,
    ) -> "Tables":
        """The tables of the scored items of a bank; raises `InvalidScale`."""
        if not (isfinite(low) and isfinite(high) and low < high and cells >= 1 and best >= 1):
            raise InvalidScale(f"{cells} cells of {best} items from {low} to {high}")
        edges = np.linspace(low, high, cells + 1, dtype=np.float64)
        scored = np.flatnonzero(bank.eligible())
        kept = min(best, len(scored))
        items = np.empty((cells, kept), np.intp)
        bounds = np.full(cells, NO_BOUND)
        for first in range(0, cells, _AT_ONCE):
            rows = slice(first, min(first + _AT_ONCE, cells))
            order, largest = _rows(bank, scored, edges=edges[first : rows.stop + 1], reach=reach)
            items[rows] = scored[order[:, :kept]]
            if kept < len(scored):
                bounds[rows] = largest[:, kept]
        return cls(low, (high - low) / cells, reach, items=items, bounds=bounds)

    def cell(self, theta: float) -> int:
        """The cell of an ability; -1 outside the tables."""
        place = (theta - self.low) / self.width
        return int(place) if 0.0 <= place < len(self.bounds) else -1

    def saved(self, bank: ItemBank) -> bytes:
        """The tables as npz, always the same bytes for the same tables; `restored` reads them."""
        buffer = BytesIO()
        np.savez(
            buffer,
            axis=np.array([self.low, self.width, self.reach]),
            items=self.items.astype(_compact(len(bank))),
            bounds=self.bounds,
            bank=_fingerprint(bank),
        )
        return buffer.getvalue()

    @classmethod
    def restored(cls, saved: bytes, bank: ItemBank) -> "Tables":
        """Tables that were saved for this very bank; raises `InvalidItem` for another one."""
        try:
            with np.load(BytesIO(saved), allow_pickle=False) as arrays:
                axis, items, bounds = (arrays[name] for name in ("axis", "items", "bounds"))
                is_same = np.array_equal(arrays["bank"], _fingerprint(bank))
        except (BadZipFile, ValueError, KeyError, EOFError) as error:
            raise InvalidItem("not tables of items") from error
        if not is_same:
            raise InvalidItem("tables of another bank")
        low, width, reach = axis.tolist()
        return cls(low, width, reach, items=items.astype(np.intp), bounds=bounds)


def _rows(
    bank: ItemBank, scored: Indexes, *, edges: Floats, reach: float
) -> tuple[Indexes, Floats]:
    """(cells, J) places in `scored` and (cells, J) information, the largest of the cell first.

    Information has one peak, at b: its largest value in a cell is at the point nearest to b. An
    average is at most the average of the largest values.
    """
    a, b = bank.a[scored], bank.b[scored]
    low, high = edges[:-1, None], edges[1:, None]
    terms = [
        weight * information(np.clip(b, low + off, high + off), a, b)
        for off, weight in nodes(reach)
    ]
    largest: Floats = np.sum(terms, axis=0)
    order = np.argsort(-largest, axis=1, kind="stable")
    return order, np.take_along_axis(largest, order, axis=1)


def _compact(count: int) -> type[np.uint16] | type[np.uint32]:
    return np.uint16 if count <= np.iinfo(np.uint16).max else np.uint32


def _fingerprint(bank: ItemBank) -> NDArray[np.uint8]:
    """(16,) bytes that change with any id, parameter or place of the bank."""
    digest = blake2b(digest_size=16)
    digest.update("\0".join(item.id for item in bank.items).encode())
    for column in (bank.a, bank.b, bank.eligible()):
        digest.update(column.tobytes())
    return np.frombuffer(digest.digest(), np.uint8)
