"""Ability from answers: posterior on a grid, its mean, mode and quantiles; Warm's estimate."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, isfinite, sqrt

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.likelihood import (
    LIMIT,
    Responses,
    highest,
    information_slope,
    log_information,
    parameters,
)
from chalicelib.core.psychometrics.model import Floats, log_complement, log_probability

FINER = 10
"""Points between two of the grid when a share of the posterior is read off it."""
_FEWEST, _MOST = 7, 10_001
_LEAST_SD, _LARGEST_SD = 1e-3, 1e3
WIDE_SD = 4.0
"""Spread of the prior for a score that must not shrink towards the population's mean."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """K evenly spaced abilities and the prior over them.

    An even grid integrates a smooth posterior almost exactly as soon as its step is below the
    posterior's standard deviation (0.2 for a test of 32 answers, which is the default step);
    Gauss-Hermite nodes are too far apart for long tests.

    Attributes
    ----------
    points : (K,) abilities, ascending.
    log_prior : (K,) logarithm of the prior, up to a constant.
    powers : (K, 3) the points to the powers 0, 1 and 2: what moments are made of.
    least_variance : of a posterior that one point holds, ``step^2 / 12``: what lies between two
        points is not known, so that no standard error is ever 0.
    """

    points: Floats
    log_prior: Floats
    powers: Floats
    least_variance: float

    @classmethod
    def normal(
        cls,
        mean: float = 0.0,
        sd: float = 1.0,
        *,
        low: float = -6.0,
        high: float = 6.0,
        count: int = 61,
    ) -> "Grid":
        """A grid under the prior N(mean, sd^2); raises `InvalidScale`."""
        _check_prior(mean, sd)
        if not (-LIMIT <= low < high <= LIMIT and _FEWEST <= count <= _MOST):
            raise InvalidScale(f"{count} points from {low} to {high}")
        points = np.linspace(low, high, count, dtype=np.float64)
        powers = np.stack([np.ones(count), points, points * points], axis=1)
        return cls(
            points=points,
            log_prior=-0.5 * ((points - mean) / sd) ** 2,
            powers=powers,
            least_variance=((high - low) / (count - 1)) ** 2 / 12.0,
        )

    @classmethod
    def wide(cls, *, low: float = -6.0, high: float = 6.0, count: int = 61) -> "Grid":
        """A grid for reported scores: a prior too wide to pull the ends towards the middle."""
        return cls.normal(0.0, WIDE_SD, low=low, high=high, count=count)


@dataclass(frozen=True, slots=True)
class Estimate:
    """An ability and its standard error, on the scale of the bank."""

    theta: float
    standard_error: float


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """log P and log (1 - P) of J items at the K points of a grid, computed once per calibration.

    Attributes
    ----------
    log_p, log_q : (J, K), at most 0, finite.
    """

    log_p: Floats
    log_q: Floats

    @classmethod
    def of(cls, a: ArrayLike, b: ArrayLike, grid: Grid) -> "Curves":
        """The curves of the items of discrimination `a` (J,) and difficulty `b` (J,)."""
        slopes, places = parameters(a, b)
        theta = grid.points
        return cls(
            log_p=log_probability(theta, slopes[:, None], places[:, None]),
            log_q=log_complement(theta, slopes[:, None], places[:, None]),
        )


def start(grid: Grid) -> Floats:
    """(K,) log posterior before any answer: the log prior."""
    return grid.log_prior.copy()


def updated(log_posterior: Floats, curves: Curves, *, item: int, is_right: bool) -> Floats:
    """(K,) log posterior after one more answer, up to a constant: one addition.

    ``log p(theta | u_1..u_n) = log p(theta | u_1..u_n-1) + log P(u_n | theta) + constant``
    """
    curve: Floats = (curves.log_p if is_right else curves.log_q)[item]
    return log_posterior + curve


def log_posterior_of(
    grid: Grid, curves: Curves, *, items: Sequence[int], is_right: Sequence[bool]
) -> Floats:
    """(K,) log posterior after these answers: what `updated` gives one answer at a time."""
    if len(items) != len(is_right):
        raise InvalidResponses(f"{len(is_right)} answers to {len(items)} items")
    right = [item for item, was_right in zip(items, is_right, strict=True) if was_right]
    wrong = [item for item, was_right in zip(items, is_right, strict=True) if not was_right]
    known: Floats = curves.log_p[right].sum(axis=0) + curves.log_q[wrong].sum(axis=0)
    return grid.log_prior + known


def weights(log_posterior: Floats) -> Floats:
    """(..., K) posterior probability of each point of the grid; each row sums to 1."""
    found: Floats = np.exp(log_posterior - log_posterior.max(axis=-1, keepdims=True))
    found /= found.sum(axis=-1, keepdims=True)
    return found


def moments(log_posterior: Floats, grid: Grid) -> tuple[Floats, Floats]:
    """(...,) posterior mean and (...,) standard deviation of a table of (..., K) posteriors."""
    sums = weights(log_posterior) @ grid.powers
    mean = sums[..., 1]
    return mean, np.sqrt(np.maximum(sums[..., 2] - mean * mean, grid.least_variance))


def eap(log_posterior: Floats, grid: Grid) -> Estimate:
    """Expected a posteriori ability, and the posterior's standard deviation.

    ``theta = sum_k theta_k w_k``, ``standard_error^2 = sum_k theta_k^2 w_k - theta^2``

    Parameters
    ----------
    log_posterior : (K,), normalised or not.

    References
    ----------
    Bock, R. D. & Mislevy, R. J. (1982). Adaptive EAP estimation of ability in a microcomputer
    environment. *Applied Psychological Measurement* 6, 431-444.
    """
    likely = np.exp(log_posterior - np.maximum.reduce(log_posterior))
    total, first, second = likely.dot(grid.powers).tolist()
    mean = first / total
    return Estimate(mean, sqrt(max(second / total - mean * mean, grid.least_variance)))


def maximum_a_posteriori(
    is_right: ArrayLike, a: ArrayLike, b: ArrayLike, *, mean: float = 0.0, sd: float = 1.0
) -> Estimate:
    """Mode of the posterior under the prior N(mean, sd^2), from the answers themselves.

    ``theta = argmax sum_j log P(u_j | theta) - (theta - mean)^2 / (2 sd^2)``,
    ``standard_error = (I(theta) + 1 / sd^2)^(-1/2)``

    Parameters
    ----------
    is_right : (n,) 0 or 1, or booleans; n may be 0.
    a, b : (n,) parameters of the items answered.

    References
    ----------
    Samejima, F. (1969). *Estimation of latent ability using a response pattern of graded scores*.
    """
    _check_prior(mean, sd)
    responses = Responses.of(is_right, a, b)

    def objective(theta: Floats) -> Floats:
        return responses.log_likelihood(theta) - 0.5 * ((theta - mean) / sd) ** 2

    def slope(theta: Floats) -> Floats:
        return responses.slope(theta) - (theta - mean) / (sd * sd)

    theta = highest(objective, slope, starts=np.append(responses.turns(), mean))
    total = exp(_log_information_at(theta, responses)) + 1.0 / (sd * sd)
    return Estimate(theta, 1.0 / sqrt(total))


def weighted_likelihood(is_right: ArrayLike, a: ArrayLike, b: ArrayLike) -> Estimate:
    """Warm's weighted likelihood estimate: no prior, finite for all right and for all wrong.

    ``theta = argmax sum_j log P(u_j | theta) + (1/2) log I(theta)``, which for this model is the
    root of ``sum_j a_j (u_j - P_j) + J / (2 I) = 0``, ``J = sum_j a_j^3 P_j Q_j (1 - 2 P_j)``;
    ``standard_error = I(theta)^(-1/2)``. Its bias is of order n^-2 where that of the maximum
    likelihood is of order n^-1. The maximum itself is searched, not the root, which need not be
    unique: it cannot diverge.

    Parameters
    ----------
    is_right : (n,) 0 or 1, or booleans; n >= 1.
    a, b : (n,) parameters of the items answered.

    References
    ----------
    Warm, T. A. (1989). Weighted likelihood estimation of ability in item response theory.
    *Psychometrika* 54, 427-450.
    """
    responses = Responses.of(is_right, a, b)
    if not responses.is_right.size:
        raise InvalidResponses("no answer to estimate from")

    def objective(theta: Floats) -> Floats:
        weight = 0.5 * log_information(theta, responses.a, responses.b)
        return responses.log_likelihood(theta) + weight

    def slope(theta: Floats) -> Floats:
        weight = 0.5 * information_slope(theta, responses.a, responses.b)
        return responses.slope(theta) + weight

    theta = highest(objective, slope, starts=responses.turns())
    return Estimate(theta, exp(-0.5 * _log_information_at(theta, responses)))


def interval(log_posterior: Floats, grid: Grid, *, mass: float = 0.95) -> tuple[float, float]:
    """Equal-tailed credible interval: the quantiles (1 - mass) / 2 and (1 + mass) / 2.

    Parameters
    ----------
    log_posterior : (K,), normalised or not.
    mass : probability that the ability lies inside, in ]0, 1[.
    """
    if not 0 < mass < 1:
        raise InvalidScale(f"an interval of mass {mass}")
    points, below = cumulative(log_posterior, grid)
    low, high = np.interp([(1 - mass) / 2, (1 + mass) / 2], below, points)
    return float(low), float(high)


def mass_between(log_posterior: Floats, grid: Grid, cuts: Sequence[float]) -> Floats:
    """(len(cuts) + 1,) posterior probability of each class that the ascending `cuts` make."""
    if not (all(map(isfinite, cuts)) and all(low < high for low, high in pairwise(cuts))):
        raise InvalidScale(f"cuts that do not go up: {cuts}")
    points, below = cumulative(log_posterior, grid)
    found = np.interp(np.asarray(cuts, np.float64), points, below, left=0.0, right=1.0)
    return np.diff(found, prepend=0.0, append=1.0)


def cumulative(log_posterior: Floats, grid: Grid) -> tuple[Floats, Floats]:
    """(M,) abilities, `FINER` to a step of the grid, and (M,) the posterior mass below each.

    The log posterior is interpolated by cubics, exact for a normal posterior however narrow.
    """
    finer = _refinement(len(grid.points))
    dense = finer @ log_posterior
    density = np.exp(dense - dense.max())
    below = np.zeros(len(dense))
    np.cumsum(0.5 * (density[1:] + density[:-1]), out=below[1:])
    return np.linspace(grid.points[0], grid.points[-1], len(dense)), below / below[-1]


@lru_cache(maxsize=8)
def _refinement(count: int) -> Floats:
    """(M, K) what carries values at `count` points to the finer grid: Lagrange's cubics."""
    fine = np.arange((count - 1) * FINER + 1) / FINER
    first = np.clip(np.floor(fine).astype(np.intp) - 1, 0, count - 4)
    off = fine - first
    matrix = np.zeros((len(fine), count))
    for node in range(4):
        others = [other for other in range(4) if other != node]
        share = np.prod([(off - other) / (node - other) for other in others], axis=0)
        matrix[np.arange(len(fine)), first + node] = share
    return matrix


def _check_prior(mean: float, sd: float) -> None:
    if not (abs(mean) <= LIMIT and _LEAST_SD <= sd <= _LARGEST_SD):
        raise InvalidScale(f"prior N({mean}, {sd}^2)")


def _log_information_at(theta: float, responses: Responses) -> float:
    return float(log_information(np.array([theta]), responses.a, responses.b)[0])
