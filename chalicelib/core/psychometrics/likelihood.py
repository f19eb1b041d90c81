"""Likelihood of answers as a function of ability, and where such a function is highest."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidItem, InvalidResponses
from chalicelib.core.psychometrics.bank import LARGEST_A, LARGEST_B
from chalicelib.core.psychometrics.model import Floats, log_complement, log_probability

LIMIT = 2.0 * LARGEST_B
"""Nobody is further than this: twice as far as the hardest item a bank may hold."""
_LEAST_LOG_INFORMATION = -1400.0
_ZOOMS = 10
_NEAR_AN_ITEM = np.array([-8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0])


def log_likelihood(theta: Floats, answers: Floats, *, slopes: Floats, places: Floats) -> Floats:
    """(M,) log-likelihood of the answers at M abilities, ``sum_j log P(u_j | theta)``."""
    signs = np.where(answers > 0, 1.0, -1.0)
    return np.asarray(log_probability(theta[:, None], slopes * signs, places).sum(axis=1))


def log_information(theta: Floats, slopes: Floats, places: Floats) -> Floats:
    """(M,) logarithm of the test information ``sum_j a_j^2 P_j Q_j``, where that rounds to 0 too.

    It is kept above -1400, so that a standard error made of it is a number.
    """
    each = log_probability(theta[:, None], slopes, places) + 2.0 * np.log(slopes)
    each += log_complement(theta[:, None], slopes, places)
    found: Floats = np.logaddexp.reduce(each, axis=1, initial=_LEAST_LOG_INFORMATION)
    return found


def knots(slopes: Floats, places: Floats) -> Floats:
    """Abilities among which the likelihood turns: near each item, on the scale of its slope."""
    near = (places + _NEAR_AN_ITEM[:, None] / np.maximum(slopes, 1.0 / LIMIT)).ravel()
    return np.concatenate([near, [-LIMIT, LIMIT]])


def highest(objective: Callable[[Floats], Floats], starts: Floats) -> float:
    """Where the objective is highest: the best start, then closer looks around the best point."""
    points = np.unique(np.clip(starts, -LIMIT, LIMIT))
    for _ in range(_ZOOMS):
        best = int(objective(points).argmax())
        low, high = points[max(best - 1, 0)], points[min(best + 1, len(points) - 1)]
        points = np.linspace(low, high, 17)
    return float(points[8])


def answers_to(is_right: ArrayLike, a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """(n,) answers, slopes and places; raises `InvalidResponses` and `InvalidItem`."""
    answers = np.atleast_1d(np.asarray(is_right, np.float64))
    slopes, places = parameters(a, b)
    if answers.ndim != 1 or answers.shape != slopes.shape:
        raise InvalidResponses(f"answers {answers.shape} to items {slopes.shape}")
    if not np.isin(answers, (0.0, 1.0)).all():
        raise InvalidResponses("an answer that is neither right nor wrong")
    return answers, slopes, places


def parameters(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """(n,) slopes and places that a curve can be drawn with; raises `InvalidItem`."""
    slopes, places = (np.atleast_1d(np.asarray(each, np.float64)) for each in (a, b))
    if slopes.shape != places.shape or slopes.ndim != 1:
        raise InvalidItem(f"a {slopes.shape} and b {places.shape}")
    if not ((slopes > 0) & (slopes <= LARGEST_A)).all():
        raise InvalidItem(f"a discrimination that is not in ]0, {LARGEST_A}]")
    if not (np.abs(places) <= LARGEST_B).all():
        raise InvalidItem(f"a difficulty that is not in [-{LARGEST_B}, {LARGEST_B}]")
    return slopes, places
