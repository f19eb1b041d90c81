"""Replies of the API, written by hand, that put each page of the site in a wanted state."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Page, Route

from tests.e2e import campaign_replies, certificate_replies, exam_replies

State = Literal["normal", "starting", "loading", "empty", "error", "offline"]
STATES: tuple[State, ...] = get_args(State)
"""`starting`: nobody knows yet who is signed in; `loading`: the page waits for the rest."""

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
NEVER_ANSWERED = """
const before = window.fetch
window.fetch = (asked, ...rest) => {
    const { pathname } = new URL(asked.url ?? asked, location.href)
    const isAwaited = pathname.startsWith('/api/') && (%s || pathname !== '/api/auth/refresh')
    return isAwaited ? new Promise(() => {}) : before(asked, ...rest)
}
"""
PIX = [44, 31, 12, 56, 40, 22, 0, 18, 27, 50, 9, 35, 0, 5, 56, 24]


def framework() -> Json:
    """The areas, competences and levels of the real content."""
    areas = yaml.safe_load((CONTENT / "framework.yaml").read_text("utf-8"))["areas"]
    levels = yaml.safe_load((CONTENT / "levels.yaml").read_text("utf-8"))
    competences = [
        {
            "id": key,
            "area_id": area_id,
            "title": found["title"],
            "description": found["description"],
        }
        for area_id, area in areas.items()
        for key, found in area["competences"].items()
    ]
    return {
        "release_id": "0123456789abcdef",
        "service_name": "Sextant",
        "max_level": 7,
        "areas": [{"id": key, "title": area["title"]} for key, area in areas.items()],
        "competences": competences,
        "levels": levels,
    }


FRAMEWORK = framework()


def user(*, kind: str = "registered", lang: str = "fr") -> Json:
    """Somebody signed in."""
    is_known = kind == "registered"
    return {
        "id": "abcdefghijklmnopqrstuvwx",
        "kind": kind,
        "email": "camille@example.test" if is_known else None,
        "first_name": "Camille" if is_known else "",
        "last_name": "Martin" if is_known else "",
        "lang": lang,
        "username": None,
        "has_password": is_known,
        "has_second_factor": False,
        "is_staff": False,
        "identities": [],
    }


def scorecard(competence_id: str, pix: int, *, status: str | None = None) -> Json:
    """How far somebody is in a competence."""
    found = status or ("not_started" if pix == 0 else "started" if pix % 2 else "completed")
    is_done = found == "completed"
    return {
        "competence_id": competence_id,
        "area_id": competence_id[0],
        "status": found,
        "level": pix // 8,
        "pix": pix,
        "pix_ahead": pix % 8,
        "pix_to_next_level": 8 - pix % 8,
        "max_level": 7,
        "is_at_top": pix == 56,
        "assessment_id": None if found == "not_started" else "zyxwvutsrqponmlkjihgfedc",
        "can_start": found != "completed",
        "can_improve": is_done and pix < 56 and pix % 3 == 0,
        "can_reset": is_done and pix % 4 == 0,
        "days_before_improving": 2 if is_done and pix % 3 else 0 if is_done else None,
        "days_before_reset": 5 if is_done and pix % 4 else 0 if is_done else None,
    }


def profile(pix: list[int]) -> Json:
    """The sixteen competences of somebody."""
    competences = [
        scorecard(c["id"], p) for c, p in zip(FRAMEWORK["competences"], pix, strict=True)
    ]
    certifiable = sum(p >= 8 for p in pix)
    return {
        "pix": sum(pix),
        "pix_max": 1024,
        "is_certifiable": certifiable >= 5,
        "certifiable_competences": certifiable,
        "required_competences": 5,
        "competences": competences,
    }


TUTORIALS = [
    {
        "id": "mots-utiles",
        "title": "Choisir des mots-clés utiles",
        "source": "Sextant",
        "kind": "page",
        "minutes": 3,
        "lang": "fr",
        "url": None,
        "html": "<p>Gardez les mots <strong>porteurs de sens</strong> et retirez les autres.</p>"
        "<ul><li>Pas de phrase entière</li><li>Pas de mot vide</li></ul>",
    },
    {
        "id": "veille",
        "title": "La veille documentaire",
        "source": "Wikipédia",
        "kind": "site",
        "minutes": 8,
        "lang": "fr",
        "url": "https://fr.wikipedia.org/wiki/Veille_documentaire",
        "html": None,
    },
]


def competence_detail(competence_id: str, *, is_empty: bool) -> Json:
    """One competence with its subjects and what to work on."""
    titles = [
        ("Choisir ses mots-clés", "Choosing keywords"),
        ("Lire une adresse web", "Reading a web address"),
    ]
    tubes = [
        {
            "id": f"tube-{n}",
            "title": {"fr": fr, "en": en},
            "level": 0 if is_empty else 3 - n,
            "max_level": 5,
        }
        for n, (fr, en) in enumerate(titles)
    ]
    card = scorecard(competence_id, 0 if is_empty else 44)
    return {"scorecard": card, "tubes": tubes, "tutorials": [] if is_empty else TUTORIALS}


def challenge(challenge_id: str = "mots-cles-2a") -> Json:
    """A single choice about keywords."""
    texts = [
        "<p>horaires piscine Lyon</p>",
        "<p>Je voudrais connaître les horaires</p>",
        "<p>piscine</p>",
    ]
    return {
        "id": challenge_id,
        "kind": "single-choice",
        "lang": "fr",
        "competence_id": "1.1",
        "statement_html": "<p>Vous cherchez quand ouvre la piscine de <em>Lyon</em>. "
        "Que saisissez-vous ?</p>",
        "image": None,
        "files": [],
        "form": {
            "kind": "choices",
            "is_multiple": False,
            "choices": [{"id": str(n), "html": text} for n, text in enumerate(texts)],
        },
        "time_limit_seconds": None,
        "is_focused": False,
        "is_accessible": True,
    }


def assessment(*, is_over: bool = False) -> Json:
    """A test of a competence, at its third question or over."""
    return {
        "id": "zyxwvutsrqponmlkjihgfedc",
        "kind": "competence",
        "competence_id": "1.1",
        "state": "completed" if is_over else "started",
        "is_improving": False,
        "position": 7 if is_over else 5,
        "answered": 7 if is_over else 5,
        "checkpoint_every": 5,
        "next": None if is_over else challenge(),
    }


def corrections() -> list[Json]:
    """What was answered, one for each outcome."""
    answers: list[tuple[str, Any]] = [
        ("ok", ["0"]),
        ("ko", ["2"]),
        ("skipped", None),
        ("timed_out", None),
    ]
    return [
        {
            "position": position,
            "challenge": challenge(f"mots-cles-{position + 1}a"),
            "answer": answer,
            "outcome": outcome,
            "right_answer": ["horaires piscine Lyon"],
            "hint_html": "<p>Relisez la question et soulignez les mots importants.</p>",
            "explanation_html": "<p>Les mots vides n'aident pas le moteur de recherche.</p>",
            "tutorials": TUTORIALS,
        }
        for position, (outcome, answer) in enumerate(answers)
    ]


def result(*, is_empty: bool) -> Json:
    """What a finished test says."""
    return {
        "assessment_id": "zyxwvutsrqponmlkjihgfedc",
        "kind": "competence",
        "competence_id": "1.1",
        "level": 0 if is_empty else 3,
        "pix": 0 if is_empty else 29,
        "pix_gained": 0 if is_empty else 29,
        "max_level": 7,
        "pix_to_next_level": 8 if is_empty else 3,
        "answered": 7,
        "right": 0 if is_empty else 5,
        "is_improving": False,
    }


def _after(path: str, prefix: str) -> list[str]:
    return path.removeprefix(prefix).strip("/").split("/")


def _assessment_reply(path: str, is_empty: bool) -> Json | None:
    match _after(path, "/api/learner/assessments"):
        case [_]:
            return assessment()
        case [_, "answers"]:
            return {"items": [] if is_empty else corrections(), "next": None}
        case [_, "result"]:
            return result(is_empty=is_empty)
    return None


def reply_to(path: str, state: State) -> Json | None:
    """The body for an address, or None when this API has no such address."""
    is_empty = state == "empty"
    fixed: dict[str, Callable[[], Json]] = {
        "/api/public/framework": lambda: FRAMEWORK,
        "/api/auth/refresh": lambda: {"access_token": "t", "expires_in": 900, "user": user()},
        "/api/auth/anonymous": lambda: {
            "access_token": "t",
            "expires_in": 900,
            "user": user(kind="anonymous"),
        },
        "/api/learner/account": user,
        "/api/learner/exam": exam_replies.exam,
        "/api/learner/profile": lambda: profile([0] * 16 if is_empty else PIX),
        "/api/learner/participations": lambda: campaign_replies.participations(is_empty=is_empty),
        "/api/learner/trainings": lambda: campaign_replies.trainings(is_empty=is_empty),
        "/api/learner/certifications": lambda: certificate_replies.listed(is_empty=is_empty),
        "/api/public/certificates/verification": certificate_replies.verified,
        "/api/public/identity-providers": campaign_replies.providers,
        f"/api/public/campaigns/{campaign_replies.CODE}": campaign_replies.intro,
    }
    if path in fixed:
        return fixed[path]()
    if path.startswith("/api/learner/competences/"):
        return competence_detail(_after(path, "/api/learner/competences")[0], is_empty=is_empty)
    if path.startswith("/api/learner/assessments/"):
        return _assessment_reply(path, is_empty)
    if path.startswith("/api/learner/certifications/"):
        return certificate_replies.detail("rejected" if is_empty else "obtained")
    if path.startswith("/api/learner/participations/"):
        return campaign_replies.participation("started" if is_empty else "completed", TUTORIALS)
    return None


def _problem(status: int, code: str) -> Json:
    return {"status": status, "code": code, "title": code, "detail": "", "request_id": "req-1"}


def _fulfill(route: Route, status: int, body: Json) -> None:
    kind = "application/json" if status < 400 else "application/problem+json"
    route.fulfill(status=status, content_type=kind, body=json.dumps(body))


def answer_as(page: Page, state: State, *, is_signed_in: bool) -> None:
    """Make every call of the page to the API end as the state wants; sign-in itself works."""

    def on_call(route: Route) -> None:
        path = urlsplit(route.request.url).path
        is_session = path == "/api/auth/refresh"
        if is_session and not is_signed_in:
            _fulfill(route, 401, _problem(401, "signed_out"))
        elif state == "offline" and not is_session:
            route.abort("internetdisconnected")
        elif state == "error" and not is_session:
            _fulfill(route, 500, _problem(500, "unexpected"))
        else:
            body = reply_to(path, state)
            _fulfill(route, 404 if body is None else 200, body or _problem(404, "not_found"))

    if state in {"starting", "loading"}:
        page.add_init_script(NEVER_ANSWERED % json.dumps(state == "starting"))
    page.route("**/api/**", on_call)
