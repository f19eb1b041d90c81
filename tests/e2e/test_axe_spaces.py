"""Axe on every route of the organizations' and the staff's spaces, in their states, at 320 px."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.center_replies import CENTER, PAST, PUBLISHED
from tests.e2e.replies import ROOT
from tests.e2e.space_replies import ORGANIZATION, SPACE_STATES, SpaceState, answer_space_as

SPACES = ("orga", "certif", "admin")
ORGANIZATIONS = {"orga": ORGANIZATION, "certif": CENTER, "admin": ORGANIZATION}
MORE = {
    "certif": (
        f"/certif/{CENTER}/sessions/{PAST}/finalization",
        f"/certif/{CENTER}/sessions/{PUBLISHED}/finalization",
        f"/certif/{CENTER}/sessions/{PUBLISHED}/results",
    )
}
"""Addresses that say something else than those made from the routes."""
LANGS: dict[SpaceState, tuple[str, ...]] = {"normal": ("fr-FR", "en-GB"), "error": ("en-GB",)}
"""Both languages where there is most to read; French elsewhere, but for failures."""
SMALL: ViewportSize = {"width": 320, "height": 640}
SOME_ID = "zyxwvutsrqponmlkjihgfedc"
SIGNED_IN = "localStorage.setItem('sextant.signed_in', '1')"
BUSY = "main [aria-busy=true]"
GO = """address => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
}"""
FACTS = """() => ({
    width: document.documentElement.scrollWidth, headings: document.querySelectorAll('h1').length,
    title: document.title,
})"""

Theme = Literal["light", "dark"]
Axe = Callable[[Page], list[str]]


def addresses(space: str) -> list[str]:
    """An address of each route of a space."""
    rows = json.loads((ROOT / f"frontend/src/{space}/routes.json").read_text("utf-8"))
    paths = [row["path"] for row in rows if row["path"] not in {"*", "/orga", "/certif"}]
    filled = [path.replace(":organization", ORGANIZATIONS[space]) for path in paths]
    made = [_filled(path) for path in filled]
    return [*made, *MORE.get(space, ()), f"/{space}/nowhere/at/all/of/it"]


def _filled(path: str) -> str:
    return "/".join(SOME_ID if part.startswith(":") else part for part in path.split("/"))


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[[SpaceState, str], Page]]:
    """Opens pages on a narrow phone, signed in."""
    contexts = []

    def open_in(state: SpaceState, locale: str) -> Page:
        context = browser.new_context(
            base_url=site,
            locale=locale,
            viewport=SMALL,
            service_workers="block",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(SIGNED_IN)
        answer_space_as(page, state)
        return page

    yield open_in
    for context in contexts:
        context.close()


def reach(page: Page, address: str, state: SpaceState) -> None:
    """Move there as the router does, and wait for the state."""
    if page.url == "about:blank":
        page.goto(address)
    else:
        page.evaluate(GO, address)
    page.locator("main h1").first.wait_for()
    if state != "loading":
        expect(page.locator(BUSY)).to_have_count(0)


def faults_of(page: Page, axe: Axe, themes: tuple[Theme, ...]) -> list[str]:
    """What is wrong on the page, in some themes."""
    found = []
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        page.locator(f"html[data-theme={theme}]").wait_for(state="attached")
        found += [f"{theme}: {fault}" for fault in axe(page)]
    facts: dict[str, Any] = page.evaluate(FACTS)
    if facts["width"] > SMALL["width"]:
        found.append(f"scrolls sideways: {facts['width']} px")
    if facts["headings"] != 1:
        found.append(f"{facts['headings']} h1")
    if not facts["title"].strip():
        found.append("no title")
    return found


@pytest.mark.parametrize("state", SPACE_STATES)
@pytest.mark.parametrize("space", SPACES)
def test_no_route_of_a_space_has_a_fault(
    open_page: Callable[[SpaceState, str], Page], axe: Axe, space: str, state: SpaceState
) -> None:
    themes: tuple[Theme, ...] = ("light", "dark") if state == "normal" else ("light",)
    faults = []
    for locale in LANGS.get(state, ("fr-FR",)):
        page = open_page(state, locale)
        for address in addresses(space):
            reach(page, address, state)
            faults += [f"{address}, {fault}" for fault in faults_of(page, axe, themes)]
    assert faults == []


def test_a_page_of_an_organization_one_is_not_in_says_so(
    open_page: Callable[[SpaceState, str], Page], axe: Axe
) -> None:
    page = open_page("normal", "fr-FR")
    page.goto(f"/orga/{SOME_ID}/team")
    expect(page.get_by_role("heading", name="Introuvable")).to_be_visible()
    assert axe(page) == []


def test_one_changes_organization_by_keyboard(
    open_page: Callable[[SpaceState, str], Page], axe: Axe
) -> None:
    page = open_page("normal", "fr-FR")
    page.goto("/orga")
    page.wait_for_url(f"**/orga/{ORGANIZATION}")
    page.get_by_role("button", name="Collège Ada-Lovelace").press("Enter")
    assert axe(page) == []
    other = page.get_by_role("link", name="Lycée Katherine-Johnson")
    for _ in range(3):
        page.keyboard.press("Tab")
        if other.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lycée Katherine-Johnson")
    expect(page.locator("h1:focus")).to_have_count(1)


def test_questions_and_menus_of_the_team_have_no_fault(
    open_page: Callable[[SpaceState, str], Page], axe: Axe
) -> None:
    page = open_page("normal", "fr-FR")
    page.goto(f"/orga/{ORGANIZATION}/team")
    page.get_by_role("button", name="Inviter des collègues").click()
    page.get_by_role("button", name="Envoyer les invitations").click()
    expect(page.get_by_role("alert")).to_contain_text("Indiquez au moins une adresse")
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Actions pour Éloïse").click()
    page.get_by_role("button", name="Nommer administrateur").click()
    expect(page.get_by_role("dialog")).to_contain_text("Nommer Éloïse")
    assert axe(page) == []
