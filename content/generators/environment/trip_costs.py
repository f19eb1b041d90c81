"""The same journey by three means: what each emits and costs, from kilometres and rates."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """By car; by coach then train; by train then coach. Grams are for one person and one km."""
    kilometres = drawn_until(
        lambda: [draw.integer(11, 90) for _ in range(4)], lambda made: len(set(made)) == 4
    )
    coach, rail, rail2, coach2 = kilometres
    road = coach + rail + draw.integer(3, 12)
    people = draw.integer(2, 4)
    first = 30 * coach + 4 * rail
    second = 4 * rail2 + 30 * coach2
    trips = [
        _trip("t1", "Voiture", [("auto", "", "p1", "08:10", "p3", "09:30", road)]),
        _trip(
            "t2",
            "Car puis train",
            [
                ("car", "Car 7", "p1", "07:30", "p2", "08:20", coach),
                ("train", "Train", "p2", "08:35", "p3", "09:20", rail),
            ],
        ),
        _trip(
            "t3",
            "Train puis car",
            [
                ("train", "Train", "p1", "07:42", "p4", "08:25", rail2),
                ("car", "Car 9", "p4", "08:40", "p3", "09:40", coach2),
            ],
        ),
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "personnes": str(people),
        "co2": str(first),
        "co2_autre": str(second),
        "voiture": str(190 * road),
        "ecart": str(190 * road - first),
        "inverse": str(30 * rail + 4 * coach),
        "groupe": str(people * first),
        "km": str(coach + rail),
        "km_car": str(coach),
        "km_train": str(rail),
        "km_route": str(road),
        "trips_json": json.dumps(draw.shuffled(trips), ensure_ascii=False, separators=(",", ":")),
    }
    return Variant(values)


def _trip(name: str, title: str, legs: list[tuple[Any, ...]]) -> dict[str, Any]:
    return {"id": name, "name": title, "legs": [list(leg) for leg in legs]}
