"""Through a portal (SAML) and a public service (OpenID): first arrival, next ones, no replay."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.e2e.conftest import Api

Axe = Callable[[Page], list[str]]

PORTAL = "Continuer avec ENT de démonstration"
SERVICE = "Continuer avec ProConnect (essai)"


@pytest.fixture
def narrow(browser: Browser, site: str) -> Iterator[Page]:
    """A very narrow phone, in English."""
    context = browser.new_context(
        base_url=site, locale="en-GB", viewport={"width": 320, "height": 640}
    )
    yield context.new_page()
    context.close()


def leave(page: Page, way: str) -> None:
    page.goto("/sign-in")
    page.get_by_role("link", name=way).click()
    expect(page.get_by_role("heading", name="Toy identity provider")).to_be_visible()


def sign_out(page: Page) -> None:
    page.context.clear_cookies()
    page.evaluate("localStorage.clear()")


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_a_pupil_enters_by_the_portal_and_says_only_a_birth_date(
    page: Page, api: Api, axe: Axe
) -> None:
    posted: list[Request] = []
    page.emulate_media(reduced_motion="reduce")  # axe would see colors that are half-way
    page.on("request", lambda one: posted.append(one) if "/acs" in one.url else None)
    leave(page, PORTAL)
    page.get_by_role("button", name="Ismael LEFEVRE").click()

    heading(page, "Bienvenue, Ismael")
    assert "code=" not in page.url
    assert axe(page) == []
    page.get_by_label("Jour").fill("8")
    page.get_by_label("Mois").fill("2")
    page.get_by_label("Année").fill("2014")
    page.get_by_role("button", name="Entrer").click()
    expect(page.get_by_role("alert")).to_contain_text("Nous ne trouvons personne")
    expect(page.get_by_role("button", name="Entrer")).not_to_have_attribute("aria-busy", "true")
    assert axe(page) == []
    page.get_by_label("Jour").fill("7")
    page.get_by_role("button", name="Entrer").click()
    expect(page).to_have_url("/dashboard")

    sign_out(page)
    leave(page, PORTAL)
    page.get_by_role("button", name="Ismael LEFEVRE").click()
    expect(page).to_have_url("/dashboard")

    form = {name: found[0] for name, found in parse_qs(posted[-1].post_data or "").items()}
    again = api.post("/api/auth/saml/ent/acs", data=form, allow_redirects=False)
    assert again.status_code == 303
    assert again.headers["Location"].endswith("#error=identity_refused")


def test_an_adult_enters_by_a_public_service_with_the_keyboard(page: Page, axe: Axe) -> None:
    callbacks: list[str] = []
    page.on("request", lambda one: callbacks.append(one.url) if "/callback" in one.url else None)
    page.goto("/sign-in")
    expect(page.get_by_role("link", name=SERVICE)).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name=SERVICE).press("Enter")
    page.get_by_role("link", name="Hélène Castaing").press("Enter")

    heading(page, "Bienvenue, Hélène")
    assert axe(page) == []
    page.locator("summary").filter(has_text="Je n'ai pas encore de compte").press("Enter")
    page.get_by_role("button", name="Créer mon compte").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Acceptez les conditions")
    page.get_by_role("checkbox").press("Space")
    page.get_by_role("button", name="Créer mon compte").press("Enter")
    expect(page).to_have_url("/dashboard")

    sign_out(page)
    leave(page, SERVICE)
    page.get_by_role("link", name="Hélène Castaing").click()
    expect(page).to_have_url("/dashboard")

    page.goto(callbacks[-1])
    heading(page, "La connexion n'a pas abouti")
    assert axe(page) == []


def test_somebody_links_the_account_they_have_and_comes_back_to_their_page(
    page: Page, api: Api
) -> None:
    person = {"first_name": "Zoé", "last_name": "Lambert", "email": "zoe.elsewhere@school.test"}
    password = "lune bateau vert"
    made = api.post(
        "/api/auth/sign-up",
        json={**person, "password": password, "lang": "fr", "accepts_terms": True},
    )
    assert made.status_code == 201, made.text
    page.goto("/sign-in?next=%2Faccount")
    page.get_by_role("link", name=SERVICE).click()
    page.get_by_label("Id").fill("p-zoe")
    page.get_by_label("First name").fill("Zoé")
    page.get_by_label("Last name").fill("Lambert")
    page.get_by_label("Profile").fill("National_ens")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("link", name="Zoé Lambert").click()

    page.get_by_label("Adresse e-mail ou identifiant").fill(person["email"])
    page.get_by_label("Mot de passe", exact=True).fill("not this one")
    page.get_by_role("button", name="Lier mon compte").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Lier mon compte").click()
    expect(page).to_have_url("/account")


def test_the_first_arrival_fits_a_very_narrow_phone(narrow: Page, axe: Axe) -> None:
    narrow.goto("/sign-in")
    narrow.get_by_role("link", name="Continue with ENT de démonstration").click()
    narrow.get_by_role("button", name="Fatou Özdemir").click()
    heading(narrow, "Welcome, Fatou")
    narrow.get_by_text("I already have an account here").click()
    expect(narrow.get_by_label("E-mail address or user name")).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(narrow) == []
