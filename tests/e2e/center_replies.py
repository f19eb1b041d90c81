"""Replies of the API for the space of certification centers, written by hand."""

from tests.e2e.replies import Json

CENTER = "defghijklmnopqrstuvwxyza"
SESSION = "zyxwvutsrqponmlkjihgfedc"
PAST, PUBLISHED = "b" * 24, "e" * 24
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

BUSY = {**dict.fromkeys(COUNTS, 0), "candidates": 4, "running": 1, "ended": 2, "expected": 1}
OVER = {
    "state": "published",
    "has_begun": True,
    "finalized_at": "2026-11-20T15:00:00.000Z",
    "published_at": "2026-11-21T15:00:00.000Z",
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


def ending(number: int, name: str, **given: object) -> Json:
    """A candidate, as the end of the session finds them."""
    first, last = name.split(" ", 1)
    return {
        "candidate_id": "abcdefghij"[number] * 24,
        "number": number,
        "first_name": first,
        "last_name": last,
        "phase": "ended",
        "end_reason": "completed",
        "answered": 32,
        "length": 32,
        "alerts": 0,
        **given,
    }


def incident(letter: str, category: str, **given: object) -> Json:
    """Something noted in the room."""
    return {
        "id": letter * 24,
        "candidate_id": "c" * 24,
        "category": category,
        "subcategory": "",
        "description": "",
        "question_number": 0,
        "at": "2026-11-20T10:12:00.000Z",
        "is_impactful": category in {"FRAUD", "IN_CHALLENGE"},
        **given,
    }


FINALIZATION: Json = {
    "is_finalized": False,
    "finished": [ending(1, "Zélie Martelin-Roy de la Vasseraie")],
    "unfinished": [
        ending(2, "Hector Roy", end_reason="invigilator", answered=21),
        ending(4, "Ada Quint", phase="running", end_reason=None, answered=7, alerts=1),
    ],
    "not_joined": [ending(3, "Inès Diallo", phase="expected", end_reason=None, answered=0)],
    "open_alerts": [ending(4, "Ada Quint", phase="running", answered=7, alerts=1)],
    "reports": [
        incident("p", "IN_CHALLENGE", subcategory="FILE_NOT_OPENING", question_number=12),
        incident(
            "q",
            "NON_BLOCKING_TECHNICAL_ISSUE",
            candidate_id="",
            description="Coupure de courant de 10 h 05 à 10 h 11, puis reprise.",
        ),
    ],
    "remarks": "",
}
COMPETENCES = [
    f"{area}.{n}" for area, count in enumerate((3, 4, 4, 3, 2), 1) for n in range(1, count + 1)
]


def result(status: str, pix: int | None, **given: object) -> Json:
    """What an exam became."""
    return {
        "status": status,
        "reason": None,
        "comment": "",
        "pix": pix,
        "max_pix": 895,
        "mesh": 3 if pix else None,
        "levels": {id_: n % 6 for n, id_ in enumerate(COMPETENCES)} if pix else {},
        "is_clea": False,
        "certificate": "issued" if status == "validated" else "none",
        "is_revoked": False,
        **given,
    }


def outcome(number: int, name: str, found: Json | None, division: str = "2de 4") -> Json:
    """A line of results."""
    first, last = name.split(" ", 1)
    return {
        "candidate_id": "abcdefghij"[number] * 24,
        "number": number,
        "first_name": first,
        "last_name": last,
        "division": division,
        "phase": "ended" if found else "expected",
        "result": found,
    }


RESULTS: Json = {
    "state": "published",
    "finalized_at": "2026-11-20T15:00:00.000Z",
    "published_at": "2026-11-21T15:00:00.000Z",
    "divisions": ["2de 4", "2de 5"],
    "competence_ids": COMPETENCES,
    "items": [
        outcome(1, "Zélie Martelin-Roy de la Vasseraie", result("validated", 412, is_clea=True)),
        outcome(
            2, "Hector Roy", result("rejected", None, reason="rejected_due_to_lack_of_answers")
        ),
        outcome(3, "Inès Diallo", None, "2de 5"),
        outcome(
            4,
            "Ada Quint",
            result(
                "cancelled",
                None,
                reason="cancelled_due_to_neutralization",
                comment="Coupure de courant dans la salle.",
            ),
        ),
        outcome(5, "Noé Vasseur", result("validated", 238, is_revoked=True), "2de 5"),
        outcome(6, "Lou Ferrand", result("validated", 301, certificate="requested"), "2de 5"),
    ],
}


def finding(
    line: int, column: str, code: str, value: str = "", *, is_blocking: bool = True
) -> Json:
    """Something wrong in a line of a file."""
    return {
        "line": line,
        "column": column,
        "code": code,
        "value": value,
        "is_blocking": is_blocking,
    }


def line(number: int, status: str, name: str, *findings: Json, **given: object) -> Json:
    """A line of a list of candidates."""
    first, last = name.split(" ", 1)
    return {
        "line": number,
        "status": status,
        "first_name": first,
        "last_name": last,
        "birth_date": "2009-03-07",
        "differences": [],
        "findings": list(findings),
        **given,
    }


CANDIDATE_FILE: Json = {
    "lines": [
        line(12, "new", "Zélie Martelin-Roy"),
        line(13, "changed", "Hector Roy", differences=["extra_percent", "email"]),
        line(
            14,
            "wrong",
            "Inès Diallo",
            finding(14, "* Date de naissance (format : jj/mm/aaaa)", "birth_date_required"),
            finding(14, "Temps majoré ?", "extra_time_not_a_number", "un tiers"),
            birth_date=None,
        ),
        line(15, "known", "Ada Quint"),
        line(
            16,
            "new",
            "Noé Vasseur",
            finding(16, "Pays", "birth_place_not_kept", "France", is_blocking=False),
        ),
    ],
    "ignored_columns": ["Téléphone"],
    "added": 0,
    "changed": 0,
}
SESSION_FILE: Json = {
    "sessions": [
        {
            "line": number,
            "status": status,
            "number": "GT8VHX" if status == "known" else "",
            "site": "Lycée professionnel Simone-Veil",
            "room": "Salle 204",
            "starts_on": "2031-12-01" if status != "wrong" else None,
            "starts_at": "09:00",
            "candidates": people,
            "known": 2 if status == "known" else 0,
            "findings": findings,
        }
        for number, status, people, findings in (
            (2, "new", 14, []),
            (16, "known", 1, [finding(18, "", "candidate_twice", is_blocking=False)]),
            (20, "wrong", 0, [finding(20, "* Date de début", "session_date_not_valid", "lundi")]),
        )
    ],
    "ignored_columns": [],
}

NORMAL: dict[str, Json] = {
    f"{OF_ONE}/sessions/file": SESSION_FILE,
    f"{OF_ONE}/sessions/{SESSION}/candidates/file": CANDIDATE_FILE,
    f"{OF_ONE}/sessions/{PAST}": session(PAST, "2025-10-13", has_begun=True, counts=BUSY),
    f"{OF_ONE}/sessions/{PAST}/finalization": FINALIZATION,
    f"{OF_ONE}/sessions/{PAST}/candidates": {"items": CANDIDATES, "next": None},
    f"{OF_ONE}/sessions/{PUBLISHED}": session(PUBLISHED, "2025-04-07", **OVER),
    f"{OF_ONE}/sessions/{PUBLISHED}/results": RESULTS,
    f"{OF_ONE}/sessions/{PUBLISHED}/finalization": {**FINALIZATION, "is_finalized": True},
    f"{OF_ONE}/sessions/{PUBLISHED}/candidates": {"items": CANDIDATES, "next": None},
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
