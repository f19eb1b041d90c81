"""Timetables of a line, there and back: the last run in time, the first one after."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_RUNS = 7


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.stops`: how many. With `noted`, some runs bear the note a and do not count."""
    noted = bool(options.get("noted"))
    there = _runs(draw, "a", options["stops"], start=6 * 60 + draw.integer(0, 40), noted=noted)
    back = _runs(draw, "b", options["stops"], start=15 * 60 + draw.integer(0, 40), noted=noted)
    good = [run for run in there[1:-1] if not run["noted"]]
    wanted = draw.choice(good)
    late = next(run for run in there if run["times"][-1] > wanted["times"][-1] and not run["noted"])
    meeting = draw.integer(wanted["times"][-1] + 1, late["times"][-1] - 1)
    home = draw.choice([run for run in back[1:] if not run["noted"]])
    before = max(
        (run for run in back if run["times"][0] < home["times"][0] and not run["noted"]),
        key=lambda run: run["times"][0],
        default=back[0],
    )
    free = draw.integer(
        before["times"][0] + 1 if not before["noted"] else home["times"][0] - 4,
        home["times"][0] - 1,
    )
    stray = next((run for run in there if run["noted"] and run["times"][-1] <= meeting), there[0])
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "rdv": _clock(meeting),
        "fin": _clock(free),
        "aller": wanted["id"],
        "retour": home["id"],
        "aller_tard": late["id"],
        "aller_tot": there[0]["id"],
        "retour_tot": before["id"],
        "hors": stray["id"],
        "depart": _clock(wanted["times"][0]),
        "arrivee": _clock(wanted["times"][-1]),
        "depart_retour": _clock(home["times"][0]),
        "there_json": json.dumps([_told(run) for run in there], ensure_ascii=False),
        "back_json": json.dumps([_told(run) for run in back], ensure_ascii=False),
    }
    return Variant(values)


def _runs(draw: Draw, letter: str, stops: int, *, start: int, noted: bool) -> list[dict[str, Any]]:
    """Runs one after the other; their ids do not follow their order."""
    numbers = draw.shuffled(range(1, _RUNS + 1))
    marks = drawn_until(
        lambda: [noted and draw.integer(1, 3) == 1 for _ in range(_RUNS)],
        lambda made: (
            not noted
            or (2 <= sum(made) <= 3 and not made[0] and not made[-1] and not all(made[1:4]))
        ),
    )
    runs, now = [], start
    steps = [draw.integer(5, 14) for _ in range(stops - 1)]
    for number, mark in zip(numbers, marks, strict=True):
        times = [now + sum(steps[:place]) for place in range(stops)]
        runs.append({"id": f"{letter}{number}", "times": times, "noted": mark})
        now += draw.integer(22, 50)
    return runs


def _told(run: Mapping[str, Any]) -> dict[str, str]:
    told = {
        "id": run["id"],
        "name": f"Course {run['id'].upper()}",
        "times": " ".join(_clock(one, ":") for one in run["times"]),
    }
    return {**told, "note": "a"} if run["noted"] else told


def _clock(minutes: int, between: str = " h ") -> str:
    hours = f"{minutes // 60:02d}" if between == ":" else str(minutes // 60)
    return f"{hours}{between}{minutes % 60:02d}"
