"""Delays that run: an answer put off, an appeal that ends on a day off."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import readable_date

WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
FIRST = date(2026, 1, 5)
SATURDAY, SUNDAY = 5, 6
DAYS_OFF = {
    date(2026, month, day)
    for month, day in ((4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15))
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: `extended` (one month, then two more) or `appeal` (`days`, or two months)."""
    return _extended(draw) if options["mode"] == "extended" else _appeal(draw, options)


def _months(day: date, count: int) -> date:
    month = day.month - 1 + count
    return date(day.year + month // 12, month % 12 + 1, day.day)


def _day(draw: Draw) -> date:
    return drawn_until(
        lambda: FIRST + timedelta(days=draw.integer(0, 200)), lambda day: day.day <= 28
    )


def _extended(draw: Draw) -> Variant:
    """The announcement comes in time, and does not move the point from which one counts."""
    received = _day(draw)
    told = drawn_until(
        lambda: received + timedelta(days=draw.integer(9, 25)), lambda day: day.day <= 28
    )
    return Variant(
        {
            "recue": readable_date(received),
            "annonce": readable_date(told),
            "limite": _months(received, 3).isoformat(),
            "limite_lue": readable_date(_months(received, 3)),
            "un_mois": _months(received, 1).isoformat(),
            "deux_mois": _months(received, 2).isoformat(),
            "depuis_annonce": _months(told, 2).isoformat(),
        }
    )


def _appeal(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The last day falls on a Saturday or a Sunday: it is moved to the Monday."""
    days = int(options["days"])

    def last(received: date) -> date:
        return received + timedelta(days=days) if days else _months(received, 2)

    sent = drawn_until(lambda: _day(draw) - timedelta(days=1), lambda day: _is_fit(day, last))
    received = sent + timedelta(days=3)
    end = last(received)
    monday = end + timedelta(days=7 - end.weekday())
    return Variant(
        {
            "envoyee": readable_date(sent),
            "recue": f"{WEEK[received.weekday()]} {readable_date(received)}",
            "jours": str(days),
            "limite": monday.isoformat(),
            "limite_lue": f"lundi {readable_date(monday)}",
            "fin": end.isoformat(),
            "fin_lue": f"{WEEK[end.weekday()]} {readable_date(end)}",
            "depuis_envoi": last(sent).isoformat(),
            "avant": (end - timedelta(days=end.weekday() - 4)).isoformat(),
        }
    )


def _is_fit(sent: date, last: Any) -> bool:
    """Post goes and comes on working days; the Monday is one too."""
    received = sent + timedelta(days=3)
    end = last(received) if received.day <= 28 else received
    monday = end + timedelta(days=7 - end.weekday())
    return (
        sent.day <= 28
        and received.day <= 28
        and sent.weekday() != SUNDAY
        and (received.weekday() < SATURDAY <= end.weekday())
        and not DAYS_OFF & {sent, received, monday}
    )
