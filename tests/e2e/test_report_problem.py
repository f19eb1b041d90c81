"""Reporting a problem with a question, without leaving the test."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Axe
from tests.e2e.playing import question, start_demo


def test_a_problem_is_reported_and_the_test_goes_on(page: Page, axe: Axe) -> None:
    start_demo(page)
    page.get_by_role("button", name="Signaler un problème").click()
    dialog = page.get_by_role("dialog", name="Signaler un problème sur cette question")
    dialog.get_by_role("radio", name="Autre chose").check()
    assert axe(page) == []

    dialog.get_by_role("button", name="Envoyer le signalement").click()
    box = dialog.get_by_label("Décrivez le problème")
    expect(box).to_be_focused()
    expect(dialog).to_contain_text("Écrivez quelques mots")
    assert axe(page) == []

    box.fill("La phrase se termine au milieu d'un mot.")
    with page.expect_response("**/reports") as reported:
        dialog.get_by_role("button", name="Envoyer le signalement").click()
    assert reported.value.status == 201
    expect(dialog.get_by_text("Votre signalement est transmis")).to_be_visible()
    dialog.get_by_role("button", name="Fermer").click()
    expect(dialog).not_to_be_visible()
    expect(page.get_by_role("button", name="Signaler un problème")).to_be_focused()
    expect(question(page)).to_have_text("Question 1")
