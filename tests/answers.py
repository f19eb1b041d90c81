"""Simulated answers to a bank, and how far a calibration of them is from the truth."""

import numpy as np

from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats, Indexes, probability

CURVE_POINTS: Floats = np.linspace(-4.0, 4.0, 81)
CURVE_WEIGHTS: Floats = np.exp(-0.5 * CURVE_POINTS**2) / np.exp(-0.5 * CURVE_POINTS**2).sum()
TRIMMED = 0.02
DRAWS = 200
ITEMS = 200
SLOPE, SHIFT = 1.2, -0.3


def everyone(a: Floats, b: Floats, theta: Floats, *, seed: int, missing: float = 0.0) -> Responses:
    """All the items to all the people, then a share of the answers lost at random."""
    draws = np.random.default_rng(seed)
    p = probability(theta[:, None], a, b)
    table = (draws.random(p.shape) < p).astype(np.float64)
    if missing:
        table[draws.random(p.shape) < missing] = np.nan
    return Responses.from_table(table)


def dealt(a: Floats, b: Floats, theta: Floats, *, seed: int, length: int) -> Responses:
    """A form for each person: one item drawn from each of `length` equal shares of the bank."""
    draws = np.random.default_rng(seed)
    edges = np.linspace(0, len(a), length + 1).astype(np.intp)
    item = draws.integers(edges[:-1], edges[1:], (len(theta), length)).ravel()
    return _answered(
        a, b, theta, person=np.repeat(np.arange(len(theta)), length), item=item, seed=seed
    )


def _answered(
    a: Floats, b: Floats, theta: Floats, *, person: Indexes, item: Indexes, seed: int
) -> Responses:
    draws = np.random.default_rng(seed + 1)
    is_right = draws.random(len(item)) < probability(theta[person], a[item], b[item])
    return Responses.of(person, item, is_right, people=len(theta), items=len(a))


def rms(values: Floats) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(values))))


def trimmed_rms(errors: Floats) -> float:
    """Root mean square, without the largest 2 %."""
    return rms(errors[np.abs(errors) <= np.quantile(np.abs(errors), 1.0 - TRIMMED)])


def curve_rmse(found: tuple[Floats, Floats], true: tuple[Floats, Floats]) -> float:
    """Between curves of probability, over items (a, b) and over theta ~ N(0, 1)."""
    a, b = (np.asarray(column)[:, None] for column in found)
    true_a, true_b = (np.asarray(column)[:, None] for column in true)
    gap = probability(CURVE_POINTS, a, b) - probability(CURVE_POINTS, true_a, true_b)
    return float(np.sqrt(np.mean(gap**2 @ CURVE_WEIGHTS)))


def bounds(responses: Responses, a: Floats, b: Floats, *, theta: Floats) -> tuple[Floats, Floats]:
    """Standard errors of a and b (J,), (J,), had the abilities of these people been known."""
    item = responses.items
    ability = theta[responses.person]
    p = probability(ability, a[item], b[item])
    weight, distance = p * (1.0 - p), ability - b[item]
    cells = distance**2, -a[item] * distance, a[item] ** 2
    aa, ab, bb = (np.bincount(item, weight * cell, len(a)) for cell in cells)
    determinant = aa * bb - ab * ab
    return np.sqrt(bb / determinant), np.sqrt(aa / determinant)


def trimmed_bound(standard_errors: Floats, *, seed: int) -> float:
    """What `trimmed_rms` of errors of these sizes is on average, were they normal."""
    draws = np.random.default_rng(seed).normal(size=(DRAWS, len(standard_errors)))
    return rms(np.array([trimmed_rms(errors) for errors in draws * standard_errors]))


def calibrated_twice(
    *, moved: float = 0.0, share: float = 1.0, answers: int = 1000, seed: int | None = 32
) -> tuple[Calibrated, Calibrated]:
    """200 items before, and after on another scale: theta = SLOPE theta' + SHIFT.

    The first `share` of them is harder by `moved`. Without a seed, both are without error.
    """
    draws = np.random.default_rng(31)
    a, b = draws.lognormal(0.0, 0.3, ITEMS), draws.normal(0.0, 1.0, ITEMS)
    harder = b + moved * (np.arange(ITEMS) < share * ITEMS)
    after = None if seed is None else seed + 1
    return (
        _calibrated(a, b, answers=answers, seed=seed),
        _calibrated(a * SLOPE, (harder - SHIFT) / SLOPE, answers=answers, seed=after),
    )


def _calibrated(a: Floats, b: Floats, *, answers: int, seed: int | None) -> Calibrated:
    """What a calibration by this many answers finds: the truth plus errors of the right size."""
    p = probability(CURVE_POINTS, a[:, None], b[:, None])
    slopes = np.stack([a[:, None] * CURVE_POINTS, np.ones_like(p)], axis=1)
    weight = answers * CURVE_WEIGHTS * p * (1.0 - p)
    known = np.einsum("jk,jik,jlk->jil", weight, slopes, slopes) + np.diag([4.0, 0.16])
    covariance = np.linalg.inv(known)
    if seed is None:
        return Calibrated.of(a, -a * b, covariance)
    noise = np.random.default_rng(seed).normal(size=(len(a), 2))
    error = np.einsum("jik,jk->ji", np.linalg.cholesky(covariance), noise)
    return Calibrated.of(a * np.exp(error[:, 0]), -a * b + error[:, 1], covariance)
