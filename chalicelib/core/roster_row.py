"""A line of a file of learners -> a person and what is wrong: column, reason, never a crash."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from chalicelib.core.errors import EmailNotReadable
from chalicelib.core.identity import readable_email
from chalicelib.core.learner import plain
from chalicelib.core.roster_formats import LEFT, NOT_ARRIVED, Column, Format, Kind

_NATIONAL_ID = re.compile(r"[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]")
_NUMBER = re.compile(r"[A-Za-z0-9_-]+")
_COUNTRY = re.compile(r"99[1-5][0-9]{2}")
_INSEE = re.compile(r"[0-9][0-9AB][0-9]{3}")
_SEXES = {"feminin", "masculin"}
_NAME_MARKS = " '’‘`´.-‐–·ʼ,()/\""
_FIRST_YEAR = 1900
_FORMS = ("%d/%m/%Y", "%d/%m/%y")
_ISO = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a column. A warning does not keep the person out of the list.

    `params` say what was expected, never what was found.
    """

    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as a file says. Fields are out of its `repr`: they are personal."""

    line: int
    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)
    birth_date: date | None = field(default=None, repr=False)
    division: str = ""
    middle_name: str = field(default="", repr=False)
    third_name: str = field(default="", repr=False)
    preferred_last_name: str = field(default="", repr=False)
    national_id: str = field(default="", repr=False)
    local_id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    attributes: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def person(self) -> str:
        """Who this is, however the name is written; "" when not enough is known."""
        return person_key(self.last_name, self.first_name, self.birth_date)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that was read: the person, what is wrong, or why nobody is there.

    `unique` is what the format's unique column holds; `key` what other parts of the file call it.
    """

    entry: Entry
    faults: tuple[Fault, ...] = ()
    left_out: str = ""
    unique: str = ""
    key: str = ""


def person_key(last_name: str, first_name: str, birth_date: date | None) -> str:
    """Names and birth date as they are compared; "" when one is missing."""
    names = [plain(name) or tidy(name).casefold() for name in (last_name, first_name)]
    if not all(names) or birth_date is None:
        return ""
    return f"{names[0]}#{names[1]}#{birth_date.isoformat()}"


def read_row(format_: Format, cells: Mapping[str, str], *, line: int, today: date) -> Row:
    """The person of a line. A fault in what is not kept is a warning: it keeps nobody out."""
    if format_.id == "siecle" and (reason := _why_not_there(cells)):
        return Row(Entry(line), left_out=reason)
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in format_.columns:
        text = tidy(cells.get(column.header, ""))
        found = _fault(column, text, today)
        if found is not None:
            faults.append(found)
        if text and (found is None or found.is_warning):
            _keep(column, text, values, today=today)
    faults.extend(_birth_place(format_, cells))
    entry = Entry(line, **values)
    unique = tidy(cells.get(format_.unique, "")).upper() if format_.unique else ""
    return Row(entry, tuple(faults), unique=unique, key=cells.get("ELEVE_ID", ""))


def tidy(text: str) -> str:
    """Accents composed, spaces tidied."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _why_not_there(cells: Mapping[str, str]) -> str:
    if cells.get(LEFT, "").strip():
        return "left"
    return "" if cells.get(NOT_ARRIVED, "").strip() else "not_arrived"


def _keep(column: Column, text: str, values: dict[str, Any], *, today: date) -> None:
    if column.target == "attribute":
        attributes = values.get("attributes", {})
        values["attributes"] = {**attributes, column.header: _chosen(column, text)}
    elif column.target == "birth_date":
        values["birth_date"] = _date(text, column.kind, today)
    elif column.target == "national_id":
        values["national_id"] = text.upper()
    elif column.target == "identifier":
        is_national = _NATIONAL_ID.fullmatch(text.upper()) is not None
        values["national_id" if is_national else "local_id"] = text.upper() if is_national else text
    elif column.target:
        values[column.target] = text


def _fault(column: Column, text: str, today: date) -> Fault | None:
    """The first thing wrong with a cell."""
    is_warning = not column.target
    if not text:
        code = "field_required" if column.is_required else ""
        return Fault(column.header, code, is_warning=is_warning) if code else None
    if any(unicodedata.category(one) in {"Cc", "Cn", "Co", "Cs"} for one in text):
        return Fault(column.header, "field_characters", is_warning=is_warning)
    if len(text) not in column.lengths:
        bounds = {"min": str(column.lengths[0]), "max": str(column.lengths[-1])}
        return Fault(column.header, "field_length", bounds, is_warning=is_warning)
    if column.choices and _chosen(column, text) not in column.choices:
        valids = {"valids": ", ".join(column.choices)}
        is_told = is_warning or column.is_open
        return Fault(column.header, "field_bad_values", valids, is_warning=is_told)
    code = _form_fault(column.kind, text, today)
    return Fault(column.header, code, is_warning=is_warning) if code else None


def _chosen(column: Column, text: str) -> str:
    """The value of a closed list that the text is, or the text."""
    known = {plain(choice): choice for choice in column.choices}
    return known.get(plain(text), text)


def _form_fault(kind: Kind, text: str, today: date) -> str:
    if kind in {"date", "iso_date"}:
        return _date_fault(text, kind, today)
    if kind == "email":
        return "" if _is_email(text) else "field_email_format"
    if kind == "name":
        return "" if _is_name(text) else "field_characters"
    if kind == "sex":
        return "" if plain(text) in _SEXES else "field_bad_values"
    return _pattern_fault(kind, text)


def _pattern_fault(kind: Kind, text: str) -> str:
    patterns = {
        "ine": (_NATIONAL_ID, "ine_format"),
        "number": (_NUMBER, "student_number_format"),
        "country": (_COUNTRY, "insee_code_invalid"),
        "insee": (_INSEE, "insee_code_invalid"),
    }
    if kind not in patterns:
        return ""
    pattern, code = patterns[kind]
    return "" if pattern.fullmatch(text.upper() if kind == "ine" else text) else code


def _date_fault(text: str, kind: Kind, today: date) -> str:
    found = _date(text, kind, today)
    if found is None:
        return "field_date_format"
    return "" if found.year >= _FIRST_YEAR and found <= today else "date_out_of_range"


def _date(text: str, kind: Kind, today: date) -> date | None:
    """`DD/MM/YYYY`, or `DD/MM/YY` in the hundred years that end today; or `YYYY-MM-DD`."""
    for form in (_ISO,) if kind == "iso_date" else _FORMS:
        try:
            found = datetime.strptime(text, form).date()  # noqa: DTZ007  # a birth has no zone
        except ValueError:
            continue
        is_short = form == _FORMS[1]
        return _before(found, today) if is_short else found
    return None


def _before(found: date, today: date) -> date:
    year = today.year - (today.year - found.year) % 100
    try:
        made = found.replace(year=year)
        return made if made <= today else made.replace(year=year - 100)
    except ValueError:  # the 29th of February of a year that had none
        return found


def _is_email(text: str) -> bool:
    try:
        readable_email(text)
    except EmailNotReadable:
        return False
    return True


def _is_name(text: str) -> bool:
    """Letters, whatever the alphabet, and what stands between names; some have a number."""
    has_letter = any(one.isalpha() for one in text)
    return has_letter and all(
        unicodedata.category(one)[0] in "LMN" or one in _NAME_MARKS for one in text
    )


def _birth_place(format_: Format, cells: Mapping[str, str]) -> Iterator[Fault]:
    """Born in France: the commune's code is expected; elsewhere: its name. Neither is kept."""
    if format_.born_in is None:
        return
    country, commune, name, france = format_.born_in
    found = cells.get(country, "").strip()
    if not found:
        return
    if found == france and not cells.get(commune, "").strip():
        yield Fault(commune, "birth_city_code_required", is_warning=True)
    if found != france and name and not cells.get(name, "").strip():
        yield Fault(name, "field_required", is_warning=True)


def worst(faults: Iterable[Fault]) -> str:
    """`error`, `warning` or ""."""
    levels = {fault.is_warning for fault in faults}
    if False in levels:
        return "error"
    return "warning" if levels else ""
