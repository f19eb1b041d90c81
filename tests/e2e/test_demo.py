"""The demonstration: no account, to the end, then an account that keeps the answers."""

import re
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Axe
from tests.e2e.playing import PASSWORD, SKIP, play_to_the_end, send, start_demo


def test_the_demonstration_leads_to_an_account_that_keeps_its_answers(page: Page, axe: Axe) -> None:
    start_demo(page)
    asked = play_to_the_end(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("La démonstration est terminée")
    expect(page.get_by_text(f"bonne réponse sur {asked}")).to_be_visible()
    assert axe(page) == []
    result = page.url

    page.get_by_role("link", name="Créer mon compte").click()
    page.get_by_label("Prénom").fill("Lou")
    page.get_by_label("Nom", exact=True).fill("Martin")
    page.get_by_label("Adresse e-mail").fill(f"demo-{uuid4().hex[:8]}@example.test")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("checkbox").check()
    page.get_by_role("main").get_by_role("button", name="Créer un compte").click()
    expect(page).to_have_url(re.compile("/dashboard$"))

    page.goto(result)
    expect(page.get_by_text(f"bonne réponse sur {asked}")).to_be_visible()
    expect(page.get_by_role("link", name="Créer mon compte")).to_have_count(0)
    page.get_by_role("link", name="Revoir mes réponses").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vos dernières réponses")
    expect(page.get_by_role("article").first).to_contain_text("Sans réponse")
    assert axe(page) == []


def test_on_a_phone_each_question_begins_at_its_top_and_an_account_is_one_step_away(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    start_demo(page)
    for _ in range(2):
        send(page, SKIP)
        assert page.evaluate("scrollY") == 0
    header = page.get_by_role("banner")
    expect(header.get_by_role("button", name="Déconnexion")).to_have_count(0)
    header.get_by_role("link", name="Créer un compte").click()
    expect(page.get_by_text("seront gardées dans votre compte")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Connexion").click()
    expect(page.get_by_text("ne seront pas ajoutées")).to_be_visible()


def test_a_checkpoint_is_as_wide_as_the_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    start_demo(page)
    play_to_the_end(page)
    page.get_by_role("link", name="Revoir mes réponses").click()
    expect(page.get_by_role("article").first).to_be_visible()
    page.get_by_text("Revoir les 5 réponses précédentes").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_checkpoint_says_what_was_right_and_why(page: Page, axe: Axe) -> None:
    start_demo(page)
    for _ in range(5):
        send(page, SKIP)
    first = page.get_by_role("article").first
    expect(first).to_contain_text("Bonne réponse")
    expect(first).to_contain_text("Indice")
    expect(first.get_by_role("heading", name="Pour apprendre")).to_be_visible()
    assert axe(page) == []
