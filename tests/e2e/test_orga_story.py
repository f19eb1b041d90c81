"""The whole story of a school: staff make it, a file fills it, a class plays, its teacher sees."""

import csv
import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Api, Axe, LocalStack
from tests.e2e.playing import PASSWORD, play_to_the_end
from tests.e2e.story import (
    SIZE,
    ClassFile,
    Place,
    Pupil,
    enter_as_staff,
    enter_by_api,
    new_file,
    new_place,
    until,
)

CLASSES = ["6A", "6B"]
WRONG_INE = 10
LAST = 31
"""Pupils of the file: one whose line is refused, and the one who plays in a browser."""
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LINK = re.compile(r"/orga/invitation#[\w.]+")


@pytest.fixture
def place() -> Place:
    """The school of the story."""
    return new_place()


@pytest.fixture
def pupils(site: str, place: Place) -> Iterator[list[Pupil]]:
    """Thirty pupils of two classes, good and less good; some stop half-way, some keep results."""
    with ExitStack() as clients:
        numbers = [number for number in range(LAST) if number != WRONG_INE]
        yield [
            Pupil(
                number,
                clients.enter_context(Api(site)),
                level=1 + place_in_class % 5,
                questions=5 if place_in_class % 6 == 5 else 99,
                shares=place_in_class % 6 < 4,
            )
            for place_in_class, number in enumerate(numbers)
        ]


@pytest.mark.slow
def test_a_school_from_staff_s_file_to_the_export_of_its_results(
    page: Page,
    browser: Browser,
    stack: LocalStack,
    api: Api,
    axe: Axe,
    place: Place,
    pupils: list[Pupil],
) -> None:
    enter_as_staff(page, stack)
    create_by_file(page, axe, place)
    home = accept_invitation(browser, stack, axe, place)
    enter_by_api(api, place.admin_email)
    import_learners(api, home, new_file(place))
    campaign = create_campaign(api, home)
    play_together(pupils, campaign["code"])
    play_on_a_phone(browser, stack, axe, campaign["code"])
    see_activity(api, home, campaign, pupils)
    see_analysis(api, home, campaign, pupils)
    export(api, home, campaign, pupils)


def create_by_file(page: Page, axe: Axe, place: Place) -> None:
    """Staff drop a file of two lines, one of them wrong; see what would come; create."""
    lines = ["type;uai;name;admin_email;lang", place.line, "school;0000000Z;Faux;a@b.test;fr"]
    raw = "\n".join(lines).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "colleges.csv", "mimeType": "text/csv", "buffer": raw}
    )
    expect(page.get_by_role("heading", name="Ce qui va se passer")).to_be_visible()
    expect(page.get_by_text("À corriger").first).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Créer 1 organisation et inviter").click()
    expect(page.get_by_role("heading", name="C'est fait")).to_be_visible()


def accept_invitation(browser: Browser, stack: LocalStack, axe: Axe, place: Place) -> str:
    """The head of the school opens the link of the letter, makes an account and joins."""
    (letter,) = stack.mails(place.admin_email)
    link = LINK.search(letter)
    assert link
    with browser.new_context(base_url=stack.site, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(link[0])
        expect(page.get_by_text(place.name).first).to_be_visible()
        assert axe(page) == []
        page.get_by_role("link", name="Créer un compte").last.click()
        page.get_by_label("Prénom").fill("Katherine")
        page.get_by_label("Nom", exact=True).fill("Goble")
        page.get_by_label("Adresse e-mail").fill(place.admin_email)
        page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
        page.get_by_role("checkbox").check()
        page.get_by_role("main").get_by_role("button", name="Créer un compte").click()
        page.get_by_role("button", name="Rejoindre").click()
        expect(page).to_have_url(re.compile("/orga/[a-z2-7]{24}$"))
        expect(page.get_by_role("heading", name="Pour bien commencer")).to_be_visible()
        assert axe(page) == []
        return f"/api/orga/organizations/{page.url.rpartition('/')[2]}"


def import_learners(api: Api, home: str, file: ClassFile) -> None:
    """Send the file, look at each of its faults, accept what is right in it."""
    body = {"name": "ElevesSansAdresses.zip", "size": len(file.raw), "format": "auto"}
    begun = api.post(f"{home}/imports", json=body).json()
    for part in begun["parts"]:
        start = (part["number"] - 1) * begun["part_size"]
        sent = file.raw[start : start + begun["part_size"]]
        assert requests.put(part["address"], data=sent, timeout=30).status_code == 200
    job = f"{home}/imports/{begun['job']['id']}"
    assert api.post(f"{job}/completion", json={}).status_code == 200
    until(lambda: api.get(job).json(), lambda found: found["status"] == "preview")
    told = {
        (one["line"], one["column"], one["code"])
        for category in ("error", "warning")
        for one in api.get(f"{job}/preview?category={category}").json()["items"]
    }
    assert told == {(one.line, one.column, one.code) for one in file.planted}
    accepted = {"categories": ["new", "changed", "gone"], "with_doubtful": False}
    assert api.post(f"{job}/acceptance", json=accepted).status_code == 200
    done = until(lambda: api.get(job).json(), lambda found: found["status"] == "done")
    wrong = sum(one.category == "error" for one in file.planted)
    assert done["outcome"]["created"] == SIZE - wrong - 1  # and one who is in no class any more


def create_campaign(api: Api, home: str) -> dict[str, Any]:
    """A ready profile, two classes, open now."""
    profiles = api.get(f"{home}/target-profiles").json()["items"]
    chosen = min(profiles, key=lambda one: one["skill_count"])
    body = {
        "kind": "assessment",
        "name": "Rentrée",
        "profile_id": chosen["id"],
        "divisions": CLASSES,
    }
    reply = api.post(f"{home}/campaigns", json=body)
    assert reply.status_code == 201, reply.text
    return dict(reply.json())


def play_together(pupils: list[Pupil], code: str) -> None:
    """A class at once: each joins with the code of the campaign, and plays."""

    def play(one: Pupil) -> int:
        one.join(code)
        return one.play(code)

    with ThreadPoolExecutor(max_workers=6) as room:
        assert all(room.map(play, pupils))


def play_on_a_phone(browser: Browser, stack: LocalStack, axe: Axe, code: str) -> None:
    """The last of the class types the code, says who they are, skips every question, sends."""
    given = Pupil(LAST, Api(stack.site)).identity
    with browser.new_context(base_url=stack.site, locale="fr-FR", **PHONE) as context:
        page = context.new_page()
        page.goto("/campaigns")
        page.get_by_label("Code du parcours").fill(f"{code[:3]} {code[3:6].lower()} {code[6:]}")
        page.get_by_role("button", name="Continuer").click()
        page.get_by_role("link", name="Créer mon accès").click()
        page.get_by_label("Prénom").fill(given["first_name"])
        page.get_by_label("Nom de famille").fill(given["last_name"])
        year, month, day = given["birth_date"].split("-")
        for label, number in {"Jour": day, "Mois": month, "Année": year}.items():
            page.get_by_label(label, exact=True).fill(number)
        page.get_by_role("button", name="Continuer").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Voici votre identifiant")
        assert axe(page) == []
        page.get_by_label("Choisissez un mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="Créer mon accès et entrer").click()
        page.get_by_role("button", name="Commencer").click()
        play_to_the_end(page)
        page.get_by_role("button", name="Envoyer mes résultats").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vos résultats sont envoyés")
        assert axe(page) == []


def see_activity(api: Api, home: str, campaign: dict[str, Any], pupils: list[Pupil]) -> None:
    """Who started, who sent: within seconds of the last answer."""
    path = f"{home}/campaigns/{campaign['id']}/activity"
    shared = 1 + sum(one.shares for one in pupils)
    found = until(lambda: api.get(path).json(), lambda one: one["counts"]["shared"] == shared)
    assert found["counts"]["started"] == len(pupils) + 1


def see_analysis(api: Api, home: str, campaign: dict[str, Any], pupils: list[Pupil]) -> None:
    """How the group did: between all and nothing."""
    found = api.get(f"{home}/campaigns/{campaign['id']}/analysis").json()
    assert found["shared"] == 1 + sum(one.shares for one in pupils)
    assert 0 < found["percentage_mean"] < 100


def export(api: Api, home: str, campaign: dict[str, Any], pupils: list[Pupil]) -> None:
    """A file with a line for each pupil who started."""
    body = {"format": "csv", "with_skills": True}
    job = api.post(f"{home}/campaigns/{campaign['id']}/exports", json=body).json()
    path = f"{home}/jobs/{job['id']}"
    done = until(lambda: api.get(path).json(), lambda found: found["status"] == "done")
    text = requests.get(done["address"], timeout=30).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 1 + len(pupils) + 1  # headings, the class, the last one
