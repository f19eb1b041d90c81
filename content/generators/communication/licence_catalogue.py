"""A catalogue of pictures: how many may be used as one intends to, and which is the largest."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.spaces import first_name, members

_ALL = (
    "CC BY", "CC BY-SA", "CC BY-NC", "CC BY-ND", "CC BY-NC-SA", "CC BY-NC-ND", "CC0",
    "Domaine public", "Tous droits réservés",
)  # fmt: skip
_FORBIDS: Mapping[str, tuple[str, ...]] = {
    "sell_modify": ("NC", "ND", "réservés"),
    "modify": ("ND", "réservés"),
    "sell": ("NC", "réservés"),
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`use` is sell_modify, modify or sell."""
    return drawn_until(lambda: _made(draw, options), lambda made: bool(made.values))


def _made(draw: Draw, options: Mapping[str, Any]) -> Variant:
    total = draw.integer(36, 52)
    people = members(draw, [""] * 8)
    widths = draw.sample(range(1200, 6000, 10), total)
    rows = [
        [f"{options['prefix']}{101 + rank}", draw.choice(people)["name"], draw.choice(_ALL), width]
        for rank, width in enumerate(widths)
    ]
    forbids = _FORBIDS[options["use"]]
    good = [row for row in rows if not any(word in str(row[2]) for word in forbids)]
    free = [row for row in rows if "réservés" not in str(row[2])]
    commons = [row for row in good if str(row[2]).startswith("CC BY")]
    largest, over = max(good, key=_width), max(rows, key=_width)
    counts = {len(good), len(free), len(commons), total}
    if largest is over or len(counts) < 4:
        return Variant()
    values = {
        "prenom": first_name(people[0]),
        "total": str(total),
        "nombre": str(len(good)),
        "libres": str(len(free)),
        "seulement_by": str(len(commons)),
        "plus_large": str(largest[0]),
        "licence": str(largest[2]),
        "plus_large_interdite": str(over[0]),
        "licence_interdite": str(over[2]),
    }
    heads = ["Référence", "Auteur", "Licence", "Largeur (pixels)"]
    return Variant(values, {"catalogue.ods": ods({"Images": [heads, *rows]})})


def _width(row: list[Any]) -> int:
    return int(row[3])
