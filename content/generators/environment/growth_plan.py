"""Space taken by several teams each year: how much to plan, and when what there is is full."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.teams`: names. Each adds a given space a year; old files are kept three years."""
    teams = options["teams"]
    rows, limit = drawn_until(lambda: _drawn(draw, teams), lambda made: _is_rich(*made))
    full = _first_full(rows, limit)
    need = _taken(rows, 2031)
    table = [
        [
            "Équipe",
            "Place prise fin 2026 (Go)",
            "Ajout chaque année (Go)",
            "Supprimé chaque année (Go)",
        ],
        *rows,
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "limite": str(limit),
        "annee": str(full),
        "annee_avant": str(full - 1),
        "annee_sans": str(_first_full([[*row[:3], 0] for row in rows], limit)),
        "besoin": str(need),
        "besoin_sans": str(_taken([[*row[:3], 0] for row in rows], 2031)),
        "actuel": str(_taken(rows, 2026)),
        "hausse": str(sum(row[2] - row[3] for row in rows)),
    }
    files = {"espaces.xlsx": xlsx({"Espaces": table}), "espaces.csv": csv_file(table)}
    return Variant(values, files)


def _drawn(draw: Draw, teams: list[str]) -> tuple[list[list[Any]], int]:
    rows: list[list[Any]] = []
    for team in teams:
        added = 5 * draw.integer(4, 30)
        rows.append([team, 10 * draw.integer(8, 60), added, 5 * draw.integer(0, added // 10)])
    start = _taken(rows, 2026)
    return rows, 100 * (start // 100 + draw.integer(8, 26))


def _taken(rows: list[list[Any]], year: int) -> int:
    return int(sum(row[1] + (year - 2026) * (row[2] - row[3]) for row in rows))


def _first_full(rows: list[list[Any]], limit: int) -> int:
    return next(year for year in range(2026, 2090) if _taken(rows, year) > limit)


def _is_rich(rows: list[list[Any]], limit: int) -> bool:
    """Full neither at once nor too late, never just at the limit; deletions change the answer."""
    if sum(row[2] - row[3] for row in rows) < 100:
        return False
    full = _first_full(rows, limit)
    without = _first_full([[*row[:3], 0] for row in rows], limit)
    return (
        2028 <= full <= 2036
        and without < full
        and all(_taken(rows, year) != limit for year in range(2026, 2040))
    )
