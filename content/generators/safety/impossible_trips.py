"""Sign-ins with their towns: somebody seems to have travelled faster than can be."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES
from content.generators.mailbox import bare

NEAR, MIDDLE, FAR = (
    ("Orval", "Vernoy", 12),
    ("Orval", "Clairfont", 140),
    ("Orval", "Port-Cerise", 620),
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One goes 620 km in under an hour; others go 12 km in minutes, 140 km or 620 km in hours."""
    accounts = draw.sample(
        [f"{letter}.{bare(name)}" for letter in "acdfhjlmnrst" for name in FAMILY_NAMES], 12
    )
    stolen, neighbor, commuter, traveler, *quiet = accounts
    start = draw.integer(8 * 60, 11 * 60)
    gap = draw.integer(18, 50)
    rows = _trip(stolen, FAR, start=start + 40, minutes=gap) + _trip(
        neighbor, NEAR, start=start, minutes=draw.integer(20, 40)
    )
    rows += _trip(commuter, MIDDLE, start=start + 15, minutes=draw.integer(130, 200))
    rows += _trip(traveler, FAR, start=start - 60, minutes=draw.integer(420, 500))
    for account in quiet:
        town = draw.choice(("Orval", "Vernoy", "Clairfont", "Port-Cerise"))
        rows += [(draw.integer(7 * 60, 20 * 60), account, town) for _ in range(draw.integer(2, 5))]
    rows += [(draw.integer(7 * 60, start), neighbor, "Orval")]
    table = [("Heure", "Compte", "Ville")]
    table += [(f"{at // 60:02}:{at % 60:02}", account, town) for at, account, town in sorted(rows)]
    values = {
        "compte": stolen, "minutes": str(gap), "voisin": neighbor, "navetteur": commuter,
        "voyageur": traveler, "minutes_fausses": str(gap + 60),
    }  # fmt: skip
    return Variant(values, {"connexions.csv": csv_file(table)})


def _trip(
    account: str, road: tuple[str, str, int], *, start: int, minutes: int
) -> list[tuple[int, str, str]]:
    return [(start, account, road[0]), (start + minutes, account, road[1])]
