"""A certification center at its desk: sessions, people by form, file or class, papers, results."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from chalicelib.core.certification.candidate_file import COLUMNS
from chalicelib.core.certification.session_file import SESSION_COLUMNS
from infra.local.demo_people import PASSWORD as DEMO_PASSWORD
from tests.e2e.conftest import Api, Axe
from tests.e2e.exam_room import CENTER, signed_in

SOON = 20_000
LATER = datetime.now(UTC).date() + timedelta(days=60)
PHONE: ViewportSize = {"width": 360, "height": 740}
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass
class Desk:
    """Somebody of the center, signed in, and a client of theirs."""

    page: Page
    api: Api
    home: str
    axe: Axe

    def new_session(self) -> str:
        """A session of its own for a journey; gives back its address in the space."""
        mark = uuid4().hex[:6]
        body = {
            "site": f"Lycée {mark}",
            "room": "B12",
            "starts_on": LATER.isoformat(),
            "starts_at": "09:00",
        }
        reply = self.api.post(f"/api/certif/centers/{self.center}/sessions", json=body)
        assert reply.status_code == 201, reply.text
        return f"{self.home}/sessions/{reply.json()['id']}"

    @property
    def center(self) -> str:
        """The center's id."""
        return self.home.rsplit("/", 1)[1]

    def said(self, text: str | re.Pattern[str]) -> None:
        """What was done is told."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=SOON)

    def hand_in(self, name: str, raw: bytes, kind: str = "text/csv") -> None:
        """Choose a file and have it read."""
        self.page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": kind, "buffer": raw}
        )
        self.page.get_by_role("button", name="Lire le fichier").click()
        title = self.page.get_by_role("heading", name="Ce que ce fichier changerait")
        expect(title).to_be_focused(timeout=SOON)
        assert self.axe(self.page) == []


@pytest.fixture
def desk(browser: Browser, site: str, axe: Axe) -> Iterator[Desk]:
    """The manager of the center of the demonstration, in a browser of their own."""
    context = browser.new_context(
        base_url=site, locale="fr-FR", reduced_motion="reduce", accept_downloads=True
    )
    page = context.new_page()
    page.goto("/sign-in?next=/certif")
    page.get_by_label("Adresse e-mail").fill(CENTER)
    page.get_by_label("Mot de passe", exact=True).fill(DEMO_PASSWORD)
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    page.wait_for_url(re.compile(r"/certif/[a-z2-7]{24}$"))
    with signed_in(site, CENTER) as api:
        yield Desk(page, api, re.sub(r"^https?://[^/]+", "", page.url), axe)
    context.close()


def line_of(page: Page, name: str) -> Locator:
    """The line of a table that names somebody."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))


def sheet(*people: dict[str, str], columns: Any = COLUMNS) -> bytes:
    """A file of lines, by the names of our columns."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([column.header for column in columns])
    for person in people:
        writer.writerow([person.get(column.name, "") for column in columns])
    return text.getvalue().encode()


def person(first: str, last: str, born: str = "07/03/2009", **more: str) -> dict[str, str]:
    """Somebody, as a file writes them."""
    return {"first_name": first, "last_name": last, "birth_date": born, **more}


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it is reached."""
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by keyboard")


def test_a_session_is_made_and_deleted_by_keyboard(desk: Desk) -> None:
    page = desk.page
    site = f"Lycée {uuid4().hex[:6]}"
    tab_to(page, page.get_by_role("link", name="Créer une session"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nouvelle session")).to_be_focused()
    create = page.get_by_role("button", name="Créer la session")
    tab_to(page, create)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Indiquez le site")
    assert desk.axe(page) == []
    for label, text in (("Site", site), ("Salle", "B12")):
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(text)
    page.get_by_label("Date et heure de début").fill(f"{LATER}T14:30")
    tab_to(page, create)
    page.keyboard.press("Enter")
    desk.said("est créée")
    expect(page.get_by_role("heading", level=1)).to_contain_text("14:30")
    expect(page.get_by_role("heading", name="Aucun candidat inscrit")).to_be_visible()
    assert desk.axe(page) == []
    tab_to(page, page.get_by_role("link", name="Modifier la session"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Supprimer la session"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="Supprimer la session"))
    page.keyboard.press("Enter")
    desk.said("est supprimée")
    expect(page.get_by_text(site)).to_have_count(0)


def test_a_candidate_is_registered_arranged_for_changed_and_removed(desk: Desk) -> None:
    page, address = desk.page, desk.new_session()
    page.goto(f"{address}/candidates/new")
    page.get_by_role("button", name="Inscrire", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Indiquez le nom de naissance")
    page.get_by_label("Nom de naissance").fill("Martelin-Roy")
    page.get_by_label("Prénom").fill("Zélie")
    for label, text in (("Jour", "7"), ("Mois", "3"), ("Année", str(LATER.year - 15))):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Temps majoré, en %").fill("33")
    page.get_by_label(re.compile("Ne poser que des questions accessibles")).check()
    page.get_by_label(re.compile("souhaite que le résultat soit inscrit")).check()
    page.get_by_text("Féminin", exact=True).click()
    page.get_by_label("Pays de naissance").fill("France")
    page.get_by_label("Code Insee de la commune").fill("33063")
    page.get_by_role("button", name="Inscrire", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("personnes majeures", timeout=SOON)
    assert desk.axe(page) == []
    page.get_by_label(re.compile("souhaite que le résultat soit inscrit")).uncheck()
    page.get_by_role("button", name="Inscrire", exact=True).click()
    desk.said("Martelin-Roy Zélie est inscrit")
    row = line_of(page, "Martelin-Roy Zélie")
    expect(row).to_contain_text("Temps majoré de 33")
    expect(row).to_contain_text("Questions accessibles")
    expect(row).to_contain_text("Inconnu")
    assert desk.axe(page) == []
    row.get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Modifier", exact=True).click()
    page.get_by_label("Temps majoré, en %").fill("")
    page.get_by_role("button", name="Enregistrer").click()
    expect(row).not_to_contain_text("Temps majoré", timeout=SOON)
    row.get_by_role("button", name="Actions").click()
    row.get_by_role("button", name="Retirer de la session").click()
    page.get_by_role("dialog").get_by_role("button", name="Retirer de la session").click()
    expect(page.get_by_role("heading", name="Aucun candidat inscrit")).to_be_visible(timeout=SOON)


def test_a_file_says_what_is_wrong_and_takes_the_rest(desk: Desk) -> None:
    page, address = desk.page, desk.new_session()
    page.goto(f"{address}/file")
    zelie, noe = person("Zélie", "Martelin"), person("Noé", "Vasseur", extra_percent="33")
    wrong = person("Inès", "Diallo", "le 3 mai")
    desk.hand_in("liste.csv", sheet(zelie, noe, wrong))
    expect(line_of(page, "Diallo Inès")).to_contain_text("Écrivez la date ainsi : jj/mm/aaaa")
    page.get_by_role("button", name="Inscrire 2 personnes").click()
    desk.said("2 personnes inscrites")
    expect(line_of(page, "Vasseur Noé")).to_contain_text("Temps majoré de 33")
    page.goto(f"{address}/file")
    desk.hand_in("liste.csv", sheet(zelie, person("Noé", "Vasseur", extra_percent="50")))
    expect(page.get_by_role("button", name="Inscrire 0 personne")).to_have_attribute(
        "aria-disabled", "true"
    )
    page.get_by_label("Mettre aussi à jour la personne dont la ligne diffère").check()
    page.get_by_role("button", name="Inscrire ou mettre à jour 1 personne").click()
    expect(line_of(page, "Vasseur Noé")).to_contain_text("Temps majoré de 50", timeout=SOON)
    page.goto(f"{address}/file")
    with page.expect_download() as sent:
        page.get_by_role("button", name="Télécharger le modèle").click()
    assert sent.value.suggested_filename.endswith(".ods")
    desk.hand_in("modele.ods", sent.value.path().read_bytes(), ODS)
    known = page.get_by_role("button", name=re.compile("2 ?déjà inscrits"))
    expect(known).to_be_visible()


def test_sessions_of_a_file_are_made_once(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.home}/sessions/file")
    mark = uuid4().hex[:6]
    day = f"{LATER:%d/%m/%Y}"
    place = {"site": f"Lycée {mark}", "room": "C3", "date": day, "time": "14:00"}
    lines = [
        {**place, "invigilators": "Odile Ferrand", **person("Zélie", "Martelin")},
        person("Noé", "Vasseur"),
        {**place, "room": "C4", "date": "lundi", **person("Ada", "Quint")},
    ]
    raw = sheet(*lines, columns=(*SESSION_COLUMNS, *COLUMNS))
    desk.hand_in("sessions.csv", raw)
    expect(page.get_by_text("Écrivez la date de la session ainsi : jj/mm/aaaa")).to_be_visible()
    page.get_by_role("button", name="Créer 1 session, 2 candidats à inscrire").click()
    desk.said("C'est fait : 1 session")
    expect(page.get_by_text(f"Lycée {mark}")).to_have_count(1)
    page.goto(f"{desk.home}/sessions/file")
    desk.hand_in("sessions.csv", raw)
    expect(page.get_by_text("2 déjà inscrits")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Créer 0 session"))).to_have_attribute(
        "aria-disabled", "true"
    )


def test_a_class_is_enrolled_by_who_is_ready(desk: Desk) -> None:
    page, address = desk.page, desk.new_session()
    page.goto(f"{address}/classes")
    page.get_by_label("Classe", exact=True).select_option(index=1)
    ticks = page.get_by_role("checkbox", name=re.compile("^Inscrire "))
    expect(ticks.first).to_be_visible(timeout=SOON)
    assert desk.axe(page) == []
    page.get_by_role("button", name="Tout décocher").click()
    ticks.nth(0).check()
    ticks.nth(1).check()
    page.get_by_role("button", name="Inscrire 2 personnes").click()
    desk.said("2 personnes inscrites")
    expect(page.get_by_role("rowheader")).to_have_count(2)


def test_a_paper_is_made_and_fetched(desk: Desk) -> None:
    page, address = desk.page, desk.new_session()
    page.goto(f"{address}/room")
    page.get_by_role("button", name="Préparer : Kit du surveillant").click()
    link = page.get_by_role("link", name="Télécharger Kit du surveillant")
    expect(link).to_be_visible(timeout=SOON)
    assert desk.axe(page) == []
    reply = page.context.request.get(str(link.get_attribute("href")))
    assert reply.body().startswith(b"%PDF-")


def test_published_results_are_read_by_class_and_fetched_as_a_table(desk: Desk) -> None:
    page = desk.page
    page.set_viewport_size(PHONE)
    published = page.get_by_role("row").filter(has_text="Résultats publiés")
    published.last.get_by_role("link").first.click()
    page.get_by_role("link", name="Résultats", exact=True).click()
    expect(page.get_by_text("Score médian des certifiés")).to_be_visible(timeout=SOON)
    assert desk.axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Préparer : Tableau, toute la session").click()
    link = page.get_by_role("link", name=re.compile("^Télécharger Tableau"))
    expect(link).to_be_visible(timeout=SOON)
    reply = page.context.request.get(str(link.get_attribute("href")))
    rows = list(csv.reader(io.StringIO(reply.body().decode("utf-8-sig")), delimiter=";"))
    assert {"1.1", "5.2"} <= set(rows[0])
    assert len(rows) > 1
