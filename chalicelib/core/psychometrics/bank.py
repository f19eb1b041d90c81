"""A bank of items as columns: what the estimator and the selection know of the challenges."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np

from chalicelib.core.errors import InvalidItem
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask

LARGEST_A = 50.0
LARGEST_B = 50.0
"""Far beyond any calibrated item: what lies outside is a typing error, not an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """A challenge as the estimator sees it; `id` is the challenge's.

    `is_pretest`: served without counting, until it is calibrated.
    """

    id: str
    a: float
    b: float
    competence_id: str = ""
    tube_id: str = ""
    skill_id: str = ""
    langs: tuple[str, ...] = ("fr",)
    is_accessible: bool = True
    is_pretest: bool = False


@dataclass(frozen=True)
class ItemBank:
    """J items as columns, in one fixed order; an index below stands for that order.

    `competence` and `tube` hold codes, indexes into `competence_ids` and `tube_ids`.
    """

    items: tuple[Item, ...]
    a: Floats
    b: Floats
    competence: Indexes
    tube: Indexes
    competence_ids: tuple[str, ...]
    tube_ids: tuple[str, ...]

    @classmethod
    def of(cls, items: Sequence[Item]) -> "ItemBank":
        """The bank of these items; raises `InvalidItem`."""
        _check(items)
        competences = tuple(sorted({item.competence_id for item in items}))
        tubes = tuple(sorted({item.tube_id for item in items}))
        return cls(
            items=tuple(items),
            a=np.array([item.a for item in items], np.float64),
            b=np.array([item.b for item in items], np.float64),
            competence=_codes([item.competence_id for item in items], competences),
            tube=_codes([item.tube_id for item in items], tubes),
            competence_ids=competences,
            tube_ids=tubes,
        )

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item_id: str) -> bool:
        return item_id in self._indexes

    def index(self, item_id: str) -> int:
        """Where an item is; raises `InvalidItem` when it is not in the bank."""
        if item_id not in self._indexes:
            raise InvalidItem(f"{item_id}: not in the bank")
        return self._indexes[item_id]

    def eligible(
        self, *, lang: str | None = None, needs_accessible: bool = False, is_pretest: bool = False
    ) -> Mask:
        """(J,) True for the items that may be asked: scored ones, or those under pretest."""
        return np.array(
            [
                item.is_pretest == is_pretest
                and (lang is None or lang in item.langs)
                and (item.is_accessible or not needs_accessible)
                for item in self.items
            ],
            bool,
        )

    @cached_property
    def _indexes(self) -> dict[str, int]:
        return {item.id: index for index, item in enumerate(self.items)}


def _codes(ids: Sequence[str], known: Sequence[str]) -> Indexes:
    code = {id_: index for index, id_ in enumerate(known)}
    return np.array([code[id_] for id_ in ids], np.intp)


def _check(items: Sequence[Item]) -> None:
    homes: dict[str, str] = {}
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise InvalidItem(f"{item.id}: twice in the bank")
        seen.add(item.id)
        if not (isfinite(item.a) and 0 < item.a <= LARGEST_A):
            raise InvalidItem(f"{item.id}: a = {item.a}, not in ]0, {LARGEST_A}]")
        if not (isfinite(item.b) and abs(item.b) <= LARGEST_B):
            raise InvalidItem(f"{item.id}: b = {item.b}, not in [-{LARGEST_B}, {LARGEST_B}]")
        if homes.setdefault(item.tube_id, item.competence_id) != item.competence_id:
            raise InvalidItem(f"{item.tube_id}: a tube in two competences")
