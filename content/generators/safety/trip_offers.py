"""Trips between two places, one of which is the best for a goal under some limits."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

CO2 = {"voiture": 220, "covoit": 75, "bus": 110, "tram": 5, "train": 25, "velo": 0, "pied": 0}
SPEED = {"voiture": 42, "covoit": 38, "bus": 22, "tram": 20, "train": 60, "velo": 14, "pied": 5}
"""Grams a person and km, and km an hour; the challenges' `modes` say the same grams."""
LINES = {"bus": "Ligne 3", "tram": "Tram A", "train": "Train"}
PLANS = (
    (("voiture", 100),),
    (("covoit", 100), ("pied", 4)),
    (("bus", 100), ("pied", 5)),
    (("train", 92), ("pied", 9)),
    (("velo", 12), ("train", 85)),
    (("bus", 30), ("train", 75)),
    (("tram", 35), ("bus", 70)),
    (("train", 80), ("tram", 22)),
)
"""Legs as a mode and hundredths of the distance."""
NAMES = {
    "voiture": "Voiture",
    "covoit": "Covoiturage",
    "bus": "Bus",
    "tram": "Tram",
    "train": "Train",
    "velo": "Vélo",
    "pied": "Marche",
}


@dataclass(frozen=True, slots=True)
class Trip:
    """Legs as (mode, start, end, tenths of km); money in cents."""

    legs: tuple[tuple[str, int, int, int], ...]
    price: int
    accessible: bool

    @property
    def measures(self) -> dict[str, int]:
        """All that can be asked for, less being better."""
        vehicles = [leg for leg in self.legs if leg[0] != "pied"]
        return {
            "duration": self.legs[-1][2] - self.legs[0][1],
            "co2": sum(CO2[mode] * tenths for mode, _, _, tenths in self.legs),
            "price": self.price,
            "changes": len(vehicles) - 1,
            "walk": sum(end - start for mode, start, end, _ in self.legs if mode == "pied"),
            "arrival": self.legs[-1][2],
        }

    @property
    def name(self) -> str:
        """Its vehicles and its hour."""
        words = " + ".join(NAMES[leg[0]] for leg in self.legs if leg[0] != "pied")
        return f"{words}, {_clock(self.legs[0][1])}"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`ways` (ends, by part), `goal` or `goals` to draw from, `limits`: measures, or accessible."""
    goal = draw.choice(options["goals"])
    values = {"prenom": draw.choice(FIRST_NAMES), "but": str(options["words"][goal])}
    trips: list[dict[str, Any]] = []
    for part, way in options["ways"].items():
        made, limits = _way(draw, way, goal=goal, asked=options["limits"])
        ids = [
            f"t{one + (0 if not trips else 45)}" for one in draw.sample(range(10, 55), len(made))
        ]
        best = _best(made, goal, limits=limits, asked=options["limits"])
        first = min(made, key=lambda trip: trip.measures[goal])
        order = dict(zip((id(trip) for trip in made), ids, strict=True))
        trips += [_data(trip, order[id(trip)], way) for trip in made]
        values |= {f"{part}_{key}": value for key, value in _said(limits).items()}
        values |= {
            f"{part}": order[id(best)],
            f"{part}_nom": best.name,
            f"{part}_sans": order[id(first)],
            f"{part}_sans_nom": first.name,
            f"{part}_autre": next(order[id(trip)] for trip in made if trip not in (best, first)),
            f"{part}_mesure": _words(goal, best.measures[goal]),
        }
    values["trips_json"] = json.dumps(trips, ensure_ascii=False, separators=(",", ":"))
    return Variant(values=values)


def _way(
    draw: Draw, way: Mapping[str, Any], *, goal: str, asked: Sequence[str]
) -> tuple[list[Trip], dict[str, int]]:
    return drawn_until(lambda: _drawn(draw, way), _judge(goal, asked))


def _drawn(draw: Draw, way: Mapping[str, Any]) -> tuple[list[Trip], dict[str, int]]:
    tenths, start = draw.integer(80, 260), int(way["from_hour"]) * 60
    made = [
        _trip(draw, plan, tenths=tenths, start=start + draw.integer(0, 75))
        for plan in draw.sample(PLANS, 6)
    ]
    limits = {
        "arrival": start + draw.integer(4, 8) * 15,
        "changes": 0,
        "walk": draw.choice((5, 8, 10)),
        "price": draw.choice((200, 250, 300, 400)),
    }
    return made, limits


def _trip(draw: Draw, plan: Sequence[tuple[str, int]], *, tenths: int, start: int) -> Trip:
    legs, now = [], start
    for mode, share in plan:
        length = max(4, tenths * share // 100)
        end = now + max(3, length * 6 // SPEED[mode] + draw.integer(0, 4))
        legs.append((mode, now, end, length))
        now = end if mode == "pied" or share == plan[-1][1] else end + draw.integer(3, 8)
    cents = sum(
        {"voiture": 25, "covoit": 8, "train": 16}.get(mode, 0) * length // 10
        for mode, _, _, length in legs
    )
    cents += 180 * any(mode in ("bus", "tram") for mode, _ in plan)
    return Trip(tuple(legs), cents - cents % 5, bool(draw.integer(0, 2)) and plan[0][0] != "velo")


def _fits(trip: Trip, limits: Mapping[str, int], asked: Sequence[str]) -> bool:
    return all(
        trip.accessible if one == "accessible" else trip.measures[one] <= limits[one]
        for one in asked
    )


def _best(
    made: Sequence[Trip], goal: str, *, limits: Mapping[str, int], asked: Sequence[str]
) -> Trip:
    return min(
        (trip for trip in made if _fits(trip, limits, asked)), key=lambda trip: trip.measures[goal]
    )


def _judge(goal: str, asked: Sequence[str]) -> Callable[[tuple[list[Trip], dict[str, int]]], bool]:
    """At least two fit, one wins clearly, and each limit keeps away one that would have won."""
    margin = {"co2": 500, "duration": 2, "price": 15}.get(goal, 1)

    def is_good(drawn: tuple[list[Trip], dict[str, int]]) -> bool:
        made, limits = drawn
        fit = sorted(trip.measures[goal] for trip in made if _fits(trip, limits, asked))
        if (
            len(fit) < 2
            or fit[1] - fit[0] < margin
            or len({trip.name for trip in made}) < len(made)
        ):
            return False
        winners = [
            sorted(
                trip.measures[goal]
                for trip in made
                if _fits(trip, limits, [other for other in asked if other != one])
            )
            for one in asked
        ]
        everyone = sorted(trip.measures[goal] for trip in made)
        return everyone[1] - everyone[0] >= margin and (
            not asked or (everyone[0] < fit[0] and any(one[0] < fit[0] for one in winners))
        )

    return is_good


def _data(trip: Trip, one: str, way: Mapping[str, Any]) -> dict[str, Any]:
    stops = [way["from"], *way["via"][: len(trip.legs) - 1], way["to"]]
    legs = [
        [
            mode,
            LINES.get(mode, ""),
            stops[rank],
            _clock(start),
            stops[rank + 1],
            _clock(end),
            tenths / 10,
        ]
        for rank, (mode, start, end, tenths) in enumerate(trip.legs)
    ]
    return {
        "id": one,
        "name": trip.name,
        "accessible": trip.accessible,
        "price": trip.price / 100,
        "legs": legs,
    }


def _said(limits: Mapping[str, int]) -> dict[str, str]:
    arrival, price = limits["arrival"], limits["price"]
    return {
        "avant": f"{arrival // 60} h {arrival % 60:02d}",
        "marche": str(limits["walk"]),
        "prix": f"{price / 100:.2f}".replace(".", ","),
    }


def _words(goal: str, value: int) -> str:
    if goal == "co2":
        return f"{(value + 5) // 10} g de CO₂"
    if goal == "price":
        return f"{value / 100:.2f} €".replace(".", ",")
    return f"{value} min" if goal in ("duration", "walk") else str(value)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
