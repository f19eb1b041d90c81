"""A week of a team's calendar with one single moment when everybody needed is free."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.busy_times import MONDAY, Span, around, clock, only_hole
from content.generators.clock_times import in_words
from content.generators.french import DAYS
from content.generators.french_values import listed, readable_date
from content.generators.spaces import Json, as_json, first_name, members

_ZONES = {"à La Réunion": 3, "à Mayotte": 2, "en Martinique": -5, "en Guyane": -4}
_OPENS, _CLOSES = 9 * 60, 17 * 60


class _Team(NamedTuple):
    """All the people, those to be met by the first of them, and one who is not needed."""

    people: list[Json]
    guests: list[Json]
    outside: Json

    @property
    def needed(self) -> list[str]:
        """Who must be free: whoever invites, and the guests."""
        return ["u1", *(one["id"] for one in self.guests)]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`room`: a room is needed too; `zones`: somebody lives elsewhere; `move`: a meeting moves."""
    length = draw.choice(options["lengths"])
    zone = draw.choice(list(_ZONES)) if options.get("zones") else ""
    team = _team(draw, zone, others=options.get("others", 3))
    hole, busy = _week(draw, options.get("days", 4), length=length, offset=_ZONES.get(zone, 0))
    needed = [*team.needed, *(["r2"] if options.get("room") else [])]
    titles, keeper = options["titles"], team.outside["id"]
    events = [
        _event(span, draw.choice(needed), keeper=keeper)
        | {"id": f"e{rank}"}
        | {"title": draw.choice(titles)}
        for rank, span in enumerate(busy, 2)
    ]
    events += _elsewhere(draw, hole, keeper=keeper, titles=titles)
    lure = draw.choice([span for span in busy if span.end - span.start >= 60])
    if options.get("move"):
        events.append(_moved(options["move"], lure, length=length, who=sorted(team.needed)))
    values = _said_of_people(team) | _said_of_moment(hole, length) | _said_of_far(hole, zone)
    return Variant(values | as_json(people=team.people, events=events))


def _team(draw: Draw, zone: str, *, others: int) -> _Team:
    """The second person, who may live elsewhere, is always a guest."""
    people = members(draw, ["", zone[:1].upper() + zone[1:], *[""] * others])
    if zone:
        people[1]["offset"] = _ZONES[zone]
    guests = [people[1], *draw.sample(people[2:], 2)]
    return _Team(people, guests, next(one for one in people[2:] if one not in guests))


def _week(draw: Draw, count: int, *, length: int, offset: int) -> tuple[Span, list[Span]]:
    """The free moment, and the busy ones; on the days left out, nobody is ever free."""
    window = max(_OPENS, _OPENS - 60 * offset), min(_CLOSES, _CLOSES - 60 * offset)
    days = sorted(draw.sample(range(5), count))
    hole = only_hole(draw, days, window, length=length)
    busy = around(draw, days, window, holes=[hole])
    return hole, busy + [Span(day, *window) for day in range(5) if day not in days]


def _moved(title: str, span: Span, *, length: int, who: list[str]) -> Json:
    """The meeting to be moved, where it stands."""
    at = {"date": span.on(), "start": clock(span.start), "end": clock(span.start + length)}
    return {"id": "e1", "title": title, **at, "who": who, "room": "r2"}


def _said_of_people(team: _Team) -> dict[str, str]:
    guests = sorted(one["id"] for one in team.guests)
    return {
        "prenom": first_name(team.people[0]),
        "invites": listed([one["name"] for one in team.guests]),
        "invites_ids": ",".join(guests),
        "trop_ids": ",".join(sorted([team.outside["id"], *guests])),
        "lointain": team.people[1]["name"],
    }


def _said_of_moment(hole: Span, length: int) -> dict[str, str]:
    return {
        "duree": in_words(length),
        "date": hole.on(),
        "debut": clock(hole.start),
        "fin": clock(hole.end),
        "moment": _told(hole),
        "faux_debut": clock(hole.start + 30),
        "faux_fin": clock(hole.end + 30),
        "fausse_date": Span((hole.day + 1) % 5, 0, 0).on(),
        "jour_actuel": MONDAY.isoformat(),
    }


def _said_of_far(hole: Span, zone: str) -> dict[str, str]:
    ahead = 60 * _ZONES.get(zone, 0)
    return {
        "lieu": zone,
        "heure_lointaine": in_words(hole.start + ahead),
        "debut_lointain": clock(hole.start + ahead),
        "fin_lointaine": clock(hole.end + ahead),
    }


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
