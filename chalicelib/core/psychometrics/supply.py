"""What a bank offers at each ability, against what a policy asks of it: where items are missing."""

from collections.abc import Mapping, Sequence
from math import ceil

import numpy as np

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask, information
from chalicelib.core.psychometrics.policy import Policy

ENOUGH = 0.5
"""An item is useful where it gives this share of what a middling item gives at its best."""
ABILITIES = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
"""Where the supply is looked at; each stands for half a unit on either side."""
WIDTH = 1.0
FEWEST = 0.005
"""Share of the people below which nothing is asked of the bank for them."""


def pool_information(bank: ItemBank, theta: Sequence[float], *, eligible: Mask) -> Floats:
    """(P,) information of all the eligible items together, ``sum_j I_j(theta)``."""
    points = np.asarray(theta, np.float64)[:, None]
    found: Floats = information(points, bank.a[eligible], bank.b[eligible]).sum(axis=1)
    return found


def useful(bank: ItemBank, theta: Sequence[float], *, eligible: Mask) -> Indexes:
    """(C, P) useful items of each competence at each ability.

    Item j is useful at theta when ``I_j(theta) >= ENOUGH * A^2 / 4``, A being the median
    discrimination of the bank: what an item of that discrimination gives at its own difficulty.
    """
    points = np.asarray(theta, np.float64)[:, None]
    gain = information(points, bank.a, bank.b)
    least = ENOUGH * np.median(bank.a[eligible]) ** 2 / 4.0 if eligible.any() else np.inf
    is_useful = (gain >= least) & eligible
    found = np.zeros((len(bank.competence_ids), len(points)), np.intp)
    np.add.at(found, bank.competence, is_useful.T)
    return found


def shares(true_theta: Floats, theta: Sequence[float]) -> Floats:
    """(P,) share of the people around each ability; those beyond belong to the ends."""
    edges = np.asarray(theta[:-1]) + WIDTH / 2.0
    member = np.searchsorted(edges, true_theta, side="right")
    found: Floats = np.bincount(member, minlength=len(theta)) / max(len(true_theta), 1)
    return found


def groups(true_theta: Floats, edges: Sequence[float]) -> list[Mask]:
    """Who is below the first edge, between each and the next, and above the last: (N,) each."""
    member = np.searchsorted(edges, true_theta, side="right")
    return [member == group for group in range(len(edges) + 1)]


def needed(policy: Policy, share: float, *, quota: int) -> int:
    """Fewest useful items that `share` of the people need of a group that fills `quota` places.

    ``max(quota, ceil(quota share / cap))``: below it, either a test is filled with items that
    measure little, or an item is asked in more than `cap` of all tests. Necessary, not sufficient:
    an item may be counted at several abilities.
    """
    if share < FEWEST:
        return 0
    least = quota * share / policy.cap if policy.cap is not None else quota
    return max(quota, ceil(least - 1e-9))


def per_competence(bank: ItemBank, eligible: Mask) -> Indexes:
    """(C,) eligible items of each competence."""
    return np.bincount(bank.competence[eligible], minlength=len(bank.competence_ids))


def prices_of(bank: ItemBank, prices: Mapping[str, float]) -> Floats:
    """(J,) prices by the id of their item; who is not named is free."""
    return np.array([prices.get(item.id, 0.0) for item in bank.items], np.float64)
