"""Timetables and journeys of a small network, with one right choice under the constraint."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

STOPS = ("p1", "p2", "p3", "p4")
LINES = ("Ligne 1", "Ligne 4", "Ligne 7", "Ligne 12")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`ask: first`, `school` (timetables), `latest` or `smooth` (journeys)."""
    make = {"first": _first, "school": _school, "latest": _latest, "smooth": _smooth}[
        options["ask"]
    ]
    values = drawn_until(lambda: make(draw), bool)
    return Variant({"prenom": draw.choice(FIRST_NAMES)} | values)


def _clock(minutes: int, sign: str = ":") -> str:
    return f"{minutes // 60:02d}{sign}{minutes % 60:02d}"


def _spoken(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes % 60 else f"{minutes // 60} h"


def _run(number: int, start: int, steps: list[int], *, note: str = "") -> dict[str, str]:
    times = [start + sum(steps[:n]) for n in range(len(STOPS))]
    run = {"id": f"r{number}", "name": f"Course {number}", "times": " ".join(map(_clock, times))}
    return run | ({"note": note} if note else {})


def _starts(draw: Draw, count: int) -> list[int]:
    start = draw.integer(6 * 60, 7 * 60)
    starts = [start]
    for _ in range(count - 1):
        starts.append(starts[-1] + draw.integer(17, 55))
    return starts


def _first(draw: Draw) -> dict[str, str]:
    """The first departure after a time, from a stop in the middle of the line."""
    starts, steps = _starts(draw, 9), [draw.integer(4, 11) for _ in range(3)]
    ids = sorted(draw.sample(range(11, 99), 9))
    stop = draw.integer(1, 2)
    calls = [start + sum(steps[:stop]) for start in starts]
    place = draw.integer(1, 7)
    after = draw.integer(calls[place - 1] + 1, calls[place] - 1)
    from_head = next((n for n, start in enumerate(starts) if start >= after), 8)
    if from_head == place:
        return {}
    runs = [_run(n, start, steps) for n, start in zip(ids, starts, strict=True)]
    return {
        "runs_json": json.dumps(runs),
        "arret": ("Hôpital", "Lycée")[stop - 1], "apres": _spoken(after),
        "course": f"r{ids[place]}", "avant": f"r{ids[place - 1]}", "autre": f"r{ids[from_head]}",
        "heure": _spoken(calls[place]), "ligne": draw.choice(LINES),
    }  # fmt: skip


def _school(draw: Draw) -> dict[str, str]:
    """The last departure of a Wednesday of holidays that is in time; some do not run then."""
    starts, steps = _starts(draw, 9), [draw.integer(5, 12) for _ in range(3)]
    ids = sorted(draw.sample(range(11, 99), 9))
    notes = draw.shuffled(["a", "a", "a", "b", "b", "", "", "", ""])
    is_holiday = draw.choice((True, False))
    arrivals = [start + sum(steps) for start in starts]
    limit = draw.integer(arrivals[3], arrivals[8])
    runs = [
        n for n in range(9) if notes[n] != ("a" if is_holiday else "b") and arrivals[n] <= limit
    ]
    late = [n for n in range(9) if arrivals[n] <= limit]
    wrong = [
        n for n in range(9) if notes[n] != ("b" if is_holiday else "a") and arrivals[n] <= limit
    ]
    departures = [n for n in range(9) if starts[n] <= limit]
    if not runs or runs[-1] in (late[-1], wrong[-1] if wrong else -1) or departures[-1] == runs[-1]:
        return {}
    table = [_run(ids[n], starts[n], steps, note=notes[n]) for n in range(9)]
    return {
        "runs_json": json.dumps(table), "ligne": draw.choice(LINES),
        "limite": _spoken(limit), "course": f"r{ids[runs[-1]]}", "sans_renvoi": f"r{ids[late[-1]]}",
        "jour": "un mardi de vacances scolaires" if is_holiday else "un mardi de classe",
        "renvoi": "a" if is_holiday else "b", "depart": f"r{ids[departures[-1]]}",
        "heure": _spoken(starts[runs[-1]]), "arrivee": _spoken(arrivals[runs[-1]]),
    }  # fmt: skip


def _trip(
    number: int, start: int, *, ride: int, changes: int, price: float, step_free: bool
) -> dict[str, Any]:
    """A journey from p1 to p4, with as many changes."""
    stops = [*STOPS[: changes + 1], "p4"]
    legs, at = [], start
    for n in range(changes + 1):
        share = ride // (changes + 1)
        legs.append(
            ["bus", LINES[(number + n) % 4], stops[n], _clock(at), stops[n + 1], _clock(at + share)]
        )
        at += share + 6
    return {
        "id": f"t{number}",
        "name": f"Trajet {number}",
        "accessible": step_free,
        "price": price,
        "legs": legs,
    }


def _end(trip: dict[str, Any]) -> int:
    hours, minutes = trip["legs"][-1][5].split(":")
    return int(hours) * 60 + int(minutes)


def _start(trip: dict[str, Any]) -> int:
    hours, minutes = trip["legs"][0][3].split(":")
    return int(hours) * 60 + int(minutes)


def _trips(draw: Draw) -> list[dict[str, Any]]:
    starts = draw.sample(range(7 * 60, 9 * 60 + 30, 4), 7)
    return [
        _trip(
            n, start, ride=draw.integer(24, 70), changes=draw.integer(0, 2),
            price=draw.choice((1.8, 2.1, 2.6, 3.4)), step_free=draw.integer(0, 2) < 2,
        )
        for n, start in zip(draw.sample(range(11, 99), 7), starts, strict=True)
    ]  # fmt: skip


def _latest(draw: Draw) -> dict[str, str]:
    """The journey that leaves latest and is in time."""
    trips = _trips(draw)
    limit = draw.integer(8 * 60 + 20, 9 * 60 + 50)
    good = sorted((one for one in trips if _end(one) <= limit), key=_start)
    leaving = sorted((one for one in trips if _start(one) <= limit), key=_start)
    if len(good) < 3 or leaving[-1] is good[-1]:
        return {}
    last_in = max(good, key=_end)
    return {
        "trips_json": json.dumps(trips, ensure_ascii=False), "limite": _spoken(limit),
        "trajet": good[-1]["id"], "trop_tard": leaving[-1]["id"], "premier": good[0]["id"],
        "depart": _spoken(_start(good[-1])), "arrivee": _spoken(_end(good[-1])),
        "arrive_tard": last_in["id"],
    }  # fmt: skip


def _smooth(draw: Draw) -> dict[str, str]:
    """Among the step-free journeys that are in time, the one with the fewest changes."""
    trips = _trips(draw)
    limit = draw.integer(8 * 60 + 20, 9 * 60 + 50)
    good = [one for one in trips if _end(one) <= limit and one["accessible"]]
    ranked = sorted(good, key=lambda one: len(one["legs"]))
    free = [one for one in trips if _end(one) <= limit and not one["accessible"]]
    if len(ranked) < 3 or len(ranked[0]["legs"]) == len(ranked[1]["legs"]) or not free:
        return {}
    steps = min(free, key=lambda one: len(one["legs"]))
    if len(steps["legs"]) > len(ranked[0]["legs"]):
        return {}
    return {
        "trips_json": json.dumps(trips, ensure_ascii=False), "limite": _spoken(limit),
        "trajet": ranked[0]["id"], "marches": steps["id"], "change": ranked[1]["id"],
        "changes": str(len(ranked[0]["legs"]) - 1), "arrivee": _spoken(_end(ranked[0])),
        "tard": next((one["id"] for one in trips if _end(one) > limit), ranked[2]["id"]),
    }  # fmt: skip
