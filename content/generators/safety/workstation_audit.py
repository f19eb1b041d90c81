"""Measures of workstations, against a written reference."""

from collections.abc import Mapping, Sequence

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

POINTS = {
    "distance": "Distance œil-écran (cm)",
    "hauteur": "Haut de l'écran par rapport aux yeux (cm)",
    "lumiere": "Éclairement du plan (lux)",
    "bruit": "Bruit moyen (dB)",
}
GOOD = {"distance": (50, 75), "hauteur": (-10, 0), "lumiere": (300, 500), "bruit": (35, 55)}
BAD = {"distance": (30, 45), "hauteur": (5, 25), "lumiere": (110, 260), "bruit": (59, 70)}
_STATIONS = 16
Station = dict[str, int]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Which stations fail twice at least, and which point fails most often."""

    def stations() -> list[Station]:
        return [_station(draw) for _ in range(_STATIONS)]

    def is_good(made: Sequence[Station]) -> bool:
        counts = sorted(_failures(made).values())
        several = sum(_faults(one) >= 2 for one in made)
        once = sum(_faults(one) >= 1 for one in made)
        return (
            counts[-1] > counts[-2]
            and 3 <= several < once
            and [_faults(one) for one in made].count(max(map(_faults, made))) == 1
        )

    made = drawn_until(stations, is_good)
    names = [f"P{rank:02d}" for rank in draw.sample(range(1, 40), _STATIONS)]
    failures = _failures(made)
    worst = max(failures, key=lambda point: failures[point])
    ranks = sorted(range(_STATIONS), key=lambda rank: _faults(made[rank]))
    values = {
        "plusieurs": str(sum(_faults(one) >= 2 for one in made)),
        "au_moins_une": str(sum(_faults(one) >= 1 for one in made)),
        "pire": names[ranks[-1]],
        "defauts": str(_faults(made[ranks[-1]])),
        "second": names[ranks[-2]],
        "point": {
            "distance": "la distance",
            "hauteur": "la hauteur",
            "lumiere": "l'éclairement",
            "bruit": "le bruit",
        }[worst],
        "point_id": worst,
        "point_nombre": str(failures[worst]),
    }
    rows: list[list[str | int]] = [
        [name, *(one[point] for point in POINTS)] for name, one in zip(names, made, strict=True)
    ]
    return Variant(values, {"postes.csv": csv_file([("Poste", *POINTS.values()), *rows])})


def _station(draw: Draw) -> Station:
    return {
        point: draw.integer(*(BAD[point] if draw.integer(1, 100) <= 28 else GOOD[point]))
        for point in POINTS
    }


def _fails(point: str, value: int) -> bool:
    low, high = GOOD[point]
    return not low <= value <= high


def _faults(station: Station) -> int:
    return sum(_fails(point, station[point]) for point in POINTS)


def _failures(stations: Sequence[Station]) -> dict[str, int]:
    return {point: sum(_fails(point, one[point]) for one in stations) for point in POINTS}
