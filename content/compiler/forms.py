"""From what an author wrote to what the service plays: the challenge, its form, its solution."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from chalicelib.core.content import (
    Asset,
    Challenge,
    ChoicesForm,
    Field,
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
    Zone,
)
from content.compiler.challenges import (
    ChallengeSource,
    FileWork,
    Matching,
    MultipleChoice,
    Ordering,
    Picture,
    SeveralTexts,
    ShortText,
    SingleChoice,
)
from content.compiler.challenges import Simulator as SimulatorChallenge
from content.compiler.markup import spaced, to_html, to_inline_html
from content.compiler.priors import prior
from content.compiler.rendering import Rendered
from content.compiler.schema import FieldSource, RuleSource, SimulatorSource
from content.compiler.sources import ChallengeFile

ONLY_FIELD = "a"
Sizes = Mapping[str, tuple[int, int]]


def to_challenge(file: ChallengeFile, rendered: Rendered, sizes: Sizes) -> Challenge:
    """The challenge as the release holds it; `sizes` gives the pictures' widths and heights."""
    source = file.source
    a, b = prior(file.level, source.kind)
    assets = _Assets(file, rendered, sizes)
    return Challenge(
        id=file.id,
        skill_id=file.skill_id,
        kind=source.kind,
        lang=source.lang,
        pool=source.pool,
        status=source.status,
        statement=to_html(source.statement, source.lang),
        form=_form(source, assets),
        solution=_solution(source),
        hint=to_html(source.hint, source.lang),
        explanation=to_html(source.explanation, source.lang),
        tutorial_ids=tuple(source.tutorials),
        a=source.item.a if source.item else a,
        b=source.item.b if source.item else b,
        files=tuple(assets.named(f.file, label=f.label) for f in source.files),
        image=assets.named(source.image.file, alt=source.image.alt) if source.image else None,
        variants=rendered.values,
        time_limit_seconds=source.time_limit_seconds,
        is_focused=source.focused,
        is_accessible=source.accessible,
    )


class _Assets:
    """Where the release keeps the files of one challenge.

    The path holds a digest of the files, so that the release's id covers them too.
    """

    def __init__(self, file: ChallengeFile, rendered: Rendered, sizes: Sizes) -> None:
        self._folder = f"{file.id}/{rendered.digest}"
        self._made = rendered.made
        self._sizes = sizes

    def named(self, name: str, *, label: str = "", alt: str = "") -> Asset:
        """The file as an asset."""
        folder = f"{self._folder}/{{v}}" if name in self._made else self._folder
        width, height = self._sizes.get(name, (0, 0))
        path = f"{folder}/{name}"
        return Asset(path, name, label, alt=alt, width=width, height=height)


def _form(source: ChallengeSource, assets: _Assets) -> Form:
    if isinstance(source, SingleChoice | MultipleChoice):
        choices = tuple(to_inline_html(choice.text, source.lang) for choice in source.choices)
        return ChoicesForm(isinstance(source, MultipleChoice), choices)
    if isinstance(source, ShortText | SeveralTexts | FileWork):
        return TextsForm(tuple(_field(id_, field, rule) for id_, field, rule in _fields(source)))
    if isinstance(source, Ordering):
        return OrderingForm(tuple(spaced(element, source.lang) for element in source.elements))
    if isinstance(source, Matching):
        lefts = tuple(spaced(pair.left, source.lang) for pair in source.pairs)
        return MatchingForm(lefts, tuple(spaced(right, source.lang) for right in _rights(source)))
    if isinstance(source, Picture):
        zones = tuple(
            Zone(zone.label, zone.x, zone.y, zone.width, zone.height) for zone in source.zones
        )
        return PictureForm(assets.named(source.picture.file, alt=source.picture.alt), zones)
    return _simulator_form(_simulator(source).simulator)


def _solution(source: ChallengeSource) -> Solution:
    if isinstance(source, SingleChoice | MultipleChoice):
        return IndexesSolution(tuple(i for i, choice in enumerate(source.choices) if choice.right))
    if isinstance(source, Picture):
        return IndexesSolution(tuple(i for i, zone in enumerate(source.zones) if zone.right))
    if isinstance(source, Ordering):
        return IndexesSolution(tuple(range(len(source.elements))), is_ordered=True)
    if isinstance(source, Matching):
        rights = _rights(source)
        return PairsSolution(tuple(rights.index(pair.right) for pair in source.pairs))
    if isinstance(source, ShortText | SeveralTexts | FileWork):
        rules = {id_: _rule(rule) for id_, _, rule in _fields(source)}
        return TextsSolution(rules, is_any_order=getattr(source, "any_order", False))
    expect = _simulator(source).solution.expect
    return TextsSolution({key: _exact(rule) for key, rule in expect.items()})


def _fields(
    source: ShortText | SeveralTexts | FileWork,
) -> list[tuple[str, FieldSource, RuleSource]]:
    if not isinstance(source, ShortText) and source.fields:
        return [(field.id, field, field.solution) for field in source.fields]
    field, solution = getattr(source, "field", None), getattr(source, "solution", None)
    return [(ONLY_FIELD, field, solution)] if field and solution else []


def _field(id_: str, field: FieldSource, rule: RuleSource) -> Field:
    return Field(
        id=id_,
        label=field.label,
        format=field.format or _natural_format(rule),
        unit=field.unit,
        placeholder=field.placeholder,
    )


def _natural_format(rule: RuleSource) -> Literal["text", "number", "date"]:
    if rule.number is not None:
        return "number"
    return "text" if rule.date is None else "date"


def _rule(rule: RuleSource) -> TextRule:
    return TextRule(
        accept=tuple(rule.accept),
        refuse=tuple(rule.refuse),
        ignore=tuple(rule.ignore),
        typos=rule.typos,
        number=rule.number,
        tolerance=rule.tolerance,
        units=rule.units,
        is_unit_required=rule.unit_required,
        date=rule.date,
    )


def _exact(rule: RuleSource) -> TextRule:
    """A simulator posts exact texts: no slip of the hand unless the author says so."""
    read = _rule(rule)
    return read if read.typos is not None else replace(read, typos=0)


def _rights(source: Matching) -> list[str]:
    """The right-hand elements, each once: several left ones may share one."""
    return list(dict.fromkeys([*(pair.right for pair in source.pairs), *source.extra_rights]))


def _simulator(source: ChallengeSource) -> SimulatorChallenge:
    if not isinstance(source, SimulatorChallenge):
        raise TypeError(f"unknown kind: {source.kind}")
    return source


def _simulator_form(source: SimulatorSource) -> SimulatorForm:
    data = json.dumps(source.data, ensure_ascii=False, separators=(",", ":"))
    return SimulatorForm(source.name, source.title, source.height, data)
