"""What a question can look like besides its form: timed, focused, offline, ended elsewhere."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.conftest import Api, Axe
from tests.e2e.playing import SKIP, START, VALIDATE, question, sign_in, sign_up

MAILBOX = {
    "kind": "simulator",
    "name": "mailbox",
    "title": "Boîte de réception",
    "height": 480,
    "data": {
        "task": "select",
        "owner": {"name": "Camille", "address": "camille@mairie.test"},
        "folders": [{"id": "inbox", "name": "Réception"}],
        "messages": [
            {
                "id": "m1",
                "folder": "inbox",
                "from": {"name": "Noa", "address": "noa@mairie.test"},
                "to": ["camille@mairie.test"],
                "cc": [],
                "date": "2026-03-13 17:40",
                "subject": "Compte rendu",
                "body": "Voici.",
                "links": [],
                "attachments": [],
            }
        ],
        "contacts": [],
        "files": [],
    },
}
GROW = """box => new Promise((resolve) => {
    document.body.style.minHeight = '900px'
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(box.click())))
})"""
WATCH_TITLE = """title => new MutationObserver(() => {
    requestAnimationFrame(() => { window.firstSeen = [title.textContent, scrollY] })
}).observe(title, { characterData: true, subtree: true })"""

Opened = Callable[..., str]


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page whose requests the test sees all: no service worker, no animation."""
    context = browser.new_context(
        **browser_context_args, reduced_motion="reduce", service_workers="block"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def open_question(page: Page, api: Api) -> Opened:
    """Opens a first question, changed as the test wants; returns the assessment's address."""

    def opened(**changes: Any) -> str:
        person = sign_up(api, "states")
        body = {"kind": "competence", "competence_id": "4.3"}
        address = f"/assessments/{api.post('/api/learner/assessments', json=body).json()['id']}"

        def changed(route: Route) -> None:
            reply = route.fetch()
            shown = reply.json()
            shown["next"] |= changes
            route.fulfill(response=reply, body=json.dumps(shown))

        if changes:
            page.route(f"**/api/learner{address}", changed)
        sign_in(page, person)
        page.goto(address)
        expect(question(page)).to_have_text("Question 1")
        return address

    return opened


def test_a_timed_question_waits_for_its_start_then_says_when_it_is_over(
    page: Page, axe: Axe, open_question: Opened
) -> None:
    open_question(time_limit_seconds=2)
    expect(page.get_by_role("heading", name="Cette question est chronométrée")).to_be_visible()
    expect(page.get_by_role("button", name=VALIDATE)).to_have_count(0)
    expect(page.get_by_role("button", name=SKIP)).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name=START, exact=True).click()
    expect(page.get_by_role("timer")).to_be_visible()
    assert axe(page) == []
    expect(page.get_by_role("main").get_by_text("Le temps est écoulé").first).to_be_visible()
    assert axe(page) == []


def test_the_clock_goes_on_through_a_reload_and_can_be_hidden(
    page: Page, open_question: Opened
) -> None:
    open_question(time_limit_seconds=300)
    page.get_by_role("button", name=START, exact=True).click()
    page.reload()
    expect(page.get_by_role("timer")).to_be_visible()
    page.get_by_role("button", name="Masquer le temps").click()
    expect(page.get_by_role("timer")).to_have_count(0)
    page.get_by_role("button", name="Afficher le temps").click()
    expect(page.get_by_role("timer")).to_be_visible()


def test_leaving_a_knowledge_question_is_said_without_punishing(
    page: Page, axe: Axe, open_question: Opened
) -> None:
    page.add_init_script("document.hasFocus = () => !window.hasLeft")
    open_question(is_focused=True, is_accessible=False)
    expect(page.get_by_text("sans quitter cette page")).to_be_visible()
    expect(page.get_by_text("Vous avez quitté la page")).to_have_count(0)
    page.evaluate("window.hasLeft = true")
    expect(page.get_by_text("Vous avez quitté la page")).to_be_visible()
    assert axe(page) == []


def test_waiting_for_the_network_is_said_and_accessible(
    page: Page, axe: Axe, open_question: Opened
) -> None:
    open_question()
    page.context.set_offline(True)
    page.get_by_role("button", name=SKIP).click()
    expect(page.get_by_text("La question suivante dépend de votre réponse")).to_be_visible()
    assert axe(page) == []
    page.context.set_offline(False)


def test_a_test_ended_elsewhere_leads_to_its_result(
    page: Page, api: Api, open_question: Opened
) -> None:
    address = open_question()
    api.post(f"/api/learner{address}/end", json={})
    page.get_by_role("button", name=SKIP).click()
    expect(page.get_by_role("heading", name="Et maintenant ?")).to_be_visible()


def test_each_question_has_its_title_and_takes_focus(page: Page, open_question: Opened) -> None:
    open_question()
    expect(page).to_have_title(re.compile("^Question 1 · 4.3"))
    page.get_by_role("button", name=SKIP).click()
    expect(question(page)).to_have_text("Question 2")
    expect(question(page)).to_be_focused()
    expect(page).to_have_title(re.compile("^Question 2 · 4.3"))


def _press(page: Page, name: str) -> None:
    """Put the pointer on a button and hold it."""
    button = page.get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_a_button_below_a_simulator_waits_to_be_in_its_place(
    page: Page, open_question: Opened
) -> None:
    page.route("**/simulators/mailbox/main.js", lambda route: route.fulfill(body=""), times=1)
    open_question(form=MAILBOX)
    expect(page.locator("iframe")).to_be_visible()
    skip = page.get_by_role("button", name=SKIP)
    expect(skip).to_have_count(0)
    page.get_by_role("button", name="Recommencer").click()
    expect(skip).to_be_visible()
    place = skip.bounding_box()
    expect(
        page.frame_locator("iframe").get_by_role("checkbox", name="Compte rendu")
    ).to_be_visible()
    assert skip.bounding_box() == place


def test_a_button_stays_under_the_finger_while_a_simulator_grows(
    page: Page, open_question: Opened
) -> None:
    open_question(form=MAILBOX)
    frame = page.get_by_role("main").frame_locator("iframe")
    box = frame.get_by_role("checkbox", name="Compte rendu")
    expect(box).to_be_visible()
    _press(page, SKIP)
    box.evaluate(GROW)
    expect(page.get_by_text("Votre travail est pris en compte")).to_be_visible()
    page.mouse.up()
    expect(question(page)).to_have_text("Question 2")


def test_a_button_stays_under_the_finger_when_the_time_is_over(
    page: Page, open_question: Opened
) -> None:
    open_question(time_limit_seconds=2)
    page.get_by_role("button", name=START, exact=True).click()
    expect(page.get_by_role("timer")).to_be_visible()
    _press(page, SKIP)
    expect(page.locator("#announcer")).to_have_text(re.compile("Le temps est écoulé"))
    page.mouse.up()
    expect(question(page)).to_have_text("Question 2")


def test_the_next_question_is_first_seen_at_its_top(page: Page, open_question: Opened) -> None:
    page.set_viewport_size({"width": 360, "height": 400})
    open_question()
    question(page).evaluate(WATCH_TITLE)
    page.get_by_role("button", name=SKIP).click()
    expect(question(page)).to_have_text("Question 2")
    page.wait_for_function("window.firstSeen")
    assert page.evaluate("firstSeen") == ["Question 2", 0]
