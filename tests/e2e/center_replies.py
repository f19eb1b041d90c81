"""Replies of the API for the space of certification centers, written by hand."""

from tests.e2e.replies import Json

CENTER = "defghijklmnopqrstuvwxyza"
SESSION = "zyxwvutsrqponmlkjihgfedc"
COUNTS = (
    "candidates",
    "expected",
    "waiting",
    "ready",
    "running",
    "paused",
    "ended",
    "need_help",
)
OF_ONE = f"/api/certif/centers/{CENTER}"


def center() -> Json:
    """A center of which one is an administrator."""
    return {
        "id": CENTER,
        "type": "center",
        "name": "Centre de certification Grace-Hopper",
        "uai": None,
        "role": "admin",
        "demands_second_factor": False,
    }


def session(id_: str = SESSION, day: str = "2031-11-24", **given: object) -> Json:
    """A session to come."""
    return {
        "id": id_,
        "number": "KPT4R7",
        "room_secret": "BCDFGHJKMPQRTV",
        "site": "Lycée professionnel Simone-Veil",
        "room": "Salle informatique 204",
        "starts_on": day,
        "starts_at": "09:00",
        "zone": "Europe/Paris",
        "opens_at": f"{day}T08:00:00.000Z",
        "version_id": "2024",
        "invigilators": "Odile Ferrand, Karim Benali",
        "remarks": "",
        "state": "created",
        "candidate_count": 4,
        "has_begun": False,
        "created_at": "2026-11-02T09:00:00.000Z",
        "counts": dict.fromkeys(COUNTS, 0),
        "finalized_at": None,
        "published_at": None,
        **given,
    }


def eligibility(state: str, certifiable: int = 0, missing: tuple[str, ...] = ()) -> Json:
    """Whether somebody may sit the exam."""
    return {"state": state, "certifiable": certifiable, "needed": 5, "missing": list(missing)}


def candidate(number: int, name: str, ready: Json, **given: object) -> Json:
    """Somebody registered."""
    first, last = name.split(" ", 1)
    return {
        "id": "abcdefghij"[number] * 24,
        "number": number,
        "first_name": first,
        "last_name": last,
        "birth_date": "2009-03-07",
        "external_id": "",
        "email": "",
        "recipient_email": "",
        "extra_percent": 0,
        "adjustments": [],
        "cpf": None,
        "wants_clea": False,
        "billing": "",
        "prepayment_code": "",
        "division": "2de 4",
        "has_account": ready["state"] != "unknown",
        "ticket": "BCDFGHJKMPQRTV",
        "phase": "expected",
        "end_reason": None,
        "has_joined": False,
        "eligibility": ready,
        **given,
    }


CANDIDATES = [
    candidate(1, "Zélie Martelin-Roy de la Vasseraie", eligibility("ready", 9)),
    candidate(
        2,
        "Hector Roy",
        eligibility("lacking", 3, ("1.1", "2.2", "3.4", "5.1")),
        extra_percent=33,
        adjustments=["accessible_challenges", "no_focus_watch"],
    ),
    candidate(3, "Inès Diallo", eligibility("unknown"), division="", external_id="GRETA-2231"),
    candidate(
        4, "Ada Quint", eligibility("lacking", 4, ("1.1", "1.2")), phase="running", has_joined=True
    ),
]
SESSIONS = [
    session("a" * 24, "2031-12-01", number="MJ6QWB", candidate_count=0),
    session(),
    session("b" * 24, "2025-10-13", number="GT8VHX", candidate_count=31),
    session("c" * 24, "2025-06-16", number="PQ2YKC", candidate_count=12, state="finalized"),
    session("d" * 24, "2025-06-09", number="DW9RTF", candidate_count=12, state="settled"),
    session("e" * 24, "2025-04-07", number="XH3BMJ", candidate_count=28, state="published"),
]
VERSIONS = [
    {
        "id": id_,
        "kind": kind,
        "title": {"fr": fr, "en": en},
        "minutes": 105,
        "length": 32,
        "is_default": id_ == "2024",
    }
    for id_, kind, fr, en in (
        ("2024", "adaptive", "Examen de 2024", "Exam of 2024"),
        ("2019", "historic", "Examen de 2019", "Exam of 2019"),
    )
]
JOB: Json = {
    "id": "j" * 24,
    "kind": "papers",
    "status": "done",
    "done": 4,
    "total": 4,
    "address": "/paper.pdf",
    "outcome": {},
}

PUPILS = [
    {
        "learner_id": letter * 24,
        "first_name": first,
        "last_name": last,
        "birth_date": born,
        "division": "2de 4",
        "has_account": born is not None,
        "is_enrolled": letter == "b",
        "eligibility": ready,
    }
    for letter, first, last, born, ready in (
        ("a", "Zélie", "Martelin-Roy", "2009-03-07", eligibility("ready", 9)),
        ("b", "Hector", "Roy", "2009-04-12", eligibility("lacking", 3, ("1.1", "2.2"))),
        ("c", "Inès", "Diallo", None, eligibility("unknown")),
        ("d", "Ada", "Quint", "2009-12-30", eligibility("lacking", 4, ("1.1",))),
    )
]
SCHOOLS = [
    {
        "id": "s" * 24,
        "name": "Lycée Katherine-Johnson",
        "type": "school",
        "divisions": [{"name": "2de 4", "count": 4}, {"name": "", "count": 2}],
    }
]

NORMAL: dict[str, Json] = {
    f"{OF_ONE}/versions": {"items": VERSIONS, "next": None},
    f"{OF_ONE}/schools": {"items": SCHOOLS, "next": None},
    f"{OF_ONE}/sessions/{SESSION}/schools/{'s' * 24}/pupils": {"items": PUPILS, "next": None},
    f"{OF_ONE}/sessions": {"items": SESSIONS, "next": "more"},
    f"{OF_ONE}/sessions/{SESSION}": session(),
    f"{OF_ONE}/sessions/{SESSION}/candidates": {"items": CANDIDATES, "next": None},
    f"{OF_ONE}/sessions/{SESSION}/papers": JOB,
    f"{OF_ONE}/jobs/{'j' * 24}": JOB,
}
"""By address, when there is something to show."""

EMPTY: dict[str, Json] = {
    f"{OF_ONE}/schools": {"items": [], "next": None},
    f"{OF_ONE}/sessions": {"items": [], "next": None},
    f"{OF_ONE}/sessions/{SESSION}": session(candidate_count=0),
    f"{OF_ONE}/sessions/{SESSION}/candidates": {"items": [], "next": None},
}
"""What differs when there is nothing yet."""
