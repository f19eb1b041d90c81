"""What a place of a competence will be worth later: why some items had better wait.

Every quota of a test will be filled. Greedy selection asks the most informative items first, when
the ability is least known and they are most often wasted. Here an item is asked when little is lost
by not knowing the ability better, as if each place of a competence had a price of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.model import Floats, Indexes, information
from chalicelib.core.psychometrics.policy import Policy

REACH = 0.5
"""How far from the estimate the ability is looked for: the nodes of a Gauss-Hermite rule of three
points for an error of 0.29, what is left after some ten answers."""
_SIDE, _MIDDLE = 1.0 / 6.0, 2.0 / 3.0
_FURTHEST = 6.0
_STEP = 0.25
_AWAY = round(REACH / _STEP)


def nodes(reach: float) -> tuple[tuple[float, float], ...]:
    """Offsets and weights of an average over what is not known of the ability; one for reach 0."""
    return ((-reach, _SIDE), (0.0, _MIDDLE), (reach, _SIDE)) if reach else ((0.0, 1.0),)


def reach_of(policy: Policy) -> float:
    """How far the tests of a policy look: nowhere without quotas that could be filled later."""
    return REACH if policy.look_ahead and policy.per_competence else 0.0


def expected_information(
    theta: Floats | np.float64, a: Floats, b: Floats, *, reach: float
) -> Floats:
    """Information averaged over what is not known of the ability.

    ``I(theta - r) / 6 + 2 I(theta) / 3 + I(theta + r) / 6``: the expectation of I for an ability
    N(theta, r^2 / 3), exact for polynomials of degree 5. `theta`, `a` and `b` broadcast.
    """
    terms = [weight * information(theta + off, a, b) for off, weight in nodes(reach)]
    found: Floats = np.sum(terms, axis=0)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What the values of places are computed from, whatever the prices.

    Attributes
    ----------
    information : (P, J) at abilities `_STEP` apart, `_AWAY` steps further than they are asked for.
    levels : groups within groups: of each level the (G, W) members, completed with one number too
        many, and how many of a group fit a test.
    weight : share of a place's value that is charged, `Policy.look_ahead`.
    """

    information: Floats
    levels: tuple[tuple[Indexes, int], ...]
    weight: float

    @classmethod
    def of(cls, bank: ItemBank, policy: Policy) -> "Outlook":
        """The outlook of the tests of a policy; `policy.per_competence` is 1 or more."""
        count = round(_FURTHEST / _STEP) + _AWAY
        points = np.arange(-count, count + 1)[:, None] * _STEP
        levels = [(grouped(bank.competence, len(bank.competence_ids)), policy.per_competence)]
        if policy.per_tube:
            home = np.zeros(len(bank.tube_ids), np.intp)
            home[bank.tube] = bank.competence
            tubes = grouped(bank.tube, len(bank.tube_ids))
            fitting = min(policy.per_tube, tubes.shape[1])
            kept = np.repeat(home, fitting)
            levels = [
                (tubes, fitting),
                (grouped(kept, len(bank.competence_ids)), policy.per_competence),
            ]
        return cls(information(points, bank.a, bank.b), tuple(levels), policy.look_ahead)

    def charges(self, penalty: Floats) -> Floats:
        """(Q, competences) what is charged for a place, by ability: see `row`.

        ``V_c(theta)``: the mean of the best ``information - price`` of the competence that fit its
        quota, one or so per tube, averaged as `expected_information` is.

        Parameters
        ----------
        penalty : (J,) prices, infinite for the items that may not be asked.
        """
        best = self.information - penalty
        for members, fitting in self.levels:
            best = highest(best, members, fitting)
            shape = best.shape
            best = best.reshape(len(best), -1)
        best = best.reshape(shape)
        is_there = best > -np.inf
        total = np.where(is_there, best, 0.0).sum(axis=2)
        value = total / np.maximum(is_there.sum(axis=2), 1)
        middle = value[_AWAY:-_AWAY]
        around = value[: -2 * _AWAY] + value[2 * _AWAY :]
        found: Floats = self.weight * (_MIDDLE * middle + _SIDE * around)
        return found


def row(theta: float) -> int:
    """The row of `Outlook.charges` for an ability: that of the nearest of its own."""
    return round(min(max(theta, -_FURTHEST), _FURTHEST) / _STEP) + round(_FURTHEST / _STEP)


def highest(values: Floats, members: Indexes, count: int) -> Floats:
    """(P, G, min(count, W)) the highest values (P, M) of each group, in no order.

    Parameters
    ----------
    members : (G, W) indexes of columns; M stands for nobody.
    """
    open_ = np.concatenate([values, np.full((len(values), 1), -np.inf)], axis=1)
    each: Floats = open_[:, members]
    if count >= each.shape[2]:
        return each
    if count == 1:
        first: Floats = each.max(axis=2, keepdims=True)
        return first
    best: Floats = np.partition(each, -count, axis=2)[:, :, -count:]
    return best


def grouped(codes: Indexes | Sequence[int], count: int) -> Indexes:
    """(count, W) by code the indexes that bear it, ascending, completed with ``len(codes)``."""
    found = np.asarray(codes, np.intp)
    sizes = np.bincount(found, minlength=count)
    order = np.argsort(found, kind="stable")
    rank = np.arange(len(found)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    members = np.full((count, max(1, int(sizes.max(initial=0)))), len(found), np.intp)
    members[found[order], rank] = order
    return members
