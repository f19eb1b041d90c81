"""The incumbent's rule for a self-assessment: which skill to test next, with which challenge.

Its "smart random", from public facts: a predicted level from the direct knowledge elements, a
reward for each untested skill, filters, and a draw that a seed decides.
"""

from collections.abc import Collection, Sequence
from math import exp

from chalicelib.core.content import Skill
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.playable import Playable, Remaining, untimed

FIRST_LEVEL = 2
MAX_GAP = 2
EASY_TUBE_LEVEL = 3
DEFAULT_LEVEL = 2
LEVELS = tuple(step / 2 for step in range(1, 16))
"""Candidates for the predicted level: 0.5, 1, ... 7.5."""

_FIXED_OBSERVATIONS = ((1, 0), (0, 7))
"""A skill of level 0 held and one of level 7 failed, so that the first answers do not run away."""

_MASK = 0xFFFFFFFF


def possible_skills(
    left: Remaining,
    elements: Sequence[KnowledgeElement],
    *,
    is_first: bool,
    was_timed: bool,
) -> list[Skill]:
    """The skills worth testing now, in the order of the target; none: the assessment is over."""
    target_ids = {skill.id for skill in left.targets}
    known = [element for element in elements if element.skill_id in target_ids]
    known_ids = {element.skill_id for element in known}
    if is_first:
        return at_first_level(untimed(_untested(left, known_ids), left))
    level = predicted_level(left.targets, known)
    near = filtered_next(left, known_ids=known_ids, level=level, was_timed=was_timed)
    return most_rewarding(near, left.tubes, known_ids=known_ids, level=level)


def filtered_next(
    left: Remaining, *, known_ids: Collection[str], level: float, was_timed: bool
) -> list[Skill]:
    """The skills not too hard for the predicted level; untimed ones after a timed challenge."""
    untested = _untested(left, known_ids)
    chosen = untimed(untested, left) if was_timed else untested
    return [skill for skill in chosen if skill.level - level <= MAX_GAP]


def _untested(left: Remaining, known_ids: Collection[str]) -> list[Skill]:
    playable = [skill for skill in left.targets if skill.id in left.challenges]
    untested = [skill for skill in playable if skill.id not in known_ids]
    return in_easy_tubes(untested, left.tubes)


def in_easy_tubes(skills: Sequence[Skill], tubes: Sequence[Skill]) -> list[Skill]:
    """Those in tubes that stop at level 3, if there is any; else all. `tubes`: all their skills."""
    tops: dict[str, int] = {}
    for skill in tubes:
        tops[skill.tube_id] = max(skill.level, tops.get(skill.tube_id, 0))
    easy = [skill for skill in skills if tops.get(skill.tube_id, 0) <= EASY_TUBE_LEVEL]
    return easy or list(skills)


def at_first_level(skills: Sequence[Skill]) -> list[Skill]:
    """Those of level 2, if there is any; else those of the lowest level."""
    lowest = min((skill.level for skill in skills), default=FIRST_LEVEL)
    at_level = [skill for skill in skills if skill.level == FIRST_LEVEL]
    return at_level or [skill for skill in skills if skill.level == lowest]


def predicted_level(targets: Sequence[Skill], elements: Sequence[KnowledgeElement]) -> float:
    """The candidate level that explains the direct elements best; the lowest one on a tie.

    With y = 1 for a skill held and d its level, it maximises -|sum(y - sigma(L - d))|.
    """
    levels = {skill.id: skill.level for skill in targets}
    observed = [
        (int(element.is_validated), levels.get(element.skill_id, 0) or DEFAULT_LEVEL)
        for element in elements
        if element.source == "direct"
    ]
    observations = [*observed, *_FIXED_OBSERVATIONS]
    return min(LEVELS, key=lambda level: abs(_surprise(level, observations)))


def _surprise(level: float, observations: Sequence[tuple[int, int]]) -> float:
    return sum(held - _sigma(level - difficulty) for held, difficulty in observations)


def _sigma(x: float) -> float:
    return 1.0 / (1.0 + exp(-x))


def most_rewarding(
    skills: Sequence[Skill], tubes: Sequence[Skill], *, known_ids: Collection[str], level: float
) -> list[Skill]:
    """Those of greatest expected number of skills learnt about, exact ties kept."""
    unknown = [skill for skill in tubes if skill.id not in known_ids]
    rewards = [_reward(skill, unknown, level) for skill in skills]
    best = max(rewards, default=0.0)
    return [skill for skill, reward in zip(skills, rewards, strict=True) if reward == best]


def _reward(skill: Skill, unknown: Sequence[Skill], level: float) -> float:
    tube = [other.level for other in unknown if other.tube_id == skill.tube_id]
    success = _sigma(level - skill.level)
    easier = sum(1 for other in tube if other <= skill.level)
    harder = sum(1 for other in tube if other >= skill.level)
    return success * easier + (1 - success) * harder


def pick(skills: Sequence[Skill], left: Remaining, *, seed: int) -> Playable | None:
    """The challenge the seed decides for, validated ones first; None when no skill is possible."""
    if not skills:
        return None
    key_skill, key_challenge = seed_keys(seed)
    skill = skills[key_skill % len(skills)]
    pool = left.challenges[skill.id]
    validated = [challenge for challenge in pool if challenge.status == "validated"]
    candidates = validated or pool
    return candidates[key_challenge % len(candidates)]


def seed_keys(seed: int) -> tuple[int, int]:
    """The two keys of a seed: one for the skill, one for the challenge."""
    return _hash_int(seed), _hash_int(seed + 1)


def _hash_int(x: int) -> int:
    """Mix a 32-bit integer (the shifts of the public `hash-int` routine, all modulo 2^32)."""
    x &= _MASK
    x = (x - (x << 6)) & _MASK
    x ^= x >> 17
    x = (x - (x << 9)) & _MASK
    x = (x ^ (x << 4)) & _MASK
    x = (x - (x << 3)) & _MASK
    x = (x ^ (x << 10)) & _MASK
    return x ^ (x >> 15)
