"""Says when a schedule of `app.py` is due, from its `rate(…)` or `cron(…)` expression."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

UNITS = {"minute": 1, "hour": 60, "day": 1440}
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule: the handler's name and when it runs."""

    name: str
    expression: str
    description: str

    def is_due(self, minute: datetime) -> bool:
        """True when it runs in that minute (UTC)."""
        kind, _, inside = self.expression.rstrip(")").partition("(")
        if kind == "rate":
            return _is_rate_due(inside, minute)
        return _is_cron_due(inside, minute)


def schedule(config: Any) -> Schedule:
    """The schedule that a Chalice configuration declares."""
    expression = config.schedule_expression
    text = expression if isinstance(expression, str) else expression.to_string()
    return Schedule(config.name, text, config.description or "")


def _is_rate_due(inside: str, minute: datetime) -> bool:
    count, unit = inside.split()
    every = int(count) * UNITS[unit.rstrip("s")]
    return int(minute.timestamp() // 60) % every == 0


def _is_cron_due(inside: str, minute: datetime) -> bool:
    minutes, hours, day_of_month, month, day_of_week, year = inside.upper().split()
    sunday_first = (minute.weekday() + 1) % 7 + 1
    return (
        _matches(minutes, minute.minute, first=0)
        and _matches(hours, minute.hour, first=0)
        and _matches(day_of_month, minute.day, first=1)
        and _matches(_numbered(month, MONTHS), minute.month, first=1)
        and _matches(_numbered(day_of_week, DAYS), sunday_first, first=1)
        and _matches(year, minute.year, first=1970)
    )


def _numbered(field: str, names: list[str]) -> str:
    return re.sub(r"[A-Z]{3}", lambda m: str(names.index(m[0]) + 1), field)


def _matches(field: str, value: int, *, first: int) -> bool:
    return any(_matches_part(part, value, first=first) for part in field.split(","))


def _matches_part(part: str, value: int, *, first: int) -> bool:
    if part in {"*", "?"}:
        return True
    span, _, step = part.partition("/")
    if step:
        start = first if span == "*" else int(span)
        return value >= start and (value - start) % int(step) == 0
    low, _, high = span.partition("-")
    return int(low) <= value <= int(high or low)


def minutes_between(before: datetime, now: datetime) -> list[datetime]:
    """The whole minutes after `before`, up to `now`; at most the last hour's."""
    minute = before.replace(second=0, microsecond=0) + timedelta(minutes=1)
    minute = max(minute, now.replace(second=0, microsecond=0) - timedelta(minutes=59))
    found = []
    while minute <= now:
        found.append(minute)
        minute += timedelta(minutes=1)
    return found
