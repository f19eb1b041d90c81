"""A page of answers to a question: only one fits the version, the device and the error."""

from collections.abc import Mapping
from html import escape
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `title`, `devices` (two), `answers` (five, the right one first)."""
    major = draw.integer(5, 9)
    device, other_device = draw.shuffled(options["devices"])
    error, other_error = (f"0x{number}" for number in draw.sample(range(210, 890), 2))
    settings = [str(5 * number) for number in draw.sample(range(4, 60), 5)]
    right, older, elsewhere, other, popular = settings
    here, before = f"{major}.3", f"{major - 1}.3"
    people = draw.sample(FIRST_NAMES, 7)
    words = {
        "here": here,
        "before": before,
        "device": device,
        "other": other_device,
        "error": error,
        "other_error": other_error,
    }
    answers = [
        _answer(name, answer, {**words, "value": value})
        for name, answer, value in zip(people, options["answers"], settings, strict=False)
    ]
    values = {
        "prenom": people[5],
        "version": here,
        "appareil": device,
        "erreur": error,
        "bon": right,
        "ancien": older,
        "ailleurs": elsewhere,
        "autre": other,
        "populaire": popular,
        "auteur": people[0],
    }
    title = options["title"]
    body = "\n".join([f"<h1>{escape(title)}</h1>", *draw.shuffled(answers)])
    return Variant(values, {"discussion.html": html_page(title, body)})


def _answer(name: str, answer: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """One answer: who, its votes, perhaps a mark, its text."""
    mark = f"<p><strong>{escape(answer['mark'])}</strong></p>" if answer.get("mark") else ""
    text = escape(answer["text"].format(**words))
    return f"<article><h2>{escape(name)}, {answer['votes']} votes</h2>{mark}<p>{text}</p></article>"
