"""A meeting set at Paris time: when it begins and ends where two other people live."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.clock_times import HOUR, in_words, written_forms
from content.generators.spaces import first_name, members

_DAY = 24 * HOUR


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One place is later than Paris, the other earlier; neither changes of day."""
    people = members(draw, [""] * 3)
    east, west = draw.choice(options["east"]), draw.choice(options["west"])
    start, length = 15 * draw.integer(44, 56), draw.choice((45, 75, 90, 105, 150))
    begins, ends = start + east["offset"] * HOUR, start + length + west["offset"] * HOUR
    values = {
        "prenom": first_name(people[0]),
        "est": people[1]["name"],
        "ouest": people[2]["name"],
        "lieu_est": east["place"],
        "lieu_ouest": west["place"],
        "ecart_est": str(east["offset"]),
        "ecart_ouest": str(-west["offset"]),
        "paris": in_words(start),
        "duree": in_words(length) if length >= HOUR else f"{length} minutes",
        **written_forms("debut", begins),
        **written_forms("fin", ends),
        "debut_inverse": in_words((start - east["offset"] * HOUR) % _DAY),
        "fin_inverse": in_words((start + length - west["offset"] * HOUR) % _DAY),
        "fin_sans_duree": in_words(start + west["offset"] * HOUR),
        "fin_paris": in_words(start + length),
    }
    return Variant(values)
