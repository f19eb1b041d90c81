"""A small tree in which the same file name comes in several folders."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import KB, Item, day_between, file_ids, nodes_json, stamp
from content.generators.french import FIRST_NAMES

FIRST, LAST = date(2024, 9, 1), date(2026, 2, 20)
_TWINS = 3


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three files of one name, one file of a name of its own, and others around."""
    folders, paths = _folders(options["tops"])
    shared, alone, *others = draw.shuffled(options["names"])
    places = draw.sample(sorted(paths), _TWINS)
    home = draw.choice([place for place in sorted(paths) if place not in places])
    held = [(place, shared) for place in places] + [(home, alone)]
    free = [(place, name) for place in sorted(paths) for name in others]
    held += draw.sample(free, 4)
    ids = file_ids(draw, len(held))
    files = [
        Item(
            one,
            place,
            name,
            draw.integer(20, 900) * KB,
            stamp(draw, day_between(draw, FIRST, LAST)),
        )
        for one, (place, name) in zip(ids, held, strict=True)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "nodes_json": nodes_json([*folders, *draw.shuffled(files)]),
        "chemin": f"{paths[places[0]]}/{shared}",
        "nom": shared,
        "cherche": ids[0],
        "homonyme": ids[1],
        "autre_homonyme": ids[2],
        "tous": ",".join(sorted(ids[:_TWINS])),
        "seul": alone,
        "seul_id": ids[_TWINS],
        "voisin": ids[_TWINS + 1],
        "dossier": paths[home].rpartition("/")[2],
        "dossier_parent": paths[home].partition("/")[0],
        "chemin_seul": f"{paths[home]}/{alone}",
        "autre_dossier": paths[places[0]].rpartition("/")[2],
    }
    return Variant(values=values)


def _folders(tops: Mapping[str, list[str]]) -> tuple[list[Item], dict[str, str]]:
    """The folders, and the path of each one inside another, by id."""
    items: list[Item] = []
    paths: dict[str, str] = {}
    for top, subs in tops.items():
        above = f"d{len(items) + 1}"
        items.append(Item(above, None, top))
        for sub in subs:
            one = f"d{len(items) + 1}"
            items.append(Item(one, above, sub))
            paths[one] = f"{top}/{sub}"
    return items, paths
