"""The score of the first adaptive campaigns: what was shown, and what the ability lets suppose."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from chalicelib.core.errors import InvalidItem

SUCCESS = 0.95
"""Probability of success from which a skill is supposed to be held."""
_RANKS = {"validated": 0, "archived": 1}


@dataclass(frozen=True, slots=True)
class SkillItem:
    """A challenge that may stand for its skill."""

    id: str
    skill_id: str
    a: float
    b: float
    status: str = "validated"


@dataclass(frozen=True, slots=True)
class SkillWorth:
    """What a skill is worth, and where."""

    pix: float
    competence_id: str


def minimum_ability(a: float, b: float, *, success: float = SUCCESS) -> float:
    """The ability at which an item is passed with this probability: ``b - ln(1/s - 1) / a``."""
    if not 0 < success < 1:
        raise InvalidItem(f"a probability of success of {success}")
    if a == 0:
        raise InvalidItem("an item that does not discriminate")
    return b - log(1 / success - 1) / a


def inferred_pix(
    items: Sequence[SkillItem],
    skills: Mapping[str, SkillWorth],
    *,
    answers: Mapping[str, bool],
    theta: float,
    success: float = SUCCESS,
) -> dict[str, float]:
    """Pix by competence: skills shown, and those not asked that the ability lets suppose held.

    `answers` says which items were right. A skill not asked is judged by its preferred item:
    validated before archived, then the easiest.
    """
    held = _shown(items, answers) | _supposed(items, answers.keys(), theta=theta, success=success)
    found = {worth.competence_id: 0.0 for worth in skills.values()}
    for skill_id in sorted(held & skills.keys()):
        found[skills[skill_id].competence_id] += skills[skill_id].pix
    return found


def _shown(items: Sequence[SkillItem], answers: Mapping[str, bool]) -> set[str]:
    return {item.skill_id for item in items if answers.get(item.id)}


def _supposed(
    items: Sequence[SkillItem], answered_ids: Collection[str], *, theta: float, success: float
) -> set[str]:
    asked = {item.skill_id for item in items if item.id in answered_ids}
    preferred: dict[str, tuple[int, float]] = {}
    for item in items:
        rank = _RANKS.get(item.status, len(_RANKS))
        place = (rank, minimum_ability(item.a, item.b, success=success))
        if item.skill_id not in asked:
            preferred[item.skill_id] = min(place, preferred.get(item.skill_id, place))
    return {skill_id for skill_id, (_, needed) in preferred.items() if needed <= theta}
