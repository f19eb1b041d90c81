"""The incumbent's certification scale: from an ability to pix, mesh and levels, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import floor, inf, isfinite

from chalicelib.core.errors import InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.scale_settings import WEIGHTS, checked_bounds

PIX_PER_LEVEL = 128
"""Pix of one level over the 16 competences: what the cap is counted in."""
MESHES = (
    "pre_beginner",
    "beginner_1",
    "beginner_2",
    "independent_3",
    "independent_4",
    "advanced_5",
    "advanced_6",
    "expert_7",
    "expert_8",
)
"""Names of the meshes of the core certification, by their index."""
COEFFICIENTS = tuple(
    before // weight
    for before, weight in zip(accumulate(WEIGHTS, initial=0), WEIGHTS, strict=False)
)
"""Pix already earned where each interval begins, in weights of that interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Abilities from `low`, included, to `high`, excluded."""

    low: float
    high: float

    def holds(self, theta: float) -> bool:
        """Whether the ability lies inside."""
        return self.low <= theta < self.high


@dataclass(frozen=True, slots=True)
class Reached:
    """Where an ability leads: `mesh` is None below the first interval."""

    pix: int
    mesh: int | None


def intervals_between(bounds: Sequence[float]) -> tuple[Interval, ...]:
    """The intervals that ascending bounds make: they touch, by construction."""
    return tuple(Interval(low, high) for low, high in pairwise(checked_bounds(bounds)))


def checked(intervals: Sequence[Interval]) -> tuple[Interval, ...]:
    """The intervals of a new version; raises `InvalidScale` unless they touch and go up.

    The functions below accept any interval, as old versions held holes and inversions: a hole
    sends an ability to the last interval, which no new version should do.
    """
    if not intervals:
        raise InvalidScale("no interval")
    for lower, upper in pairwise(intervals):
        if lower.high != upper.low:
            raise InvalidScale(f"{lower.high} and {upper.low}: intervals that do not touch")
    return intervals_between([intervals[0].low, *(interval.high for interval in intervals)])


def interval_index(theta: float, intervals: Sequence[Interval]) -> int | None:
    """The first interval that holds the ability; None below the first, the last one elsewhere."""
    _check_ability(theta)
    if theta < intervals[0].low:
        return None
    holding = (index for index, interval in enumerate(intervals) if interval.holds(theta))
    return next(holding, len(intervals) - 1)


def reached(
    theta: float, intervals: Sequence[Interval], *, max_level: int | None = None
) -> Reached:
    """Pix and mesh of an ability; the highest level is the last interval unless said."""
    level = _highest_level(intervals, max_level)
    index = interval_index(theta, intervals)
    if index is None:
        return Reached(0, None)
    top = PIX_PER_LEVEL * level - 1
    if theta >= intervals[-1].high:
        return Reached(top, min(index, level))
    low, high = intervals[index].low, intervals[index].high
    # In this form, and no other that is equal on paper: the floor is sensitive to rounding.
    earned = WEIGHTS[index] * (COEFFICIENTS[index] + 1 - (high - theta) / (high - low))
    return Reached(min(floor(earned), top), min(index, level))


def ability_of(pix: int, intervals: Sequence[Interval], *, max_level: int | None = None) -> float:
    """The ability that a number of pix stands for: the inverse of `reached`, up to the floor."""
    level = _highest_level(intervals, max_level)
    index = mesh_of(pix, max_level=level)
    low, high = intervals[index].low, intervals[index].high
    return (pix / WEIGHTS[index] - COEFFICIENTS[index]) * (high - low) + low


def mesh_of(pix: int, *, max_level: int) -> int:
    """The mesh of a number of pix: the first whose end it does not reach, at most `max_level`."""
    if pix < 0:
        raise InvalidResponses(f"{pix} pix")
    ends = enumerate(accumulate(WEIGHTS))
    return min(next((mesh for mesh, end in ends if pix < end), max_level), max_level)


def competence_level(theta: float, intervals: Sequence[Interval]) -> int:
    """The level of a competence: its outer intervals have no end."""
    _check_ability(theta)
    endless = [
        Interval(
            -inf if index == 0 else interval.low,
            inf if index == len(intervals) - 1 else interval.high,
        )
        for index, interval in enumerate(intervals)
    ]
    return interval_index(theta, endless) or 0


def _check_ability(theta: float) -> None:
    if not isfinite(theta):
        raise InvalidResponses(f"an ability of {theta}")


def _highest_level(intervals: Sequence[Interval], max_level: int | None) -> int:
    if not 2 <= len(intervals) <= len(WEIGHTS):
        raise InvalidScale(f"{len(intervals)} intervals, not from 2 to {len(WEIGHTS)}")
    last = len(intervals) - 1
    if max_level is not None and not 1 <= max_level <= last:
        raise InvalidScale(f"highest level {max_level}, not from 1 to {last}")
    return last if max_level is None else max_level
