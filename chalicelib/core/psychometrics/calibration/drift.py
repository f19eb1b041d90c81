"""Has an item changed since it was calibrated: two calibrations brought to one scale, compared."""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.chi_square import chi_square_tail
from chalicelib.core.psychometrics.model import Floats, Mask, probability

POINTS: Floats = np.linspace(-4.0, 4.0, 41, dtype=np.float64)
WEIGHTS: Floats = np.exp(-0.5 * POINTS**2) / np.exp(-0.5 * POINTS**2).sum()
"""The population N(0, 1) over which curves are compared."""
OUTLYING = 9.21
"""Lord's statistic from which an anchor is left out: the 1 % point of chi-square with 2 df."""
FEWEST_ANCHORS = 3
MOST_ROUNDS = 20
MOST_STEPS = 50
SMALLEST_STEP = 1e-9
ALLOWANCE = 0.5
"""Standard errors per period that a CUSUM forgives: it then finds a lasting shift of 1 fastest."""


@dataclass(frozen=True, eq=False)
class Linking:
    """``theta_old = slope theta_new + shift``; `is_anchor` (J,): items that it rests on."""

    slope: float
    shift: float
    is_anchor: Mask

    def apply(self, new: Calibrated) -> Calibrated:
        """The new items on the old scale, with their errors (the linking's own left out)."""
        turn = np.zeros((len(new), 2, 2))
        turn[:, 0, 0] = turn[:, 1, 1] = 1.0
        turn[:, 1, 0] = -new.a * self.shift / self.slope
        return Calibrated(
            a=new.a / self.slope,
            d=new.d - new.a * self.shift / self.slope,
            covariance=turn @ new.covariance @ np.swapaxes(turn, 1, 2),
        )


@dataclass(frozen=True, eq=False)
class Drift:
    """Change of J items from the old calibration to the new.

    Attributes
    ----------
    statistic, p_value : (J,) Lord's chi-square, 2 degrees of freedom.
    z : (J,) mean change of the curve over the population, in standard errors; negative: harder.
    change : (J,) that mean change, in probability of success.
    effect : (J,) root mean square change of the curve over the population, less the noise
        expected of an item that did not change: 0.05 is five points.
    """

    statistic: Floats
    p_value: Floats
    z: Floats
    change: Floats
    effect: Floats

    def drifted(self, *, level: float = 0.01, effect: float = 0.05) -> Mask:
        """(J,) items changed beyond chance **and** by a size that matters."""
        return (self.p_value < level) & (self.effect >= effect)


def link(old: Calibrated, new: Calibrated) -> Linking:
    """The line from the new scale to the old that brings the test's curves together.

    Minimises ``sum_k w_k (sum_j P_old,j(theta_k) - P_new,j(theta_k))^2`` over slope and shift by
    Gauss-Newton, from medians that a few drifted items cannot move; then leaves out the anchors
    that Lord's statistic says have drifted, and starts again until none moves in or out.

    Parameters
    ----------
    old, new : the same J >= 3 items, in the same order.

    Raises
    ------
    InvalidScale
        Fewer than 3 anchors, or other items.

    References
    ----------
    Stocking, M. L. & Lord, F. M. (1983). Developing a common metric in item response theory.
    *Applied Psychological Measurement*, 7, 201-210.
    Candell, G. L. & Drasgow, F. (1988). An iterative procedure for linking metrics and assessing
    item bias. *Applied Psychological Measurement*, 12, 253-260 (leaving anchors out).
    """
    _check(old, new)
    if len(old) < FEWEST_ANCHORS:
        raise InvalidScale(f"{len(old)} items: at least {FEWEST_ANCHORS}")
    slope = float(np.exp(np.median(np.log(new.a) - np.log(old.a))))
    linking = Linking(slope, float(np.median(old.b - slope * new.b)), np.ones(len(old), bool))
    seen: list[bytes] = []
    for _ in range(MOST_ROUNDS):
        is_anchor = _lord(old, linking.apply(new)) < OUTLYING
        if is_anchor.sum() < FEWEST_ANCHORS:
            raise InvalidScale(f"{is_anchor.sum()} items did not change: at least {FEWEST_ANCHORS}")
        if is_anchor.tobytes() in seen:
            break
        seen.append(is_anchor.tobytes())
        linking = _stocking_lord(old, new, Linking(linking.slope, linking.shift, is_anchor))
    return linking


def drift(old: Calibrated, new: Calibrated) -> Drift:
    """Change of each item between two calibrations on **one** scale (`Linking.apply`, if need be).

    ``(x_new - x_old)' (V_new + V_old)^-1 (x_new - x_old)`` with x = (log a, d) and V their
    covariances; two calibrations of different answers, hence independent errors.

    References
    ----------
    Lord, F. M. (1980). *Applications of Item Response Theory*, section 14.4.
    Raju, N. S. (1988). The area between two item characteristic curves. *Psychometrika*, 53,
    495-502 (the size).
    """
    _check(old, new)
    before, after = (probability(POINTS, x.a[:, None], x.b[:, None]) for x in (old, new))
    slopes_before, slopes_after = _slopes(old, before), _slopes(new, after)
    variance = _noise(slopes_before, old) + _noise(slopes_after, new)
    change = (after - before) @ WEIGHTS
    error = np.sqrt(
        _noise((slopes_before * WEIGHTS[:, None]).sum(1, keepdims=True), old)[:, 0]
        + _noise((slopes_after * WEIGHTS[:, None]).sum(1, keepdims=True), new)[:, 0]
    )
    excess = ((after - before) ** 2 - variance) @ WEIGHTS
    statistic = _lord(old, new)
    return Drift(
        statistic=statistic,
        p_value=chi_square_tail(statistic, 2),
        z=change / error,
        change=change,
        effect=np.sqrt(np.maximum(excess, 0.0)),
    )


def cusum(z: Floats, *, allowance: float = ALLOWANCE) -> tuple[Floats, Floats]:
    """Sums of successive deviations, upward and downward: a small change that lasts adds up.

    ``up_t = max(0, up_{t-1} + z_t - allowance)``, ``down_t = max(0, down_{t-1} - z_t - allowance)``

    Parameters
    ----------
    z : (T, J) standardised deviation of each item in each period: `shift` over `shift_error` of
        `item_fit`, with the parameters in service.

    Returns
    -------
    Two (T, J). With allowance 0.5, one false alarm in 465 periods when either passes 5.

    References
    ----------
    Page, E. S. (1954). Continuous inspection schemes. *Biometrika*, 41, 100-115.
    Veerkamp, W. J. J. & Glas, C. A. W. (2000). Detection of known items in adaptive testing with
    a statistical quality control method. *Journal of Educational and Behavioral Statistics*, 25.
    """
    up, down = np.zeros_like(z, np.float64), np.zeros_like(z, np.float64)
    above = below = np.zeros(np.shape(z)[1:])
    for period, deviation in enumerate(z):
        up[period] = above = np.maximum(0.0, above + deviation - allowance)
        down[period] = below = np.maximum(0.0, below - deviation - allowance)
    return up, down


def _check(old: Calibrated, new: Calibrated) -> None:
    if len(old) != len(new):
        raise InvalidScale(f"{len(old)} items before, {len(new)} after")


def _lord(old: Calibrated, new: Calibrated) -> Floats:
    moved = np.stack([np.log(new.a / old.a), new.d - old.d], axis=1)
    inverse = np.linalg.pinv(old.covariance + new.covariance, hermitian=True)
    statistic: Floats = np.einsum("ji,jik,jk->j", moved, inverse, moved)
    return statistic


def _stocking_lord(old: Calibrated, new: Calibrated, start: Linking) -> Linking:
    anchors = start.is_anchor
    a, d, at = new.a[anchors, None], new.d[anchors, None], np.array([start.slope, start.shift])
    target = probability(POINTS, old.a[anchors, None], old.b[anchors, None]).sum(0)
    for _ in range(MOST_STEPS):
        slope, shift = at
        p = 0.5 * (1.0 + np.tanh(0.5 * (a * (POINTS - shift) / slope + d)))
        spread = -a * p * (1.0 - p) / slope
        slopes = np.stack([(spread * (POINTS - shift) / slope).sum(0), spread.sum(0)], axis=1)
        weighted = slopes * WEIGHTS[:, None]
        step = np.linalg.lstsq(weighted.T @ slopes, weighted.T @ (target - p.sum(0)), rcond=None)[0]
        at = at + np.clip(step, -0.5 * slope, 0.5 * slope)
        if np.abs(step).max() < SMALLEST_STEP:
            break
    return Linking(float(at[0]), float(at[1]), anchors)


def _slopes(items: Calibrated, curves: Floats) -> Floats:
    """(J, K, 2) derivatives of the curves by (log a, d)."""
    spread = curves * (1.0 - curves)
    return np.stack([spread * items.a[:, None] * POINTS, spread], axis=2)


def _noise(slopes: Floats, items: Calibrated) -> Floats:
    """(J, K) variance of the curves."""
    variance: Floats = np.einsum("jki,jil,jkl->jk", slopes, items.covariance, slopes)
    return variance
