"""Learners of each level 0 to 7 take each competence of our release: `python -m tests.level_runs`.

The chance of a right answer to a skill of level d is sigma(2 (L + 0.5 - d)): somebody of level L
holds nearly all skills of their level and few of the next. The product's own rule chooses and
infers. What is told: the share of runs that end within one level of L, and the questions asked.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chalicelib.core.next_challenge import Rule
from chalicelib.core.psychometrics.model import Mask, probability
from tests.competence_tests import Ground, People, level_of, release_grounds, taken

LEVELS = range(8)
SLOPE = 2.0
RULE: Rule = "adaptive"


@dataclass(frozen=True)
class Ends:
    """How the runs of one competence end, by true level: levels shown and questions asked."""

    levels: Mapping[int, Sequence[float]]
    questions: Mapping[int, Sequence[float]]

    def within_one(self, level: int) -> float:
        """Share of the runs of people of this level that end at most one level away."""
        return float((np.abs(np.array(self.levels[level]) - level) <= 1).mean())

    @property
    def share(self) -> float:
        """The same over all levels."""
        return float(np.mean([self.within_one(level) for level in LEVELS]))

    @property
    def length(self) -> float:
        """Questions asked, on average over all levels."""
        return float(np.mean([np.mean(self.questions[level]) for level in LEVELS]))


def runs(ground: Ground, count: int, *, seed: int, rule: Rule = RULE) -> Ends:
    """`count` people of each level take the competence."""
    tests = {
        level: taken(ground, _crowd(ground, level, count, seed=seed), rule) for level in LEVELS
    }
    return Ends(
        levels={level: level_of(test.pix()).tolist() for level, test in tests.items()},
        questions={level: test.questions.tolist() for level, test in tests.items()},
    )


def _crowd(ground: Ground, level: int, count: int, *, seed: int) -> People:
    draws = np.random.default_rng([seed, level])
    levels = {skill.id: skill.level for skill in ground.skills}
    asked = np.array([levels[challenge.skill_id] for challenge in ground.challenges], np.float64)
    chance = probability(np.full(1, level + 0.5), np.full(len(asked), SLOPE), asked)
    is_right: Mask = draws.random((count, len(asked))) < chance
    return People(is_right=is_right, held=np.zeros((count, 0), bool), pix={}, level={})


def main(arguments: Sequence[str]) -> int:
    """Print a line a competence; arguments: people a level and competence, seed."""
    count, seed = (int(text) for text in (*arguments, *("100", "7")[len(arguments) :]))
    shares, lengths = [], []
    for ground in release_grounds():
        ends = runs(ground, count, seed=seed)
        shares.append(ends.share)
        lengths.append(ends.length)
        by_level = " ".join(f"{100 * ends.within_one(level):4.0f}" for level in LEVELS)
        asked = " ".join(f"{np.mean(ends.questions[level]):4.1f}" for level in LEVELS)
        name = ground.skills[0].competence_id
        print(f"{name}  {100 * ends.share:5.1f} %  {ends.length:4.1f}  | {by_level} | {asked}")
    print(f"all  {100 * np.mean(shares):5.1f} %  {np.mean(lengths):4.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
