"""When feeds run: at night where schools are, tried again every hour until the morning."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SCHOOLS = ZoneInfo("Europe/Paris")
OPENS_AT, CLOSES_AT = 2, 6
"""From 02:00, tried again while unfinished; at 06:00 it must be there."""
LEASE = timedelta(minutes=16)
"""Longer than a function may run: whoever holds a lease that is over is not running any more."""


def local_date(now: datetime) -> date:
    """The date of a run that starts now."""
    return now.astimezone(SCHOOLS).date()


def is_night(now: datetime) -> bool:
    """May a run start, or go on, by itself? When clocks go forward the night begins at 03:00."""
    return OPENS_AT <= now.astimezone(SCHOOLS).hour < CLOSES_AT


def is_morning(now: datetime) -> bool:
    """Is it the hour by which the runs of the night must be there, and are checked?"""
    return now.astimezone(SCHOOLS).hour == CLOSES_AT
