"""Judges one text, or several at once, by the rules that say what is right."""

from collections.abc import Mapping, Sequence

from chalicelib.core.content import TextRule
from chalicelib.core.grading.dates import is_right_date
from chalicelib.core.grading.numbers import is_right_number
from chalicelib.core.grading.texts import matching_forms

_Found = frozenset[str]


def found_in(text: str, rule: TextRule, *, lang: str, unit: str = "") -> _Found:
    """The right things that the text is: accepted forms, the number or the date; none if wrong."""
    if matching_forms(text, rule.refuse, (), ignore=rule.ignore, typos=0):
        return frozenset()
    forms = matching_forms(text, rule.accept, rule.refuse, ignore=rule.ignore, typos=rule.typos)
    found = set(forms)
    if rule.number is not None and is_right_number(text, rule, lang=lang, unit=unit):
        found.add(f"number {rule.number}")
    if rule.date is not None and is_right_date(text, rule.date, lang):
        found.add(f"date {rule.date}")
    return frozenset(found)


def fit_one_to_one(found: Sequence[Mapping[str, _Found]]) -> bool:
    """Whether texts (what each is, by rule) can be given one rule each, naming different things.

    Two texts that name the same thing, even spelled differently, never count twice.
    """
    return _fit(sorted(found, key=_ways), frozenset(), frozenset())


def _ways(found: Mapping[str, _Found]) -> int:
    return sum(map(len, found.values()))


def _fit(left: list[Mapping[str, _Found]], rules: _Found, things: _Found) -> bool:
    if not left:
        return True
    return any(
        _fit(left[1:], rules | {rule}, things | {thing})
        for rule, found in left[0].items()
        if rule not in rules
        for thing in found - things
    )
