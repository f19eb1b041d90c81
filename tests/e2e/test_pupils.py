"""Pupils get in with a code and who they are; their teacher helps those who are stuck."""

import json
import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.demo import PASSWORD as DEMO_PASSWORD
from tests.e2e.conftest import Api

Axe = Callable[[Page], list[str]]
TEACHER = "teacher@demo.test"
CAMPAIGN = "Rentrée des 6e"
"""The demonstration's, which stays open whatever other journeys make and put away."""
PASSWORD = "phare et brume 17"
BORN = "2014-03-07"


class School:
    """The school of the demonstration, through its teacher's eyes."""

    def __init__(self, api: Api) -> None:
        self.api = api
        reply = api.post("/api/auth/sign-in", json={"login": TEACHER, "password": DEMO_PASSWORD})
        assert reply.status_code == 200, reply.text
        api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
        self.id = api.get("/api/orga/organizations").json()["items"][0]["id"]
        self.one = f"/api/orga/organizations/{self.id}"
        campaigns = api.get(f"{self.one}/campaigns").json()["items"]
        self.code = next(one["code"] for one in campaigns if one["name"] == CAMPAIGN)

    def adds(self, first_name: str, last_name: str, division: str) -> str:
        """Somebody on the list, born on the usual day; the id."""
        body = {
            "first_name": first_name,
            "last_name": last_name,
            "birth_date": BORN,
            "division": division,
        }
        reply = self.api.post(f"{self.one}/learners", json=body)
        assert reply.status_code == 201, reply.text
        return str(reply.json()["id"])


@pytest.fixture
def school(api: Api) -> School:
    return School(api)


@pytest.fixture
def surname() -> str:
    """Letters that nobody else in the school is called by."""
    return "Zz" + "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:8])


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A very narrow phone, in the dark, in English."""
    context = browser.new_context(
        base_url=site,
        locale="en-GB",
        viewport={"width": 320, "height": 640},
        color_scheme="dark",
    )
    yield context.new_page()
    context.close()


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def no_fault(page: Page, axe: Axe) -> None:
    """Axe has nothing to say, and nothing overflows."""
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def enter_as_teacher(page: Page, path: str) -> None:
    page.goto(f"/sign-in?next={path}")
    page.get_by_label("Adresse e-mail ou identifiant").fill(TEACHER)
    page.get_by_label("Mot de passe", exact=True).fill(DEMO_PASSWORD)
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(re.escape(path) + "$"))


def test_a_pupil_joins_with_the_keyboard_alone(
    page: Page, school: School, surname: str, axe: Axe
) -> None:
    school.adds("Zélie", f"{surname.capitalize()}-Roy", "6e Z")
    page.goto(f"/campaigns/{school.code}/join")
    heading(page, "Dites-nous qui vous êtes")
    no_fault(page, axe)
    page.get_by_label("Prénom").focus()
    keys = page.keyboard
    keys.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Indiquez votre prénom")
    no_fault(page, axe)

    page.get_by_label("Prénom").focus()
    for text in ("Zelie", f"roy {surname}", "7", "3", "2014"):
        keys.type(text)
        keys.press("Tab")
    keys.press("Enter")
    heading(page, "Voici votre identifiant")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    username = f"zelie.{surname.lower()}roy0703"
    expect(page.get_by_text(username, exact=True)).to_be_visible()
    no_fault(page, axe)

    page.get_by_label("Choisissez un mot de passe").focus()
    keys.type("court")
    keys.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    no_fault(page, axe)
    page.get_by_label("Choisissez un mot de passe").fill(PASSWORD)
    page.get_by_label("Choisissez un mot de passe").press("Enter")
    expect(page).to_have_url(re.compile(f"/campaigns/{school.code}$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = school.api.post(f"{school.one}/learners/search", json={"name": surname}).json()
    assert [one["username"] for one in found["items"]] == [username]


def test_nobody_is_left_without_a_way_on_a_phone(
    phone: Page, school: School, surname: str, axe: Axe
) -> None:
    school.adds("Hector", surname, "6e Z")

    def say(first_name: str) -> None:
        phone.get_by_label("First name").fill(first_name)
        phone.get_by_label("Last name").fill(surname)
        phone.get_by_label("Day").fill("7")
        phone.get_by_label("Month").fill("3")
        phone.get_by_label("Year").fill("2014")
        phone.get_by_role("button", name="Continue").click()

    phone.goto(f"/campaigns/{school.code}/join")
    heading(phone, "Tell us who you are")
    say("Victor-Hugo")
    expect(phone.get_by_role("alert")).to_be_visible()
    phone.get_by_text("Can't find you?").click()
    no_fault(phone, axe)
    say("Hector")
    heading(phone, "Here is your user name")
    no_fault(phone, axe)
    phone.get_by_label("Choose a password").fill(PASSWORD)
    phone.get_by_role("button", name="Create my access").click()
    expect(phone).to_have_url(re.compile(f"/campaigns/{school.code}$"))

    phone.goto(f"/campaigns/{school.code}/join")
    expect(
        phone.get_by_text(f"You are signed in with the account of Hector {surname}")
    ).to_be_visible()
    no_fault(phone, axe)
    phone.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(phone.get_by_role("link", name="I already have an account")).to_be_visible()
    say("Hector")
    heading(phone, "You already have an account")
    expect(phone.get_by_text("hec…")).to_be_visible()
    no_fault(phone, axe)
    phone.get_by_role("main").get_by_role("link", name="Sign in").click()
    expect(phone).to_have_url(re.compile("/sign-in"))


def test_a_stuck_pupil_is_handed_a_password_and_chooses_another(
    page: Page, browser: Browser, site: str, school: School, surname: str, axe: Axe
) -> None:
    learner_id = school.adds("Ines", surname, "6e Z")
    enter_as_teacher(page, f"/orga/{school.id}/learners")
    heading(page, "Élèves")
    no_fault(page, axe)
    page.get_by_label("Nom", exact=True).fill(f"ines {surname}")
    page.get_by_label("Nom", exact=True).press("Enter")
    page.get_by_role("link", name=f"{surname} Ines").click()
    expect(page).to_have_url(re.compile(f"/learners/{learner_id}$"))
    heading(page, f"Ines {surname}")
    no_fault(page, axe)

    page.get_by_role("button", name="Créer son accès").press("Enter")
    given = page.get_by_role("heading", name=f"À remettre à Ines {surname}")
    expect(given).to_be_focused()
    no_fault(page, axe)
    username, password = page.get_by_role("region").locator("dd").all_inner_texts()[-2:]
    page.get_by_role("button", name="C'est noté").click()
    expect(page.get_by_text("n'a pas encore servi")).to_be_visible()
    assert page.get_by_text(password).count() == 0
    no_fault(page, axe)

    context = browser.new_context(base_url=site, locale="fr-FR")
    pupil = context.new_page()
    pupil.goto(f"/sign-in#login={username}")  # as the code of a card does
    login = pupil.get_by_label("Adresse e-mail ou identifiant")
    expect(login).to_have_value(username)
    login.fill(username.upper())
    pupil.get_by_label("Mot de passe", exact=True).fill(password)
    pupil.get_by_label("Mot de passe", exact=True).press("Enter")
    box = pupil.locator("input[autocomplete=new-password]")
    box.fill(PASSWORD)
    box.press("Enter")
    heading(pupil, "Bonjour Ines")
    context.close()

    page.reload()
    page.get_by_role("button", name="Donner un nouveau mot de passe").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("ne servira plus")
    no_fault(page, axe)
    dialog.get_by_role("button", name="Annuler").click()
    page.get_by_role("button", name="Corriger").click()
    page.get_by_role("dialog").get_by_label("Classe").fill("5e Z")
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("5e Z")).to_be_visible()


def test_the_cards_of_a_class_are_prepared_and_fetched(
    page: Page, school: School, surname: str, axe: Axe
) -> None:
    division = f"6e {surname[:6]}"
    for first_name in ("Ana", "Bilal", "Chloé"):
        school.adds(first_name, surname, division)
    enter_as_teacher(page, f"/orga/{school.id}/learners/cards")
    heading(page, "Cartes de connexion")
    page.get_by_role("button", name="Préparer les cartes").click()
    expect(page.get_by_role("alert")).to_contain_text("Choisissez une classe")
    no_fault(page, axe)
    page.get_by_label("Classe", exact=True).select_option(label=f"{division} (3)")
    page.get_by_role("button", name="Préparer les cartes").click()
    expect(page.get_by_role("heading", name="Les cartes sont prêtes")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("3 nouveaux mots de passe.")).to_be_visible()
    no_fault(page, axe)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger le PDF").click()
    assert download.value.suggested_filename.startswith("cartes-de-connexion-6e")
    assert download.value.path().read_bytes().startswith(b"%PDF-1.")


def test_two_lines_of_one_person_are_merged_and_parted_again(
    page: Page, school: School, surname: str, axe: Axe
) -> None:
    school.adds("Louise", surname, "6e Z")
    school.adds("Louisa", surname, "5e Z")
    enter_as_teacher(page, f"/orga/{school.id}/learners/doubles")
    heading(page, "Doublons")
    pair = page.get_by_role("heading", name=re.compile(f"Louis[ea] {surname}, deux fiches"))
    expect(pair).to_be_visible()
    no_fault(page, axe)
    card = page.locator(".card").filter(has=pair)
    kept = card.locator(".learners-twin-kept .learners-twin-name")
    before = kept.inner_text()
    card.get_by_role("button", name="Garder l'autre fiche").click()
    expect(kept).not_to_have_text(before)
    card.get_by_role("button", name="Fusionner").click()
    no_fault(page, axe)
    page.get_by_role("dialog").get_by_role("button", name="Fusionner").click()
    expect(pair).to_have_count(0)
    expect(page.get_by_text("Les deux fiches n'en font plus qu'une.")).to_be_visible()
    no_fault(page, axe)
    undo = re.compile(f"Annuler la fusion de Louis[ea] {surname}")
    page.get_by_role("button", name=undo).click()
    expect(pair).to_be_visible()
    found = school.api.post(f"{school.one}/learners/search", json={"name": surname}).json()
    assert len(found["items"]) == 2, json.dumps(found)
