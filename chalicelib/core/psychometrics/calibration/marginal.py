"""Marginal maximum likelihood of the 2PL, or its posterior mode: parameter-expanded EM, sped up."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, inf, sqrt

import numpy as np

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.acceleration import FixedPoint, squarem
from chalicelib.core.psychometrics.calibration.estimates import ItemEstimates
from chalicelib.core.psychometrics.calibration.expectation import Answers, expected, held
from chalicelib.core.psychometrics.calibration.maximization import (
    Model,
    maximized_items,
    maximized_scale,
)
from chalicelib.core.psychometrics.calibration.priors import Priors
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.calibration.standard_errors import covariances
from chalicelib.core.psychometrics.estimation import Grid
from chalicelib.core.psychometrics.model import Floats

TOLERANCE = 1e-5
MOST_ITERATIONS = 500
LIMIT = 6.0
"""Abilities run from -6 to 6: beyond is one person in a thousand million."""
LONGEST_STEP = 0.3
MOST_INFORMATION = 0.5
"""Of one answer, by an item of a = 1.4 asked where it tells most: the usual best of a bank."""
NAMED = 10


def calibrate(
    responses: Responses,
    *,
    priors: Priors | None = None,
    grid: Grid | None = None,
    has_common_slope: bool = False,
    tolerance: float = TOLERANCE,
    most_iterations: int = MOST_ITERATIONS,
) -> ItemEstimates:
    """Item parameters of the 2PL from answers, abilities being N(0, 1) in the population.

    Maximises ``sum_i log integral prod_j P_j(theta)^x_ij (1 - P_j(theta))^(1 - x_ij) phi(theta)
    dtheta``, over the items each person answered, plus the log density of the priors. Answers
    may be missing at random, or because an adaptive test chose the items by earlier answers.

    Parameters
    ----------
    responses : N people, J items.
    priors : `Priors()` by default (Bayes modal); `FLAT` for maximum likelihood.
    grid : abilities to integrate over; by default even, on [-6, 6], its step below the posterior
        standard deviation of whoever answered most.
    has_common_slope : one a for all the items (Rasch, with abilities of free variance).
    tolerance : largest move of an a or of a d = -a b, by one EM step, that counts as none.
    most_iterations : EM steps after which to give up; `has_converged` then says so.

    Returns
    -------
    ItemEstimates, items in the order of their indexes.

    Raises
    ------
    InvalidResponses
        A free parameter (no prior) and an item that nobody answered, or that was always right or
        always wrong: its estimate is infinite. Or too few items to know slopes by.

    References
    ----------
    Bock, R. D. & Aitkin, M. (1981). Marginal maximum likelihood estimation of item parameters:
    application of an EM algorithm. *Psychometrika*, 46, 443-459.
    """
    model = Model(grid or even_grid(responses), priors or Priors(), has_common_slope)
    _check(responses, model)
    blocks, start = held(responses), starting_items(responses)
    found = fitted(blocks, model, start, tolerance=tolerance, most_iterations=most_iterations)
    covariance = covariances(blocks, model, found.point)
    return _estimates(responses, model, found=found, covariance=covariance)


def fitted(
    blocks: Sequence[Answers],
    model: Model,
    start: Floats,
    *,
    tolerance: float = TOLERANCE,
    most_iterations: int = MOST_ITERATIONS,
) -> FixedPoint:
    """The items (2, J), slopes and intercepts, that EM reaches from `start`.

    Setting the scale at each step leaves the likelihood as it is only where the grid is fine
    enough for the curves. Should an unbounded slope outrun it, plain EM, which no grid can make
    go down, takes over.
    """

    def plain(items: Floats, *, is_scaled: bool = False) -> tuple[float, Floats]:
        density = float(model.priors.log_density(items).sum())
        if density == -inf:
            return density, items
        statistics = expected(blocks, items, grid=model.grid)
        better = maximized_items(model, statistics, items)
        if is_scaled:
            better = maximized_scale(model, statistics, better)
        return statistics.log_likelihood + density, better

    def scaled(items: Floats) -> tuple[float, Floats]:
        return plain(items, is_scaled=True)

    found = squarem(scaled, start, tolerance=tolerance, most_iterations=most_iterations)
    left = most_iterations - found.iterations
    if found.has_converged or left <= 0:
        return found
    rest = squarem(plain, found.point, tolerance=tolerance, most_iterations=left)
    return replace(
        rest,
        trace=np.concatenate([found.trace, rest.trace]),
        iterations=found.iterations + rest.iterations,
    )


def starting_items(responses: Responses) -> Floats:
    """(2, J) slopes 1, and the intercepts that give each item its share of right answers.

    A normal ability of variance 1 flattens a logistic curve by about sqrt(1 + pi / 8).
    """
    odds = (responses.right + 0.5) / (responses.answers - responses.right + 0.5)
    return np.stack([np.ones_like(odds), sqrt(1.0 + np.pi / 8.0) * np.log(odds)])


def even_grid(responses: Responses) -> Grid:
    """An even grid as fine as the posterior of the person who answered most requires."""
    longest = int(np.diff(responses.starts).max())
    step = min(LONGEST_STEP, 1.0 / sqrt(MOST_INFORMATION * longest))
    return Grid.normal(low=-LIMIT, high=LIMIT, count=1 + ceil(2.0 * LIMIT / step))


def _check(responses: Responses, model: Model) -> None:
    if model.priors.hold_everything:
        return
    fewest = 2 if model.has_common_slope else 3
    if responses.item_count < fewest:
        raise InvalidResponses(f"{responses.item_count} items, at least {fewest} without priors")
    never = np.minimum(responses.right, responses.answers - responses.right) == 0
    if never.any():
        indexes = np.flatnonzero(never)
        named = ", ".join(map(str, indexes[:NAMED].tolist()))
        raise InvalidResponses(f"{len(indexes)} items never right or never wrong: {named}")


def _estimates(
    responses: Responses, model: Model, *, found: FixedPoint, covariance: Floats
) -> ItemEstimates:
    a, d = found.point
    return ItemEstimates(
        a=a,
        d=d,
        covariance=covariance,
        answers=responses.answers,
        log_likelihood=float(found.trace[-1] - model.priors.log_density(found.point).sum()),
        iterations=found.iterations,
        has_converged=found.has_converged,
        trace=found.trace,
    )
