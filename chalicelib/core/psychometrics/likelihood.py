"""Likelihood of answers as a function of ability, and where such a function is highest."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidItem, InvalidResponses
from chalicelib.core.psychometrics.bank import LARGEST_A, LARGEST_B
from chalicelib.core.psychometrics.model import (
    Floats,
    log_complement,
    log_probability,
    probability,
)

Curve = Callable[[Floats], Floats]
"""A function of M abilities, with one value for each."""
LIMIT = 2.0 * LARGEST_B
"""Nobody is further than this: twice as far as the hardest item a bank may hold."""
_LEAST_LOG_INFORMATION = -1400.0
_ZOOMS = 10
_CLOSE = 1e-6
"""How near comparing values comes to a maximum; its slope tells the rest."""
_NEAR_AN_ITEM = np.array([-8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0])


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """n answers, 0 or 1, and the discriminations and difficulties of the items answered."""

    is_right: Floats
    a: Floats
    b: Floats

    @classmethod
    def of(cls, is_right: ArrayLike, a: ArrayLike, b: ArrayLike) -> "Responses":
        """Three columns (n,) to estimate from; raises `InvalidResponses` and `InvalidItem`."""
        answers = np.atleast_1d(np.asarray(is_right, np.float64))
        slopes, places = parameters(a, b)
        if answers.ndim != 1 or answers.shape != slopes.shape:
            raise InvalidResponses(f"answers {answers.shape} to items {slopes.shape}")
        if not np.isin(answers, (0.0, 1.0)).all():
            raise InvalidResponses("an answer that is neither right nor wrong")
        return cls(answers, slopes, places)

    def log_likelihood(self, theta: Floats) -> Floats:
        """(M,) ``sum_j log P(u_j | theta)``."""
        signs = np.where(self.is_right > 0, 1.0, -1.0)
        return np.asarray(log_probability(theta[:, None], self.a * signs, self.b).sum(axis=1))

    def slope(self, theta: Floats) -> Floats:
        """(M,) derivative of the log-likelihood, ``sum_j a_j (u_j - P_j)``."""
        return np.asarray((self.is_right - probability(theta[:, None], self.a, self.b)) @ self.a)

    def turns(self) -> Floats:
        """(M,) abilities among which the likelihood turns: near each item, on its own scale."""
        near = self.b + _NEAR_AN_ITEM[:, None] / np.maximum(self.a, 1.0 / LIMIT)
        return np.concatenate([near.ravel(), [-LIMIT, LIMIT]])


def log_information(theta: Floats, a: Floats, b: Floats) -> Floats:
    """(M,) logarithm of the test information ``sum_j a_j^2 P_j Q_j``, where that rounds to 0 too.

    It is kept above -1400, so that a standard error made of it is a number.
    """
    found: Floats = np.logaddexp.reduce(
        _log_informations(theta, a, b), axis=1, initial=_LEAST_LOG_INFORMATION
    )
    return found


def information_slope(theta: Floats, a: Floats, b: Floats) -> Floats:
    """(M,) derivative of the logarithm of the test information, ``J / I``.

    ``J = sum_j a_j^3 P_j Q_j (1 - 2 P_j)``: a mean of ``a_j (1 - 2 P_j)`` weighted by information.
    """
    each = _log_informations(theta, a, b)
    share = np.exp(each - each.max(axis=1, keepdims=True))
    slopes = a * (1.0 - 2.0 * probability(theta[:, None], a, b))
    return np.asarray((share * slopes).sum(axis=1) / share.sum(axis=1))


def highest(objective: Curve, slope: Curve, *, starts: Floats) -> float:
    """Where the objective is highest: the best start, then closer looks around the best point.

    Values cannot tell points apart that are closer than the square root of their rounding; there,
    one secant of the slope finds its root, so that any machine finds the same maximum to 1e-9.

    Parameters
    ----------
    objective, slope : (M,) values at (M,) abilities. starts : (n,) abilities, in any order.
    """
    points = np.unique(np.clip(starts, -LIMIT, LIMIT))
    for _ in range(_ZOOMS):
        best = int(objective(points).argmax())
        low, high = points[max(best - 1, 0)], points[min(best + 1, len(points) - 1)]
        points = np.linspace(low, high, 17)
    theta = float(points[8])
    up, down = slope(np.array([theta - _CLOSE, theta + _CLOSE])).tolist()
    return theta + _CLOSE * (up + down) / (up - down) if up > 0.0 > down else theta


def parameters(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """(n,) discriminations and (n,) difficulties that make curves; raises `InvalidItem`."""
    slopes, places = (np.atleast_1d(np.asarray(each, np.float64)) for each in (a, b))
    if slopes.shape != places.shape or slopes.ndim != 1:
        raise InvalidItem(f"a {slopes.shape} and b {places.shape}")
    if not ((slopes > 0) & (slopes <= LARGEST_A)).all():
        raise InvalidItem(f"a discrimination that is not in ]0, {LARGEST_A}]")
    if not (np.abs(places) <= LARGEST_B).all():
        raise InvalidItem(f"a difficulty that is not in [-{LARGEST_B}, {LARGEST_B}]")
    return slopes, places


def _log_informations(theta: Floats, a: Floats, b: Floats) -> Floats:
    """(M, n) logarithm of each item's information."""
    each = log_probability(theta[:, None], a, b) + 2.0 * np.log(a)
    each += log_complement(theta[:, None], a, b)
    return each
