"""A certificate in the hands of its holder, and of who verifies it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e import certificate_replies as replies
from tests.e2e.certified import certify
from tests.e2e.conftest import Api, Axe, LocalStack
from tests.e2e.playing import Person, sign_in, sign_up
from tests.e2e.replies import answer_as
from tests.e2e.test_axe_pages import SIGNED_IN

VERIFY = "Vérifier un certificat"
# A machine that paints 200 ms late: what the page does "after the paint" comes while one types.
LATE_PAINTS = """{
  const soon = window.setTimeout
  window.requestAnimationFrame = (draw) => soon(draw, 200)
  window.setTimeout = (act, delay, ...given) => soon(act, delay === 35 ? 200 : delay, ...given)
}"""
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture
def holder(api: Api) -> Person:
    """Somebody new."""
    return sign_up(api, "lou")


@pytest.fixture
def certification_id() -> str:
    return uuid4().hex[:24]


@pytest.fixture
def recruiter(browser: Browser, site: str) -> Iterator[Page]:
    """Somebody else, signed in nowhere."""
    context = browser.new_context(base_url=site, locale="fr-FR")
    yield context.new_page()
    context.close()


def saved(page: Page, press: str, folder: Path) -> bytes:
    """What a button downloads."""
    with page.expect_download(timeout=30_000) as started:
        page.get_by_role("button", name=press).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path.read_bytes()


def text_of(pdf: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(" ".join(pages).split())


def test_a_certificate_is_fetched_shown_verified_and_revoked(
    page: Page,
    recruiter: Page,
    stack: LocalStack,
    holder: Person,
    certification_id: str,
    tmp_path: Path,
) -> None:
    code = certify(stack, holder.id, certification_id)
    sign_in(page, holder)
    page.get_by_role("link", name="Mes certifications").click()
    page.get_by_role("link", name="Voir le certificat").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Certification du")
    french = saved(page, "Télécharger en français", tmp_path)
    assert "Certificat de compétences numériques" in text_of(french)
    assert "Lou MARTIN" in text_of(french)
    english = saved(page, "En anglais", tmp_path)
    assert "Certificate of digital skills" in text_of(english)
    badge = saved(page, "Télécharger le badge", tmp_path)
    assert re.fullmatch(rb"[\w-]+\.[\w-]+\.[\w-]+", badge)

    page.get_by_text("Lou M.", exact=True).click()
    expect(page.get_by_role("main").get_by_text("C’est enregistré.")).to_be_visible()
    recruiter.goto(f"/verify#{code}")
    expect(recruiter.get_by_role("heading", level=1)).to_have_text(
        "Certificat authentique et valable"
    )
    expect(recruiter.get_by_role("heading", name="Lou M.", exact=True)).to_be_visible()
    expect(recruiter.get_by_text("MARTIN")).to_have_count(0)

    certify(stack, holder.id, certification_id, "revoke")
    recruiter.reload()
    expect(recruiter.get_by_role("heading", level=1)).to_have_text("Certificat révoqué")
    expect(recruiter.get_by_text("412")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Révoquée")).to_be_visible()
    expect(page.get_by_role("button", name="Télécharger")).to_have_count(0)


def test_a_code_is_typed_with_the_keyboard_alone_on_a_slow_machine(
    recruiter: Page, stack: LocalStack, holder: Person, certification_id: str
) -> None:
    code = certify(stack, holder.id, certification_id)
    recruiter.add_init_script(LATE_PAINTS)
    recruiter.goto("/")
    recruiter.get_by_role("link", name=VERIFY).press("Enter")
    recruiter.get_by_label("Code de vérification").press("Enter")
    expect(recruiter.get_by_role("alert")).to_contain_text("Saisissez le code")
    box = recruiter.get_by_label("Code de vérification")
    box.press_sequentially("bbbb-bbbb bbbb bb")
    box.press("Enter")
    expect(recruiter.get_by_role("heading", level=1)).to_have_text("Aucun certificat n’a ce code")
    box.fill(f" {code[:4].lower()} {code[4:8]}-{code[8:]}")
    box.press("Enter")
    heading = recruiter.get_by_role("heading", level=1)
    expect(heading).to_have_text("Certificat authentique et valable")
    recruiter.get_by_role("link", name="Vérifier un autre certificat").press("Enter")
    expect(heading).to_have_text(VERIFY)


def answered(page: Page, path: str, body: dict[str, Any], status: int = 200) -> None:
    """Make one address answer that."""

    def reply(route: Route) -> None:
        kind = "application/json" if status < 400 else "application/problem+json"
        route.fulfill(status=status, content_type=kind, body=json.dumps(body))

    page.route(f"**{path}", reply)


@pytest.fixture(params=["fr-FR", "en-GB"])
def open_page(
    request: pytest.FixtureRequest, browser: Browser, site: str
) -> Iterator[Callable[[], Page]]:
    """Opens pages on a narrow phone, signed in, in each language."""
    context = browser.new_context(
        base_url=site,
        locale=request.param,
        viewport={"width": 320, "height": 640},
        service_workers="block",
        reduced_motion="reduce",
    )

    def opened() -> Page:
        page = context.new_page()
        answer_as(page, "normal", is_signed_in=True)
        page.add_init_script(SIGNED_IN)
        return page

    yield opened
    context.close()


def faults_of(page: Page, axe: Axe, what: str) -> list[str]:
    page.locator("main h1").wait_for()
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        page.locator(f"html[data-theme={theme}]").wait_for(state="attached")
        found += [f"{what}, {theme}: {fault}" for fault in axe(page)]
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        found.append(f"{what}: scrolls sideways")
    return found


def test_no_state_of_a_certification_has_a_fault(open_page: Callable[[], Page], axe: Axe) -> None:
    faults = []
    page = open_page()
    for state in replies.STATES:
        answered(page, f"/api/learner/certifications/{replies.ID}", replies.detail(state))
        page.goto(f"/certifications/{replies.ID}")
        faults += faults_of(page, axe, state)
    assert faults == []


def test_no_verdict_has_a_fault(open_page: Callable[[], Page], axe: Axe) -> None:
    faults, path = [], "/api/public/certificates/verification"
    page = open_page()
    for status in ("valid", "expired", "revoked"):
        answered(page, path, replies.verified(status))
        page.goto(f"/verify?{status}#KPTR4BW7QHMD6X")
        faults += faults_of(page, axe, status)
    unknown = {"status": 404, "code": "certificate_unknown", "title": "", "detail": ""}
    answered(page, path, unknown, 404)
    page.goto("/verify?unknown#KPTR4BW7QHMD6X")
    faults += faults_of(page, axe, "unknown")
    assert faults == []
