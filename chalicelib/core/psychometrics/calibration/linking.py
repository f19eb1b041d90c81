"""Putting new estimates on the scale in service, by items that have parameters on both."""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.model import Floats, Mask, probability

POINTS = np.linspace(-4.0, 4.0, 41)
"""Abilities at which curves are compared, weighted as N(0, 1) on the new scale."""
WEIGHTS = np.exp(-0.5 * POINTS**2)

MOST_STEPS = 50
CLOSE = 1e-8
NARROWEST, WIDEST = 0.1, 10.0
"""Of the slope: beyond, the two sets of parameters do not speak of the same items."""

FEWEST_ANCHORS = 2
FURTHEST = 0.08
"""Root mean square distance between an anchor's two curves, beyond which it has drifted."""
MOST_DROPPED = 0.3
"""Share of the anchors; were more set aside, the rest would be no better."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """``theta = slope theta' + shift``, from the new scale (theta') to the one in service.

    `is_anchor` : (J,) the items that carried it; `is_dropped` : (J,) those that had drifted.
    """

    slope: float
    shift: float
    is_anchor: Mask
    is_dropped: Mask

    def a(self, a: Floats) -> Floats:
        """Discriminations, or their standard errors, on the scale in service."""
        return a / self.slope

    def b(self, b: Floats) -> Floats:
        """Difficulties on the scale in service."""
        return self.slope * b + self.shift

    def a_before(self, a: Floats) -> Floats:
        """Discriminations in service, on the scale where people are N(0, 1)."""
        return a * self.slope

    def b_before(self, b: Floats) -> Floats:
        """Difficulties or abilities in service, on the scale where people are N(0, 1)."""
        return (b - self.shift) / self.slope


def linked(new: tuple[Floats, Floats], former: tuple[Floats, Floats], usable: Mask) -> Link:
    """The link under which the anchors' curves are closest (Haebara), drifted anchors set aside.

    Minimises ``sum_j sum_k w_k (P(theta_k; a_j, b_j) - P(slope theta_k + shift; A_j, B_j))^2`` by
    Gauss-Newton, from the mean and spread of difficulties; then leaves out the anchors whose two
    curves are further than `FURTHEST` apart, the worst first, and starts again.

    Parameters
    ----------
    new : (a, b), each (J,), as estimated. `former` : (A, B), each (J,), in service.
    usable : (J,) the items that may carry the link.

    Raises
    ------
    InvalidResponses
        Fewer than `FEWEST_ANCHORS` usable items, or no slope that makes sense.

    References
    ----------
    Haebara, T. (1980). Equating logistic ability scales by a weighted least squares method.
    *Japanese Psychological Research*, 22, 144-149.
    """
    if usable.sum() < FEWEST_ANCHORS:
        raise InvalidResponses(f"{usable.sum()} items can carry the scale")
    anchors = usable.copy()
    most = int(MOST_DROPPED * usable.sum())
    slope, shift = _fitted(new, former, anchors)
    for _ in range(most):
        apart = np.where(anchors, _distances(new, former, (slope, shift)), 0.0)
        if apart.max() <= FURTHEST or anchors.sum() <= FEWEST_ANCHORS:
            break
        anchors[apart.argmax()] = False
        slope, shift = _fitted(new, former, anchors)
    return Link(slope, shift, is_anchor=anchors, is_dropped=usable & ~anchors)


def centred(new: tuple[Floats, Floats], believed: tuple[Floats, Floats], usable: Mask) -> Link:
    """The link to parameters that nobody measured, each of them wrong but right on the whole.

    ``slope = exp(mean(log a - log A))``, ``shift = mean(B) - slope mean(b)``: errors of beliefs
    average out here, where they would shrink a slope fitted to curves or difficulties.

    References
    ----------
    Loyd, B. H. & Hoover, H. D. (1980). Vertical equating using the Rasch model. *Journal of
    Educational Measurement*, 17, 179-193 (means of difficulties and of discriminations).
    """
    a, b, old_a, old_b = (values[usable] for values in (*new, *believed))
    if not len(a):
        raise InvalidResponses("no item can carry the scale")
    slope = float(np.exp(np.mean(np.log(a) - np.log(old_a))))
    shift = float(old_b.mean() - slope * b.mean())
    return Link(slope, shift, is_anchor=usable, is_dropped=np.zeros(len(usable), bool))


def _fitted(
    new: tuple[Floats, Floats], former: tuple[Floats, Floats], anchors: Mask
) -> tuple[float, float]:
    a, b, old_a, old_b = (values[anchors, None] for values in (*new, *former))
    spread = float(old_b.std() / b.std()) if b.std() > 0 and old_b.std() > 0 else 1.0
    x = np.array([np.clip(spread, NARROWEST, WIDEST), 0.0])
    x[1] = old_b.mean() - x[0] * b.mean()
    wanted = probability(POINTS, a, b)
    for _ in range(MOST_STEPS):
        step = _step(x, wanted, old_a=old_a, old_b=old_b)
        x = np.array([np.clip(x[0] + step[0], NARROWEST, WIDEST), x[1] + step[1]])
        if np.abs(step).max() < CLOSE:
            break
    if not NARROWEST < x[0] < WIDEST:
        raise InvalidResponses("the anchors do not agree on a scale")
    return float(x[0]), float(x[1])


def _step(x: Floats, wanted: Floats, *, old_a: Floats, old_b: Floats) -> Floats:
    """One Gauss-Newton step on (slope, shift)."""
    theta = x[0] * POINTS + x[1]
    p = probability(theta, old_a, old_b)
    rise = old_a * p * (1.0 - p)
    slopes = np.stack([rise * POINTS, rise])
    gradient = np.einsum("k,ijk,jk->i", WEIGHTS, slopes, wanted - p)
    curvature = np.einsum("k,hjk,ijk->hi", WEIGHTS, slopes, slopes)
    step: Floats = np.linalg.solve(curvature + 1e-9 * np.eye(2), gradient)
    return np.clip(step, -0.5, 0.5)


def _distances(
    new: tuple[Floats, Floats], former: tuple[Floats, Floats], link: tuple[float, float]
) -> Floats:
    """(J,) root mean square distance between each item's curves."""
    a, b, old_a, old_b = (values[:, None] for values in (*new, *former))
    theta = link[0] * POINTS + link[1]
    apart = probability(POINTS, a, b) - probability(theta, old_a, old_b)
    found: Floats = np.sqrt((apart * apart) @ WEIGHTS / WEIGHTS.sum())
    return found
