"""Compares a text with accepted and refused forms, forgiving what is only a slip of the hand."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

ALL = ("accents", "case", "spaces", "punctuation")
"""Everything that may be ignored, which is the default."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_MEANINGFUL = frozenset("@#%&*/\\_")
_ARTICLE = re.compile(r"(?:(?:le|la|les|un|une|des|du|de la|the|an|a) |[ld]')(?=[^\W\d_])", re.I)
_SHORT, _LONG = 5, 9


def plain(text: str) -> str:
    """The text with one way to write spaces, quotes, dashes and composed characters."""
    composed = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    return " ".join(composed.split())


def fold(text: str, ignore: Iterable[str] = ALL) -> str:
    """The text without what is ignored; never emptied: a lone sign stays itself."""
    folded = plain(text)
    if "accents" in ignore:
        folded = without_accents(folded)
    if "case" in ignore:
        folded = folded.casefold()
    if "punctuation" in ignore:
        folded = _without_punctuation(folded) or folded
    if "spaces" in ignore:
        folded = folded.replace(" ", "")
    return folded.strip()


def without_accents(text: str) -> str:
    """The text with bare letters: é gives e, œ gives oe."""
    apart = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def matching_forms(
    text: str,
    accept: Sequence[str],
    refuse: Sequence[str],
    *,
    ignore: Sequence[str],
    typos: int | None,
) -> frozenset[str]:
    """The accepted forms, bare, that the text is: the nearest ones.

    A refused form always wins over an accepted one it resembles; a slip is forgiven only when the
    text is strictly nearer to the accepted form than to any refused one.
    """
    readings = _readings(text, ignore)
    refused = {reading for form in refuse for reading in _readings(form, ignore)}
    if refused.intersection(readings):
        return frozenset()
    if not any(readings):
        return frozenset({""} if "" in accept else ())
    slips = {}
    for form in accept:
        limit = _typos_forgiven(form) if typos is None else typos
        slips[form] = _nearest(readings, _readings(form, ignore), limit)
    least = min((count for count in slips.values() if count is not None), default=None)
    if least is None or (least and _nearest(readings, refused, least) is not None):
        return frozenset()
    return frozenset(bare(form, ignore) for form, count in slips.items() if count == least)


def distance(first: str, second: str, limit: int) -> int | None:
    """Slips (letter missing, added, changed, two swapped) between texts; None above `limit`.

    Only letters may slip: another digit or sign is another answer (Damerau-Levenshtein, restricted
    to adjacent transpositions).
    """
    if first == second:
        return 0
    if limit == 0 or abs(len(first) - len(second)) > limit:
        return None
    far = limit + 1
    before: list[int] = []
    row = list(_running(second, far))
    for i, a in enumerate(first):
        older, before = before, row
        row = [before[0] + _cost(a, far)]
        for j, b in enumerate(second):
            change = 0 if a == b else max(_cost(a, far), _cost(b, far))
            best = min(before[j] + change, before[j + 1] + _cost(a, far), row[j] + _cost(b, far))
            if i and j and a == second[j - 1] and b == first[i - 1]:
                best = min(best, older[j - 1] + max(_cost(a, far), _cost(b, far)))
            row.append(best)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None


def _running(text: str, far: int) -> Iterable[int]:
    total = 0
    yield total
    for character in text:
        total += _cost(character, far)
        yield total


def _cost(character: str, far: int) -> int:
    return 1 if character.isalpha() else far


def _typos_forgiven(form: str) -> int:
    letters = sum(character.isalpha() for character in form)
    if letters < _SHORT:
        return 0
    return 1 if letters <= _LONG else 2


def bare(form: str, ignore: Sequence[str]) -> str:
    """The form folded, without article: what tells two accepted forms apart."""
    return _readings(form, ignore)[-1]


def _nearest(readings: Iterable[str], forms: Iterable[str], limit: int) -> int | None:
    targets = list(forms)
    found = (distance(reading, form, limit) for reading in readings for form in targets)
    return min((slips for slips in found if slips is not None), default=None)


def _readings(text: str, ignore: Sequence[str]) -> list[str]:
    """The text folded, also without its first article when it is read as words."""
    readings = [fold(text, ignore)]
    article = _ARTICLE.match(plain(text)) if set(ALL) <= set(ignore) else None
    if article:
        readings.append(fold(plain(text)[article.end() :]))
    return readings


def _without_punctuation(text: str) -> str:
    """Drops punctuation, but not decimal marks, minus signs and signs with a meaning."""
    kept = []
    for i, character in enumerate(text):
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        is_mark = unicodedata.category(character).startswith("P") and character not in _MEANINGFUL
        is_decimal = character in ".,:" and before.isdigit() and after.isdigit()
        is_minus = character == "-" and before in {"", " "} and after.isdigit()
        if not is_mark or is_decimal or is_minus:
            kept.append(character)
    return "".join(kept)
