"""How well could any rule do? The best plan for a small competence: `python -m tests.best_plan`.

Every state a test can be in is weighed, with the truth's law and the answers' known: no rule has a
lower ``P(level shown is not the true one) + price x questions`` on the same people.
"""

import sys
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from chalicelib.core.psychometrics.model import Floats, probability
from tests.competence_tests import TRUTHS, Ground, compared, level_of, release_grounds

THETA = 0.9 * (np.arange(0.05, 7, 0.1) - 3.5)
PRICES = (0.02, 0.03, 0.05, 0.08, 0.09, 0.11)
PEOPLE, SEED = 8000, 7000

State = frozenset[tuple[int, bool]]
"""Skills asked, with their answers."""


@dataclass
class Plan:
    """The best plan under a truth and a price of a question; one challenge a skill, in order."""

    ground: Ground
    truth: str
    price: float
    _known: dict[State, tuple[float, float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        skills = self.ground.skills
        a = np.array([challenge.a for challenge in self.ground.challenges])
        b = np.array([challenge.b for challenge in self.ground.challenges])
        self._chance = probability(THETA[:, None], a, b)
        self._profiles = np.array(list(product([False, True], repeat=len(skills))))
        self._law = np.array(
            [np.where(p, self._chance, 1 - self._chance).prod(axis=1) for p in self._profiles]
        )
        self._levels = level_of(self._profiles @ self.ground.pix)
        self._median = np.array([_median(self._levels, law) for law in self._law.T])

    def found(self) -> tuple[float, float]:
        """(questions, agreement of level in percent) of the best plan."""
        _, questions, wrong = self._value(frozenset())
        return questions, 100 * (1 - wrong)

    def _value(self, state: State) -> tuple[float, float, float]:
        """(cost, questions, chance of a wrong level) from here on."""
        if state not in self._known:
            stop = self._wrong(state)
            options = [(stop, 0.0, stop)]
            options += [
                self._asking(state, n) for n, e in enumerate(self._elements(state)) if e is None
            ]
            self._known[state] = min(options)
        return self._known[state]

    def _asking(self, state: State, skill: int) -> tuple[float, float, float]:
        weights = self._weights(state)
        chance = float(weights @ self._chance[:, skill])
        right, wrong = (self._value(state | {(skill, is_right)}) for is_right in (True, False))
        cost, questions, error = (
            chance * r + (1 - chance) * w for r, w in zip(right, wrong, strict=True)
        )
        return cost + self.price, questions + 1, error

    def _weights(self, state: State) -> Floats:
        weights = np.ones(len(THETA))
        for skill, is_right in state:
            column = self._chance[:, skill]
            weights = weights * (column if is_right else 1 - column)
        return weights / weights.sum()

    def _wrong(self, state: State) -> float:
        held = [bool(element) for element in self._elements(state)]
        shown = level_of(self.ground.pix @ held)
        if self.truth == "ability":
            return float(self._weights(state) @ (self._median != shown))
        possible = np.all([self._profiles[:, s] == r for s, r in state], axis=0) | (not state)
        law = self._law.sum(axis=1) * possible
        return float(law @ (self._levels != shown) / law.sum())

    def _elements(self, state: State) -> list[bool | None]:
        """What each skill is known to be: held, not held, or None."""
        skills = self.ground.skills
        known: list[bool | None] = [None] * len(skills)
        for asked, is_right in state:
            for n, skill in enumerate(skills):
                is_implied = (
                    skill.level < skills[asked].level
                    if is_right
                    else skill.level > skills[asked].level
                )
                if skill.tube_id == skills[asked].tube_id and is_implied:
                    known[n] = is_right
        for asked, is_right in state:
            known[asked] = is_right
        return known


def _median(levels: Floats, law: Floats) -> float:
    order = np.argsort(levels)
    return float(levels[order][np.searchsorted(np.cumsum(law[order]), 0.5)])


def main() -> int:
    """Print the best plans of a competence of six skills, one challenge each, and both rules."""
    whole = next(ground for ground in release_grounds() if len(ground.skills) == 6)
    first = {challenge.skill_id: challenge for challenge in reversed(whole.challenges)}
    ground = Ground(whole.skills, tuple(first[skill.id] for skill in whole.skills))
    both = compared([ground], PEOPLE, SEED)
    for truth in TRUTHS:
        for name, n in (("the incumbent's", 0), ("ours", 1)):
            print(
                f"| {truth} | {name} | {both.questions[n]:.2f} | {both.agreement[truth][n]:.1f} |"
            )
        for price in PRICES:
            questions, agreement = Plan(ground, truth, price).found()
            print(f"| {truth} | best plan | {questions:.2f} | {agreement:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
