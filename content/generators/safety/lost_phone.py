"""A telephone left somewhere, to lock from afar with a message for whoever finds it."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

PLACES = ("un bus", "une salle de sport", "un cinéma", "la salle d'attente du médecin", "un train")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A number that belongs to nobody (01 99 00 …), and the one on the lost telephone."""
    ends = [f"{number:04}" for number in draw.sample(range(10_000), 2)]
    numbers = [f"01 99 00 {end[:2]} {end[2:]}" for end in ends]
    battery = draw.integer(18, 70)
    return Variant(
        {
            "prenom": draw.choice(FIRST_NAMES),
            "lieu": draw.choice(PLACES),
            "numero": numbers[0],
            "sien": numbers[1],
            "batterie": str(battery),
        }
    )
