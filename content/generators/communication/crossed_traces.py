"""A pseudonym's reviews and lists of people present: crossed, they name somebody."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES, drawn_until

FIRST = date(2025, 3, 1)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`places`: the events, under `column`; `pseudonyms`. One person alone was at all four."""
    names = [
        f"{one} {two}"
        for one, two in zip(draw.sample(FIRST_NAMES, 9), draw.sample(FAMILY_NAMES, 9), strict=True)
    ]
    column = options.get("column", "Lieu")
    places = draw.sample(options["places"], 7)
    days = sorted(draw.sample(range(200), 7))
    dates = [(FIRST + timedelta(days=day)).isoformat() for day in days]
    told = sorted(draw.sample(range(7), 4))
    here = drawn_until(
        lambda: [set(draw.sample(range(9), draw.integer(4, 6))) for _ in places],
        lambda one: len(set.intersection(*(one[rank] for rank in told))) == 1,
    )
    right = min(set.intersection(*(here[rank] for rank in told)))
    near = sorted(range(9), key=lambda who: (-sum(who in here[rank] for rank in told), who))
    pseudonyms = draw.sample(options["pseudonyms"], 3)
    reviews = [[dates[rank], places[rank], pseudonyms[0]] for rank in told]
    reviews += [
        [dates[rank], places[rank], draw.choice(pseudonyms[1:])]
        for rank in draw.sample(range(7), 5)
    ]
    present = [
        [dates[rank], places[rank], names[who]] for rank in range(7) for who in sorted(here[rank])
    ]
    values = {
        "pseudo": pseudonyms[0],
        "personne": names[right],
        "retournee": " ".join(reversed(names[right].split(" ", 1))),
        "famille": names[right].split(" ", 1)[1],
        "presque": names[near[1]],
        "autre": names[near[2]],
        "loin": names[near[-1]],
        "lieux": ", ".join(places[rank] for rank in told),
    }
    return Variant(
        values,
        {
            "avis.csv": csv_file([["Date", column, "Pseudonyme"], *draw.shuffled(reviews)]),
            "participants.csv": csv_file([["Date", column, "Nom"], *present]),
        },
    )
