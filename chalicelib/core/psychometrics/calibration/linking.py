"""Putting new estimates on the scale in service, by items that have parameters on both."""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.drift import (
    POINTS,
    WEIGHTS,
    check_same,
    lord_statistic,
)
from chalicelib.core.psychometrics.model import Floats, Mask, probability

OUTLYING = 5.991
"""Lord's statistic from which an anchor may be left out: the 5 % point of chi-square with 2 df.

At 1 %, a third of anchors that moved together by 0.7 pull a scale known from 200 answers half as
much again; at 5 %, a twentieth of those that did not move is lost, for nothing one can measure.
"""
FEWEST_ANCHORS = 3
MOST_ROUNDS = 20
MOST_STEPS = 50
SMALLEST_STEP = 1e-9
NARROWEST, WIDEST = 0.1, 10.0
"""Of the slope: beyond, the two sets of parameters do not speak of the same items."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """``theta = slope theta' + shift``, from the new scale (theta') to the one in service.

    `is_anchor` : (J,) the items that carried it; `is_dropped` : (J,) those that had drifted.
    """

    slope: float
    shift: float
    is_anchor: Mask
    is_dropped: Mask

    def apply(self, new: Calibrated) -> Calibrated:
        """The new items on the scale in service, with their errors (the link's own left out)."""
        moved = self.shift / self.slope
        turn = np.zeros((len(new), 2, 2))
        turn[:, 0, 0] = turn[:, 1, 1] = 1.0
        turn[:, 1, 0] = -new.a * moved
        return Calibrated(
            a=new.a / self.slope,
            d=new.d - new.a * moved,
            covariance=turn @ new.covariance @ np.swapaxes(turn, 1, 2),
        )

    def a_before(self, a: Floats) -> Floats:
        """Discriminations in service, on the scale where people are N(0, 1)."""
        return a * self.slope

    def b_before(self, b: Floats) -> Floats:
        """Difficulties or abilities in service, on the scale where people are N(0, 1)."""
        return (b - self.shift) / self.slope


def linked(new: Calibrated, former: Calibrated, usable: Mask | None = None) -> Link:
    """The link under which the test's curves are closest, drifted anchors set aside.

    Minimises ``sum_k w_k (sum_j P(theta_k; a_j, b_j) - P(slope theta_k + shift; A_j, B_j))^2`` by
    Gauss-Newton, w the density of N(0, 1) on the new scale, from medians that drifted items cannot
    move while they are a minority. Then leaves out the anchors that Lord's statistic says have
    drifted, and starts again until none moves in or out. At least half stay, those that moved
    least for their errors: with a country's answers every item differs "significantly" from last
    year's, and were more than half to have moved, nobody could tell which.

    Parameters
    ----------
    new, former : the same J items as estimated (a, b) and in service (A, B), with their errors.
    usable : (J,) the items that may carry the link; by default all.

    Raises
    ------
    InvalidResponses
        Fewer than `FEWEST_ANCHORS` usable items, or no slope that makes sense.
    InvalidScale
        Two numbers of items.

    References
    ----------
    Stocking, M. L. & Lord, F. M. (1983). Developing a common metric in item response theory.
    *Applied Psychological Measurement*, 7, 201-210.
    Candell, G. L. & Drasgow, F. (1988). An iterative procedure for linking metrics and assessing
    item bias. *Applied Psychological Measurement*, 12, 253-260 (leaving anchors out).
    """
    check_same(former, new)
    rows = np.ones(len(new), bool) if usable is None else usable
    if rows.sum() < FEWEST_ANCHORS:
        raise InvalidResponses(f"{rows.sum()} items can carry the scale")
    link = _among(new.only(rows), former.only(rows))
    is_anchor = np.zeros(len(new), bool)
    is_anchor[rows] = link.is_anchor
    return Link(link.slope, link.shift, is_anchor=is_anchor, is_dropped=rows & ~is_anchor)


def centred(new: Calibrated, believed: Calibrated, usable: Mask) -> Link:
    """The link to parameters that nobody measured, each of them wrong but right on the whole.

    ``slope = exp(mean(log a - log A))``, ``shift = mean(B) - slope mean(b)``: errors of beliefs
    average out here, where they would shrink a slope fitted to curves or difficulties.

    Parameters
    ----------
    new, believed : the same J items as estimated (a, b) and as believed (A, B).
    usable : (J,) the items whose means count; raises `InvalidResponses` when there is none.

    References
    ----------
    Loyd, B. H. & Hoover, H. D. (1980). Vertical equating using the Rasch model. *Journal of
    Educational Measurement*, 17, 179-193 (means of difficulties and of discriminations).
    """
    if not usable.any():
        raise InvalidResponses("no item can carry the scale")
    slope = float(np.exp(np.mean(np.log(new.a[usable]) - np.log(believed.a[usable]))))
    shift = float(believed.b[usable].mean() - slope * new.b[usable].mean())
    return Link(slope, shift, is_anchor=usable, is_dropped=np.zeros(len(usable), bool))


def _among(new: Calibrated, former: Calibrated) -> Link:
    slope = float(np.exp(np.median(np.log(new.a) - np.log(former.a))))
    link = _link(slope, float(np.median(former.b - slope * new.b)), np.ones(len(new), bool))
    seen: list[bytes] = []
    for _ in range(MOST_ROUNDS):
        statistic = lord_statistic(former, link.apply(new))
        is_anchor = statistic <= max(OUTLYING, float(np.median(statistic)))
        if is_anchor.tobytes() in seen:
            break
        seen.append(is_anchor.tobytes())
        link = _stocking_lord(new, former, _link(link.slope, link.shift, is_anchor))
    return link


def _link(slope: float, shift: float, is_anchor: Mask) -> Link:
    return Link(slope, shift, is_anchor=is_anchor, is_dropped=~is_anchor)


def _stocking_lord(new: Calibrated, former: Calibrated, start: Link) -> Link:
    anchors, at = start.is_anchor, np.array([start.slope, start.shift])
    a, b = former.a[anchors, None], former.b[anchors, None]
    wanted = probability(POINTS, new.a[anchors, None], new.b[anchors, None]).sum(0)
    for _ in range(MOST_STEPS):
        p = probability(at[0] * POINTS + at[1], a, b)
        rise = (a * p * (1.0 - p)).sum(0)
        slopes = np.stack([rise * POINTS, rise], axis=1)
        weighted = slopes * WEIGHTS[:, None]
        step = np.linalg.lstsq(weighted.T @ slopes, weighted.T @ (wanted - p.sum(0)), rcond=None)[0]
        at = at + np.clip(step, -0.5 * at[0], 0.5 * at[0])
        if np.abs(step).max() < SMALLEST_STEP:
            break
    if not NARROWEST < at[0] < WIDEST:
        raise InvalidResponses("the anchors do not agree on a scale")
    return _link(float(at[0]), float(at[1]), anchors)
