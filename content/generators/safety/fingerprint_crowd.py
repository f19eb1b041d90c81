"""A table of browsers, to see how few look like one of them."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Langue": ("fr", "fr-CA", "en", "pt", "ar", "es"),
    "Fuseau": ("UTC-4", "UTC+0", "UTC+1", "UTC+3", "UTC+4"),
    "Écran": ("1280x720", "1366x768", "1920x1080", "2560x1440", "412x915"),
    "Polices": ("31", "48", "57", "84", "120", "203"),
}
Row = tuple[str, ...]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Some rows like hers, some that differ in one column (by column), others in two at least."""
    hers = tuple(draw.choice(values) for values in COLUMNS.values())
    alike = draw.integer(3, 14)
    extras = draw.sample(range(16, 48), len(COLUMNS))
    rows: list[Row] = [hers] * alike
    for place, extra in enumerate(extras):
        rows += [_changed(draw, hers, [place]) for _ in range(extra)]
    while len(rows) < options.get("rows", 320):
        rows.append(_changed(draw, hers, draw.sample(range(len(COLUMNS)), draw.integer(2, 4))))
    names = list(COLUMNS)
    order = sorted(range(len(names)), key=lambda place: extras[place])
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "semblables": str(alike - 1),
        "avec_elle": str(alike),
        "caracteristique": names[order[-1]],
        "deuxieme": names[order[-2]],
        "moindre": names[order[0]],
        "groupe": str(alike + extras[order[-1]]),
        "langue": hers[0],
        "fuseau": hers[1],
        "ecran": hers[2],
        "polices": hers[3],
        "nombre": str(len(rows)),
    }
    table = [("Navigateur", *names)]
    table += [(f"N{rank:03}", *row) for rank, row in enumerate(draw.shuffled(rows), start=1)]
    return Variant(values=values, files={"navigateurs.csv": csv_file(table)})


def _changed(draw: Draw, row: Row, places: list[int]) -> Row:
    """The row with other values in these places."""
    cells = list(row)
    for place, values in enumerate(COLUMNS.values()):
        if place in places:
            cells[place] = draw.choice([value for value in values if value != row[place]])
    return tuple(cells)
