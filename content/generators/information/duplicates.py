"""A folder of downloads with true copies, and files that only look like copies."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import (
    KB,
    Item,
    day_between,
    file_ids,
    near_misses,
    nodes_json,
    stamp,
)
from content.generators.french import FIRST_NAMES

FIRST, LAST = date(2025, 1, 10), date(2026, 2, 20)
MARKS = (" (1)", " - copie", " (2)", "-copie")
_BASES = 5


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two or three copies have the size and the date of their original; the others have not."""
    bases = draw.sample(options["names"], _BASES)
    count = draw.integer(2, 3)
    ids = file_ids(draw, 2 * _BASES)
    items: list[Item] = []
    for rank, name in enumerate(bases):
        size, modified = draw.integer(40, 900) * KB, stamp(draw, day_between(draw, FIRST, LAST))
        items.append(Item(ids[rank], None, name, size, modified))
        stem, _, extension = name.rpartition(".")
        copied = f"{stem}{draw.choice(MARKS)}.{extension}"
        if rank >= count:
            size += draw.integer(3, 30) * KB
            modified = stamp(draw, day_between(draw, date(2026, 2, 21), date(2026, 3, 9)))
        items.append(Item(ids[_BASES + rank], None, copied, size, modified))
    copies = ids[_BASES:]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "nodes_json": nodes_json(draw.shuffled(items)),
        "noms": ", ".join(f"`{item.name}`" for item in items if item.id in copies[:count]),
        "originaux": ",".join(sorted(ids[:count])),
        "toutes_copies": ",".join(sorted(copies)),
        **near_misses(draw, copies[:count], copies[count:]),
    }
    return Variant(values=values)
