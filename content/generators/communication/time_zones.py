"""A meeting's hour in Paris, to translate for two other cities."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_LAST_HOUR = 23


class _City(NamedTuple):
    name: str
    offset: int


_WEST = (
    _City("Cayenne", -3),
    _City("Fort-de-France", -4),
    _City("Lima", -5),
    _City("Buenos Aires", -3),
)
_EAST = (_City("Mayotte", 3), _City("La Réunion", 4), _City("Hanoï", 7), _City("Tokyo", 9))


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Cities that keep the same time all year; both answers fall on the same day."""
    hour, paris, west, east = drawn_until(
        lambda: (draw.integer(9, 19), draw.integer(1, 2), draw.choice(_WEST), draw.choice(_EAST)),
        lambda found: (
            found[0] - found[1] + found[2].offset >= 0
            and found[0] - found[1] + found[3].offset <= _LAST_HOUR
        ),
    )
    values = {"heure": str(hour), "paris": _signed(paris), "utc": str(hour - paris)}
    people = draw.sample(FIRST_NAMES, 2)
    for number, (name, city) in enumerate(zip(people, (west, east), strict=True), start=1):
        values |= {
            f"personne{number}": name,
            f"ville{number}": city.name,
            f"decalage{number}": _signed(city.offset),
            f"heure{number}": str(hour - paris + city.offset),
            f"inverse{number}": str(hour + paris - city.offset),
            f"sans_paris{number}": str(hour + city.offset),
        }
    return Variant(values)


def _signed(offset: int) -> str:
    return f"+{offset}" if offset > 0 else f"−{-offset}"
