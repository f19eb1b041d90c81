"""Places of care on a map, with their hours, their access and their ways from home."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

SPOTS = ((18, 14), (48, 10), (80, 18), (86, 48), (58, 58), (24, 60))
_COUNT = 6


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The nearest that is open late enough and has no step is neither the nearest nor alone."""
    names = draw.sample(options["names"], _COUNT)

    def facts() -> tuple[list[tuple[float, int, bool]], int]:
        lengths = [one / 10 for one in draw.sample(range(4, 45), _COUNT)]
        made = [
            (length, draw.choice((36, 38, 39, 40, 41)), bool(draw.integer(0, 2)))
            for length in lengths
        ]
        return made, draw.choice((37, 38, 39))

    def is_good(drawn: tuple[list[tuple[float, int, bool]], int]) -> bool:
        made, hour = drawn
        good = [one for one in made if one[1] >= hour and one[2]]
        if len(good) < 2:
            return False
        best = min(good)
        return (
            min(made) != best
            and min(one for one in made if one[1] >= hour) != best
            and min(one for one in made if one[2]) != best
        )

    made, hour = drawn_until(facts, is_good)
    ids = [f"p{one}" for one in draw.sample(range(10, 99), _COUNT)]
    spots = draw.shuffled(SPOTS)
    places = [
        {
            "id": one,
            "name": name,
            "x": x,
            "y": y,
            "kind": "health",
            "facts": [
                f"Ferme à {_clock(close)}",
                "Entrée de plain-pied" if flat else "Deux marches à l'entrée",
            ],
        }
        for one, name, (x, y), (_, close, flat) in zip(ids, names, spots, made, strict=True)
    ]
    roads = [
        {"from": "h", "to": one, "km": length, "kind": "road"}
        for one, (length, _, _) in zip(ids, made, strict=True)
    ]
    best = min(one for one in made if one[1] >= hour and one[2])
    rank = made.index(best)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "heure": _clock(hour),
        "places_json": json.dumps(
            [{"id": "h", "name": "Chez vous", "x": 52, "y": 36, "kind": "home"}, *places],
            ensure_ascii=False,
            separators=(",", ":"),
        ),
        "roads_json": json.dumps(roads, ensure_ascii=False, separators=(",", ":")),
        "cherche": ids[rank],
        "nom": names[rank],
        "km": f"{best[0]:g}".replace(".", ","),
        "proche": ids[made.index(min(made))],
        "nom_proche": names[made.index(min(made))],
        "ouverte": ids[made.index(min(one for one in made if one[1] >= hour))],
        "plain_pied": ids[made.index(min(one for one in made if one[2]))],
    }
    return Variant(values=values)


def _clock(half: int) -> str:
    return f"{half // 2} h {'30' if half % 2 else '00'}"
