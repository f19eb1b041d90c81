"""A week of backups: what must be read again to find Friday's state, and nothing more."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import MB, Item, file_ids, joined, nodes_json

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi")
_FIRST = 2


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`incremental`: since the backup before; else `differential`: since the last complete one."""
    is_chain = options["mode"] == "incremental"
    full = draw.integer(1, 2)
    target = draw.integer(full + 2, 5)
    broken = None if is_chain else target
    kinds = [
        "complète" if rank in (0, full) else ("incrémentielle" if is_chain else "différentielle")
        for rank in range(6)
    ]
    ids = file_ids(draw, 6)
    items = [
        Item(
            ids[rank],
            None,
            _name(rank, kinds[rank], is_broken=rank == broken),
            _size(draw, kinds[rank]),
            f"2026-03-{_FIRST + rank:02d} 23:{draw.integer(10, 50)}",
        )
        for rank in range(6)
    ]
    wanted = [ids[full], *(ids[full + 1 : target + 1] if is_chain else [ids[target - 1]])]
    needed = [item.name for item in items if item.id in wanted]
    values = {
        "nodes_json": nodes_json(draw.shuffled(items)),
        "jour": DAYS[target],
        "complet": DAYS[full],
        "cherche": joined(wanted),
        "noms": ", ".join(f"`{name}`" for name in needed),
        "dernier_seul": joined([ids[full], ids[target]]),
        "depuis_debut": joined(ids[: target + 1]),
        "sans_complete": joined([one for one in wanted if one != ids[full]]),
        "tout": joined(ids),
    }
    return Variant(values=values)


def _name(rank: int, kind: str, *, is_broken: bool) -> str:
    return f"{'ILLISIBLE_' if is_broken else ''}{DAYS[rank]}_{kind}.bak"


def _size(draw: Draw, kind: str) -> int:
    return (draw.integer(180, 220) if kind == "complète" else draw.integer(3, 40)) * 100 * MB
