"""Three weeks of a team's calendar with one moment that is free each week, and one that is not."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.busy_times import MONDAY, Span, around, clock, only_hole
from content.generators.clock_times import in_words
from content.generators.french import DAYS, drawn_until
from content.generators.french_values import listed, readable_date
from content.generators.spaces import as_json, first_name, members

_WINDOW = 9 * 60, 17 * 60


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Weekly events leave two moments; something else takes one of them in a later week."""
    people = members(draw, [""] * 4)
    guests = draw.sample(people[1:], 2)
    length, weeks = draw.choice(options["lengths"]), options["weeks"]
    days = range(5)

    def two() -> list[Span]:
        return [only_hole(draw, days, _WINDOW, length=length) for _ in range(2)]

    good, taken = drawn_until(two, lambda pair: pair[0].day != pair[1].day)
    busy = around(draw, days, _WINDOW, holes=[good, taken])
    needed = ["u1", *(one["id"] for one in guests)]
    last = MONDAY + timedelta(weeks=weeks - 1, days=good.day)
    events: list[dict[str, Any]] = [
        {
            "id": f"e{rank}",
            "title": draw.choice(options["titles"]),
            "date": span.on(),
            "start": clock(span.start),
            "end": clock(span.end),
            "who": [draw.choice(needed)],
            "repeat": "weekly",
        }
        for rank, span in enumerate(busy, 2)
    ]
    week = draw.integer(2, weeks)
    at = MONDAY + timedelta(weeks=week - 1, days=taken.day)
    once = {"id": "e1", "title": options["once"], "date": at.isoformat()}
    hours = {"start": clock(taken.start), "end": clock(taken.end)}
    events.append(once | hours | {"who": [guests[0]["id"]]})
    values = {
        "prenom": first_name(people[0]),
        "invites": listed([one["name"] for one in guests]),
        "invites_ids": ",".join(sorted(one["id"] for one in guests)),
        "duree": in_words(length),
        "date": good.on(),
        "debut": clock(good.start),
        "fin": clock(good.end),
        "derniere": last.isoformat(),
        "derniere_lisible": readable_date(last),
        "une_de_plus": (last + timedelta(weeks=1)).isoformat(),
        "moment": f"le {DAYS[good.day]} de {in_words(good.start)} à {in_words(good.end)}",
        "piege": f"le {DAYS[taken.day]} de {in_words(taken.start)} à {in_words(taken.end)}",
        "piege_jour": f"{DAYS[taken.day]} {readable_date(at)}",
        "piege_date": taken.on(),
        "piege_debut": clock(taken.start),
        "piege_fin": clock(taken.end),
    }
    return Variant(values | as_json(people=people, events=events))
