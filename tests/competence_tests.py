"""Simulated people take competence tests under both rules: `python -m tests.competence_tests`.

The product's own functions choose and infer; only the answers are simulated. A person of ability
level 0 to 7 answers each challenge by its 2PL. Two truths are compared with what a test shows:

- by ability: pix are the expectation over all skills, the level is the median one, if each
  skill were asked and nothing inferred;
- by profile: each skill is held or not, drawn once; pix and level are those of the skills held.
"""

import gzip
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from chalicelib.core.content import PIX_UNIT, Challenge, Release, Skill
from chalicelib.core.knowledge import KnowledgeElement, elements_for_answer
from chalicelib.core.next_challenge import Rule, next_challenge
from chalicelib.core.playable import Situation, remaining
from chalicelib.core.psychometrics.model import Floats, Mask, probability
from content.compiler.priors import prior
from tests.factories import NOW, challenge

RELEASES = Path("build/release")
LEVELS = (0.0, 7.0)
PIX_PER_LEVEL = 8
CHECKED_AT = 15
WHOLE_TESTS = 201
KINDS = ("single-choice", "picture", "matching", "short-text", "several-texts", "file", "simulator")


@dataclass(frozen=True)
class Ground:
    """A competence: its skills in order, and the challenges that may be asked."""

    skills: tuple[Skill, ...]
    challenges: tuple[Challenge, ...]

    @property
    def pix(self) -> Floats:
        """(J,) pix of each skill."""
        return np.array([skill.pix / PIX_UNIT for skill in self.skills])


@dataclass(frozen=True)
class People:
    """What N people would answer to each challenge, and what they deserve.

    `is_right`: (N, C); `held`: (N, J); `pix`, `level`: by truth, (N,).
    """

    is_right: Mask
    held: Mask
    pix: dict[str, Floats]
    level: dict[str, Floats]


@dataclass(frozen=True)
class Taken:
    """N tests under one rule: pix shown after each question (the last one stays), questions."""

    shown: list[list[float]]
    longest_failures: Floats

    @property
    def questions(self) -> Floats:
        """(N,) questions asked."""
        return np.array([len(pix) for pix in self.shown], np.float64)

    def pix(self, at: int | None = None) -> Floats:
        """(N,) pix shown at the end, or after that many questions."""
        return np.array([pix[min(at or len(pix), len(pix)) - 1] for pix in self.shown])


def release_grounds() -> list[Ground]:
    """The competences of the project's own release, built by `make content`."""
    current = (RELEASES / "current").read_text(encoding="ascii").strip()
    packed = (RELEASES / current / "release.json.gz").read_bytes()
    release = TypeAdapter(Release).validate_json(gzip.decompress(packed))
    return [
        Ground(
            skills,
            tuple(c for s in skills for c in release.challenges_of(s.id, pool="training")),
        )
        for competence in release.competences
        for skills in [release.skills_of(competence.id)]
    ]


def simulated_ground(seed: int) -> Ground:
    """A competence of the incumbent's size: 6 to 10 tubes, 35 to 45 skills, levels 1 to 7."""
    draws = np.random.default_rng(seed)
    ladders: list[list[int]] = []
    while not (35 <= sum(map(len, ladders)) <= 45 and len(set().union(*ladders)) == 7):
        ladders = [_ladder(draws) for _ in range(draws.integers(6, 11))]
    count = {level: sum(level in ladder for ladder in ladders) for level in range(1, 8)}
    skills, challenges = [], []
    for tube, ladder in enumerate(ladders):
        for level in ladder:
            pix = min(4 * PIX_UNIT, 8 * PIX_UNIT // count[level])
            skills.append(Skill(f"tube{tube}-{level}", f"tube{tube}", "1.1", level, pix, ""))
            a, b = prior(level, KINDS[draws.integers(len(KINDS))])  # type: ignore[arg-type]
            challenges.append(challenge(skills[-1].id, a=a, b=b))
    return Ground(tuple(skills), tuple(challenges))


def _ladder(draws: np.random.Generator) -> list[int]:
    low = int(draws.integers(1, 4))
    high = int(draws.integers(low + 2, 8))
    return [level for level in range(low, high + 1) if draws.random() < 0.95]


def people(
    ground: Ground,
    count: int,
    seed: int,
    *,
    tube_sd: float = 0.0,
    b_error: float = 0.0,
    is_normal: bool = False,
) -> People:
    """People of uniform ability level, or N(0, 1) on the scale of theta.

    `tube_sd`: how much each differs from themselves from tube to tube; `b_error`: how far the
    difficulties are from what the rules believe.
    """
    draws = np.random.default_rng(seed)
    theta = draws.normal(0, 1, count) if is_normal else 0.9 * (draws.uniform(*LEVELS, count) - 3.5)
    tubes = sorted({skill.tube_id for skill in ground.skills})
    by_tube = theta[:, None] + tube_sd * draws.normal(size=(count, len(tubes)))
    rows = {skill.id: index for index, skill in enumerate(ground.skills)}
    skill_of = np.array([rows[c.skill_id] for c in ground.challenges])
    tube_of = np.array([tubes.index(ground.skills[row].tube_id) for row in skill_of])
    b = np.array([c.b for c in ground.challenges]) + b_error * draws.normal(size=len(skill_of))
    chance = probability(by_tube[:, tube_of], np.array([c.a for c in ground.challenges]), b)
    share = (skill_of == np.arange(len(rows))[:, None]).astype(float)
    by_skill = chance @ (share / share.sum(axis=1, keepdims=True)).T
    luck = draws.random(by_skill.shape)
    held = luck < by_skill
    return People(
        is_right=luck[:, skill_of] < chance,
        held=held,
        pix={"ability": by_skill @ ground.pix, "profile": held @ ground.pix},
        level={
            "ability": _median_level(by_skill, ground.pix, draws),
            "profile": level_of(held @ ground.pix),
        },
    )


def _median_level(by_skill: Floats, pix: Floats, draws: np.random.Generator) -> Floats:
    tests = [level_of((draws.random(by_skill.shape) < by_skill) @ pix) for _ in range(WHOLE_TESTS)]
    return np.median(tests, axis=0)


def level_of(pix: Floats) -> Floats:
    """Level of a sum of pix; sums of thirds and sevenths are whole within a millionth."""
    return np.floor(pix / PIX_PER_LEVEL + 1e-6)


def taken(ground: Ground, crowd: People, rule: Rule) -> Taken:
    """The tests of everybody under a rule."""
    found = [_one(ground, rights, rule, name=f"p{n}") for n, rights in enumerate(crowd.is_right)]
    return Taken([shown for shown, _ in found], np.array([failures for _, failures in found]))


def _one(ground: Ground, rights: Mask, rule: Rule, *, name: str) -> tuple[list[float], int]:
    is_right = {c.id: bool(right) for c, right in zip(ground.challenges, rights, strict=True)}
    elements: list[KnowledgeElement] = []
    answers: list[tuple[Challenge, bool]] = []
    shown: list[float] = []
    run = longest = 0
    while (asked := _next(ground, rule, name, elements, answers)) is not None:
        answers.append((asked, is_right[asked.id]))
        run = 0 if is_right[asked.id] else run + 1
        longest = max(longest, run)
        elements += elements_for_answer(
            asked.skill_id,
            is_right[asked.id],
            ground.skills,
            assessed_ids={element.skill_id for element in elements},
            at=NOW,
        )
        shown.append(sum(element.pix for element in elements) / PIX_UNIT)
    return shown, longest


def _next(
    ground: Ground,
    rule: Rule,
    name: str,
    elements: Sequence[KnowledgeElement],
    answers: Sequence[tuple[Challenge, bool]],
) -> Challenge | None:
    done = {asked.id for asked, _ in answers}
    left = remaining(ground.skills, ground.challenges, answered_ids=done, lang="fr")
    situation = Situation(name, left, ground.challenges, elements, answers)
    return next_challenge(rule, situation)  # type: ignore[return-value]


@dataclass(frozen=True)
class Comparison:
    """Ours beside the incumbent's, over several competences, the same people under both.

    `agreement`, `agreement_at_15`: share of people whose level is the true one, by truth, in
    percent, (incumbent's, ours); `rmse`: of pix; `bias`: of pix.
    """

    questions: tuple[float, float]
    longest_failures: tuple[float, float]
    agreement: dict[str, tuple[float, float]]
    agreement_at_15: dict[str, tuple[float, float]]
    rmse: dict[str, tuple[float, float]]
    bias: dict[str, tuple[float, float]]

    @property
    def ratio(self) -> float:
        """Our questions over the incumbent's."""
        return self.questions[1] / self.questions[0]

    def gain(self, truth: str, *, at_15: bool = False) -> float:
        """Points of agreement won, at the end or after 15 questions at most."""
        theirs, ours = (self.agreement_at_15 if at_15 else self.agreement)[truth]
        return ours - theirs

    def rmse_ratio(self, truth: str) -> float:
        """Our error of pix over the incumbent's."""
        theirs, ours = self.rmse[truth]
        return ours / theirs


RULES: tuple[Rule, Rule] = ("smart-random", "adaptive")
TRUTHS = ("ability", "profile")


def compared(grounds: Sequence[Ground], count: int, seed: int, **kind: float) -> Comparison:
    """Both rules on `count` people a competence; means over the competences."""
    crowds = [people(ground, count, seed + n, **kind) for n, ground in enumerate(grounds)]  # type: ignore[arg-type]
    tests = {
        rule: [taken(ground, crowd, rule) for ground, crowd in zip(grounds, crowds, strict=True)]
        for rule in RULES
    }

    def mean(measure: Callable[[Taken, People], float]) -> tuple[float, float]:
        theirs, ours = (
            float(
                np.mean(
                    [measure(test, crowd) for test, crowd in zip(tests[rule], crowds, strict=True)]
                )
            )
            for rule in RULES
        )
        return theirs, ours

    return Comparison(
        questions=mean(lambda test, _: float(test.questions.mean())),
        longest_failures=mean(lambda test, _: float((test.longest_failures > 3).mean())),
        agreement={t: mean(_agreement(t, None)) for t in TRUTHS},
        agreement_at_15={t: mean(_agreement(t, CHECKED_AT)) for t in TRUTHS},
        rmse={t: mean(_rmse(t)) for t in TRUTHS},
        bias={t: mean(_bias(t)) for t in TRUTHS},
    )


def _agreement(truth: str, at: int | None) -> Callable[[Taken, People], float]:
    return lambda test, crowd: 100 * float((level_of(test.pix(at)) == crowd.level[truth]).mean())


def _rmse(truth: str) -> Callable[[Taken, People], float]:
    return lambda test, crowd: float(np.sqrt(((test.pix() - crowd.pix[truth]) ** 2).mean()))


def _bias(truth: str) -> Callable[[Taken, People], float]:
    return lambda test, crowd: float((test.pix() - crowd.pix[truth]).mean())


CASES: dict[str, dict[str, float]] = {
    "uniform 0-7": {},
    "N(0, 1)": {"is_normal": True},
    "uneven by tube, sd 0.8": {"tube_sd": 0.8},
    "difficulties off by 0.5": {"b_error": 0.5},
}


def main(arguments: Sequence[str]) -> int:
    """Print the table of the decision page; arguments: people a competence, seed."""
    count, seed = (int(text) for text in (*arguments, *("400", "4000")[len(arguments) :]))
    banks = {
        "own": (release_grounds(), count // 2),
        "simulated": ([simulated_ground(number) for number in range(11, 15)], count),
    }
    for bank, (grounds, size) in banks.items():
        for case, kind in CASES.items():
            found = compared(grounds, size, seed, **kind)
            for truth in TRUTHS:
                print(_line(bank, case, truth, found))
    return 0


def _line(bank: str, case: str, truth: str, found: Comparison) -> str:
    theirs, ours = found.agreement[truth]
    return (
        f"| {bank} | {case} | {truth} | {found.questions[0]:.1f} | {found.questions[1]:.1f} "
        f"| {found.ratio:.2f} | {theirs:.1f} | {ours:.1f} | {found.gain(truth, at_15=True):+.1f} "
        f"| {found.rmse[truth][0]:.2f} | {found.rmse[truth][1]:.2f} "
        f"| {found.bias[truth][0]:+.1f} | {found.bias[truth][1]:+.1f} "
        f"| {found.longest_failures[0]:.2f} | {found.longest_failures[1]:.2f} |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
