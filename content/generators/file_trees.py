"""Folders and files drawn for the file explorer."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw

KB, MB = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """A folder (no size) or a file."""

    id: str
    parent: str | None
    name: str
    size: int | None = None
    modified: str = ""

    def node(self) -> dict[str, Any]:
        """What the explorer is given."""
        kind = "folder" if self.size is None else "file"
        node: dict[str, Any] = {"id": self.id, "parent": self.parent, "name": self.name}
        node["kind"] = kind
        if self.size is not None:
            node |= {"size": self.size, "modified": self.modified}
        return node


def nodes_json(items: Iterable[Item]) -> str:
    """The explorer's nodes, as a value whose name ends in `_json`."""
    return json.dumps([item.node() for item in items], ensure_ascii=False, separators=(",", ":"))


def joined(ids: Iterable[str]) -> str:
    """Ids as the simulators answer them."""
    return ",".join(sorted(ids))


def file_ids(draw: Draw, count: int) -> list[str]:
    """Ids that say nothing, not the same for everybody."""
    return [f"f{number}" for number in draw.sample(range(10, 100), count)]


def day_between(draw: Draw, first: date, last: date) -> date:
    """A day, both ends included."""
    return first + timedelta(days=draw.integer(0, (last - first).days))


def stamp(draw: Draw, day: date) -> str:
    """A day and an hour as the explorer takes them."""
    return f"{day.isoformat()} {draw.integer(8, 19):02d}:{draw.integer(0, 59):02d}"


def near_misses(draw: Draw, wanted: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """Three wrong selections: one forgotten, one too many, everything."""
    return {
        "cherche": joined(wanted),
        "oubli": joined(draw.sample(list(wanted), len(wanted) - 1)) or draw.choice(list(others)),
        "en_trop": joined([*wanted, draw.choice(list(others))]),
        "tout": joined([*wanted, *others]),
    }
