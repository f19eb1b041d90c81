"""What a file of learners is made of, and why a whole file may be refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from chalicelib.core.roster_formats import Format

MAX_FILE_BYTES = 100 * 1024 * 1024
"""Of the file that is sent: ten times the largest one we know of."""
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_PEOPLE = 60_000
PART_BYTES = 8 * 1024 * 1024

Refusal = Literal[
    "bad_csv_format",
    "empty_file",
    "encoding_not_supported",
    "encoding_wrong",
    "file_changed",
    "file_too_large",
    "format_unknown",
    "header_required",
    "header_twice",
    "header_unknown",
    "invalid_file",
    "too_many_people",
    "uai_missing",
    "uai_mismatched",
    "xml_forbidden",
    "zip_bomb",
    "zip_encrypted",
    "zip_one_file",
]


class FileRefused(Exception):
    """The file cannot be used, and why: nothing of it is taken. `params` are for the screen."""

    def __init__(self, code: Refusal, *, line: int = 0, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.params = params


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as the file says: cells by column, or texts by element."""

    line: int
    cells: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ClassOf:
    """Elsewhere in the file: the class of the person called `key` there."""

    key: str
    division: str


@dataclass(frozen=True, slots=True)
class School:
    """Whose file it is."""

    uai: str
    line: int


Item = Person | ClassOf | School


@dataclass(frozen=True, slots=True)
class Roster:
    """A file that is being read: its items come as one goes. `ignored`: columns nobody asked for.

    Reading may raise `FileRefused` at any item.
    """

    format: Format
    items: Iterable[Item]
    ignored: tuple[str, ...] = ()
