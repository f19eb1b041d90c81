"""Files made for challenges: they open, say what was put in, and are the same every time."""

import csv
import email
import email.policy
import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from odf import teletype
from odf.opendocument import load as load_odf
from odf.table import TableRow
from odf.text import P
from openpyxl import load_workbook
from PIL import Image

from content.compiler import files
from content.compiler.openers import CannotOpen, open_file, picture_size

ROWS = [["Ville", "Total"], ["Lyon", 12.5], ["Brest", None]]
BLOCKS = [("h1", "Titre"), ("p", "Texte"), ("li", "Point")]
MAKERS = {
    "a.xlsx": lambda: files.xlsx({"Feuille": ROWS}),
    "a.ods": lambda: files.ods({"Feuille": ROWS}),
    "a.docx": lambda: files.docx(BLOCKS),
    "a.odt": lambda: files.odt(BLOCKS),
    "a.zip": lambda: files.zip_file({"dossier/a.txt": b"a", "b.txt": b"b"}),
    "a.csv": lambda: files.csv_file(ROWS),
    "a.eml": lambda: files.eml(
        {"From": "Ana <ana@exemple.test>", "To": "b@exemple.test", "Subject": "Été"},
        "Bonjour, à bientôt.",
        attachments={"budget.ods": b"x"},
    ),
    "a.html": lambda: files.html_page("Titre", "<p>Texte</p>"),
    "a.png": lambda: files.png(Image.new("RGB", (30, 20), "red")),
    "a.jpg": lambda: files.jpeg(Image.new("RGB", (30, 20), "red")),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_file_made_opens(name):
    open_file(name, MAKERS[name]())


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_input_gives_the_same_bytes(name):
    assert MAKERS[name]() == MAKERS[name]()


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.docx", "a.odt", "a.zip"])
def test_no_file_tells_when_it_was_made(name):
    today = datetime.now(UTC).strftime("%Y-%m-%d").encode()
    with zipfile.ZipFile(io.BytesIO(MAKERS[name]())) as archive:
        dates = {entry.date_time[:3] for entry in archive.infolist()}
        assert [part for part in archive.namelist() if today in archive.read(part)] == []
    assert dates == {(2026, 1, 15)}


def test_sheets_hold_the_rows():
    sheet = load_workbook(io.BytesIO(MAKERS["a.xlsx"]()))["Feuille"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == ROWS
    document = load_odf(io.BytesIO(MAKERS["a.ods"]()))
    rows = document.getElementsByType(TableRow)
    texts = [[teletype.extractText(p) for p in row.getElementsByType(P)] for row in rows]
    assert texts == [["Ville", "Total"], ["Lyon", "12.5"], ["Brest"]]


def test_documents_hold_the_blocks_and_no_author():
    document = Document(io.BytesIO(MAKERS["a.docx"]()))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Titre", "Texte", "Point"]
    assert document.core_properties.author == ""
    assert document.core_properties.modified == files.FIXED_DATE


def test_dates_set_on_purpose_are_kept():
    document = Document()
    document.core_properties.created = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    kept = Document(io.BytesIO(files.save_docx(document))).core_properties
    assert kept.created == datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    archive = files.zip_file(
        {"a.txt": b"a"}, dates={"a.txt": datetime(2024, 5, 6, 7, 8, tzinfo=UTC)}
    )
    assert zipfile.ZipFile(io.BytesIO(archive)).infolist()[0].date_time == (2024, 5, 6, 7, 8, 0)


def test_a_message_holds_its_text_and_attachment():
    message = email.message_from_bytes(MAKERS["a.eml"](), policy=email.policy.default)
    assert message["Subject"] == "Été"
    assert "à bientôt" in message.get_body().get_content()
    assert [part.get_filename() for part in message.iter_attachments()] == ["budget.ods"]


def test_a_csv_holds_the_rows():
    text = MAKERS["a.csv"]().decode()
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1] == ["Lyon", "12.5"]


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in {"a.csv", "a.html"}])
def test_a_file_cut_short_is_told(name):
    content = MAKERS[name]()
    with pytest.raises(CannotOpen):
        open_file(name, content[: len(content) // 3] if name != "a.eml" else b"coucou")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ"),
        ("a.txt", b""),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        ("a.svg", b"<html/>"),
        ("a.json", b"{"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.html", b"<p>Bonjour</p>"),
    ],
)
def test_what_we_do_not_serve_is_refused(name, content):
    with pytest.raises(CannotOpen):
        open_file(name, content)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="640" height="360.4"', (640, 360)),
        ('viewBox="0 0 640 360"', (640, 360)),
        ('width="100%" viewBox="0, 0, 640, 360"', (640, 360)),
        ("", (0, 0)),
    ],
)
def test_the_size_of_a_drawing_is_read(head, size):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>'
    assert picture_size("a.svg", svg.encode()) == size
    assert picture_size("a.png", MAKERS["a.png"]()) == (30, 20)
