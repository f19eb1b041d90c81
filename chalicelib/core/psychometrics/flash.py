"""The incumbent's exam: ability on a grid under a prior that follows the person.

The facts are public (the rule of the national service); the code is ours. It stays beside our own
rule as a yardstick, and for institutions that want scores comparable with the past.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidItem, InvalidPolicy, InvalidResponses
from chalicelib.core.psychometrics.bank import LARGEST_A, LARGEST_B
from chalicelib.core.psychometrics.likelihood import LIMIT
from chalicelib.core.psychometrics.model import Floats, log_complement, log_probability

POINTS: Floats = np.linspace(-9.0, 9.0, 81, dtype=np.float64)
POINTS.setflags(write=False)
"""The grid: 80 steps of 0.225. 80 points instead of 81 would move an ability by up to 0.18."""
PRIOR_SCALE = 3.0
"""Twice the variance of the moving prior: ``exp(-(t - theta)^2 / 3)``."""
ROUNDING = (9.0 / 80.0) ** 2 / 12.0
"""Variance taken off the error, that of a uniform law as wide as half a step."""
ERROR_AT_START = 5.0
"""What the standard error is said to be when nothing was answered."""
START = -3.0
"""Ability before the first answer, in the configuration published for development."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class FlashPolicy:
    """The configuration of one version of the exam; raises `InvalidPolicy`.

    Attributes
    ----------
    length : questions of a whole test.
    minimum_answers : fewer are not scored.
    spacing : questions between two of the same competence; 0: no such rule.
    one_per_tube : a tube is asked once; otherwise a skill is.
    all_competences : every competence is visited before any comes back.
    variation : largest relative move of the ability at one answer; None: no limit.
    start : ability before the first answer.
    first_share : probability of taking the best item rather than going on to the next.
    """

    length: int = 32
    minimum_answers: int = 20
    spacing: int = 2
    one_per_tube: bool = True
    all_competences: bool = True
    variation: float | None = 0.5
    start: float = START
    first_share: float = 1.0

    def __post_init__(self) -> None:
        if not 1 <= self.length <= LONGEST:
            raise InvalidPolicy(f"length = {self.length}, not in [1, {LONGEST}]")
        if not 0 <= self.minimum_answers <= self.length:
            raise InvalidPolicy(f"minimum_answers = {self.minimum_answers}")
        if self.spacing < 0:
            raise InvalidPolicy(f"spacing = {self.spacing}")
        if self.variation is not None and not (isfinite(self.variation) and self.variation > 0):
            raise InvalidPolicy(f"variation = {self.variation}, not positive")
        if not abs(self.start) <= LIMIT:
            raise InvalidPolicy(f"start = {self.start}, not in [-{LIMIT}, {LIMIT}]")
        if not 0 < self.first_share <= 1:
            raise InvalidPolicy(f"first_share = {self.first_share}, not in ]0, 1]")


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as the estimator sees it: the item's parameters, and right or not."""

    a: float
    b: float
    is_right: bool


@dataclass(frozen=True, slots=True, eq=False)
class FlashState:
    """What is known after some answers; the next one costs 81 points whatever their number.

    Attributes
    ----------
    log_likelihood : (81,) of all the answers so far.
    theta : ability, once its move was limited.
    standard_error : of `theta`; 5 when nothing was answered.
    """

    log_likelihood: Floats
    theta: float
    standard_error: float


def started(theta: float = START) -> FlashState:
    """The state before the first answer."""
    if not abs(theta) <= LIMIT:
        raise InvalidPolicy(f"start = {theta}, not in [-{LIMIT}, {LIMIT}]")
    return FlashState(np.zeros(len(POINTS)), float(theta), ERROR_AT_START)


def updated(state: FlashState, response: Response, *, variation: float | None = None) -> FlashState:
    """The state after one more answer.

    ``log L_k += log P(t_k)`` or ``log (1 - P(t_k))``, then `located`.
    """
    return _moved(state, _log_chance(response), variation=variation)


def updated_by_two(
    state: FlashState,
    responses: tuple[Response, Response],
    *,
    variation: float | None = None,
) -> FlashState:
    """The state after two answers taken as one measure: the mean of their likelihoods.

    An option of old versions of the exam.
    """
    first, second = (_log_chance(response) for response in responses)
    return _moved(state, np.logaddexp(first, second) - np.log(2.0), variation=variation)


def replayed(
    responses: Iterable[Response],
    *,
    start: float = START,
    variation: float | None = None,
) -> FlashState:
    """The state after these answers, in their order, from the ability `start`."""
    return reduce(
        lambda state, response: updated(state, response, variation=variation),
        responses,
        started(start),
    )


def history(
    responses: Iterable[Response],
    *,
    start: float = START,
    variation: float | None = None,
) -> list[FlashState]:
    """The state after each answer; as long as the answers."""
    states = accumulate(
        responses,
        lambda state, response: updated(state, response, variation=variation),
        initial=started(start),
    )
    return list(states)[1:]


def replayed_by_two(
    responses: Sequence[Response],
    *,
    doubles_until: int,
    start: float = START,
    variation: float | None = None,
) -> FlashState:
    """The state when answers are taken two by two before the index `doubles_until`.

    The last answer, when it is left alone, is taken by itself.
    """
    state, index = started(start), 0
    while index < len(responses):
        if index < doubles_until and index + 1 < len(responses):
            pair = (responses[index], responses[index + 1])
            state, index = updated_by_two(state, pair, variation=variation), index + 2
        else:
            state, index = updated(state, responses[index], variation=variation), index + 1
    return state


def located(
    log_likelihood: Floats, theta: ArrayLike, *, variation: float | None
) -> tuple[Floats, Floats]:
    """Ability and its standard error under the prior centred on the last ability.

    ``w_k ~ L_k exp(-(t_k - theta)^2 / 3)``, ``raw = sum_k t_k w_k``,
    ``new = limited(theta, raw)``, ``error^2 = sum_k w_k (t_k - new)^2 - (9/80)^2 / 12``

    The prior moves while the likelihood keeps every answer: this is not Bayes' rule, and the error,
    centred on the limited ability, is about 3 % too small.

    Parameters
    ----------
    log_likelihood : (..., 81) of all the answers, up to a constant.
    theta : (...) abilities before the last answer.

    Returns
    -------
    Two arrays (...): abilities in [-9, 9] unless they started further, errors at least 0.
    """
    before = np.asarray(theta, np.float64)
    log_weights = log_likelihood - (POINTS - before[..., None]) ** 2 / PRIOR_SCALE
    weights = np.exp(log_weights - log_weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    after = limited(before, (weights * POINTS).sum(axis=-1), variation=variation)
    variance = (weights * (POINTS - after[..., None]) ** 2).sum(axis=-1) - ROUNDING
    return after, np.sqrt(np.maximum(variance, 0.0))


def limited(theta: ArrayLike, raw: ArrayLike, *, variation: float | None) -> Floats:
    """Where the ability stops on its way from `theta` to `raw`.

    ``gap = v`` if ``-v < theta < v``, else ``v |theta|``; the move is at most the gap.

    Parameters
    ----------
    theta, raw : abilities of compatible shapes.
    variation : v, positive; None: no limit.
    """
    before, aim = np.asarray(theta, np.float64), np.asarray(raw, np.float64)
    if variation is None:
        return aim
    size = np.abs(before)
    gap = np.where(size < variation, variation, size * variation)
    return np.where(aim > before, np.minimum(aim, before + gap), np.maximum(aim, before - gap))


def _moved(state: FlashState, log_chance: Floats, *, variation: float | None) -> FlashState:
    log_likelihood = state.log_likelihood + log_chance
    theta, error = located(log_likelihood, state.theta, variation=variation)
    return FlashState(log_likelihood, float(theta), float(error))


def _log_chance(response: Response) -> Floats:
    if not (0 < response.a <= LARGEST_A and abs(response.b) <= LARGEST_B):
        raise InvalidItem(f"a = {response.a}, b = {response.b}")
    if response.is_right not in {True, False}:
        raise InvalidResponses(f"is_right = {response.is_right}")
    curve = log_probability if response.is_right else log_complement
    return curve(POINTS, response.a, response.b)
