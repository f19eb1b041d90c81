"""Files of learners: every shape that schools send is read, every trap is refused with a reason."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from chalicelib.adapters.learner_files import packed, texts
from chalicelib.adapters.learner_files.rosters import RosterFiles
from chalicelib.core.roster_file import ClassOf, FileRefused, Item, Person, School
from tests.siecle import as_bytes, siecle, zipped

PUPIL = """<?xml version="1.0" encoding="{encoding}"?>
<BEE_ELEVES><PARAMETRES><UAJ>0991234D</UAJ></PARAMETRES><DONNEES>
<ELEVES><ELEVE ELEVE_ID="1">
<PRENOM>Zélie</PRENOM><ADRESSE><VILLE>Lyon</VILLE></ADRESSE></ELEVE></ELEVES>
<STRUCTURES><STRUCTURES_ELEVE ELEVE_ID="1">
<STRUCTURE><CODE_STRUCTURE>3E1</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>
<STRUCTURE><CODE_STRUCTURE>Inactifs</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>
<STRUCTURE><CODE_STRUCTURE>3E  2</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>
<STRUCTURE><CODE_STRUCTURE>LATIN</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE>
</STRUCTURES_ELEVE></STRUCTURES></DONNEES></BEE_ELEVES>"""
TABLE = "Nom;Prénom;Date de naissance;Classe;Téléphone\nMartelin;Zélie;07/03/2011;3E2;06\n"
SUP = (
    "Premier prénom;Deuxième prénom;Troisième prénom;Nom de famille;Nom d'usage;"
    "Date de naissance (jj/mm/aaaa);Email;Numéro étudiant;Composante;Équipe pédagogique;Groupe;"
    "Diplôme;Régime\nNour;;;Hamidi;;01/09/2005;;42;;;L1;;\n"
)


def items(raw: bytes, format_id: str = "auto") -> Sequence[Item]:
    with RosterFiles().open(io.BytesIO(raw), format_id) as roster:
        return list(roster.items)


def people(raw: bytes, format_id: str = "auto") -> list[Person]:
    return [item for item in items(raw, format_id) if isinstance(item, Person)]


def refusal(raw: bytes, format_id: str = "auto") -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        items(raw, format_id)
    return refused.value


def xml(encoding: str, *, said: str = "") -> bytes:
    return PUPIL.format(encoding=said or encoding).encode(encoding)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "ISO-8859-15", "windows-1252", "utf-16"]
)
def test_siecle_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    said = {"utf-8-sig": "UTF-8"}.get(encoding, encoding)
    school, pupil, division = items(xml(encoding, said=said))
    assert school == School("0991234D", 2)
    assert isinstance(pupil, Person)
    assert (pupil.line, pupil.cells["PRENOM"], pupil.cells["ELEVE_ID"]) == (3, "Zélie", "1")
    assert division == ClassOf("1", "3E 2")


def test_what_lies_deeper_than_a_pupils_own_elements_is_not_taken() -> None:
    assert "VILLE" not in people(xml("utf-8"))[0].cells


def test_lines_beyond_65535_are_told_right() -> None:
    made = siecle(5500)
    last = people(as_bytes(made.text))[-1]
    assert last.line > 65_535
    assert made.text.splitlines()[last.line - 1].lstrip().startswith("<ELEVE ")


def test_a_file_in_an_archive_is_found_among_what_computers_add() -> None:
    assert len(people(zipped(as_bytes(siecle(3).text)))) == 3
    hidden = {".DS_Store": b"x", "folder/.hidden.xml": b"x", "readme.pdf": b"x"}
    assert len(people(zipped(as_bytes(siecle(3).text), "export/eleves.XML", **hidden))) == 3
    assert len(people(zipped(TABLE.encode(), "eleves.csv"))) == 1


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"", "empty_file", 0),
        (b"  \n", "empty_file", 0),
        (b"<BEE_ELEVES><DONNEES>", "invalid_file", 1),
        (b"<BEE_ELEVES>\n<A></B></BEE_ELEVES>", "invalid_file", 2),
        (b"<html></html>", "invalid_file", 1),
        (xml("utf-8", said="KOI8-R"), "encoding_not_supported", 0),
        (xml("utf-8", said="zlib"), "encoding_not_supported", 0),
        (xml("utf-8", said="ISO-8859-15"), "encoding_wrong", 0),
        (xml("iso-8859-1", said="utf-8"), "encoding_wrong", 1),
        (xml("utf-8", said="utf-16"), "encoding_wrong", 0),
        (xml("utf-16", said="ISO-8859-15"), "encoding_wrong", 0),
        (xml("utf-8-sig", said="windows-1252"), "encoding_wrong", 0),
        (xml("cp1252", said="ISO-8859-1").replace(b"Z\xe9lie", b"B\x9cuf"), "encoding_wrong", 4),
        (xml("utf-8").replace(b"Lyon", b"Ly\x00on"), "encoding_wrong", 4),
    ],
    ids=[
        "empty", "blank", "cut", "crossed", "other-root", "unknown-encoding", "codec-that-unpacks",
        "utf8-disguised", "latin-disguised", "not-utf16", "utf16-disguised", "mark-contradicted",
        "windows-disguised", "nul",
    ],
)  # fmt: skip
def test_a_file_that_lies_or_is_broken_is_refused(raw: bytes, code: str, line: int) -> None:
    refused = refusal(raw)
    assert (refused.code, refused.line) == (code, line)


BILLION = """<?xml version="1.0"?><!DOCTYPE BEE_ELEVES [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<BEE_ELEVES><PARAMETRES><UAJ>&b;</UAJ></PARAMETRES></BEE_ELEVES>"""
FETCH = """<!DOCTYPE BEE_ELEVES SYSTEM "http://127.0.0.1:9/x.dtd"><BEE_ELEVES/>"""
STEAL = """<!DOCTYPE B [<!ENTITY f SYSTEM "file:///etc/passwd">]><BEE_ELEVES>&f;</BEE_ELEVES>"""


@pytest.mark.parametrize(
    "text",
    [
        BILLION,
        FETCH,
        STEAL,
        "<BEE_ELEVES>" + "<A>" * 20 + "</A>" * 20 + "</BEE_ELEVES>",
        "<BEE_ELEVES><UAJ>" + "x" * 20_000 + "</UAJ></BEE_ELEVES>",
    ],
    ids=["billion-laughs", "external-dtd", "external-entity", "deep", "endless-text"],
)
def test_xml_that_is_made_to_hurt_is_refused(text: str) -> None:
    assert refusal(text.encode()).code == "xml_forbidden"


def test_an_unknown_entity_is_a_broken_file() -> None:
    assert refusal(b"<BEE_ELEVES>&nothing;</BEE_ELEVES>").code == "invalid_file"


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as open_archive:
        for name, content in files.items():
            open_archive.writestr(name, content)
    return made.getvalue()


def encrypted() -> bytes:
    raw = bytearray(archive(**{"a.xml": b"<BEE_ELEVES/>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (archive(**{"a.xml": b"<x/>", "b.xml": b"<x/>"}), "zip_one_file"),
        (archive(**{"a.pdf": b"x"}), "zip_one_file"),
        (archive(**{"a.xml": b"<BEE_ELEVES>" + b" " * 20_000_000}), "zip_bomb"),
        (archive(**{f"{n}.txt": b"" for n in range(300)}), "zip_bomb"),
        (archive(**{"[Content_Types].xml": b"<x/>", "xl/book.xml": b"<x/>"}), "format_unknown"),
        (archive(mimetype=b"application/vnd.oasis", **{"content.xml": b"<x/>"}), "format_unknown"),
        (archive(**{"a.xml": b"<BEE_ELEVES/>" * 9})[:-30], "invalid_file"),
        (archive(**{"a.xml": b"<BEE_ELEVES/>" * 9}).replace(b"\x00" * 4 + b"a.xml", b"", 1),
         "invalid_file"),
        (encrypted(), "zip_encrypted"),
    ],
    ids=["two", "none", "bomb", "many", "xlsx", "ods", "cut", "spoilt", "encrypted"],
)  # fmt: skip
def test_an_archive_that_hides_or_hurts_is_refused(raw: bytes, code: str) -> None:
    assert refusal(raw).code == code


def test_an_archive_whose_content_is_spoilt_is_refused() -> None:
    raw = bytearray(archive(**{"a.xml": as_bytes(siecle(50).text)}))
    raw[200:260] = b"\xff" * 60
    assert refusal(bytes(raw)).code == "invalid_file"


def test_an_archive_that_lies_on_its_size_stops_where_it_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = bytearray(archive(**{"a.xml": as_bytes(siecle(50).text)}))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (100).to_bytes(4, "little")
    assert refusal(bytes(raw)).code in {"invalid_file", "zip_bomb"}


def test_more_text_than_any_list_is_refused_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MAX_UNPACKED_BYTES", 1000)
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 1_000_000)
    assert refusal(as_bytes(siecle(50).text)).code == "zip_bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac-roman", "utf-16"])
@pytest.mark.parametrize(
    "separator", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "bar"]
)
def test_a_table_is_read_however_a_spreadsheet_saved_it(encoding: str, separator: str) -> None:
    (found,) = people(TABLE.replace(";", separator).encode(encoding))
    assert found.line == 2
    assert found.cells == {
        "Nom": "Martelin",
        "Prénom": "Zélie",
        "Date de naissance": "07/03/2011",
        "Classe": "3E2",
    }


def test_columns_nobody_asked_for_are_named() -> None:
    with RosterFiles().open(io.BytesIO(TABLE.encode()), "auto") as roster:
        assert (roster.format.id, roster.ignored) == ("generic", ("Téléphone",))


def test_the_format_of_a_table_is_found_by_its_columns() -> None:
    with RosterFiles().open(io.BytesIO(SUP.encode("cp1252")), "auto") as roster:
        assert roster.format.id == "sup"


def test_lines_are_those_of_the_file_even_around_long_cells_and_blank_lines() -> None:
    text = TABLE + '\r\n"Du\nBellay";Lou;01/01/2011;3E1;\n;;;;\nChar;René;02/02/2011;3E1;\n'
    assert [(one.line, one.cells["Prénom"]) for one in people(text.encode())] == [
        (2, "Zélie"),
        (4, "Lou"),
        (7, "René"),
    ]


@pytest.mark.parametrize(
    ("raw", "format_id", "code"),
    [
        (b"hello", "auto", "format_unknown"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 50, "auto", "format_unknown"),
        (b"%PDF-1.7\n\xff\xfe", "auto", "format_unknown"),
        (TABLE.encode(), "siecle", "format_unknown"),
        (xml("utf-8"), "sup", "format_unknown"),
        (b"Nom;Classe\nA;B\n", "auto", "header_required"),
        (SUP.replace("Numéro étudiant", "N°").encode(), "sup", "header_required"),
        (SUP.replace("Groupe", "Humeur").encode(), "sup", "header_unknown"),
        (TABLE.replace("Classe", "Nom de famille").encode(), "auto", "header_twice"),
        (TABLE.encode() + b'"open;', "auto", "bad_csv_format"),
        (TABLE.encode() + b"x" * 11_000, "auto", "bad_csv_format"),
    ],
    ids=[
        "words", "old-excel", "pdf", "table-for-xml", "xml-for-table", "missing", "missing-asked",
        "unknown", "twice", "quote", "endless",
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_used_says_why(raw: bytes, format_id: str, code: str) -> None:
    assert refusal(raw, format_id).code == code


def test_a_missing_column_is_named() -> None:
    assert refusal(b"Nom;Classe\nA;B\n").params["columns"] == "Pr\u00e9nom, Date de naissance"
