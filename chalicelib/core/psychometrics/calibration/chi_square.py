"""Tail of the chi-square distribution: how surprising a statistic is, if nothing is wrong."""

from math import exp, inf, isnan, lgamma, log, nan

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.psychometrics.model import Floats

CLOSE = 1e-15
MOST_TERMS = 10_000
TINY = 1e-300


def chi_square_tail(statistic: ArrayLike, df: ArrayLike) -> Floats:
    """Probability of a larger value, ``Q(df / 2, statistic / 2)``, the regularised upper gamma.

    Parameters
    ----------
    statistic : any shape, 0 or more. df : broadcasts with it, 0 or more; nothing surprises with 0.

    Returns
    -------
    Probabilities in [0, 1]; NaN where the statistic or `df` is.

    References
    ----------
    Abramowitz & Stegun (1964), 6.5.29 (series) and 6.5.31 (continued fraction, by Lentz's method).
    """
    values, degrees = np.broadcast_arrays(np.asarray(statistic, float), np.asarray(df, float))
    tails = [_upper_gamma(0.5 * k, 0.5 * x) for x, k in zip(values.flat, degrees.flat, strict=True)]
    return np.array(tails, np.float64).reshape(values.shape)


def _upper_gamma(shape: float, x: float) -> float:
    if isnan(shape) or isnan(x):
        return nan
    if x <= 0 or shape <= 0:
        return 1.0
    if x == inf:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1.0:
        return max(0.0, 1.0 - front * _series(shape, x))
    return min(1.0, front * _fraction(shape, x))


def _series(shape: float, x: float) -> float:
    """The lower gamma over its front factor; converges fast while ``x < shape + 1``."""
    term = total = 1.0 / shape
    for step in range(1, MOST_TERMS):
        term *= x / (shape + step)
        total += term
        if term < total * CLOSE:
            break
    return total


def _fraction(shape: float, x: float) -> float:
    """The upper gamma over its front factor; converges fast from ``x = shape + 1`` on."""
    b = x + 1.0 - shape
    c, d = 1.0 / TINY, 1.0 / b
    total = d
    for step in range(1, MOST_TERMS):
        factor = -step * (step - shape)
        b += 2.0
        d = 1.0 / (factor * d + b or TINY)
        c = b + factor / c or TINY
        total *= c * d
        if abs(c * d - 1.0) < CLOSE:
            break
    return total
