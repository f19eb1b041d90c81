"""Sheets that people hand in, ODS or CSV, as rows of texts; what was made to hurt is refused."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import IO, Any

from chalicelib.core.certif_errors import CandidatesNotReadable
from chalicelib.core.certification.table import MAX_ROWS, Row

_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_MAX_BYTES = 8 * 1024 * 1024
"""Of a file once unpacked: thousands of candidates are less than one."""
_MAX_CELLS = 60
_MAX_CELL = 500
_ENCODINGS = ("utf-8-sig", "cp1252")
_SEPARATORS = ";,\t"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELL_TAGS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


def read_rows(content: bytes) -> Sequence[Row]:
    """The rows of the first sheet, empty ones left out; raises `CandidatesNotReadable`."""
    try:
        if content.startswith(_ZIP):
            return _within_limits(_ods_rows(content))
        plain = _unzipped(content) if content.startswith(_GZIP) else content
        return _within_limits(_csv_rows(plain))
    except (
        zipfile.BadZipFile,
        zlib.error,
        csv.Error,
        SyntaxError,  # that of lxml is one
        KeyError,
        RuntimeError,
        UnicodeDecodeError,
        ValueError,
    ) as error:
        raise CandidatesNotReadable from error


def _within_limits(rows: Iterator[Row]) -> Sequence[Row]:
    found: list[Row] = []
    for row in rows:
        found.append(row)
        if len(found) > MAX_ROWS:
            raise CandidatesNotReadable
    return found


def _unzipped(content: bytes) -> bytes:
    unpacking = zlib.decompressobj(wbits=31)
    found = unpacking.decompress(content, _MAX_BYTES)
    if not unpacking.eof:
        raise CandidatesNotReadable
    return found


def _csv_rows(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    head = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield _row(line, cells)
        line = reader.line_num + 1


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CandidatesNotReadable


def _row(line: int, cells: Sequence[str]) -> Row:
    return Row(line, tuple(cell[:_MAX_CELL].strip() for cell in cells[:_MAX_CELLS]))


def _ods_rows(content: bytes) -> Iterator[Row]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("content.xml")
        if info.file_size > _MAX_BYTES:
            raise CandidatesNotReadable
        with archive.open(info) as file:
            yield from _sheet_rows(file)


def _sheet_rows(file: IO[bytes]) -> Iterator[Row]:
    """Rows and cells that repeat are written once, with how often."""
    from lxml import etree  # only where a spreadsheet is read

    line = 1
    safely: dict[str, Any] = {"resolve_entities": False, "load_dtd": False, "no_network": True}
    for _, element in etree.iterparse(file, events=("end",), **safely):
        if element.tag == f"{_TABLE}table":
            return
        if element.tag != f"{_TABLE}table-row":
            continue
        cells = list(_cells(element))
        times = _times(element, "rows")
        if any(cells):
            for again in range(min(times, MAX_ROWS)):
                yield _row(line + again, cells)
        line += times
        element.clear()


def _cells(row: Any) -> Iterator[str]:
    places = 0
    for cell in row:
        if cell.tag not in _CELL_TAGS:
            continue
        text = _cell_text(cell)
        for _ in range(min(_times(cell, "columns"), _MAX_CELLS - places)):
            places += 1
            yield text


def _times(element: Any, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _cell_text(cell: Any) -> str:
    """What is shown, but for dates: as numbers, whatever the sheet makes of them."""
    day = cell.get(f"{_OFFICE}date-value", "")
    if day:
        return str(day)[: len("2004-03-07")]
    paragraphs = ("".join(one.itertext()) for one in cell.iter(f"{_TEXT}p"))
    return " ".join(paragraphs).strip()
