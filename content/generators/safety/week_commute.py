"""A trip made several days a week: what it emits, from its legs and a table of factors."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

CAR, BUS, TRAIN = 220, 110, 25
"""Grams a person and km, as the challenge's `modes`."""


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """By car, or by bus then train; the difference over a week of return trips."""
    days = draw.integer(2, 5)
    bus, train = draw.integer(2, 9), draw.integer(10, 40)
    car = bus + train - draw.integer(1, 3)
    start = 7 * 60 + draw.integer(0, 20)
    middle, end = start + bus * 3 + 5, start + bus * 3 + 10 + train
    trips = [
        {
            "id": "t1",
            "name": "Voiture",
            "legs": [
                ["voiture", "D14", "p1", _clock(start + 15), "p3", _clock(start + 15 + car), car]
            ],
        },
        {
            "id": "t2",
            "name": "Bus et train",
            "legs": [
                ["bus", "Ligne 3", "p1", _clock(start), "p2", _clock(middle), bus],
                ["train", "Train", "p2", _clock(middle + 5), "p3", _clock(end), train],
            ],
        },
    ]
    one = car * CAR - bus * BUS - train * TRAIN
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "jours": str(days),
        "trips_json": json.dumps(trips, ensure_ascii=False, separators=(",", ":")),
        "voiture": str(car * CAR),
        "commun": str(bus * BUS + train * TRAIN),
        "ecart": str(one),
        "resultat": f"{one * 2 * days / 1000:g}",
        "lisible": f"{one * 2 * days / 1000:g}".replace(".", ","),
        "aller": f"{one * days / 1000:g}",
        "un_jour": f"{one * 2 / 1000:g}",
        "voiture_seule": f"{car * CAR * 2 * days / 1000:g}",
        "km_voiture": str(car),
        "km_bus": str(bus),
        "km_train": str(train),
    }
    return Variant(values=values)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
