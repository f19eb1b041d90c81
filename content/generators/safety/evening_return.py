"""Timetables there and back: the latest run that is in time, the first one home."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

WALK = 10
_RUNS = 7
Drawn = tuple[dict[str, list[list[int]]], int, int, list[int], list[int]]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """School-day runs (note a) do not run that day; two other kinds of day have other hours."""

    def lines() -> dict[str, list[list[int]]]:
        return {"aller": _runs(draw, 8 * 60), "retour": _runs(draw, 16 * 60)}

    def pick() -> Drawn:
        made = lines()
        begin, finish = draw.integer(39, 46) * 15, draw.integer(66, 74) * 15
        return made, begin, finish, _noted(draw), _noted(draw)

    made, begin, finish, there_notes, back_notes = drawn_until(pick, _is_good)
    out = max(
        rank
        for rank, run in enumerate(made["aller"])
        if run[-1] + WALK <= begin and rank not in there_notes
    )
    back = min(
        rank
        for rank, run in enumerate(made["retour"])
        if run[0] >= finish + WALK and rank not in back_notes
    )
    ids = [f"r{one}" for one in draw.sample(range(10, 99), 2 * _RUNS)]
    there, home = ids[:_RUNS], ids[_RUNS:]
    noted_out = max(rank for rank, run in enumerate(made["aller"]) if run[-1] + WALK <= begin)
    noted_back = min(rank for rank, run in enumerate(made["retour"]) if run[0] >= finish + WALK)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "debut": f"{begin // 60} h {begin % 60:02d}",
        "fin": f"{finish // 60} h {finish % 60:02d}",
        "aller_json": _json(made["aller"], there, there_notes),
        "retour_json": _json(made["retour"], home, back_notes),
        "aller": there[out],
        "retour": home[back],
        "aller_renvoi": there[noted_out],
        "retour_renvoi": home[noted_back],
        "aller_juste": there[out + 1],
        "retour_juste": home[back - 1] if back else home[back + 1],
        "aller_tot": there[max(0, out - 1)] if out else there[out + 1],
        "aller_heure": _clock(made["aller"][out][0]),
        "retour_heure": _clock(made["retour"][back][0]),
        "arrivee": _clock(made["aller"][out][-1]),
    }
    return Variant(values=values)


def _runs(draw: Draw, start: int) -> list[list[int]]:
    times = []
    now = start + draw.integer(0, 12)
    for _ in range(_RUNS):
        times.append([now, now + 9, now + 17, now + 28])
        now += draw.integer(22, 34)
    return times


def _noted(draw: Draw) -> list[int]:
    return sorted(draw.sample(range(_RUNS), 3))


def _is_good(drawn: Drawn) -> bool:
    """The run one would take without reading the notes, or without the walk, is another one."""
    made, begin, finish, there, back = drawn
    out = [rank for rank, run in enumerate(made["aller"]) if run[-1] + WALK <= begin]
    home = [rank for rank, run in enumerate(made["retour"]) if run[0] >= finish + WALK]
    if not out or not home or out[-1] >= _RUNS - 1 or home[0] == 0:
        return False
    good_out = [rank for rank in out if rank not in there]
    good_home = [rank for rank in home if rank not in back]
    return bool(good_out and good_home) and good_out[-1] != out[-1] and good_home[0] != home[0]


def _json(runs: Sequence[list[int]], ids: Sequence[str], noted: Sequence[int]) -> str:
    data = [
        {
            "id": one,
            "name": f"Course {one[1:]}",
            "times": " ".join(map(_clock, run)),
            **({"note": "a"} if rank in noted else {}),
        }
        for rank, (one, run) in enumerate(zip(ids, runs, strict=True))
    ]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
