"""Sheets handed in: what spreadsheets write is read, what was made to hurt is refused."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.tables import ods_file
from chalicelib.adapters.tables.sheet_reader import read_rows
from chalicelib.core.certif_errors import CandidatesNotReadable
from chalicelib.core.certification.table import MAX_ROWS
from chalicelib.core.export import Column

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(rows: str, *, prologue: str = "") -> bytes:
    """A sheet as a spreadsheet writes it."""
    file = io.BytesIO()
    body = f"<office:body><office:spreadsheet><table:table>{rows}</table:table>"
    text = f"{prologue}<office:document-content {_SPACES}>{body}</office:spreadsheet>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", f"{text}</office:body></office:document-content>")
    return file.getvalue()


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def told(content: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.line, one.cells) for one in read_rows(content)]


def test_lines_are_counted_as_people_see_them() -> None:
    empty = row("<table:table-cell/>", attributes='table:number-rows-repeated="3"')
    rest = row("<table:table-cell/>", attributes='table:number-rows-repeated="1048000"')
    content = ods(row(cell("Nom")) + empty + row(cell("Roy")) + rest)
    assert told(content) == [(1, ("Nom",)), (5, ("Roy",))]


def test_cells_that_repeat_and_cells_below_others_keep_their_place() -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    covered = "<table:covered-table-cell/>"
    many = '<table:table-cell table:number-columns-repeated="16000"/>'
    content = ods(row(cell("a"), gap, covered, cell("e"), many))
    (found,) = read_rows(content)
    assert found.cells[:5] == ("a", "", "", "", "e")
    assert len(found.cells) <= 60


def test_a_day_is_read_whatever_the_sheet_shows() -> None:
    shown = cell("mer. 17 mai", 'office:value-type="date" office:date-value="2004-05-17T00:00:00"')
    assert told(ods(row(shown, cell("33%", 'office:value="0.33"')))) == [(1, ("2004-05-17", "33%"))]


@given(st.lists(st.text("abcé;\"',= \u00e7Ł", min_size=1, max_size=12), min_size=1, max_size=6))
def test_what_we_write_is_what_we_read(texts: list[str]) -> None:
    file = io.BytesIO()
    ods_file.write(file, [Column(f"c{at}") for at in range(len(texts))], [texts], title="x")
    rows = told(file.getvalue())
    expected = tuple(" ".join(text.split("\n")).strip() for text in texts)
    assert rows[1:] == ([(2, expected)] if any(expected) else [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_file_is_read_as_schools_write_it(encoding: str, separator: str) -> None:
    text = separator.join(("Nom", "Prénom")) + "\r\n\r\n" + separator.join(("Roy", "Zoé")) + "\r\n"
    rows = [(1, ("Nom", "Prénom")), (3, ("Roy", "Zoé"))]
    assert told(text.encode(encoding)) == rows
    assert told(gzip.compress(text.encode(encoding))) == rows


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        ods("").replace(b"content.xml", b"another.xml"),
        ods("<table:table-row>"),
        ods(row(cell("x"), attributes='table:number-rows-repeated="many"')),
        ods(row(cell("x"), attributes=f'table:number-rows-repeated="{MAX_ROWS * 2}"') * 2),
        gzip.compress(b"x" * 9_000_000),
        gzip.compress(b"a;b")[:-4],
        b"a;b\n" * (MAX_ROWS + 1),
    ],
    ids=["cut", "no content", "broken", "not a number", "rows", "bomb", "short", "lines"],
)
def test_what_was_made_to_hurt_is_refused(content: bytes) -> None:
    with pytest.raises(CandidatesNotReadable):
        read_rows(content)


def test_entities_are_not_spread() -> None:
    content = ods(row(cell("&b;")), prologue=ENTITIES)
    assert "aaaa" not in str(told(content))


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_a_refusal(content: bytes) -> None:
    try:
        rows = read_rows(content)
    except CandidatesNotReadable:
        return
    assert all(any(one.cells) for one in rows)
