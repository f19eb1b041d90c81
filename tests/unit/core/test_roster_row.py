"""A line of a file becomes a person, or says what is wrong in which column."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.roster_formats import FORMATS, FREGATA, GENERIC, ONDE, SIECLE, SUP, Format
from chalicelib.core.roster_row import Row, read_row, worst

TODAY = date(2026, 11, 22)
PUPIL = {
    "ELEVE_ID": "700001",
    "ID_NATIONAL": "123456789ab",
    "NOM_DE_FAMILLE": " MARTELIN ",
    "NOM_USAGE": "MARTELIN-ROY",
    "PRENOM": "Zélie",
    "PRENOM2": "Aude",
    "CODE_SEXE": "2",
    "DATE_NAISS": "07/03/2011",
    "CODE_PAYS": "100",
    "CODE_COMMUNE_INSEE_NAISS": "33063",
}
APPRENTICE = {
    "Identifiant unique*": "987654321CD",
    "Premier prénom*": "Ioan",
    "Nom de famille*": "PETRESCU",
    "Code sexe*": "Masculin",
    "Date de naissance (jj/mm/aaaa)*": "19/11/2010",
    "Libellé commune naissance**": "Cluj",
    "Code département naissance*": "99",
    "Code pays naissance*": "99114",
    "Statut*": "AP",
    "Code MEF*": "24722105232",
    "Division*": "1CAP",
}
STUDENT = {
    "Premier prénom": "Nour",
    "Nom de famille": "Hamidi",
    "Date de naissance (jj/mm/aaaa)": "01/09/2005",
    "Numéro étudiant": "2026_0042",
    "Email": "nour@univ.test",
    "Groupe": "L1 A",
    "Diplôme": "licence",
    "Régime": "Apprentissage",
}
SCHOOLCHILD = {
    "Nom élève": "COSTA",
    "Prénom élève": "Tiago",
    "INE": "1234567890C",
    "Cycle": "CYCLE III",
    "Niveau": "CM2",
    "Libellé classe": "CM2 Mme Petit",
    "Date naissance": "2016-05-01",
}
ANYBODY = {"Nom": "Wu", "Prénom": "Li", "Date de naissance": "02/02/1990"}
WHOLE: Mapping[str, Mapping[str, str]] = {
    "siecle": PUPIL,
    "fregata": APPRENTICE,
    "sup": STUDENT,
    "onde": SCHOOLCHILD,
    "generic": ANYBODY,
}


def read(format_: Format, cells: Mapping[str, str], **changes: str) -> Row:
    return read_row(format_, {**cells, **changes}, line=7, today=TODAY)


def faults(row: Row) -> list[tuple[str, str, bool]]:
    return [(fault.column, fault.code, fault.is_warning) for fault in row.faults]


@pytest.mark.parametrize("format_id", sorted(FORMATS))
def test_a_whole_line_of_each_format_has_no_fault(format_id: str) -> None:
    row = read(FORMATS[format_id], WHOLE[format_id])
    assert (row.faults, row.left_out, row.entry.line) == ((), "", 7)
    assert row.entry.person


def test_a_pupil_is_read_from_the_elements_of_siecle() -> None:
    row = read(SIECLE, PUPIL)
    found = row.entry
    assert (found.last_name, found.first_name) == ("MARTELIN", "Zélie")
    assert (found.preferred_last_name, found.middle_name) == ("MARTELIN-ROY", "Aude")
    assert (found.national_id, found.birth_date) == ("123456789AB", date(2011, 3, 7))
    assert (row.key, row.unique) == ("700001", "123456789AB")


def test_what_we_have_no_use_for_is_not_kept() -> None:
    kept = str(
        [getattr(read(SIECLE, PUPIL).entry, name) for name in read(SIECLE, PUPIL).entry.__slots__]
    )
    assert "33063" not in kept
    assert read(FREGATA, APPRENTICE).entry.attributes == {}


def test_who_left_or_has_not_arrived_is_nobody() -> None:
    assert read(SIECLE, PUPIL, DATE_SORTIE="01/10/2026").left_out == "left"
    assert read(SIECLE, PUPIL, ID_NATIONAL=" ").left_out == "not_arrived"


@pytest.mark.parametrize(
    ("changes", "column", "code", "is_warning"),
    [
        ({"ID_NATIONAL": "123"}, "ID_NATIONAL", "ine_format", False),
        ({"NOM_DE_FAMILLE": ""}, "NOM_DE_FAMILLE", "field_required", False),
        ({"PRENOM": "4"}, "PRENOM", "field_characters", False),
        ({"PRENOM": "Zo\u0007é"}, "PRENOM", "field_characters", False),
        ({"NOM_USAGE": "x" * 256}, "NOM_USAGE", "field_length", False),
        ({"DATE_NAISS": "2011-03-07"}, "DATE_NAISS", "field_date_format", False),
        ({"DATE_NAISS": "01/01/1899"}, "DATE_NAISS", "date_out_of_range", False),
        ({"CODE_SEXE": ""}, "CODE_SEXE", "field_required", True),
        (
            {"CODE_COMMUNE_INSEE_NAISS": ""},
            "CODE_COMMUNE_INSEE_NAISS",
            "birth_city_code_required",
            True,
        ),
        (
            {"CODE_COMMUNE_INSEE_NAISS": "BORDEAUX"},
            "CODE_COMMUNE_INSEE_NAISS",
            "insee_code_invalid",
            True,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_of_siecle_says_its_column(
    changes: dict[str, str], column: str, code: str, is_warning: bool
) -> None:
    assert faults(read(SIECLE, PUPIL, **changes)) == [(column, code, is_warning)]


def test_an_apprentice_has_a_number_of_the_nation_or_of_the_school() -> None:
    assert read(FREGATA, APPRENTICE).entry.national_id == "987654321CD"
    other = read(FREGATA, APPRENTICE, **{"Identifiant unique*": "ab 12"}).entry
    assert (other.national_id, other.local_id) == ("", "ab 12")


def test_what_fregata_demands_of_births_warns_only() -> None:
    born_here = {"Code pays naissance*": "99100"}
    assert faults(read(FREGATA, APPRENTICE, **born_here)) == [
        ("Code commune naissance**", "birth_city_code_required", True)
    ]
    nameless = {"Libellé commune naissance**": ""}
    assert faults(read(FREGATA, APPRENTICE, **nameless)) == [
        ("Libellé commune naissance**", "field_required", True)
    ]
    odd = {"Code pays naissance*": "96114", "Code sexe*": "X", "Statut*": "??"}
    assert {code for _, code, _ in faults(read(FREGATA, APPRENTICE, **odd))} == {
        "insee_code_invalid",
        "field_bad_values",
    }
    assert worst(read(FREGATA, APPRENTICE, **odd).faults) == "warning"


def test_a_student_keeps_a_group_a_diploma_and_an_address() -> None:
    found = read(SUP, STUDENT).entry
    assert (found.division, found.email, found.local_id) == ("L1 A", "nour@univ.test", "2026_0042")
    assert found.attributes == {"Diplôme": "Licence", "Régime": "Apprentissage"}


def test_an_unknown_diploma_is_kept_and_told() -> None:
    row = read(SUP, STUDENT, Diplôme="Brevet de navigation")
    assert faults(row) == [("Diplôme", "field_bad_values", True)]
    assert row.entry.attributes["Diplôme"] == "Brevet de navigation"


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("Numéro étudiant", "a\\b", "student_number_format"),
        ("Email", "nour at univ", "field_email_format"),
        ("Nom de famille", "", "field_required"),
    ],
    ids=["number", "email", "name"],
)
def test_a_fault_of_a_student_keeps_them_out(column: str, text: str, code: str) -> None:
    row = read(SUP, STUDENT, **{column: text})
    assert faults(row) == [(column, code, False)]
    assert worst(row.faults) == "error"


def test_a_schoolchild_is_of_the_last_two_levels() -> None:
    assert read(ONDE, SCHOOLCHILD).entry.attributes == {"Niveau": "CM2"}
    assert faults(read(ONDE, SCHOOLCHILD, Niveau="CP")) == [("Niveau", "field_bad_values", False)]
    assert faults(read(ONDE, SCHOOLCHILD, Cycle="CYCLE II")) == [
        ("Cycle", "field_bad_values", True)
    ]
    assert faults(read(ONDE, SCHOOLCHILD, **{"Date naissance": "01/05/2016"})) == [
        ("Date naissance", "field_date_format", False)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7/3/2011", date(2011, 3, 7)),
        ("07/03/11", date(2011, 3, 7)),
        ("07/03/27", date(1927, 3, 7)),
        ("22/11/26", TODAY),
    ],
    ids=["short", "two-digits", "last-century", "today"],
)
def test_dates_have_two_or_four_digits_of_year(text: str, expected: date) -> None:
    assert read(GENERIC, ANYBODY, **{"Date de naissance": text}).entry.birth_date == expected


def test_names_of_other_alphabets_are_people_too() -> None:
    one = read(GENERIC, ANYBODY, Nom="Иванов", Prénom="Пётр").entry
    other = read(GENERIC, ANYBODY, Nom="Петров", Prénom="Пётр").entry
    assert one.person
    assert one.person != other.person


CELLS = st.dictionaries(
    st.sampled_from(sorted({c.header for f in FORMATS.values() for c in f.columns})), st.text()
)


@given(format_id=st.sampled_from(sorted(FORMATS)), cells=CELLS)
def test_nothing_that_a_file_holds_is_a_crash(format_id: str, cells: dict[str, str]) -> None:
    row = read(FORMATS[format_id], cells)
    assert row.left_out or worst(row.faults) in {"error", "warning", ""}
    assert {name for fault in row.faults for name in fault.params} <= {"min", "max", "valids"}
