"""A workbook of members and of accesses: which accesses outlived their members."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date
from content.generators.spaces import TODAY, first_name, members

_RIGHTS = ("lecture", "commentaire", "modification")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Four left, one will leave later; one leaver owns one document."""
    people = members(draw, [""] * 14)
    gone, future, staying = people[:4], people[4], people[5:]
    left = {one["name"]: TODAY - timedelta(days=draw.integer(10, 300)) for one in gone}
    left[future["name"]] = TODAY + timedelta(days=draw.integer(15, 60))
    owners = {name: draw.choice(staying) for name in options["documents"]}
    orphan, kept = draw.sample(options["documents"], 2)
    owner = draw.choice(gone)
    owners[orphan], owners[kept] = owner, future
    rows = [(name, one["name"], "propriété") for name, one in owners.items()]
    for name, holder in owners.items():
        others = [one for one in people if one is not holder]
        rows += [
            (name, one["name"], draw.choice(_RIGHTS))
            for one in draw.sample(others, draw.integer(3, 6))
        ]
    names = {one["name"] for one in gone}
    stale = [row for row in rows if row[1] in names]
    with_future = [row for row in rows if row[1] in left]
    editing = [row for row in stale if row[2] == "modification"]
    cells = [[one["name"], _day(left.get(one["name"]))] for one in draw.shuffled(people)]
    book = ods(
        {
            "Membres": [["Nom", "Date de départ"], *cells],
            "Accès": [["Document", "Personne", "Droit"], *map(list, draw.shuffled(rows))],
        }
    )
    values = {
        "prenom": first_name(draw.choice(staying)),
        "jour": readable_date(TODAY),
        "nombre": str(len(stale)),
        "avec_futur": str(len(with_future)),
        "modifications": str(len(editing)),
        "partis": str(len(names)),
        "document": orphan,
        "sans_extension": orphan.rpartition(".")[0],
        "autre_document": kept,
        "ancien": owner["name"],
        "futur": future["name"],
    }
    return Variant(values, {"acces.ods": book})


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
