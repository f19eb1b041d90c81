"""Replies of the API, written by hand, that put an exam in each of its states."""

import json
from typing import Any

from playwright.sync_api import Page, Route

Json = dict[str, Any]

EXAM_ID = "abcdefghijklmnopqrstuvwx"
DEVICE_ID = "zyxwvutsrqponmlkjihgfedc"
PASS = {
    "device": DEVICE_ID,
    "token": "pass",
    "exam": EXAM_ID,
    "told": {"position": 0, "times": 0},
}
HAS_PASS = f"localStorage.setItem('sextant.exam', '{json.dumps(PASS)}')"
"""This machine has been let in."""
NOW = "2026-11-22T10:00:00.000Z"


def exam(phase: str = "waiting", **changes: Any) -> Json:
    """An exam in a phase, before its start unless told otherwise."""
    is_begun = phase in {"running", "paused", "ended"}
    found: Json = {
        "id": EXAM_ID,
        "session": {
            "number": "KPTR4B",
            "site": "Lycée Ada-Lovelace",
            "room": "Salle informatique 2",
        },
        "first_name": "Camille",
        "phase": phase,
        "is_elsewhere": False,
        "is_move_asked": False,
        "is_confirmed": phase != "waiting",
        "length": 32,
        "minutes": 105,
        "extra_percent": 0,
        "answered": 0,
        "position": 1,
        "challenge": None,
        "seconds_left": 3675 if is_begun else None,
        "deadline": "2026-11-22T11:01:15.000Z" if phase == "running" else None,
        "now": NOW,
        "alerts": [],
        "reports_left": 3,
        "end_reason": "completed" if phase == "ended" else None,
        "langs": ["fr"],
        "watches_focus": True,
    }
    return {**found, **changes}


def asking(challenge: Json, **changes: Any) -> Json:
    """An exam whose fifth question is asked."""
    return exam("running", challenge=challenge, **{"answered": 4, "position": 5} | changes)


def answer_exam(page: Page, shown: Json) -> None:
    """Make the exam of this machine be as shown, whatever is asked about it."""

    def on_call(route: Route) -> None:
        route.fulfill(status=200, content_type="application/json", body=json.dumps(shown))

    page.route("**/api/learner/exam", on_call)
