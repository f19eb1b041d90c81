"""An answer in words, for who reads it afterwards: what was ticked, ordered, matched or typed."""

import json
import re
from collections.abc import Sequence
from html import unescape

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    Form,
    MatchingForm,
    OrderingForm,
    PictureForm,
    TextsForm,
)

EXCERPT_LENGTH = 240
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|li|h[1-6]|div|td|tr)>|<br ?/?>")


def bare_text(html: str, *, at_most: int = EXCERPT_LENGTH) -> str:
    """The words of a statement, without its marks; cut at a space when too long."""
    text = " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", html))).split())
    if len(text) <= at_most:
        return text
    return text[:at_most].rsplit(" ", maxsplit=1)[0] + "…"


def answer_words(challenge: Challenge, answer_text: str) -> tuple[str, ...]:
    """What was answered to a personalised challenge, a line an entry; () for "I don't know".

    `answer_text` is JSON, as events keep it.
    """
    answer = json.loads(answer_text) if answer_text else None
    if isinstance(answer, list):
        return tuple(_named(_options(challenge.form), str(entry)) for entry in answer)
    if isinstance(answer, dict):
        return tuple(_pair(challenge.form, str(key), str(text)) for key, text in answer.items())
    return ()


def _options(form: Form) -> Sequence[str]:
    match form:
        case ChoicesForm():
            return [bare_text(html) for html in form.choices]
        case OrderingForm():
            return form.elements
        case PictureForm():
            return [zone.label for zone in form.zones]
        case _:
            return ()


def _pair(form: Form, key: str, text: str) -> str:
    match form:
        case MatchingForm():
            return f"{_named(form.lefts, key)} → {_named(form.rights, text)}"
        case TextsForm() if len(form.fields) > 1:
            labels = {field.id: field.label for field in form.fields}
            return f"{labels.get(key, key)} : {text}"
        case TextsForm():
            return text
        case _:
            return f"{key} : {text}"


def _named(options: Sequence[str], index: str) -> str:
    """The option at an index; what is not one stays as it was sent."""
    if index.isascii() and index.isdigit() and int(index) < len(options):
        return options[int(index)]
    return index
