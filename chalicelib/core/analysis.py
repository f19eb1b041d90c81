"""What a campaign's sums say of a group: who came, how well it went, in which subjects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.core.content import Skill
from chalicelib.core.scoring import LEVELS, score
from chalicelib.core.tally import BUCKETS, Counts
from chalicelib.core.target import Target


@dataclass(frozen=True, slots=True)
class Day:
    """People who started, and who sent their results, on one day (UTC)."""

    day: date
    started: int
    shared: int


@dataclass(frozen=True, slots=True)
class Stages:
    """How many people started, reached the end, and sent their results."""

    started: int
    completed: int
    shared: int


@dataclass(frozen=True, slots=True)
class CompetenceAnalysis:
    """A group in one competence. `levels[n]`: how many are at level n.

    `success_percentage`: of the skills asked, the share held, on average; None in a collection.
    """

    competence_id: str
    success_percentage: float | None
    level_mean: float
    max_level: int
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TubeAnalysis:
    """A group in one subject."""

    tube_id: str
    competence_id: str
    success_percentage: float
    level_mean: float
    max_level: int


@dataclass(frozen=True, slots=True)
class SkillAnalysis:
    """The share of a group that holds a skill."""

    skill: Skill
    success_percentage: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """A group, from its sums; `percentages[n]`: how many are in the nth tenth."""

    shared: int
    percentage_mean: float | None
    percentages: tuple[int, ...]
    stages: tuple[int, ...]
    badges: Mapping[str, int]
    competences: tuple[CompetenceAnalysis, ...]
    tubes: tuple[TubeAnalysis, ...]
    skills: tuple[SkillAnalysis, ...]
    certifiable: int


def read_stages(activity: Counts, division: str = "") -> Stages:
    """Three steps of a scope, or of one class in the whole campaign's sums."""
    suffix = f"/{division}" if division else ""
    started, completed, shared = (activity.get(f"{key}{suffix}", 0) for key in ("s", "c", "x"))
    return Stages(started, completed, shared)


def read_days(activity: Counts) -> tuple[Day, ...]:
    """The days on which something happened, in order."""
    days = sorted({key.partition("@")[2] for key in activity if "@" in key})
    return tuple(
        Day(date.fromisoformat(day), activity.get(f"s@{day}", 0), activity.get(f"x@{day}", 0))
        for day in days
    )


def read_divisions(activity: Counts) -> tuple[str, ...]:
    """The classes in which somebody started, in alphabetical order."""
    return tuple(sorted(key.removeprefix("s/") for key in activity if key.startswith("s/")))


def read_results(
    counts: Counts,
    targets: Sequence[Skill],
    *,
    target: Target,
    competence_ids: Sequence[str],
    max_level: int,
) -> Analysis:
    """What the sums of results say; without `targets` (a collection), of `competence_ids` only."""
    people = counts.get("n", 0)
    asked = dict.fromkeys(skill.competence_id for skill in targets)
    return Analysis(
        shared=people,
        percentage_mean=_ratio(counts.get("p", 0), people) if people and targets else None,
        percentages=tuple(counts.get(f"b{tenth}", 0) for tenth in range(BUCKETS)),
        stages=tuple(counts.get(f"t{stage}", 0) for stage in range(len(target.stages))),
        badges={badge.id: counts.get(f"g:{badge.id}", 0) for badge in target.badges},
        competences=tuple(
            _competence(one, counts, targets, max_level=max_level)
            for one in (asked or competence_ids)
        ),
        tubes=_tubes(counts, targets),
        skills=tuple(SkillAnalysis(one, _success([one], counts)) for one in targets),
        certifiable=counts.get("z", 0),
    )


def _competence(
    competence_id: str, counts: Counts, targets: Sequence[Skill], *, max_level: int
) -> CompetenceAnalysis:
    own = [skill for skill in targets if skill.competence_id == competence_id]
    people = counts.get("n", 0)
    above = [counts.get(f"l:{competence_id}:{level}", 0) for level in range(1, LEVELS + 1)]
    levels = (people - sum(above), *above)  # who has shown nothing of it is at level 0
    total = sum(level * count for level, count in enumerate(levels))
    return CompetenceAnalysis(
        competence_id=competence_id,
        success_percentage=_success(own, counts) if own else None,
        level_mean=_ratio(total, people),
        max_level=reachable_level(own, max_level=max_level) if own else max_level,
        levels=levels,
    )


def reachable_level(skills: Sequence[Skill], *, max_level: int) -> int:
    """The level of whoever holds all these skills of one competence."""
    return score(sum(skill.pix for skill in skills), max_level=max_level).level


def _tubes(counts: Counts, targets: Sequence[Skill]) -> tuple[TubeAnalysis, ...]:
    by_tube: dict[str, list[Skill]] = {}
    for skill in targets:
        by_tube.setdefault(skill.tube_id, []).append(skill)
    return tuple(
        TubeAnalysis(
            tube_id=tube_id,
            competence_id=own[0].competence_id,
            success_percentage=_success(own, counts),
            level_mean=_ratio(counts.get(f"u:{tube_id}", 0), counts.get("n", 0)),
            max_level=max(skill.level for skill in own),
        )
        for tube_id, own in by_tube.items()
    )


def _success(skills: Sequence[Skill], counts: Counts) -> float:
    held = sum(counts.get(f"k:{skill.id}", 0) for skill in skills)
    return _ratio(100 * held, len(skills) * counts.get("n", 0))


def _ratio(part: int, whole: int) -> float:
    """To one decimal; 0 when there is nobody."""
    return round(part / whole, 1) if whole else 0.0
