"""What a calibration found of each item, and how sure it is."""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask


@dataclass(frozen=True, slots=True, eq=False)
class ItemEstimates:
    """J items on the scale where abilities have mean 0 and standard deviation 1.

    Attributes
    ----------
    a, d : (J,) discrimination, and intercept of the log-odds ``a theta + d``.
    covariance : (3, J) sampling variance of a, covariance of a and d, variance of d; variances
        are infinite when the answers say nothing of an item.
    answers : (J,) answers each item received.
    log_likelihood : marginal log-likelihood of all the answers, priors left out.
    iterations : EM steps taken.
    has_converged : whether they stopped by themselves.
    trace : (T,) what was maximised (log-likelihood plus log prior), at each point kept.
    """

    a: Floats
    d: Floats
    covariance: Floats
    answers: Indexes
    log_likelihood: float
    iterations: int
    has_converged: bool
    trace: Floats

    @property
    def b(self) -> Floats:
        """(J,) difficulties, ``-d / a``."""
        return -self.d / self.a

    @property
    def is_known(self) -> Mask:
        """(J,) whether the answers say anything of the item: its errors are finite."""
        known: Mask = np.all(np.isfinite(self.covariance), axis=0)
        return known

    @property
    def se_a(self) -> Floats:
        """(J,) standard errors of `a`."""
        error: Floats = np.sqrt(self.covariance[0])
        return error

    @property
    def se_b(self) -> Floats:
        """(J,) standard errors of `b`, by the delta method."""
        of_a, among, of_d = np.where(self.is_known, self.covariance, 0.0)
        variance = (of_d + 2.0 * self.b * among + self.b**2 * of_a) / self.a**2
        return np.where(self.is_known, np.sqrt(np.maximum(variance, 0.0)), np.inf)

    def calibrated(self, rows: Mask) -> Calibrated:
        """Some of the items with the covariance of their (log a, d); they must be known, a > 0."""
        a, (of_a, among, of_d) = self.a[rows], self.covariance[:, rows]
        turned = np.array([[of_a / a**2, among / a], [among / a, of_d]])
        return Calibrated.of(a, self.d[rows], np.moveaxis(turned, 2, 0))
