"""Files of tables: readable where people open them, and harmless."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from tempfile import TemporaryFile

from hypothesis import given
from hypothesis import strategies as st
from odf import opendocument, table, teletype
from odf.namespaces import OFFICENS

from chalicelib.adapters.tables import csv_file, ods_file
from chalicelib.core.export import Cell, Column, harmless

COLUMNS = [Column("Nom"), Column("Essai", "number"), Column("%", "percent"), Column("Le", "date")]
ROWS: list[list[Cell]] = [
    ['Élève ; "O\'Neil"', 1, 40, date(2026, 3, 1)],
    ["=HYPERLINK(1)", 2, None, None],
]
TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    file = io.BytesIO()
    csv_file.write(file, COLUMNS, rows)
    return file.getvalue()


def as_ods(rows: Sequence[Sequence[Cell]]) -> io.BytesIO:
    file = io.BytesIO()
    ods_file.write(file, COLUMNS, rows, title="Résultats")
    file.seek(0)
    return file


def cells_of(file: io.BytesIO) -> list[list[tuple[str, str, str]]]:
    document = opendocument.load(file)
    return [
        [
            (
                cell.getAttrNS(OFFICENS, "value-type") or "",
                cell.getAttrNS(OFFICENS, "value") or cell.getAttrNS(OFFICENS, "date-value") or "",
                "\n".join(teletype.extractText(text) for text in cell.childNodes),
            )
            for cell in row.getElementsByType(table.TableCell)
        ]
        for row in document.spreadsheet.getElementsByType(table.TableRow)
    ]


def test_a_csv_file_opens_in_a_french_spreadsheet() -> None:
    content = as_csv(ROWS)
    assert content.startswith(b"\xef\xbb\xbfNom;Essai;%;Le\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == ['Élève ; "O\'Neil"', "1", "40", "01/03/2026"]
    assert rows[2] == ["'=HYPERLINK(1)", "2", "", ""]


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=5))
def test_no_text_is_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    file = io.BytesIO()
    csv_file.write(file, [Column(one) for one in rows[0]] if rows else [], rows)
    text = file.getvalue().decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
    assert [[cell.removeprefix("'") for cell in one] for one in read] == rows
    for cell in (cell for one in read for cell in one):
        is_dash = cell == "-"  # alone, it stands for nothing and computes nothing
        assert is_dash or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_an_apostrophe_is_added_once_and_can_be_taken_away() -> None:
    assert harmless("=1") == "'=1"
    assert harmless("'=1") == "''=1"
    assert harmless("Ada") == "Ada"


def test_an_ods_file_has_numbers_percents_and_days() -> None:
    file = as_ods(ROWS)
    head, first, second = cells_of(file)
    assert [shown for _, _, shown in head] == ["Nom", "Essai", "%", "Le"]
    assert first[1:] == [
        ("float", "1", "1"),
        ("percentage", "0.4", "40%"),
        ("date", "2026-03-01", "01/03/2026"),
    ]
    assert second[0] == ("string", "", "=HYPERLINK(1)")
    with zipfile.ZipFile(file) as package:
        first_entry = package.infolist()[0]
        assert (first_entry.filename, first_entry.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read("mimetype") == ods_file.MEDIA_TYPE.encode()


@given(TEXTS)
def test_an_ods_file_opens_whatever_its_texts_hold(text: str) -> None:
    assert len(cells_of(as_ods([[text, 1, 1, None]]))) == 2


@given(st.text(st.characters(blacklist_categories=("Cc", "Cn", "Cs")), max_size=30))
def test_an_ods_file_keeps_every_word(text: str) -> None:
    shown = cells_of(as_ods([[text, 1, 1, None]]))[1][0][2]
    assert shown.split() == text.split()


def test_memory_does_not_grow_with_the_rows() -> None:
    def rows(count: int) -> Iterator[list[Cell]]:
        for place in range(count):
            yield [f"Élève {place}", place, place % 100, date(2026, 3, 1)]

    def peak(count: int) -> int:
        tracemalloc.start()
        with TemporaryFile() as file:
            csv_file.write(file, COLUMNS, rows(count))
        with TemporaryFile() as file:
            ods_file.write(file, COLUMNS, rows(count), title="Résultats")
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)
    assert peak(8_000) < 2 * peak(1_000) + 100_000
