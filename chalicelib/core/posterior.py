"""What a few answers say of an ability: a posterior on a small grid, in plain Python.

The same mathematics as `psychometrics.estimation`, without NumPy: a competence has too few skills
for arrays to pay for their import, which the function that takes training answers never makes.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import exp, fsum
from operator import mul

Curve = tuple[float, ...]
"""A number at each point of the grid."""

LOW, STEP, COUNT = -4.8, 0.4, 25
POINTS: Curve = tuple(LOW + STEP * index for index in range(COUNT))
"""From far below level 1 to far above level 8; the step is below the spread of any posterior."""

PRIOR_SD = 1.8
"""Every level of the scale is possible: wider than the population, and soon forgotten."""

_LEAST_CHANCE = 1e-13
"""No answer is impossible: a product of chances never comes to nothing."""
_KNOWN_CURVES = 4096


@lru_cache(maxsize=_KNOWN_CURVES)
def success(a: float, b: float) -> Curve:
    """Chance of success at each point, ``1 / (1 + exp(-a (theta - b)))`` (2PL)."""
    return tuple(_bounded(a * (point - b)) for point in POINTS)


def _bounded(logit: float) -> float:
    chance = 1.0 / (1.0 + exp(-min(max(logit, -30.0), 30.0)))
    return min(max(chance, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)


@lru_cache(maxsize=_KNOWN_CURVES)
def mean_success(parameters: tuple[tuple[float, float], ...]) -> Curve:
    """Chance of success, at each point, in one of these (a, b) taken at random."""
    curves = [success(a, b) for a, b in parameters]
    return tuple(sum(chances) / len(curves) for chances in zip(*curves, strict=True))


@cache
def _prior() -> Curve:
    return tuple(exp(-0.5 * (point / PRIOR_SD) ** 2) for point in POINTS)


def posterior(evidence: Iterable[tuple[Curve, bool]]) -> Curve:
    """Probability of each point after these answers: (the item's curve, is it right).

    ``p(theta | u) ~ p(theta) prod P^u (1 - P)^(1 - u)``, scaled to sum to 1.
    """
    weights: Sequence[float] = _prior()
    for curve, is_right in evidence:
        chances = curve if is_right else [1.0 - chance for chance in curve]
        weights = list(map(mul, weights, chances))
        largest = max(weights)
        weights = [weight / largest for weight in weights]
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def mean(weights: Sequence[float], values: Sequence[float]) -> float:
    """Expectation under a posterior of what is worth `values` at each point."""
    return fsum(map(mul, weights, values))
