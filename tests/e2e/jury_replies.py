"""Replies of the API for the jury's pages, written by hand."""

from tests.e2e.replies import Json

SOME_ID = "zyxwvutsrqponmlkjihgfedc"
OF_JURY = "/api/admin/certification"
AT = "2026-11-16T09:{:02d}:00.000Z"
LEVELS = {f"{area}.{rank}": (area + rank) % 7 for area in range(1, 6) for rank in range(1, 4)}


def session(state: str = "finalized", **given: object) -> Json:
    """A session in a list."""
    return {
        "id": SOME_ID,
        "number": "KPT4R7",
        "site": "Lycée professionnel Simone-Veil",
        "room": "Salle informatique 204",
        "starts_on": "2026-11-16",
        "starts_at": "09:00",
        "zone": "Europe/Paris",
        "center_id": "defghijklmnopqrstuvwxyza",
        "center_name": "Centre de certification Grace-Hopper",
        "version_id": "2024",
        "state": state,
        "candidate_count": 3,
        "finalized_at": AT.format(59),
        "published_at": None,
        "is_assigned": True,
        "is_mine": False,
        "assigned_name": "Odile Ferrand",
        **given,
    }


def result(**given: object) -> Json:
    """What an exam is worth."""
    return {
        "status": "validated",
        "comment": None,
        "pix": 412,
        "mesh": 4,
        "levels": LEVELS,
        "max_level": 7,
        "max_pix": 895,
        "counted": 5,
        "standard_error": 0.31,
        "is_clea": True,
        **given,
    }


def outcome(**given: object) -> Json:
    """What an exam became."""
    return {
        "result": result(),
        "stage": "scored",
        "certificate": "none",
        "end_reason": "time",
        "cause": "technical",
        "answered": 6,
        "alerts": 1,
        "is_proposed": False,
        "is_revoked": False,
        **given,
    }


def candidate(number: int, name: str, became: Json | None, *, reports: int = 0) -> Json:
    """A candidate of the session."""
    first, last = name.split(" ", 1)
    return {
        "id": SOME_ID if number == 1 else "abcd"[number] * 24,
        "number": number,
        "first_name": first,
        "last_name": last,
        "division": "3e B",
        "phase": "ended" if became else "expected",
        "length": 32 if became else 0,
        "open_reports": reports,
        "outcome": became,
    }


def report(letter: str, **given: object) -> Json:
    """An incident."""
    return {
        "id": letter * 24,
        "candidate_id": SOME_ID,
        "category": "IN_CHALLENGE",
        "subcategory": "IMAGE_NOT_DISPLAYING",
        "question_number": 2,
        "description": "L'image du plan est restée blanche malgré deux rechargements.",
        "at": AT.format(20),
        "is_impactful": True,
        "resolution": "",
        "resolved_at": None,
        "is_by_rules": False,
        **given,
    }


def question(position: int, outcome_: str | None, **given: object) -> Json:
    """A question that was answered."""
    return {
        "sequence": position + 4,
        "position": position,
        "kind": "answered",
        "challenge_kind": "short-text",
        "competence_id": "1.1",
        "skill": "Resserrer une recherche avec les bons mots",
        "statement": "Quelle recherche a le plus de chances d'aboutir ?",
        "words": ["oiseau gris ventre orange parc"] if outcome_ in {"ok", "ko"} else [],
        "asked_at": AT.format(position * 4),
        "at": AT.format(position * 4 + 3),
        "seconds": 180,
        "outcome": outcome_,
        "category": "",
        "state": None,
        "focus_losses": 0,
        "pasted": 0,
        "is_counted": True,
        "is_neutralized": False,
        **given,
    }


def entry(sequence: int, action: str, **given: object) -> Json:
    """A line of the trail."""
    return {
        "sequence": sequence,
        "at": AT.format(50 + sequence),
        "by": "Odile Ferrand" if sequence > 1 else "",
        "action": action,
        "reason": "Constaté en salle" if sequence > 1 else "",
        "what": {},
        **given,
    }


PROPOSAL: Json = {
    "sequence": 3,
    "at": AT.format(53),
    "change": "neutralize",
    "positions": [2],
    "reason": "L'image ne s'affichait pas.",
    "report_id": "r" * 24,
    "proposed_by": "Odile Ferrand",
    "is_mine": False,
}
SHEET: Json = {
    "id": SOME_ID,
    "session_id": SOME_ID,
    "session_number": "KPT4R7",
    "session_state": "finalized",
    "number": 1,
    "first_name": "Zélie",
    "last_name": "Martelin-Roy",
    "birth_date": "2009-03-07",
    "division": "3e B",
    "extra_percent": 33,
    "version_id": "2024",
    "started_at": AT.format(0),
    "ended_at": AT.format(40),
    "minutes": 140,
    "length": 32,
    "lang": "fr",
    "outcome": outcome(is_proposed=True),
    "verification_code": "",
    "comment_for_candidate": "",
    "comment_for_organization": "",
    "proposal": PROPOSAL,
    "preview": result(pix=398, counted=4),
    "changes": ["neutralize", "restore", "cancel", "reject_fraud"],
    "questions": [
        question(1, "ok"),
        question(2, None, kind="reported", state="accepted", is_counted=False, words=[]),
        question(3, "ko", focus_losses=2, pasted=1),
        question(4, "skipped"),
        question(5, "timed_out", is_neutralized=True, is_counted=False),
        question(6, "ok"),
    ],
    "marks": [
        {"kind": "started", "at": AT.format(0), "detail": ""},
        {"kind": "paused", "at": AT.format(15), "detail": ""},
        {"kind": "resumed", "at": AT.format(18), "detail": ""},
        {"kind": "moved", "at": AT.format(22), "detail": ""},
        {"kind": "ended", "at": AT.format(40), "detail": "time"},
        {"kind": "closed", "at": AT.format(45), "detail": "technical"},
    ],
    "reports": [report("r"), report("s", resolution="kept", is_by_rules=True)],
    "results": [result(pix=405), result()],
    "audit": [
        entry(1, "scored"),
        entry(2, "restored", what={"positions": "2", "pix_before": 405, "pix": 412}),
        entry(3, "rescore_proposed", what={"change": "neutralize", "positions": "2"}),
    ],
}
NORMAL: dict[str, Json] = {
    f"{OF_JURY}/dead-letters": {"certificates": 2},
    f"{OF_JURY}/sessions": {"items": [session(), session("settled", id="s" * 24)], "next": None},
    f"{OF_JURY}/proposals": {
        "items": [
            {
                "candidate_id": SOME_ID,
                "first_name": "Zélie",
                "last_name": "Martelin-Roy",
                "session_id": SOME_ID,
                "session_number": "KPT4R7",
                "outcome": outcome(),
                "proposal": PROPOSAL,
            }
        ],
        "next": None,
    },
    f"{OF_JURY}/sessions/{SOME_ID}": {
        "session": session(),
        "candidates": [
            candidate(1, "Zélie Martelin-Roy", outcome(is_proposed=True), reports=1),
            candidate(2, "Anatole Le Goff", outcome(result=result(status="rejected", pix=0))),
            candidate(3, "Inès Faure", None),
        ],
        "reports": [report("r"), report("s", resolution="neutralized", is_by_rules=True)],
    },
    f"{OF_JURY}/sessions/{SOME_ID}/publication": {
        "state": "finalized",
        "job": None,
        "scored": 2,
        "certified": 1,
        "published": 0,
        "requested": 0,
        "issued": 0,
    },
    f"{OF_JURY}/candidates/{SOME_ID}": SHEET,
}
EMPTY: dict[str, Json] = {
    f"{OF_JURY}/dead-letters": {"certificates": 0},
    f"{OF_JURY}/sessions": {"items": [], "next": None},
    f"{OF_JURY}/proposals": {"items": [], "next": None},
    f"{OF_JURY}/sessions/{SOME_ID}": {
        "session": session("settled", is_assigned=False, assigned_name=""),
        "candidates": [],
        "reports": [],
    },
}
"""What differs when there is nothing yet."""
