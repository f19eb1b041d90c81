"""Dates in the usual French and English forms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.grading.dates import is_right_date, show_date


@pytest.mark.parametrize(
    "text",
    [
        "14/03/2026",
        "14/3/26",
        "14-03-2026",
        "14.03.2026",
        "14 03 2026",
        "2026-03-14",
        "2026/03/14",
        "14 mars 2026",
        "le 14 Mars 2026",
        "samedi 14 mars 2026",
        "March 14, 2026",
        "March 14th 2026",
        "the 14th of March 2026",
        "14 March 2026",
        "14/03/2026 09:12",
        "14 mars 2026 à 9 h 12",
        "2026-03-14T09:12:00Z",
    ],
)
def test_the_usual_forms_of_a_date_are_read(text):
    assert is_right_date(text, "2026-03-14", "fr")


@pytest.mark.parametrize(
    "text",
    [
        "03/14/2026",
        "13/03/2026",
        "14 avril 2026",
        "mars 2026",
        "14 mars",
        "2026",
        "",
        "14/03",
        "hier",
    ],
)
def test_another_date_or_a_part_of_it_is_refused(text):
    assert not is_right_date(text, "2026-03-14", "fr")


def test_an_english_date_may_start_with_the_month():
    assert is_right_date("03/04/2026", "2026-03-04", "en")
    assert is_right_date("04/03/2026", "2026-03-04", "en")
    assert not is_right_date("03/04/2026", "2026-03-04", "fr")


@pytest.mark.parametrize(
    "text", ["mars 2026", "03/2026", "3/2026", "2026-03", "March 2026", "mar. 2026"]
)
def test_a_month_is_read(text):
    assert is_right_date(text, "2026-03", "fr")


@pytest.mark.parametrize("text", ["14/03/2026", "avril 2026", "03/2025", "mars"])
def test_more_or_less_than_the_month_asked_is_refused(text):
    assert not is_right_date(text, "2026-03", "fr")


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "29 février 2025", "0/3/2026"])
def test_a_day_that_does_not_exist_is_refused(text):
    assert not is_right_date(text, text, "fr")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1er août 2026", 8),
        ("1 aout 2026", 8),
        ("1 févr. 2026", 2),
        ("1 déc. 2026", 12),
        ("1 juil. 2026", 7),
        ("Sept 1, 2026", 9),
        ("1st Jan 2026", 1),
    ],
)
def test_names_of_months_may_be_shortened_or_lack_accents(text, month):
    assert is_right_date(text, f"2026-{month:02}-01", "fr")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_we_show_is_read_back(day):
    for lang in ("fr", "en"):
        assert is_right_date(show_date(day.isoformat(), lang), day.isoformat(), lang)


def test_dates_are_shown_in_words():
    assert show_date("2026-03-01", "fr") == "1er mars 2026"
    assert show_date("2026-03", "fr") == "mars 2026"
    assert show_date("2026-03-14", "en") == "14 March 2026"
