"""Itineraries there and back: the cheapest that is in time and without steps."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_LINES = (("car", "Car 12"), ("train", "Train"), ("tram", "Tram A"))
Trip = dict[str, Any]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Six trips each way. There: arrive by `limite`; back: leave after `libre`."""
    limit = 10 * 60 + 5 * draw.integer(0, 12)
    free = 16 * 60 + 5 * draw.integer(0, 12)
    there = drawn_until(lambda: _trips(draw, limit, before=True), _is_rich)
    back = drawn_until(lambda: _trips(draw, free, before=False), _is_rich)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "limite": _clock(limit, " h "),
        "libre": _clock(free, " h "),
    }
    shown = []
    for name, letter, trips in (("aller", "a", there), ("retour", "r", back)):
        order = draw.shuffled(range(len(trips)))
        ids = {index: f"{letter}{place}" for place, index in enumerate(order, start=1)}
        shown += [_told(trips[index], ids[index], is_back=letter == "r") for index in order]
        best = _best(trips, ("is_timely", "is_easy"))
        values |= {
            name: ids[best],
            f"{name}_prix": f"{trips[best]['price'] / 10:.2f}".replace(".", ","),
            f"{name}_escaliers": ids[_best(trips, ("is_timely",))],
            f"{name}_tard": ids[_best(trips, ("is_easy",))],
        }
    values["trips_json"] = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return Variant(values)


def _trips(draw: Draw, limit: int, *, before: bool) -> list[Trip]:
    trips = []
    for price in draw.sample(range(14, 96), 6):
        is_timely = draw.integer(0, 2) > 0
        gap = draw.integer(2, 70) * (-1 if before == is_timely else 1)
        length = draw.integer(35, 90)
        edge = limit + gap
        start = edge - length if before else edge
        trips.append(
            {
                "price": price,
                "start": start,
                "length": length,
                "is_timely": is_timely,
                "is_easy": draw.integer(0, 2) > 0,
                "line": draw.choice(_LINES),
            }
        )
    return trips


def _best(trips: list[Trip], needs: tuple[str, ...]) -> int:
    fit = [place for place, trip in enumerate(trips) if all(trip[need] for need in needs)]
    return min(fit, key=lambda place: trips[place]["price"])


def _is_rich(trips: list[Trip]) -> bool:
    """A cheaper one has steps, a cheaper one is not in time, and there is a choice left."""
    both = [trip for trip in trips if trip["is_timely"] and trip["is_easy"]]
    if len(both) < 2:
        return False
    best = _best(trips, ("is_timely", "is_easy"))
    return best != _best(trips, ("is_timely",)) and best != _best(trips, ("is_easy",))


def _told(trip: Trip, name: str, *, is_back: bool) -> dict[str, Any]:
    mode, line = trip["line"]
    ends = ("p2", "p1") if is_back else ("p1", "p2")
    stop = trip["start"] + trip["length"]
    leg = [mode, line, ends[0], _clock(trip["start"]), ends[1], _clock(stop)]
    return {
        "id": name,
        "name": f"{line} de {_clock(trip['start'])}",
        "accessible": trip["is_easy"],
        "price": trip["price"] / 10,
        "legs": [leg],
    }


def _clock(minutes: int, between: str = ":") -> str:
    hours = f"{minutes // 60:02d}" if between == ":" else str(minutes // 60)
    return f"{hours}{between}{minutes % 60:02d}"
