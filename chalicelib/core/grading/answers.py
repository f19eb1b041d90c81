"""Reads an answer in the form its challenge asks for, and grades it."""

from typing import Literal

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    IndexesSolution,
    MatchingForm,
    OrderingForm,
    PairsSolution,
    PictureForm,
    TextsForm,
    TextsSolution,
)
from chalicelib.core.errors import AnswerNotReadable
from chalicelib.core.grading.rules import fit_one_to_one, found_in
from chalicelib.core.grading.texts import bare

Outcome = Literal["ok", "ko", "skipped", "timed_out"]
Answer = list[str] | dict[str, str] | None

LONGEST_ANSWER = 2_000
MOST_ENTRIES = 40


def grade(challenge: Challenge, answer: Answer) -> Outcome:
    """The outcome of an answer to a personalised challenge; None means "I don't know"."""
    if answer is None:
        return "skipped"
    _refuse_oversized(answer)
    return "ok" if _is_right(challenge, answer) else "ko"


def _is_right(challenge: Challenge, answer: Answer) -> bool:
    solution = challenge.solution
    if isinstance(solution, IndexesSolution):
        return _are_right_indexes(challenge, solution, answer)
    if isinstance(solution, PairsSolution):
        return _are_right_pairs(challenge, solution, answer)
    texts = _texts(answer)
    if isinstance(challenge.form, TextsForm):
        return _are_right_texts(challenge, solution, texts)
    return texts.keys() == solution.rules.keys() and all(
        found_in(text, solution.rules[key], lang=challenge.lang) for key, text in texts.items()
    )


def _are_right_indexes(challenge: Challenge, solution: IndexesSolution, answer: Answer) -> bool:
    form = challenge.form
    if isinstance(form, OrderingForm):
        count, sizes = len(form.elements), {len(form.elements)}
    elif isinstance(form, PictureForm):
        count, sizes = len(form.zones), {1}
    elif isinstance(form, ChoicesForm):
        count = len(form.choices)
        sizes = set(range(1, count + 1)) if form.is_multiple else {1}
    else:
        raise AnswerNotReadable("this form is not answered by indexes")
    given = _indexes(answer, count)
    if len(given) not in sizes:
        raise AnswerNotReadable("not as many entries as the challenge asks for")
    return given == solution.indexes if solution.is_ordered else set(given) == {*solution.indexes}


def _are_right_pairs(challenge: Challenge, solution: PairsSolution, answer: Answer) -> bool:
    form = challenge.form
    if not isinstance(form, MatchingForm):
        raise AnswerNotReadable("this form is not answered by pairs")
    pairs = _texts(answer)
    lefts = _indexes(list(pairs), len(form.lefts))
    rights = [_index(right, len(form.rights)) for right in pairs.values()]
    return dict(zip(lefts, rights, strict=True)) == dict(enumerate(solution.rights))


def _are_right_texts(challenge: Challenge, solution: TextsSolution, texts: dict[str, str]) -> bool:
    fields = {field.id: field for field in getattr(challenge.form, "fields", ())}
    if not texts or not texts.keys() <= fields.keys():
        raise AnswerNotReadable("not the fields of the challenge")
    units = {key: field.unit for key, field in fields.items()}
    if solution.is_any_order:
        said = {bare(text, solution.rules[key].ignore) for key, text in texts.items()}
        if len(said) < len(fields):
            return False
        found = [
            {
                key: found_in(texts.get(field_id, ""), rule, lang=challenge.lang, unit=units[key])
                for key, rule in solution.rules.items()
            }
            for field_id in fields
        ]
        return fit_one_to_one(found)
    return all(
        found_in(texts.get(key, ""), rule, lang=challenge.lang, unit=units[key])
        for key, rule in solution.rules.items()
    )


def _refuse_oversized(answer: object) -> None:
    if isinstance(answer, dict):
        entries = [*answer.keys(), *answer.values()]
    elif isinstance(answer, list):
        entries = answer
    else:
        raise AnswerNotReadable("neither a list nor an object")
    if not all(isinstance(entry, str) for entry in entries):
        raise AnswerNotReadable("entries must be texts")
    if len(answer) > MOST_ENTRIES or sum(map(len, entries)) > LONGEST_ANSWER:
        raise AnswerNotReadable("too long")


def _indexes(answer: Answer, count: int) -> tuple[int, ...]:
    if not isinstance(answer, list):
        raise AnswerNotReadable("a list of indexes is needed")
    indexes = tuple(_index(entry, count) for entry in answer)
    if len(set(indexes)) != len(indexes):
        raise AnswerNotReadable("an index is given twice")
    return indexes


def _index(text: str, count: int) -> int:
    if not (text.isascii() and text.isdigit() and text == str(int(text)) and int(text) < count):
        raise AnswerNotReadable("not an index of this challenge")
    return int(text)


def _texts(answer: Answer) -> dict[str, str]:
    if not isinstance(answer, dict):
        raise AnswerNotReadable("an object of texts is needed")
    return answer
