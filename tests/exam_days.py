"""The day of an exam over HTTP: a session, candidates who may be certified, their machines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib import wiring
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import Exam, fold
from chalicelib.core.content import PIX_UNIT
from chalicelib.core.identity import Principal
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.wiring import certif
from chalicelib.wiring import training as training_wiring
from tests.browser import Browser, Reply
from tests.session_factories import BORN, SESSION, candidate, session

ZELIE = "z" * 24
MACHINE, OTHER_MACHINE = "machine-of-the-room-1", "machine-of-the-room-2"
EXAM = "/api/learner/exam"
ENOUGH = ("1.1", "1.2", "1.3", "2.1", "2.2")
INVIGILATOR = "i" * 24
TICKET = "BCDFGHJKMPQRTV"


def prepare(now: datetime, *candidates: Candidate, **changes: Any) -> None:
    """A session of today and who is registered in it: Zélie, unless told."""
    certif.sessions().add(session(starts_on=now.date(), **changes))
    enrolled = candidates or (candidate(ticket=TICKET),)
    certif.candidates().add(enrolled, certif.sessions().get(SESSION))


def certifiable(user_id: str, competence_ids: tuple[str, ...] = ENOUGH) -> str:
    """Somebody at level 1 in that many competences."""
    for one in competence_ids:
        profile = CompetenceProfile(user_id, one, "r" * 16, exact_pix=8 * PIX_UNIT)
        training_wiring.profile_stores().profiles.save(profile)
    return user_id


def exam_of(candidate_id: str = "zelie") -> Exam:
    """What is stored of an exam."""
    return fold(*certif.exams().get(candidate_id))


@dataclass
class Machine:
    """A browser in the room; `exam` is what it was told last."""

    browser: Browser
    device_id: str = MACHINE
    exam: Any = None
    replies: list[Reply] = field(default_factory=list)

    def enter(self, user_id: str = ZELIE, **changes: object) -> Reply:
        """By name, signed in."""
        body = {
            "session_number": "KPTR47",
            "first_name": "Zélie",
            "last_name": "Martelin",
            "birth_date": BORN.isoformat(),
            "device_id": self.device_id,
        }
        signed_in = self.browser.sign_in(user_id)
        return self._entered(signed_in.post(f"{EXAM}/entry", {**body, **changes}))

    def use_ticket(self, user_id: str = "", *, ticket: str = TICKET) -> Reply:
        """By ticket, signed in or not."""
        body = {"ticket": ticket, "device_id": self.device_id}
        browser = self.browser.sign_in(user_id) if user_id else Browser(self.browser.client)
        path = f"{EXAM}/ticket" if user_id else "/api/public/exam/ticket"
        return self._entered(browser.post(path, body))

    def look(self, **headers: str) -> Reply:
        """Where the exam stands."""
        reply = Browser(self.browser.client, self.browser.token, headers).get(EXAM)
        return self._told(reply, reply.body)

    def start(self, lang: str = "fr") -> Reply:
        """Begin, the rules read."""
        reply = self.browser.post(f"{EXAM}/start", {"lang": lang, "has_read_rules": True})
        return self._told(reply, reply.body)

    def answer(self, answer: object = None, **changes: object) -> Reply:
        """The question being asked."""
        body = {
            "position": self.exam["position"],
            "challenge_id": self.exam["challenge"]["id"],
            "answer": answer,
        }
        return self.send_answer({**body, **changes})

    def send_answer(self, body: Mapping[str, object]) -> Reply:
        """An answer as it is."""
        reply = self.browser.post(f"{EXAM}/answers", body)
        return self._told(reply, reply.body.get("exam"))

    def report(self, category: str = "FILE_NOT_OPENING", **changes: object) -> Reply:
        """The question being asked."""
        body = {
            "position": self.exam["position"],
            "challenge_id": self.exam["challenge"]["id"],
            "category": category,
        }
        reply = self.browser.post(f"{EXAM}/reports", {**body, **changes})
        return self._told(reply, reply.body)

    def _entered(self, reply: Reply) -> Reply:
        if reply.status == 200:
            self.browser = Browser(self.browser.client, reply.body["pass"])
            self.exam = reply.body["exam"]
        return reply

    def _told(self, reply: Reply, exam: object) -> Reply:
        if reply.status == 200:
            self.exam = exam
        return reply


@dataclass
class Invigilator:
    """The room, with its pass."""

    browser: Browser

    @classmethod
    def of(cls, browser: Browser) -> "Invigilator":
        """With a pass as the room's door gives it."""
        holder = Principal(INVIGILATOR, "invigilator", session_id=SESSION)
        token = wiring.tokens().exam_pass(holder, now=wiring.clock().now())
        return cls(Browser(browser.client, token))

    def act(self, act: str, candidate_id: str = "zelie", **more: object) -> Reply:
        """One thing for one candidate."""
        path = f"/api/invigilator/room/candidates/{candidate_id}/acts"
        return self.browser.post(path, {"act": act, **more})

    def line(self, candidate_id: str = "zelie") -> Any:
        """What the room shows of somebody."""
        lines = self.browser.get("/api/invigilator/room").body["lines"]
        return next(one for one in lines if one["candidate_id"] == candidate_id)

    def let_start(self, candidate_id: str = "zelie") -> None:
        """Presence confirmed, then let in."""
        for act in ("confirm", "let_in"):
            reply = self.act(act, candidate_id)
            assert reply.status == 200, reply.body
