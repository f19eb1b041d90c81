"""The invigilator's room in the browser: forty on one screen, who needs help first, one tap."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from infra.local.demo import PASSWORD as DEMO_PASSWORD
from tests.e2e.certif_people import FIRST_NAMES, LAST_NAMES, ExamPerson
from tests.e2e.exam_room import INVIGILATOR, ExamRoom, candidate, open_room

SEATS = 40
SOON = 15_000
"""A refresh is every three seconds; the machine of tests may be busy."""
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}
FITS = """() => {
    const seats = [...document.querySelectorAll('ul li button')]
    return Math.max(...seats.map((seat) => seat.getBoundingClientRect().bottom)) <= innerHeight
}"""
LOOK = "document.dispatchEvent(new Event('visibilitychange'))"
WIDTH = "document.documentElement.scrollWidth"

Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def sitter(site: str) -> ExamPerson:
    """Somebody who may take the exam."""
    return candidate(site, SEATS - 1)


@pytest.fixture(scope="module")
def room(site: str, sitter: ExamPerson) -> ExamRoom:
    """A room of forty: thirty-nine made up, and the sitter."""
    opened = open_room(site)
    for number in range(SEATS - 1):
        first = FIRST_NAMES[number % len(FIRST_NAMES)]
        last = f"{LAST_NAMES[number % len(LAST_NAMES)]} {chr(ord('A') + number // 4)}"
        opened.register(
            sitter, first_name=first, last_name=last, birth_date=f"2010-02-{1 + number % 28:02d}"
        )
    opened.register(sitter)
    return opened


@pytest.fixture(scope="module")
def inside(browser: Browser, site: str, room: ExamRoom) -> Iterator[Page]:
    """The kit's QR code, scanned by somebody who then signs in."""
    context = browser.new_context(base_url=site, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"/certif/room#number={room.number}&secret={room.session['room_secret']}")
    page.get_by_role("main").get_by_role("link", name="Se connecter").click()
    page.get_by_label("Adresse e-mail").fill(INVIGILATOR)
    page.get_by_label("Mot de passe", exact=True).fill(DEMO_PASSWORD)
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(room.session["room"], timeout=SOON)
    assert "secret" not in page.url
    yield page
    context.close()


@pytest.fixture
def invigilator(inside: Page, room: ExamRoom) -> Page:
    """Somebody in front of the room, on a laptop, who was there before."""
    inside.set_viewport_size(LAPTOP)
    inside.goto(f"/certif/room/{room.session['id']}")
    expect(inside.get_by_role("button", name=re.compile(r"^Tous 40$"))).to_be_visible(timeout=SOON)
    return inside


def seat(page: Page, person: ExamPerson) -> Locator:
    """The candidate's place in the room."""
    whole = page.get_by_role("region", name="Toute la salle")
    return whole.get_by_role("listitem").filter(has_text=person.identity["last_name"])


def state(page: Page, person: ExamPerson, text: str | re.Pattern[str]) -> None:
    """Look at the room again, which asks for it at once, and wait until the seat says it."""
    page.evaluate(LOOK)
    expect(seat(page, person)).to_contain_text(text, timeout=SOON)


def sheet(page: Page, person: ExamPerson) -> Locator:
    """Open all of one candidate."""
    seat(page, person).get_by_role("button").first.click()
    return page.get_by_role("dialog", name=re.compile(person.identity["last_name"]))


def queue(page: Page) -> Locator:
    """Those who need somebody."""
    return page.get_by_role("region", name=re.compile("besoin de vous"))


def test_an_exam_goes_by_under_the_invigilator_s_eyes(
    invigilator: Page, room: ExamRoom, sitter: ExamPerson, axe: Axe
) -> None:
    page = invigilator
    state(page, sitter, "Attendu")

    sitter.enter(room.number)
    state(page, sitter, "À confirmer")
    queue(page).get_by_role("button", name=f"Confirmer {sitter.identity['first_name']}").click()
    state(page, sitter, "Présence confirmée")
    assert page.evaluate(FITS), "forty candidates are on one screen"
    assert axe(page) == []
    page.get_by_role("button", name="Laisser commencer 1 personne").click()
    state(page, sitter, "Peut commencer")

    sitter.start()
    sitter.answer(3)
    state(page, sitter, "3/32")
    sitter.report()
    state(page, sitter, "Question signalée")
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    queue(page).get_by_role("button", name=re.compile("^Décider")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Le site à consulter ne répond pas")).to_be_visible()
    dialog.get_by_text("Voir la question").click()
    expect(dialog.get_by_text("question 4", exact=True)).to_be_visible(timeout=SOON)
    assert axe(page) == []
    dialog.get_by_role("button", name="Écarter la question").click()
    expect(dialog.get_by_role("button", name="Écarter la question")).to_have_count(0, timeout=SOON)
    dialog.get_by_role("button", name="Mettre en pause").click()
    expect(dialog.get_by_role("button", name="Reprendre l'épreuve")).to_be_visible(timeout=SOON)
    page.keyboard.press("Escape")
    seat(page, sitter).get_by_role("button", name=re.compile("Reprendre l'épreuve de")).click()
    state(page, sitter, "En cours")

    sitter.device_id = f"other-{sitter.device_id}"[:32]
    sitter.enter(room.number)
    state(page, sitter, "Autre poste")
    queue(page).get_by_role("button", name=re.compile("^Autoriser")).click()
    state(page, sitter, "En cours")
    sitter.exam = sitter.api.get("/api/learner/exam").json()
    sitter.answer(1)
    state(page, sitter, "4/32")

    dialog = sheet(page, sitter)
    dialog.get_by_role("button", name="Mettre fin à l'épreuve").click()
    assert axe(page) == []
    dialog.get_by_role("button", name="Mettre fin à l'épreuve").click()
    dialog.get_by_label("Que s'est-il passé ?").select_option("Retard, départ, comportement")
    dialog.get_by_label("Les faits").fill("A quitté la salle à 10 h 40, prise d'un malaise.")
    dialog.get_by_role("button", name="Enregistrer l'incident").click()
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=SOON)
    state(page, sitter, "Arrêté en salle")

    page.reload()
    state(page, sitter, "Arrêté en salle")
    page.get_by_role("button", name="Incidents").click()
    dialog = page.get_by_role("dialog", name="Incidents")
    expect(dialog.get_by_role("listitem")).to_contain_text("A quitté la salle à 10 h 40")
    assert axe(page) == []


def test_presence_is_confirmed_with_the_keyboard_alone(invigilator: Page, room: ExamRoom) -> None:
    page, keys = invigilator, invigilator.keyboard
    last = f"{LAST_NAMES[1]} A"
    whole = page.get_by_role("region", name="Toute la salle")
    place = whole.get_by_role("listitem").filter(has_text=last)
    place.get_by_role("button").first.focus()
    keys.press("Tab")
    expect(place.get_by_role("button", name=re.compile("Confirmer la présence de"))).to_be_focused()
    keys.press("Enter")
    expect(place).to_contain_text("Présent, pas connecté", timeout=SOON)
    expect(place.get_by_role("button").first).to_be_focused()
    keys.press("Enter")
    dialog = page.get_by_role("dialog", name=re.compile(last))
    expect(dialog.get_by_role("button", name="Annuler la confirmation")).to_be_visible()
    keys.press("Escape")
    expect(place.get_by_role("button").first).to_be_focused()


def test_what_is_shown_is_dated_while_the_network_is_gone(invigilator: Page) -> None:
    page = invigilator
    page.context.set_offline(True)
    expect(
        page.get_by_text(re.compile("Connexion perdue. Ce qui est affiché date de"))
    ).to_be_visible(timeout=SOON)
    expect(page.get_by_role("button", name=re.compile(r"^Tous 40$"))).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(re.compile("Connexion perdue."))).to_have_count(0, timeout=SOON)


def test_the_room_works_on_a_phone_in_both_languages_and_in_the_dark(
    invigilator: Page, axe: Axe
) -> None:
    page = invigilator
    page.set_viewport_size(PHONE)
    for label, words in (("EN", "All 40"), ("FR", "Tous 40")):
        page.get_by_role("button", name=re.compile(f"^{label}|English|Français")).first.click()
        expect(page.get_by_role("button", name=words)).to_be_visible()
        assert page.evaluate(WIDTH) <= PHONE["width"]
        assert axe(page) == []
    page.get_by_role("button", name=re.compile("sombre|dark", re.I)).first.click()
    assert axe(page) == []


def test_a_wrong_secret_says_what_to_check_scanned_or_typed(invigilator: Page, axe: Axe) -> None:
    page = invigilator
    wrong = page.get_by_role("alert").filter(has_text="Vérifiez-les sur le kit")
    page.goto("/certif/room#number=BCDFGH&secret=not-the-secret")
    expect(wrong).to_be_visible(timeout=SOON)
    assert "secret" not in page.url
    page.goto("/certif")
    page.goto("/certif/room")
    expect(page.get_by_role("heading", name="Vos salles ouvertes")).to_be_visible(timeout=SOON)
    page.get_by_label("Numéro de session").fill("BCDFGH")
    page.get_by_label("Code secret de la salle").fill("not the secret")
    page.get_by_role("button", name="Ouvrir la salle").click()
    expect(wrong).to_be_visible(timeout=SOON)
    expect(page.get_by_label("Numéro de session")).to_have_value("BCDFGH")
    assert axe(page) == []
