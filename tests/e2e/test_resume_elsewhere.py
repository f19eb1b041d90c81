"""A test begun on one machine goes on at the same question on another."""

from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Api
from tests.e2e.playing import SKIP, begin_if_timed, question, send, sign_in, sign_up

COMPETENCE = "1.1"


def text_below_heading(page: Page) -> str:
    """The question itself, without the progress and the saved indicator above it."""
    return page.get_by_role("main").inner_text().split("Question 2", maxsplit=1)[1]


def test_another_machine_resumes_at_the_same_question(
    browser: Browser, browser_context_args: dict[str, Any], page: Page, api: Api
) -> None:
    person = sign_up(api, "resume")
    sign_in(page, person)
    page.goto(f"/competences/{COMPETENCE}")
    page.get_by_role("button", name="Commencer").click()
    expect(question(page)).to_have_text("Question 1")
    send(page, SKIP)
    expect(question(page)).to_have_text("Question 2")
    begin_if_timed(page)
    asked = text_below_heading(page)

    context = browser.new_context(**browser_context_args)
    elsewhere = context.new_page()
    sign_in(elsewhere, person)
    elsewhere.goto(f"/competences/{COMPETENCE}")
    elsewhere.get_by_role("button", name="Reprendre").click()
    expect(question(elsewhere)).to_have_text("Question 2")
    begin_if_timed(elsewhere)
    assert text_below_heading(elsewhere) == asked

    send(elsewhere, SKIP)
    context.close()
    send(page, SKIP)
    expect(question(page)).to_have_text("Question 3")


def test_leaving_keeps_the_progress(page: Page, api: Api) -> None:
    person = sign_up(api, "leave")
    sign_in(page, person)
    page.goto(f"/competences/{COMPETENCE}")
    page.get_by_role("button", name="Commencer").click()
    send(page, SKIP)
    page.get_by_role("button", name="Quitter").click()
    dialog = page.get_by_role("dialog", name="Quitter le test ?")
    expect(dialog).to_contain_text("Vos réponses sont enregistrées")
    dialog.get_by_role("button", name="Faire une pause").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Question 2")
    page.go_back()
    expect(question(page)).to_have_text("Question 2")


def test_stopping_now_shows_a_result(page: Page, api: Api) -> None:
    person = sign_up(api, "stop")
    sign_in(page, person)
    page.goto(f"/competences/{COMPETENCE}")
    page.get_by_role("button", name="Commencer").click()
    send(page, SKIP)
    page.get_by_role("button", name="Quitter").click()
    page.get_by_role("dialog").get_by_role("button", name="Arrêter et voir mon résultat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tout reste à découvrir")
