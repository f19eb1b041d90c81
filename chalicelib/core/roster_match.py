"""Which learner of a list somebody is, from the names they type: tolerant, and never a guess."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from chalicelib.core.learner import Learner, plain

SHORT_NAME = 3
LONG_NAME = 10
_BY_ANOTHER_NAME = 1
_BY_A_TYPO = 10
"""A typing slip is further away than any other name the list knows."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who somebody says to be."""

    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date = field(repr=False)


def the_one(claim: Claim, candidates: Iterable[Learner]) -> Learner | None:
    """The learner that the claim names, or None when nobody or several could be meant.

    Give all the candidates, those with an account too: a twin who has none yet must not be taken
    for the one who has. The nearest wins, so that twins with close names are told apart; two that
    are equally near are nobody.
    """
    near = [(distance, learner) for learner, distance in _near(claim, candidates)]
    if not near:
        return None
    least = min(distance for distance, _ in near)
    nearest = [learner for distance, learner in near if distance == least]
    return nearest[0] if len(nearest) == 1 else None


def name_distance(typed: str, known: str) -> int | None:
    """How far two names are: 0 the same, whatever the accents, hyphens, case and order of words.

    Typing slips are counted, few for the length; None: another name.
    """
    first, second = plain(typed), plain(known)
    if not first or not second:
        return None
    if first == second:
        return 0
    if _words(typed) == _words(known):
        return _BY_ANOTHER_NAME
    slips = slips_between(first, second)
    return _BY_A_TYPO * slips if slips <= _bearable_slips(min(len(first), len(second))) else None


def slips_between(first: str, second: str) -> int:
    """Letters to add, drop, replace or swap with their neighbor to go from one to the other."""
    rows = [list(range(len(second) + 1))]
    for i, letter in enumerate(first, start=1):
        row, above = [i], rows[-1]
        for j, other in enumerate(second, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != other)))
            is_swap = i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other
            if is_swap:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def _near(claim: Claim, candidates: Iterable[Learner]) -> Iterator[tuple[Learner, int]]:
    for learner in candidates:
        is_possible = learner.is_active and learner.merged_into is None
        if not is_possible or learner.birth_date != claim.birth_date:
            continue
        first = _nearest(
            claim.first_name, learner.first_name, learner.middle_name, learner.third_name
        )
        last = _nearest(claim.last_name, learner.last_name, learner.preferred_last_name)
        if first is not None and last is not None:
            yield learner, first + last


def _nearest(typed: str, usual: str, *others: str) -> int | None:
    """The distance to the usual name, or to another one when that is nearer."""
    distances = [name_distance(typed, usual)]
    for other in others:
        distance = name_distance(typed, other)
        distances.append(None if distance is None else distance + _BY_ANOTHER_NAME)
    return min((distance for distance in distances if distance is not None), default=None)


def _bearable_slips(length: int) -> int:
    """In a very short name one letter makes another person."""
    if length <= SHORT_NAME:
        return 0
    return 1 if length < LONG_NAME else 2


def _words(name: str) -> list[str]:
    """The words of a compound name, in an order of their own."""
    spaced = "".join(character if character.isalpha() else " " for character in name)
    return sorted(filter(None, map(plain, spaced.split())))
