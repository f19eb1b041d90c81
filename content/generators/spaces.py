"""People, documents and rights of a shared space, for the generators that draw one."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw
from content.generators.french import FAMILY_NAMES, FIRST_NAMES

Json = dict[str, Any]
TODAY = date(2026, 3, 16)
STRENGTH: Mapping[str, int] = {"none": 0, "read": 1, "comment": 2, "edit": 3}
CAN: Mapping[str, str] = {
    "read": "peut lire",
    "comment": "peut commenter",
    "edit": "peut modifier",
    "none": "n'a aucun accès",
}


def members(draw: Draw, notes: Sequence[str]) -> list[Json]:
    """One person a note (it may be empty), of different first names: u1, u2…"""
    firsts = draw.sample(FIRST_NAMES, len(notes))
    lasts = draw.sample(FAMILY_NAMES, len(notes))
    people = [
        {"id": f"u{rank}", "name": f"{first} {last}"}
        for rank, (first, last) in enumerate(zip(firsts, lasts, strict=True), 1)
    ]
    return [one | ({"note": note} if note else {}) for one, note in zip(people, notes, strict=True)]


def first_name(person: Json) -> str:
    """The first name of a member."""
    return str(person["name"]).split(" ")[0]


def documents(draw: Draw, names: Sequence[str], *, parent: str | None = None) -> list[Json]:
    """A file for each name; ids tell nothing of the order of names."""
    ranks = draw.shuffled(range(1, len(names) + 1))
    return [
        {"id": f"f{rank}", "parent": parent, "name": name, "kind": "file", "modified": moment(draw)}
        for rank, name in zip(ranks, names, strict=True)
    ]


def moment(draw: Draw) -> str:
    """Some working hour of the last weeks ("2026-03-02 14:25")."""
    day = TODAY - timedelta(days=draw.integer(1, 45))
    return f"{day.isoformat()} {draw.integer(8, 18):02}:{draw.integer(0, 11) * 5:02}"


def later(draw: Draw, *, least: int = 10, most: int = 100) -> date:
    """A day to come."""
    return TODAY + timedelta(days=draw.integer(least, most))


def as_json(**lists: object) -> dict[str, str]:
    """Values put as they are in a simulator's data: `items=…` gives `items_json`."""
    return {
        f"{name}_json": json.dumps(some, ensure_ascii=False, separators=(",", ":"))
        for name, some in lists.items()
    }


def joined(ids: Iterable[str]) -> str:
    """Ids as simulators answer them."""
    return ",".join(sorted(ids))


def effective(who: str, item: Json, *, items: Sequence[Json], groups: Sequence[Json]) -> str:
    """The widest right of somebody: by name, by groups, by a link open to all."""
    ways = [who, *(group["id"] for group in groups if who in group["members"])]
    levels = [given(way, item, items) for way in ways]
    if item.get("link"):
        levels.append(item["link"].get("level", "read"))
    return max(levels, key=lambda level: STRENGTH[level])


def given(way: str, item: Json, items: Sequence[Json]) -> str:
    """The right of one person or group on an item: its own, or that of the folder above."""
    own = item.get("rights", {}).get(way)
    if own:
        return str(own)
    above = next((one for one in items if one["id"] == item["parent"]), None)
    return given(way, above, items) if above and item.get("inherits", True) else "none"
