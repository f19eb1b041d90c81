"""The codes of simulators' answers have the same words in a correction and on the screen."""

import json
from pathlib import Path

import pytest

from chalicelib.core.grading.simulator_words import WORDS

LOCALES = Path(__file__).resolve().parents[2] / "frontend" / "locales" / "learner"
PREFIX = "play.done."


@pytest.mark.parametrize(("place", "lang"), [(0, "fr"), (1, "en")])
def test_a_code_is_told_alike_by_the_server_and_by_the_page(place: int, lang: str) -> None:
    texts = json.loads((LOCALES / f"{lang}.json").read_text(encoding="utf-8"))
    shown = {
        key.removeprefix(PREFIX): text for key, text in texts.items() if key.startswith(PREFIX)
    }
    assert {code: words[place] for code, words in WORDS.items()} == shown
