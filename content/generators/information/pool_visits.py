"""A year of a pool's turnstile, one line a visit, to count distinct cards."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import MONTHS, drawn_until

_YEAR = 2025
_CARDS, _FEWEST = 260, 30


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Cards come back often, so that lines and cards differ much."""
    cards = [f"C{number}" for number in draw.sample(range(1_000, 9_999), _CARDS)]
    visits = sorted(
        (_day(draw), _minute(draw), draw.choice(cards)) for _ in range(draw.integer(400, 1_800))
    )
    month = drawn_until(
        lambda: draw.integer(1, 12), lambda found: len(_in_month(visits, found)) > _FEWEST
    )
    counts = Counter(_in_month(visits, month))
    values = {
        "mois": f"{MONTHS[month - 1]} {_YEAR}",
        "cartes": str(len(counts)),
        "passages": str(counts.total()),
        "cartes_annee": str(len({card for _, _, card in visits})),
        "une_seule_fois": str(sum(count == 1 for count in counts.values())),
    }
    lines = [
        (day.strftime("%d/%m/%Y"), f"{minute // 60:02}:{minute % 60:02}", card)
        for day, minute, card in visits
    ]
    return Variant(values, {"passages.csv": csv_file([("Date", "Heure", "Carte"), *lines])})


def _day(draw: Draw) -> date:
    return date(_YEAR, 1, 1) + timedelta(days=draw.integer(0, 364))


def _minute(draw: Draw) -> int:
    return draw.integer(9 * 60, 20 * 60)


def _in_month(visits: list[tuple[date, int, str]], month: int) -> list[str]:
    return [card for day, _, card in visits if day.month == month]
