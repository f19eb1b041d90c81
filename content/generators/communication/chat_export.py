"""The export of a long discussion where a day and a place changed several times."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS
from content.generators.french_values import readable_date
from content.generators.spaces import members

_START = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001  # local time of a log


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two decisions, a proposal that is refused after them; only the last decision holds."""
    people = [one["name"] for one in members(draw, [""] * 6)]
    days = [_weekday(draw.integer(20, 70)) for _ in range(3)]
    while len(set(days)) < 3:
        days = [_weekday(draw.integer(20, 70)) for _ in range(3)]
    places = draw.sample(options["places"], 3)
    steps = [
        (12, people[0], f"C'est décidé pour {options['what']} : {_words(days[0])}, {places[0]}."),
        (30, people[1], f"Changement décidé pour {options['what']} : {_words(days[1])}."),
        (
            38,
            people[2],
            f"Pour {options['what']}, impossible {places[0]} : ce sera {places[1]}. Validé.",
        ),
        (49, people[3], f"Et si on faisait {options['what']} {_words(days[2])}, {places[2]} ?"),
        (52, people[1], "Non, trop tard pour changer encore, on garde ce qui est validé."),
    ]
    told = {rank: (who, text) for rank, who, text in steps}
    rows, at = [], _START
    for rank in range(60):
        at = _awake(at + timedelta(minutes=draw.integer(20, 380)))
        who, text = told.get(rank) or (draw.choice(people), draw.choice(options["chatter"]))
        rows.append((f"{at:%Y-%m-%d %H:%M}", who, text))
    values = {
        "prenom": people[4].split(" ")[0],
        "date": days[1].isoformat(),
        "date_lisible": _words(days[1]),
        "premiere_date": days[0].isoformat(),
        "premiere_lisible": _words(days[0]),
        "derniere_date": days[2].isoformat(),
        "lieu": places[1],
        "premier_lieu": places[0],
        "dernier_lieu": places[2],
        "lieu_court": places[1].split(" ", 1)[1],
        "qui": people[2],
    }
    return Variant(values, {"discussion.csv": csv_file([("Date", "Personne", "Message"), *rows])})


def _awake(at: datetime) -> datetime:
    """The same moment, or ten hours later when people sleep."""
    return at if 8 <= at.hour < 22 else at + timedelta(hours=10)


def _weekday(days: int) -> date:
    """A day to come, never at the week-end."""
    day = date(2026, 3, 16) + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _words(day: date) -> str:
    return f"le {DAYS[day.weekday()]} {readable_date(day)}"
