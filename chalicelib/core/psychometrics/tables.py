"""Items sorted by information at each ability, once per calibration: what a step reads."""

from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.errors import InvalidItem, InvalidScale
from chalicelib.core.psychometrics.bank import LARGEST_B, ItemBank
from chalicelib.core.psychometrics.look_ahead import REACH, expected_information
from chalicelib.core.psychometrics.model import Floats, Indexes

POINTS_PER_UNIT = 32
NO_BOUND = float(np.finfo(np.float64).min)
"""The bound of a row that holds the whole bank: below any score of an item that is allowed."""


def compared_at(theta: float) -> float:
    """The ability at which items are compared: the estimate, to 1/32, exact in binary.

    So a choice does not hang on the last digit of an estimate, which two machines may not share,
    and tests at the same place compare the same numbers. At most 1/64 off, an item loses less
    than 0.05 % of its information.
    """
    return round(theta * POINTS_PER_UNIT) / POINTS_PER_UNIT


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """For each point where items are compared, the most informative, and a bound for all others.

    ``bounds[row] >= I_j(theta)`` for each item j outside the row: when an item of the row scores
    at least that, no item outside can do better, since no price is negative. Information is that
    of `look_ahead.expected_information`.

    Attributes
    ----------
    first : the number of the first point, ``theta POINTS_PER_UNIT``; the others follow by one.
    reach : how far the policies that these tables serve look, `look_ahead.reach_of`.
    items : (P, best) indexes of items, the most informative first.
    information : (P, best) of these items.
    bounds : (P,)
    """

    first: int
    reach: float
    items: Indexes
    information: Floats
    bounds: Floats

    @classmethod
    def of(
        cls,
        bank: ItemBank,
        *,
        low: float = -4.0,
        high: float = 4.0,
        best: int = 256,
        reach: float = REACH,
    ) -> "Tables":
        """The tables of the scored items of a bank, from `low` to `high`; raises `InvalidScale`."""
        if not (-LARGEST_B <= low <= high <= LARGEST_B and best >= 1):
            raise InvalidScale(f"tables of {best} items from {low} to {high}")
        scored = np.flatnonzero(bank.eligible())
        first, kept = round(low * POINTS_PER_UNIT), min(best, len(scored))
        count = round(high * POINTS_PER_UNIT) - first + 1
        items, bounds = np.empty((count, kept), np.intp), np.full(count, NO_BOUND)
        for row, theta in enumerate(_points(first, count)):
            found = expected_information(theta, bank.a[scored], bank.b[scored], reach=reach)
            order = np.argsort(-found, kind="stable")
            items[row] = scored[order[:kept]]
            if kept < len(scored):
                bounds[row] = found[order[kept]]
        return cls(first, reach, items, _information(bank, items, first, reach=reach), bounds)

    def row(self, theta: float) -> int:
        """The row of a point; -1 for an ability that is not one, or outside the tables."""
        place = theta * POINTS_PER_UNIT - self.first
        return int(place) if 0.0 <= place < len(self.bounds) and place.is_integer() else -1

    def saved(self, bank: ItemBank) -> bytes:
        """The tables as npz, always the same bytes for the same tables; `restored` reads them."""
        buffer = BytesIO()
        np.savez(
            buffer,
            axis=np.array([self.first, self.reach]),
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
                axis, compact, bounds = (arrays[name] for name in ("axis", "items", "bounds"))
                is_same = np.array_equal(arrays["bank"], _fingerprint(bank))
        except (BadZipFile, ValueError, KeyError, EOFError) as error:
            raise InvalidItem("not tables of items") from error
        if not is_same:
            raise InvalidItem("tables of another bank")
        first, reach, items = int(axis[0]), float(axis[1]), compact.astype(np.intp)
        return cls(first, reach, items, _information(bank, items, first, reach=reach), bounds)


def _points(first: int, count: int) -> Floats:
    return np.arange(first, first + count) / POINTS_PER_UNIT


def _information(bank: ItemBank, items: Indexes, first: int, *, reach: float) -> Floats:
    """(P, best) information of the items of each row at its point."""
    theta = _points(first, len(items))[:, None]
    return expected_information(theta, bank.a[items], bank.b[items], reach=reach)


def _compact(count: int) -> type[np.uint16] | type[np.uint32]:
    return np.uint16 if count <= np.iinfo(np.uint16).max else np.uint32


def _fingerprint(bank: ItemBank) -> NDArray[np.uint8]:
    """(16,) bytes that change with any id, parameter or place of the bank."""
    digest = blake2b(digest_size=16)
    digest.update("\0".join(item.id for item in bank.items).encode())
    for column in (bank.a, bank.b, bank.eligible()):
        digest.update(column.tobytes())
    return np.frombuffer(digest.digest(), np.uint8)
