"""Files of centers: lists of candidates (ODS), of sessions (CSV), read and prepared to fill in."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from chalicelib.adapters.tables import csv_file, ods_file
from chalicelib.adapters.tables.sheet_reader import read_rows
from chalicelib.core import export
from chalicelib.core.certification.candidate import Billing, Candidate
from chalicelib.core.certification.table import Column, Row

_BILLINGS: Mapping[Billing, str] = {
    "": "",
    "free": "Gratuite",
    "paid": "Payante",
    "prepaid": "Prépayée",
}
_CELLS: Mapping[str, Callable[[Candidate], export.Cell]] = {
    "last_name": lambda one: one.last_name,
    "first_name": lambda one: one.first_name,
    "birth_date": lambda one: one.birth_date,
    "extra_percent": lambda one: one.extra_percent or None,
    "accessible": lambda one: _said("accessible_challenges" in one.adjustments),
    "no_focus_watch": lambda one: _said("no_focus_watch" in one.adjustments),
    "external_id": lambda one: one.external_id,
    "email": lambda one: one.email,
    "recipient_email": lambda one: one.recipient_email,
    "clea": lambda one: _said(one.wants_clea),
    "cpf": lambda one: _said(one.cpf is not None),
    "sex": lambda one: one.cpf.sex if one.cpf else "",
    "insee_code": lambda one: one.cpf.insee_code if one.cpf else "",
    "postal_code": lambda one: one.cpf.postal_code if one.cpf else "",
    "city": lambda one: one.cpf.city if one.cpf else "",
    "country": lambda one: one.cpf.country if one.cpf else "",
    "billing": lambda one: _BILLINGS[one.billing],
    "prepayment_code": lambda one: one.prepayment_code,
}


class CenterSheets:
    """`ports.certif.Sheets`."""

    def read(self, content: bytes) -> Sequence[Row]:
        """The rows of the first sheet."""
        return read_rows(content)

    def candidates(
        self, columns: Sequence[Column], people: Sequence[Candidate], *, title: str
    ) -> bytes:
        """One sheet, headings first."""
        file = BytesIO()
        rows = ([_CELLS[column.name](one) for column in columns] for one in people)
        ods_file.write(file, _titled(columns), rows, title=title)
        return file.getvalue()

    def sessions(self, columns: Sequence[Column]) -> bytes:
        """The headings alone."""
        file = BytesIO()
        csv_file.write(file, _titled(columns), ())
        return file.getvalue()


def _titled(columns: Sequence[Column]) -> Sequence[export.Column]:
    return [export.Column(column.header) for column in columns]


def _said(is_so: object) -> str:
    return "oui" if is_so else ""
