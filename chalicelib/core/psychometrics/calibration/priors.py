"""What is believed of an item before any answer: it keeps estimates finite and sensible."""

from dataclasses import dataclass
from math import inf

import numpy as np

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.model import Floats


@dataclass(frozen=True, slots=True)
class Priors:
    """Independent normal priors on log a and on the intercept d = -a b of every item.

    Estimates are then the mode of the posterior of (log a, d) (Bayes modal); an infinite standard
    deviation leaves a parameter free, and two make it maximum likelihood.

    References
    ----------
    Mislevy, R. J. (1986). Bayes modal estimation in item response models. *Psychometrika*, 51,
    177-195.
    """

    log_a_mean: float = 0.0
    log_a_sd: float = 0.5
    d_mean: float = 0.0
    d_sd: float = 2.5

    def __post_init__(self) -> None:
        if not (self.log_a_sd > 0 and self.d_sd > 0):
            raise InvalidScale(f"priors of standard deviation {self.log_a_sd}, {self.d_sd}")
        if not np.all(np.isfinite([self.log_a_mean, self.d_mean])):
            raise InvalidScale(f"priors of mean {self.log_a_mean}, {self.d_mean}")

    @property
    def log_a_precision(self) -> float:
        """1 / variance of log a; 0 when it is free."""
        return self.log_a_sd**-2

    @property
    def d_precision(self) -> float:
        """1 / variance of d; 0 when it is free."""
        return self.d_sd**-2

    @property
    def hold_everything(self) -> bool:
        """Whether no parameter is free: every estimate is then finite, whatever the answers."""
        return self.log_a_precision > 0.0 and self.d_precision > 0.0

    def log_density(self, items: Floats) -> Floats:
        """(J,) logarithm of the density of (log a, d), up to a constant; -inf where a <= 0.

        A free parameter adds nothing: without a prior on log a, a may be negative.

        Parameters
        ----------
        items : (2, J) slopes a and intercepts d, the rows; so below.
        """
        a, d = items
        of_d: Floats = -0.5 * self.d_precision * (d - self.d_mean) ** 2
        if not self.log_a_precision:
            return of_d
        positive = np.where(a > 0, a, 1.0)
        of_a = -0.5 * self.log_a_precision * (np.log(positive) - self.log_a_mean) ** 2
        found: Floats = of_d + np.where(a > 0, of_a, -inf)
        return found

    def gradient(self, items: Floats) -> Floats:
        """(2, J) derivatives of `log_density` by a and by d, where it is finite."""
        a, d = items
        of_a, of_d = np.zeros_like(a), -self.d_precision * (d - self.d_mean)
        if self.log_a_precision:
            of_a = -self.log_a_precision * (np.log(a) - self.log_a_mean) / a
        return np.stack([of_a, of_d])

    def information(self, items: Floats) -> Floats:
        """(2, J) what the priors are worth of information about a and about d."""
        a, _ = items
        of_a = self.log_a_precision / (a * a) if self.log_a_precision else np.zeros_like(a)
        return np.stack([of_a, np.full_like(a, self.d_precision)])


FLAT = Priors(log_a_sd=inf, d_sd=inf)
"""No prior: maximum likelihood."""
