"""Numbers: decimal comma, thousands, signs, units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.content import TextRule
from chalicelib.core.grading.numbers import is_right_number, read_number, show_number


def is_right(text: str, *, lang: str = "fr", unit: str = "", **rule: object) -> bool:
    return is_right_number(text, TextRule(**rule), lang=lang, unit=unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "1234,5",
        "1234.5",
        "1 234,5",
        "1\u202f234,5",
        "1\u00a0234,5",
        "1\u2009234,5",
        "1'234,5",
        "1.234,5",
        "1,234.5",
        "+1234,50",
        " 1234,5. ",
        "01234,5",
    ],
)
def test_the_usual_ways_to_write_a_number_are_read(text):
    assert is_right(text, number="1234,5")


@pytest.mark.parametrize(
    "text",
    [
        "12 34,5",
        "1 2345",
        "1234,5,6",
        "mille",
        "",
        "12345",
        "1234,6",
        "1.234.5",
        "1234,5 et plus",
        "~1234,5",
    ],
)
def test_badly_grouped_numbers_and_words_are_refused(text):
    assert not is_right(text, number="1234,5")


def test_a_lone_comma_is_decimal_in_french_and_groups_thousands_in_english():
    assert is_right("1,234", number="1.234")
    assert is_right("1,234", number="1234", lang="en")
    assert is_right("1,5", number="1.5", lang="en")
    assert is_right("1,234,567", number="1234567")


@pytest.mark.parametrize("text", ["-3", "- 3", "−3", "–3", "-3,0"])
def test_every_minus_sign_is_read(text):
    assert is_right(text, number="-3")
    assert not is_right(text, number="3")


def test_the_tolerance_includes_its_bounds():
    for text, accepted in (("9,5", True), ("10,5", True), ("9,49", False), ("10,51", False)):
        assert is_right(text, number="10", tolerance="0,5") is accepted


UNITS = {"Ko": "1", "Mo": "1000", "Go": "1000000"}


@pytest.mark.parametrize("text", ["1500", "1500 Ko", "1500ko", "1,5 Mo", "0,0015 Go", "1 500 Ko."])
def test_units_are_converted(text):
    assert is_right(text, number="1500", units=UNITS, unit="Ko")


@pytest.mark.parametrize("text", ["1500 Mo", "1,5", "1500 Kb", "1500 octets", "1500 %"])
def test_a_wrong_or_unknown_unit_is_refused(text):
    assert not is_right(text, number="1500", units=UNITS)


def test_a_unit_is_read_without_its_accents():
    assert is_right("43 videos", number="43", unit="vidéos")
    assert is_right("43 videos", number="43", units={"vidéos": "1"})


def test_a_bare_number_is_in_the_unit_shown_beside_the_box():
    assert is_right("1,5", number="1500", units=UNITS, unit="Mo")


def test_a_unit_may_be_required():
    assert not is_right("1500", number="1500", units=UNITS, is_unit_required=True)
    assert is_right("1500 Ko", number="1500", units=UNITS, is_unit_required=True)


def test_capitals_tell_units_apart_only_when_they_must():
    both = {"Mb": "1", "MB": "8"}
    assert is_right("2 MB", number="16", units=both)
    assert is_right("16 Mb", number="16", units=both)
    assert not is_right("16 mb", number="16", units=both)


def test_the_unit_of_the_box_may_be_typed_again_even_in_the_plural():
    assert is_right("3 fichiers", number="3", unit="fichier")
    assert not is_right("3 dossiers", number="3", unit="fichier")


def test_a_percentage_is_read_both_ways():
    assert is_right("25 %", number="25")
    assert is_right("25 %", number="0,25")
    assert is_right("25", number="25", unit="%")
    assert not is_right("0,25", number="25")


def test_a_currency_sign_may_come_first():
    assert is_right("€ 12,50", number="12.5", unit="€")
    assert is_right("-$3", number="-3", unit="$")


@pytest.mark.parametrize("text", ["6 m2", "6 m²"])
def test_a_unit_may_hold_a_digit(text):
    assert is_right(text, number="6", units={"m²": "1"})


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False))
def test_what_we_show_is_read_back(value):
    for lang in ("fr", "en"):
        shown = show_number(f"{value:f}", lang="fr", unit="")
        read = read_number(shown, "fr")
        assert read is not None
        assert read[0] == value, lang


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_is_always_its_own_answer(value):
    assert is_right(f"{value:f}", number=f"{value:f}")
    assert not is_right(f"{value + 1:f}", number=f"{value:f}")


def test_numbers_are_shown_as_one_writes_them():
    assert show_number("12345.50", lang="fr", unit="€") == "12\u202f345,50\u00a0€"
    assert show_number("12345.50", lang="en", unit="") == "12,345.50"
    assert read_number("12 Ko", "fr") == (Decimal(12), "Ko")
