"""Knowledge elements: skills shown held or not, and what an answer implies along its tube.

Rules of the incumbent's self-assessment, as public facts (`knowledge elements`, steps 1 to 4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.content import Skill

Mark = Literal["validated", "invalidated", "reset"]
Source = Literal["direct", "inferred"]

CODES: Mapping[tuple[Mark, Source], str] = {
    ("validated", "direct"): "V",
    ("validated", "inferred"): "v",
    ("invalidated", "direct"): "N",
    ("invalidated", "inferred"): "n",
    ("reset", "direct"): "r",
}
"""One letter for each kind of element, for compact storage."""

_MARKS = {code: kind for kind, code in CODES.items()}


@dataclass(frozen=True, slots=True)
class KnowledgeElement:
    """A skill shown held or not. `pix` is what it earns, in 1/840 pix."""

    skill_id: str
    mark: Mark
    source: Source
    pix: int
    at: datetime

    @property
    def is_validated(self) -> bool:
        """True when the skill is held."""
        return self.mark == "validated"

    @property
    def code(self) -> str:
        """The element's letter in compact storage."""
        return CODES[self.mark, self.source]


def decoded(code: str, skill: Skill, at: datetime) -> KnowledgeElement:
    """The element a letter of compact storage stands for."""
    mark, source = _MARKS[code]
    pix = skill.pix if mark == "validated" else 0
    return KnowledgeElement(skill_id=skill.id, mark=mark, source=source, pix=pix, at=at)


def elements_for_answer(
    skill_id: str,
    is_right: bool,
    targets: Sequence[Skill],
    *,
    assessed_ids: Iterable[str],
    at: datetime,
) -> list[KnowledgeElement]:
    """What one answer shows: a direct element, then inferred ones in the order of `targets`.

    Success holds every strictly easier skill of the tube, failure fails every strictly harder
    one; skills that already have an element (`assessed_ids`) keep it.
    """
    assessed = set(assessed_ids)
    skill = next((target for target in targets if target.id == skill_id), None)
    if skill is None or skill.id in assessed:
        return []
    mark: Mark = "validated" if is_right else "invalidated"
    implied = [
        target
        for target in targets
        if target.tube_id == skill.tube_id
        and target.id not in assessed
        and (target.level < skill.level if is_right else target.level > skill.level)
    ]
    return [
        _element(skill, mark, "direct", at=at),
        *(_element(target, mark, "inferred", at=at) for target in implied),
    ]


def _element(skill: Skill, mark: Mark, source: Source, *, at: datetime) -> KnowledgeElement:
    pix = skill.pix if mark == "validated" else 0
    return KnowledgeElement(skill_id=skill.id, mark=mark, source=source, pix=pix, at=at)


def newest(elements: Iterable[KnowledgeElement]) -> list[KnowledgeElement]:
    """The newest element of each skill, resets included; of two of one instant, the later given."""
    by_skill: dict[str, KnowledgeElement] = {}
    for element in elements:
        known = by_skill.get(element.skill_id)
        if known is None or element.at >= known.at:
            by_skill[element.skill_id] = element
    return list(by_skill.values())


def current(elements: Iterable[KnowledgeElement]) -> list[KnowledgeElement]:
    """A person's state: the newest element of each skill, without those that were reset."""
    return [element for element in newest(elements) if element.mark != "reset"]


def reset_elements(elements: Iterable[KnowledgeElement], *, at: datetime) -> list[KnowledgeElement]:
    """What starting over adds: a reset element, worth nothing, for every skill in the state."""
    return [
        KnowledgeElement(skill_id=element.skill_id, mark="reset", source="direct", pix=0, at=at)
        for element in current(elements)
    ]


def kept_for_improving(
    elements: Iterable[KnowledgeElement], *, now: datetime, delay_days: int
) -> list[KnowledgeElement]:
    """What improving starts from: what is held, and failures younger than the delay."""
    delay = timedelta(days=delay_days)
    return [e for e in current(elements) if e.is_validated or now - e.at < delay]
