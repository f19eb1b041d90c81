"""The life of an account through its pages, on the real stack."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import LocalStack

FIRST_PASSWORD = "marée montante 42"
SECOND_PASSWORD = "phare et brume 17"


@dataclass(frozen=True)
class Person:
    """Somebody with an address of their own."""

    email: str
    first_name: str = "Noor"
    last_name: str = "Le Goff"


def sign_up(page: Page, person: Person) -> None:
    """Fill the form and arrive at the dashboard."""
    page.goto("/sign-up")
    page.get_by_label("Prénom").fill(person.first_name)
    page.get_by_label("Nom", exact=True).fill(person.last_name)
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(FIRST_PASSWORD)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Créer un compte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {person.first_name}")


def sign_in(page: Page, person: Person, password: str) -> None:
    """Fill the form; where it leads is the test's business."""
    page.goto("/sign-in")
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name="Connexion").click()


@pytest.fixture
def person(request: pytest.FixtureRequest) -> Person:
    """Another person for each test."""
    name = re.sub(r"\W+", "-", request.node.originalname)
    return Person(email=f"{name[:50]}@example.test")


def test_an_account_is_created_used_exported_and_deleted(page: Page, person: Person) -> None:
    sign_up(page, person)
    expect(page).to_have_url(re.compile("/dashboard$"))
    expect(page.get_by_role("img", name=re.compile("Rose des seize compétences"))).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {person.first_name}")

    page.get_by_role("button", name="Déconnexion").click()
    expect(page.get_by_role("link", name="Connexion")).to_be_visible()
    page.goto("/account")
    expect(page).to_have_url(re.compile("/sign-in"))

    sign_in(page, person, "not the right one")
    expect(page.get_by_role("alert")).to_contain_text("ne correspond pas")
    sign_in(page, person, FIRST_PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {person.first_name}")

    page.get_by_role("link", name="Compte").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger mes données").click()
    exported = Path(download.value.path()).read_text("utf-8")
    assert json.loads(exported)
    assert person.email in exported
    assert person.last_name in exported
    assert FIRST_PASSWORD not in exported

    page.get_by_role("button", name="Supprimer mon compte…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Mot de passe", exact=True).fill(FIRST_PASSWORD)
    dialog.get_by_role("button", name="Supprimer définitivement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Faites le point"))
    sign_in(page, person, FIRST_PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("ne correspond pas")


def test_a_page_asked_for_before_signing_in_is_reached_after(page: Page, person: Person) -> None:
    sign_up(page, person)
    page.get_by_role("button", name="Déconnexion").click()
    expect(page.get_by_role("link", name="Connexion")).to_be_visible()
    page.goto("/competences/1.1")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(FIRST_PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Connexion").click()
    expect(page).to_have_url(re.compile("/competences/1.1$"))
    expect(page.get_by_role("heading", level=2, name="Sujets de cette compétence")).to_be_visible()


def test_names_and_language_are_kept_with_the_account(page: Page, person: Person) -> None:
    sign_up(page, person)
    page.get_by_role("link", name="Compte").click()
    page.get_by_label("Prénom").fill("Sacha")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("C'est enregistré.")).to_be_visible()
    page.get_by_role("radio", name="English").check()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title(re.compile("My account"))
    page.get_by_role("radio", name="Dark").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.reload()
    expect(page.get_by_label("First name")).to_have_value("Sacha")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_forgotten_password_is_replaced_by_the_link_of_a_mail(
    page: Page, person: Person, stack: LocalStack
) -> None:
    sign_up(page, person)
    page.get_by_role("button", name="Déconnexion").click()
    expect(page.get_by_role("link", name="Connexion")).to_be_visible()
    page.goto("/forgotten-password")
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_role("button", name="Recevoir le lien").click()
    expect(page.get_by_role("status").filter(has_text=person.email)).to_be_visible()

    mail = next(text for text in stack.mails(person.email, at_least=2) if "/reset-password" in text)
    link = re.search(r"/reset-password#token=\S+", mail)
    assert link
    for attempt in ("works", "is used"):
        page.goto("about:blank")
        page.goto(link.group())
        page.get_by_label("Nouveau mot de passe").fill(SECOND_PASSWORD)
        page.get_by_role("button", name="Changer le mot de passe").click()
        if attempt == "works":
            expect(page.get_by_text("Votre mot de passe est changé.")).to_be_visible()
        else:
            expect(page.get_by_role("alert")).to_contain_text("a déjà servi ou a expiré")
    sign_in(page, person, SECOND_PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {person.first_name}")


def test_signing_out_everywhere_signs_out_here(page: Page, person: Person) -> None:
    sign_up(page, person)
    page.get_by_role("link", name="Compte").click()
    page.get_by_role("button", name="Se déconnecter partout").click()
    expect(page).to_have_url(re.compile("/sign-in$"))
    page.goto("/dashboard")
    expect(page).to_have_url(re.compile("/sign-in"))


def test_the_forms_are_filled_with_the_keyboard_alone(page: Page, person: Person) -> None:
    page.goto("/sign-up")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Prénom")).to_be_focused()
    for text in (person.first_name, person.last_name, person.email, FIRST_PASSWORD):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {person.first_name}")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
