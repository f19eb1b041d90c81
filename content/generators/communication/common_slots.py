"""Three people's free slots, of which two are common to all."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS, FIRST_NAMES

_HOURS = (9, 11, 14, 16, 18)
_OWN = 2


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Each pair of people shares one more slot, and each person has others of their own."""
    slots = draw.sample(
        [(day, hour) for day in range(len(DAYS)) for hour in _HOURS], 2 + 3 + 3 * _OWN
    )
    common, pairs, own = slots[:2], slots[2:5], slots[5:]
    values: dict[str, str] = {}
    for index, name in enumerate(draw.sample(FIRST_NAMES, 3)):
        shared = [pair for number, pair in enumerate(pairs) if number != index]
        free = sorted([*common, *shared, *own[index * _OWN : (index + 1) * _OWN]])
        values |= {
            f"personne{index + 1}": name,
            f"choix{index + 1}": ", ".join(_words(slot) for slot in free),
        }
    for number, slot in enumerate(sorted(common), start=1):
        values |= {f"commun{number}": _words(slot), **_written_forms(f"commun{number}", slot)}
    values |= {"piege1": _words(pairs[0]), "piege2": _words(pairs[1])}
    return Variant(values)


def _written_forms(name: str, slot: tuple[int, int]) -> dict[str, str]:
    """The other usual ways to write a slot, as values: name_variante1, name_variante2..."""
    day, hour = slot
    hours = (f"{hour} h 00", f"{hour} heures", f"{hour}:00")
    written = [
        _words(slot, " à"),
        *(f"{DAYS[day]}{link} {h}" for link in ("", " à") for h in hours),
    ]
    return {f"{name}_variante{rank}": words for rank, words in enumerate(written, start=1)}


def _words(slot: tuple[int, int], link: str = "") -> str:
    day, hour = slot
    return f"{DAYS[day]}{link} {hour} h"
