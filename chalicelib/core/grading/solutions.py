"""The right answer of a challenge: in words for people, and in the form an answer takes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from html import unescape
from typing import Any

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    MatchingForm,
    OrderingForm,
    PairsSolution,
    PictureForm,
    SimulatorForm,
    TextRule,
    TextsForm,
    TextsSolution,
)
from chalicelib.core.grading.answers import Answer
from chalicelib.core.grading.dates import show_date
from chalicelib.core.grading.numbers import factor_of, read_number, show_number
from chalicelib.core.grading.simulator_words import subject_of
from chalicelib.core.grading.texts import bare

_TAG = re.compile(r"<[^>]+>")
_IDS = ("id", "value")
_NAMES = ("name", "subject", "title", "label", "text")
_NOTHING = "∅"


def right_answer(challenge: Challenge) -> list[str]:
    """The right answer of a personalised challenge, as lines of plain text."""
    form, solution = challenge.form, challenge.solution
    if isinstance(solution, TextsSolution):
        if isinstance(form, SimulatorForm):
            return list(_simulator_lines(form, solution, challenge.lang))
        return _text_lines(challenge, solution)
    if isinstance(form, MatchingForm) and isinstance(solution, PairsSolution):
        return [
            f"{left} → {form.rights[right]}"
            for left, right in zip(form.lefts, solution.rights, strict=True)
        ]
    labels = _labels(challenge)
    return [labels[index] for index in getattr(solution, "indexes", ())]


def model_answer(challenge: Challenge) -> Answer:
    """An answer that is graded "ok", in the form that challenge asks for."""
    solution = challenge.solution
    if isinstance(solution, TextsSolution):
        units = {field.id: field.unit for field in getattr(challenge.form, "fields", ())}
        return {
            key: _written(rule, challenge.lang, unit=units.get(key, ""))
            for key, rule in _told_apart(solution).items()
        }
    if isinstance(solution, PairsSolution):
        return {str(left): str(right) for left, right in enumerate(solution.rights)}
    return [str(index) for index in solution.indexes]


def _labels(challenge: Challenge) -> list[str]:
    form = challenge.form
    if isinstance(form, ChoicesForm):
        return [" ".join(unescape(_TAG.sub("", choice)).split()) for choice in form.choices]
    if isinstance(form, OrderingForm):
        return list(form.elements)
    if isinstance(form, PictureForm):
        return [zone.label for zone in form.zones]
    return []


def _text_lines(challenge: Challenge, solution: TextsSolution) -> list[str]:
    fields = challenge.form.fields if isinstance(challenge.form, TextsForm) else ()
    rules = _told_apart(solution)
    shown = {field.id: _shown(rules[field.id], challenge.lang, unit=field.unit) for field in fields}
    if len(fields) == 1 or solution.is_any_order:
        return list(shown.values())
    return [f"{field.label}{_colon(challenge.lang)}{shown[field.id]}" for field in fields]


def _colon(lang: str) -> str:
    return "\u00a0: " if lang == "fr" else ": "


def _told_apart(solution: TextsSolution) -> Mapping[str, TextRule]:
    """The rules, each with one form to show; in any order, no two show the same."""
    if not solution.is_any_order:
        return solution.rules
    rules = list(solution.rules.values())
    forms = _different(rules, frozenset()) or [rule.accept[:1] for rule in rules]
    narrowed = (replace(rule, accept=form) for rule, form in zip(rules, forms, strict=True))
    return dict(zip(solution.rules, narrowed, strict=True))


def _different(rules: Sequence[TextRule], taken: frozenset[str]) -> list[tuple[str, ...]] | None:
    """One accepted form for each rule, no two alike once folded; None when it cannot be."""
    if not rules:
        return []
    rule, others = rules[0], rules[1:]
    for form in rule.accept or ("",):
        folded = bare(form, rule.ignore) if rule.accept else f"rule {len(rules)}"
        rest = None if folded in taken else _different(others, taken | {folded})
        if rest is not None:
            return [(form,) if rule.accept else (), *rest]
    return None


def _shown(rule: TextRule, lang: str, *, unit: str = "") -> str:
    if rule.number is not None:
        return show_number(rule.number, lang=lang, unit=_base_unit(rule, unit))
    if rule.date is not None:
        return show_date(rule.date, lang)
    return rule.accept[0]


def _base_unit(rule: TextRule, unit: str) -> str:
    """The unit that `number` is in."""
    units = rule.units or {}
    if unit and factor_of(unit, units) in {None, Decimal(1)}:
        return unit
    return next((name for name in units if factor_of(name, units) == 1), "")


def _written(rule: TextRule, lang: str, *, unit: str) -> str:
    """A text that the rule accepts."""
    if rule.number is not None:
        return _number_written(rule, lang, unit=unit)
    return rule.date if rule.date is not None else rule.accept[0]


def _number_written(rule: TextRule, lang: str, *, unit: str) -> str:
    units = rule.units or {}
    base = _base_unit(rule, unit)
    if base or not units:
        return f"{rule.number} {base}".strip()
    read, name = read_number(rule.number or "", lang), next(iter(units))
    factor = factor_of(name, units)
    if read is None or not factor:
        return str(rule.number)
    return f"{read[0] / factor:f} {name}"


def _simulator_lines(form: SimulatorForm, solution: TextsSolution, lang: str) -> Iterator[str]:
    """The right answer with the names that the simulator shows in place of its ids."""
    data = json.loads(form.data)
    names = dict(_named(data))
    asked = {one["key"]: one for one in data.get("ask", ())}
    for key, rule in solution.rules.items():
        box = asked.get(key)
        shown = _shown(rule, lang, unit=box.get("unit", "") if box else "")
        parts = _things(shown, names, lang)
        subject = subject_of(key, names, lang)
        if box:
            yield f"{box['label']}{_colon(lang)}{shown}"
        elif subject:
            yield f"{subject} → {', '.join(parts) if shown else _NOTHING}"
        elif shown:
            yield from parts


def _things(shown: str, names: Mapping[str, str], lang: str) -> list[str]:
    """A list of known things by their names; any other text ("1204,5") whole."""
    parts = [part.strip() for part in shown.split(",")]
    told = [subject_of(part, names, lang) for part in parts]
    return [one or part for one, part in zip(told, parts, strict=True)] if any(told) else [shown]


def _named(node: Any) -> Iterator[tuple[str, str]]:
    """Every (id, name) below a node of a simulator's data; a choice has a value for id."""
    if isinstance(node, dict):
        name = next((node[key] for key in _NAMES if isinstance(node.get(key), str)), None)
        id_ = next((node[key] for key in _IDS if isinstance(node.get(key), str)), None)
        if id_ and name:
            yield id_, f"{name}{_origin(node)}"
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from _named(child)


def _origin(node: Mapping[str, Any]) -> str:
    """Who a message is from, and when: subjects may be alike."""
    sender = node.get("from")
    if not isinstance(sender, dict):
        return ""
    known = (sender.get("name") or sender.get("address"), node.get("date"))
    return f" ({', '.join(str(part) for part in known if part)})"
