"""A calendar invitation (.ics) in universal time, repeated over some weeks."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from content.compiler.variants import Draw, Variant
from content.generators.clock_times import HOUR, in_words, written_forms
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_date

SEASONS = (
    ("hiver", 1, datetime(2026, 1, 5, tzinfo=UTC)),
    ("été", 2, datetime(2026, 4, 13, tzinfo=UTC)),
)
"""Name, hours ahead of universal time in Paris, and a first Monday long before the change."""
TITLES = ("Comité de lecture", "Atelier de traduction", "Point sur le jumelage", "Jury du concours")
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Association//Agenda//FR
BEGIN:VEVENT
UID:{uid}@agenda.example
DTSTAMP:20251201T080000Z
DTSTART:{start:%Y%m%dT%H%M%SZ}
DTEND:{end:%Y%m%dT%H%M%SZ}
RRULE:FREQ=WEEKLY;INTERVAL={interval};COUNT={count}
SUMMARY:{title}
LOCATION:Visioconférence
END:VEVENT
END:VCALENDAR
"""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw a season, a first meeting and a rhythm; the series ends before the clocks change."""
    season, ahead, monday = draw.choice(SEASONS)
    interval, count = draw.integer(1, 2), draw.integer(3, 5)
    universal = draw.integer(28, 60) * 15
    day = monday + timedelta(days=draw.integer(0, 4))
    start = day + timedelta(minutes=universal)
    step = timedelta(weeks=interval)
    last = day + step * (count - 1)
    names = {"uid": draw.integer(10**6, 10**7), "title": draw.choice(TITLES)}
    end = start + timedelta(minutes=90)
    calendar = CALENDAR.format(start=start, end=end, interval=interval, count=count, **names)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        **written_forms("heure", universal + ahead * HOUR),
        "heure_universelle": in_words(universal),
        "heure_autre_saison": in_words(universal + (3 - ahead) * HOUR),
        "saison": season,
        "nombre": str(count),
        "restantes": str(count - 1),
        "rythme": "chaque semaine" if interval == 1 else "une semaine sur deux",
        "premiere": day.date().isoformat(),
        "premiere_lisible": readable_date(day.date()),
        "derniere": last.date().isoformat(),
        "derniere_lisible": readable_date(last.date()),
        "une_de_trop": (last + step).date().isoformat(),
    }
    return Variant(values=values, files={"invitation.ics": calendar.replace("\n", "\r\n").encode()})
