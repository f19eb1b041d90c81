"""What is left to ask in a self-assessment, whatever the rule that chooses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from chalicelib.core.content import Skill
from chalicelib.core.knowledge import KnowledgeElement


class Playable(Protocol):
    """What the choice needs to know of a challenge."""

    @property
    def id(self) -> str: ...
    @property
    def skill_id(self) -> str: ...
    @property
    def langs(self) -> Collection[str]: ...
    @property
    def status(self) -> str: ...
    @property
    def time_limit_seconds(self) -> int | None: ...
    @property
    def a(self) -> float: ...
    @property
    def b(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Remaining:
    """The target, its tubes, and the challenges left for each skill.

    `tubes`: the target skills with at least one challenge, one for each tube and level.
    `challenges`: by skill id, those not answered and readable in the language.
    """

    targets: tuple[Skill, ...]
    tubes: tuple[Skill, ...]
    challenges: dict[str, list[Playable]]

    def is_timed(self, skill: Skill) -> bool:
        """True when the first challenge left for the skill has a time limit."""
        return bool(self.challenges[skill.id][0].time_limit_seconds)


def remaining(
    targets: Sequence[Skill],
    challenges: Sequence[Playable],
    *,
    answered_ids: Collection[str],
    lang: str,
) -> Remaining:
    """Sort out what is left; tubes are built from all challenges, answered or not."""
    with_challenge = {challenge.skill_id for challenge in challenges}
    by_name: dict[tuple[str, int], Skill] = {}
    for skill in targets:
        if skill.id in with_challenge:
            by_name.setdefault((skill.tube_id, skill.level), skill)
    left: dict[str, list[Playable]] = {}
    for challenge in challenges:
        if challenge.id not in answered_ids and is_readable(challenge, lang):
            left.setdefault(challenge.skill_id, []).append(challenge)
    return Remaining(targets=tuple(targets), tubes=tuple(by_name.values()), challenges=left)


def is_readable(challenge: Playable, lang: str) -> bool:
    """True when the challenge is in the locale or in its language (`fr-fr` reads `fr`)."""
    return lang in challenge.langs or lang.split("-")[0] in challenge.langs


def untimed(skills: Sequence[Skill], left: Remaining) -> list[Skill]:
    """Those without a time limit, if there is any; else all."""
    return [skill for skill in skills if not left.is_timed(skill)] or list(skills)


@dataclass(frozen=True, slots=True)
class Situation:
    """An assessment between two questions: all that a rule may look at.

    `pool`: every challenge of the target, answered or not. `elements`: what is known of the
    target's skills, before and here. `answers`: those given here, with whether they were right.
    """

    assessment_id: str
    left: Remaining
    pool: Sequence[Playable]
    elements: Sequence[KnowledgeElement]
    answers: Sequence[tuple[Playable, bool]] = ()
    is_improving: bool = False

    @property
    def was_timed(self) -> bool:
        """True when the last challenge had a time limit."""
        return bool(self.answers) and self.answers[-1][0].time_limit_seconds is not None
