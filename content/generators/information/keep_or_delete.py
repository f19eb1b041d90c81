"""Papers of a household or a club, each kind being kept for some years."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import KB, Item, file_ids, near_misses, nodes_json
from content.generators.french import FIRST_NAMES

TODAY = date(2026, 3, 15)
_MARGIN = 20


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Durations and dates such that two to four files are past their time, outside `spared`."""
    kinds: Mapping[str, list[str]] = options["kinds"]
    years = dict(zip(kinds, draw.sample((2, 3, 4, 5, 6), len(kinds)), strict=True))
    folders = [Item("d1", None, options["folder"]), Item("d2", None, options["spared"])]
    plan = [(kind, is_old) for kind in kinds for is_old in (True, False)]
    plan += [(options["always"], True), (draw.choice(sorted(kinds)), True)]
    ids = file_ids(draw, len(plan))
    items = []
    for rank, (kind, is_old) in enumerate(plan):
        day = _day(draw, years.get(kind, 2), is_old=is_old)
        subject = draw.choice(kinds.get(kind, options["always_names"]))
        place = "d2" if rank == len(plan) - 1 else "d1"
        name = f"{day.isoformat()}_{kind}_{subject}.pdf"
        items.append(
            Item(
                ids[rank],
                place,
                name,
                draw.integer(30, 400) * KB,
                f"2026-03-02 11:{draw.integer(10, 59)}",
            )
        )
    wanted = [
        ids[rank] for rank, (kind, is_old) in enumerate(plan[:-1]) if is_old and kind in kinds
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "regles": "\n".join(f"- {kind} : **{count} ans** ;" for kind, count in years.items()),
        "nodes_json": nodes_json([*folders, *draw.shuffled(items)]),
        "noms": ", ".join(f"`{item.name}`" for item in items if item.id in wanted),
        "avec_reserve": ",".join(sorted([*wanted, ids[-1]])),
        "avec_toujours": ",".join(sorted([*wanted, ids[-2]])),
        **near_misses(draw, wanted, [one for one in ids if one not in wanted]),
    }
    return Variant(values=values)


def _day(draw: Draw, years: int, *, is_old: bool) -> date:
    limit = TODAY.replace(year=TODAY.year - years)
    shift = draw.integer(_MARGIN, 330)
    return limit - timedelta(days=shift) if is_old else limit + timedelta(days=shift)
