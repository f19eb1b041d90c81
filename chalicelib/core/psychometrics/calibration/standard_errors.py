"""How sure item parameters are: the observed information, exact for few items."""

from collections.abc import Sequence

import numpy as np

from chalicelib.core.psychometrics.calibration.expectation import Answers, expected, posteriors
from chalicelib.core.psychometrics.calibration.maximization import (
    Model,
    curve,
    gradient,
)
from chalicelib.core.psychometrics.model import Floats

EXACT_WORK = 5_000_000
"""Answers times items up to which the exact information is worth its four E steps an item."""
NUDGE = 1e-4
"""Central differences of the gradient are then right to about eight figures."""


def covariances(blocks: Sequence[Answers], model: Model, items: Floats) -> Floats:
    """Sampling (co)variances of each item's a and d, from the observed information.

    Parameters
    ----------
    items : (2, J) slopes and intercepts where the posterior of the items is highest.

    Returns
    -------
    (3, J) variance of a, covariance of a and d, variance of d; infinite where the answers and the
    priors leave a parameter free.
    """
    answers = sum(len(block.responses.items) for block in blocks)
    if answers * items.shape[1] <= EXACT_WORK:
        return exact_covariances(blocks, model, items)
    return approximate_covariances(blocks, model, items)


def exact_covariances(blocks: Sequence[Answers], model: Model, items: Floats) -> Floats:
    """`covariances` from the whole information matrix: minus the derivative of the gradient.

    The gradient of the marginal likelihood comes from one E step (Fisher's identity); its
    derivatives, by central differences, give what Oakes's formula gives. Shapes as in
    `covariances`: (2, J) items, (3, J) found.

    References
    ----------
    Oakes, D. (1999). Direct calculation of the information matrix via the EM algorithm. *Journal
    of the Royal Statistical Society B*, 61, 479-482.
    """
    count = items.shape[1]
    curvature = np.empty((2 * count, 2 * count))
    for row, nudge in enumerate(NUDGE * np.eye(2 * count).reshape(-1, 2, count)):
        above = _gradient_at(blocks, model, items + nudge)
        below = _gradient_at(blocks, model, items - nudge)
        curvature[row] = (below - above).ravel() / (2.0 * NUDGE)
    free = np.eye(2 * count)
    if model.has_common_slope:
        free = np.concatenate([free[:, :count].sum(axis=1, keepdims=True), free[:, count:]], axis=1)
    try:
        inverse = free @ np.linalg.inv(free.T @ (curvature + curvature.T) @ free / 2.0) @ free.T
    except np.linalg.LinAlgError:
        return np.full((3, count), np.inf)
    own = np.diagonal(inverse)
    return _or_infinite(np.stack([own[:count], np.diagonal(inverse[:count, count:]), own[count:]]))


def approximate_covariances(blocks: Sequence[Answers], model: Model, items: Floats) -> Floats:
    """`covariances` item by item, then the share of the scale that all items have in common.

    The information of an item is the sum of the squares and products of its people's scores
    (gradients of their marginal log-likelihood). On its own it takes the scale for known; but the
    people are a sample, whose mean and standard deviation stray from 0 and 1 by variances 1 / N
    and 1 / 2N, and d by a times the one, a by a times the other. Within 7 % of the exact standard
    errors for nine items in ten; cautious for a common slope (a fifth too large when people have
    four answers each). Shapes as in `covariances`: (2, J) items, (3, J) found.
    """
    prior_a, prior_d = model.priors.information(items)
    aa, ad, dd = sum(
        (_cross_products(block, model, items) for block in blocks), np.zeros((3, items.shape[1]))
    )
    aa, dd = aa + prior_a, dd + prior_d
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = aa - ad * ad / dd
        var_a = 1.0 / (np.full_like(slope, slope.sum()) if model.has_common_slope else slope)
        alone = np.stack([var_a, -ad / dd * var_a, 1.0 / dd + (ad / dd) ** 2 * var_a])
    people = sum(block.responses.people for block in blocks)
    a, _ = items
    shared = np.stack([0.5 * a * a, np.zeros_like(a), a * a]) / people
    return _or_infinite(alone + shared)


def _gradient_at(blocks: Sequence[Answers], model: Model, items: Floats) -> Floats:
    return gradient(model, expected(blocks, items, grid=model.grid), items)


def _cross_products(block: Answers, model: Model, items: Floats) -> Floats:
    answers, grid = block.responses, model.grid
    posterior, _ = posteriors(block, items, grid=grid)
    p = curve(grid, items)
    theta = (posterior @ grid.points)[answers.person]
    score_a = answers.is_right * theta - block.at_answers(posterior, p * grid.points)
    score_d = answers.is_right - block.at_answers(posterior, p)
    products = score_a * score_a, score_a * score_d, score_d * score_d
    return np.stack([np.bincount(answers.items, of, answers.item_count) for of in products])


def _or_infinite(found: Floats) -> Floats:
    var_a, cov, var_d = found
    is_known = (var_a > 0) & (var_d > 0) & np.isfinite(var_a + cov + var_d)
    return np.where(is_known, found, np.array([[np.inf], [0.0], [np.inf]]))
