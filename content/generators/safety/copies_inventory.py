"""Where the copies of some files are kept, to judge with the 3-2-1 rule."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

SHOWN = 5
FEWEST = 3


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw places until there are enough copies and the questions have different answers."""
    places = drawn_until(lambda: draw.sample(options["places"], SHOWN), _is_instructive)
    copies = _count(places, "is_copy")
    values = {f"lieu_{rank}": place["text"] for rank, place in enumerate(places, 1)}
    values |= {
        "prenom": draw.choice(FIRST_NAMES),
        "copies": str(copies),
        "total": str(copies + 1),
        "lignes": str(SHOWN + 1),
        "ailleurs": str(_count(places, "is_away")),
        "hors_atteinte": str(_count(places, "is_unreachable")),
    }
    return Variant(values=values)


def _count(places: Sequence[Mapping[str, Any]], quality: str) -> int:
    return sum(place[quality] for place in places)


def _is_instructive(places: Sequence[Mapping[str, Any]]) -> bool:
    away, unreachable = _count(places, "is_away"), _count(places, "is_unreachable")
    return FEWEST <= _count(places, "is_copy") < SHOWN and 0 not in {
        away,
        unreachable,
        away - unreachable,
    }
