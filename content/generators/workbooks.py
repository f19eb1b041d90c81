"""Workbooks that look cared for: bold titles, columns wide enough, dates and euros formatted."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from content.compiler.files import save_xlsx

Value = str | int | float | date | Decimal | None
Rows = Sequence[Sequence[Value]]
_FORMATS: Mapping[type, str] = {date: "dd/mm/yyyy", Decimal: "#,##0.00"}


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """An xlsx file; a `Decimal` is shown as an amount, a text that starts with = is a formula."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        _fill(book.create_sheet(title), rows)
    return save_xlsx(book)


def euros(cents: int) -> Decimal:
    """An amount in euros, exactly."""
    return Decimal(cents) / 100


def _fill(sheet: Any, rows: Rows) -> None:
    for row in rows:
        sheet.append(list(row))
        for cell, value in zip(sheet[sheet.max_row], row, strict=True):
            if type(value) in _FORMATS:
                cell.number_format = _FORMATS[type(value)]
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for index, column in enumerate(zip(*rows, strict=True), start=1):
        longest = max(len(str(value or "")) for value in column)
        sheet.column_dimensions[get_column_letter(index)].width = min(longest, 40) + 4
    sheet.freeze_panes = "A2"
