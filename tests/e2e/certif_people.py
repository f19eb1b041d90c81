"""Candidates of the story: people with a profile, of known ability, who sit the exam by the API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from chalicelib.core.content import Release
from chalicelib.core.draws import Draw
from chalicelib.core.psychometrics.model import probability
from tests.e2e.conftest import Api
from tests.e2e.playing import PASSWORD, release, right_answer

COMPETENCES = ("1.1", "1.2", "1.3", "2.1", "2.2")
"""Enough of them, at level 1 or more, to be let in an exam."""
FIRST_NAMES = (
    "Amina",
    "Bastien",
    "Chloé",
    "Diego",
    "Elsa",
    "Farid",
    "Gaëlle",
    "Hugo",
    "Inès",
    "Jo",
)
LAST_NAMES = ("Garnier", "Lemaître", "Nguyen", "Oumarou")
FINE = 1_000_000

Shown = Mapping[str, Any]


@dataclass
class ExamPerson:
    """Somebody with an account, a certifiable profile and an ability; `number` from 0."""

    number: int
    api: Api
    theta: float
    mark: str
    device_id: str = field(default_factory=lambda: uuid4().hex)
    exam: dict[str, Any] = field(default_factory=dict)
    acknowledged: list[tuple[int, str]] = field(default_factory=list)
    access: str = ""

    @property
    def identity(self) -> dict[str, str]:
        """Who they are on the list of candidates."""
        return {
            "first_name": FIRST_NAMES[self.number % len(FIRST_NAMES)],
            "last_name": f"{LAST_NAMES[self.number // len(FIRST_NAMES)]}-{self.mark}",
            "birth_date": f"2010-0{1 + self.number % 9}-1{self.number % 10}",
        }

    @property
    def email(self) -> str:
        """The address of the account."""
        return f"candidat-{self.number}-{self.mark}@example.test"

    @property
    def known(self) -> Release:
        """The release in service, with its solutions."""
        return release(self.api.get("/api/public/framework").json()["release_id"])

    def sign_up(self) -> None:
        """An account, and enough competences at level 1."""
        names = {key: self.identity[key] for key in ("first_name", "last_name")}
        body = {**names, "email": self.email, "password": PASSWORD}
        reply = self.api.post(
            "/api/auth/sign-up", json={**body, "lang": "fr", "accepts_terms": True}
        )
        assert reply.status_code == 201, reply.text
        self._bear(reply.json()["access_token"])
        self.access = reply.json()["access_token"]
        for competence_id in COMPETENCES:
            self._learn(competence_id, reply.json()["user"]["id"])

    def _bear(self, token: str) -> None:
        self.api.headers["Authorization"] = f"Bearer {token}"

    def _learn(self, competence_id: str, user_id: str) -> None:
        demand = {"kind": "competence", "competence_id": competence_id}
        reply = self.api.post("/api/learner/assessments", json=demand)
        assert reply.status_code == 201, reply.text
        known, path = self.known, f"/api/learner/assessments/{reply.json()['id']}"
        shown, position = reply.json()["next"], 0
        while shown is not None:
            position += 1
            given = right_answer(known, shown["id"], user_id)
            body = {"position": position, "challenge_id": shown["id"], "answer": given}
            shown = self.api.post(f"{path}/answers", json=body).json()["next"]

    def enter(self, session_number: str) -> None:
        """Come in by name, signed in; from now on the client holds the pass of this machine."""
        self._bear(self.access)
        body = {**self.identity, "session_number": session_number, "device_id": self.device_id}
        reply = self.api.post("/api/learner/exam/entry", json=body)
        assert reply.status_code == 200, reply.text
        self.exam = reply.json()["exam"]
        self._bear(reply.json()["pass"])

    def start(self) -> None:
        """Receive the first question."""
        body = {"lang": "fr", "has_read_rules": True}
        reply = self.api.post("/api/learner/exam/start", json=body)
        assert reply.status_code == 200, reply.text
        self.exam = reply.json()

    def answer(self, questions: int) -> None:
        """Answer so many questions, as somebody of this ability; keep what was acknowledged."""
        for _ in range(questions):
            shown = self.exam["challenge"]
            if shown is None:
                return
            position = self.exam["position"]
            body = {"position": position, "challenge_id": shown["id"]}
            given = self._given(shown["id"])
            reply = self.api.post("/api/learner/exam/answers", json={**body, "answer": given})
            assert reply.status_code == 200, reply.text
            self.acknowledged.append((position, shown["id"]))
            self.exam = reply.json()["exam"]

    def report(self) -> str:
        """Report the question being asked; the id of the question that was put aside."""
        shown = self.exam["challenge"]
        body = {"position": self.exam["position"], "challenge_id": shown["id"]}
        problem = {"category": "WEBSITE_UNAVAILABLE", "detail": "Rien ne se charge."}
        reply = self.api.post("/api/learner/exam/reports", json={**body, **problem})
        assert reply.status_code == 200, reply.text
        self.exam = reply.json()
        return str(shown["id"])

    def _given(self, challenge_id: str) -> object:
        known = self.known
        item = known.challenge(challenge_id)
        luck = Draw(f"{self.number}#{challenge_id}").integer(0, FINE - 1) / FINE
        if luck < float(probability(self.theta, item.a, item.b)):
            return right_answer(known, challenge_id, self.exam["id"])
        return None
