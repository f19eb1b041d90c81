"""A week of a team's calendar with one single moment when everybody needed is free."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.busy_times import MONDAY, Span, around, clock, only_hole
from content.generators.clock_times import in_words
from content.generators.french import DAYS
from content.generators.french_values import listed, readable_date
from content.generators.spaces import Json, as_json, first_name, members

_ZONES = {"à La Réunion": 3, "à Mayotte": 2, "en Martinique": -5, "en Guyane": -4}
_OPENS, _CLOSES = 9 * 60, 17 * 60


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`room`: a room is needed too; `zones`: somebody lives elsewhere; `move`: a meeting moves."""
    length = draw.choice(options["lengths"])
    zone = draw.choice(list(_ZONES)) if options.get("zones") else ""
    offset = _ZONES.get(zone, 0)
    window = max(_OPENS, _OPENS - 60 * offset), min(_CLOSES, _CLOSES - 60 * offset)
    people = members(draw, ["", zone[:1].upper() + zone[1:], *[""] * options.get("others", 3)])
    if zone:
        people[1]["offset"] = offset
    guests = [people[1], *draw.sample(people[2:], 2)]
    outside = next(one for one in people[2:] if one not in guests)
    days = sorted(draw.sample(range(5), options.get("days", 4)))
    hole = only_hole(draw, days, window, length=length)
    busy = around(draw, days, window, holes=[hole])
    busy += [Span(day, *window) for day in range(5) if day not in days]
    needed = ["u1", *(one["id"] for one in guests), *(["r2"] if options.get("room") else [])]
    titles = options["titles"]
    events = [
        _event(span, draw.choice(needed), keeper=outside["id"])
        | {"id": f"e{rank}"}
        | {"title": draw.choice(titles)}
        for rank, span in enumerate(busy, 2)
    ]
    events += _elsewhere(draw, hole, keeper=outside["id"], titles=titles)
    wrong = Span(hole.day, hole.start + 30, hole.end + 30)
    lure = draw.choice([span for span in busy if span.end - span.start >= 60])
    if options.get("move"):
        ids = sorted(["u1", *(one["id"] for one in guests)])
        at = {"date": lure.on(), "start": clock(lure.start), "end": clock(lure.start + length)}
        events.append({"id": "e1", "title": options["move"], **at, "who": ids, "room": "r2"})
    values = {
        "prenom": first_name(people[0]),
        "invites": listed([one["name"] for one in guests]),
        "invites_ids": ",".join(sorted(one["id"] for one in guests)),
        "trop_ids": ",".join(sorted([outside["id"], *(one["id"] for one in guests)])),
        "lointain": people[1]["name"],
        "lieu": zone,
        "duree": in_words(length),
        "date": hole.on(),
        "debut": clock(hole.start),
        "fin": clock(hole.end),
        "moment": _told(hole),
        "heure_lointaine": in_words(hole.start + 60 * offset),
        "debut_lointain": clock(hole.start + 60 * offset),
        "fin_lointaine": clock(hole.end + 60 * offset),
        "faux_debut": clock(wrong.start),
        "faux_fin": clock(wrong.end),
        "fausse_date": Span((hole.day + 1) % 5, 0, 0).on(),
        "jour_actuel": MONDAY.isoformat(),
    }
    return Variant(values | as_json(people=people, events=events))


def _elsewhere(draw: Draw, hole: Span, *, keeper: str, titles: list[str]) -> list[Json]:
    """Somebody who is not needed is busy at the very moment, and at another."""
    other = Span((hole.day + 2) % 5, hole.start + 30, hole.end + 30)
    return [
        _event(span, keeper, keeper=keeper) | {"id": f"e{40 + rank}", "title": draw.choice(titles)}
        for rank, span in enumerate((hole, other))
    ]


def _event(span: Span, who: str, *, keeper: str) -> Json:
    """Somebody, or the room held by somebody who is not needed, is busy."""
    at = {"date": span.on(), "start": clock(span.start), "end": clock(span.end)}
    held = {"who": [keeper], "room": who} if who.startswith("r") else {"who": [who]}
    return at | held


def _told(span: Span) -> str:
    day = MONDAY.replace(day=MONDAY.day + span.day)
    hours = f"de {in_words(span.start)} à {in_words(span.end)}"
    return f"{DAYS[span.day]} {readable_date(day)}, {hours}"
