"""Has an item changed since it was calibrated: two calibrations on one scale, compared."""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.chi_square import chi_square_tail
from chalicelib.core.psychometrics.model import Floats, Mask, probability

POINTS: Floats = np.linspace(-4.0, 4.0, 41, dtype=np.float64)
WEIGHTS: Floats = np.exp(-0.5 * POINTS**2) / np.exp(-0.5 * POINTS**2).sum()
"""The population N(0, 1) over which curves are compared."""
ALLOWANCE = 0.5
"""Standard errors per period that a CUSUM forgives: it then finds a lasting shift of 1 fastest."""


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


def drift(old: Calibrated, new: Calibrated) -> Drift:
    """Change of each item between two calibrations on **one** scale (`Link.apply`, if need be).

    Parameters
    ----------
    old, new : the same J items, in the same order; raises `InvalidScale` otherwise.

    References
    ----------
    Lord, F. M. (1980). *Applications of Item Response Theory*, section 14.4.
    Raju, N. S. (1988). The area between two item characteristic curves. *Psychometrika*, 53,
    495-502 (the size).
    """
    check_same(old, new)
    before, after = (probability(POINTS, x.a[:, None], x.b[:, None]) for x in (old, new))
    slopes_before, slopes_after = _slopes(old, before), _slopes(new, after)
    variance = _noise(slopes_before, old) + _noise(slopes_after, new)
    change = (after - before) @ WEIGHTS
    error = np.sqrt(
        _noise((slopes_before * WEIGHTS[:, None]).sum(1, keepdims=True), old)[:, 0]
        + _noise((slopes_after * WEIGHTS[:, None]).sum(1, keepdims=True), new)[:, 0]
    )
    excess = ((after - before) ** 2 - variance) @ WEIGHTS
    statistic = lord_statistic(old, new)
    return Drift(
        statistic=statistic,
        p_value=chi_square_tail(statistic, 2),
        z=change / error,
        change=change,
        effect=np.sqrt(np.maximum(excess, 0.0)),
    )


def lord_statistic(old: Calibrated, new: Calibrated) -> Floats:
    """(J,) how far apart two calibrations of J items are for their errors: Lord's chi-square.

    ``(x_new - x_old)' (V_new + V_old)^-1 (x_new - x_old)`` with x = (log a, d) and V their
    covariances; two calibrations of different answers, hence independent errors. Chi-square with
    2 degrees of freedom when nothing has changed.

    References
    ----------
    Lord, F. M. (1980). *Applications of Item Response Theory*, section 14.4.
    """
    moved = np.stack([np.log(new.a / old.a), new.d - old.d], axis=1)
    inverse = np.linalg.pinv(old.covariance + new.covariance, hermitian=True)
    statistic: Floats = np.einsum("ji,jik,jk->j", moved, inverse, moved)
    return statistic


def check_same(old: Calibrated, new: Calibrated) -> None:
    """Refuse to compare two numbers of items: `InvalidScale`."""
    if len(old) != len(new):
        raise InvalidScale(f"{len(old)} items before, {len(new)} after")


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


def _slopes(items: Calibrated, curves: Floats) -> Floats:
    """(J, K, 2) derivatives of the curves by (log a, d)."""
    spread = curves * (1.0 - curves)
    return np.stack([spread * items.a[:, None] * POINTS, spread], axis=2)


def _noise(slopes: Floats, items: Calibrated) -> Floats:
    """(J, K) variance of the curves."""
    variance: Floats = np.einsum("jki,jil,jkl->jk", slopes, items.covariance, slopes)
    return variance
