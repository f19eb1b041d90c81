"""What a search on a name gives, and a policy to deal with each result."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

YEAR = 2026


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`pages`: titles. The first rule that applies decides: mine, minor, false, old; else kept."""
    titles = draw.sample(options["pages"], 14)
    born = draw.integer(1989, 1996)

    def make() -> list[list[Cell]]:
        return [
            [
                title,
                draw.integer(born + 12, YEAR - 1),
                draw.choice(("moi", "un tiers", "un tiers")),
                draw.choice(("exact", "exact", "exact", "faux")),
            ]
            for title in titles
        ]

    rows = drawn_until(make, lambda one: _is_clear([_fate(row, born) for row in one]))
    fates = [_fate(row, born) for row in rows]
    counts = {
        name: str(fates.count(name))
        for name in ("supprimer", "effacer", "corriger", "masquer", "garder")
    }
    minors = sum(int(str(row[1])) < born + 18 for row in rows)
    values = counts | {
        "naissance": str(born),
        "majorite": str(born + 18),
        "tous_mineurs": str(minors),
        "tous_faux": str(sum(row[3] == "faux" for row in rows)),
        "total": str(len(rows)),
        "anciens": str(sum(int(str(row[1])) <= YEAR - 6 for row in rows)),
    }
    table: list[list[Cell]] = [["Page", "Année", "Publiée par", "Contenu"], *rows]
    return Variant(
        values, {"resultats.xlsx": xlsx({"Pages": table}), "resultats.ods": ods({"Pages": table})}
    )


def _fate(row: list[Cell], born: int) -> str:
    year = int(str(row[1]))
    if row[2] == "moi":
        return "supprimer"
    if year < born + 18:
        return "effacer"
    if row[3] == "faux":
        return "corriger"
    return "masquer" if year <= YEAR - 6 else "garder"


def _is_clear(fates: list[str]) -> bool:
    """At least one of each, and the counts asked are all different from one another."""
    counts = [fates.count(name) for name in ("effacer", "corriger", "masquer")]
    return min(counts) >= 1 and len(set(counts)) == 3
