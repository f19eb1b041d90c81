"""The M step: the items, then the scale, that make the expected statistics most likely."""

from dataclasses import dataclass
from math import exp, log

import numpy as np

from chalicelib.core.psychometrics.calibration.expectation import Expected, softplus
from chalicelib.core.psychometrics.calibration.priors import Priors
from chalicelib.core.psychometrics.estimation import Grid
from chalicelib.core.psychometrics.model import Floats

SCORING_STEPS = 4
HALVINGS = 8
SCALE_STEPS = 3
LONGEST_MOVE = 2.0
"""Far from the maximum the quadratic that a scoring step climbs is no guide beyond this."""
SETTLED = 1e-6
"""A scoring step as short as this is not worth taking: the next E step moves the target further."""
ROUNDING = 1e-13
"""Share of its objective that an item may lose to rounding when it is already at the top."""


@dataclass(frozen=True, slots=True)
class Model:
    """What is estimated, and against what: the abilities, the priors, the kind of slopes.

    `has_common_slope`: one a for all items; it is the Rasch model, its abilities of free variance.
    """

    grid: Grid
    priors: Priors
    has_common_slope: bool = False


def maximized_items(model: Model, expected: Expected, items: Floats) -> Floats:
    """Items at least as likely as `items`, by Fisher scoring.

    Maximises ``T_j a_j + R_j d_j - sum_k n_jk log(1 + exp(a_j theta_k + d_j)) + log prior``, item
    by item unless they share their slope. A move that loses is halved, and in the end given up.

    Parameters
    ----------
    items : (2, J) slopes a and intercepts d, the rows.
    """
    value = _objective(model, expected, items)
    for _ in range(SCORING_STEPS):
        move = _scoring_move(model, expected, items)
        if np.abs(move).max() < SETTLED:
            break
        for _ in range(HALVINGS):
            tried = _objective(model, expected, items + move)
            gains = tried >= value - ROUNDING * np.abs(value)
            if gains.all():
                break
            move = np.where(gains, move, 0.5 * move)
        items = np.where(gains, items + move, items)
        value = np.where(gains, tried, value)
    return items


def maximized_scale(model: Model, expected: Expected, items: Floats) -> Floats:
    """The same items, once the abilities they explain have mean 0 and standard deviation 1.

    The abilities are let free as N(m, s^2), their m and s estimated, and the scale put back: a s
    and d + a m. Answers are as likely as before, and EM is spared from creeping along the scale.
    The priors have their say, so that the posterior of the items cannot fall either.

    Parameters
    ----------
    items : (2, J) slopes a and intercepts d, the rows; so is what is returned.

    References
    ----------
    Liu, C., Rubin, D. B. & Wu, Y. N. (1998). Parameter expansion to accelerate EM: the PX-EM
    algorithm. *Biometrika*, 85, 755-770.
    """
    mean, log_sd = 0.0, 0.0
    for _ in range(SCALE_STEPS):
        mean = _best_mean(model.priors, expected, items, log_sd=log_sd)
        log_sd = _best_log_sd(model.priors, expected, items, mean=mean)
    found = _value_of_scale(model.priors, expected, items, mean=mean, log_sd=log_sd)
    if not found >= _value_of_scale(model.priors, expected, items, mean=0.0, log_sd=0.0):
        return items
    return _on_scale(items, mean=mean, log_sd=log_sd)


def curve(grid: Grid, items: Floats) -> Floats:
    """(J, K) probability of success at each ability, from slopes and intercepts (2, J)."""
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * _logits(grid, items)))
    return found


def gradient(model: Model, expected: Expected, items: Floats) -> Floats:
    """(2, J) derivatives by a and d of the log-likelihood (Fisher's identity) and log prior."""
    right = expected.answered * curve(model.grid, items)
    of_a = expected.right_theta - right @ model.grid.points
    of_d = expected.right - right.sum(axis=1)
    found: Floats = np.stack([of_a, of_d]) + model.priors.gradient(items)
    return found


def _scoring_move(model: Model, expected: Expected, items: Floats) -> Floats:
    g_a, g_d = gradient(model, expected, items)
    p = curve(model.grid, items)
    dd, ad, aa = ((expected.answered * p * (1.0 - p)) @ model.grid.powers).T
    prior_a, prior_d = model.priors.information(items)
    aa, dd = aa + prior_a, dd + prior_d
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        slope, curvature = g_a - ad / dd * g_d, aa - ad * ad / dd
        if model.has_common_slope:
            slope, curvature = np.full_like(slope, slope.sum()), np.sum(curvature)
        move_a = slope / curvature
        move = np.stack([move_a, (g_d - ad * move_a) / dd])
    known = np.where(np.isfinite(move), move, 0.0)
    found: Floats = known / np.maximum(1.0, np.abs(known).max(axis=0) / LONGEST_MOVE)
    return found


def _objective(model: Model, expected: Expected, items: Floats) -> Floats:
    a, d = items
    curves = softplus(_logits(model.grid, items))
    of_items = expected.right_theta * a + expected.right * d + model.priors.log_density(items)
    of_items -= np.einsum("jk,jk->j", expected.answered, curves)
    return np.full_like(a, of_items.sum()) if model.has_common_slope else of_items


def _logits(grid: Grid, items: Floats) -> Floats:
    a, d = items
    found: Floats = np.multiply.outer(a, grid.points) + d[:, None]
    return found


def _best_mean(priors: Priors, expected: Expected, items: Floats, *, log_sd: float) -> float:
    (a, d), weight = items, exp(-2.0 * log_sd)
    pull = priors.d_precision * float(a @ (d - priors.d_mean))
    hold = priors.d_precision * float(a @ a)
    return (weight * expected.theta - pull) / (weight * expected.people + hold)


def _best_log_sd(priors: Priors, expected: Expected, items: Floats, *, mean: float) -> float:
    """Exact without a prior on log a; else Newton's steps from there, on a concave function."""
    squares = _squares(expected, mean)
    log_sd = 0.5 * log(squares / expected.people)
    if not priors.log_a_precision:
        return log_sd
    excess = float(np.sum(np.log(items[0]) - priors.log_a_mean))
    for _ in range(SCALE_STEPS):
        spread = squares * exp(-2.0 * log_sd)
        slope = spread - expected.people
        slope -= priors.log_a_precision * (excess + items.shape[1] * log_sd)
        log_sd += slope / (2.0 * spread + priors.log_a_precision * items.shape[1])
    return log_sd


def _value_of_scale(
    priors: Priors, expected: Expected, items: Floats, *, mean: float, log_sd: float
) -> float:
    of_people = expected.people * log_sd + 0.5 * _squares(expected, mean) * exp(-2.0 * log_sd)
    of_items = priors.log_density(_on_scale(items, mean=mean, log_sd=log_sd)).sum()
    return float(of_items) - of_people


def _squares(expected: Expected, mean: float) -> float:
    """Summed expected squared distance of the abilities to a mean."""
    return expected.theta_squared - 2.0 * mean * expected.theta + expected.people * mean * mean


def _on_scale(items: Floats, *, mean: float, log_sd: float) -> Floats:
    a, d = items
    return np.stack([a * exp(log_sd), d + a * mean])
