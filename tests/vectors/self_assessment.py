"""Self-assessment: knowledge, choice of the next challenge, scorecard."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from chalicelib.core import knowledge, playable, scoring, smart_random
from chalicelib.core.content import PIX_UNIT, Skill
from chalicelib.core.knowledge import KnowledgeElement

Input = Mapping[str, Any]
Output = Mapping[str, Any]

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class VectorChallenge:
    """A challenge as vectors describe it, under the product's names."""

    id: str
    skill_id: str
    langs: tuple[str, ...]
    status: str = "validated"
    time_limit_seconds: int | None = None
    a: float = 1.0
    b: float = 0.0


def _skill(given: Input) -> Skill:
    return Skill(
        id=given["id"],
        tube_id=given.get("tube", ""),
        competence_id="1.1",
        level=given["difficulty"],
        pix=_units(given.get("pix", 0)),
        title="",
    )


def _skills(given: Sequence[Input]) -> list[Skill]:
    return [_skill(skill) for skill in given]


def _units(pix: float) -> Any:
    """Exact, whatever the decimals: a third written 2.6666666666666665 is 8/3 again."""
    return Fraction(str(pix)).limit_denominator(PIX_UNIT) * PIX_UNIT


def _element(given: Input) -> KnowledgeElement:
    return KnowledgeElement(
        skill_id=given["skill"], mark=given["status"], source=given["source"], pix=0, at=NOW
    )


def _elements(given: Sequence[Input]) -> list[KnowledgeElement]:
    return [_element(element) for element in given]


def _ids(skills: Sequence[Skill]) -> Output:
    return {"ids": [skill.id for skill in skills]}


def _challenge(given: Input) -> VectorChallenge:
    return VectorChallenge(
        id=given["id"],
        skill_id=given["skill"],
        langs=tuple(given.get("locales", ("fr",))),
        status={"archivé": "archived"}.get(given.get("status", ""), "validated"),
        time_limit_seconds=given.get("timer"),
    )


def elements_for_answer(given: Input) -> Output:
    """`knowledge.elements_for_answer`."""
    elements = knowledge.elements_for_answer(
        given["skill"],
        given["result"] == "ok",
        _skills(given["target_skills"]),
        assessed_ids=[*given["previously_validated"], *given["previously_failed"]],
        at=NOW,
    )
    return {"elements": [[e.skill_id, e.source, e.mark, float(e.pix / PIX_UNIT)] for e in elements]}


def predicted_level(given: Input) -> Output:
    """`cat.predicted_level`."""
    elements = _elements(given["knowledge_elements"])
    return {"level": smart_random.predicted_level(_skills(given["skills"]), elements)}


def most_rewarding(given: Input) -> Output:
    """`cat.max_rewarding`."""
    known_ids = {element["skill"] for element in given["knowledge_elements"]}
    untested = set(given["available"]) - known_ids
    tubes = _skills(given["skills"])
    rewarding = smart_random.most_rewarding(
        [skill for skill in tubes if skill.id in untested],
        tubes,
        known_ids=known_ids,
        level=given["predicted_level"],
    )
    return _ids(rewarding)


def first_level(given: Input) -> Output:
    """`cat.focus_default_level`."""
    return _ids(smart_random.at_first_level(_skills(given["skills"])))


def _flagged(given: Input) -> playable.Remaining:
    """What is left when vectors flag each skill as playable and timed."""
    challenges = [
        VectorChallenge(
            id=f"q_{skill['id']}",
            skill_id=skill["id"],
            langs=("fr",) if skill.get("playable", True) else (),
            time_limit_seconds=60 if skill.get("timed") else None,
        )
        for skill in given["skills"]
    ]
    return playable.remaining(_skills(given["skills"]), challenges, answered_ids=(), lang="fr")


def filter_first(given: Input) -> Output:
    """`cat.filter_first`."""
    elements = _elements(given["knowledge_elements"])
    left = _flagged(given)
    return _ids(smart_random.possible_skills(left, elements, is_first=True, was_timed=False))


def filter_next(given: Input) -> Output:
    """`cat.filter_next`: the filters alone, before rewards are compared."""
    skills = smart_random.filtered_next(
        _flagged(given),
        known_ids={element["skill"] for element in given["knowledge_elements"]},
        level=given["predicted_level"],
        was_timed=bool(given["last_timed"]),
    )
    return _ids(skills)


def possible_skills(given: Input) -> Output:
    """`smart_random.possible_skills`."""
    left = playable.remaining(
        _skills(given["target_skills"]),
        [_challenge(challenge) for challenge in given["challenges"]],
        answered_ids=given["answered"],
        lang=given["locale"],
    )
    skills = smart_random.possible_skills(
        left,
        _elements(given["knowledge_elements"]),
        is_first=given["is_first"],
        was_timed=bool(given["last_timeout"]),
    )
    return _ids(skills)


def seed_keys(given: Input) -> Output:
    """`pick.seed_keys`."""
    seed = given["seed"] if isinstance(given["seed"], int) else 0
    key_skill, key_challenge = smart_random.seed_keys(seed)
    return {"key_skill": key_skill, "key_challenge": key_challenge}


def score(given: Input) -> Output:
    """`scorecard.scoring`."""
    exact = sum(_units(value) for value in given["pix_values"])
    scored = scoring.score(
        exact,
        max_level=given["max_reachable_level"],
        is_excess_pix_allowed=given.get("allow_excess_pix", False),
        is_excess_level_allowed=given.get("allow_excess_level", False),
    )
    return {
        "exact_pix": float(exact / PIX_UNIT),
        "pix": scored.pix,
        "level": scored.level,
        "pix_ahead": scored.pix_ahead,
        "remaining_pix_to_next_level": scored.pix_to_next_level,
        "percentage": scored.percentage,
    }


def total(given: Input) -> Output:
    """`scorecard.total`."""
    sums = [sum(_units(value) for value in values) for values in given["by_competence"]]
    return {"pix": scoring.total_pix(sums, max_level=given["max_reachable_level"])}


def remaining_days(given: Input) -> Output:
    """`scorecard.remaining_days`."""
    days_since_last = given["days_since_last"]
    if days_since_last is None:
        return {"days": None}
    return {"days": scoring.remaining_days(days_since_last, delay_days=given["delay"])}


FUNCTIONS: Mapping[str, Callable[[Input], Output]] = {
    "knowledge.elements_for_answer": elements_for_answer,
    "cat.predicted_level": predicted_level,
    "cat.max_rewarding": most_rewarding,
    "cat.focus_default_level": first_level,
    "cat.filter_first": filter_first,
    "cat.filter_next": filter_next,
    "smart_random.possible_skills": possible_skills,
    "pick.seed_keys": seed_keys,
    "scorecard.scoring": score,
    "scorecard.total": total,
    "scorecard.remaining_days": remaining_days,
}
