"""Challenges whose answer another challenge gives away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    IndexesSolution,
    SimulatorForm,
    TextsSolution,
)
from content.compiler.quality.words import bare, plain, shown_after, shown_before

_SHORTEST = 7
"""A shorter answer (a number, a common word) is met everywhere and gives nothing away."""


class Leak(NamedTuple):
    """`teller` shows the answer of `told`; `when`: before or after its own answer."""

    told: str
    teller: str
    when: str
    answer: str


def leaks(challenges: Sequence[Challenge]) -> list[Leak]:
    """Every answer told by another challenge of the same pool, before it is asked or after."""
    texts = {one.id: (_text(shown_before(one)), _text(shown_after(one))) for one in challenges}
    found: list[Leak] = []
    for told in challenges:
        for answer in _distinctive(told):
            others = [one for one in challenges if one.id != told.id and one.pool == told.pool]
            found += _telling(told, answer, others, texts=texts)
    return found


def _telling(
    told: Challenge,
    answer: str,
    others: Iterable[Challenge],
    *,
    texts: Mapping[str, tuple[str, str]],
) -> Iterator[Leak]:
    key = bare(answer)
    for teller in others:
        before, after = texts[teller.id]
        if key in before:
            yield Leak(told.id, teller.id, "before", answer)
        elif key in after and not _is_lesson(told, teller):
            yield Leak(told.id, teller.id, "after", answer)


def _is_lesson(told: Challenge, teller: Challenge) -> bool:
    """After an answer only training shows anything, and what it explains it means to teach."""
    return told.skill_id == teller.skill_id or told.pool == "exam"


def _distinctive(challenge: Challenge) -> Iterator[str]:
    """The answers, when they are the same for everybody and long enough to be noticed."""
    form, solution = challenge.form, challenge.solution
    answers: Iterable[str] = ()
    if isinstance(form, ChoicesForm) and isinstance(solution, IndexesSolution):
        answers = (plain(form.choices[index]) for index in solution.indexes)
    elif isinstance(solution, TextsSolution) and not isinstance(form, SimulatorForm):
        answers = (form for rule in solution.rules.values() for form in rule.accept[:1])
    for answer in answers:
        if "{{" not in answer and len(bare(answer)) >= _SHORTEST:
            yield answer


def _text(parts: Iterable[str]) -> str:
    return bare(" ".join(parts))
