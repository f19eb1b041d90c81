"""When a test is over: its length, its precision, or the certainty of a class."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.estimation import Grid, eap, mass_between
from chalicelib.core.psychometrics.model import Floats


@dataclass(frozen=True, slots=True)
class Stopping:
    """A test stops at `longest` answers, or from `shortest` on as soon as one rule is met.

    Attributes
    ----------
    longest, shortest : answers, ``0 <= shortest <= longest``.
    standard_error : stop when the posterior's is at most this; None: never for that.
    certainty : stop when one class between the `cuts` has at least this probability, in ]0, 1];
        None: never for that.
    cuts : ascending abilities between the classes.
    """

    longest: int
    shortest: int = 0
    standard_error: float | None = None
    certainty: float | None = None
    cuts: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.shortest <= self.longest or self.longest < 1:
            raise InvalidPolicy(f"from {self.shortest} to {self.longest} answers")
        if self.standard_error is not None and not (
            isfinite(self.standard_error) and self.standard_error > 0
        ):
            raise InvalidPolicy(f"a standard error of {self.standard_error}")
        if self.certainty is not None and not 0 < self.certainty <= 1:
            raise InvalidPolicy(f"a certainty of {self.certainty}, not in ]0, 1]")
        if self.certainty is not None and not self.cuts:
            raise InvalidPolicy("a certainty of the only class there is")
        if list(self.cuts) != sorted(set(self.cuts)) or not all(map(isfinite, self.cuts)):
            raise InvalidPolicy(f"cuts that do not go up: {self.cuts}")


def is_over(rule: Stopping, count: int, *, log_posterior: Floats, grid: Grid) -> bool:
    """Whether a test of `count` answers and this (K,) log posterior is over."""
    if count >= rule.longest:
        return True
    if count < rule.shortest:
        return False
    return is_precise(rule, log_posterior, grid) or is_certain(rule, log_posterior, grid)


def is_precise(rule: Stopping, log_posterior: Floats, grid: Grid) -> bool:
    """Whether the standard deviation of a log posterior (K,) is small enough."""
    if rule.standard_error is None:
        return False
    return eap(log_posterior, grid).standard_error <= rule.standard_error


def is_certain(rule: Stopping, log_posterior: Floats, grid: Grid) -> bool:
    """Whether one class is probable enough by a log posterior (K,)."""
    if rule.certainty is None:
        return False
    return certainty(log_posterior, grid, rule.cuts) >= rule.certainty


def certainty(log_posterior: Floats, grid: Grid, cuts: Sequence[float]) -> float:
    """Posterior probability of the most probable class between the cuts, in ]0, 1].

    Parameters
    ----------
    log_posterior : (K,) over the grid. cuts : ascending abilities.

    References
    ----------
    Rudner, L. M. (2002). An examination of decision-theory adaptive testing procedures (sequential
    Bayes classification).
    """
    return float(mass_between(log_posterior, grid, cuts).max())
