"""What the story of a school is made of: staff, a teacher, a file, a class that plays."""

import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import requests
from playwright.sync_api import Page, expect

from chalicelib.core.draws import Draw
from infra.local.demo import PASSWORD as DEMO_PASSWORD
from tests.e2e.conftest import Api, LocalStack
from tests.e2e.playing import PASSWORD, release, right_answer
from tests.siecle import Planted, as_bytes, pupil, siecle, zipped

STAFF = "staff@demo.test"
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
CODES = re.compile(
    re.escape(STAFF) + r"</t[dh]>.*?<code>(\d{6})</code>.*?<code>(\d{6})</code>", re.S
)
PATIENCE_SECONDS = 40
SIZE = 600


@dataclass(frozen=True)
class Place:
    """A school that does not exist yet."""

    name: str
    uai: str
    admin_email: str

    @property
    def line(self) -> str:
        """Its line in staff's file."""
        return f"school;{self.uai};{self.name};{self.admin_email};fr"


def new_place() -> Place:
    """A school with a number of its own, whose letter is right."""
    mark = uuid4().hex[:8]
    number = int(mark, 16) % 10_000_000
    uai = f"{number:07}{UAI_LETTERS[number % len(UAI_LETTERS)]}"
    return Place(f"Collège Katherine-Johnson {mark}", uai, f"principale-{mark}@college.test")


@dataclass(frozen=True)
class ClassFile:
    """Six hundred pupils as a school's software sends them, with what is wrong in the file."""

    raw: bytes
    planted: list[Planted]


def new_file(place: Place) -> ClassFile:
    """The file of that school, zipped as schools send it."""
    made = siecle(SIZE, faults=True, uai=place.uai)
    return ClassFile(zipped(as_bytes(made.text)), made.planted)


def until(ask: Callable[[], Any], is_right: Callable[[Any], bool]) -> Any:
    """What is answered, once it is right: work goes on behind."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_right(found := ask()):
        assert time.monotonic() < deadline, found
        time.sleep(0.2)
    return found


# people


def enter_as_staff(page: Page, stack: LocalStack) -> None:
    """Through the form: a password, then the code that a device would show."""
    page.goto("/sign-in?next=/admin/file")
    page.get_by_label("Adresse e-mail ou identifiant").fill(STAFF)
    page.get_by_label("Mot de passe", exact=True).fill(DEMO_PASSWORD)
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    box = page.get_by_label("Code à six chiffres")
    expect(box).to_be_visible()
    tried: set[str] = set()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while box.is_visible() and time.monotonic() < deadline:
        code = _untried(stack, tried)
        if not code:
            page.wait_for_timeout(500)  # each code counts once: the next one comes within 30 s
            continue
        tried.add(code)
        box.fill(code)
        box.press("Enter")
        done = page.get_by_role("heading", level=1, name="Créer par fichier")
        expect(done.or_(page.get_by_role("alert").filter(has_text="code")).first).to_be_visible()
    expect(page).to_have_url(re.compile("/admin/file$"))


def _untried(stack: LocalStack, tried: set[str]) -> str:
    shown = requests.get(f"{stack.site}/local/codes", timeout=10).text
    found = CODES.search(html.unescape(shown))
    assert found, shown
    return next((code for code in found.groups() if code not in tried), "")


def enter_by_api(api: Api, email: str, password: str = PASSWORD) -> None:
    """Sign the client in."""
    reply = api.post("/api/auth/sign-in", json={"login": email, "password": password})
    assert reply.status_code == 200, reply.text
    api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"


# a class that plays


@dataclass
class Pupil:
    """A pupil of the file, who plays through the API; how good they are, how far they go."""

    number: int
    api: Api
    level: int = 3
    questions: int = 99
    shares: bool = True
    user_id: str = field(default="", init=False)

    @property
    def identity(self) -> dict[str, str]:
        """Who they say to be, written as children write."""
        fields = pupil(self.number)
        day, month, year = fields["DATE_NAISS"].split("/")
        return {
            "first_name": fields["PRENOM"].lower().replace("-", " "),
            "last_name": fields["NOM_DE_FAMILLE"].upper(),
            "birth_date": f"{year}-{month}-{day}",
        }

    def join(self, code: str) -> None:
        """Say who one is, choose a password, be in."""
        body = {**self.identity, "campaign_code": code}
        proposed = self.api.post("/api/auth/pupils/match", json=body)
        assert proposed.json()["username"], proposed.text
        reply = self.api.post("/api/auth/pupils", json={**body, "password": PASSWORD, "lang": "fr"})
        assert reply.status_code == 201, reply.text
        self.api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
        self.user_id = reply.json()["user"]["id"]

    def play(self, code: str) -> int:
        """Take part, answer, send; how many questions were answered."""
        reply = self.api.post(f"/api/learner/campaigns/{code}/participations", json={})
        assert reply.status_code == 201, reply.text
        taken = reply.json()
        path = f"/api/learner/assessments/{taken['assessment_id']}"
        shown, answered = self.api.get(path).json()["next"], 0
        while shown is not None and answered < self.questions:
            given = self._answer(shown["id"])
            answered += 1
            body = {"position": answered, "challenge_id": shown["id"], "answer": given}
            shown = self.api.post(f"{path}/answers", json=body).json()["next"]
        if self.shares:
            sent = self.api.post(f"/api/learner/participations/{taken['id']}/sharing", json={})
            assert sent.json()["status"] == "shared", sent.text
        return answered

    def _answer(self, challenge_id: str) -> object:
        known = release(self.api.get("/api/public/framework").json()["release_id"])
        level = known.skill(known.challenge(challenge_id).skill_id).level
        luck = Draw(f"{self.number}#{challenge_id}").integer(0, 99)
        is_known = luck < (90 if level <= self.level else 10)
        return right_answer(known, challenge_id, self.user_id) if is_known else None


def name_of(number: int) -> str:
    """How lists name a pupil of the file."""
    fields = pupil(number)
    return f"{fields['NOM_DE_FAMILLE']} {fields['PRENOM']}"
