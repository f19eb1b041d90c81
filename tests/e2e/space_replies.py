"""Replies of the API for the organizations' and the staff's spaces, written by hand."""

import json
from typing import Literal, get_args
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from tests.e2e import center_replies, feed_replies, jury_replies, list_replies, partner_replies
from tests.e2e.replies import Json, reply_to, user

SpaceState = Literal["normal", "empty", "loading", "error", "offline"]
SPACE_STATES: tuple[SpaceState, ...] = get_args(SpaceState)

ORGANIZATION = "bcdefghijklmnopqrstuvwxy"
OTHER = "cdefghijklmnopqrstuvwxyz"
SINCE = "2026-11-02T09:00:00.000Z"
UNTIL = "2026-11-16T09:00:00.000Z"
OF_ONE = f"/api/orga/organizations/{ORGANIZATION}"
OF_CENTER = f"/api/orga/organizations/{center_replies.CENTER}"


def organization(id_: str = ORGANIZATION, name: str = "Collège Ada-Lovelace") -> Json:
    """A school of which one is an administrator."""
    return {
        "id": id_,
        "type": "school",
        "name": name,
        "uai": "0750001D",
        "role": "admin",
        "demands_second_factor": False,
    }


def member(letter: str, name: str, *, role: str = "member", is_me: bool = False) -> Json:
    """Somebody of the team."""
    first, last = name.split(" ", 1)
    return {
        "user_id": letter * 24,
        "first_name": first,
        "last_name": last,
        "email": f"{letter}.{last.lower().replace(' ', '-')}@un-assez-long-domaine.example.test",
        "role": role,
        "since": SINCE,
        "is_me": is_me,
        "has_second_factor": is_me,
    }


def campaign(letter: str, name: str, *, started: int, shared: int) -> Json:
    """A campaign in progress."""
    return {
        "id": letter * 24,
        "name": name,
        "created_at": SINCE,
        "counts": {"started": started, "completed": shared, "shared": shared},
    }


def steps(done: int) -> Json:
    """The first steps, as many of them done."""
    names = ("second_factor", "learners", "campaign", "team")
    return {
        "steps": [{"id": name, "is_done": n < done, "count": n} for n, name in enumerate(names)]
    }


INVITATION = {
    "id": "i" * 24,
    "email": "une.nouvelle.collegue@un-assez-long-domaine.example.test",
    "role": "member",
    "invited_at": SINCE,
    "expires_at": UNTIL,
}
CAMPAIGNS = [
    campaign("a", "Rentrée 6e", started=142, shared=97),
    campaign("b", "Recherche documentaire", started=0, shared=0),
]
TEAM = [
    member("a", "Camille Martin", role="admin", is_me=True),
    member("b", "Éloïse Dubreuil de la Vasseraie"),
]
LINES = [
    {**organization(), "created_at": SINCE},
    {**organization(OTHER, "Centre du Port"), "type": "center", "uai": None, "created_at": SINCE},
]

NORMAL: dict[str, Json] = {
    **list_replies.normal(OF_ONE),
    **center_replies.NORMAL,
    **jury_replies.NORMAL,
    **partner_replies.NORMAL,
    **feed_replies.NORMAL,
    "/api/orga/organizations": {
        "items": [
            organization(),
            organization(OTHER, "Lycée Katherine-Johnson"),
            center_replies.center(),
        ],
        "next": None,
    },
    OF_ONE: {**organization(), "created_at": SINCE, "member_count": 2},
    OF_CENTER: {**center_replies.center(), "created_at": SINCE, "member_count": 2},
    f"{OF_CENTER}/members": {"members": TEAM, "invitations": [INVITATION]},
    f"{OF_ONE}/first-steps": steps(2),
    f"{OF_ONE}/members": {"members": TEAM, "invitations": [INVITATION]},
    f"{OF_ONE}/overview": {
        "campaigns_active": 2,
        "started_30d": 412,
        "shared_30d": 287,
        "completion_rate": 70,
    },
    f"{OF_ONE}/campaigns": {"items": CAMPAIGNS, "next": None},
    "/api/public/invitations": {
        "organization_name": "Collège Ada-Lovelace",
        "organization_type": "school",
        "role": "admin",
        "email_hint": "c…@college.test",
    },
    "/api/admin/organizations": {"items": LINES, "next": "more"},
}
"""By address, when there is something to show."""

EMPTY: dict[str, Json] = {
    **list_replies.empty(OF_ONE),
    **center_replies.EMPTY,
    **jury_replies.EMPTY,
    **partner_replies.EMPTY,
    **feed_replies.EMPTY,
    f"{OF_ONE}/first-steps": steps(0),
    f"{OF_ONE}/members": {"members": TEAM[:1], "invitations": []},
    f"{OF_ONE}/overview": {
        "campaigns_active": 0,
        "started_30d": 0,
        "shared_30d": 0,
        "completion_rate": None,
    },
    f"{OF_ONE}/campaigns": {"items": [], "next": None},
    "/api/admin/organizations": {"items": [], "next": None},
}
"""What differs when there is nothing yet."""

ALWAYS = {"/api/auth/refresh", "/api/orga/organizations"}
"""What works in every state, so that a page shows its own."""


def _reply(path: str, state: SpaceState) -> Json | None:
    if path == "/api/auth/refresh":
        me = {**user(), "has_second_factor": True, "is_staff": True, "username": None}
        return {"access_token": "t", "expires_in": 900, "user": me}
    known = {**NORMAL, **EMPTY} if state == "empty" else NORMAL
    return known.get(path) or reply_to(path, "empty" if state == "empty" else "normal")


def answer_space_as(page: Page, state: SpaceState) -> None:
    """Make the calls of the page end as the state wants; the list of organizations always comes."""

    def on_call(route: Route) -> None:
        path = urlsplit(route.request.url).path
        is_free = path not in ALWAYS
        if state == "loading" and is_free:
            return
        if state == "offline" and is_free:
            route.abort("internetdisconnected")
            return
        body = None if state == "error" and is_free else _reply(path, state)
        status = 200 if body else 500 if state == "error" else 404
        kind = "application/json" if body else "application/problem+json"
        body = body or {"status": status, "code": "unexpected", "title": "", "request_id": "req-1"}
        route.fulfill(status=status, content_type=kind, body=json.dumps(body))

    page.route("**/api/**", on_call)
