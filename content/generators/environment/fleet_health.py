"""What a park of disks or batteries says of itself, and which ones a rule condemns."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.environment.drawn_values import code
from content.generators.french import FIRST_NAMES, drawn_until

_HEADS = {
    "disks": ["Disque", "Heures de marche", "Secteurs remplacés en mars", "Idem en avril"],
    "batteries": ["Batterie", "Cycles", "Capacité neuve (mWh)", "Capacité actuelle (mWh)"],
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `park` (disks or batteries), `limit`, `second`: the rule's two numbers."""
    park, limits = options["park"], (options["limit"], options["second"])
    rows = drawn_until(
        lambda: [_row(draw, number, park=park, limits=limits) for number in range(18)],
        lambda made: _is_rich(made, park, limits),
    )
    first = [row for row in rows if _is_first(row, park, limits[0])]
    second = [row for row in rows if _is_second(row, park, limits[1])]
    bad = [row for row in rows if row in first or row in second]
    worst, decoy = _ends(park, rows, bad)
    table = [_HEADS[park], *rows]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "nombre": str(len(bad)),
        "usee": worst,
        "seule1": str(len(first)),
        "seule2": str(len(second)),
        "deux": str(len([row for row in first if row in second])),
        "leurre": decoy,
        "liste": ", ".join(str(row[0]) for row in bad),
    }
    return Variant(values, {"releve.xlsx": xlsx({"Relevé": table}), "releve.csv": csv_file(table)})


def _row(draw: Draw, number: int, *, park: str, limits: tuple[int, int]) -> list[Any]:
    name = code(draw, "AA") + f"-{number + 11}"
    if park == "disks":
        march = draw.choice([0, draw.integer(0, limits[0] - 2), draw.integer(0, limits[0] + 15)])
        rise = draw.choice([0, 1, draw.integer(0, limits[1] - 1), draw.integer(0, limits[1] + 9)])
        return [name, draw.integer(900, 39_000), march, march + rise]
    new = 500 * draw.integer(80, 130)
    left = draw.integer(limits[1] - 14, 98)
    return [name, draw.integer(40, limits[0] + 250), new, new * left // 100 + draw.integer(1, 90)]


def _is_first(row: list[Any], park: str, limit: int) -> bool:
    return bool(row[3] > limit) if park == "disks" else bool(row[1] > limit)


def _is_second(row: list[Any], park: str, limit: int) -> bool:
    if park == "disks":
        return bool(row[3] - row[2] > limit)
    return bool(100 * row[3] < limit * row[2])


def _is_rich(rows: list[list[Any]], park: str, limits: tuple[int, int]) -> bool:
    """Both halves of the rule matter, some meet both, and the most worn out is not the oldest."""
    first = {row[0] for row in rows if _is_first(row, park, limits[0])}
    second = {row[0] for row in rows if _is_second(row, park, limits[1])}
    bad = [row for row in rows if row[0] in first | second]
    counts = {len(first), len(second), len(first & second), len(bad)}
    if len(counts) < 4 or not first & second:
        return False
    worst, decoy = _ends(park, rows, bad)
    worn = sorted(_wear(row, park) for row in bad)
    return worn[-1] > worn[-2] and worst != decoy


def _wear(row: list[Any], park: str) -> float:
    """How far gone: hours of a disk, share of a battery's capacity that is lost."""
    return float(row[1] if park == "disks" else 1 - row[3] / row[2])


def _ends(park: str, rows: list[list[Any]], bad: list[list[Any]]) -> tuple[str, str]:
    """The most worn of the condemned, and the one a hasty look would take for it."""
    hasty = rows if park == "disks" else bad
    worst = max(bad, key=lambda row: _wear(row, park))
    decoy = max(hasty, key=lambda row: row[1])
    return str(worst[0]), str(decoy[0])
