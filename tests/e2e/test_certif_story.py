"""The whole story of a session: a centre, twenty candidates, a room, a jury, certificates."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from chalicelib.core.certification.session import DEFAULT_ZONE
from tests.e2e.certif_people import ExamPerson
from tests.e2e.certif_story import (
    Center,
    accept_invitation,
    approve_as_another,
    candidates_file,
    local_now,
    sign_in_as,
    verdict_of,
)
from tests.e2e.conftest import Api, Axe, LocalStack
from tests.e2e.playing import sign_up
from tests.e2e.story import enter_as_staff

PEOPLE = 20
LOWEST, HIGHEST = -2.0, 2.0
REPORTS, MOVES, LEAVES = 3, 5, 7
"""Who reports a question, who changes machine, whom the invigilator stops."""
STOPPED_AFTER = 24
LENGTH = 32
SOON = 30_000


@pytest.fixture
def people(site: str) -> Iterator[list[ExamPerson]]:
    """Twenty candidates, from weak to strong, each with an account and a certifiable profile."""
    mark = "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:8])
    step = (HIGHEST - LOWEST) / (PEOPLE - 1)
    with ExitStack() as clients:
        found = [
            ExamPerson(n, clients.enter_context(Api(site)), LOWEST + step * n, mark.capitalize())
            for n in range(PEOPLE)
        ]
        with ThreadPoolExecutor(max_workers=4) as school:
            list(school.map(ExamPerson.sign_up, found))
        yield found


@pytest.fixture
def windows(browser: Browser, stack: LocalStack) -> Iterator[list[Page]]:
    """The browsers of who runs the centre, of the invigilator, of a candidate."""
    with ExitStack() as contexts:
        yield [
            contexts.enter_context(
                browser.new_context(
                    base_url=stack.site,
                    locale="fr-FR",
                    timezone_id=DEFAULT_ZONE,
                    viewport={"width": 1280, "height": 800},
                )
            ).new_page()
            for _ in range(3)
        ]


@pytest.mark.slow
def test_a_session_from_its_creation_to_a_revoked_certificate(
    page: Page, windows: list[Page], stack: LocalStack, axe: Axe, people: list[ExamPerson]
) -> None:
    desk, room, holder = windows
    enter_as_staff(page, stack)
    center = Center.opened_by(page, axe)
    accept_invitation(desk, axe, letter=stack.mails(center.admin_email)[0], center=center)
    number, secret = create_session(desk, axe)
    register(desk, axe, people)
    open_room(room, axe, site=stack.site, number=number, secret=secret)
    come_in(people, number)
    let_them_start(room, axe)
    sit(people, room, axe, number=number)
    finalize(desk, axe, stopped=people[LEAVES])
    decide_and_publish(page, stack, axe, number=number, of=people[MOVES])
    read_results(desk, axe)
    code = fetch_certificate(holder, axe, people[-1])
    verify(holder, axe, code=code, title="Certificat authentique et valable")
    revoke(page, stack, number=number, of=people[-1])
    verify(holder, axe, code=code, title="Certificat révoqué")


def create_session(page: Page, axe: Axe) -> tuple[str, str]:
    """A place, today; the number and the secret of its room."""
    page.get_by_role("link", name="Créer une session").first.click()
    page.get_by_label("Site", exact=True).fill("Lycée Émilie-du-Châtelet")
    page.get_by_label("Salle", exact=True).fill("B12")
    page.get_by_label("Date et heure de début").fill(local_now())
    page.get_by_label("Surveillants").fill("Marguerite Roux")
    assert axe(page) == []
    page.get_by_role("button", name="Créer la session").click()
    page.get_by_role("link", name="Salle et documents").click()
    page.get_by_role("button", name="Afficher le code").click()
    facts = page.get_by_role("main").inner_text()
    found = re.search(r"([B-Y2-9]{4}-[B-Y2-9]{4}-[B-Y2-9]{4}-[B-Y2-9]{2})", facts)
    number = re.search(r"Numéro de session\s+([B-Y2-9]{6})", facts)
    assert found, facts
    assert number, facts
    assert axe(page) == []
    return number[1], found[1]


def register(page: Page, axe: Axe, people: list[ExamPerson]) -> None:
    """A file of twenty, one of them written wrong: those who are right first, then all."""
    page.get_by_role("link", name=re.compile("^Candidats")).click()
    for wrong in (True, False):
        page.get_by_role("link", name="Inscrire par fichier").first.click()
        raw = candidates_file(people, wrong=0 if wrong else None)
        page.locator("input[type=file]").set_input_files(
            {"name": "candidats.csv", "mimeType": "text/csv", "buffer": raw}
        )
        page.get_by_role("button", name="Lire le fichier").click()
        title = page.get_by_role("heading", name="Ce que ce fichier changerait")
        expect(title).to_be_visible(timeout=SOON)
        assert axe(page) == []
        count = PEOPLE - 1 if wrong else 1
        page.get_by_role("button", name=re.compile(rf"Inscrire {count} personne")).click()
        expect(page.get_by_text(re.compile(rf"{count} personnes? inscrite"))).to_be_visible()
    expect(page.get_by_text(people[-1].identity["last_name"]).first).to_be_visible()
    assert axe(page) == []


def open_room(page: Page, axe: Axe, *, site: str, number: str, secret: str) -> None:
    """The invigilator has an account of their own; number and secret are on the kit."""
    with Api(site) as client:
        sign_in_as(page, sign_up(client, "surveillante"))
    page.goto("/certif/room")
    page.get_by_label("Numéro de session").fill(number)
    page.get_by_label("Code secret de la salle").fill(secret.lower())
    assert axe(page) == []
    page.get_by_role("button", name="Ouvrir la salle").click()
    confirm = page.get_by_role("button", name=re.compile("^Confirmer la présence de"))
    expect(confirm).to_have_count(PEOPLE)
    assert axe(page) == []


def come_in(people: list[ExamPerson], number: str) -> None:
    """Everybody types the number and who they are."""
    with ThreadPoolExecutor(max_workers=4) as door:
        list(door.map(lambda one: one.enter(number), people))


def let_them_start(page: Page, axe: Axe) -> None:
    """Confirm each presence, then let all start at once."""
    confirm = page.get_by_role("button", name=re.compile("^Confirmer la présence de"))
    expect(confirm.first).to_be_visible(timeout=SOON)
    assert axe(page) == []
    everybody = page.get_by_role("button", name=f"Laisser commencer {PEOPLE} personnes")
    for _ in range(PEOPLE):
        name = confirm.first.get_attribute("aria-label") or confirm.first.inner_text()
        confirm.first.click()
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    everybody.click()
    expect(page.get_by_text(f"{PEOPLE} personnes peuvent commencer.").first).to_be_attached()


def sit(people: list[ExamPerson], room: Page, axe: Axe, *, number: str) -> None:
    """The exam: a question reported, a machine changed, one stopped, the others to the end."""

    def begin(one: ExamPerson) -> None:
        one.start()
        one.answer(10)

    with ThreadPoolExecutor(max_workers=4) as seats:
        list(seats.map(begin, people))
        handle_report(room, axe, people[REPORTS])
        handle_move(room, people[MOVES], number=number)
        list(seats.map(lambda one: one.answer(STOPPED_AFTER - 10), people))
        stop(room, axe, people[LEAVES])
        others = [one for one in people if one is not people[LEAVES]]
        list(seats.map(lambda one: one.answer(LENGTH), others))
    assert all(len(one.acknowledged) == LENGTH for one in others)
    assert len(people[LEAVES].acknowledged) == STOPPED_AFTER
    first = {one.acknowledged[0][1] for one in people}
    assert len(first) > 1, "neighbours start with different questions"


def queue(page: Page) -> Locator:
    """Those who need somebody."""
    return page.get_by_role("region", name=re.compile("besoin de vous"))


def handle_report(page: Page, axe: Axe, one: ExamPerson) -> None:
    """The report comes first; the question is shown; it is taken out."""
    parked = one.report()
    queue(page).get_by_role("button", name=re.compile("^Décider")).click(timeout=SOON)
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Voir la question").click()
    expect(dialog.get_by_text(f"question {one.exam['position']}", exact=True)).to_be_visible()
    assert axe(page) == []
    dialog.get_by_role("button", name="Écarter la question").click()
    expect(dialog.get_by_role("button", name="Écarter la question")).to_have_count(0)
    page.keyboard.press("Escape")
    assert one.exam["challenge"]["id"] != parked


def handle_move(page: Page, one: ExamPerson, *, number: str) -> None:
    """Another machine asks; once allowed, the same question is there, and the former one is out."""
    asked, former = one.exam["position"], one.api.headers["Authorization"]
    one.device_id = uuid4().hex
    one.enter(number)
    assert one.exam["is_move_asked"]
    assert one.exam["challenge"] is None
    allow = queue(page).get_by_role("button", name=re.compile("^Autoriser"))
    allow.click(timeout=SOON)
    expect(allow).to_have_count(0)
    one.exam = one.api.get("/api/learner/exam").json()
    assert (one.exam["position"], one.exam["is_elsewhere"]) == (asked, False)
    body = {"position": asked, "challenge_id": one.exam["challenge"]["id"], "answer": None}
    headers = {"Authorization": str(former)}
    refused = one.api.post("/api/learner/exam/answers", json=body, headers=headers)
    assert refused.json()["code"] == "exam_elsewhere"


def stop(page: Page, axe: Axe, one: ExamPerson) -> None:
    """The invigilator ends an exam: asked twice, for good."""
    whole = page.get_by_role("region", name="Toute la salle")
    seat = whole.get_by_role("listitem").filter(has_text=one.identity["last_name"])
    seat.filter(has_text=one.identity["first_name"]).get_by_role("button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Mettre fin à l'épreuve").click()
    assert axe(page) == []
    dialog.get_by_role("button", name="Mettre fin à l'épreuve").click()
    expect(dialog.get_by_label("Que s'est-il passé ?")).to_be_visible(timeout=SOON)
    page.keyboard.press("Escape")
    assert one.api.get("/api/learner/exam").json()["end_reason"] == "invigilator"


def finalize(page: Page, axe: Axe, *, stopped: ExamPerson) -> None:
    """The centre says why one did not finish, writes down an incident, closes."""
    page.get_by_role("link", name="Finalisation", exact=True).click()
    expect(page.get_by_text(stopped.identity["last_name"]).first).to_be_visible()
    page.get_by_text("Le candidat", exact=True).click()
    assert axe(page) == []
    page.get_by_role("button", name="Finaliser la session").click()
    page.get_by_role("dialog").get_by_role("button", name="Finaliser").click()
    expect(page.get_by_text(re.compile("^Session finalisée le"))).to_be_visible(timeout=SOON)
    assert axe(page) == []


def decide_and_publish(
    page: Page, stack: LocalStack, axe: Axe, *, number: str, of: ExamPerson
) -> None:
    """One of the staff takes a question out, another approves; the session is published."""
    find_session(page, number)
    verdict_of(page, of).click()
    page.get_by_role("checkbox", name="Choisir la question 1", exact=True).check()
    page.get_by_role("button", name="Neutraliser 1 question").click()
    page.get_by_label("Motif de la décision").fill("La consigne s'affichait deux fois.")
    assert axe(page) == []
    page.get_by_role("button", name="Proposer la décision").click()
    expect(page.get_by_role("heading", name="Proposition à approuver")).to_be_visible()
    assert axe(page) == []
    approve_as_another(stack, page.url)
    find_session(page, number)
    page.get_by_role("button", name="Publier les résultats").click()
    page.get_by_role("dialog").get_by_role("button", name="Publier").click()
    expect(page.get_by_text("Tous les certificats sont produits.")).to_be_visible(timeout=60_000)
    assert axe(page) == []


def find_session(page: Page, number: str) -> None:
    """By its number; until it is settled when that is still under way."""
    page.goto("/admin/certification")
    page.get_by_label("Numéro de session").fill(number)
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name=re.compile(number)).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Session {number}")


def read_results(page: Page, axe: Axe) -> None:
    """The centre sees who is certified."""
    page.get_by_role("link", name="Résultats", exact=True).click()
    expect(page.get_by_text(re.compile("^Publiés le"))).to_be_visible(timeout=SOON)
    expect(page.get_by_text("Certifié", exact=True).first).to_be_visible()
    assert axe(page) == []


def fetch_certificate(page: Page, axe: Axe, one: ExamPerson) -> str:
    """The holder reads their result and fetches the file; the verification code."""
    sign_in_as(page, one)
    page.goto("/certifications")
    page.get_by_role("link", name=re.compile("^Voir le certificat")).click()
    fetch = page.get_by_role("button", name="Télécharger en français (PDF)")
    expect(fetch).to_be_visible(timeout=SOON)
    assert axe(page) == []
    with page.expect_download(timeout=SOON) as download:
        fetch.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    shown = page.get_by_role("main").inner_text()
    code = re.search(r"[B-Y2-9]{4}-[B-Y2-9]{4}-[B-Y2-9]{4}-[B-Y2-9]{2}", shown)
    assert code, shown
    return code[0]


def verify(page: Page, axe: Axe, *, code: str, title: str) -> None:
    """Anybody types the code."""
    page.goto("/verify")
    page.get_by_label("Code de vérification").fill(code.lower())
    page.get_by_role("button", name="Vérifier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert axe(page) == []


def revoke(page: Page, stack: LocalStack, *, number: str, of: ExamPerson) -> None:
    """A result is taken back after its publication: two of the staff, as for every score."""
    find_session(page, number)
    verdict_of(page, of).click()
    page.get_by_role("button", name="Révoquer le résultat publié").click()
    page.get_by_label("Motif de la décision").fill("Une autre personne avait pris sa place.")
    page.get_by_role("button", name="Proposer la décision").click()
    expect(page.get_by_role("heading", name="Proposition à approuver")).to_be_visible()
    approve_as_another(stack, page.url)
