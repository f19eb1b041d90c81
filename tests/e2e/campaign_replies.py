"""Replies of the API about campaigns, as their learners read them; written by hand."""

from typing import Any

Json = dict[str, Any]

CODE = "DQ4Y6H9MF"
PARTICIPATION = "zyxwvutsrqponmlkjihgfedc"
SCHOOL = "Collège Ada-Lovelace de Saint-Martin-sur-Loire"


def both(text: str) -> Json:
    """The same text in both languages."""
    return {"fr": text, "en": text}


def intro() -> Json:
    """A campaign of a school, open."""
    return {
        "code": CODE,
        "kind": "assessment",
        "title": "Où en êtes-vous avec le numérique ?",
        "welcome": "Répondez sans vous presser.\n\nCe n'est pas une note.",
        "organization_name": SCHOOL,
        "logo": None,
        "minutes": 25,
        "tube_count": 12,
        "status": "open",
        "needs_learner": True,
        "is_multiple": True,
    }


def providers() -> Json:
    """A portal that knows pupils."""
    return {"items": [{"id": "ent", "name": "Mon ENT", "protocol": "saml", "kind": "ent"}]}


def training(number: int) -> Json:
    """A page of ours."""
    return {
        "id": f"formation-{number}",
        "title": "Des mots de passe solides, sans tout retenir",
        "kind": "module",
        "minutes": 12,
        "lang": "fr",
        "editor": "Sextant",
        "url": None,
        "html": "<p>Une phrase de passe vaut mieux qu'un mot.</p>",
    }


def trainings(*, is_empty: bool) -> Json:
    """What to learn from."""
    return {"items": [] if is_empty else [training(1), training(2)], "next": None}


def results(tutorials: list[Json]) -> Json:
    """Two competences, one badge got and one not, the second stage of five."""
    competence = {"level": 1, "max_level": 2, "pix": 9, "percentage": 40}
    badge = {"title": both("Prudence en ligne"), "message": both("Vous savez vous protéger.")}
    return {
        "percentage": 40,
        "stage": {"title": both("En chemin"), "message": both("Le plus dur est fait.")},
        "stage_number": 1,
        "stage_count": 5,
        "badges": [
            {"id": "prudence", "is_got": True, **badge},
            {"id": "respect", "is_got": False, **badge},
        ],
        "competences": [
            {"competence_id": "1.1", **competence},
            {"competence_id": "4.2", **competence},
        ],
        "tubes": [],
        "trainings": [training(1)],
        "tutorials": tutorials,
    }


def participation(status: str, tutorials: list[Json]) -> Json:
    """A try at the campaign: started, completed or shared."""
    is_shared = status == "shared"
    return {
        "id": PARTICIPATION,
        "code": CODE,
        "kind": "assessment",
        "title": "Où en êtes-vous avec le numérique ?",
        "organization_name": SCHOOL,
        "campaign_status": "open",
        "rank": 1,
        "status": status,
        "started_at": "2026-11-12T09:00:00.000Z",
        "shared_at": "2026-11-12T09:40:00.000Z" if is_shared else None,
        "assessment_id": PARTICIPATION,
        "answered": 14,
        "can_share": status == "completed",
        "can_retry": is_shared,
        "days_before_retry": 0 if is_shared else None,
        "what_is_sent": ["name", "class", "progress", "results", "subjects", "badges", "answers"],
        "results": None if status == "started" else results(tutorials),
    }


def participations(*, is_empty: bool) -> Json:
    """Everything somebody takes part in."""
    statuses = [] if is_empty else ["started", "completed", "shared"]
    items = [{**participation(one, []), "id": one[0] * 24} for one in statuses]
    return {"items": items, "next": None}
