"""What somebody sends of a campaign: computed from what they showed, then frozen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.core.assessment import NOT_KNOWN, encode_known
from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release, Skill, Tube
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.participation import Results
from chalicelib.core.scope import skills_within
from chalicelib.core.scoring import COMPETENCES, PIX_PER_LEVEL, Rules, score
from chalicelib.core.target import Badge, Target

_HELD = "Vv"


@dataclass(frozen=True, slots=True)
class CompetenceResult:
    """What was shown in one competence; `percentage` of the skills asked (None: a collection)."""

    competence_id: str
    level: int
    max_level: int
    pix: int
    percentage: int | None


@dataclass(frozen=True, slots=True)
class TubeResult:
    """What was shown in one subject; levels are those of the hardest skill held, and asked."""

    tube: Tube
    level: int
    max_level: int
    percentage: int


def results_of_test(
    campaign: Campaign, release: Release, elements: Sequence[KnowledgeElement], *, rules: Rules
) -> Results:
    """What a test shows, before and in it; `release` is the campaign's."""
    targets = skills_within(release, campaign.target.caps)
    codes = encode_known(targets, elements)
    held = held_by_skill(targets, codes)
    shown = competences_shown(targets, codes, rules=rules)
    percentage = percentage_of(held.values())
    return Results(
        codes=codes,
        levels={one.competence_id: one.level for one in shown},
        pix={one.competence_id: one.pix for one in shown},
        percentage=percentage,
        stage=stage_of(campaign.target, percentage),
        badge_ids=tuple(b.id for b in campaign.target.badges if is_got(b, release, held)),
    )


def results_of_profile(exact_pix: Mapping[str, int], *, rules: Rules) -> Results:
    """What a collection sends: the profile as it is, by competence id in 1/840 pix."""
    scores = {id_: score(pix, max_level=rules.max_level) for id_, pix in exact_pix.items()}
    reachable = COMPETENCES * PIX_PER_LEVEL * rules.max_level
    total = sum(one.pix for one in scores.values())
    return Results(
        codes="",
        levels={id_: one.level for id_, one in scores.items()},
        pix={id_: one.pix for id_, one in scores.items()},
        percentage=min(100, 100 * total // reachable),
    )


def held_by_skill(targets: Sequence[Skill], codes: str) -> dict[str, bool]:
    """By skill id, in order: was it shown held? `codes` has one letter for each target."""
    return {skill.id: code in _HELD for skill, code in zip(targets, codes, strict=True)}


def percentage_of(held: Iterable[bool]) -> int:
    """The share held, in whole percent, floored; 0 of nothing."""
    flags = list(held)
    return 100 * sum(flags) // len(flags) if flags else 0


def stage_of(target: Target, percentage: int) -> int | None:
    """The place of the highest stage reached; None when there is none so low."""
    reached = [at for at, one in enumerate(target.stages) if one.threshold <= percentage]
    return max(reached, key=lambda at: target.stages[at].threshold, default=None)


def is_got(badge: Badge, release: Release, held: Mapping[str, bool]) -> bool:
    """Is every criterion of the badge met? One that nothing asked speaks of is not."""
    return bool(badge.criteria) and all(
        _share(criterion.caps, release, held) >= criterion.threshold for criterion in badge.criteria
    )


def _share(caps: Mapping[str, int], release: Release, held: Mapping[str, bool]) -> float:
    asked = [skill.id for skill in skills_within(release, caps)] if caps else list(held)
    flags = [held[skill_id] for skill_id in asked if skill_id in held]
    return 100 * sum(flags) / len(flags) if flags else -1.0


def competences_shown(
    targets: Sequence[Skill], codes: str, *, rules: Rules
) -> tuple[CompetenceResult, ...]:
    """Competence by competence, in the release's order."""
    held = held_by_skill(targets, codes)
    own: dict[str, list[Skill]] = {}
    for skill in targets:
        own.setdefault(skill.competence_id, []).append(skill)
    return tuple(_competence(id_, skills, held, rules=rules) for id_, skills in own.items())


def _competence(
    competence_id: str, skills: Sequence[Skill], held: Mapping[str, bool], *, rules: Rules
) -> CompetenceResult:
    shown = score(sum(s.pix for s in skills if held[s.id]), max_level=rules.max_level)
    reachable = score(sum(s.pix for s in skills), max_level=rules.max_level)
    return CompetenceResult(
        competence_id=competence_id,
        level=shown.level,
        max_level=reachable.level,
        pix=shown.pix,
        percentage=percentage_of(held[skill.id] for skill in skills),
    )


def tubes_shown(release: Release, targets: Sequence[Skill], codes: str) -> tuple[TubeResult, ...]:
    """Subject by subject, in the release's order."""
    held = held_by_skill(targets, codes)
    own: dict[str, list[Skill]] = {}
    for skill in targets:
        own.setdefault(skill.tube_id, []).append(skill)
    return tuple(
        TubeResult(
            tube=tube,
            level=max((skill.level for skill in own[tube.id] if held[skill.id]), default=0),
            max_level=max(skill.level for skill in own[tube.id]),
            percentage=percentage_of(held[skill.id] for skill in own[tube.id]),
        )
        for tube in release.tubes
        if tube.id in own
    )


def levels_sent(results: Results, *, rules: Rules) -> tuple[CompetenceResult, ...]:
    """What a collection sent, competence by competence."""
    return tuple(
        CompetenceResult(id_, level, rules.max_level, results.pix.get(id_, 0), percentage=None)
        for id_, level in results.levels.items()
    )


def missed_skills(targets: Sequence[Skill], codes: str) -> tuple[Skill, ...]:
    """What was looked at and not held: what to work on, the easiest first."""
    missed = [
        skill
        for skill, code in zip(targets, codes, strict=True)
        if code not in _HELD and code != NOT_KNOWN
    ]
    return tuple(sorted(missed, key=lambda skill: skill.level))
