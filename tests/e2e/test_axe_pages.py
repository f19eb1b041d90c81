"""Axe on every route of the site, in each of its states, both languages, both themes, at 320 px."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.campaign_replies import CODE
from tests.e2e.exam_replies import HAS_PASS
from tests.e2e.replies import ROOT, STATES, State, answer_as

ROUTES: list[dict[str, str]] = json.loads((ROOT / "frontend/src/routes.json").read_text("utf-8"))
ADDRESSES = {
    "reset_password": "/reset-password#token=abc",
    "competence": "/competences/1.1",
    "assessment": "/assessments/zyxwvutsrqponmlkjihgfedc",
    "checkpoint": "/assessments/zyxwvutsrqponmlkjihgfedc/checkpoint",
    "result": "/assessments/zyxwvutsrqponmlkjihgfedc/result",
    "participation": "/participations/zyxwvutsrqponmlkjihgfedc",
    "certification": "/certifications/zyxwvutsrqponmlkjihgfedc",
    "campaign": f"/campaigns/{CODE}",
    "join": f"/campaigns/{CODE}/join",
    "not_found": "/nowhere",
}
"""How to reach the routes whose pattern is not an address."""

LANGS = {"fr": "fr-FR", "en": "en-GB"}
THEMES = ("light", "dark")
SMALL = {"width": 320, "height": 640}
OFF = "Object.defineProperty(navigator, 'onLine', { get: () => false })"
BUSY = "main [aria-busy=true]"
SIGNED_IN = "localStorage.setItem('sextant.signed_in', '1')"
GO = """address => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
}"""
FACTS = """() => ({
    lang: document.documentElement.lang, title: document.title,
    width: document.documentElement.scrollWidth, headings: document.querySelectorAll('h1').length,
})"""
PUBLIC = [route for route in ROUTES if route["access"] == "anyone"]
PRIVATE = [route for route in ROUTES if route["access"] != "anyone"]

Axe = Callable[[Page], list[str]]


def address_of(route: dict[str, str]) -> str:
    """An address of the route; fails for a pattern that this test cannot fill."""
    found = ADDRESSES.get(route["name"], route["path"])
    assert not set(":*") & set(found), f"{route['name']} has no address in ADDRESSES"
    return found


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    """The language of the browser, hence of the page."""
    return str(request.param)


@pytest.fixture
def open_page(browser: Browser, site: str, lang: str) -> Iterator[Callable[..., Page]]:
    """Opens pages on a narrow phone; without the worker, whose requests the test would not see."""
    context = browser.new_context(
        base_url=site,
        locale=LANGS[lang],
        viewport=SMALL,
        service_workers="block",
        reduced_motion="reduce",
    )

    def open_in(state: State, *, is_signed_in: bool) -> Page:
        page = context.new_page()
        answer_as(page, state, is_signed_in=is_signed_in)
        page.add_init_script(HAS_PASS)
        if is_signed_in:
            page.add_init_script(SIGNED_IN)
        if state == "offline":
            page.add_init_script(OFF)
        return page

    yield open_in
    context.close()


@pytest.fixture
def visitor(open_page: Callable[..., Page]) -> Page:
    """Somebody who is not signed in; everything works."""
    return open_page("normal", is_signed_in=False)


@pytest.fixture
def learner(open_page: Callable[..., Page]) -> Page:
    """Somebody signed in; everything works."""
    return open_page("normal", is_signed_in=True)


def reach(page: Page, route: dict[str, str], state: State) -> None:
    """Move to a route as the router does, and make sure that the page is in the wanted state."""
    address = address_of(route)
    if page.url == "about:blank":
        page.goto(address)
    else:
        page.evaluate(GO, address)
    page.locator("main h1").first.wait_for()
    is_private = route["access"] != "anyone"
    if is_private and state in {"starting", "loading"}:
        page.locator(BUSY).first.wait_for()
    elif state not in {"starting", "loading"}:
        expect(page.locator(BUSY)).to_have_count(0)
    if is_private and state in {"error", "offline"}:
        page.locator("main [role=alert] button").first.wait_for()


def faults_of(page: Page, axe: Axe, lang: str) -> list[str]:
    """What is wrong on the page: axe in both themes, language, title, width."""
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        page.locator(f"html[data-theme={theme}]").wait_for(state="attached")
        found += [f"{theme}: {fault}" for fault in axe(page)]
    facts: dict[str, Any] = page.evaluate(FACTS)
    if facts["lang"] != lang:
        found.append(f"lang is {facts['lang']}")
    if facts["width"] > SMALL["width"]:
        found.append(f"scrolls sideways: {facts['width']} px")
    if not facts["title"].strip():
        found.append("no title")
    if facts["headings"] != 1:
        found.append(f"{facts['headings']} h1")
    return found


@pytest.mark.parametrize(
    ("lang", "state"),
    [*(("fr", state) for state in STATES), ("en", "normal"), ("en", "error")],
    indirect=["lang"],
)
def test_no_route_has_a_fault(
    open_page: Callable[..., Page], axe: Axe, lang: str, state: State
) -> None:
    faults = []
    for routes, is_signed_in in ((PUBLIC, False), (PRIVATE, True)):
        page = open_page(state, is_signed_in=is_signed_in)
        for route in routes:
            reach(page, route, state)
            faults += [f"{route['name']}, {fault}" for fault in faults_of(page, axe, lang)]
        page.close()
    assert faults == []
    assert len(PUBLIC) + len(PRIVATE) == len(ROUTES)


def test_each_route_has_its_own_title(learner: Page) -> None:
    titles = {}
    for route in ROUTES:
        learner.goto(address_of(route))
        learner.locator("main h1").wait_for()
        expect(learner.locator(BUSY)).to_have_count(0)
        titles[learner.title()] = route["name"]
    assert sorted(titles.values()) == sorted(route["name"] for route in ROUTES)


def test_a_planted_fault_is_seen(visitor: Page, axe: Axe) -> None:
    visitor.goto("/")
    visitor.locator("main h1").wait_for()
    visitor.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in axe(visitor))


def test_a_pale_text_is_seen_in_the_dark_theme(visitor: Page, axe: Axe) -> None:
    visitor.emulate_media(color_scheme="dark")
    visitor.goto("/sign-in")
    visitor.locator("main h1").wait_for()
    visitor.evaluate("document.querySelector('main h1').style.color = '#1b2c36'")
    assert any(fault.startswith("color-contrast") for fault in axe(visitor))


def test_a_route_without_an_address_is_refused() -> None:
    with pytest.raises(AssertionError, match="has no address"):
        address_of({"name": "unknown", "path": "/unknown/:id", "access": "anyone"})


def test_a_form_with_errors_leads_to_its_fields(visitor: Page, axe: Axe) -> None:
    visitor.goto("/sign-up")
    visitor.locator("main form [type=submit]").click()
    summary = visitor.get_by_role("alert")
    summary.wait_for()
    assert summary.evaluate("element => element === document.activeElement")
    assert axe(visitor) == []
    summary.get_by_role("link").first.click()
    assert visitor.evaluate("document.activeElement.name") == "first_name"


@pytest.mark.parametrize("address", ["/account", "/competences/2.2"])
def test_an_open_dialog_has_no_fault(learner: Page, axe: Axe, address: str) -> None:
    learner.goto(address)
    learner.locator("main .card button").last.click()
    learner.get_by_role("dialog").wait_for()
    assert axe(learner) == []
    learner.keyboard.press("Escape")
    learner.get_by_role("dialog").wait_for(state="hidden")


@pytest.mark.parametrize(
    "address", ["/dashboard", "/competences/1.1", "/participations/zyxwvutsrqponmlkjihgfedc"]
)
def test_unfolded_details_have_no_fault(learner: Page, axe: Axe, address: str) -> None:
    learner.goto(address)
    learner.locator("main details").first.wait_for()
    learner.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
    assert axe(learner) == []
    assert learner.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_a_move_in_the_site_takes_focus_to_the_heading(visitor: Page) -> None:
    visitor.goto("/")
    visitor.locator("nav a[href='/levels']").first.click()
    visitor.wait_for_url("**/levels")
    visitor.locator("h1:focus").wait_for()
    assert visitor.title().startswith(visitor.locator("h1").inner_text())


def test_a_page_that_cannot_be_fetched_says_so(visitor: Page, axe: Axe) -> None:
    visitor.goto("/")
    visitor.locator("main h1").wait_for()
    visitor.route("**/assets/**", lambda route: route.abort("internetdisconnected"))
    visitor.locator("nav a[href='/sign-in']").first.click()
    visitor.get_by_role("alert").wait_for()
    assert axe(visitor) == []
