"""A teacher makes a campaign in three choices, projects its code, changes it, puts it away."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from infra.local.demo import PASSWORD
from tests.e2e.conftest import Api
from tests.e2e.test_competence_keyboard import named, press, tab_to
from tests.pictures import noise, picture

Axe = Callable[[Page], list[str]]
TEACHER = "teacher@demo.test"
WIDTH = "document.documentElement.scrollWidth"
SMALL = {"width": 320, "height": 640}
TALLEST_LOGO = 96
CODE = re.compile(r"^[BCDFGHJKMPQRTVWXY2346789]{9}$")


@pytest.fixture
def home(page: Page) -> str:
    """The address of the demonstration's school, its teacher signed in."""
    page.goto("/sign-in?next=/orga")
    page.locator("form input[type=text], form input[type=email]").first.fill(TEACHER)
    page.locator("form input[type=password]").fill(PASSWORD)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/orga/[a-z0-9]{24}$"))
    return page.url


def choose(page: Page, name: str) -> None:
    """Tick a card: its label covers its button."""
    page.get_by_role("radio", name=name).check(force=True)


def is_sound(page: Page, axe: Axe) -> None:
    """No fault for axe, at this size and on a very narrow phone."""
    assert axe(page) == []
    size = page.viewport_size
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    assert page.evaluate(WIDTH) <= SMALL["width"]
    assert axe(page) == []
    page.set_viewport_size(size)  # type: ignore[arg-type]


def made(page: Page, home: str, name: str) -> None:
    """A campaign of the catalogue, for everybody; its page is shown."""
    page.goto(f"{home}/campaigns/new")
    choose(page, "Rentrée en 5e")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Nom de la campagne").fill(name)
    page.get_by_role("button", name="Créer la campagne").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_a_campaign_is_made_with_the_keyboard_alone(page: Page, home: str, axe: Axe) -> None:
    page.goto(f"{home}/campaigns")
    expect(page.get_by_role("table")).to_be_visible()
    is_sound(page, axe)
    press(page, "Créer une campagne")
    expect(page.get_by_role("radio", name="Rentrée en 6e")).to_be_attached()
    press(page, "Continuer")
    expect(page.get_by_role("alert")).to_contain_text("Choisissez un parcours")
    is_sound(page, axe)
    press(page, "Choisissez un parcours")
    tab_to(page, lambda found: found["type"] == "radio")
    page.keyboard.press("Space")
    press(page, "Continuer")
    expect(page.get_by_role("heading", name="Pour quelles classes")).to_be_focused()
    tab_to(page, named("6e A"))
    page.keyboard.press("Space")
    expect(page.get_by_text("16 personnes attendues")).to_be_visible()
    is_sound(page, axe)
    press(page, "Continuer")
    expect(page.get_by_role("heading", name="Quel nom")).to_be_focused()
    expect(page.get_by_label("Nom de la campagne")).to_have_value("Rentrée en 6e, 6e A")
    is_sound(page, axe)
    press(page, "Créer la campagne")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rentrée en 6e, 6e A")
    press(page, "Projeter le code")
    expect(page.get_by_role("img", name="QR code vers")).to_be_visible()
    is_sound(page, axe)


def test_subjects_are_picked_up_to_a_level(page: Page, home: str, axe: Axe) -> None:
    page.goto(f"{home}/campaigns/new")
    choose(page, "Vos propres sujets")
    page.get_by_text("1.3 Traiter des données").click()
    page.get_by_role("checkbox", name="Calculer avec des formules").check()
    expect(page.get_by_text("1 sujet, environ 5 min")).to_be_visible()
    page.get_by_label("Jusqu'au").select_option("5")
    page.get_by_role("checkbox", name="Trier, filtrer, regrouper").check()
    expect(page.get_by_text("2 sujets, environ 5 min")).to_be_visible()
    is_sound(page, axe)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Nom de la campagne").fill("Formules et tris")
    page.get_by_role("button", name="Créer la campagne").click()
    page.get_by_role("link", name="Réglages", exact=True).click()
    expect(page.get_by_text("Sujets choisis un par un")).to_be_visible()
    expect(page.get_by_text("2 sujets, environ")).to_be_visible()


def test_a_campaign_is_changed_copied_archived_and_deleted_each_with_a_way_back(
    page: Page, home: str, axe: Axe, api: Api
) -> None:
    made(page, home, "Avant")
    page.get_by_role("link", name="Réglages", exact=True).click()
    page.get_by_label("Nom de la campagne").fill("Après")
    page.get_by_label("Message d'accueil").fill("Bonjour à tous.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Après")
    is_sound(page, axe)
    code = page.locator(".campaign-code .visually-hidden").inner_text().replace(" ", "")
    assert CODE.match(code)
    intro = api.get(f"/api/public/campaigns/{code}").json()
    assert (intro["title"], intro["welcome"]) == ("Après", "Bonjour à tous.")

    page.get_by_role("button", name="Archiver").click()
    expect(page.get_by_text("Cette campagne est archivée")).to_be_visible()
    page.get_by_role("button", name="Sortir des archives").click()
    expect(page.get_by_text("Cette campagne est archivée")).to_have_count(0)

    page.get_by_role("button", name="Dupliquer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Copie de Après")
    page.get_by_role("button", name="Supprimer").click()
    assert axe(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    page.wait_for_url(re.compile("/campaigns$"))
    expect(page.get_by_role("table").get_by_text("Copie de Après")).to_have_count(0)
    page.get_by_label("Afficher").select_option("deleted")
    page.get_by_role("button", name="Rétablir la campagne Copie de Après").click()
    page.get_by_label("Afficher").select_option("active")
    expect(page.get_by_role("table").get_by_text("Copie de Après")).to_be_visible()


def test_a_photo_becomes_the_logo_that_learners_see_until_it_is_removed(
    page: Page, home: str, axe: Axe
) -> None:
    page.emulate_media(reduced_motion="reduce")  # axe would see a button half-way between colors
    made(page, home, "Avec un logo")
    code = page.locator(".campaign-code .visually-hidden").inner_text().replace(" ", "")
    page.get_by_role("link", name="Réglages", exact=True).click()
    page.get_by_role("button", name="Utiliser cette image").click()
    expect(page.get_by_role("alert")).to_contain_text("Choisissez d'abord une image")
    logo = page.get_by_role("region", name="Logo", exact=True)
    for name, content, words in (
        ("notes.png", b"Bonjour", "n'est pas une image"),
        ("trait.png", picture("png", 2000, 20), "trop petite, ou trop longue"),
    ):
        sent: Any = {"name": name, "mimeType": "image/png", "buffer": content}
        logo.get_by_label("Image", exact=True).set_input_files(sent)
        expect(page.get_by_role("alert")).to_contain_text(words)
    photo: Any = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": noise(1600, 1200)}
    logo.get_by_label("Image", exact=True).set_input_files(photo)
    expect(logo.get_by_text("Aperçu : 256 × 192 pixels")).to_be_visible()
    is_sound(page, axe)
    page.get_by_role("button", name="Utiliser cette image").click()
    expect(page.get_by_role("button", name="Retirer le logo")).to_be_visible()
    expect(page.get_by_role("button", name="Utiliser cette image")).to_be_enabled()
    is_sound(page, axe)
    settings = page.url

    page.goto(f"/campaigns/{code}")
    shown = page.get_by_role("img", name="Collège")
    expect(shown).to_have_js_property("naturalHeight", 192)
    assert 0 < shown.evaluate("one => parseFloat(getComputedStyle(one).height)") <= TALLEST_LOGO
    is_sound(page, axe)

    page.goto(settings)
    page.get_by_role("button", name="Retirer le logo").click()
    expect(page.get_by_role("heading", name="Logo", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Retirer le logo")).to_have_count(0)
    page.goto(f"/campaigns/{code}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Avec un logo")
    expect(page.get_by_role("img", name="Collège")).to_have_count(0)


def test_a_code_that_closed_lets_nobody_in(page: Page, home: str, api: Api) -> None:
    made(page, home, "Fermée")
    code = page.locator(".campaign-code .visually-hidden").inner_text().replace(" ", "")
    page.get_by_role("link", name="Réglages", exact=True).click()
    page.get_by_label("Fermeture").fill("2020-01-01T10:00")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Cette campagne est terminée depuis")).to_be_visible()
    assert api.get(f"/api/public/campaigns/{code}").json()["status"] == "over"
