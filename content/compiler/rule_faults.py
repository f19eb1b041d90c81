"""What is wrong in a text rule: numbers and dates nobody can read, forms that contradict."""

from collections.abc import Iterator

from chalicelib.core.content import TextRule
from chalicelib.core.grading.dates import read_dates
from chalicelib.core.grading.numbers import factor_of, read_number
from chalicelib.core.grading.texts import fold


def rule_faults(rule: TextRule, lang: str, *, is_free: bool) -> Iterator[tuple[str, str]]:
    """Each fault: the reason, and what to do. `is_free`: a person types the text."""
    yield from _unread(rule, lang)
    if is_free and not all(form.strip() for form in rule.accept):
        yield "accept contient un texte vide", "Retirez-le"
    refused = {fold(form, rule.ignore) for form in rule.refuse}
    for form in rule.accept:
        if fold(form, rule.ignore) in refused:
            yield f"« {form} » est à la fois accepté et refusé", "Choisissez, ou réduisez ignore"


def _unread(rule: TextRule, lang: str) -> Iterator[tuple[str, str]]:
    for name, number in (("number", rule.number), ("tolerance", rule.tolerance)):
        if number is not None and read_number(number, lang) is None:
            yield f"{name} : « {number} » ne se lit pas comme un nombre", "Écrivez par exemple 12,5"
    for unit, factor in (rule.units or {}).items():
        if not factor_of(unit, {unit: factor}):
            yield f"units : le facteur de « {unit} » n'est pas un nombre", "Par exemple Mo: 1000"
    if rule.date is not None and len(read_dates(rule.date, "fr")) != 1:
        yield f"date : « {rule.date} » ne se lit pas comme une date", "Écrivez 2026-03-14"
