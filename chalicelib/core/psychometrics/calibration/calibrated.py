"""Parameters that a calibration found, with the joint errors of each item."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidItem
from chalicelib.core.psychometrics.model import Floats


@dataclass(frozen=True, eq=False)
class Calibrated:
    """J calibrated items.

    Attributes
    ----------
    a, d : (J,) slope and intercept of the log-odds ``a theta + d``.
    covariance : (J, 2, 2) of the errors of (log a, d).
    """

    a: Floats
    d: Floats
    covariance: Floats

    @classmethod
    def of(cls, a: ArrayLike, d: ArrayLike, covariance: ArrayLike) -> "Calibrated":
        """Checked; raises `InvalidItem`."""
        slope, intercept = np.asarray(a, np.float64), np.asarray(d, np.float64)
        errors = np.asarray(covariance, np.float64)
        if not (slope.ndim == 1 and slope.shape == intercept.shape and np.isfinite(slope).all()):
            raise InvalidItem(f"slopes {slope.shape} and intercepts {intercept.shape}")
        if errors.shape != (len(slope), 2, 2) or not np.isfinite(errors).all():
            raise InvalidItem(f"errors of shape {errors.shape} for {len(slope)} items")
        if not ((slope > 0).all() and np.isfinite(intercept).all()):
            raise InvalidItem("a slope that is not positive, or a lost intercept")
        return cls(slope, intercept, errors)

    def __len__(self) -> int:
        return len(self.a)

    @property
    def b(self) -> Floats:
        """(J,) difficulties, ``-d / a``."""
        return -self.d / self.a

    @property
    def a_error(self) -> Floats:
        """(J,) standard error of `a`, by the delta method."""
        error: Floats = self.a * np.sqrt(self.covariance[:, 0, 0])
        return error

    @property
    def b_error(self) -> Floats:
        """(J,) standard error of `b`: ``b = -d exp(-log a)``, by the delta method."""
        slopes = np.stack([-self.b, -1.0 / self.a], axis=1)
        error: Floats = np.sqrt(np.einsum("ji,jik,jk->j", slopes, self.covariance, slopes))
        return error
