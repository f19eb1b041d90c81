"""A group's discussion in which a plan changes twice before it is settled."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PLACES = (
    "gymnase",
    "préau",
    "médiathèque",
    "salle des fêtes",
    "atelier",
    "jardin partagé",
    "hangar",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three days, three hours, three places; the last ones agreed on are right."""
    days, places = draw.sample(DAYS, 3), draw.sample(PLACES, 3)
    hours = draw.sample(range(9, 20), 3)
    names = draw.sample(FIRST_NAMES, 4)
    values = {f"nom{number}": name for number, name in enumerate(names, start=1)}
    for number, (day, hour, place) in enumerate(zip(days, hours, places, strict=True), start=1):
        values |= {f"jour{number}": day, f"heure{number}": str(hour), f"lieu{number}": place}
    return Variant(values)
