"""Staff retire a question that was reported, read it in the history, and ask it again."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Axe, LocalStack
from tests.e2e.story import enter_as_staff

RETIRED = "formules-2b"
"""Its skill has another question in training."""
WHY = "Deux classes ont signalé une erreur"


def test_a_question_is_retired_by_name_and_asked_again(
    page: Page, stack: LocalStack, axe: Axe
) -> None:
    enter_as_staff(page, stack)
    page.goto("/admin/content")
    expect(page.get_by_role("cell", name="En service")).to_be_visible()
    show(page, "formules-9z")
    expect(page.get_by_role("alert").first).to_contain_text("introuvable")
    show(page, RETIRED)
    expect(page.get_by_role("heading", level=3)).to_have_text(RETIRED)
    expect(page.get_by_text(re.compile("{{"))).to_have_count(0)
    assert axe(page) == []
    decide(page, axe, "Retirer la question")
    expect(page.get_by_text(f"Questions retirées : {RETIRED}.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=WHY)).to_have_count(1)
    assert axe(page) == []
    decide(page, axe, "Poser à nouveau")
    expect(page.get_by_text("Questions retirées")).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text=WHY)).to_have_count(2)


def show(page: Page, challenge_id: str) -> None:
    """Look a question up, with the keyboard."""
    page.get_by_label("Identifiant de la question").fill(challenge_id)
    page.get_by_label("Identifiant de la question").press("Enter")


def decide(page: Page, axe: Axe, act: str) -> None:
    """Nothing is done without a reason."""
    page.get_by_role("button", name=act).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=act).click()
    expect(dialog.get_by_text("Indiquez le motif").first).to_be_visible()
    assert axe(page) == []
    dialog.get_by_label("Motif de la décision").fill(WHY)
    dialog.get_by_role("button", name=act).click()
    expect(dialog).to_be_hidden()
