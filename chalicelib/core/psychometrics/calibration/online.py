"""Calibration of seeded items on the scale of the others, which does not move.

An examinee's ability is known from the scored items alone; each new item is then estimated apart,
with those posteriors as they are, so the scale cannot drift and the items cannot hurt one another.
"""

import numpy as np

from chalicelib.core.errors import InvalidItem
from chalicelib.core.psychometrics.calibration.abilities import Abilities, ItemAnswers
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.priors import Priors
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, log_complement, log_probability, probability

MOST_CYCLES = 200
SMALLEST_MOVE = 1e-6
NEWTON_STEPS = 3
LONGEST_STEP = np.array([0.5, 1.0])
"""Of (log a, d) in one Newton step: the expected information can be far too flat at the start."""


def calibrate_online(
    responses: Responses, abilities: Abilities, prior: Priors | None = None
) -> Calibrated:
    """Modal parameters of each item, given what is known of the examinees.

    Maximises, for each item apart, ``sum_n log sum_k w_nk P_k^u Q_k^(1 - u) + log prior`` where
    ``w_n`` is the posterior of examinee n **without** that item and ``P_k`` follows
    ``logit P_k = a theta_k + d``; by EM, whose M step is Fisher scoring on (log a, d).

    Parameters
    ----------
    responses : answers of N people to J new items.
    abilities : (N, K) posteriors from the scored items only.
    prior : of the items; `Priors()` if none; `bank_priors` serves better with few answers.

    Returns
    -------
    J items and the covariance of their errors. An item without answers has the prior's.

    References
    ----------
    Kim, S. (2006). A comparative study of IRT fixed parameter calibration methods. *Journal of
    Educational Measurement*, 43, 355-381 (multiple EM cycles).
    Mislevy, R. J. (1986). Bayes modal estimation in item response models. *Psychometrika*, 51,
    177-195.
    """
    abilities.check(responses)
    belief = prior or Priors()
    blocks = ItemAnswers.of(responses).blocks()
    found = [_calibrate_block(block, abilities, belief) for _, block in blocks]
    return Calibrated(
        a=np.exp(np.concatenate([x[:, 0] for x, _ in found])),
        d=np.concatenate([x[:, 1] for x, _ in found]),
        covariance=np.concatenate([covariance for _, covariance in found]),
    )


def bank_priors(a: Floats, b: Floats) -> Priors:
    """The priors that J >= 2 calibrated items suggest for the next one (empirical Bayes).

    Parameters
    ----------
    a, b : (J,) of the bank. Spreads are kept within [0.1, 0.5] for log a, [0.5, 2.5] for d.

    References
    ----------
    Casella, G. (1985). An introduction to empirical Bayes data analysis. *The American
    Statistician*, 39, 83-87.
    """
    if len(a) < 2:
        raise InvalidItem(f"{len(a)} items say nothing of the next one")
    log_a, d, widest = np.log(a), -a * b, Priors()
    return Priors(
        log_a_mean=float(log_a.mean()),
        log_a_sd=float(np.clip(log_a.std(ddof=1), 0.1, widest.log_a_sd)),
        d_mean=float(d.mean()),
        d_sd=float(np.clip(d.std(ddof=1), 0.5, widest.d_sd)),
    )


def _calibrate_block(
    answers: ItemAnswers, abilities: Abilities, prior: Priors
) -> tuple[Floats, Floats]:
    """(J, 2) values of (log a, d) and (J, 2, 2) their errors' covariance."""
    weights = abilities.posterior[answers.person]
    x = np.tile([prior.log_a_mean, prior.d_mean], (len(answers.counts), 1)).astype(np.float64)
    for _ in range(MOST_CYCLES):
        before = x
        posterior = _posterior(x, answers, abilities.points, weights=weights)
        asked = answers.total(posterior)
        right = answers.total(posterior * answers.is_right[:, None])
        for _ in range(NEWTON_STEPS):
            x = x + _step(x, asked, right, points=abilities.points, prior=prior)
        if np.abs(x - before).max() < SMALLEST_MOVE:
            break
    return x, _covariance(x, answers, abilities.points, weights=weights, prior=prior)


def _posterior(x: Floats, answers: ItemAnswers, points: Floats, *, weights: Floats) -> Floats:
    """(M, K) what each examinee's ability is, this answer counted."""
    a, b = np.exp(x[:, :1]), -x[:, 1:] * np.exp(-x[:, :1])
    wrong_then_right = np.stack([log_complement(points, a, b), log_probability(points, a, b)], 1)
    outcome = answers.is_right.astype(np.intp)
    likely: Floats = np.exp(wrong_then_right)[answers.item, outcome]
    likely *= weights
    likely /= likely.sum(1, keepdims=True)
    return likely


def _step(x: Floats, asked: Floats, right: Floats, *, points: Floats, prior: Priors) -> Floats:
    """(J, 2) one step of Fisher scoring on the expected counts (J, K)."""
    a = np.exp(x[:, :1])
    p = probability(points, a, -x[:, 1:] / a)
    residual, weight = right - asked * p, asked * p * (1.0 - p)
    slope = a * points
    means, precision = _belief(prior)
    gradient = np.stack([(residual * slope).sum(1), residual.sum(1)], axis=1)
    curvature = np.empty((len(x), 2, 2))
    curvature[:, 0, 0] = (weight * slope * slope).sum(1) + precision[0]
    curvature[:, 0, 0] += np.maximum(0.0, -gradient[:, 0])  # of exp: steps stay short at a near 0
    curvature[:, 1, 1] = weight.sum(1) + precision[1]
    curvature[:, 0, 1] = curvature[:, 1, 0] = (weight * slope).sum(1)
    gradient -= (x - means) * precision
    step = np.linalg.solve(curvature, gradient[:, :, None])[:, :, 0]
    return np.clip(step, -LONGEST_STEP, LONGEST_STEP)


def _belief(prior: Priors) -> tuple[Floats, Floats]:
    means = np.array([prior.log_a_mean, prior.d_mean])
    return means, np.array([prior.log_a_precision, prior.d_precision])


def _covariance(
    x: Floats, answers: ItemAnswers, points: Floats, *, weights: Floats, prior: Priors
) -> Floats:
    """Inverse of the information: cross-products of the answers' scores, plus the prior's."""
    posterior = _posterior(x, answers, points, weights=weights)
    a = np.exp(x[:, 0])
    p = probability(points, a[:, None], -x[:, 1:] / a[:, None])
    residual = posterior * (answers.is_right[:, None] - p[answers.item])
    scores = np.stack([a[answers.item] * (residual @ points), residual.sum(1)], axis=1)
    known = answers.total(scores[:, :, None] * scores[:, None, :])
    return np.asarray(np.linalg.inv(known + np.diag(_belief(prior)[1])), np.float64)
