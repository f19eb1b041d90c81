"""Tables that centers hand in: rows of texts, their headings recognized, their values read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chalicelib.core.certif_errors import CandidatesNotReadable
from chalicelib.core.learner import plain

MAX_ROWS = 3_000
_HEADINGS_WITHIN = 30
"""Rows above the headings: sheets begin with a block about the session."""
_DATES = (
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
)
_SHOWN_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet; `line` as people count it, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that we know: how our own files name it, how others do, with the notes in
    parentheses left out."""

    name: str
    header: str
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Its names, as headings are compared."""
        return frozenset(_key(one) for one in (self.header, *self.also))


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or doubtful at a place of a file. `column`: as the file names it ("": the whole
    line); `value`: what it says there, cut. Nothing is written of a line with a blocking one."""

    line: int
    column: str
    code: str
    value: str = field(default="", repr=False)
    is_blocking: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A row by the names of our columns; a column that the file has not is absent."""

    line: int
    values: Mapping[str, str]
    headings: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def says(self, *names: str) -> bool:
        """Is anything written in one of these?"""
        return any(self[name] for name in names)

    def finding(self, name: str, code: str, *, is_blocking: bool = True) -> Finding:
        """Something to say about one of its cells."""
        heading = self.headings.get(name, "")
        return Finding(
            self.line, heading, code, self[name][:_SHOWN_LENGTH], is_blocking=is_blocking
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read: its lines, empty ones left out, and the headings nobody knows."""

    lines: tuple[Line, ...]
    ignored: tuple[str, ...]


def read_sheet(rows: Sequence[Row], columns: Sequence[Column], *, needed: frozenset[str]) -> Sheet:
    """The rows below the headings, by column; raises `CandidatesNotReadable`.

    The headings are the first row that holds all of the `needed` ones.
    """
    if len(rows) > MAX_ROWS:
        raise CandidatesNotReadable
    by_key = {key: column.name for column in columns for key in column.keys}
    for at, row in enumerate(rows[:_HEADINGS_WITHIN]):
        places = _places(row, by_key)
        if needed <= set(places):
            known = set(places.values())
            names = [" ".join(cell.split()) for cell in row.cells]
            others = (name for place, name in enumerate(names) if name and place not in known)
            headings = {name: names[place] for name, place in places.items()}
            lines = (_line(one, places, headings) for one in rows[at + 1 :])
            return Sheet(tuple(one for one in lines if any(one.values.values())), tuple(others))
    raise CandidatesNotReadable


def read_date(text: str) -> date | None:
    """A day as people write it; None when it is none."""
    for pattern in _DATES:
        found = pattern.fullmatch(text)
        if found is not None:
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


def is_yes(text: str) -> bool:
    """Does a cell say yes?"""
    return plain(text) in {"oui", "o", "x", "yes", "vrai", "true", "1"}


def _places(row: Row, by_key: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        name = by_key.get(_key(cell))
        if name is not None:
            found.setdefault(name, place)
    return found


def _line(row: Row, places: Mapping[str, int], headings: Mapping[str, str]) -> Line:
    values = {
        name: " ".join(row.cells[place].split()) if place < len(row.cells) else ""
        for name, place in places.items()
    }
    return Line(row.line, values, headings)


def _key(heading: str) -> str:
    """A heading as it is compared: letters only, notes in parentheses left out."""
    return plain(re.split(r"[(«]", heading)[0])
