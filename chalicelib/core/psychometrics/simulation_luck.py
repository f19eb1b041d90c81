"""All that chance decides in a simulation, fixed before its first test: policies share it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.psychometrics.model import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Luck:
    """The draws of N tests of L scored questions and P under pretest.

    Attributes
    ----------
    answers : (N, L) an answer is right when this is below its probability, by position.
    tests : (N,) the draw of each test, for its prices.
    ranks : (N, L) the draws of the items.
    pretests : (N, P) the draws of the items under pretest.
    pretest_answers : (N, P)
    """

    answers: Floats
    tests: NDArray[np.uint64]
    ranks: NDArray[np.uint64]
    pretests: NDArray[np.uint64]
    pretest_answers: Floats

    @classmethod
    def of(cls, people: int, *, length: int, pretests: int, seed: int) -> "Luck":
        """The luck of a seed; the answers depend on `seed`, `people` and `length` only."""
        answers, others = (np.random.default_rng(found) for found in (seed, [seed, 1]))

        def draws(*shape: int) -> NDArray[np.uint64]:
            return others.integers(0, 2**64, shape, dtype=np.uint64)

        return cls(
            answers=answers.random((people, length)),
            tests=draws(people),
            ranks=draws(people, length),
            pretests=draws(people, pretests),
            pretest_answers=others.random((people, pretests)),
        )

    def only(self, rows: slice) -> "Luck":
        """The luck of these tests."""
        return Luck(
            answers=self.answers[rows],
            tests=self.tests[rows],
            ranks=self.ranks[rows],
            pretests=self.pretests[rows],
            pretest_answers=self.pretest_answers[rows],
        )
