"""A teacher watches a campaign, reads its results and analysis, and takes them away as a file."""

import csv
import io
import re
from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import Page, expect

from infra.local.demo import PASSWORD
from tests.e2e.conftest import Api

Axe = Callable[[Page], list[str]]
TEACHER = "teacher@demo.test"


class Watched:
    """The campaign of the demonstration's school, through the API."""

    def __init__(self, api: Api) -> None:
        self.api = api
        reply = api.post("/api/auth/sign-in", json={"login": TEACHER, "password": PASSWORD})
        assert reply.status_code == 200, reply.text
        api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
        self.school = api.get("/api/orga/organizations").json()["items"][0]["id"]
        self.one = f"/api/orga/organizations/{self.school}"
        self.campaign = api.get(f"{self.one}/campaigns").json()["items"][-1]
        self.path = f"{self.one}/campaigns/{self.campaign['id']}"
        self.page = f"/orga/{self.school}/campaigns/{self.campaign['id']}"

    def activity(self) -> dict[str, int]:
        """How many came."""
        return dict(self.api.get(f"{self.path}/activity").json()["counts"])


@pytest.fixture
def watched(api: Api) -> Watched:
    return Watched(api)


@pytest.fixture
def teacher(page: Page, watched: Watched) -> Page:
    """Signed in, on the campaign's activity."""
    page.goto(f"/sign-in?next={watched.page}")
    page.get_by_label(re.compile("Adresse e-mail ou")).fill(TEACHER)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Connexion").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(watched.campaign["name"])
    return page


def figure(page: Page, title: str) -> object:
    """The figure of a step of the group."""
    return page.get_by_role("main").locator("div", has=page.get_by_text(title, exact=True)).last


def test_activity_is_live(teacher: Page, watched: Watched, axe: Axe) -> None:
    counts = watched.activity()
    expect(figure(teacher, "Ont commencé")).to_contain_text(str(counts["started"]))
    expect(figure(teacher, "Ont envoyé")).to_contain_text(str(counts["shared"]))
    rows = teacher.get_by_role("table", name="Avancement de chaque personne").get_by_role("row")
    expect(rows).to_have_count(counts["started"] + 1)
    assert axe(teacher) == []

    listed = watched.api.get(f"{watched.path}/participations").json()["items"]
    one = f"{watched.path}/participations/{listed[0]['id']}"
    assert watched.api.delete(one).status_code == 204
    expect(rows).to_have_count(counts["started"], timeout=20_000)
    expect(figure(teacher, "Ont commencé")).to_contain_text(str(counts["started"] - 1))
    assert watched.api.post(f"{one}/restoration", json={}).status_code == 204
    expect(rows).to_have_count(counts["started"] + 1, timeout=20_000)


def test_activity_narrows_to_a_class_and_to_a_state(teacher: Page, watched: Watched) -> None:
    division = watched.api.get(f"{watched.path}/activity").json()["divisions"][0]
    teacher.get_by_label("Classe", exact=True).select_option(division["name"])
    expect(figure(teacher, "Ont commencé")).to_contain_text(str(division["started"]))
    teacher.get_by_label("Avancement", exact=True).select_option("shared")
    rows = teacher.get_by_role("table", name="Avancement de chaque personne").get_by_role("row")
    if division["shared"]:
        expect(rows).to_have_count(division["shared"] + 1)
    else:
        expect(teacher.get_by_text("Personne ne correspond à ce filtre.")).to_be_visible()


def test_one_person_is_read_down_to_the_answers(teacher: Page, axe: Axe) -> None:
    teacher.get_by_role("link", name="Résultats", exact=True).click()
    table = teacher.get_by_role("table", name="Personne par personne")
    name = table.get_by_role("link").first
    expect(name).to_be_visible()
    assert axe(teacher) == []
    name.click()
    expect(teacher.get_by_role("heading", name="À travailler maintenant")).to_be_visible()
    expect(teacher.get_by_role("heading", name="Par sujet")).to_be_visible()
    teacher.get_by_role("table").get_by_text(re.compile("acquis sur")).first.click()
    teacher.get_by_role("button", name="Voir les réponses").click()
    expect(teacher.get_by_role("heading", name="Question 1", exact=True)).to_be_visible()
    assert axe(teacher) == []


def test_the_analysis_reads_as_charts_and_as_tables(
    teacher: Page, watched: Watched, axe: Axe
) -> None:
    seen = watched.api.get(f"{watched.path}/analysis").json()
    teacher.get_by_role("link", name="Analyse", exact=True).click()
    expect(teacher.get_by_text(f"{seen['shared']} personnes ont envoyé")).to_be_visible()
    spread = teacher.get_by_role("region", name="Répartition des réussites")
    spread.get_by_text("Voir en tableau").click()
    people = [cell.inner_text() for cell in spread.get_by_role("cell").all()]
    assert sum(int(text) for text in people[0::2]) == seen["shared"]
    subjects = teacher.get_by_role("table", name="Réussite du groupe par sujet").get_by_role("row")
    expect(subjects).to_have_count(len(seen["tubes"]) + 1)
    teacher.get_by_text("Acquis par acquis").click()
    assert axe(teacher) == []
    teacher.get_by_role("link", name="Comparer avec une autre campagne").click()
    expect(teacher.get_by_text("Les mêmes personnes, dans une campagne")).to_be_visible()
    assert axe(teacher) == []


def test_results_are_taken_away_with_the_keyboard_alone(
    teacher: Page, watched: Watched, axe: Axe
) -> None:
    teacher.get_by_role("link", name="Résultats", exact=True).click()
    button = teacher.get_by_role("button", name="Exporter")
    button.focus()
    teacher.keyboard.press("Enter")
    dialog = teacher.get_by_role("dialog", name="Exporter les résultats")
    expect(dialog).to_be_visible()
    assert axe(teacher) == []
    dialog.get_by_role("radio", name="CSV").focus()
    teacher.keyboard.press("Tab")
    teacher.keyboard.press("Space")
    teacher.keyboard.press("Tab")
    teacher.keyboard.press("Enter")
    link = dialog.get_by_role("link", name="Télécharger")
    expect(link).to_be_visible(timeout=30_000)
    assert axe(teacher) == []
    content = requests.get(link.get_attribute("href") or "", timeout=30).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert rows[0][:3] == ["Nom", "Prénom", "Classe"]
    assert len(rows) == watched.activity()["started"] + 1
    teacher.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_every_face_is_as_wide_as_a_narrow_dark_phone(
    teacher: Page, watched: Watched, axe: Axe
) -> None:
    teacher.set_viewport_size({"width": 320, "height": 640})
    teacher.emulate_media(color_scheme="dark")
    listed = f"/orga/{watched.school}/learners/certifiability"
    for path in (listed, watched.page, f"{watched.page}/results", f"{watched.page}/analysis"):
        teacher.goto(path)
        expect(teacher.get_by_role("table").first).to_be_attached()
        assert teacher.evaluate("document.documentElement.scrollWidth") == 320
        assert axe(teacher) == []
