"""Carbon dioxide in classrooms, every ten minutes: when and where to open the windows."""

from collections.abc import Mapping, Sequence

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

ROOMS = ("A12", "A14", "B03", "B07", "C21", "C22")
LIMIT, STEP = 1000, 10
_POINTS = 36


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The room longest above the limit is not the one with the highest peak."""
    rooms = draw.sample(ROOMS, 4)

    def day() -> list[list[int]]:
        return [_curve(draw) for _ in rooms]

    def is_good(made: Sequence[Sequence[int]]) -> bool:
        above = [_above(one) for one in made]
        peaks = [max(one) for one in made]
        return (
            above.count(max(above)) == 1
            and peaks.count(max(peaks)) == 1
            and above.index(max(above)) != peaks.index(max(peaks))
            and LIMIT not in [value for one in made for value in one]
            and max(above) >= 5
        )

    made = drawn_until(day, is_good)
    above = [_above(one) for one in made]
    worst, peak = (
        above.index(max(above)),
        [max(one) for one in made].index(max(max(one) for one in made)),
    )
    values = {
        "seuil": str(LIMIT),
        "salle": rooms[worst],
        "minutes": str(max(above) * STEP),
        "releves": str(max(above)),
        "salle_pic": rooms[peak],
        "pic": str(max(made[peak])),
        "total": str(sum(above) * STEP),
        "minutes_pic": str(above[peak] * STEP),
    }
    head = ["Heure", *rooms]
    rows: list[list[str | int]] = [
        [f"{8 + rank * STEP // 60:02d}:{rank * STEP % 60:02d}", *(one[rank] for one in made)]
        for rank in range(_POINTS)
    ]
    return Variant(
        values, {"co2.csv": csv_file([head, *rows]), "co2.ods": ods({"CO2": [head, *rows]})}
    )


def _curve(draw: Draw) -> list[int]:
    """It rises while people are in, and falls when a window is open."""
    values, now, climb = [], draw.integer(450, 600), draw.integer(45, 110)
    for rank in range(_POINTS):
        is_open = rank % draw.choice((6, 7, 8, 9)) == 0
        now = (
            max(430, now - draw.integer(250, 480))
            if is_open
            else min(1900, now + climb + draw.integer(-20, 25))
        )
        values.append(now)
    return values


def _above(values: Sequence[int]) -> int:
    return sum(value > LIMIT for value in values)
