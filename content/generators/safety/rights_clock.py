"""Deadlines of data protection: one month to reply, two more when told, 72 hours to notify."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS, FIRST_NAMES
from content.generators.french_values import readable_date

WEEK = (*DAYS, "samedi", "dimanche")
SENDERS = ("une enseigne de bricolage", "un club de sport", "un site de rencontres",
           "une compagnie de cars", "un opérateur téléphonique", "une mutuelle")  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """All the deadlines that follow from a few dates drawn."""
    month = draw.integer(1, 8)
    received = date(2026, month, draw.integer(6, 27))
    sent = received - timedelta(days=draw.integer(2, 5))
    told = received + timedelta(days=draw.integer(9, 24))
    told = told.replace(day=min(told.day, 28))
    values = {
        "prenom": draw.choice(FIRST_NAMES), "qui": draw.choice(SENDERS),
        "envoi": readable_date(sent), "reception": readable_date(received),
        "prolongation": readable_date(told),
        "un_mois": _later(received, 1).isoformat(), "un_mois_lisible":
        readable_date(_later(received, 1)),
        "envoi_un_mois": _later(sent, 1).isoformat(),
        "trois_mois": _later(received, 3).isoformat(),
        "trois_mois_lisible": readable_date(_later(received, 3)),
        "deux_mois": _later(received, 2).isoformat(),
        "mois_apres": _later(told, 2).isoformat(), "envoi_trois_mois": _later(sent, 3).isoformat(),
        "deux_semaines": (received + timedelta(days=14)).isoformat(),
    }  # fmt: skip
    return Variant(values | _notified(draw))


def _notified(draw: Draw) -> dict[str, str]:
    """A breach that happened on one day, was found later, and read about later still."""
    found = datetime(2026, draw.integer(2, 11), draw.integer(5, 24), 8, 5, tzinfo=UTC)
    found += timedelta(minutes=5 * draw.integer(0, 120))
    happened = found - timedelta(days=draw.integer(4, 9), minutes=5 * draw.integer(10, 90))
    board = found + timedelta(hours=draw.integer(26, 40), minutes=35)
    limit = found + timedelta(hours=72)
    return {
        "arrivee": _moment(happened), "decouverte": _moment(found), "conseil": _moment(board),
        "limite_jour": limit.date().isoformat(), "limite_heure": _hour(limit),
        "limite_heure_deux": limit.strftime("%H:%M"), "limite_lisible": _moment(limit),
        "faux_jour1": (happened + timedelta(hours=72)).date().isoformat(),
        "faux_jour2": (board + timedelta(hours=72)).date().isoformat(),
        "faux_heure1": _hour(happened), "faux_heure2": _hour(board),
        "veille": (limit - timedelta(days=1)).date().isoformat(),
    }  # fmt: skip


def _later(day: date, months: int) -> date:
    """The same day, some months later (days are at most 27)."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


def _moment(at: datetime) -> str:
    return f"{WEEK[at.weekday()]} {readable_date(at.date())} à {_hour(at)}"


def _hour(at: datetime) -> str:
    return f"{at.hour} h {at.minute:02}"
