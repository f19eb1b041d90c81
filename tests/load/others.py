"""The few others of an exam day: teachers who look at their classes, people who check a code."""

from typing import Any

from tests.load.candidate import Lost
from tests.load.door import Asked, Door, Reply, asked_until
from tests.load.invigilator import signed_in
from tests.load.run import Run
from tests.load.seats import Others

LOOK_SECONDS = 60.0
FINE = {200, 202, 304}
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


def _asked(door: Door, run: Run, asked: Asked) -> Any:
    reply: Reply = asked_until(door, asked)
    if reply.status in FINE:
        return reply.body
    told = f"{asked.name} was told {reply.status} {reply.code}"
    run.board.fault(told)
    raise Lost(told)
