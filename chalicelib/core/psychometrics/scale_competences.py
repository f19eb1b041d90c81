"""Ability in each competence, from its own few answers and from all the others.

Two questions say little of a competence: alone they would give a level at random, and nothing but
the whole test would give everybody the same level everywhere. The model in between is

    theta_c = theta + delta_c,   delta_c ~ N(0, tau^2),   tau^2 = (1 - correlation) ability_sd^2

so that two competences of one person are correlated as the scale says. A competence is drawn
towards the same person's other competences, never towards other people: `theta` itself has no
prior of a population, only Jeffreys'. The correlation is a setting, not something the answers of
one person can show; when it is set too high, levels of competences look surer than they are.
"""

from functools import lru_cache

import numpy as np

from chalicelib.core.psychometrics.model import Floats

_LEAST = 1e-300
"""Below, a density counts as this: its logarithm stays a number."""
_LEAST_SHARE_OF_STEP = 0.1


def competence_posteriors(
    log_likelihoods: Floats, log_prior: Floats, *, points: Floats, spread: float
) -> Floats:
    """Posterior of the ability in each competence given every answer of the test.

    With ``m_c(theta) = integral of L_c(x) N(x; theta, spread^2) dx``,
    ``p(x in c) ~ L_c(x) integral of N(x; theta, spread^2) prior(theta) prod_(d != c) m_d(theta)``:
    exact on the grid, each answer counted once.

    Parameters
    ----------
    log_likelihoods : (C, K) log-likelihood of the answers in each competence; zeros for none.
    log_prior : (K,) of the common ability, up to a constant.
    points : (K,) the grid.
    spread : tau, at least 0; with 0 every competence has the posterior of the whole test.

    Returns
    -------
    (C, K) log posteriors up to a constant, finite.

    References
    ----------
    Gibbons, R. D. & Hedeker, D. R. (1992). Full-information item bi-factor analysis.
    *Psychometrika* 57, 423-436: the same reduction of the integrals, with specific factors.
    """
    near = _nearness(len(points), float(points[0]), float(points[-1]), spread)
    likelihoods = _relative(log_likelihoods)
    marginals = np.log(np.maximum(likelihoods @ near.T, _LEAST))
    log_others = log_prior + marginals.sum(axis=0) - marginals
    found = likelihoods * (_relative(log_others) @ near)
    found /= found.max(axis=1, keepdims=True)
    logs: Floats = np.log(np.maximum(found, _LEAST))
    return logs


def overall_standard_error(
    log_likelihoods: Floats, log_prior: Floats, *, points: Floats, spread: float
) -> float:
    """Posterior standard deviation of the mean of the abilities in the competences.

    Given the common ability the competences are independent, of means m_c and variances v_c, so
    ``var = E[sum_c v_c / C^2] + Var[sum_c m_c / C]`` over the posterior of the common ability.
    A test that asks every competence samples its own target and gains little from this; one that
    leaves some out, or was left early, is less sure than its answers taken as one ability say.

    Parameters
    ----------
    As `competence_posteriors`; the competences are all those that count in the mean.

    Returns
    -------
    At least 0; with a spread of 0, that of the posterior of the one ability.
    """
    near = _nearness(len(points), float(points[0]), float(points[-1]), spread)
    likelihoods = _relative(log_likelihoods)
    marginals = np.maximum(likelihoods @ near.T, _LEAST)
    means = (likelihoods * points) @ near.T / marginals
    variances = (likelihoods * points**2) @ near.T / marginals - means**2
    weights = _relative((log_prior + np.log(marginals).sum(axis=0))[None])[0]
    weights /= weights.sum()
    mean = means.mean(axis=0)
    within = float(weights @ variances.mean(axis=0)) / len(means)
    between = float(weights @ (mean - weights @ mean) ** 2)
    return float(np.sqrt(max(within, 0.0) + between))


def _relative(logs: Floats) -> Floats:
    """Densities in parts of the largest of their row."""
    found: Floats = np.exp(logs - logs.max(axis=1, keepdims=True))
    return found


@lru_cache(maxsize=8)
def _nearness(count: int, low: float, high: float, spread: float) -> Floats:  # noqa: PLR0917  # a cache key
    """(K, K) probability of each ability in a competence, by rows of the common ability."""
    points = np.linspace(low, high, count, dtype=np.float64)
    step = (high - low) / (count - 1)
    width = max(spread, _LEAST_SHARE_OF_STEP * step)
    found: Floats = np.exp(-0.5 * ((points - points[:, None]) / width) ** 2)
    found /= found.sum(axis=1, keepdims=True)
    found.setflags(write=False)
    return found
