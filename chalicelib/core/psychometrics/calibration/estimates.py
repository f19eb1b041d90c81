"""What a calibration found of each item, and how sure it is."""

from dataclasses import dataclass

from chalicelib.core.psychometrics.model import Floats, Indexes


@dataclass(frozen=True, slots=True, eq=False)
class ItemEstimates:
    """J items on the scale where abilities have mean 0 and standard deviation 1.

    Attributes
    ----------
    a, b : (J,) discrimination and difficulty.
    se_a, se_b : (J,) their standard errors; infinite when the answers say nothing of them.
    answers : (J,) answers each item received.
    log_likelihood : marginal log-likelihood of all the answers, priors left out.
    iterations : EM steps taken.
    has_converged : whether they stopped by themselves.
    trace : (T,) what was maximised (log-likelihood plus log prior), at each point kept.
    """

    a: Floats
    b: Floats
    se_a: Floats
    se_b: Floats
    answers: Indexes
    log_likelihood: float
    iterations: int
    has_converged: bool
    trace: Floats

    @property
    def d(self) -> Floats:
        """(J,) intercepts, ``-a b``."""
        return -self.a * self.b
