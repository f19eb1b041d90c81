"""Reads dates as people write them, in French and in English, whole or reduced to a month."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.core.grading.texts import plain, without_accents

MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

_SHORT_MONTHS = {"janv": 1, "fevr": 2, "fev": 2, "juil": 7, "sept": 9}
_BY_NAME = {
    **{
        without_accents(name).casefold(): number
        for names in MONTHS.values()
        for number, name in enumerate(names, start=1)
    },
    **{name[:3].casefold(): number for number, name in enumerate(MONTHS["en"], start=1)},
    "avr": 4,
    **_SHORT_MONTHS,
}
_NOISE = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|le|the|on|of)\b|,"
)
_TIME = re.compile(r"(?:t|\s+(?:a |at )?)\d{1,2}\s?[:h]\s?\d{2}.*$")
_ORDINAL = r"(?:er|st|nd|rd|th)?"
_NAME = r"([a-z]{3,9})\.?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})(?:\2(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_DAY_NAME_YEAR = re.compile(rf"(?:(\d{{1,2}}){_ORDINAL}[ -])?{_NAME}[ -](\d{{4}})")
_NAME_DAY_YEAR = re.compile(rf"{_NAME} (\d{{1,2}}){_ORDINAL} (\d{{4}})")


class Day(NamedTuple):
    """A date, or a whole month when it has no day."""

    year: int
    month: int
    day: int | None = None


def read_dates(text: str, lang: str) -> list[Day]:
    """What the text may mean: nothing, one date, or two (04/03/2026 in English)."""
    written = without_accents(plain(text)).casefold()
    written = _TIME.sub("", _NOISE.sub(" ", written))
    written = " ".join(written.split()).strip(" .")
    return [day for day in _readings(written, lang) if _exists(day)]


def is_right_date(text: str, expected: str, lang: str) -> bool:
    """Whether the date written is the expected one, to the same precision."""
    wanted = read_dates(expected, lang)[:1]
    return bool(wanted) and wanted[0] in read_dates(text, lang)


def show_date(written: str, lang: str) -> str:
    """The date in words: 1er mars 2026, 1 March 2026, mars 2026."""
    days = read_dates(written, lang)
    if not days:
        return written
    month = MONTHS["fr" if lang == "fr" else "en"][days[0].month - 1]
    if days[0].day is None:
        return f"{month} {days[0].year}"
    first = "1er" if lang == "fr" and days[0].day == 1 else str(days[0].day)
    return f"{first} {month} {days[0].year}"


def _readings(written: str, lang: str) -> Iterator[Day]:
    if match := _YEAR_FIRST.fullmatch(written):
        yield Day(int(match[1]), int(match[3]), _day(match[4]))
    elif match := _DAY_FIRST.fullmatch(written):
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        yield Day(year, int(match[3]), int(match[1]))
        if lang == "en":
            yield Day(year, int(match[1]), int(match[3]))
    elif match := _MONTH_YEAR.fullmatch(written):
        yield Day(int(match[2]), int(match[1]))
    elif match := _DAY_NAME_YEAR.fullmatch(written):
        yield Day(int(match[3]), _BY_NAME.get(match[2], 0), _day(match[1]))
    elif match := _NAME_DAY_YEAR.fullmatch(written):
        yield Day(int(match[3]), _BY_NAME.get(match[1], 0), int(match[2]))


def _day(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _exists(day: Day) -> bool:
    try:
        date(day.year, day.month, 1 if day.day is None else day.day)
    except ValueError:
        return False
    return True
