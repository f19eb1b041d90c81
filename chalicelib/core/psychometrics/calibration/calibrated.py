"""Parameters that a calibration found, with the joint errors of each item."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidItem
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask


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

    @classmethod
    def of_columns(cls, columns: Sequence[ArrayLike]) -> "Calibrated":
        """From five columns (J,): a, b, their standard errors, and the correlation of the errors.

        What a calibration stores, and `columns` gives back. Errors of 0 say that nothing was
        measured. Raises `InvalidItem`.
        """
        a, b, se_a, se_b, correlation = (np.asarray(column, np.float64) for column in columns)
        among = correlation * se_a * se_b
        covariance = np.empty((len(a), 2, 2))
        covariance[:, 0, 0] = (se_a / a) ** 2
        covariance[:, 0, 1] = covariance[:, 1, 0] = -b * se_a**2 / a - among
        covariance[:, 1, 1] = (b * se_a) ** 2 + 2.0 * a * b * among + (a * se_b) ** 2
        return cls.of(a, -a * b, covariance)

    @property
    def columns(self) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Five columns (J,): a, b, their standard errors, and the correlation of the errors."""
        a_error, b_error = self.a_error, self.b_error
        among = self.a * (-self.b * self.covariance[:, 0, 0] - self.covariance[:, 0, 1] / self.a)
        is_measured = (a_error > 0) & (b_error > 0)
        correlation = np.where(is_measured, among, 0.0)
        correlation /= np.where(is_measured, a_error * b_error, 1.0)
        return self.a, self.b, a_error, b_error, np.clip(correlation, -1.0, 1.0)

    def only(self, rows: Mask | Indexes) -> "Calibrated":
        """Some of the items."""
        return Calibrated(self.a[rows], self.d[rows], self.covariance[rows])

    def replaced(self, rows: Mask, others: "Calibrated") -> "Calibrated":
        """The same items, those of `rows` (J,) replaced by the others, in their order."""
        a, d, covariance = self.a.copy(), self.d.copy(), self.covariance.copy()
        a[rows], d[rows], covariance[rows] = others.a, others.d, others.covariance
        return Calibrated(a, d, covariance)

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
