"""Two-step sign-in, one-time passwords and new addresses, in the browser."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import requests
from playwright.sync_api import Browser, Locator, Page, expect

from chalicelib.core.second_factor import code_at, step_at
from tests.e2e.conftest import Api, LocalStack
from tests.e2e.playing import PASSWORD, Person, sign_up
from tests.e2e.test_competence_keyboard import press

STAFF, TEACHER = "staff@demo.test", "teacher@demo.test"
DEMO_PASSWORD = "boussole et marees du nord"
OWN_PASSWORD = "phare et brume 17"
SMALL = {"width": 320, "height": 640}
WIDTH = "document.documentElement.scrollWidth"

Axe = Callable[[Page], list[str]]


@dataclass
class Phone:
    """An authenticator application, first a little late and then a little early.

    Each code counts once, and three steps are accepted at any time: three codes, without waiting.
    """

    secret: str
    last: int = 0

    def code(self) -> str:
        self.last = max(self.last + 1, step_at(datetime.now(UTC)) - 1)
        return code_at(self.secret, self.last)


@dataclass(frozen=True)
class Pupil:
    """Somebody whom a teacher gave a user name and a password for one time."""

    username: str
    password: str


@pytest.fixture
def person(api: Api, request: pytest.FixtureRequest) -> Person:
    """Somebody new."""
    return sign_up(api, re.sub(r"\W+", "-", request.node.originalname)[:40])


@pytest.fixture
def pupil(site: str) -> Iterator[Pupil]:
    """A pupil of the demonstration's school, whose access a teacher has just renewed."""
    with Api(site) as teacher:
        body = {"login": TEACHER, "password": DEMO_PASSWORD}
        token = teacher.post("/api/auth/sign-in", json=body).json()["access_token"]
        teacher.headers["Authorization"] = f"Bearer {token}"
        (school,) = teacher.get("/api/orga/organizations").json()["items"]
        learners = f"/api/orga/organizations/{school['id']}/learners"
        without = [one for one in teacher.get(learners).json()["items"] if not one["has_account"]]
        made = teacher.post(f"{learners}/{without[0]['id']}/access", json={})
        assert made.status_code == 200, made.text
        yield Pupil(made.json()["username"], made.json()["one_time_password"])


def give_password(page: Page, login: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Adresse e-mail ou identifiant").fill(login)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name="Connexion").click()


def give_code(page: Page, code: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Encore une étape")
    page.get_by_label(re.compile("Code")).fill(code)
    page.get_by_role("button", name="Continuer").click()


def expect_inside(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Bonjour"))


def section(page: Page) -> Locator:
    page.goto("/account")
    return page.get_by_role("region", name="Double authentification")


def add_factor(page: Page) -> tuple[Phone, list[str]]:
    """Through the page of the account; the phone, and the recovery codes."""
    own = section(page)
    own.get_by_role("button", name="Activer la double authentification").click()
    own.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    own.get_by_role("button", name="Continuer").click()
    expect(own.get_by_role("img", name=re.compile("Code QR"))).to_be_visible()
    phone = Phone(own.get_by_role("code").inner_text().replace(" ", ""))
    own.get_by_label("Code affiché par l'application").fill(phone.code())
    own.get_by_role("button", name="Vérifier et activer").click()
    expect(own.get_by_role("heading", name="Vos codes de secours")).to_be_focused()
    codes = own.get_by_role("list", name="Codes de secours").get_by_role("listitem")
    expect(codes).to_have_count(10)
    return phone, codes.all_inner_texts()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Déconnexion").click()
    expect(page.get_by_role("link", name="Connexion")).to_be_visible()


def test_a_second_factor_is_added_asked_for_and_removed(page: Page, person: Person) -> None:
    give_password(page, person.email, PASSWORD)
    expect_inside(page)
    phone, codes = add_factor(page)
    own = page.get_by_role("region", name="Double authentification")
    own.get_by_role("button", name="J'ai mis mes codes à l'abri").click()
    expect(own.get_by_text("Activée", exact=True)).to_be_visible()
    sign_out(page)

    give_password(page, person.email, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    give_code(page, "000000")
    expect(page.get_by_role("alert")).to_contain_text("Ce n'est pas le bon code")
    give_code(page, phone.code())
    expect_inside(page)

    own = section(page)
    own.get_by_role("button", name="Désactiver…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    dialog.get_by_label("Code de l'application, ou code de secours").fill(codes[0])
    dialog.get_by_role("button", name="Désactiver").click()
    expect(own.get_by_text("Désactivée", exact=True)).to_be_visible()
    sign_out(page)
    give_password(page, person.email, PASSWORD)
    expect_inside(page)


def test_a_lost_phone_is_replaced_by_a_recovery_code(page: Page, person: Person) -> None:
    give_password(page, person.email, PASSWORD)
    expect_inside(page)
    _, codes = add_factor(page)
    typed = codes[0].lower().replace("-", " ")
    page.context.clear_cookies()
    give_password(page, person.email, PASSWORD)
    page.get_by_role("button", name="Je n'ai pas mon application").click()
    give_code(page, typed)
    expect_inside(page)
    page.context.clear_cookies()
    give_password(page, person.email, PASSWORD)
    page.get_by_role("button", name="Je n'ai pas mon application").click()
    give_code(page, typed)
    expect(page.get_by_role("alert")).to_contain_text("il a déjà servi")


def test_staff_come_in_with_the_code_of_the_local_page(page: Page, site: str) -> None:
    give_password(page, STAFF, DEMO_PASSWORD)
    shown = requests.get(f"{site}/local/codes", timeout=10).text
    row = next(line for line in shown.split("<tr>") if STAFF in line)
    _, following = re.findall(r"<code>(\d{6})</code>", row)
    give_code(page, following)
    expect_inside(page)
    own = section(page)
    expect(own.get_by_text("elle ne peut pas être désactivée")).to_be_visible()
    expect(own.get_by_role("button", name="Désactiver…")).to_have_count(0)


def test_a_pupil_chooses_a_password_and_later_adds_an_address(
    page: Page, pupil: Pupil, stack: LocalStack
) -> None:
    give_password(page, pupil.username.upper(), pupil.password)
    expect(page.get_by_role("heading", level=1)).to_have_text("Choisissez votre mot de passe")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_label("Nouveau mot de passe").fill("azertyuiop")
    page.get_by_role("button", name="Enregistrer et entrer").click()
    expect(page.get_by_role("alert")).to_contain_text("trop facile à deviner")
    page.get_by_label("Nouveau mot de passe").fill(OWN_PASSWORD)
    page.get_by_role("button", name="Enregistrer et entrer").click()
    expect_inside(page)

    page.goto("/account")
    own = page.get_by_role("region", name="Adresse e-mail")
    expect(own).to_contain_text(pupil.username)
    own.get_by_role("button", name="Ajouter une adresse").click()
    address = f"{pupil.username}@home.test"
    own.get_by_label("Nouvelle adresse e-mail").fill(address)
    own.get_by_label("Mot de passe", exact=True).fill(OWN_PASSWORD)
    own.get_by_role("button", name="Recevoir un code").click()
    expect(own.get_by_role("status").first).to_contain_text(address)
    own.get_by_label("Code reçu par e-mail").fill("not it")
    own.get_by_role("button", name="Confirmer l'adresse").click()
    expect(own.get_by_role("alert")).to_contain_text("Ce n'est pas le bon code")
    (letter,) = stack.mails(address)
    found = re.search(r"\b\d{6}\b", letter)
    assert found
    own.get_by_label("Code reçu par e-mail").fill(found[0])
    own.get_by_role("button", name="Confirmer l'adresse").click()
    expect(own).to_contain_text(f"Votre adresse est maintenant {address}")
    sign_out(page)
    give_password(page, address, OWN_PASSWORD)
    expect_inside(page)


def test_both_steps_are_made_with_the_keyboard_alone(page: Page, person: Person) -> None:
    give_password(page, person.email, PASSWORD)
    expect_inside(page)
    phone, _ = add_factor(page)
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_label("Adresse e-mail ou identifiant").focus()
    page.keyboard.type(person.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    press(page, "Je n'ai pas mon application")
    expect(page.get_by_label("Code de secours")).to_be_visible()
    press(page, "Utiliser le code de mon application")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type(phone.code())
    page.keyboard.press("Enter")
    expect_inside(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_step_is_accessible_on_a_small_phone(
    browser: Browser, site: str, person: Person, axe: Axe, theme: str
) -> None:
    context = browser.new_context(
        base_url=site,
        locale="fr-FR",
        viewport=SMALL,  # type: ignore[arg-type]
        color_scheme=theme,  # type: ignore[arg-type]
    )
    page = context.new_page()

    def check() -> None:
        assert axe(page) == []
        assert page.evaluate(WIDTH) <= SMALL["width"]

    give_password(page, person.email, PASSWORD)
    expect_inside(page)
    own = section(page)
    page.get_by_role("button", name="Changer d'adresse").click()
    own.get_by_role("button", name="Activer la double authentification").click()
    expect(own.get_by_label("Mot de passe", exact=True)).to_be_visible()
    check()
    _, codes = add_factor(page)
    check()
    own.get_by_role("button", name="J'ai mis mes codes à l'abri").click()
    own.get_by_role("button", name="Obtenir de nouveaux codes").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check()
    context.clear_cookies()
    give_password(page, person.email, PASSWORD)
    give_code(page, "000000")
    expect(page.get_by_role("alert")).to_be_visible()
    check()
    page.get_by_role("button", name="Je n'ai pas mon application").click()
    expect(page.get_by_label("Code de secours")).to_be_visible()
    check()
    give_code(page, codes[1])
    expect_inside(page)
    context.close()
