"""Does an item's curve fit its answers: a test that adaptive data do not fool, and how far off."""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities, ItemAnswers
from chalicelib.core.psychometrics.calibration.chi_square import chi_square_tail
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, Mask, probability

GROUPS = 6
FARTHEST = 2.5
"""Standard deviations of the item's examinees beyond which the bends stop growing."""
FEWEST = 50
"""Answers below which nothing is said of an item's fit."""
TINY = 1e-12


@dataclass(frozen=True, eq=False)
class ItemFit:
    """The fit of J items; NaN for an item with fewer than `FEWEST` answers.

    Attributes
    ----------
    statistic, df, p_value : (J,) of the score test.
    shift, shift_error : (J,) logits by which the item is easier than its curve, and the standard
        error; NaN when the parameters were estimated from these answers.
    effect : (J,) root mean square over the examinees of what the curve is off, in probability,
        less the noise expected of a good item: 0.05 is a curve off by five points.
    ability, expected, residual, error : (J, G) of G groups of ability: mean ability, mean of the
        curve, how far from it the answers are, and the standard error of that. The residual is
        one scoring step to the shift of the curve in the group: ``T_h / V_hh`` of `item_fit`, with
        h = 1 in the group and 0 outside, times the mean of ``P (1 - P)``.
    """

    statistic: Floats
    df: Floats
    p_value: Floats
    shift: Floats
    shift_error: Floats
    effect: Floats
    ability: Floats
    expected: Floats
    residual: Floats
    error: Floats

    def misfits(self, *, level: float = 0.01, effect: float = 0.05) -> Mask:
        """(J,) items off beyond chance **and** by a size that matters."""
        return (self.p_value < level) & (self.effect >= effect)


def item_fit(
    responses: Responses,
    abilities: Abilities,
    items: tuple[Floats, Floats],
    *,
    is_counted: bool,
    is_estimated: bool,
) -> ItemFit:
    """Score test of each curve against curves bent by the square and the cube of ability.

    With h a function of ability, ``T_h = sum_n E[h(theta) (u_n - P(theta)) | all answers of n]``
    has mean 0 under the model *whatever rule chose the items*, which observed less expected
    proportions by group of estimated ability have not. With E' the posterior without this answer,
    ``p_n = E'[P]`` and ``c_n = E'[h P (1 - P)]``, it is ``sum_n c_n (u_n - p_n) / (p_n q_n)``, of
    variance ``sum_n c_n^2 / (p_n q_n)``. The statistic is ``T' V^-1 T``: with h = square and cube,
    freed of what fitting slope and intercept takes, chi-square with 2 degrees of freedom; with
    h = 1, theta, square and cube, 4 degrees, for parameters that come from elsewhere.

    Parameters
    ----------
    responses : answers of N people to J items.
    abilities : (N, K) posteriors.
    items : (J,) a and (J,) b of the curves under test.
    is_counted : whether the posteriors count these answers: True for scored items, False for
        seeded ones.
    is_estimated : whether `items` were estimated from these very answers.

    References
    ----------
    Glas, C. A. W. (1999). Modification indices for the 2-PL and the nominal response model.
    *Psychometrika*, 64, 273-294 (score tests of a curve's form).
    Neyman, J. (1937). "Smooth test" for goodness of fit. *Skandinavisk Aktuarietidskrift*, 20.
    Orlando, M. & Thissen, D. (2000). Likelihood-based item-fit indices for dichotomous item
    response theory models. *Applied Psychological Measurement*, 24, 50-64 (S-X2, which needs
    everybody to answer the same items).
    """
    abilities.check(responses)
    a, b = _parameters(items, responses.item_count)
    columns = []
    for at, answers in ItemAnswers.of(responses).blocks():
        curves = probability(abilities.points, a[at, None], b[at, None])
        weights = abilities.posterior[answers.person]
        if is_counted:
            weights = _without_this_answer(weights, curves, answers)
        columns.append(
            _fit(answers, curves, weights, points=abilities.points, is_estimated=is_estimated)
        )
    return ItemFit(*(np.concatenate(parts) for parts in zip(*columns, strict=True)))


def _parameters(items: tuple[Floats, Floats], count: int) -> tuple[Floats, Floats]:
    a, b = (np.asarray(values, np.float64) for values in items)
    if not a.shape == b.shape == (count,):
        raise InvalidResponses(f"{count} items, {a.shape} and {b.shape} parameters")
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        raise InvalidResponses("the curve of an item without parameters")
    return a, b


def _without_this_answer(weights: Floats, curves: Floats, answers: ItemAnswers) -> Floats:
    likely = np.where(answers.is_right[:, None], curves[answers.item], 1.0 - curves[answers.item])
    before: Floats = weights / np.maximum(likely, TINY)
    before /= before.sum(1, keepdims=True)
    return before


def _fit(
    answers: ItemAnswers, curves: Floats, weights: Floats, *, points: Floats, is_estimated: bool
) -> tuple[Floats, ...]:
    mass = answers.total(weights)
    mass[answers.counts == 0] = 1.0
    groups = _groups(mass)
    powers = _powers(mass, points)
    functions = np.concatenate([powers, groups], axis=2)
    scores, covariance = _scores(answers, curves, weights, functions=functions)
    information = np.maximum(np.diagonal(covariance, axis1=1, axis2=2), TINY)
    known = information[:, -GROUPS:]
    shift, shift_error = scores[:, 0] / information[:, 0], 1.0 / np.sqrt(information[:, 0])
    if is_estimated:
        shift = shift_error = np.full(len(scores), np.nan)
        scores, covariance = _freed(scores, covariance)
    statistic, df = _quadratic_form(scores[:, :-GROUPS], covariance[:, :-GROUPS, :-GROUPS])
    size = np.einsum("jk,jkg->jg", mass, groups)
    size[size == 0] = np.nan
    spread = np.einsum("jk,jkg->jg", mass * curves * (1.0 - curves), groups) / size
    noise = np.maximum(np.diagonal(covariance, axis1=1, axis2=2)[:, -GROUPS:], 0.0)
    residual, error = spread * scores[:, -GROUPS:] / known, spread * np.sqrt(noise) / known
    found = (
        statistic,
        df,
        chi_square_tail(statistic, df),
        shift,
        shift_error,
        _beyond_noise(residual, error, size),
        np.einsum("jk,jkg->jg", mass * points, groups) / size,
        np.einsum("jk,jkg->jg", mass * curves, groups) / size,
        residual,
        error,
    )
    for column in found:
        column[answers.counts < FEWEST] = np.nan
    return found


def _beyond_noise(residual: Floats, error: Floats, size: Floats) -> Floats:
    """(J,) root mean square of the residuals over the people, less that of their noise."""
    excess = np.nansum(size * (residual**2 - error**2), axis=1) / np.nansum(size, axis=1)
    effect: Floats = np.sqrt(np.maximum(excess, 0.0))
    return effect


def _powers(mass: Floats, points: Floats) -> Floats:
    """(J, K, 4) 1, x, x^2 and x^3, x the ability in standard deviations of the item's people."""
    share = mass / mass.sum(1, keepdims=True)
    mean = share @ points
    sd = np.sqrt(np.maximum(share @ points**2 - mean**2, TINY))
    x = (points - mean[:, None]) / sd[:, None]
    bent = np.clip(x, -FARTHEST, FARTHEST)
    return np.stack([np.ones_like(x), x, bent**2, bent**3], axis=2)


def _groups(mass: Floats) -> Floats:
    """(J, K, G) 1 where a point of the grid is in a group; groups of about equal mass."""
    middle = (np.cumsum(mass, axis=1) - 0.5 * mass) / mass.sum(1, keepdims=True)
    group = np.minimum((middle * GROUPS).astype(np.intp), GROUPS - 1)
    is_in: Mask = group[:, :, None] == np.arange(GROUPS)
    return is_in.astype(np.float64)


def _scores(
    answers: ItemAnswers, curves: Floats, weights: Floats, *, functions: Floats
) -> tuple[Floats, Floats]:
    """(J, H) scores of the H functions of ability and (J, H, H) their covariance."""
    spread = functions * (curves * (1.0 - curves))[:, :, None]
    slopes = np.empty((len(weights), functions.shape[2]))
    p = np.empty(len(weights))
    for item, rows in answers.each():
        slopes[rows] = weights[rows] @ spread[item]
        p[rows] = weights[rows] @ curves[item]
    variance = np.maximum(p * (1.0 - p), TINY)
    scores = answers.total(slopes * ((answers.is_right - p) / variance)[:, None])
    scaled = slopes / np.sqrt(variance)[:, None]
    covariance = np.zeros((len(scores), slopes.shape[1], slopes.shape[1]))
    for item, rows in answers.each():
        covariance[item] = scaled[rows].T @ scaled[rows]
    return scores, covariance


def _freed(scores: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """Scores and covariance without the first two functions, freed of what fitting them takes."""
    fitted = np.linalg.pinv(covariance[:, :2, :2], hermitian=True) @ covariance[:, :2, 2:]
    across = np.swapaxes(fitted, 1, 2)
    left = covariance[:, 2:, 2:] - across @ covariance[:, :2, 2:]
    return scores[:, 2:] - np.einsum("jhf,jf->jh", across, scores[:, :2]), left


def _quadratic_form(scores: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """(J,) statistics and (J,) degrees of freedom: directions without information are left out."""
    values, vectors = np.linalg.eigh(covariance)
    is_known = values > np.maximum(1e-9 * values[:, -1:], TINY)
    along = np.einsum("jhi,jh->ji", vectors, scores)
    parts = np.where(is_known, along**2 / np.where(is_known, values, 1.0), 0.0)
    return parts.sum(1), is_known.sum(1).astype(np.float64)
