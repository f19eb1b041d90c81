"""Files for generators: the same input gives the same bytes, on any day and any machine."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from typing import Any

from docx import Document
from odf import teletype
from odf.element import Element
from odf.namespaces import nsdict
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.style import ParagraphProperties, Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import H, P
from openpyxl import Workbook
from openpyxl.styles import Font
from PIL import Image

FIXED_DATE = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
"""The date that documents bear when a generator gives none."""

_STAMPS = re.compile(
    rb"(<(?:dcterms:created|dcterms:modified|dc:date|meta:creation-date)\b[^>]*>)[^<]*"
)
Cell = str | int | float | None

# odfpy declares only the namespaces met so far in the process: declare them all, always alike.
Element.namespaces.update(sorted(nsdict.items()))


def zip_file(files: Mapping[str, bytes], *, dates: Mapping[str, datetime] | None = None) -> bytes:
    """A zip archive of `files` by path, in the order given; `dates` sets some of their dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            date = (dates or {}).get(name, FIXED_DATE)
            archive.writestr(_entry(name, date), content)
    return buffer.getvalue()


def xlsx(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook of one sheet or more, as rows of values; a text that starts with = is a formula.

    The first row of each sheet is shown in bold. For anything richer, make a `Workbook` and give
    it to `save_xlsx`.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    return save_xlsx(workbook)


def save_xlsx(workbook: Any, *, date: datetime = FIXED_DATE) -> bytes:
    """The bytes of an openpyxl workbook, made and changed on `date`."""
    if workbook.properties.creator == "openpyxl":
        workbook.properties.creator = ""
    return _settled(_saved(workbook), date)


def docx(blocks: Iterable[tuple[str, str]]) -> bytes:
    """A text document: blocks of (style, text), style being p, h1, h2, h3 or li."""
    document = Document()
    for style, text in blocks:
        document.add_paragraph(text, style=_DOCX_STYLES[style])
    return save_docx(document)


def save_docx(document: Any) -> bytes:
    """The bytes of a python-docx document, with the properties you set on it."""
    properties = document.core_properties
    if properties.author == "python-docx":
        properties.author = properties.comments = ""
    if properties.created == _DOCX_TEMPLATE_DATE:
        properties.created = FIXED_DATE
    if properties.modified == _DOCX_TEMPLATE_DATE:
        properties.modified = FIXED_DATE
    return _settled(_saved(document))


def ods(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A spreadsheet in the open format, as rows of values by sheet (no formula)."""
    document = OpenDocumentSpreadsheet()
    for title, rows in sheets.items():
        table = Table(name=title)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        document.spreadsheet.addElement(table)
    return save_odf(document)


def odt(blocks: Iterable[tuple[str, str]]) -> bytes:
    """A text document in the open format: blocks of (style, text), style p, h1, h2, h3 or li."""
    document = OpenDocumentText()
    for level, size in ((1, "18pt"), (2, "15pt"), (3, "13pt")):
        style = Style(name=f"Heading {level}", family="paragraph")
        style.addElement(ParagraphProperties(margintop="0.4cm", marginbottom="0.2cm"))
        style.addElement(TextProperties(fontsize=size, fontweight="bold"))
        document.styles.addElement(style)
    for kind, text in blocks:
        document.text.addElement(_odt_block(kind, text))
    return save_odf(document)


def save_odf(document: Any, *, date: datetime = FIXED_DATE) -> bytes:
    """The bytes of an odfpy document, made and changed on `date`."""
    buffer = io.BytesIO()
    document.write(buffer)
    return _settled(buffer.getvalue(), date)


def png(image: Image.Image) -> bytes:
    """The bytes of a picture as PNG, small."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def jpeg(image: Image.Image, *, exif: bytes = b"", quality: int = 80) -> bytes:
    """The bytes of a picture as JPEG; `exif` as made by `piexif.dump`."""
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=quality, exif=exif)
    return buffer.getvalue()


def csv_file(rows: Iterable[Sequence[Cell]], *, delimiter: str = ";") -> bytes:
    """A CSV file in UTF-8, with semicolons unless told otherwise."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def eml(
    headers: Mapping[str, str],
    text: str,
    *,
    date: datetime = FIXED_DATE,
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    """A mail message; `headers` gives at least From, To and Subject."""
    message = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        message[name] = value
    for name, value in {"Date": format_datetime(date), "Message-ID": "<m@exemple.test>"}.items():
        if name not in message:
            message[name] = value
    message.set_content(text)
    for name, content in (attachments or {}).items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    if message.is_multipart():
        message.set_boundary("=_limite_fixe")
    return message.as_bytes()


def html_page(title: str, body: str, *, lang: str = "fr", head: str = "") -> bytes:
    """A whole web page; `title` is escaped, `body` and `head` are HTML."""
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()


_DOCX_TEMPLATE_DATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
_DOCX_STYLES = {
    "p": "Normal",
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "li": "List Bullet",
}


def _odt_block(kind: str, text: str) -> Any:
    if kind in {"h1", "h2", "h3"}:
        element = H(outlinelevel=int(kind[1]), stylename=f"Heading {kind[1]}")
    else:
        element = P()
    teletype.addTextToElement(element, f"• {text}" if kind == "li" else text)
    return element


def _ods_cell(value: Cell) -> Any:
    if value is None:
        return TableCell()
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _settled(archive: bytes, date: datetime | None = None) -> bytes:
    """The same office file, its parts dated alike; `date` also goes into its properties."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if date and info.filename in {"docProps/core.xml", "meta.xml"}:
                stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = _STAMPS.sub(rb"\g<1>" + stamp, content)
            entry = _entry(info.filename, FIXED_DATE)
            entry.compress_type = info.compress_type
            new.writestr(entry, content)
    return buffer.getvalue()


def _entry(name: str, date: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=date.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
