"""The two-parameter logistic model (2PL): probability of success, its logarithm, information.

Every function broadcasts: `theta`, `a` and `b` are numbers or arrays of compatible shapes.
None can overflow for abilities and items within the limits of `bank` and `likelihood`.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]
Mask = NDArray[np.bool_]


def logit(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Log-odds of success, ``a (theta - b)``.

    Parameters
    ----------
    theta : ability, any real number (the population is about N(0, 1)).
    a : discrimination, positive.
    b : difficulty, on the scale of `theta`.

    Returns
    -------
    Array of the broadcast shape.
    """
    return np.asarray(a, np.float64) * (np.asarray(theta, np.float64) - np.asarray(b, np.float64))


def probability(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Probability of success, ``P = 1 / (1 + exp(-a (theta - b)))``, in [0, 1].

    References
    ----------
    Birnbaum, A. (1968). Some latent trait models. In Lord & Novick, *Statistical Theories of
    Mental Test Scores*, chapters 17-20.
    """
    return 0.5 * (1.0 + np.tanh(0.5 * logit(theta, a, b)))


def log_probability(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Logarithm of the probability of success, exact where that probability rounds to 0."""
    return -np.logaddexp(0.0, -logit(theta, a, b))


def log_complement(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Logarithm of the probability of failure, exact where that probability rounds to 0."""
    return -np.logaddexp(0.0, logit(theta, a, b))


def information(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Fisher information of one answer about `theta`, ``I = a^2 P (1 - P)``.

    Returns
    -------
    Array of the broadcast shape, in [0, a^2 / 4]; the maximum is at ``theta = b``.

    References
    ----------
    Lord, F. M. (1980). *Applications of Item Response Theory*, section 5.3.
    """
    half: Floats = np.tanh(0.5 * logit(theta, a, b))
    slope = 0.5 * np.asarray(a, np.float64)
    found: Floats = slope * slope * (1.0 - half * half)
    return found
