"""The tables that schools have (CSV): encoding and separator are found, columns recognised."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from chalicelib.adapters.learner_files.texts import PIECE, marked_encoding, pieces
from chalicelib.core.learner import plain
from chalicelib.core.roster_file import FileRefused, Item, Person, Roster
from chalicelib.core.roster_formats import TABLES, Column, Format

_ENCODINGS = ("utf-8", "cp1252", "mac-roman")
_SEPARATORS = ";,\t|"
_LONGEST_CELL = 10_000
_MOST_CELLS = 200

Places = Mapping[int, Column]
"""Which column of the format stands where in the file."""


def read_table(file: IO[bytes], wanted: str) -> Roster:
    """The table, its format found or as asked; raises `FileRefused`."""
    formats = [one for one in TABLES if wanted in {"auto", one.id}]
    encoding, first = _first_line(file, formats)
    separator = max(_SEPARATORS, key=first.count)
    if not first.count(separator) and not any(_known(one, [first]) for one in formats):
        raise FileRefused("bad_csv_format", line=1)
    headers = [" ".join(cell.split()) for cell in _cells(first, separator)]
    format_ = max(formats, key=lambda one: _likeness(one, headers))
    places = _places(format_, headers)
    ignored = tuple(name for at, name in enumerate(headers) if name and at not in places)
    return Roster(format_, _people(file, encoding, separator, places=places), ignored)


def _first_line(file: IO[bytes], formats: Sequence[Format]) -> tuple[str, str]:
    """The encoding under which most columns are recognised and the whole file can be read."""
    found: dict[str, tuple[int, str]] = {}
    for encoding in dict.fromkeys(filter(None, (marked_encoding(file), *_ENCODINGS))):
        try:
            first = _head(file, encoding)
            for _ in pieces(file, encoding):
                pass
        except FileRefused as refused:
            if refused.code == "zip_bomb":
                raise
            continue
        found[encoding] = max(_known(one, _words(first)) for one in formats), first
    if not any(count for count, _ in found.values()):
        raise FileRefused("format_unknown", line=1)
    encoding = max(found, key=lambda name: found[name][0])
    return encoding, found[encoding][1]


def _head(file: IO[bytes], encoding: str) -> str:
    text = next(pieces(file, encoding))
    return text.lstrip("\r\n").splitlines()[0][:PIECE] if text.strip() else ""


def _words(first: str) -> list[str]:
    separator = max(_SEPARATORS, key=first.count)
    return _cells(first, separator)


def _cells(first: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=separator), [])
    except csv.Error as error:
        raise FileRefused("bad_csv_format", line=1) from error


def _names(column: Column) -> set[str]:
    return {plain(name) for name in (column.header, *column.also)}


def _known(format_: Format, headers: Iterable[str]) -> int:
    """How many of the headers are columns of the format."""
    names = {name for column in format_.columns for name in _names(column)}
    return len(names & {plain(header) for header in headers if plain(header)})


def _likeness(format_: Format, headers: list[str]) -> tuple[bool, int]:
    missing = list(_missing(format_, headers))
    return not missing, _known(format_, headers) - len(missing)


def _missing(format_: Format, headers: Iterable[str]) -> Iterator[str]:
    found = {plain(header) for header in headers}
    for column in format_.columns:
        if column.is_required and not _names(column) & found:
            yield column.header


def _places(format_: Format, headers: list[str]) -> Places:
    """Where each column is; raises `FileRefused` when one is missing, unknown or twice."""
    if missing := list(_missing(format_, headers)):
        raise FileRefused("header_required", line=1, columns=", ".join(missing), format=format_.id)
    by_name = {name: column for column in format_.columns for name in _names(column)}
    places: dict[int, Column] = {}
    for at, header in enumerate(headers):
        column = by_name.get(plain(header)) if plain(header) else None
        if column is None and plain(header) and not format_.ignores_others:
            raise FileRefused("header_unknown", line=1, columns=header[:80], format=format_.id)
        if column is not None and column in places.values():
            raise FileRefused("header_twice", line=1, columns=column.header)
        if column is not None:
            places[at] = column
    return places


def _people(file: IO[bytes], encoding: str, separator: str, *, places: Places) -> Iterator[Item]:
    """A person a line; the line is where the cells begin, headings are line 1."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_lines(pieces(file, encoding)), delimiter=separator, strict=True)
    line, has_headers = 1, False
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells[:_MOST_CELLS]):
                if has_headers:
                    yield Person(line, _by_column(cells, places))
                has_headers = True
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused("bad_csv_format", line=line) from error


def _by_column(cells: list[str], places: Places) -> Mapping[str, str]:
    return {column.header: cells[at] for at, column in places.items() if at < len(cells)}


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """Lines with their ends, whichever these are; a line that never ends is refused."""
    rest = ""
    for text in texts:
        lines = (rest + text).splitlines(keepends=True)
        rest = lines.pop() if lines else ""
        yield from lines
        if len(rest) > _MOST_CELLS * _LONGEST_CELL:
            raise FileRefused("bad_csv_format")
    if rest:
        yield rest
