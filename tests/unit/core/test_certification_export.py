"""The table of results says what the interchange format says, cell by cell."""

import json
from pathlib import Path

import pytest

from chalicelib.adapters.export_files import FOLDER
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification_export import (
    ResultsLayout,
    certificate_names,
    result_columns,
    result_row,
    results_name,
)
from chalicelib.core.export import Cell, harmless
from tests.after_days import enrolled
from tests.certif_factories import certification, result
from tests.session_factories import session

WORDS = json.loads(Path(FOLDER, "fr.json").read_text(encoding="utf-8"))
ONES = {
    "validated": result(pix=300, levels={"1.1": 3, "1.2": -1}, is_clea=True),
    "rejected": result(status="rejected", comment="fraud", pix=None, levels={}),
    "cancelled": result(status="cancelled", pix=None, levels={}),
    "cancelled_by_jury": result(status="cancelled_by_jury", pix=None, levels={}),
}


def layout(**changes: object) -> ResultsLayout:
    given: dict[str, object] = {
        "session": session(),
        "center_name": "Centre Hedy-Lamarr",
        "competence_ids": ("1.1", "1.2", "1.3"),
        "words": WORDS,
        "has_clea": True,
    }
    return ResultsLayout(**{**given, **changes})  # type: ignore[arg-type]


def told(one: Certification, **changes: object) -> dict[str, Cell]:
    table = layout(**changes)
    titles = [column.title for column in result_columns(table)]
    return dict(zip(titles, result_row(table, enrolled(), one), strict=True))


def test_the_columns_of_a_session_are_in_the_order_of_the_format() -> None:
    assert [column.title for column in result_columns(layout())] == [
        "Numéro de certification",
        "Prénom",
        "Nom",
        "Date de naissance",
        "Lieu de naissance",
        "Identifiant Externe",
        "Statut",
        "Certification CléA numérique",
        "Nombre de Pix",
        "1.1",
        "1.2",
        "1.3",
        "Commentaire jury pour l'organisation",
        "Session",
        "Centre de certification",
        "Date de passage de la certification",
    ]


def test_a_class_has_neither_the_center_nor_the_double_certification() -> None:
    titles = [column.title for column in result_columns(layout(division="3e B"))]
    assert "Centre de certification" not in titles
    assert "Certification CléA numérique" not in titles
    assert len(titles) == 14


@pytest.mark.parametrize(
    ("status", "word", "pix", "level", "clea"),
    [
        ("validated", "Validée", 300, 3, "Validée"),
        ("rejected", "Rejetée", 0, "-", "Rejetée"),
        ("cancelled", "Annulée", "-", "-", "Annulée"),
        ("cancelled_by_jury", "Annulée", "-", "-", "Annulée"),
    ],
)
def test_each_status_has_its_words_and_its_figures(
    status: str, word: str, pix: Cell, level: Cell, clea: str
) -> None:
    cells = told(certification(result=ONES[status], wants_clea=True))
    assert (cells["Statut"], cells["Nombre de Pix"], cells["1.1"]) == (word, pix, level)
    assert cells["Certification CléA numérique"] == clea


def test_a_level_below_the_first_is_zero_and_one_not_measured_a_dash() -> None:
    cells = told(certification(result=ONES["validated"]))
    assert (cells["1.2"], cells["1.3"]) == (0, "-")
    assert cells["Certification CléA numérique"] == "Non passée"


def test_a_birthplace_is_told_when_it_was_asked() -> None:
    table = layout()
    adult = enrolled(cpf=BirthPlace("F", "FRANCE", city="Bordeaux"))
    assert result_row(table, adult, certification())[4] == "Bordeaux"
    assert result_row(table, enrolled(), certification())[4] == ""


def test_a_dash_is_no_formula_and_a_minus_is() -> None:
    assert harmless("-") == "-"
    assert harmless("-1+1") == "'-1+1"


def test_files_are_named_after_their_session_or_their_class() -> None:
    assert results_name(layout()) == "20260314_1430_resultats_session_KPTR47"
    assert results_name(layout(division="3e B")) == "20260314_1430_resultats_3e B"


def test_certificates_of_namesakes_are_told_apart() -> None:
    people = [
        certification(id="a" * 24),
        certification(id="b" * 24),
        certification(id="c" * 24, last_name="Mar/tin"),
    ]
    assert list(certificate_names(people).values()) == [
        "Martin Ada",
        "Martin Ada (2)",
        "Mar_tin Ada",
    ]
