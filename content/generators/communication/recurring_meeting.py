"""A calendar file of a meeting that comes back, but for a few dates."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date

DAYS = ("MO", "TU", "WE", "TH")
NAMES = ("lundi", "mardi", "mercredi", "jeudi")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Every second week, a count of times; two are taken out, one of them the last."""
    weekday, count = draw.integer(0, 3), draw.integer(7, 14)
    first = date(2026, draw.integer(1, 3), 5)
    first += timedelta(days=(weekday - first.weekday()) % 7)
    days = [first + timedelta(weeks=2 * step) for step in range(count)]
    out = [days[-1], draw.choice(days[2:-2])]
    left = [day for day in days if day not in out]
    hour = draw.integer(7, 15)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Agenda//FR",
        "BEGIN:VEVENT",
        f"UID:{draw.integer(10**7, 10**8)}@reseau.example",
        f"DTSTAMP:{first:%Y%m%d}T070000Z",
        f"DTSTART:{first:%Y%m%d}T{hour:02}0000Z",
        f"DTEND:{first:%Y%m%d}T{hour + 1:02}0000Z",
        f"RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT={count};BYDAY={DAYS[weekday]}",
        *(f"EXDATE:{day:%Y%m%d}T{hour:02}0000Z" for day in sorted(out)),
        "SUMMARY:Point du réseau, à distance",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    weekly = first + timedelta(weeks=count - 1)
    values = {
        "seances": str(len(left)),
        "prevues": str(count),
        "une_de_moins": str(count - 1),
        "derniere": left[-1].isoformat(),
        "derniere_lisible": readable_date(left[-1]),
        "prevue_derniere": days[-1].isoformat(),
        "sans_intervalle": weekly.isoformat(),
        "premiere": first.isoformat(),
        "jour": NAMES[weekday],
        "premiere_lisible": readable_date(first),
    }
    return Variant(values, {"reunions.ics": "\r\n".join([*lines, ""]).encode()})
