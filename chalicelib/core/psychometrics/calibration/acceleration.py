"""SQUAREM: a slow fixed-point iteration made fast, without ever losing what it had gained."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from chalicelib.core.psychometrics.model import Floats

Step = Callable[[Floats], tuple[float, Floats]]
"""From a point, the objective there and the point that the iteration gives next."""

ROUNDING = 1e-10
"""Share of the objective that adding up thousands of terms may lose."""


@dataclass(frozen=True, slots=True, eq=False)
class FixedPoint:
    """Where an iteration stopped.

    Attributes
    ----------
    point : the last point.
    trace : (T,) the objective at each point kept, the last being `point`; it never goes down but
        by rounding.
    iterations : how many times the step was taken.
    has_converged : whether one more step moved no coordinate by `tolerance`.
    """

    point: Floats
    trace: Floats
    iterations: int
    has_converged: bool


def squarem(step: Step, start: Floats, *, tolerance: float, most_iterations: int) -> FixedPoint:
    """The fixed point of an ascending iteration F (EM and its kin), by squared extrapolation.

    From x, with ``r = F(x) - x`` and ``v = (F(F(x)) - F(x)) - r``, the next point tried is
    ``x + 2 s r + s^2 v`` with ``s = |r| / |v|``, at least 1 (where it is F(F(x))). It is kept
    when the objective there is no lower than at F(x); otherwise F(x) is.

    Parameters
    ----------
    step : gives ``(objective(x), F(x))``; the objective may be -inf or NaN at a point to refuse.
        Should F itself go down, the iteration ends there, and has not converged.
    start : where to begin, any shape.
    tolerance : largest move of a coordinate by F that counts as none.
    most_iterations : where to give up, give or take one.

    References
    ----------
    Varadhan, R. & Roland, C. (2008). Simple and globally convergent methods for accelerating the
    convergence of any EM algorithm. *Scandinavian Journal of Statistics*, 35, 335-353 (scheme S3).
    """
    point = start
    value, first = step(point)
    trace, taken = [value], 1
    while not (has_converged := _is_close(point, first, tolerance)) and taken < most_iterations:
        value_of_first, second = step(first)
        leap = _extrapolated(point, first, second)
        value_of_leap, following = step(leap)
        taken += 2
        if value_of_first < value - ROUNDING * abs(value):
            break
        trace.append(value_of_first)
        point, value, first = first, value_of_first, second
        if value_of_leap >= value_of_first:
            trace.append(value_of_leap)
            point, value, first = leap, value_of_leap, following
    return FixedPoint(point, np.array(trace), taken, has_converged)


def _is_close(point: Floats, following: Floats, tolerance: float) -> bool:
    return bool(np.max(np.abs(following - point)) < tolerance)


def _extrapolated(point: Floats, first: Floats, second: Floats) -> Floats:
    move = first - point
    bend = second - first - move
    curvature = float(np.sum(bend * bend))
    if curvature == 0.0:
        return second
    length = max(1.0, sqrt(float(np.sum(move * move)) / curvature))
    return point + 2.0 * length * move + length * length * bend
