"""Numbers and dates as generators give them to solutions, and as French readers read them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from content.generators.french import MONTHS


def plain_number(value: Decimal | int) -> str:
    """A number for a solution: a point, no useless zero ("12.5")."""
    return format(Decimal(value).normalize(), "f")


def readable_number(value: Decimal | int) -> str:
    """A number for a reader: groups of three and a decimal comma ("1 200,5")."""
    whole, _, decimals = plain_number(value).partition(".")
    grouped = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{grouped},{decimals}" if decimals else grouped


def readable_date(day: date) -> str:
    """A date in words ("1er mars 2026")."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def listed(names: Sequence[str]) -> str:
    """Names in one sentence ("a, b et c")."""
    return " et ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
