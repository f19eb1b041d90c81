"""Exports as people open them: the words of their columns, the day of an instant, their files."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from chalicelib.adapters.tables import csv_file, ods_file
from chalicelib.core.export import Cell, Column, Words
from chalicelib.core.identity import Lang
from chalicelib.ports.results import TableFormat

FOLDER = Path(__file__).parent.parent / "templates" / "exports"
_SCHOOLS = ZoneInfo("Europe/Paris")


class ExportFiles:
    """`ports.results.TableFiles`."""

    def words(self, lang: Lang) -> Words:
        """Read once."""
        return _words(lang)

    def to_day(self, at: datetime) -> date:
        """In Paris."""
        return at.astimezone(_SCHOOLS).date()

    def media_type(self, format_: TableFormat) -> str:
        """What the file is."""
        return csv_file.MEDIA_TYPE if format_ == "csv" else ods_file.MEDIA_TYPE

    def write(
        self,
        file: IO[bytes],
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        format_: TableFormat,
        title: str,
    ) -> None:
        """Row after row."""
        if format_ == "csv":
            csv_file.write(file, columns, rows)
        else:
            ods_file.write(file, columns, rows, title=title)


@cache
def _words(lang: Lang) -> Words:
    words: Words = json.loads((FOLDER / f"{lang}.json").read_text(encoding="utf-8"))
    return words
