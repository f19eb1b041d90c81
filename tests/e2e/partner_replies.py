"""Replies of the API for the staff's pages about institutions' machines, written by hand."""

from datetime import UTC, datetime, timedelta

from tests.e2e.replies import Json

SOME_ID = "zyxwvutsrqponmlkjihgfedc"
OF_PARTNERS = "/api/admin/partners"
OF_ONE = f"{OF_PARTNERS}/{SOME_ID}"
NOW = datetime.now(UTC).replace(microsecond=0)
SECRET = "sxs_made-up-for-the-screens-only-0123456789abcdef"


def at(days: float) -> str:
    """An instant so many days from now, as the API writes it."""
    return (NOW + timedelta(days=days)).isoformat().replace("+00:00", ".000Z")


def day(days: int) -> str:
    """A day so many days from now."""
    return (NOW + timedelta(days=days)).date().isoformat()


def secret(letter: str, since: float, until: float) -> Json:
    """What is told of a secret."""
    return {"id": letter * 24, "created_at": at(since), "expires_at": at(until)}


def partner(letter: str, name: str, **given: object) -> Json:
    """A machine that reads."""
    return {
        "id": SOME_ID if letter == "z" else letter * 24,
        "name": name,
        "scopes": ["results:school", "feeds:lsu"],
        "uais": None,
        "daily_quota": 10_000,
        "created_at": at(-200),
        "last_used_on": day(0),
        "revoked_at": None,
        "secrets": [secret("s", -200, 165)],
        **given,
    }


def act(letter: str, kind: str, days: float, reason: str) -> Json:
    """A line of the log."""
    return {
        "id": letter * 24,
        "act": kind,
        "at": at(days),
        "by": "Odile Ferrand",
        "reason": reason,
        "changes": [
            {"field": "daily_quota", "before": "5000", "after": "10000"},
            {"field": "uais", "before": "all", "after": "0750001U 0692866R 0130053M"},
        ]
        if kind == "changed"
        else [],
    }


def reading(letter: str, status: int, **given: object) -> Json:
    """A line of the trail."""
    return {
        "id": letter * 24,
        "at": at(-0.01),
        "operation": "school_results",
        "status": status,
        "found": 87 if status == 200 else 0,
        "subject": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "request_id": "8f14e45f-ceea-467f-a9d3-1a0b5c9f3f6e",
        **given,
    }


SHEET: Json = {
    "client": partner(
        "z",
        "Ministère de l'éducation, livret scolaire unique",
        secrets=[secret("s", -200, 5), secret("t", -2, 363)],
        uais=["0750001U", "0692866R", "0130053M"],
    ),
    "use": [
        {"day": day(-days), "reads": reads}
        for days, reads in enumerate([4210, 9870, 10_412, 0, 8120, 7950, 8044, 120, 60, 9020])
        if reads
    ],
    "acts": [
        act("a", "rotated", -2, "Renouvellement annuel demandé par le ministère"),
        act("c", "changed", -30, "Trois académies d'abord, à la demande du ministère"),
        act("b", "created", -200, "Convention 2026-114"),
    ],
}
LINES = [
    partner("z", "Ministère de l'éducation, livret scolaire unique"),
    partner("a", "Parcoursup", scopes=["results:parcoursup", "feeds:parcoursup"]),
    partner(
        "b",
        "Espace numérique de travail de la région Grande-Ourse",
        scopes=["campaigns:read"],
        uais=["0750001U"],
        daily_quota=500,
        secrets=[secret("s", -350, 12)],
        last_used_on=None,
    ),
    partner("c", "Caisse des dépôts", scopes=["feeds:cpf"], secrets=[secret("s", -400, -35)]),
    partner("d", "Ancien système", revoked_at=at(-40), secrets=[]),
]

NORMAL: dict[str, Json] = {
    OF_PARTNERS: {"items": LINES, "next": "more"},
    OF_ONE: SHEET,
    f"{OF_ONE}/readings": {
        "items": [
            reading("a", 200),
            reading("b", 404, operation="search"),
            reading("c", 403, operation="campaign_results", subject=""),
            reading("d", 429),
        ],
        "next": None,
    },
}
EMPTY: dict[str, Json] = {
    OF_PARTNERS: {"items": [], "next": None},
    OF_ONE: {
        "client": partner("z", "Nouveau", last_used_on=None, scopes=["campaigns:read"], secrets=[]),
        "use": [],
        "acts": [act("b", "created", 0, "Convention 2026-115")],
    },
    f"{OF_ONE}/readings": {"items": [], "next": None},
}
