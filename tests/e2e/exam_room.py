"""A session for the journeys of candidates: made by a center, watched by an invigilator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from chalicelib.core.certification.session import DEFAULT_ZONE
from infra.local.demo_people import PASSWORD as DEMO_PASSWORD
from tests.e2e.certif_people import ExamPerson
from tests.e2e.conftest import Api

CENTER, INVIGILATOR = "center@demo.test", "invigilator@demo.test"
Json = dict[str, Any]


def signed_in(site: str, login: str) -> Api:
    """A client signed in with an account of the demonstration."""
    api = Api(site)
    reply = api.post("/api/auth/sign-in", json={"login": login, "password": DEMO_PASSWORD})
    assert reply.status_code == 200, reply.text
    api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
    return api


@dataclass
class ExamRoom:
    """A session of the demonstration's center, and its room in somebody's hands."""

    center: Api
    invigilator: Api
    address: str
    session: Json

    @property
    def number(self) -> str:
        """What is displayed in the room."""
        return str(self.session["number"])

    def register(self, person: ExamPerson, **arranged: Any) -> Json:
        """Put somebody on the list of candidates."""
        reply = self.center.post(f"{self.address}/candidates", json={**person.identity, **arranged})
        assert reply.status_code == 201, reply.text
        candidate: Json = reply.json()
        return candidate

    def line(self, candidate_id: str) -> Json:
        """What the invigilator sees of a candidate."""
        lines = self.invigilator.get("/api/invigilator/room").json()["lines"]
        line: Json = next(one for one in lines if one["candidate_id"] == candidate_id)
        return line

    def act(self, candidate_id: str, *acts: str, **how: Any) -> Json:
        """Do something for a candidate, one thing after another; their line after the last."""
        line: Json = {}
        for act in acts:
            path = f"/api/invigilator/room/candidates/{candidate_id}/acts"
            reply = self.invigilator.post(path, json={"act": act, **how})
            assert reply.status_code == 200, reply.text
            line = reply.json()
        return line

    def settle(self, candidate_id: str, act: str) -> Json:
        """Accept or dismiss the oldest open report of a candidate."""
        reference = self.line(candidate_id)["alert"]["sequence"]
        return self.act(candidate_id, act, reference=reference)


def open_room(site: str, *, version_id: str = "") -> ExamRoom:
    """A new session of today, its room opened."""
    center = signed_in(site, CENTER)
    found = center.get("/api/orga/organizations").json()["items"]
    center_id = next(one["id"] for one in found if one["type"] == "center")
    address = f"/api/certif/centers/{center_id}/sessions"
    day = datetime.now(ZoneInfo(DEFAULT_ZONE)).date().isoformat()
    wanted = {"site": "Lycée Ada-Lovelace", "room": f"Salle {uuid4().hex[:4]}", "starts_on": day}
    wanted["version_id"] = version_id
    reply = center.post(address, json={**wanted, "starts_at": "09:00"})
    assert reply.status_code == 201, reply.text
    session = reply.json()
    invigilator = signed_in(site, INVIGILATOR)
    key = {"number": session["number"], "secret": session["room_secret"]}
    opened = invigilator.post("/api/invigilator/rooms", json=key)
    assert opened.status_code == 200, opened.text
    invigilator.headers["Authorization"] = f"Bearer {opened.json()['pass']}"
    return ExamRoom(center, invigilator, f"{address}/{session['id']}", session)


def candidate(site: str, number: int = 0) -> ExamPerson:
    """Somebody who may take the exam, with an account."""
    mark = "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:8])
    person = ExamPerson(number, Api(site), 0.0, mark)
    person.sign_up()
    return person
