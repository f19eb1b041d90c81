"""Plays every variant of a challenge against the real grader, before any learner does."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    Kind,
    MatchingForm,
    OrderingForm,
    PictureForm,
    TextsForm,
    TextsSolution,
)
from chalicelib.core.errors import AnswerNotReadable
from chalicelib.core.grading import Answer, grade, model_answer
from chalicelib.core.grading.rules import found_in
from chalicelib.core.variation import fill, personalize
from content.compiler.problems import Problems
from content.compiler.rendering import Rendered
from content.compiler.rule_faults import rule_faults
from content.compiler.schema import PLACEHOLDER, RawAnswer
from content.compiler.simulator_checks import simulator_faults
from content.compiler.sources import ChallengeFile

CLOSED: set[Kind] = {"single-choice", "multiple-choice"}
FEWEST_REFUSED = 3
_EMPTY_HEADING = re.compile(r"<th[^>]*>\s*</th>")
_OWNERS = ("ana", "bilal", "chloe", "dina", "elio")


@dataclass(frozen=True)
class Compiled:
    """A challenge as written, rendered and ready to be released."""

    file: ChallengeFile
    rendered: Rendered
    challenge: Challenge

    @property
    def variants(self) -> int:
        """How many different versions there are to check."""
        made = max(map(len, self.rendered.made.values()), default=1)
        return max(made, len(self.challenge.variants))


class Filled:
    """One variant of a challenge, in the author's order."""

    def __init__(self, compiled: Compiled, variant: int) -> None:
        self.source = compiled.file.source
        self.name = compiled.file.name
        self.number = variant
        self.challenge = fill(compiled.challenge, variant)
        variants = compiled.challenge.variants
        self.values = dict(variants[variant % len(variants)]) if variants else {}


def check_challenge(compiled: Compiled, problems: Problems) -> None:
    """Note everything wrong with a challenge's texts, solution and refused answers."""
    if _has_empty_placeholders(compiled, problems):
        return
    _check_few_refused(compiled, problems)
    _check_tables(compiled, problems)
    filled = [Filled(compiled, variant) for variant in range(compiled.variants)]
    checks = (_check_distinct, _check_rules, _check_simulator, _check_solution, _check_listed)
    for check in checks:
        if not all(check(version, problems) for version in filled):
            return
    for owner in _OWNERS:
        own = personalize(compiled.challenge, owner)
        if grade(own, model_answer(own)) != "ok":
            advice = "Signalez-le : la solution ne suit pas le mélange"
            problems.error(compiled.file.name, "solution", "elle se perd au mélange", advice=advice)


def as_answer(raw: RawAnswer, challenge: Challenge) -> Answer:
    """An answer as authors write it, in the form the grader reads."""
    if not isinstance(raw, str):
        return raw
    form = challenge.form
    if isinstance(form, TextsForm) and len(form.fields) == 1:
        return {form.fields[0].id: raw}
    return [raw]


def filled_answer(raw: RawAnswer, values: dict[str, str]) -> RawAnswer:
    """The answer with the values of a variant."""

    def put(text: str) -> str:
        return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)

    if isinstance(raw, str):
        return put(raw)
    if isinstance(raw, list):
        return [put(entry) for entry in raw]
    return {put(key): put(text) for key, text in raw.items()}


def _has_empty_placeholders(compiled: Compiled, problems: Problems) -> bool:
    source = compiled.file.source
    parts = asdict(compiled.challenge)
    parts.pop("variants")
    text = json.dumps([parts, source.refused, source.accepted], ensure_ascii=False)
    names = set(PLACEHOLDER.findall(text))
    known = {name for values in compiled.challenge.variants for name in values}
    for name in sorted(names - known):
        reason = f"« {{{{{name}}}}} » n'a pas de valeur"
        advice = "Donnez-la dans variants ou dans le générateur, ou corrigez le nom"
        problems.error(compiled.file.name, "textes", reason, advice=advice)
    return bool(names - known)


def _check_few_refused(compiled: Compiled, problems: Problems) -> None:
    source = compiled.file.source
    different = {json.dumps(raw, sort_keys=True) for raw in source.refused}
    if source.kind not in CLOSED and len(different) < FEWEST_REFUSED:
        reason = f"{len(different)} mauvaise(s) réponse(s) différente(s), il en faut au moins 3"
        advice = "Ajoutez des erreurs que de vraies personnes feraient"
        problems.error(compiled.file.name, "refused", reason, advice=advice)


def _check_tables(compiled: Compiled, problems: Problems) -> None:
    """A screen reader says the heading of a column before each cell: none may be empty."""
    challenge = compiled.challenge
    texts = (challenge.statement, challenge.hint, challenge.explanation)
    if any(_EMPTY_HEADING.search(text) for text in texts):
        reason, advice = "une colonne de tableau n'a pas de titre", "Donnez-lui un titre"
        problems.error(compiled.file.name, "textes", reason, advice=advice)


def _check_distinct(version: Filled, problems: Problems) -> bool:
    for field, texts in _shown(version.challenge):
        if len(set(texts)) < len(texts):
            twin = next(text for text in texts if texts.count(text) > 1)
            reason = f"« {twin} » apparaît deux fois"
            advice = "Deux éléments identiques ne peuvent pas être départagés : changez-en un"
            problems.error(version.name, field, reason, advice=advice)
            return False
    return True


def _shown(challenge: Challenge) -> Iterator[tuple[str, Sequence[str]]]:
    form = challenge.form
    if isinstance(form, ChoicesForm):
        yield "choices", form.choices
    if isinstance(form, OrderingForm):
        yield "elements", form.elements
    if isinstance(form, MatchingForm):
        yield "pairs", form.lefts
        yield "pairs", form.rights
    if isinstance(form, PictureForm):
        yield "zones", [zone.label for zone in form.zones]
    if isinstance(form, TextsForm):
        yield "fields", [field.id for field in form.fields]


def _check_rules(version: Filled, problems: Problems) -> bool:
    challenge, solution = version.challenge, version.challenge.solution
    if not isinstance(solution, TextsSolution):
        return True
    is_free = isinstance(challenge.form, TextsForm)
    for key, rule in solution.rules.items():
        for reason, advice in rule_faults(rule, challenge.lang, is_free=is_free):
            problems.error(version.name, f"solution.{key}", reason, advice=advice)
            return False
    return True


def _check_simulator(version: Filled, problems: Problems) -> bool:
    generator = version.source.generator
    reference = str(generator.options.get("reference", "")) if generator else ""
    written = PLACEHOLDER.sub(lambda match: version.values.get(match[1], match[0]), reference)
    faults = list(simulator_faults(version.challenge, written))
    for reason, advice in faults:
        shown = f"{reason} (variante {version.number})" if version.values else reason
        problems.error(version.name, "simulator", shown, advice=advice)
    return not faults


def _check_solution(version: Filled, problems: Problems) -> bool:
    challenge = version.challenge
    answer = model_answer(challenge)
    refused = [_words(answer)] if grade(challenge, answer) != "ok" else _lost_forms(challenge)
    for words in refused[:1]:
        reason = f"la solution {words} est refusée par le correcteur"
        advice = "Vérifiez accept, number, date, units et refuse"
        problems.error(version.name, "solution", reason, advice=advice)
    return not refused


def _lost_forms(challenge: Challenge) -> list[str]:
    """The accepted forms that the grader would not accept."""
    solution = challenge.solution
    rules = solution.rules.values() if isinstance(solution, TextsSolution) else ()
    return [
        f"« {form} »"
        for rule in rules
        for form in rule.accept
        if not found_in(form, rule, lang=challenge.lang)
    ]


def _check_listed(version: Filled, problems: Problems) -> bool:
    faults = [
        *_unexpected(version.source.refused, version, wanted="ko"),
        *_unexpected(version.source.accepted, version, wanted="ok"),
    ]
    for field, reason, advice in faults:
        shown = f"{reason} (variante {version.number})" if version.values else reason
        problems.error(version.name, field, shown, advice=advice)
    return not faults


def _unexpected(
    answers: Iterable[RawAnswer], version: Filled, *, wanted: str
) -> Iterator[tuple[str, str, str]]:
    field = "refused" if wanted == "ko" else "accepted"
    for raw in answers:
        answer = as_answer(filled_answer(raw, version.values), version.challenge)
        try:
            outcome = grade(version.challenge, answer)
        except AnswerNotReadable as error:
            reason = f"{_words(answer)} n'a pas la forme d'une réponse ({error})"
            yield field, reason, "Le guide des auteurs donne la forme de chaque type"
            continue
        if outcome != wanted:
            verb = "est acceptée" if wanted == "ko" else "est refusée"
            yield field, f"{_words(answer)} {verb} par le correcteur", _ADVICE[wanted]


_ADVICE = {
    "ko": "Ajoutez-la à solution.refuse, mettez typos: 0, ou changez-la si elle est juste",
    "ok": "Ajoutez-la à solution.accept, ou retirez-la",
}


def _words(answer: Answer) -> str:
    if isinstance(answer, dict) and len(answer) == 1:
        return f"« {next(iter(answer.values()))} »"
    return json.dumps(answer, ensure_ascii=False)
