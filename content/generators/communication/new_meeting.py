"""A meeting to put in a calendar: day, hours and guests are told."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.busy_times import MONDAY, clock
from content.generators.clock_times import in_words
from content.generators.french import DAYS
from content.generators.french_values import listed, readable_date
from content.generators.spaces import as_json, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the day of the two coming weeks, the beginning, the length and two guests."""
    people = members(draw, [""] * 6)
    guests = draw.sample(people[1:], 2)
    week, weekday = draw.integer(0, 1), draw.integer(0, 4)
    day = MONDAY + timedelta(weeks=week, days=weekday)
    start, length = 30 * draw.integer(17, 31), draw.choice((45, 75, 90, 105, 120))
    values = {
        "prenom": first_name(people[0]),
        "invites": listed([one["name"] for one in guests]),
        "invites_ids": ",".join(sorted(one["id"] for one in guests)),
        "un_invite": guests[0]["id"],
        "jour": f"{DAYS[weekday]} {readable_date(day)}",
        "heure": in_words(start),
        "duree": in_words(length) if length >= 60 else f"{length} minutes",
        "fin_mots": in_words(start + length),
        "date": day.isoformat(),
        "autre_date": (day + timedelta(weeks=1 if week == 0 else -1)).isoformat(),
        "debut": clock(start),
        "fin": clock(start + length),
        "fin_fausse": clock(start + 60),
    }
    return Variant(values | as_json(people=people))
