"""Prices that keep each item's use under a cap."""

from collections.abc import Sequence
from math import isfinite

import numpy as np

from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.model import Floats, Indexes
from chalicelib.core.psychometrics.policy import Policy

RATE = 0.005
"""Information per unit of excess use and per test."""
HORIZON = 10
"""A count of many tests moves the prices no further than this many: they had the same prices."""
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
    (np.uint64(31), np.uint64(1)),
)
"""Shifts and factors of SplitMix64: integers only, the same numbers on every machine."""


def updated_prices(
    prices: Floats, used: Indexes | Floats, *, tests: int, cap: float | None, rate: float = RATE
) -> Floats:
    """(J,) the prices after `tests` more tests: one step of dual ascent.

    ``price_j <- max(0, price_j + rate min(tests, HORIZON) (used_j / tests - cap))``

    Without a cap all prices are 0. A price is the Lagrange multiplier of its item's cap in the
    linear programme that maximises information over tests: an item asked too often becomes
    dearer, one asked less often cheaper until it is free.

    Parameters
    ----------
    prices : (J,) at least 0.
    used : (J,) in how many of the tests each item was asked, from 0 to `tests`.
    tests : 1 or more; after each test, or after a count of many.
    cap : largest share of tests, in ]0, 1].
    rate : step, in information.

    References
    ----------
    van der Linden, W. J. & Veldkamp, B. P. (2007). Conditional item-exposure control in adaptive
    testing using item-ineligibility probabilities. *JEBS* 32, 398-418 (the cap; prices replace
    their draws).
    """
    _check(prices, used, tests=tests, cap=cap)
    if not (isfinite(rate) and rate >= 0):
        raise InvalidPolicy(f"rate = {rate}")
    if cap is None:
        return np.zeros_like(prices)
    if not tests:
        return prices.copy()
    excess = np.asarray(used, np.float64) / tests - cap
    return np.maximum(prices + rate * min(tests, HORIZON) * excess, 0.0)


def prices_after(
    prices: Sequence[float], used: Sequence[int], *, bank: ItemBank, policy: Policy
) -> tuple[list[float], int]:
    """The prices of a bank after a count of uses, and how many tests made it.

    Whole tests are told by their length, unfinished ones count in part.

    Parameters
    ----------
    prices : J numbers, at least 0.
    used : J counts.
    """
    tests = max(round(sum(used) / policy.length), max(used, default=0))
    former, counts = np.array(prices, np.float64), np.array(used, np.float64)
    found = updated_prices(former, counts, tests=tests, cap=policy.cap)
    if policy.per_competence * len(bank.competence_ids) == policy.length:
        found = leveled(found, bank.competence)
    return found.tolist(), tests


def leveled(prices: Floats, competence: Indexes) -> Floats:
    """(J,) the prices less the lowest of each competence: what all of its items cost says nothing.

    When quotas are exact, every test takes as many items of a competence, whatever all of them
    cost; with `Policy.look_ahead` below 1, they may be taken a little earlier or later.
    Without this, the prices of a competence too small for the cap would rise for ever.

    Parameters
    ----------
    prices : (J,) at least 0.
    competence : (J,) codes from 0.
    """
    lowest = np.full(int(competence.max(initial=-1)) + 1, np.inf)
    np.minimum.at(lowest, competence, prices)
    found: Floats = prices - lowest[competence]
    return found


def jittered(prices: Floats, *, spread: float, draw: int) -> Floats:
    """(J,) the prices of one test: each is raised by a number drawn evenly from [0, spread[.

    Prices that are read from a snapshot stand still while many tests are taken, and everybody
    starts from the same estimate: without a draw all would be asked the same first items. A linear
    programme with such ties is solved by a mixture; the draws make one, and they make the use of
    an item a smooth function of its price, so that `updated_prices` settles.

    Parameters
    ----------
    prices : (J,), infinite for an item that may not be asked.
    spread : in information; 0: the prices as they are.
    draw : a number from 0 up, one for each test.

    References
    ----------
    Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators.
    *OOPSLA* (the mixing of draw and index).
    """
    mixed = np.arange(1, len(prices) + 1, dtype=np.uint64) * _GOLDEN + np.uint64(draw % 2**64)
    for shift, factor in _MIXERS:
        mixed = (mixed ^ (mixed >> shift)) * factor
    even = (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return prices + spread * even


def no_prices(count: int) -> Floats:
    """(J,) the prices of a bank of which nothing was used."""
    return np.zeros(count)


def _check(prices: Floats, used: Indexes | Floats, *, tests: int, cap: float | None) -> None:
    if prices.shape != used.shape or not (np.isfinite(prices).all() and (prices >= 0).all()):
        raise InvalidPolicy(f"prices {prices.shape} and uses {used.shape}, or a negative price")
    if tests < 0 or not ((used >= 0) & (used <= tests)).all():
        raise InvalidPolicy(f"items used more often than the {tests} tests")
    if cap is not None and not (isfinite(cap) and 0 < cap <= 1):
        raise InvalidPolicy(f"cap = {cap}, not in ]0, 1]")
