"""Do a person's answers hang together: signs of guessing, of another person, of a change of effort.

Tables of the normal distribution flag 1 % of honest adaptive tests instead of 5 %: the answers
to judge are compared with simulated honest ones, of the same bank under the same policy.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask, probability

BLOCKS = 4
SHORTEST_PART = 6
"""Answers before and after a change that could be seen."""
BANDS = 5
FEWEST = 200
"""Honest tests below which no band is compared with."""
FARTHEST = 8.0
HALVINGS = 34
TINY = 1e-12

Bank = tuple[Floats, Floats]
"""(J,) a and (J,) b."""
Administer = Callable[[Floats], tuple[Indexes, Mask]]
"""Simulates the policy: abilities (N,) to items (N, L) and answers (N, L)."""


@dataclass(frozen=True, eq=False)
class PersonFit:
    """Statistics of N persons; the larger the worse.

    Attributes
    ----------
    theta : (N,) modal ability under N(0, 1).
    unlikely : (N,) minus lz*: how much less likely the answers are than the model's usual ones.
    uneven : (N,) largest standardised residual, in absolute value, of `BLOCKS` parts of the test.
    changed : (N,) largest standardised score test of a change of ability at any position.
    """

    theta: Floats
    unlikely: Floats
    uneven: Floats
    changed: Floats

    @property
    def statistics(self) -> Floats:
        """(3, N) `unlikely`, `uneven`, `changed`."""
        return np.stack([self.unlikely, self.uneven, self.changed])


def person_fit(items: ArrayLike, is_right: ArrayLike, bank: Bank) -> PersonFit:
    """Fit of the answers of N persons, in the order in which they were given.

    With ``w_i = log(P_i / Q_i)`` less its regression on the score's weights,
    ``w~_i = w_i - c a_i`` where ``c = sum w_i a_i P_i Q_i / sum a_i^2 P_i Q_i``:
    ``lz* = (sum w_i (u_i - P_i) + c r0) / sqrt(sum w~_i^2 P_i Q_i)``, r0 = -theta for the mode
    under N(0, 1). A part's residual is ``sum (u_i - P_i) / sqrt(sum P_i Q_i)``. A change after
    answer t: ``S_t / sqrt(I_t (1 - I_t / I))``, ``S_t = sum_{i <= t} a_i (u_i - P_i)``, I the
    information.

    Parameters
    ----------
    items : (N, L) indexes into the bank; -1 after the end of a shorter test.
    is_right : (N, L) 0 or 1.
    bank : (J,) a and (J,) b.

    References
    ----------
    Snijders, T. A. B. (2001). Asymptotic null distribution of person fit statistics with estimated
    person parameter. *Psychometrika*, 66, 331-342.
    Magis, D., Raîche, G. & Béland, S. (2012). A didactic presentation of Snijders's lz* index of
    person fit. *Journal of Educational and Behavioral Statistics*, 37, 57-81.
    van Krimpen-Stoop, E. M. L. A. & Meijer, R. R. (1999). The null distribution of person-fit
    statistics for conventional and adaptive tests. *Applied Psychological Measurement*, 23,
    327-345 (why to simulate).
    Sinharay, S. (2016). Person fit analysis in computerized adaptive testing using tests for a
    change point. *Journal of Educational and Behavioral Statistics*, 41, 521-549.
    """
    asked, right, slopes, places = _tests(items, is_right, bank)
    theta = _mode(right, slopes, places)
    p = np.where(asked, probability(theta[:, None], slopes, places), 0.0)
    variance = p * (1.0 - p)
    residual = np.where(asked, right - p, 0.0)
    return PersonFit(
        theta=theta,
        unlikely=-_lz_star(theta, slopes, places, residual=residual, variance=variance),
        uneven=_uneven(asked, residual, variance),
        changed=_changed(asked, slopes * residual, slopes * slopes * variance),
    )


@dataclass(frozen=True, eq=False)
class HonestTests:
    """What honest answers give, by band of ability: critical values for each statistic.

    Attributes
    ----------
    cuts : (B - 1,) abilities between the bands.
    bands : B arrays (3, n) of the statistics, each row ascending.
    worst : B arrays (n,) of the least of a test's three p-values, ascending.
    """

    cuts: Floats
    bands: tuple[Floats, ...]
    worst: tuple[Floats, ...]

    @classmethod
    def of(cls, fit: PersonFit, *, bands: int = BANDS) -> "HonestTests":
        """From the fit of simulated honest tests; raises `InvalidResponses` if they are too few."""
        people = len(fit.theta)
        if people < FEWEST:
            raise InvalidResponses(f"{people} honest tests: at least {FEWEST}")
        count = max(1, min(bands, people // FEWEST))
        cuts = np.asarray(np.quantile(fit.theta, np.arange(1, count) / count), np.float64)
        band = np.searchsorted(cuts, fit.theta)
        found = [np.sort(fit.statistics[:, band == at], axis=1) for at in range(count)]
        worst = [
            np.sort(_shares_beyond(fit.statistics[:, band == at], found[at]).min(0))
            for at in range(count)
        ]
        return cls(cuts, tuple(found), tuple(worst))

    @classmethod
    def simulated(
        cls, administer: Administer, bank: Bank, *, people: int = 10_000, seed: int = 1
    ) -> "HonestTests":
        """Of a bank under a policy: give the test to `people` persons of ability N(0, 1).

        Drawing new answers to the items that one person met would not do: honest adaptive answers
        chose those items, drawn ones did not, and lz* then flags 1 % of honest tests.
        """
        theta = np.random.default_rng(seed).normal(size=people)
        items, is_right = administer(theta)
        return cls.of(person_fit(items, is_right, bank))

    def critical_values(self, level: float = 0.05) -> Floats:
        """(B, 3) what a share `level` of honest tests exceeds."""
        return np.array([np.quantile(band, 1.0 - level, axis=1) for band in self.bands])

    def p_values(self, fit: PersonFit) -> Floats:
        """(4, N) share of honest tests as bad: `unlikely`, `uneven`, `changed`, and all in one.

        The last is the least of the three, compared with the least of the three in honest tests:
        flagging at 0.05 by it alone flags 5 % of honest tests.
        """
        band = np.searchsorted(self.cuts, fit.theta)
        found = np.empty((4, len(band)))
        for at, (honest, worst) in enumerate(zip(self.bands, self.worst, strict=True)):
            here = band == at
            found[:3, here] = _shares_beyond(fit.statistics[:, here], honest)
            rank = np.searchsorted(worst, found[:3, here].min(0), side="right")
            found[3, here] = np.minimum(1.0, (rank + 1.0) / (len(worst) + 1.0))
        return found


def _shares_beyond(statistics: Floats, honest: Floats) -> Floats:
    """(3, n) share of honest values, itself counted, at or above each: never 0."""
    below = [
        np.searchsorted(row, value, side="left")
        for row, value in zip(honest, statistics, strict=True)
    ]
    count = honest.shape[1]
    return (count - np.array(below) + 1.0) / (count + 1.0)


def _tests(items: ArrayLike, is_right: ArrayLike, bank: Bank) -> tuple[Mask, Mask, Floats, Floats]:
    a, b = bank
    index, right = np.asarray(items), np.asarray(is_right)
    if index.ndim != 2 or index.shape != right.shape or not index.size:
        raise InvalidResponses(f"items of shape {index.shape}, answers of shape {right.shape}")
    if index.dtype.kind not in "iu" or index.min() < -1 or index.max() >= len(a):
        raise InvalidResponses("an item that is not in the bank")
    asked = index >= 0
    if not asked.any(axis=1).all() or not np.isin(right[asked], (0, 1)).all():
        raise InvalidResponses("a test without an answer, or an answer neither right nor wrong")
    slopes, places = np.where(asked, a[index], 0.0), np.where(asked, b[index], 0.0)
    return asked, asked & (right == 1), slopes, places


def _mode(right: Mask, a: Floats, b: Floats) -> Floats:
    """(N,) mode under N(0, 1), by halves: the gradient goes down, however steep the items."""
    low: Floats = np.full(len(right), -FARTHEST)
    high: Floats = -low
    for _ in range(HALVINGS):
        theta: Floats = 0.5 * (low + high)
        is_above = (a * (right - probability(theta[:, None], a, b))).sum(1) > theta
        low, high = np.where(is_above, theta, low), np.where(is_above, high, theta)
    middle: Floats = 0.5 * (low + high)
    return middle


def _lz_star(theta: Floats, a: Floats, b: Floats, *, residual: Floats, variance: Floats) -> Floats:
    log_odds = a * (theta[:, None] - b)
    shared = (log_odds * a * variance).sum(1) / np.maximum((a * a * variance).sum(1), TINY)
    own = log_odds - shared[:, None] * a
    found: Floats = (log_odds * residual).sum(1) - shared * theta
    found /= np.sqrt(np.maximum((own * own * variance).sum(1), TINY))
    return found


def _uneven(asked: Mask, residual: Floats, variance: Floats) -> Floats:
    """Parts of equal length, whatever the length of each person's test."""
    length = asked.sum(1)
    place = np.cumsum(asked, axis=1) - 1
    part = np.where(asked, place * BLOCKS // length[:, None], -1)
    parts = [
        np.abs((residual * (part == at)).sum(1))
        / np.sqrt(np.maximum((variance * (part == at)).sum(1), TINY))
        for at in range(BLOCKS)
    ]
    return np.asarray(np.max(parts, axis=0), np.float64)


def _changed(asked: Mask, score: Floats, known: Floats) -> Floats:
    so_far, total = np.cumsum(known, axis=1), known.sum(1, keepdims=True)
    spread = so_far * (1.0 - so_far / np.maximum(total, TINY))
    place, length = np.cumsum(asked, axis=1), asked.sum(1, keepdims=True)
    may_be = asked & (place >= SHORTEST_PART) & (place <= length - SHORTEST_PART)
    change = np.abs(np.cumsum(score, axis=1)) / np.sqrt(np.maximum(spread, TINY))
    return np.asarray(np.where(may_be, change, 0.0).max(axis=1), np.float64)
