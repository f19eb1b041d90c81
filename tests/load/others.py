"""The few others of an exam day: teachers, people who check a code, institutions' machines."""

from typing import Any
from urllib.parse import urlencode

from tests.load.candidate import Lost
from tests.load.door import Asked, Door, Reply, asked_until
from tests.load.invigilator import signed_in
from tests.load.run import Run
from tests.load.seats import Others

LOOK_SECONDS = 60.0
FINE = {200, 202, 304}
PARTNER = "/api/partner/v1"
UNKNOWN_INE = "0123456789A"
UNKNOWN_CODE = "BCDFGHJKMPQRTV"


def teach(door: Door, *, run: Run, others: Others, until: float, number: int) -> None:
    """Statistics of a class again and again, and its results once as a file."""
    token = signed_in(door, run, others.teacher)
    headers = {"Authorization": f"Bearer {token}"}
    place = f"/api/orga/organizations/{others.organization_id}/campaigns/{others.campaign_id}"
    body = {"format": "csv"}
    _asked(door, run, Asked("class export", "POST", f"{place}/exports", body, headers))
    while door.now() < until:
        for what in ("activity", "analysis"):
            asked = Asked(f"class {what}", "GET", f"{place}/{what}", headers=headers)
            _asked(door, run, asked)
        door.pause(run.real(LOOK_SECONDS))


def verify_codes(door: Door, *, run: Run, others: Others, until: float, number: int) -> None:
    """An employer checks certificates; some codes are mistyped."""
    draws = run.draws(f"verifier/{number}")
    while door.now() < until:
        is_known = bool(others.verification_code) and draws.random() < 0.9
        code = others.verification_code if is_known else UNKNOWN_CODE
        body = {"code": code, "device_id": f"load-verifier-{number:04d}"}
        asked = Asked("verify", "POST", "/api/public/certificates/verification", body)
        if is_known:
            _asked(door, run, asked)
        door.pause(run.real(LOOK_SECONDS))


def read_as_partner(door: Door, *, run: Run, others: Others, until: float, number: int) -> None:
    """An institution's machine: a token, then one person's result after another."""
    form = {
        "grant_type": "client_credentials",
        "client_id": others.client_id,
        "client_secret": others.client_secret,
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    asked = Asked("partner token", "POST", f"{PARTNER}/token", urlencode(form), headers)
    token = _asked(door, run, asked)["access_token"]
    draws, headers = run.draws(f"partner/{number}"), {"Authorization": f"Bearer {token}"}
    while door.now() < until:
        is_known = bool(others.verification_code) and draws.random() < 0.5
        body = {"verification_code": others.verification_code} if is_known else {"ine": UNKNOWN_INE}
        search = f"{PARTNER}/certifications/search"
        _asked(door, run, Asked("partner search", "POST", search, body, headers), unknown=True)
        door.pause(run.real(LOOK_SECONDS))


def _asked(door: Door, run: Run, asked: Asked, *, unknown: bool = False) -> Any:
    reply: Reply = asked_until(door, asked)
    if reply.status in FINE or (unknown and reply.status == 404):
        return reply.body
    told = f"{asked.name} was told {reply.status} {reply.code}"
    run.board.fault(told)
    raise Lost(told)
