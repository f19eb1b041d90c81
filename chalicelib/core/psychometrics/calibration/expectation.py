"""The E step: what the answers say of each person, and what the people then say of each item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from chalicelib.core.psychometrics.calibration.dense import DenseAnswers
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.calibration.sparse import SparseAnswers
from chalicelib.core.psychometrics.estimation import Grid
from chalicelib.core.psychometrics.model import Floats

DENSE_FROM = 0.15
"""Share of cells answered from which full matrices are faster than gathered rows."""
CELLS_AT_ONCE = 8_000_000
"""Cells of full matrices held at a time: 64 MB each."""
SPARSE_PEOPLE_AT_ONCE = 4096
"""People of a sparse table held at a time: their posteriors stay in the processor's cache."""


class Answers(Protocol):
    """Products with the matrices R (1 where right) and M (1 where answered) of n people."""

    @property
    def responses(self) -> Responses:
        """The answers themselves, m of them."""

    def right_of_people(self, of_items: Floats) -> Floats:
        """R V (n, c), from V (J, c)."""

    def right_of_items(self, of_people: Floats) -> Floats:
        """Rᵀ w (J,), from w (n,)."""

    def answered_of_people(self, of_items: Floats) -> Floats:
        """M V (n, K) or, when all rows are equal, (1, K), from V (J, K)."""

    def answered_of_items(self, of_people: Floats) -> Floats:
        """Mᵀ W (J, K), from W (n, K)."""

    def at_answers(self, of_people: Floats, of_items: Floats) -> Floats:
        """(m,) W Vᵀ at the cells answered, from W (n, K) and V (J, K)."""


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Sufficient statistics of the complete data, expected given the answers and the items.

    The 2PL is an exponential family: these few sums replace the abilities in what follows.

    Attributes
    ----------
    log_likelihood : marginal log-likelihood of the answers.
    answered : (J, K) people expected at each ability among those who answered the item.
    right : (J,) right answers to the item, R_j.
    right_theta : (J,) summed expected ability of those who were right, T_j.
    people, theta, theta_squared : number of people, their summed expected ability and square.
    """

    log_likelihood: float
    answered: Floats
    right: Floats
    right_theta: Floats
    people: int
    theta: float
    theta_squared: float

    def __add__(self, other: "Expected") -> "Expected":
        """The statistics of both groups of people."""
        return Expected(
            log_likelihood=self.log_likelihood + other.log_likelihood,
            answered=self.answered + other.answered,
            right=self.right + other.right,
            right_theta=self.right_theta + other.right_theta,
            people=self.people + other.people,
            theta=self.theta + other.theta,
            theta_squared=self.theta_squared + other.theta_squared,
        )


def held(responses: Responses) -> tuple[Answers, ...]:
    """The answers in blocks of people, in the form that is fastest for as full a table."""
    speaking = responses.without_silent_people()
    if speaking.density >= DENSE_FROM:
        size = max(1, CELLS_AT_ONCE // speaking.item_count)
        return tuple(DenseAnswers(block) for block in _blocks(speaking, size))
    return tuple(SparseAnswers(block) for block in _blocks(speaking, SPARSE_PEOPLE_AT_ONCE))


def expected(blocks: Sequence[Answers], items: Floats, *, grid: Grid) -> Expected:
    """The E step: statistics expected under `items`, (2, J) slopes and intercepts."""
    first, *others = blocks
    total = _expected(first, items, grid=grid)
    for block in others:
        total += _expected(block, items, grid=grid)
    return total


def posteriors(block: Answers, items: Floats, *, grid: Grid) -> tuple[Floats, Floats]:
    """Each person's posterior over the grid (n, K), and log marginal likelihood (n,).

    ``log P(answers | theta) = theta sum x a + sum x d - sum log(1 + exp(a theta + d))``, the
    sums over the items answered: right answers count by two numbers only, whatever theta.
    """
    a, d = items
    weighted_score, shift = block.right_of_people(items.T).T
    logarithm = np.multiply.outer(weighted_score, grid.points)
    logarithm -= block.answered_of_people(softplus(np.multiply.outer(a, grid.points) + d[:, None]))
    logarithm += grid.log_prior - np.log(np.exp(grid.log_prior).sum())
    highest = logarithm.max(axis=1, keepdims=True)
    posterior = np.exp(np.subtract(logarithm, highest, out=logarithm), out=logarithm)
    mass = posterior.sum(axis=1, keepdims=True)
    posterior /= mass
    return posterior, shift + highest[:, 0] + np.log(mass[:, 0])


def softplus(logits: Floats) -> Floats:
    """``log(1 + exp(z))``, -log of the probability of failure, of any shape; cannot overflow."""
    found: Floats = np.log1p(np.exp(-np.abs(logits)))
    found += np.maximum(logits, 0.0)
    return found


def _expected(block: Answers, items: Floats, *, grid: Grid) -> Expected:
    posterior, log_likelihoods = posteriors(block, items, grid=grid)
    moments = posterior @ grid.powers
    return Expected(
        log_likelihood=float(log_likelihoods.sum()),
        answered=block.answered_of_items(posterior),
        right=block.right_of_items(moments[:, 0]),
        right_theta=block.right_of_items(moments[:, 1]),
        people=len(posterior),
        theta=float(moments[:, 1].sum()),
        theta_squared=float(moments[:, 2].sum()),
    )


def _blocks(responses: Responses, size: int) -> Iterator[Responses]:
    for first in range(0, responses.people, size):
        yield responses.of_people(first, min(first + size, responses.people))
