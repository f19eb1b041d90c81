"""A whole exam with the keyboard alone: entrance, rules, a report, every question, the end."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.exam_room import candidate, open_room
from tests.e2e.test_competence_keyboard import answer, named, press, sign_in_by_keyboard, tab_to

HISTORIC = "2019"
"""Its questions confirm a profile: a dozen of them."""
SOON = 15_000


def reach(page: Page, label: str) -> None:
    """Go to a box with Tab."""
    tab_to(page, named(label))


def enter(page: Page, number: str, identity: dict[str, str]) -> None:
    """Fill the entrance's form; the account's own names are there already."""
    press(page, "Entrer dans une session")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Passer la certification")
    expect(heading).to_be_focused()
    reach(page, "Numéro de session")
    page.keyboard.type(number)
    reach(page, "Jour")
    for part in reversed(identity["birth_date"].split("-")):
        page.keyboard.type(part)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def report(page: Page) -> None:
    """Put the question aside."""
    press(page, "Signaler un problème")
    expect(page.get_by_role("dialog")).to_be_visible()
    tab_to(page, lambda found: found["type"] == "radio")
    page.keyboard.press("Space")
    press(page, "Mettre la question de côté")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_whole_exam_with_the_keyboard_alone(page: Page, site: str) -> None:
    room = open_room(site, version_id=HISTORIC)
    person = candidate(site)
    candidate_id = room.register(person)["id"]
    sign_in_by_keyboard(page, person.email)
    enter(page, room.number, person.identity)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("vous êtes dans la salle"), timeout=SOON)
    expect(heading).to_be_focused()
    room.act(candidate_id, "confirm", "let_in")
    expect(page.get_by_role("button", name="Commencer l'épreuve")).to_be_visible(timeout=SOON)
    reach(page, "J'ai lu ces règles")
    page.keyboard.press("Space")
    press(page, "Commencer l'épreuve")

    question = re.compile(r"^Question 1 sur \d+$")
    expect(heading).to_have_text(question, timeout=SOON)
    expect(heading).to_be_focused()
    report(page)
    expect(page.get_by_text("1 question mise de côté attend le surveillant")).to_be_visible()
    while not page.get_by_role("heading", name="Épreuve terminée").count():
        expect(heading).to_be_focused()
        before = heading.inner_text()
        answer(page)
        expect(heading).not_to_have_text(before, timeout=SOON)
    expect(heading).to_be_focused()
    assert room.line(candidate_id)["end_reason"] == "completed"
    press(page, "Me déconnecter")
    expect(page).to_have_url(re.compile("/$"))
