"""A calendar invitation in universal time, sent from another time zone."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import person

_SEASONS = ((1, 1), (2, 1), (6, 2), (7, 2))
"""Months in which Paris keeps one offset, and that offset."""
_CITIES = (("Lima", -5), ("Bogota", -5), ("Buenos Aires", -3), ("Tokyo", 9), ("Hanoï", 7))
_DURATIONS = (65, 70, 75, 80, 95, 100)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The text gives the organizer's local time, the fields give universal time."""
    month, paris = draw.choice(_SEASONS)
    city, offset = draw.choice(_CITIES)
    minute = 5 * draw.integer(1, 11)
    start = datetime(2027, month, draw.integer(4, 26), draw.integer(6, 15), minute, tzinfo=UTC)
    duration = draw.choice(_DURATIONS)
    end = start + timedelta(minutes=duration)
    in_paris, away = start + timedelta(hours=paris), start + timedelta(hours=offset)
    values = {
        "paris": f"+{paris}",
        "debut_h": _hour(in_paris),
        "debut_heures": f"{in_paris.hour} heures {in_paris:%M}",
        "debut_points": f"{in_paris.hour}:{in_paris:%M}",
        "debut_zero_h": f"{in_paris:%H h %M}",
        "debut_zero_points": f"{in_paris:%H:%M}",
        "utc_h": _hour(start),
        "ailleurs_h": _hour(away),
        "duree": str(duration),
        "duree_h": f"{duration // 60} h {duration % 60:02d}",
        "duree_fausse": str(int(f"{end:%H%M}") - int(f"{start:%H%M}")),
    }
    note = f"Rendez-vous à {_hour(away)}\\, heure de {city}."
    file = _invitation(draw, (start, end), note)
    return Variant(values, {"invitation.ics": file})


def _invitation(draw: Draw, times: tuple[datetime, datetime], note: str) -> bytes:
    start, end = times
    name, address = person(draw, host="partenaire.example")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Agenda//FR",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        f"UID:{draw.integer(10**8, 10**9)}@partenaire.example",
        f"DTSTAMP:{_stamp(start - timedelta(days=9, hours=2))}",
        f"DTSTART:{_stamp(start)}",
        f"DTEND:{_stamp(end)}",
        "SUMMARY:Point sur le projet",
        f"DESCRIPTION:{note}",
        f"ORGANIZER;CN={name}:mailto:{address}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


def _hour(moment: datetime) -> str:
    return f"{moment.hour} h {moment:%M}"


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%SZ")
