"""The parts of a work that is to be sold: some licences forbid what is done with them."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

LICENCES = (
    "CC0",
    "CC BY",
    "CC BY-SA",
    "CC BY-NC",
    "CC BY-ND",
    "CC BY-NC-SA",
    "CC BY-NC-ND",
    "Tous droits réservés",
)
THINGS = (
    "Carte du sentier",
    "Chant d'oiseau",
    "Dessin du héron",
    "Photo du lavoir",
    "Plan du marais",
    "Poème d'ouverture",
    "Musique de fin",
    "Portrait du meunier",
    "Texte sur les saules",
    "Photo aérienne",
    "Schéma de l'écluse",
    "Icônes du menu",
    "Enregistrement du torrent",
    "Gravure du pont",
)
USES = ("repris tel quel", "recadré ou coupé")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Which parts must be replaced, the only one kept that imposes its licence, what is left."""
    names = draw.sample(THINGS, 12)
    rows = drawn_until(
        lambda: [(name, draw.choice(LICENCES), draw.choice(USES)) for name in names], _is_clear
    )
    pages = [draw.integer(2, 24) for _ in rows]
    allowed = [_is_allowed(row) for row in rows]
    kept = [row for row, is_kept in zip(rows, allowed, strict=True) if is_kept]
    changed = next(row for row in kept if row[1] == "CC BY-SA" and row[2] == USES[1])
    naive = [not _is_suspect(row) for row in rows]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "a_remplacer": str(len(rows) - len(kept)),
        "a_citer": str(sum(row[1] != "CC0" for row in kept)),
        "imposant": changed[0],
        "intact": next(row[0] for row in kept if row[1] == "CC BY-SA" and row[2] == USES[0]),
        "naif": str(naive.count(False)),
        "sans_nd": str(sum("NC" in row[1] or "droits" in row[1] for row in rows)),
        "gardes": str(len(kept)),
        "pages": str(_total(pages, allowed)),
        "pages_naif": str(_total(pages, naive)),
        "pages_toutes": str(sum(pages)),
    }
    table: list[list[Cell]] = [["Élément", "Pages", "Licence", "Usage prévu"]]
    table += [[row[0], count, row[1], row[2]] for row, count in zip(rows, pages, strict=True)]
    files = {"elements.csv": csv_file(table), "elements.ods": ods({"Éléments": table})}
    return Variant(values, files)


def _total(pages: list[int], wanted: list[bool]) -> int:
    return sum(count for count, is_wanted in zip(pages, wanted, strict=True) if is_wanted)


def _is_suspect(row: tuple[str, str, str]) -> bool:
    """Any of the restrictive licences, whatever the use."""
    return "NC" in row[1] or "ND" in row[1] or "droits" in row[1]


def _is_allowed(row: tuple[str, str, str]) -> bool:
    """The work is sold; a part cut or cropped is changed."""
    _, licence, use = row
    return not ("NC" in licence or "droits" in licence or ("ND" in licence and use == USES[1]))


def _is_clear(rows: list[tuple[str, str, str]]) -> bool:
    bad = sum(not _is_allowed(row) for row in rows)
    shared = [row[2] for row in rows if row[1] == "CC BY-SA"]
    has_free = any(row[1] == "CC0" for row in rows)
    no_change = sum("NC" in row[1] or "droits" in row[1] for row in rows)
    is_trap = sum(map(_is_suspect, rows)) != bad != no_change
    return is_trap and sorted(shared) == sorted(USES) and has_free
