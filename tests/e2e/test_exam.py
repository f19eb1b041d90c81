"""A candidate's exam in the browser, from the entrance to the end, an invigilator beside."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.certif_people import ExamPerson
from tests.e2e.conftest import Api
from tests.e2e.exam_room import ExamRoom, candidate, open_room
from tests.e2e.playing import SKIP, Person, Sent, sign_in, sign_up

ASKED = re.compile(r"^Question \d+ sur 32$")
SOON = 15_000
KEPT = "Réponse gardée sur cet appareil ; envoi dès le retour du réseau"
WORKER = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
HELD = "localStorage.getItem('sextant.exam')"

Axe = Callable[[Page], list[str]]


@pytest.fixture
def room(site: str) -> ExamRoom:
    """A room of one's own."""
    return open_room(site)


@pytest.fixture(scope="module")
def sitter(site: str) -> ExamPerson:
    """Somebody who may take the exam, in one session after another."""
    return candidate(site)


@pytest.fixture
def other_machine(browser: Browser, site: str) -> Iterator[Page]:
    """A page on another computer."""
    context = browser.new_context(base_url=site, locale="fr-FR")
    yield context.new_page()
    context.close()


def title(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait for a heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=SOON)


def account(person: ExamPerson) -> Person:
    return Person("", person.email)


def come_in(page: Page, room: ExamRoom, person: ExamPerson) -> None:
    """Through the form, signed in."""
    page.goto("/exam")
    page.get_by_label("Numéro de session", exact=True).fill(room.number.lower())
    page.get_by_label("Prénom").fill(person.identity["first_name"])
    page.get_by_label("Nom de naissance").fill(person.identity["last_name"])
    year, month, day = person.identity["birth_date"].split("-")
    for label, value in (("Jour", day), ("Mois", month), ("Année", year)):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Entrer dans la salle").first.click()


def start(page: Page) -> None:
    """Agree to the rules and receive the first question."""
    page.get_by_label("J'ai lu ces règles").check()
    page.get_by_role("button", name="Commencer l'épreuve").click()
    title(page, "Question 1 sur 32")


def pass_by(page: Page, questions: int = 1) -> None:
    """Say "I don't know" so many times."""
    heading = page.get_by_role("heading", level=1)
    for _ in range(questions):
        before = heading.inner_text()
        page.get_by_role("button", name=SKIP, exact=True).click()
        expect(heading).not_to_have_text(before, timeout=SOON)


def answer_by_the_api(page: Page, person: ExamPerson, questions: int) -> None:
    """Answer so many questions with the pass of this machine, faster than one can press."""
    token = json.loads(page.evaluate(HELD))["token"]
    person.api.headers["Authorization"] = f"Bearer {token}"
    person.exam = person.api.get("/api/learner/exam").json()
    person.answer(questions)


def begun(page: Page, room: ExamRoom, person: ExamPerson) -> str:
    """At the first question; the candidate's id."""
    registered = room.register(person)
    sign_in(page, account(person))
    come_in(page, room, person)
    title(page, re.compile("vous êtes dans la salle"))
    room.act(registered["id"], "confirm", "let_in")
    start(page)
    return str(registered["id"])


def test_from_the_dashboard_to_the_end(page: Page, room: ExamRoom, sitter: ExamPerson) -> None:
    registered = room.register(sitter, extra_percent=33)
    sign_in(page, account(sitter))
    page.get_by_role("link", name="Entrer dans une session").click()
    title(page, "Passer la certification")
    come_in(page, room, sitter)

    title(page, f"Bienvenue {sitter.identity['first_name']}, vous êtes dans la salle")
    main = page.get_by_role("main")
    expect(main.get_by_text("2 h 20 min en tout, votre temps majoré compris")).to_be_visible()
    expect(main.get_by_role("button", name="Commencer l'épreuve")).to_have_count(0)
    room.act(registered["id"], "confirm")
    title(page, "Votre présence est confirmée")
    room.act(registered["id"], "let_in")
    title(page, "Vous pouvez commencer")
    main.get_by_role("button", name="Commencer l'épreuve").click()
    expect(main.get_by_text("Cochez cette case pour commencer")).to_be_visible()
    start(page)
    expect(page.get_by_role("navigation")).to_have_count(0)

    pass_by(page, 2)
    answer_by_the_api(page, sitter, 29)
    page.reload()
    title(page, "Question 32 sur 32")
    expect(main.get_by_text("31 sur 32", exact=True).first).to_be_visible()
    page.get_by_role("button", name=SKIP, exact=True).click()
    title(page, "Épreuve terminée")
    expect(main.get_by_text("32 réponses enregistrées sur 32")).to_be_visible()
    assert page.evaluate(HELD) is None
    assert room.line(registered["id"])["end_reason"] == "completed"
    page.reload()
    title(page, "Épreuve terminée")
    page.get_by_role("button", name="Me déconnecter").click()
    expect(page).to_have_url(re.compile("/$"))


def test_a_report_parks_the_question_and_the_invigilators_word_comes_back(
    page: Page, room: ExamRoom, sitter: ExamPerson
) -> None:
    candidate_id = begun(page, room, sitter)
    main = page.get_by_role("main")
    pass_by(page)
    statement = main.locator(".statement-text").inner_text()
    main.get_by_role("button", name="Signaler un problème").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Mettre la question de côté").click()
    expect(dialog.get_by_text("Choisissez ce qui se passe")).to_be_visible()
    dialog.get_by_label("Un site nécessaire ne répond pas").check()
    dialog.get_by_label("Précision").fill("Page blanche")
    dialog.get_by_role("button", name="Mettre la question de côté").click()
    expect(main.get_by_text("La question est mise de côté et le surveillant")).to_be_visible()
    expect(main.get_by_text("1 question mise de côté attend le surveillant")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    title(page, "Question 2 sur 32")
    assert main.locator(".statement-text").inner_text() != statement

    room.settle(candidate_id, "dismiss_report")
    pass_by(page)
    expect(main.get_by_text("La question 2 fonctionne, d'après le surveillant")).to_be_visible()
    expect(main.get_by_text("mise de côté attend")).to_have_count(0)
    assert main.locator(".statement-text").inner_text() == statement


def test_a_pause_stops_the_time_and_a_reload_loses_nothing(
    page: Page, room: ExamRoom, sitter: ExamPerson
) -> None:
    candidate_id = begun(page, room, sitter)
    pass_by(page)
    before = page.get_by_role("main").locator(".statement-text").inner_text()
    room.act(candidate_id, "pause")
    page.get_by_role("button", name=SKIP, exact=True).click()
    title(page, "Épreuve en pause")
    assert room.line(candidate_id)["answered"] == 1
    left = page.get_by_text("Il vous reste").inner_text()
    page.reload()
    title(page, "Épreuve en pause")
    expect(page.get_by_text("Il vous reste")).to_have_text(left)
    room.act(candidate_id, "resume")
    title(page, "Question 3 sur 32")
    assert room.line(candidate_id)["answered"] == 2
    assert page.get_by_role("main").locator(".statement-text").inner_text() != before
    page.reload()
    title(page, "Question 3 sur 32")


def test_another_machine_waits_for_the_invigilator_then_goes_on(
    page: Page, other_machine: Page, room: ExamRoom, sitter: ExamPerson
) -> None:
    candidate_id = begun(page, room, sitter)
    pass_by(page, 3)
    listed = room.center.get(f"{room.address}/candidates").json()["items"]
    ticket = next(one["ticket"] for one in listed if one["id"] == candidate_id)

    other_machine.goto(f"/exam#ticket={ticket}")
    expect(other_machine).to_have_url(re.compile("/exam$"))
    other_machine.get_by_role("button", name="Entrer dans la salle").click()
    title(other_machine, "En attente de l'accord du surveillant")
    room.act(candidate_id, "move")
    title(other_machine, "Question 4 sur 32")

    page.get_by_role("button", name=SKIP, exact=True).click()
    title(page, "Votre épreuve continue sur un autre poste")
    pass_by(other_machine)
    room.act(candidate_id, "end")
    other_machine.reload()
    title(other_machine, "Épreuve arrêtée")
    expect(other_machine.get_by_text("4 réponses enregistrées sur 32")).to_be_visible()


def test_an_answer_given_offline_waits_here_and_is_sent_once(
    page: Page, room: ExamRoom, sitter: ExamPerson
) -> None:
    candidate_id = begun(page, room, sitter)
    page.wait_for_function(WORKER)
    sent = Sent.watch(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=SKIP, exact=True).click()
    expect(page.get_by_role("main").get_by_text(KEPT).first).to_be_visible()
    page.reload()
    expect(page.get_by_role("main").get_by_text(KEPT).first).to_be_visible()
    assert sent.statuses == []
    page.context.set_offline(False)
    title(page, "Question 2 sur 32")
    assert sent.statuses == [200]
    assert room.line(candidate_id)["answered"] == 1


def test_a_ticket_is_tied_to_the_account_the_first_time(
    page: Page, room: ExamRoom, sitter: ExamPerson
) -> None:
    ticket = room.register(sitter)["ticket"]
    page.goto("/exam")
    page.get_by_label("Code du ticket", exact=True).fill(ticket.lower())
    page.get_by_role("button", name="Entrer dans la salle").click()
    page.get_by_role("link", name="Se connecter").last.click()
    page.get_by_label("Adresse e-mail").fill(sitter.email)
    page.get_by_label("Mot de passe", exact=True).fill("trois petits cailloux gris")
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    page.get_by_role("button", name="Entrer dans la salle").click()
    expect(page.get_by_text("Vous êtes connecté avec le compte de")).to_be_visible()
    page.get_by_role("button", name="C'est mon compte, entrer").click()
    title(page, re.compile("vous êtes dans la salle"))


def test_who_may_not_come_in_is_told_why(
    page: Page, api: Api, room: ExamRoom, sitter: ExamPerson
) -> None:
    newcomer = sign_up(api, "not-ready")
    room.register(sitter)
    sign_in(page, newcomer)
    expect(page.get_by_text("Il vous manque 5 compétences au niveau 1")).to_be_visible()
    come_in(page, room, sitter)
    title(page, "Pas encore certifiable")
    expect(page.get_by_text("0 sur 5").first).to_be_visible()
    page.get_by_role("button", name="Revenir à l'entrée").click()
    page.get_by_label("Numéro de session", exact=True).fill("BBBBBB")
    page.get_by_label("Prénom").fill("Personne")
    page.get_by_role("button", name="Entrer dans la salle").first.click()
    expect(page.get_by_role("alert").get_by_text("Indiquez le jour")).to_be_visible()
