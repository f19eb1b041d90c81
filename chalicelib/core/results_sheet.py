"""One person's results, subject by subject, and what to work on next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from chalicelib.core.analysis import reachable_level
from chalicelib.core.content import Release, Skill, Tutorial
from chalicelib.core.participation import Results
from chalicelib.core.tally import HELD, tube_levels

SkillState = Literal["held", "missed", "unknown"]
MISSED = frozenset("Nn")
MAX_ADVICE = 6
MAX_TUTORIALS = 3


@dataclass(frozen=True, slots=True)
class CompetenceSheet:
    """A competence; `success_percentage` is None in a collection, where nothing was asked."""

    competence_id: str
    level: int
    max_level: int
    pix: int
    success_percentage: int | None


@dataclass(frozen=True, slots=True)
class TubeSheet:
    """A subject, skill by skill from the easiest."""

    tube_id: str
    competence_id: str
    level: int
    max_level: int
    skills: tuple[tuple[Skill, SkillState], ...]

    @property
    def success_percentage(self) -> int:
        """The share of the skills asked that are held."""
        return _percentage(sum(state == "held" for _, state in self.skills), len(self.skills))


@dataclass(frozen=True, slots=True)
class Advice:
    """The next step of a subject: the easiest skill that is not held, and what teaches it."""

    tube_id: str
    skill: Skill
    tutorials: tuple[Tutorial, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was sent, in detail."""

    competences: tuple[CompetenceSheet, ...]
    tubes: tuple[TubeSheet, ...]
    advice: tuple[Advice, ...]


def sheet_of(
    results: Results, targets: Sequence[Skill], release: Release, *, max_level: int
) -> Sheet:
    """The sheet of some results; `targets` are those of its campaign, none in a collection."""
    states = {skill.id: _state(code) for skill, code in zip(targets, results.codes, strict=False)}
    by_tube: dict[str, list[Skill]] = {}
    for skill in sorted(targets, key=lambda one: one.level):
        by_tube.setdefault(skill.tube_id, []).append(skill)
    order = [tube.id for tube in release.tubes if tube.id in by_tube]
    tubes = tuple(_tube(by_tube[tube_id], states) for tube_id in order)
    return Sheet(
        competences=_competences(results, targets, release, states=states, max_level=max_level),
        tubes=tubes,
        advice=_advice(tubes, release),
    )


def _state(code: str) -> SkillState:
    if code in HELD:
        return "held"
    return "missed" if code in MISSED else "unknown"


def _tube(skills: Sequence[Skill], states: dict[str, SkillState]) -> TubeSheet:
    own = tuple((skill, states.get(skill.id, "unknown")) for skill in skills)
    levels = tube_levels(skill for skill, state in own if state == "held")
    first = skills[0]
    return TubeSheet(
        tube_id=first.tube_id,
        competence_id=first.competence_id,
        level=levels.get(first.tube_id, 0),
        max_level=max(skill.level for skill in skills),
        skills=own,
    )


def _competences(
    results: Results,
    targets: Sequence[Skill],
    release: Release,
    *,
    states: dict[str, SkillState],
    max_level: int,
) -> tuple[CompetenceSheet, ...]:
    asked: dict[str, list[Skill]] = {}
    for skill in targets:
        asked.setdefault(skill.competence_id, []).append(skill)
    found = []
    for competence_id in asked or [competence.id for competence in release.competences]:
        own = asked.get(competence_id, [])
        held = sum(states.get(skill.id) == "held" for skill in own)
        found.append(
            CompetenceSheet(
                competence_id=competence_id,
                level=results.levels.get(competence_id, 0),
                max_level=reachable_level(own, max_level=max_level) if own else max_level,
                pix=results.pix.get(competence_id, 0),
                success_percentage=_percentage(held, len(own)) if own else None,
            )
        )
    return tuple(found)


def _advice(tubes: Sequence[TubeSheet], release: Release) -> tuple[Advice, ...]:
    """The subjects with most to gain first; within a subject one step at a time."""
    due = sorted(
        (tube for tube in tubes if tube.success_percentage < 100),  # percent
        key=lambda tube: tube.success_percentage,
    )
    steps = [
        (tube, next(skill for skill, state in tube.skills if state != "held"))
        for tube in due[:MAX_ADVICE]
    ]
    return tuple(Advice(tube.tube_id, skill, _tutorials(skill, release)) for tube, skill in steps)


def _tutorials(skill: Skill, release: Release) -> tuple[Tutorial, ...]:
    ids = dict.fromkeys(
        tutorial_id
        for challenge in release.challenges_of(skill.id, pool="training")
        for tutorial_id in challenge.tutorial_ids
    )
    return tuple(release.tutorial(tutorial_id) for tutorial_id in list(ids)[:MAX_TUTORIALS])


def _percentage(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 0
