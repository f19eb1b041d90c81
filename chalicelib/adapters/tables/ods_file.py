"""A table as an OpenDocument spreadsheet, its only sheet written row after row."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from chalicelib.core.export import Cell, Column

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
EXTENSION = "ods"
_PERCENT = 100
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = " ".join(
    (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
    )
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" \
manifest:media-type="{MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {_SPACES} office:version="1.3">
<office:automatic-styles>
<number:percentage-style style:name="n-percent"><number:number number:decimal-places="0" \
number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="n-date"><number:day number:style="long"/>\
<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>\
<number:year number:style="long"/></number:date-style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties \
style:column-width="4cm"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:table-cell-properties \
fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="n-percent"/>
<style:style style:name="date" style:family="table-cell" style:data-style-name="n-date"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>\n"


def write(
    file: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, title: str
) -> None:
    """One sheet of that title: its columns' titles, then a row after another."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), MEDIA_TYPE)  # first, and as it is
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        with package.open("content.xml", "w", force_zip64=True) as content:
            content.write(_HEAD.encode())
            content.write(_opening(columns, title).encode())
            for row in rows:
                pairs = zip(columns, row, strict=True)
                cells = "".join(_cell(column, cell) for column, cell in pairs)
                content.write(f"<table:table-row>{cells}</table:table-row>\n".encode())
            content.write(_TAIL.encode())


def _opening(columns: Sequence[Column], title: str) -> str:
    titles = "".join(_text(column.title, style="title") for column in columns)
    return (
        f"<table:table table:name={quoteattr(_clean(title))}>\n"
        f'<table:table-column table:style-name="wide" '
        f'table:number-columns-repeated="{len(columns)}"/>\n'
        f"<table:table-header-rows><table:table-row>{titles}</table:table-row>"
        "</table:table-header-rows>\n"
    )


def _cell(column: Column, cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, date):
        return _value("date", f'office:date-value="{cell.isoformat()}"', f"{cell:%d/%m/%Y}")
    if column.kind == "percent":
        return _value("percentage", f'office:value="{cell / _PERCENT}"', f"{cell}%")
    return _value("float", f'office:value="{cell}"', str(cell))


def _value(kind: str, value: str, shown: str) -> str:
    style = {"date": ' table:style-name="date"', "percentage": ' table:style-name="percent"'}
    return (
        f'<table:table-cell office:value-type="{kind}" {value}{style.get(kind, "")}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def _text(text: str, *, style: str = "") -> str:
    """A text is never read as a formula here; a new line is a new paragraph."""
    carried = f' table:style-name="{style}"' if style else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in _clean(text).split("\n"))
    return f'<table:table-cell office:value-type="string"{carried}>{lines}</table:table-cell>'


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
