"""Cards to print: an accessible PDF, whatever the names hold."""

import re

import pytest

from chalicelib.adapters.sheets import FOLDER, TypstSheets, _words
from chalicelib.core.learner import Learner
from chalicelib.core.sign_in_cards import Card, CardSheet, card_of

SHEETS = TypstSheets("Sextant", site_origin="https://sextant.test")
CARD = Card("Zélie", "Martelin-Roy", "password", "zelie.martelinroy0703", "kbtrwx47")


def sheet(*cards: Card) -> CardSheet:
    return CardSheet("Collège Ada", "6e A", cards or (CARD,))


def pages(pdf: bytes) -> int:
    return int(max(re.findall(rb"/Type\s*/Pages\b.{0,200}?/Count\s+(\d+)", pdf, re.DOTALL)))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_cards_are_a_pdf_that_says_its_language_and_that_it_is_accessible(lang):
    pdf = SHEETS.cards(sheet(), lang)
    assert pdf.startswith(b"%PDF-1.")
    assert b"pdfuaid" in pdf
    assert f"/Lang({lang})".encode() in pdf.replace(b" ", b"")


def test_ten_cards_fill_a_page_and_the_next_one_starts_another():
    assert pages(SHEETS.cards(sheet(*[CARD] * 10), "fr")) == 1
    assert pages(SHEETS.cards(sheet(*[CARD] * 11), "fr")) == 2


@pytest.mark.parametrize(
    "name",
    ["#panic()", "$x$ *a* _b_", '"\\', "Łukasz Nguyễn", "N" * 60, "لينا"],
    ids=["code", "markup", "quotes", "accents", "long", "arabic"],
)
def test_a_name_is_text_whatever_it_holds(name):
    card = Card(name, name, "password", "a" * 61, "kbtrwx47")
    assert pages(SHEETS.cards(sheet(*[card] * 10), "fr")) == 1


def test_every_way_in_has_its_words_in_both_languages():
    french, english = _words("fr"), _words("en")
    assert french.keys() == english.keys()
    for words in (french, english):
        assert words["ways"].keys() == {"password", "known", "own", "elsewhere"}
    assert {path.name for path in FOLDER.iterdir()} >= {"cards.typ", "fr.json", "en.json"}


def test_the_file_is_called_after_the_class():
    assert SHEETS.file_name("6e A", "fr") == "cartes-de-connexion-6ea.pdf"
    assert SHEETS.file_name("", "en") == "sign-in-cards.pdf"


def test_a_card_shows_a_user_name_only_to_whom_it_lets_in():
    learner = Learner("l1", "o1", "Zélie", "Roy", username="zelie.roy0703")
    assert card_of(learner, "known").username == "zelie.roy0703"
    assert card_of(learner, "own").username == ""
    assert "kbtrwx47" not in repr(card_of(learner, "password", password="kbtrwx47"))
