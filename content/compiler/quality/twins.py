"""Statements that say the same thing, or nearly."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from chalicelib.core.content import Challenge
from content.compiler.quality.words import bare, shown_before, words_of

_RUN = 2
_ALIKE = 0.6
"""Share of common runs of two words above which two statements are told to be alike."""


class Twins(NamedTuple):
    """Two challenges whose statements are alike; 1 when they are the same."""

    one: str
    other: str
    likeness: float


def twins(challenges: Sequence[Challenge]) -> list[Twins]:
    """Every pair alike, the closest first."""
    runs = {challenge.id: _runs(challenge) for challenge in challenges}
    found = []
    for one, other in combinations(sorted(runs), 2):
        common, both = runs[one] & runs[other], runs[one] | runs[other]
        likeness = len(common) / len(both)
        if likeness >= _ALIKE:
            found.append(Twins(one, other, round(likeness, 2)))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def doubles(challenges: Sequence[Challenge]) -> list[Twins]:
    """Pairs whose statement and form are the same, letter for letter."""
    seen: dict[str, str] = {}
    found = []
    for challenge in challenges:
        key = bare(" ".join(shown_before(challenge)))
        first = seen.setdefault(key, challenge.id)
        if first != challenge.id:
            found.append(Twins(first, challenge.id, 1.0))
    return found


def _runs(challenge: Challenge) -> frozenset[str]:
    words = words_of(next(shown_before(challenge)))
    if len(words) < _RUN:
        return frozenset({" ".join(words)})
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
