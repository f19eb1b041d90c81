"""Three people in three time zones, busy at their own hours: the only hour they share."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.busy_times import Span, around, clock, only_hole
from content.generators.clock_times import in_words, written_forms
from content.generators.french import DAYS
from content.generators.spaces import members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Busy times are told in each one's local time; the answer is the hour in Paris."""
    people = [one["name"] for one in members(draw, [""] * 3)]
    zones = draw.choice(options["zones"])
    offsets = [0, *(zone["offset"] for zone in zones)]
    first = max(8 * 60 - 60 * offset for offset in offsets)
    last = min(19 * 60 - 60 * offset for offset in offsets)
    days = range(5)
    hole = only_hole(draw, days, (first, last), length=60)
    rows: list[list[str]] = []
    for span in around(draw, days, (first, last), holes=[hole]):
        rank = draw.integer(0, 2)
        rows.append(_row(people[rank], span, offsets[rank]))
    for rank, offset in enumerate(offsets):
        for day in days:
            early, late = 8 * 60 - 60 * offset, 19 * 60 - 60 * offset
            if early + 60 <= first:
                rows.append(_row(people[rank], Span(day, early, early + 60), offset))
            if late - 60 >= last:
                rows.append(_row(people[rank], Span(day, late - 60, late), offset))
    rows.sort()
    values = {
        "personne_1": people[0],
        "personne_2": people[1],
        "personne_3": people[2],
        "lieu_2": zones[0]["place"],
        "lieu_3": zones[1]["place"],
        "ecart_2": _gap(offsets[1]),
        "ecart_3": _gap(offsets[2]),
        "jour": DAYS[hole.day],
        "autre_jour": DAYS[(hole.day + 1) % 5],
        **written_forms("heure", hole.start),
        "heure_2": in_words(hole.start + 60 * offsets[1]),
        "heure_3": in_words(hole.start + 60 * offsets[2]),
        "heure_inverse": in_words(hole.start - 60 * offsets[1]),
    }
    head = ["Personne", "Jour", "Occupée de", "à", "Heure de"]
    places = dict(zip(people, ("Paris", zones[0]["place"], zones[1]["place"]), strict=True))
    table = ods({"Occupations": [head, *([*row, places[row[0]]] for row in rows)]})
    return Variant(values, {"occupations.ods": table})


def _row(name: str, span: Span, offset: int) -> list[str]:
    start, end = (clock(minutes + 60 * offset) for minutes in (span.start, span.end))
    return [name, DAYS[span.day], start, end]


def _gap(offset: int) -> str:
    count = abs(offset)
    hours = f"{count} heure" if count == 1 else f"{count} heures"
    return f"{hours} {'de plus' if offset > 0 else 'de moins'} qu'à Paris"
