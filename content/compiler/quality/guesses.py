"""Solutions that the form of a question gives to who knows nothing."""

from collections.abc import Iterator, Sequence

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    IndexesSolution,
    MatchingForm,
    OrderingForm,
    PairsSolution,
)
from chalicelib.core.variation import fill
from content.compiler.quality.words import bare, plain, words_of

_LONGER = 1.4
"""A right choice this many times longer than the next one catches the eye."""
_LONG_ENOUGH = 4


def guesses(challenge: Challenge) -> Iterator[str]:
    """Why one could guess, in French, for authors."""
    filled = fill(challenge, 0)
    form, solution = filled.form, filled.solution
    if isinstance(form, ChoicesForm) and isinstance(solution, IndexesSolution):
        yield from _by_length([plain(choice) for choice in form.choices], solution.indexes)
    if isinstance(form, OrderingForm):
        yield from _by_order(form.elements)
    if isinstance(form, MatchingForm) and isinstance(solution, PairsSolution):
        yield from _by_words(form, solution)


def is_right_longest(challenge: Challenge) -> bool | None:
    """Whether the one right choice is the longest; None where there is not exactly one."""
    filled = fill(challenge, 0)
    form, solution = filled.form, filled.solution
    if not isinstance(form, ChoicesForm) or not isinstance(solution, IndexesSolution):
        return None
    indexes = solution.indexes
    if len(indexes) != 1:
        return None
    lengths = [len(plain(choice)) for choice in form.choices]
    others = [length for place, length in enumerate(lengths) if place != indexes[0]]
    return lengths[indexes[0]] > max(others)


def _by_length(choices: Sequence[str], right: Sequence[int]) -> Iterator[str]:
    lengths = [len(choice) for choice in choices]
    rights = [lengths[place] for place in right]
    wrongs = [length for place, length in enumerate(lengths) if place not in right]
    if min(rights) > _LONGER * max(wrongs) and min(rights) > 2 * _LONG_ENOUGH:
        yield "le bon choix est nettement plus long que les autres"


def _by_order(elements: Sequence[str]) -> Iterator[str]:
    folded = [bare(element) for element in elements]
    if folded == sorted(folded) or folded == sorted(folded, reverse=True):
        yield "le bon ordre est l'ordre alphabétique"


def _by_words(form: MatchingForm, solution: PairsSolution) -> Iterator[str]:
    def known(text: str) -> set[str]:
        return {word for word in words_of(text) if len(word) > _LONG_ENOUGH}

    shared = [
        bool(known(left) & known(form.rights[right]))
        and not any(
            known(left) & known(other) for place, other in enumerate(form.rights) if place != right
        )
        for left, right in zip(form.lefts, solution.rights, strict=True)
    ]
    if sum(shared) > len(shared) / 2:
        yield "un mot commun relie la plupart des éléments à leur pendant"
