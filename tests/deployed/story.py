"""A centre from its opening to a certificate, told through the deployed APIs only."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import requests

from chalicelib.core.certification.session import DEFAULT_ZONE
from infra.emulated.rehearsal import SITE_ORIGIN, Rehearsal
from tests.deployed.content import COMPETENCES
from tests.deployed.visitor import Visitor
from tests.factories import RIGHT

LINK = re.compile(r"/orga/invitation#([\w.]+)")
PATIENCE_SECONDS = 90
DEVICE = "machine-of-the-room-1"
WHO = {"first_name": "Zélie", "last_name": "Martelin", "birth_date": "2008-03-07"}
JURY = "/api/admin/certification"

Seen = TypeVar("Seen")


def until(look: Callable[[], Seen | None], what: str) -> Seen:
    """What somebody sees once the functions behind have done their work."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        seen = look()
        if seen:
            return seen
        time.sleep(0.3)
    raise AssertionError(f"{what}: still not after {PATIENCE_SECONDS} s")


@dataclass(frozen=True, slots=True)
class Held:
    """A session of today and who is in it."""

    manager: Visitor
    candidate: Visitor
    path: str
    id: str
    number: str
    room_secret: str


class Story:
    """What people do with what is deployed, in order."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal

    def visitor(self) -> Visitor:
        """Somebody new."""
        return Visitor(self.rehearsal.locate, SITE_ORIGIN)

    def staff(self) -> Visitor:
        """One of the staff, appointed by the operator's command."""
        one = self.visitor()
        one.sign_up("staff")
        code = one.add_second_factor()
        command = [sys.executable, "-m", "infra.staff", one.email]
        subprocess.run(command, env={**self.rehearsal.variables()}, check=True, timeout=60)
        one.sign_in(code)
        return one

    def institution(self, staff: Visitor) -> Visitor:
        """A machine that may read one certification at a time, with its token."""
        wanted = {
            "name": "Parcoursup",
            "scopes": ["results:parcoursup"],
            "uais": None,
            "reason": "Répétition d'un déploiement",
        }
        given = staff.post("/api/admin/partners", wanted).expect(201)
        form = {
            "grant_type": "client_credentials",
            "client_id": given["client"]["id"],
            "client_secret": given["secret"],
        }
        address = self.rehearsal.locate("/api/partner/v1/token")
        token = requests.post(address, data=form, timeout=60).json()["access_token"]
        return self.visitor().bearing(token)

    def letters(self, to: str) -> list[str]:
        """The texts of the mails sent to an address."""
        address = f"{self.rehearsal.cloud.address}/_ministack/ses/messages"
        accounts = requests.get(address, timeout=5).json()["messages"]
        sent = [letter for letters in accounts.values() for letter in letters]
        return [letter["BodyText"] for letter in sent if to in letter["To"]]

    def trained(self) -> Visitor:
        """A learner who answers all questions of five competences, all of them rightly."""
        learner = self.visitor()
        learner.sign_up("candidate", WHO["first_name"], WHO["last_name"])
        for competence_id in COMPETENCES:
            self.learn(learner, competence_id)
        until(lambda: _is_certifiable(learner), "the profile follows the answers")
        return learner

    def learn(self, learner: Visitor, competence_id: str) -> int:
        """Answer to the end; how many questions."""
        demand = {"kind": "competence", "competence_id": competence_id}
        begun = learner.post("/api/learner/assessments", demand).expect(201)
        path, shown, position = f"/api/learner/assessments/{begun['id']}", begun["next"], 0
        while shown is not None:
            position += 1
            given = {"position": position, "challenge_id": shown["id"], "answer": RIGHT}
            shown = learner.post(f"{path}/answers", given).expect()["next"]
        return position

    def session(self, staff: Visitor, candidate: Visitor) -> Held:
        """A centre, opened by the staff; its manager, invited by mail; a session of today."""
        manager = self.visitor()
        manager.sign_up("manager", "Hedy", "Kiesler")
        center = {
            "type": "center",
            "name": "Centre Hedy-Lamarr",
            "admin_email": manager.email,
            "lang": "fr",
        }
        center_id = staff.post("/api/admin/organizations", center).expect(201)["id"]
        manager.post("/api/orga/invitations/acceptance", {"token": self._invited(manager)}).expect()
        wanted = {
            "site": "Lycée Hedy-Lamarr",
            "room": "Salle 12",
            "starts_on": f"{datetime.now(ZoneInfo(DEFAULT_ZONE)):%Y-%m-%d}",
            "starts_at": "09:00",
        }
        sessions = f"/api/certif/centers/{center_id}/sessions"
        made = manager.post(sessions, wanted).expect(201)
        path = f"{sessions}/{made['id']}"
        manager.post(f"{path}/candidates", WHO).expect(201)
        return Held(manager, candidate, path, made["id"], made["number"], made["room_secret"])

    def invigilator(self, held: Held) -> Visitor:
        """Somebody in the room, with its pass."""
        one = self.visitor()
        one.sign_up("invigilator", "Karim", "Benali")
        door = {"number": held.number, "secret": held.room_secret}
        return one.bearing(one.post("/api/invigilator/rooms", door).expect()["pass"])

    def come_in(self, held: Held) -> tuple[Visitor, Any]:
        """The candidate's machine, with the pass of the exam, and what it shows."""
        who = {**WHO, "session_number": held.number, "device_id": DEVICE}
        entered = held.candidate.post("/api/learner/exam/entry", who).expect()
        return held.candidate.bearing(entered["pass"]), entered["exam"]

    def sit(self, machine: Visitor) -> list[str]:
        """Start and answer to the end; what was asked."""
        rules = {"lang": "fr", "has_read_rules": True}
        exam = machine.post("/api/learner/exam/start", rules).expect()
        asked: list[str] = []
        while exam["challenge"] is not None:
            asked.append(exam["challenge"]["id"])
            given = {"position": exam["position"], "challenge_id": asked[-1], "answer": RIGHT}
            exam = machine.post("/api/learner/exam/answers", given).expect()["exam"]
        return asked

    def publish(self, staff: Visitor, held: Held) -> None:
        """Finalized by the centre, scored and settled by functions, published by the staff."""
        path = f"{JURY}/sessions/{held.id}"
        held.manager.post(f"{held.path}/finalization", {"causes": {}}).expect()
        until(lambda: _is(staff, path, "settled"), "the session is scored and settled")
        staff.post(f"{path}/publication").expect(202)
        until(lambda: _issued(staff, path), "the certificate is issued")

    def _invited(self, manager: Visitor) -> str:
        def link() -> str | None:
            found = [LINK.search(letter) for letter in self.letters(manager.email)]
            return next((one[1] for one in found if one), None)

        return until(link, "the invitation arrives")


def _is_certifiable(learner: Visitor) -> bool:
    return bool(learner.get("/api/learner/profile").expect()["is_certifiable"])


def _is(staff: Visitor, path: str, state: str) -> bool:
    return bool(staff.get(path).expect()["session"]["state"] == state)


def _issued(staff: Visitor, path: str) -> bool:
    return bool(staff.get(f"{path}/publication").expect()["issued"])
