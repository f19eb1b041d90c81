"""The European reading of a result: levels of DigComp's 21 competences from our 16."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

# Rules of the published conversion: a level is copied where one of our competences covers one or
# several of Europe's, averaged where two cover one, and the creative use of technology (5.3), which
# no competence of ours measures alone, follows from all the others.
_COPIED: Mapping[str, tuple[str, ...]] = {
    "1.1": ("1.1", "1.2"),
    "2.1": ("2.1", "2.5"),
    "2.2": ("2.2",),
    "2.3": ("2.4",),
    "2.4": ("2.3", "2.6", "5.4"),
    "3.3": ("3.2", "3.3"),
    "3.4": ("3.4",),
    "4.1": ("4.1",),
    "4.2": ("4.2",),
    "4.3": ("4.3", "4.4"),
    "5.1": ("5.1",),
    "5.2": ("5.2",),
}
_AVERAGED: Mapping[str, tuple[str, str]] = {"1.3": ("1.2", "1.3"), "3.1": ("3.1", "3.2")}
EUROPEAN: Mapping[str, tuple[str, ...]] = {
    **_COPIED,
    **{ours: (code,) for code, pair in _AVERAGED.items() for ours in pair},
}
"""Europe's competences that each of ours speaks of."""
_CREATIVE = "5.3"
_AREAS = frozenset("12345")


@dataclass(frozen=True, slots=True)
class DigCompLevel:
    """A level, from 1, of one of Europe's competences."""

    code: str
    level: int


def digcomp_levels(levels: Mapping[str, int]) -> tuple[DigCompLevel, ...]:
    """What our levels, by competence, say in Europe's framework; below level 1 nothing is said."""
    found = {
        code: levels[ours] for ours, codes in _COPIED.items() if ours in levels for code in codes
    }
    found |= {
        code: _mean([levels[one], levels[other]])
        for code, (one, other) in _AVERAGED.items()
        if one in levels and other in levels
    }
    if {code[0] for code in found} == _AREAS:
        found[_CREATIVE] = _mean(list(found.values()))
    return tuple(DigCompLevel(code, found[code]) for code in sorted(found) if found[code] >= 1)


def _mean(levels: list[int]) -> int:
    """Halves go up."""
    return floor(sum(levels) / len(levels) + 0.5)
