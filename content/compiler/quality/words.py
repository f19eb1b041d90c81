"""The texts of a challenge as plain words."""

import re
from collections.abc import Iterator
from html import unescape

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    MatchingForm,
    OrderingForm,
    PictureForm,
    SimulatorForm,
    TextsForm,
)
from chalicelib.core.grading.texts import fold

_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[\w'’-]+")
_ALL = ("accents", "case", "spaces", "punctuation")


def plain(html: str) -> str:
    """The text of some HTML, on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, without accents."""
    return _WORD.findall(fold(text, ("accents", "case")))


def bare(text: str) -> str:
    """Letters and digits only, to compare texts."""
    return fold(text, _ALL)


def shown_before(challenge: Challenge) -> Iterator[str]:
    """What a person reads before answering: the statement, then the form."""
    yield plain(challenge.statement)
    form = challenge.form
    if isinstance(form, ChoicesForm):
        yield from map(plain, form.choices)
    elif isinstance(form, OrderingForm):
        yield from form.elements
    elif isinstance(form, MatchingForm):
        yield from (*form.lefts, *form.rights)
    elif isinstance(form, PictureForm):
        yield form.image.alt
        yield from (zone.label for zone in form.zones)
    elif isinstance(form, TextsForm):
        yield from (field.label for field in form.fields)
    elif isinstance(form, SimulatorForm):
        yield form.data


def shown_after(challenge: Challenge) -> Iterator[str]:
    """What a person reads once the answer is given."""
    yield plain(challenge.hint)
    yield plain(challenge.explanation)
