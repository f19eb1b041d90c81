"""Answers as their reader sees them."""

import json

from chalicelib.core.answer_words import EXCERPT_LENGTH, answer_words, bare_text
from chalicelib.core.content import (
    Asset,
    ChoicesForm,
    Field,
    MatchingForm,
    OrderingForm,
    PictureForm,
    SimulatorForm,
    TextsForm,
    Zone,
)
from tests.factories import challenge


def words(form: object, answer: object) -> tuple[str, ...]:
    return answer_words(challenge("mots-1", form=form), json.dumps(answer))


def test_indexes_become_what_they_stand_for() -> None:
    choices = ChoicesForm(is_multiple=True, choices=("<p>Un &amp; deux</p>", "<b>Trois</b>"))
    assert words(choices, ["1", "0"]) == ("Trois", "Un & deux")
    assert words(OrderingForm(("a", "b")), ["1", "0"]) == ("b", "a")
    zones = (Zone("Barre", 0, 0, 1, 1), Zone("Menu", 0, 0, 1, 1))
    assert words(PictureForm(Asset("p", "p", "p"), zones), ["1"]) == ("Menu",)
    matching = MatchingForm(lefts=("chat", "chien"), rights=("miaule", "aboie"))
    assert words(matching, {"0": "0", "1": "1"}) == ("chat → miaule", "chien → aboie")


def test_typed_texts_stay_as_typed_with_their_label_when_there_are_several() -> None:
    one, two = Field("a", "Nom"), Field("b", "Date")
    assert words(TextsForm((one,)), {"a": " <b>x</b> "}) == (" <b>x</b> ",)
    assert words(TextsForm((one, two)), {"a": "x", "b": "y"}) == ("Nom : x", "Date : y")
    assert words(SimulatorForm("mail", "Mail", 1, "{}"), {"objet": "x"}) == ("objet : x",)


def test_nothing_was_answered() -> None:
    assert words(TextsForm((Field("a", "Nom"),)), None) == ()
    assert answer_words(challenge("mots-1"), "") == ()


def test_an_index_that_leads_nowhere_is_shown_as_it_is() -> None:
    assert words(OrderingForm(("a", "b")), ["7", "²"]) == ("7", "²")


def test_a_statement_loses_its_marks_and_what_is_too_long() -> None:
    assert bare_text("<p>Un</p><ul><li>deux</li><li>trois &lt; 4</li></ul>") == "Un deux trois < 4"
    cut = bare_text("<p>" + "mot " * 200 + "</p>")
    assert len(cut) <= EXCERPT_LENGTH + 1
    assert cut.endswith("mot…")
