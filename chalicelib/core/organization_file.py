"""A file of organizations to create: one line each, read with no mercy and clear words."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import EmailNotReadable, InvalidInput
from chalicelib.core.identity import LANGS, Lang, email_key, readable_email
from chalicelib.core.learner import plain
from chalicelib.core.orga_errors import BatchNotReadable
from chalicelib.core.organization import (
    OrganizationType,
    readable_organization_name,
    readable_uai,
)

COLUMNS = ("type", "uai", "name", "admin_email", "lang")
MAX_LINES = 200
_NEEDED = {"type", "name", "admin_email"}
_SEPARATORS = ";,\t"


@dataclass(frozen=True, slots=True)
class OrganizationForm:
    """An organization to create, and who is invited to run it."""

    type: OrganizationType
    name: str
    uai: str | None
    admin_email: str = field(repr=False)
    lang: Lang

    @property
    def natural_id(self) -> str:
        """The same for the same line, whenever it comes: by number, else by name and person."""
        by_name = f"{plain(self.name)}#{email_key(self.admin_email)}"
        return identifier_of(f"organization#{self.type}#{self.uai or by_name}")


@dataclass(frozen=True, slots=True)
class WrongLine:
    """What is wrong in a line, and in which column."""

    line: int
    name: str
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class GoodLine:
    """A line that can be used."""

    line: int
    form: OrganizationForm


def read_organization_file(text: str) -> Sequence[GoodLine | WrongLine]:
    """The lines of a table with headings; raises `BatchNotReadable`.

    Columns come in any order, parted by semicolons, commas or tabs; empty lines count for nothing.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or len(lines) > MAX_LINES + 1:
        raise BatchNotReadable
    separator = max(_SEPARATORS, key=lines[0].count)
    rows = list(_rows(lines, separator))
    headings = [heading.strip().lower() for heading in rows[0][1]]
    if not _NEEDED <= set(headings) <= set(COLUMNS) or len(set(headings)) < len(headings):
        raise BatchNotReadable
    return [_read(line, headings, cells) for line, cells in rows[1:] if any(map(str.strip, cells))]


def _rows(lines: Sequence[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    for line, text in enumerate(lines, start=1):
        yield line, next(csv.reader([text], delimiter=separator), [])


def _read(line: int, headings: Sequence[str], cells: Sequence[str]) -> GoodLine | WrongLine:
    given = dict(zip(headings, map(str.strip, cells), strict=False))
    texts = {**dict.fromkeys(COLUMNS, ""), **given}
    if len(cells) != len(headings):
        return WrongLine(line, texts["name"], column="", code="wrong_number_of_columns")
    try:
        return GoodLine(line, organization_form(texts))
    except InvalidInput as error:
        column = error.pointer.removeprefix("/")
        return WrongLine(line, texts["name"], column=column, code=error.code)


def organization_form(texts: Mapping[str, str]) -> OrganizationForm:
    """What the five texts ask for; raises an `InvalidInput` that points at one of them."""
    if texts["type"] not in get_args(OrganizationType):
        raise _wrong("invalid_type", "/type")
    type_ = cast("OrganizationType", texts["type"])
    lang = texts["lang"].lower() or LANGS[0]
    if lang not in LANGS:
        raise _wrong("invalid_lang", "/lang")
    try:
        email = readable_email(texts["admin_email"])
    except EmailNotReadable as error:
        raise _wrong(error.code, "/admin_email") from None
    return OrganizationForm(
        type=type_,
        name=readable_organization_name(texts["name"]),
        uai=readable_uai(texts["uai"], type_),
        admin_email=email,
        lang=lang,
    )


def _wrong(code: str, pointer: str) -> InvalidInput:
    error = InvalidInput()
    error.code, error.pointer = code, pointer
    return error
