"""Places of care on a map, with their hours, their access and their ways from home."""

import json
from collections.abc import Mapping, Sequence
from math import dist
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

SPOTS = ((18, 14), (48, 10), (80, 18), (86, 48), (58, 58), (24, 60))
_HOME = (52, 36)
_COUNT = 6


class _Way(NamedTuple):
    """To a place: kilometres, the half hour when it closes, and whether it has no step."""

    length: float
    closes: int
    is_flat: bool


class _Search(NamedTuple):
    """Ways to places, each of another length, one of them to be open at an hour."""

    ways: list[_Way]
    hour: int

    def fitting(self, *, open_late: bool = False, flat: bool = False) -> list[_Way]:
        """The ways to the places that are as they must be."""
        return [
            one
            for one in self.ways
            if (one.closes >= self.hour or not open_late) and (one.is_flat or not flat)
        ]

    def nearest(self, *, open_late: bool = False, flat: bool = False) -> int:
        """The rank of the shortest of those ways."""
        return self.ways.index(min(self.fitting(open_late=open_late, flat=flat)))


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The nearest that is open late enough and has no step is neither the nearest nor alone."""
    names = draw.sample(options["names"], _COUNT)
    first_name = draw.choice(FIRST_NAMES)
    spots = draw.shuffled(SPOTS)
    search = drawn_until(lambda: _search(draw, spots), _is_good)
    ids = [f"p{one}" for one in draw.sample(range(10, 99), _COUNT)]
    x, y = _HOME
    home = {"id": "h", "name": f"Chez {first_name}", "kind": "home", "x": x, "y": y}
    places = [
        {"id": one, "name": name, "x": x, "y": y, "kind": "health", "facts": _told(way)}
        for one, name, (x, y), way in zip(ids, names, spots, search.ways, strict=True)
    ]
    roads = [
        {"from": "h", "to": one, "km": way.length, "kind": "road"}
        for one, way in zip(ids, search.ways, strict=True)
    ]
    best, nearest = search.nearest(open_late=True, flat=True), search.nearest()
    values = {
        "prenom": first_name,
        "heure": _clock(search.hour),
        "places_json": _as_json([home, *places]),
        "roads_json": _as_json(roads),
        "cherche": ids[best],
        "nom": names[best],
        "km": f"{search.ways[best].length:g}".replace(".", ","),
        "proche": ids[nearest],
        "nom_proche": names[nearest],
        "ouverte": ids[search.nearest(open_late=True)],
        "plain_pied": ids[search.nearest(flat=True)],
    }
    return Variant(values=values)


def _search(draw: Draw, spots: Sequence[tuple[int, int]]) -> _Search:
    """Roads are up to three times as winding as one another."""
    lengths = [round(dist(one, _HOME) * draw.integer(30, 90) / 1000, 1) for one in spots]
    ways = [
        _Way(length, draw.choice((36, 38, 39, 40, 41)), bool(draw.integer(0, 2)))
        for length in lengths
    ]
    return _Search(ways, draw.choice((37, 38, 39)))


def _is_good(search: _Search) -> bool:
    if len(search.fitting(open_late=True, flat=True)) < 2:
        return False
    if len({one.length for one in search.ways}) < _COUNT:
        return False
    hasty = {search.nearest(), search.nearest(open_late=True), search.nearest(flat=True)}
    return search.nearest(open_late=True, flat=True) not in hasty


def _told(way: _Way) -> list[str]:
    entrance = "Entrée de plain-pied" if way.is_flat else "Deux marches à l'entrée"
    return [f"Ferme à {_clock(way.closes)}", entrance]


def _as_json(items: list[dict[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _clock(half: int) -> str:
    return f"{half // 2} h {'30' if half % 2 else '00'}"
