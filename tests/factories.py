"""Builders with defaults: a small release, answers, assessments."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from chalicelib.core.assessment import Header
from chalicelib.core.content import (
    PIX_UNIT,
    Area,
    Challenge,
    Competence,
    Field,
    Level,
    Release,
    Skill,
    TextRule,
    TextsForm,
    TextsSolution,
    Tube,
    Tutorial,
)
from chalicelib.core.exam_version import ExamVersion

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
RELEASE_ID = "0123456789abcdef"
OWNER_ID = "o" * 24
ASSESSMENT_ID = "a" * 24
RIGHT = {"a": "juste"}
WRONG = {"a": "faux"}

LADDERS: Mapping[str, Mapping[str, Sequence[int]]] = {
    "1.1": {"mots": (1, 2, 3, 4, 5), "sources": (1, 2, 3, 4, 5)},
    "1.2": {"dossiers": (1, 2, 3)},
}
"""Levels of each tube of each competence of the usual release."""

EXAM_VERSIONS = (
    ExamVersion(
        "2024",
        "adaptive",
        {"fr": "Examen adaptatif", "en": "Adaptive exam"},
        length=4,
        minimum_answers=2,
        per_competence=0,
        per_tube=0,
        look_ahead=0.0,
    ),
    ExamVersion(
        "incumbent",
        "flash",
        {"fr": "Règle d'origine", "en": "Original rule"},
        length=4,
        minimum_answers=2,
        per_tube=0,
    ),
    ExamVersion(
        "2019",
        "historic",
        {"fr": "Examen de 2019", "en": "2019 exam"},
        length=6,
        minimum_answers=1,
        max_level=5,
    ),
)
"""Short exams that the usual release has room for: four questions, two of which are enough."""


def texts(text: str) -> dict[str, str]:
    """The same text in both languages."""
    return {"fr": text, "en": text}


def skill(
    tube_id: str, level: int, *, competence_id: str = "1.1", pix: int = 4 * PIX_UNIT
) -> Skill:
    """A skill of a tube; it earns 4 pix unless told."""
    return Skill(f"{tube_id}-{level}", tube_id, competence_id, level, pix, f"{tube_id} {level}")


def challenge(skill_id: str, letter: str = "a", **changes: object) -> Challenge:
    """A short-text challenge whose right answer is `RIGHT`."""
    given: dict[str, object] = {
        "id": f"{skill_id}{letter}",
        "skill_id": skill_id,
        "kind": "short-text",
        "lang": "fr",
        "pool": "training",
        "status": "validated",
        "statement": f"<p>Épreuve de {skill_id}</p>",
        "form": TextsForm(fields=(Field(id="a", label="Réponse"),)),
        "solution": TextsSolution(rules={"a": TextRule(accept=("juste",))}),
        "hint": "<p>Indice</p>",
        "explanation": "<p>Parce que.</p>",
        "tutorial_ids": ("lire",),
        "a": 1.0,
        "b": 0.0,
    }
    return Challenge(**{**given, **changes})  # type: ignore[arg-type]


def release(
    ladders: Mapping[str, Mapping[str, Sequence[int]]] = LADDERS,
    *,
    challenges: Iterable[Challenge] | None = None,
    demo_skill_ids: tuple[str, ...] = ("mots-1", "mots-2", "dossiers-1", "dossiers-2"),
    release_id: str = RELEASE_ID,
    exam_versions: Iterable[ExamVersion] = EXAM_VERSIONS,
) -> Release:
    """A release with one challenge a skill, unless told."""
    skills = tuple(
        skill(tube_id, level, competence_id=competence_id)
        for competence_id, tubes in ladders.items()
        for tube_id, levels in tubes.items()
        for level in levels
    )
    return Release(
        areas=(Area("1", texts("Information")),),
        competences=tuple(
            Competence(competence_id, "1", texts(competence_id), texts(competence_id))
            for competence_id in ladders
        ),
        levels=tuple(Level(n, texts(f"Niveau {n}"), texts(f"Niveau {n}")) for n in range(9)),
        tubes=tuple(
            Tube(tube_id, competence_id, texts(tube_id))
            for competence_id, tubes in ladders.items()
            for tube_id in tubes
        ),
        skills=skills,
        challenges=tuple(challenges or (challenge(one.id) for one in skills)),
        tutorials=(Tutorial("lire", "Lire", "Sextant", "page", 3, "fr", html="<p>Lire.</p>"),),
        demo_skill_ids=tuple(i for i in demo_skill_ids if i in {one.id for one in skills}),
        exam_versions=tuple(exam_versions),
        id=release_id,
    )


def header(**changes: object) -> Header:
    """An assessment of competence 1.1 that has just started, nothing known."""
    given: dict[str, object] = {
        "id": ASSESSMENT_ID,
        "owner_id": OWNER_ID,
        "kind": "competence",
        "release_id": RELEASE_ID,
        "lang": "fr",
        "known": "-" * 10,
        "first_challenge_id": "mots-2a",
        "started_at": NOW,
        "competence_id": "1.1",
    }
    return Header(**{**given, **changes})  # type: ignore[arg-type]
