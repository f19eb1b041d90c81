"""Differential item functioning: is an item harder for one of two groups of the same ability."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities, ItemAnswers
from chalicelib.core.psychometrics.calibration.chi_square import chi_square_tail
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, Mask

SLIGHT = 1.0 / 2.35
LARGE = 1.5 / 2.35
"""The limits of ETS's classes A, B and C, 1 and 1.5 delta, in logits (delta = 2.35 logit)."""
ONE_SIDED = 1.6448536269514722
LEVEL = 0.05
FEWEST = 30
"""Answers of each group below which nothing is said of an item."""
MOST_STEPS = 30
LONGEST_STEP = 2.0
SMALLEST_STEP = 1e-8
PRECISION = 1e-3
"""Of a normal prior on the coefficients: all right or all wrong in a group stays finite."""
MOST_CYCLES = 50


@dataclass(frozen=True, eq=False)
class Dif:
    """Differential functioning of J items; NaN where a group gave fewer than `FEWEST` answers.

    Attributes
    ----------
    uniform, non_uniform : (J,) likelihood-ratio statistics, 1 degree of freedom each.
    uniform_p, non_uniform_p : (J,) their p-values. `p_value` : (J,) of both, 2 degrees.
    shift, shift_error : (J,) logits by which the item is easier for the focal group (negative:
        harder) at equal ability, and its standard error.
    effect : (J,) root mean square, over the focal group, of the difference in logits, the part
        that changes with ability included, less the noise expected without any.
    """

    uniform: Floats
    non_uniform: Floats
    uniform_p: Floats
    non_uniform_p: Floats
    p_value: Floats
    shift: Floats
    shift_error: Floats
    effect: Floats

    @property
    def classes(self) -> NDArray[np.str_]:
        """(J,) "A" negligible, "B" moderate, "C" large; "" where nothing is said."""
        size = np.abs(self.shift)
        is_slight = (size < SLIGHT) | (self.uniform_p >= LEVEL)
        is_large = (size >= LARGE) & (size - SLIGHT > ONE_SIDED * self.shift_error)
        found = np.where(is_slight, "A", np.where(is_large, "C", "B"))
        return np.where(np.isnan(self.uniform_p), "", found)


def abilities_by_group(
    abilities: Abilities, is_focal: ArrayLike, *, log_prior: Floats
) -> Abilities:
    """The posteriors under each group's own normal population instead of one for all.

    A common prior pulls two groups of different means towards one another, and what it pulls
    shows as a small shift of every item. Mean and variance of each group are found by EM.

    Parameters
    ----------
    abilities : (N, K) posteriors under the common prior.
    is_focal : (N,) the group of each person.
    log_prior : (K,) logarithm of that common prior, up to a constant.

    References
    ----------
    Shealy, R. & Stout, W. (1993). *Psychometrika*, 58, 159-194 (the bias that impact makes).
    Bock, R. D. & Zimowski, M. F. (1997). Multiple group IRT. In *Handbook of Modern Item Response
    Theory*, 433-448.
    """
    focal = _groups(is_focal, len(abilities))
    posterior = abilities.posterior.copy()
    for group in (focal, ~focal):
        if group.any():
            posterior[group] = _own_population(posterior[group], abilities.points, log_prior)
    return Abilities(abilities.points, posterior)


def differential_functioning(
    responses: Responses, abilities: Abilities, is_focal: ArrayLike
) -> Dif:
    """Logistic regression of each item's answers on ability, group, and their product.

    ``logit p = b0 + b1 theta + b2 g + b3 g theta``, g = 1 in the focal group, theta the mean of
    the posterior less the focal group's mean. Uniform: b2 with b3 = 0, against none of them;
    non-uniform: b3 beside b2. Classes follow ETS's rule, which asks for a size and not only for
    significance: A if ``|b2|`` is under 0.43 logit or not significant (5 %); C if it is at least
    0.64 and significantly over 0.43; B otherwise. Thousands of answers do not flag trifles.

    Parameters
    ----------
    responses : answers of N people to J items.
    abilities : (N, K) posteriors; of `abilities_by_group` when the groups differ in ability.
    is_focal : (N,) True in the focal group, False in the reference group.

    References
    ----------
    Swaminathan, H. & Rogers, H. J. (1990). Detecting differential item functioning using logistic
    regression procedures. *Journal of Educational Measurement*, 27, 361-370.
    Zieky, M. (1993). Practical questions in the use of DIF statistics in test development. In
    *Differential Item Functioning*, 337-347 (the classes).
    """
    abilities.check(responses)
    focal = _groups(is_focal, len(abilities))
    parts = [
        _dif(answers, abilities.means, focal) for _, answers in ItemAnswers.of(responses).blocks()
    ]
    return Dif(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _groups(is_focal: ArrayLike, people: int) -> Mask:
    focal = np.asarray(is_focal)
    if focal.shape != (people,) or not np.isin(focal, (0, 1)).all():
        raise InvalidResponses(f"groups of shape {focal.shape} for {people} people")
    return focal.astype(bool)


def _own_population(posterior: Floats, points: Floats, log_prior: Floats) -> Floats:
    likelihood = posterior / np.exp(log_prior - log_prior.max())
    found, mean, variance = posterior, np.inf, np.inf
    for _ in range(MOST_CYCLES):
        before = mean
        mass = found.mean(0)
        mean = float(mass @ points)
        variance = max(float(mass @ points**2) - mean**2, (points[1] - points[0]) ** 2)
        found = likelihood * np.exp(-0.5 * (points - mean) ** 2 / variance)
        found /= found.sum(1, keepdims=True)
        if abs(mean - before) < 1e-6:
            break
    return found


def _dif(answers: ItemAnswers, theta: Floats, focal: Mask) -> tuple[Floats, ...]:
    in_focal = focal[answers.person].astype(np.float64)
    count = answers.total(in_focal)
    ability = theta[answers.person]
    mean = answers.total(ability * in_focal) / np.maximum(count, 1.0)
    centered = ability - mean[answers.item]
    design = np.stack([np.ones_like(ability), centered, in_focal, in_focal * centered], axis=1)
    (null, _, _), (shifted, at, covariance), (full, slopes, errors) = (
        _regression(answers, design[:, :columns]) for columns in (2, 3, 4)
    )
    uniform, non_uniform = np.maximum(null - shifted, 0.0), np.maximum(shifted - full, 0.0)
    spread = answers.total(centered**2 * in_focal) / np.maximum(count, 1.0)
    size = slopes[:, 2] ** 2 + slopes[:, 3] ** 2 * spread
    noise = errors[:, 2, 2] + errors[:, 3, 3] * spread
    found = (
        uniform,
        non_uniform,
        chi_square_tail(uniform, 1),
        chi_square_tail(non_uniform, 1),
        chi_square_tail(uniform + non_uniform, 2),
        at[:, 2],
        np.sqrt(covariance[:, 2, 2]),
        np.sqrt(np.maximum(size - noise, 0.0)),
    )
    few = np.minimum(count, answers.counts - count) < FEWEST
    for column in found:
        column[few] = np.nan
    return found


def _regression(answers: ItemAnswers, design: Floats) -> tuple[Floats, Floats, Floats]:
    """(J,) deviances, (J, C) coefficients and (J, C, C) their covariance, by Newton's steps."""
    items, width = len(answers.counts), design.shape[1]
    at = np.zeros((items, width))
    for _ in range(MOST_STEPS):
        p = 0.5 * (1.0 + np.tanh(0.5 * (design * at[answers.item]).sum(1)))
        gradient = answers.total(design * (answers.is_right - p)[:, None]) - PRECISION * at
        weighted = design * (p * (1.0 - p))[:, None]
        known = answers.total(weighted[:, :, None] * design[:, None, :]) + PRECISION * np.eye(width)
        step = np.linalg.solve(known, gradient[:, :, None])[:, :, 0]
        at += np.clip(step, -LONGEST_STEP, LONGEST_STEP)
        if np.abs(step).max() < SMALLEST_STEP:
            break
    toward = np.where(answers.is_right, 1.0, -1.0) * (design * at[answers.item]).sum(1)
    deviance = 2.0 * answers.total(np.logaddexp(0.0, -toward))
    return deviance, at, np.asarray(np.linalg.inv(known), np.float64)
