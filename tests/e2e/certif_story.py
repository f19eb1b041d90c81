"""What the story of a session is made of: a centre, a file of candidates, a second of the staff."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

import pyotp
from playwright.sync_api import Locator, Page, expect

from chalicelib.core.certification.session import DEFAULT_ZONE
from infra.local.state import Place, environment
from tests.e2e.certif_people import ExamPerson
from tests.e2e.conftest import ROOT, Api, Axe, LocalStack
from tests.e2e.playing import PASSWORD, Person, sign_up

LINK = re.compile(r"/orga/invitation#[\w.]+")
HEADINGS = (
    "* Nom de naissance",
    "* Prénom",
    "* Date de naissance (format : jj/mm/aaaa)",
    "Identifiant local",
    "Temps majoré ?",
)


@dataclass(frozen=True)
class Center:
    """A certification centre that does not exist yet."""

    name: str
    admin_email: str

    @classmethod
    def opened_by(cls, page: Page, axe: Axe) -> "Center":
        """Staff, signed in, open one and invite who will run it."""
        mark = uuid4().hex[:8]
        made = cls(f"Centre Hedy-Lamarr {mark}", f"centre-{mark}@centre.test")
        page.goto("/admin/new")
        page.get_by_label("Type").select_option("center")
        page.get_by_label("Nom", exact=True).fill(made.name)
        page.get_by_label("Adresse du premier administrateur").fill(made.admin_email)
        assert axe(page) == []
        page.get_by_role("main").get_by_role("button", name="Créer et inviter").click()
        expect(page.get_by_text(made.name).first).to_be_visible()
        return made


def accept_invitation(page: Page, axe: Axe, *, letter: str, center: Center) -> None:
    """Who is to run the centre opens the link, makes an account, joins, and is in Certif."""
    link = LINK.search(letter)
    assert link
    page.goto(link[0])
    expect(page.get_by_text(center.name).first).to_be_visible()
    page.get_by_role("link", name="Créer un compte").last.click()
    page.get_by_label("Prénom").fill("Hedy")
    page.get_by_label("Nom", exact=True).fill("Kiesler")
    page.get_by_label("Adresse e-mail").fill(center.admin_email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("checkbox").check()
    page.get_by_role("main").get_by_role("button", name="Créer un compte").click()
    page.get_by_role("button", name="Rejoindre").click()
    expect(page).to_have_url(re.compile("/certif/[a-z2-7]{24}$"))
    expect(page.get_by_text("Aucune session pour le moment")).to_be_visible()
    assert axe(page) == []


def sign_in_as(page: Page, person: Person | ExamPerson) -> None:
    """Through the form, as people do."""
    page.goto("/sign-in")
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("/dashboard$"))


def local_now() -> str:
    """Today at nine, where the centre is, as a field of a form wants it."""
    return f"{datetime.now(ZoneInfo(DEFAULT_ZONE)):%Y-%m-%d}T09:00"


def candidates_file(people: list[ExamPerson], *, wrong: int | None) -> bytes:
    """A CSV as spreadsheets of schools write it; `wrong`: whose birth date is no date."""
    lines = [";".join(HEADINGS)]
    for place, one in enumerate(people):
        year, month, day = one.identity["birth_date"].split("-")
        born = "31/02/2010" if place == wrong else f"{day}/{month}/{year}"
        name = (one.identity["last_name"], one.identity["first_name"])
        lines.append(";".join((*name, born, f"L{place:03}", "33" if place == 1 else "")))
    return "\r\n".join(lines).encode("utf-8-sig")


def verdict_of(page: Page, one: ExamPerson) -> Locator:
    """The link to somebody's sheet, on the jury's page of a session."""
    row = page.get_by_role("row").filter(has_text=one.identity["last_name"])
    row = row.filter(has_text=one.identity["first_name"])
    return row.get_by_role("link").first


def approve_as_another(stack: LocalStack, sheet: str) -> None:
    """Somebody else of the staff approves what waits on that sheet, by the API."""
    candidate_id = urlsplit(sheet).path.rsplit("/", 1)[1]
    path = f"/api/admin/certification/candidates/{candidate_id}"
    with Api(stack.site) as other:
        _become_staff(other, stack)
        proposal = other.get(path).json()["proposal"]
        approved = f"{path}/proposals/{proposal['sequence']}/approval"
        reply = other.post(approved, json={})
        assert reply.status_code == 200, reply.text


def _become_staff(api: Api, stack: LocalStack) -> None:
    """An account with a second factor, appointed by the command, signed in with both."""
    person = sign_up(api, "jury")
    account = "/api/learner/account/second-factor"
    secret = api.post(account, json={"password": PASSWORD}).json()["secret"]
    confirmed = api.post(f"{account}/confirmation", json={"code": pyotp.TOTP(secret).now()})
    assert confirmed.status_code == 200, confirmed.text
    command = [sys.executable, "-m", "infra.staff", person.email]
    subprocess.run(command, cwd=ROOT, env=_environment(stack), check=True)
    code = confirmed.json()["recovery_codes"][0]
    login = {"login": person.email, "password": PASSWORD}
    assert api.post("/api/auth/sign-in", json=login).status_code == 401
    reply = api.post("/api/auth/second-factor", json={"code": code})
    assert reply.status_code == 200, reply.text
    api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"


def _environment(stack: LocalStack) -> Mapping[str, str]:
    site, aws = (urlsplit(address).port or 0 for address in (stack.site, stack.aws))
    place = Place(stack.folder, site, aws)
    return {"PATH": "/usr/bin:/bin", **environment(place)}
