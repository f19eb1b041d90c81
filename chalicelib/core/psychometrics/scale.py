"""Our scale: abilities to pix and levels, with the uncertainty carried all the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import floor, isfinite

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.estimation import Grid, cumulative
from chalicelib.core.psychometrics.model import Floats
from chalicelib.core.psychometrics.scale_settings import (
    SEED_BOUNDS,
    SEED_CUTS,
    WEIGHTS,
    checked_bounds,
)

REACH = 10.0
"""Abilities are looked for from -10 to 10: no bound may lie further."""
STEP = 0.1
HIGHEST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """What turns abilities into pix and levels; raises `InvalidScale`.

    Pix are piecewise linear in the ability: interval i, from `bounds[i]` to `bounds[i + 1]`, is
    worth `weights[i]`. Below the first bound there are none, above the last all but one.

    Attributes
    ----------
    id : names these settings in every score made with them.
    bounds : (n + 1) abilities, strictly ascending.
    weights : (n) pix, positive.
    cuts : abilities where levels 1, 2, ... of a competence begin, at most 8.
    competence_cuts : the same for the competences that have their own.
    correlation : between the abilities of one person in two competences, in [0, 1].
    ability_sd : spread of the abilities in a competence over the population.
    mass : probability that a reported interval holds the truth.
    """

    id: str = "seed"
    bounds: tuple[float, ...] = SEED_BOUNDS
    weights: tuple[int, ...] = WEIGHTS[: len(SEED_BOUNDS) - 1]
    cuts: tuple[float, ...] = SEED_CUTS
    competence_cuts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    correlation: float = 0.85
    ability_sd: float = 1.0
    mass: float = 0.95

    def __post_init__(self) -> None:
        _check_within(checked_bounds(self.bounds))
        if len(self.weights) != len(self.bounds) - 1:
            raise InvalidScale(f"{len(self.weights)} weights for {len(self.bounds)} bounds")
        if not all(isfinite(weight) and weight > 0 for weight in self.weights):
            raise InvalidScale(f"weights that are not positive: {self.weights}")
        for cuts in (self.cuts, *self.competence_cuts.values()):
            _check_within(checked_bounds(cuts, at_least=1))
            if len(cuts) > HIGHEST_LEVEL:
                raise InvalidScale(f"{len(cuts)} cuts, more than {HIGHEST_LEVEL}")
        if not 0 <= self.correlation <= 1:
            raise InvalidScale(f"correlation = {self.correlation}, not in [0, 1]")
        if not (isfinite(self.ability_sd) and self.ability_sd > 0):
            raise InvalidScale(f"ability_sd = {self.ability_sd}, not positive")
        if not 0 < self.mass < 1:
            raise InvalidScale(f"mass = {self.mass}, not in ]0, 1[")

    @property
    def knots(self) -> tuple[int, ...]:
        """(n + 1) pix at each bound."""
        return tuple(accumulate(self.weights, initial=0))

    @property
    def cap(self) -> int:
        """The most that is given: one less than all the weights."""
        return sum(self.weights) - 1

    @property
    def levels(self) -> int:
        """How many levels the whole test tells apart: one per interval, the first being 0."""
        return len(self.weights)

    @property
    def inner_bounds(self) -> tuple[float, ...]:
        """(n - 1) abilities where levels 1, 2, ... of the whole test begin."""
        return self.bounds[1:-1]

    @property
    def spread(self) -> float:
        """Standard deviation of the ability in a competence around the person's own."""
        return float(self.ability_sd * (1.0 - self.correlation) ** 0.5)

    def cuts_of(self, competence_id: str) -> tuple[float, ...]:
        """Where the levels of a competence begin."""
        return self.competence_cuts.get(competence_id, self.cuts)


def report_grid() -> Grid:
    """The grid of reported scores; its prior is not used: `scale_report` has its own."""
    return Grid.wide(low=-REACH, high=REACH, count=round(2 * REACH / STEP) + 1)


def exact_pix(theta: ArrayLike, scale: Scale) -> Floats:
    """Pix of abilities before they are floored, from 0 to the cap; never descending.

    ``pix(theta) = min(cap, knot_i + weight_i (theta - bound_i) / (bound_i+1 - bound_i))``

    Parameters
    ----------
    theta : (...) abilities; raises `InvalidScale` when one is not a number.

    Returns
    -------
    (...) array in [0, scale.cap].
    """
    if np.isnan(theta).any():
        raise InvalidScale("no pix for an ability that is not a number")
    found: Floats = np.interp(np.asarray(theta, np.float64), scale.bounds, scale.knots)
    return np.minimum(found, float(scale.cap))


def whole_pix(theta: float, scale: Scale) -> int:
    """Pix of an ability as they are given."""
    return floor(float(exact_pix(theta, scale)))


def level_of(theta: float, cuts: Sequence[float]) -> int:
    """How many of the ascending cuts the ability has reached."""
    return int(np.searchsorted(cuts, theta, side="right"))


def pix_standard_error(log_posterior: Floats, grid: Grid, scale: Scale) -> float:
    """Standard deviation of the pix under the posterior of the ability.

    ``sd^2 = sum_k w_k pix(t_k)^2 - (sum_k w_k pix(t_k))^2``, over the cells of the refined grid.

    Parameters
    ----------
    log_posterior : (K,) up to a constant, on the points of the grid.

    Returns
    -------
    At least 0; small at both ends of the scale, where abilities no longer change the pix.
    """
    points, below = cumulative(log_posterior, grid)
    masses = np.diff(below)
    pix = exact_pix(0.5 * (points[1:] + points[:-1]), scale)
    off = pix - float(masses @ pix)
    return float(np.sqrt(masses @ (off * off)))


def _check_within(bounds: Sequence[float]) -> None:
    if bounds[0] < -REACH or bounds[-1] > REACH:
        raise InvalidScale(f"a bound that is not in [-{REACH}, {REACH}]: {bounds}")
