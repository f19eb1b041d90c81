"""Replies of the API, written by hand: certifications in each of their states."""

from typing import Any

Json = dict[str, Any]
ID = "zyxwvutsrqponmlkjihgfedc"
CODE = "KPTR-4BW7-QHMD-6X"
STATES = ("to_come", "awaited", "absent", "obtained", "expired", "rejected", "cancelled", "revoked")
CERTIFIED = {"obtained", "expired"}
_AREAS = {
    "1": ("Information et données", 3),
    "2": ("Communication et collaboration", 4),
    "3": ("Création de contenu", 4),
    "4": ("Protection et sécurité", 3),
    "5": ("Environnement numérique", 2),
}
_REASONS = {
    "rejected": "rejected_due_to_lack_of_answers",
    "cancelled": "cancelled_due_to_lack_of_answers_for_technical_reason",
    "revoked": "cancelled_by_jury",
}
_STEPS = (
    ("pre_beginner", 0, 63),
    ("beginner_1", 64, 127),
    ("beginner_2", 128, 255),
    ("independent_3", 256, 383),
    ("independent_4", 384, 511),
    ("advanced_5", 512, 639),
    ("advanced_6", 640, 767),
    ("expert_7", 768, 895),
)


def summary(state: str) -> Json:
    """A certification in a list."""
    is_certified = state in CERTIFIED
    return {
        "id": ID if state == "obtained" else f"{state:x<24}".replace("_", "x"),
        "state": state,
        "day": "2026-03-14",
        "center_name": "Lycée Hedy-Lamarr",
        "site": "Lycée Hedy-Lamarr",
        "room": "Salle 12",
        "session_number": "KPTR47",
        "pix": 412 if is_certified else None,
        "max_pix": 895 if is_certified else None,
        "global_level": "independent_4" if is_certified else None,
        "valid_until": "2029-04-02" if is_certified else None,
    }


def listed(*, is_empty: bool) -> Json:
    """All of somebody's."""
    return {"items": [] if is_empty else [summary(state) for state in STATES]}


def levels() -> list[Json]:
    """Sixteen levels; the last one was not measured."""
    areas = [
        {
            "id": area,
            "title": {"fr": title, "en": f"{title} (en)"},
            "levels": [
                {
                    "competence_id": f"{area}.{n}",
                    "title": {"fr": f"Compétence {area}.{n}", "en": f"Skill {area}.{n}"},
                    "level": (int(area) * n) % 7 + 1,
                }
                for n in range(1, count + 1)
            ],
        }
        for area, (title, count) in _AREAS.items()
    ]
    areas[-1]["levels"][-1]["level"] = None
    return areas


def detail(state: str) -> Json:
    """A certification whole."""
    is_certified = state in CERTIFIED
    return {
        **summary(state),
        "reason": _REASONS.get(state),
        "comment": "Vous avez quitté la salle." if state == "rejected" else "",
        "certificate": "issued" if is_certified else "none",
        "code": CODE if is_certified else "",
        "shown_name": "full",
        "first_name": "Camille",
        "last_name": "Martin",
        "published_on": "2026-04-02" if is_certified else None,
        "levels": levels() if is_certified else [],
        "grid": [{"global_level": mesh, "low": low, "high": high} for mesh, low, high in _STEPS]
        if is_certified
        else [],
        "european": [{"code": "1.1", "level": 3}, {"code": "5.4", "level": 2}]
        if is_certified
        else [],
        "max_level": 7 if is_certified else None,
        "is_professional": is_certified,
        "professional_pix": 120,
        "register_number": "RS5875",
        "is_clea": is_certified,
    }


def verified(status: str = "valid") -> Json:
    """What verification tells."""
    is_told = status != "revoked"
    return {
        "holder": "Camille MARTIN",
        "taken_on": "2026-03-14",
        "published_on": "2026-04-02",
        "valid_until": "2029-04-02",
        "status": status,
        "pix": 412 if is_told else None,
        "max_pix": 895 if is_told else None,
        "global_level": "independent_4" if is_told else None,
        "levels": levels() if is_told else [],
        "is_professional": is_told,
        "professional_pix": 120,
        "register_number": "RS5875",
        "is_clea": is_told,
    }
