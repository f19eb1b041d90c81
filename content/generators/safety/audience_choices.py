"""Wishes about who sees what, and the settings that grant them."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`settings`: lists of choices [id, label, wish], written alike in the YAML as r1, r2…

    Three of them are to be changed; `v1`, `v2`… are their first values.
    """
    settings = options["settings"]
    values = {"prenom": draw.choice(FIRST_NAMES)}
    places = draw.sample(range(len(settings)), 3)
    wishes = []
    for place, choices in enumerate(settings):
        first, wanted, other = draw.sample(choices, 3)
        values[f"v{place + 1}"] = first[0]
        if place in places:
            rank = places.index(place) + 1
            wishes.append(wanted[2])
            values |= {f"cle{rank}": f"r{place + 1}", f"voulu{rank}": wanted[0]}
            values |= {f"autre{rank}": other[0], f"mot{rank}": wanted[1]}
        else:
            values["intacte"], values["intacte_autre"] = f"r{place + 1}", other[0]
    values |= {f"souhait{rank}": wish for rank, wish in enumerate(draw.shuffled(wishes), start=1)}
    return Variant(values)
