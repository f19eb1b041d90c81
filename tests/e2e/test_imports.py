"""A school hands in files: by keyboard, on a line that breaks, on a phone, and takes one back."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.demo import PASSWORD as DEMO_PASSWORD
from tests.e2e.conftest import Axe
from tests.siecle import as_bytes, siecle

TEACHER = "teacher@demo.test"
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
HEADINGS = "Nom;Prénom;Date de naissance;Classe;Téléphone\n"


@pytest.fixture
def surname() -> str:
    """Letters that nobody else in the school is called by."""
    return "Zz" + "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:8])


def table(surname: str) -> bytes:
    """Two who can be taken, one born on a day that is not."""
    lines = [f"{surname};Zélie;07/03/2014;6A;06", f"{surname};Noé;08/03/2014;6B;06"]
    return (HEADINGS + "\n".join([*lines, f"{surname};Lou;31/02/2014;6B;06"])).encode()


def enter(page: Page) -> str:
    """As the teacher of the demonstration, through the form; the address of the files."""
    page.goto("/sign-in?next=/orga")
    page.locator("input[name=login]").fill(TEACHER)
    page.locator("input[name=password]").fill(DEMO_PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/orga/*")
    there = f"{page.url}/learners/imports"
    page.goto(there)
    return there


def choose(page: Page, raw: bytes, name: str = "eleves.csv", label: str = "Fichier") -> None:
    page.get_by_label(label, exact=True).set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
    )


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A very narrow phone, in the dark, in English."""
    with browser.new_context(
        base_url=site, locale="en-GB", color_scheme="dark", **PHONE
    ) as context:
        yield context.new_page()


def test_a_file_by_the_keyboard_from_the_drop_to_the_way_back(
    page: Page, axe: Axe, surname: str
) -> None:
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Imports")
    assert axe(page) == []
    page.get_by_role("button", name="Envoyer et comparer").press("Enter")
    expect(page.get_by_text("Choisissez un fichier.").first).to_be_visible()
    choose(page, table(surname))
    page.get_by_role("button", name="Envoyer et comparer").press("Enter")

    expect(page.get_by_role("heading", name="Ce que ce fichier changerait")).to_be_visible()
    expect(page.get_by_text("Colonnes ignorées : Téléphone.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Sortir de la liste")).not_to_be_checked()
    assert axe(page) == []
    page.get_by_role("button", name="Erreurs").press("Enter")
    row = page.get_by_role("row").filter(has_text=f"{surname} Lou")
    expect(row).to_contain_text("4")
    expect(row).to_contain_text("Date de naissance")
    expect(row).to_contain_text("Cette date n'existe pas")
    assert axe(page) == []
    page.get_by_role("checkbox", name="Ajouter les nouveaux (2)").press("Space")
    expect(page.get_by_role("checkbox", name="Ajouter les nouveaux (2)")).not_to_be_checked()
    page.get_by_role("checkbox", name="Ajouter les nouveaux (2)").press("Space")
    page.get_by_role("button", name="Mettre la liste à jour").press("Enter")

    expect(page.get_by_role("heading", name="La liste est à jour")).to_be_visible()
    expect(page.get_by_text("Ajoutés : 2")).to_be_visible()
    expect(page.locator(".imports-step")).to_be_focused()
    assert axe(page) == []
    page.get_by_role("button", name="Annuler cet import").press("Enter")
    assert axe(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Annuler cet import").press("Enter")
    expect(page.get_by_role("heading", name="L'import est annulé")).to_be_visible()
    expect(page.get_by_text("Remis comme avant : 2")).to_be_visible()
    assert axe(page) == []


def test_a_sending_that_breaks_goes_on_where_it_stopped(page: Page, axe: Axe, surname: str) -> None:
    enter(page)
    page.route("**/pix-local-uploads-*/**", lambda route: route.abort())
    choose(page, table(surname))
    page.get_by_role("button", name="Envoyer et comparer").click()
    expect(page.get_by_text("L'envoi s'est arrêté.")).to_be_visible(timeout=15_000)
    assert axe(page) == []
    page.reload()
    choose(page, b"another file", "other.csv")
    expect(page.get_by_text("Ce n'est pas le même fichier")).to_be_visible()
    assert axe(page) == []
    page.unroute("**/pix-local-uploads-*/**")
    choose(page, table(surname))
    expect(page.get_by_role("heading", name="Ce que ce fichier changerait")).to_be_visible()
    page.get_by_role("button", name="Abandonner ce fichier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imports")
    expect(page.get_by_text("Fichier abandonné")).to_be_visible()


def test_a_file_that_lies_is_refused_in_words_on_a_phone(phone: Page, axe: Axe) -> None:
    enter(phone)
    lies = siecle(3).text.encode("utf-8")
    assert lies != as_bytes(siecle(3).text)
    choose(phone, lies, "eleves.xml", label="File")
    phone.get_by_role("button", name="Send and compare").tap()
    expect(phone.get_by_role("heading", name="This file cannot be used")).to_be_visible()
    expect(phone.get_by_text("accents would be wrong")).to_be_visible()
    assert axe(phone) == []
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
    phone.get_by_role("link", name="Choose another file").tap()
    expect(phone.get_by_role("row").filter(has_text="Refused").first).to_be_visible()
    assert axe(phone) == []
