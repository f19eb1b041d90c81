"""What a simulation shows: error, honesty of the error bars, use of the bank, levels agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask

NOT_ASKED = -1
"""In a table of items, the place of a question that an early stop did away with."""
TWO_SIDED_95 = 1.959963984540054
"""Quantile 0.975 of N(0, 1)."""
BANDS = (-2.0, -1.0, 0.0, 1.0, 2.0)
"""Where the bands of ability are cut, unless the caller says."""
ALIKE = 10
"""Groups of equal size, by true ability, within which people are said to be alike."""
WINDOW = 1000
"""Tests in a row over which the use of an item is watched."""


@dataclass(frozen=True, slots=True, eq=False)
class SimulationResult:
    """N simulated tests of at most L scored questions on a bank of J items, in starting order.

    Attributes
    ----------
    items : (N, L) indexes, `NOT_ASKED` after an early stop.
    is_right : (N, L)
    true_theta, theta, standard_error : (N,) the person, and what the test says of the person.
    pretest_items, pretest_is_right : (N, P) the items under pretest that were served.
    prices : (J,) as the last test left them.
    bank_size : J
    """

    items: Indexes
    is_right: Mask
    true_theta: Floats
    theta: Floats
    standard_error: Floats
    pretest_items: Indexes
    pretest_is_right: Mask
    prices: Floats
    bank_size: int

    def __len__(self) -> int:
        return len(self.theta)

    @property
    def lengths(self) -> Indexes:
        """(N,) scored answers of each test."""
        found: Indexes = (self.items != NOT_ASKED).sum(axis=1)
        return found

    def only(self, rows: slice | Mask) -> "SimulationResult":
        """The tests of these rows: of a group, or those after a warm-up."""
        return SimulationResult(
            items=self.items[rows],
            is_right=self.is_right[rows],
            true_theta=self.true_theta[rows],
            theta=self.theta[rows],
            standard_error=self.standard_error[rows],
            pretest_items=self.pretest_items[rows],
            pretest_is_right=self.pretest_is_right[rows],
            prices=self.prices,
            bank_size=self.bank_size,
        )


@dataclass(frozen=True, slots=True)
class Precision:
    """How near the estimates are, over one group of people.

    Attributes
    ----------
    people, mean_length : how many, and their mean number of scored answers.
    bias, rmse : mean and root mean square of ``theta - true_theta``.
    rmse_error : Monte Carlo standard error of `rmse`.
    error_ratio : root mean square of the standard errors over `rmse`; 1 when they are honest.
    coverage : share of the people within 1.96 standard errors of the truth.
    level_exact, level_adjacent : share given their own level; or at most one off.
    """

    people: int
    mean_length: float
    bias: float
    rmse: float
    rmse_error: float
    error_ratio: float
    coverage: float
    level_exact: float
    level_adjacent: float


@dataclass(frozen=True, slots=True)
class Band:
    """The precision for true abilities in [low, high[; infinite at both ends of the scale."""

    low: float
    high: float
    precision: Precision


@dataclass(frozen=True, slots=True)
class Use:
    """How the bank is used.

    Attributes
    ----------
    largest : share of the tests in which the most used item was.
    largest_in_window : the same over any `WINDOW` tests in a row; `largest` when there are fewer.
    unused : share of the items that nobody was asked.
    overlap : mean share of a test's items that another person's test has too.
    overlap_alike : the same between people of one tenth of the population, by ability.
    """

    largest: float
    largest_in_window: float
    unused: float
    overlap: float
    overlap_alike: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything a report or the back office shows of one policy on one population."""

    overall: Precision
    bands: tuple[Band, ...]
    use: Use


def measured(
    result: SimulationResult, *, cuts: Sequence[float] = (), bands: Sequence[float] = BANDS
) -> Measures:
    """The measures of a simulation; raises `InvalidResponses` when nobody took a test.

    Parameters
    ----------
    cuts : ascending abilities between the levels; none: everybody has the one level.
    bands : ascending abilities between the bands; bands without people are left out.
    """
    edges = [-np.inf, *bands, np.inf]
    member = np.searchsorted(bands, result.true_theta, side="right")
    return Measures(
        overall=precision(result, cuts=cuts),
        bands=tuple(
            Band(edges[code], edges[code + 1], precision(result.only(member == code), cuts=cuts))
            for code in np.unique(member).tolist()
        ),
        use=use(result),
    )


def precision(result: SimulationResult, *, cuts: Sequence[float] = ()) -> Precision:
    """Error, honesty of the standard errors, agreement of levels."""
    if not len(result):
        raise InvalidResponses("no simulated test to measure")
    error = result.theta - result.true_theta
    square = error * error
    rmse = sqrt(square.mean())
    off = np.abs(
        np.searchsorted(cuts, result.theta, side="right")
        - np.searchsorted(cuts, result.true_theta, side="right")
    )
    return Precision(
        people=len(result),
        mean_length=float(result.lengths.mean()),
        bias=float(error.mean()),
        rmse=rmse,
        rmse_error=float(square.std()) / sqrt(len(result)) / (2.0 * rmse) if rmse else 0.0,
        error_ratio=sqrt((result.standard_error**2).mean()) / rmse if rmse else np.inf,
        coverage=float((np.abs(error) <= TWO_SIDED_95 * result.standard_error).mean()),
        level_exact=float((off == 0).mean()),
        level_adjacent=float((off <= 1).mean()),
    )


def use(result: SimulationResult) -> Use:
    """Exposure and overlap of the scored items."""
    if not len(result):
        raise InvalidResponses("no simulated test to measure")
    shares = exposure(result)
    return Use(
        largest=float(shares.max()),
        largest_in_window=largest_in_window(result),
        unused=float((shares == 0).mean()),
        overlap=overlap(result),
        overlap_alike=overlap_alike(result),
    )


def exposure(result: SimulationResult) -> Floats:
    """(J,) share of the tests in which each item was."""
    asked = result.items[result.items != NOT_ASKED]
    found: Floats = np.bincount(asked, minlength=result.bank_size) / len(result)
    return found


def largest_in_window(result: SimulationResult, *, window: int = WINDOW) -> float:
    """Largest share of any `window` tests in a row in which one item was.

    One sorted list of (item, test) in which the end of each window is searched.
    """
    window = min(window, len(result))
    tests, places = np.nonzero(result.items != NOT_ASKED)
    stride = len(result) + window
    keys = np.sort(result.items[tests, places] * stride + tests)
    if not keys.size:
        return 0.0
    within = np.searchsorted(keys, keys + window) - np.arange(len(keys))
    return float(within.max()) / window


def overlap(result: SimulationResult) -> float:
    """Mean share of a test's items that another test has: ``sum n_j (n_j - 1) / (N (N - 1) L)``.

    References
    ----------
    Chen, S.-Y., Ankenmann, R. D. & Spray, J. A. (2003). The relationship between item exposure and
    test overlap in computerized adaptive testing. *JEM* 40, 129-145.
    """
    count = len(result)
    if count < 2 or not result.lengths.any():
        return 0.0
    uses = exposure(result) * count
    pairs = float((uses * (uses - 1.0)).sum())
    return pairs / (count * (count - 1) * float(result.lengths.mean()))


def overlap_alike(result: SimulationResult, *, groups: int = ALIKE) -> float:
    """Mean `overlap` within groups of equal size, from the least to the most able."""
    order = np.argsort(result.true_theta, kind="stable")
    members = np.array_split(np.arange(len(result)), min(groups, len(result)))
    found = []
    for member in members:
        mask = np.zeros(len(result), bool)
        mask[order[member]] = True
        found.append(overlap(result.only(mask)))
    return float(np.mean(found))
