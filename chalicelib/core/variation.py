"""Makes a challenge one's own: its values, its files and the order of what it shows.

Neighbours get different ones; the same person gets the same again, on any machine.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from chalicelib.core.content import (
    Asset,
    Challenge,
    ChoicesForm,
    Form,
    IndexesSolution,
    MatchingForm,
    OrderingForm,
    PairsSolution,
    PictureForm,
    SimulatorForm,
    Solution,
    TextRule,
    TextsForm,
    TextsSolution,
)
from chalicelib.core.draws import Draw, draw

VARIANTS = 32
_PLACEHOLDER = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")
_WHOLE_JSON = re.compile(r'"\{\{ *([a-z][a-z0-9_]*_json) *\}\}"')
_CODE = re.compile(r"(<code>.*?</code>|<pre>.*?</pre>)", re.DOTALL)
_ELIDED = re.compile(
    r"\b([dD]|[qQ]u|[lL]orsqu|[pP]uisqu)e ((?:<(?:strong|em)>)?\{\{ *([a-z][a-z0-9_]*) *\}\})"
)
_VOWEL = re.compile(r"[AEIOUÀÂÉÈÊËÎÏÔÛÙ][a-zà-ÿ]")
"""A name that elides what comes before it; codes such as A2, file names and Y do not."""

_Fill = Callable[[str], str]


def variant_number(owner_id: str, challenge_id: str) -> int:
    """Which of the 32 variants of a challenge is this person's."""
    return draw(f"variant/{owner_id}/{challenge_id}", 0) % VARIANTS


def personalize(challenge: Challenge, owner_id: str) -> Challenge:
    """The challenge as this person sees it, ready to be shown, graded and explained."""
    filled = fill(challenge, variant_number(owner_id, challenge.id))
    return shuffle(filled, f"order/{owner_id}/{challenge.id}")


def fill(challenge: Challenge, variant: int) -> Challenge:
    """The challenge with the values and files of one variant, in the author's order."""
    variants = challenge.variants
    values = variants[variant % len(variants)] if variants else {}
    plain = _filler(values, str)
    html, prose = _filler(values, escape), _elider(values, challenge.lang)
    return replace(
        challenge,
        statement=html(prose(challenge.statement)),
        hint=html(prose(challenge.hint)),
        explanation=html(prose(challenge.explanation)),
        form=_fill_form(challenge.form, values, variant),
        solution=_fill_solution(challenge.solution, plain),
        files=tuple(_fill_asset(asset, plain, variant) for asset in challenge.files),
        image=challenge.image and _fill_asset(challenge.image, plain, variant),
        variants=(),
    )


def shuffle(challenge: Challenge, key: str) -> Challenge:
    """The challenge with what it shows in another order, its solution moved alike."""
    form, solution, stream = challenge.form, challenge.solution, Draw(key)
    if isinstance(form, ChoicesForm):
        order = _order(len(form.choices), stream)
        form = replace(form, choices=_taken(form.choices, order))
        return replace(challenge, form=form, solution=_moved(solution, order))
    if isinstance(form, PictureForm):
        order = _order(len(form.zones), stream)
        form = replace(form, zones=_taken(form.zones, order))
        return replace(challenge, form=form, solution=_moved(solution, order))
    if isinstance(form, OrderingForm):
        order = _unsolved(_order(len(form.elements), stream), solution)
        form = replace(form, elements=_taken(form.elements, order))
        return replace(challenge, form=form, solution=_moved(solution, order))
    if isinstance(form, MatchingForm):
        order = _order(len(form.rights), stream)
        form = replace(form, rights=_taken(form.rights, order))
        return replace(challenge, form=form, solution=_moved(solution, order))
    return challenge


def _filler(values: Mapping[str, str], written: _Fill) -> _Fill:
    """Puts values in place of `{{name}}`; a name without value stays as it is."""

    def put(match: re.Match[str]) -> str:
        return written(values[match[1]]) if match[1] in values else match[0]

    return lambda text: _PLACEHOLDER.sub(put, text)


def _elider(values: Mapping[str, str], lang: str) -> _Fill:
    """In French, "de {{name}}" becomes "d'{{name}}" before a name such as Inès."""

    def put(match: re.Match[str]) -> str:
        return f"{match[1]}'{match[2]}" if _VOWEL.match(values.get(match[3], "")) else match[0]

    def prose(html: str) -> str:
        parts = _CODE.split(html)
        return "".join(part if _CODE.match(part) else _ELIDED.sub(put, part) for part in parts)

    return prose if lang == "fr" else str


def _fill_asset(asset: Asset, plain: _Fill, variant: int) -> Asset:
    path = asset.path.replace("{v}", str(variant))
    return replace(asset, path=path, label=plain(asset.label), alt=plain(asset.alt))


def _fill_form(form: Form, values: Mapping[str, str], variant: int) -> Form:
    plain, html = _filler(values, str), _filler(values, escape)
    if isinstance(form, ChoicesForm):
        return replace(form, choices=tuple(map(html, form.choices)))
    if isinstance(form, TextsForm):
        fields = (
            replace(f, label=plain(f.label), unit=plain(f.unit), placeholder=plain(f.placeholder))
            for f in form.fields
        )
        return replace(form, fields=tuple(fields))
    if isinstance(form, OrderingForm):
        return replace(form, elements=tuple(map(plain, form.elements)))
    if isinstance(form, MatchingForm):
        lefts, rights = tuple(map(plain, form.lefts)), tuple(map(plain, form.rights))
        return replace(form, lefts=lefts, rights=rights)
    if isinstance(form, SimulatorForm):
        return replace(form, title=plain(form.title), data=_fill_data(form.data, values))
    zones = tuple(replace(zone, label=plain(zone.label)) for zone in form.zones)
    return replace(form, image=_fill_asset(form.image, plain, variant), zones=zones)


def _fill_data(data: str, values: Mapping[str, str]) -> str:
    """A text that is nothing but `{{name_json}}` becomes the list or object it stands for."""
    whole = _WHOLE_JSON.sub(lambda match: values.get(match[1], match[0]), data)
    return _filler(values, _in_json)(whole)


def _in_json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _fill_solution(solution: Solution, plain: _Fill) -> Solution:
    if not isinstance(solution, TextsSolution):
        return solution
    rules = {plain(key): _fill_rule(rule, plain) for key, rule in solution.rules.items()}
    return replace(solution, rules=rules)


def _fill_rule(rule: TextRule, plain: _Fill) -> TextRule:
    return replace(
        rule,
        accept=tuple(map(plain, rule.accept)),
        refuse=tuple(map(plain, rule.refuse)),
        number=rule.number and plain(rule.number),
        tolerance=plain(rule.tolerance),
        date=rule.date and plain(rule.date),
    )


def _order(count: int, stream: Draw) -> list[int]:
    return stream.shuffled(range(count))


def _unsolved(order: list[int], solution: Solution) -> list[int]:
    """The order, turned by one when it would show the answer already given."""
    right = getattr(solution, "indexes", ())
    return [*order[1:], order[0]] if order == list(right) else order


def _taken(items: Sequence[Any], order: Sequence[int]) -> tuple[Any, ...]:
    return tuple(items[index] for index in order)


def _moved(solution: Solution, order: Sequence[int]) -> Solution:
    """The solution when the item at place `order[i]` now stands at place i."""
    places = {old: new for new, old in enumerate(order)}
    if isinstance(solution, IndexesSolution):
        return replace(solution, indexes=tuple(places[index] for index in solution.indexes))
    if isinstance(solution, PairsSolution):
        return replace(solution, rights=tuple(places[index] for index in solution.rights))
    return solution
