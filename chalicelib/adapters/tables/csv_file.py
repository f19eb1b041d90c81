"""A table as a CSV file that a French spreadsheet opens with a double click."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO

from chalicelib.core.export import Cell, Column, harmless

MEDIA_TYPE = "text/csv; charset=utf-8"
EXTENSION = "csv"
_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for an older encoding."""


def write(file: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """UTF-8 with its mark, semicolons, days as in French; no text is a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in columns])
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    text.detach()


def _cell(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else str(cell)
