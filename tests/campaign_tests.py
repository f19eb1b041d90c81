"""Simulated people take campaign tests under several rules: `python -m tests.campaign_tests`.

A campaign asks for subjects of several competences at once. The product's own functions choose and
infer; only the answers are simulated, by the 2PL, for people who are uneven from subject to
subject. What a test shows is compared with the skills that each person holds, drawn once.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import process_time

import numpy as np

from chalicelib.core.content import Challenge, Skill
from chalicelib.core.knowledge import KnowledgeElement, elements_for_answer
from chalicelib.core.next_challenge import Rule, next_challenge
from chalicelib.core.playable import Situation, remaining
from chalicelib.core.psychometrics.model import Mask
from tests.competence_tests import Ground, People, people, release_grounds
from tests.factories import NOW

UNEVEN = 0.8

Choice = Callable[
    [Ground, str, Sequence[KnowledgeElement], Sequence[tuple[Challenge, bool]]], Challenge | None
]


@dataclass(frozen=True)
class Shown:
    """What one test showed: `held` of its skills; how much of it was looked at, and at what cost.

    `touched`: the share of tubes in which something was asked; `settled`: the share of skills that
    something is known of.
    """

    questions: int
    held: Mask
    touched: float
    settled: float
    longest_failure: int
    milliseconds: float


def grounds() -> dict[str, Ground]:
    """Targets of several sizes, cut from the project's own release."""
    competences = release_grounds()
    every = [(skill, ground) for ground in competences for skill in ground.skills]
    tubes = list(dict.fromkeys(skill.tube_id for skill, _ in every))
    return {
        "6 subjects to level 3": _cut(competences, tubes[::7], 3),
        "13 subjects to level 3": _cut(competences, tubes[::3], 3),
        "20 subjects to level 2": _cut(competences, tubes[::2], 2),
        "20 subjects to level 5": _cut(competences, tubes[::2], 5),
        "39 subjects to level 3": _cut(competences, tubes, 3),
        "39 subjects to level 5": _cut(competences, tubes, 5),
    }


def _cut(competences: Sequence[Ground], tubes: Sequence[str], top: int) -> Ground:
    skills = tuple(
        skill
        for ground in competences
        for skill in ground.skills
        if skill.tube_id in tubes and skill.level <= top
    )
    kept = {skill.id for skill in skills}
    challenges = [one for ground in competences for one in ground.challenges]
    return Ground(skills, tuple(one for one in challenges if one.skill_id in kept))


def whole(rule: Rule) -> Choice:
    """The rule on the whole target at once."""

    def choose(
        ground: Ground,
        name: str,
        elements: Sequence[KnowledgeElement],
        answers: Sequence[tuple[Challenge, bool]],
    ) -> Challenge | None:
        done = {asked.id for asked, _ in answers}
        left = remaining(ground.skills, ground.challenges, answered_ids=done, lang="fr")
        situation = Situation(name, left, ground.challenges, elements, answers)
        return next_challenge(rule, situation)  # type: ignore[return-value]

    return choose


def in_turn(rule: Rule) -> Choice:
    """The rule on each competence of the target, one after the other."""
    choose_in = whole(rule)

    def choose(
        ground: Ground,
        name: str,
        elements: Sequence[KnowledgeElement],
        answers: Sequence[tuple[Challenge, bool]],
    ) -> Challenge | None:
        for part in _parts(ground):
            ids = {skill.id for skill in part.skills}
            own = [(asked, is_right) for asked, is_right in answers if asked.skill_id in ids]
            known = [element for element in elements if element.skill_id in ids]
            asked = choose_in(part, name, known, own)
            if asked is not None:
                return asked
        return None

    return choose


def _parts(ground: Ground) -> Iterator[Ground]:
    for competence_id in dict.fromkeys(skill.competence_id for skill in ground.skills):
        skills = tuple(one for one in ground.skills if one.competence_id == competence_id)
        ids = {skill.id for skill in skills}
        yield Ground(skills, tuple(one for one in ground.challenges if one.skill_id in ids))


CHOICES: Mapping[str, Choice] = {
    "smart-random": whole("smart-random"),
    "adaptive": whole("adaptive"),
    "smart-random, a competence at a time": in_turn("smart-random"),
    "adaptive, a competence at a time": in_turn("adaptive"),
}


def taken(ground: Ground, crowd: People, choose: Choice) -> list[Shown]:
    """The tests of everybody."""
    return [_one(ground, rights, choose, f"p{n}") for n, rights in enumerate(crowd.is_right)]


def _one(ground: Ground, rights: Mask, choose: Choice, name: str) -> Shown:
    is_right = {c.id: bool(right) for c, right in zip(ground.challenges, rights, strict=True)}
    elements: list[KnowledgeElement] = []
    answers: list[tuple[Challenge, bool]] = []
    run = longest = 0
    before = process_time()
    while (asked := choose(ground, name, elements, answers)) is not None:
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
    spent = 1000 * (process_time() - before) / (len(answers) + 1)
    return _shown(ground.skills, elements, answers, longest=longest, spent=spent)


def _shown(
    skills: Sequence[Skill],
    elements: Sequence[KnowledgeElement],
    answers: Sequence[tuple[Challenge, bool]],
    *,
    longest: int,
    spent: float,
) -> Shown:
    tube_of = {skill.id: skill.tube_id for skill in skills}
    held = {element.skill_id for element in elements if element.is_validated}
    touched = {tube_of[asked.skill_id] for asked, _ in answers}
    return Shown(
        questions=len(answers),
        held=np.array([skill.id in held for skill in skills]),
        touched=len(touched) / len(set(tube_of.values())),
        settled=len({element.skill_id for element in elements}) / len(skills),
        longest_failure=longest,
        milliseconds=spent,
    )


def measured(ground: Ground, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """A line of figures for each rule, on the same people."""
    crowd = people(ground, count, seed, tube_sd=UNEVEN)
    truth = crowd.held
    for name, choose in CHOICES.items():
        tests = taken(ground, crowd, choose)
        held = np.array([test.held for test in tests])
        gap = 100 * (held.mean(axis=1) - truth.mean(axis=1))
        tubes = [skill.tube_id for skill in ground.skills]
        figures = (
            f"{np.mean([test.questions for test in tests]):.1f}",
            f"{100 * np.mean([test.touched for test in tests]):.0f}",
            f"{100 * np.mean([test.settled for test in tests]):.0f}",
            f"{np.sqrt((gap**2).mean()):.1f}",
            f"{gap.mean():+.1f}",
            f"{100 * (_tops(held, tubes) == _tops(truth, tubes)).mean():.1f}",
            f"{100 * np.mean([test.longest_failure > 3 for test in tests]):.0f}",
            f"{np.mean([test.milliseconds for test in tests]):.1f}",
        )
        yield name, " | ".join(figures)


def _tops(held: Mask, tubes: Sequence[str]) -> np.ndarray:
    """(N, tubes) skills held in each tube."""
    names = list(dict.fromkeys(tubes))
    share = np.array([[tube == name for name in names] for tube in tubes], dtype=int)
    return held.astype(int) @ share


def main(arguments: Sequence[str]) -> int:
    """Print the table of the decision page; arguments: people, seed."""
    count, seed = (int(text) for text in (*arguments, *("100", "7000")[len(arguments) :]))
    for target, ground in grounds().items():
        for rule, figures in measured(ground, count, seed):
            print(f"| {target} | {rule} | {figures} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
