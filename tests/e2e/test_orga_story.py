"""The whole story of a school: staff make it, a file fills it, a class plays, its teacher sees."""

import csv
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.core.campaign import CODE_LENGTH
from tests.e2e.conftest import Api, Axe, LocalStack
from tests.e2e.playing import PASSWORD, play_to_the_end
from tests.e2e.story import (
    SIZE,
    ClassFile,
    Place,
    Pupil,
    enter_as_staff,
    name_of,
    new_file,
    new_place,
)

CLASSES = ("6A", "6B")
PROFILE = "Rentrée en 6e"
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
def pupils(site: str) -> Iterator[list[Pupil]]:
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


@pytest.fixture
def teacher(browser: Browser, stack: LocalStack) -> Iterator[Page]:
    """The browser of who will run the school."""
    with browser.new_context(base_url=stack.site, locale="fr-FR") as context:
        yield context.new_page()


@pytest.fixture
def phone(browser: Browser, stack: LocalStack) -> Iterator[Page]:
    """A pupil's phone."""
    with browser.new_context(base_url=stack.site, locale="fr-FR", **PHONE) as context:
        yield context.new_page()


@pytest.mark.slow
def test_a_school_from_staff_s_file_to_the_export_of_its_results(
    page: Page,
    teacher: Page,
    phone: Page,
    stack: LocalStack,
    axe: Axe,
    place: Place,
    pupils: list[Pupil],
) -> None:
    enter_as_staff(page, stack)
    create_by_file(page, axe, place)
    accept_invitation(teacher, axe, letter=stack.mails(place.admin_email)[0], place=place)
    import_learners(teacher, axe, new_file(place))
    code = create_campaign(teacher, axe)
    play_together(pupils, code)
    play_on_a_phone(phone, axe, code=code, me=Pupil(LAST, pupils[0].api))
    shared = 1 + sum(one.shares for one in pupils)
    watch(teacher, axe, started=1 + len(pupils), shared=shared)
    see_somebody(teacher, axe, name=name_of(LAST))
    see_analysis(teacher, axe, shared=shared)
    export(teacher, lines=1 + len(pupils))


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


def accept_invitation(page: Page, axe: Axe, *, letter: str, place: Place) -> None:
    """Who is to run the school opens the link of the letter, makes an account and joins."""
    link = LINK.search(letter)
    assert link
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


def import_learners(page: Page, axe: Axe, file: ClassFile) -> None:
    """Send the file, look at each of its faults, accept what is right in it."""
    page.get_by_role("link", name="Importer un fichier").first.click()
    given = {"name": "ElevesSansAdresses.zip", "mimeType": "application/zip", "buffer": file.raw}
    page.locator("input[type=file]").set_input_files(given)
    page.get_by_role("button", name="Envoyer et comparer").click()
    preview = page.get_by_role("heading", name="Ce que ce fichier changerait")
    expect(preview).to_be_visible(timeout=30_000)
    for category, title in {"error": "Erreurs", "warning": "Remarques"}.items():
        planted = [one for one in file.planted if one.category == category]
        page.get_by_role("button", name=f"{len(planted)} {title}").click()
        for one in planted:
            line = page.get_by_role("cell", name=str(one.line), exact=True)
            expect(page.get_by_role("row").filter(has=line)).to_contain_text(one.column)
        assert axe(page) == []
    page.get_by_role("button", name="Mettre la liste à jour").click()
    done = page.get_by_role("heading", name="La liste est à jour")
    expect(done).to_be_visible(timeout=30_000)
    wrong = sum(one.category == "error" for one in file.planted)
    added = SIZE - wrong - 1  # and one who is in no class any more
    expect(page.get_by_text(f"Ajoutés : {added}")).to_be_visible()


def create_campaign(page: Page, axe: Axe) -> str:
    """Three choices: a ready profile, two classes, now; the code to give."""
    main = page.get_by_role("main")
    page.get_by_role("link", name="Campagnes", exact=True).click()
    main.get_by_role("link", name="Créer une campagne").first.click()
    main.get_by_label("Sorte").select_option("rentree")
    main.get_by_text(PROFILE, exact=True).click()
    expect(main.get_by_role("radio", name=PROFILE)).to_be_checked()
    assert axe(page) == []
    main.get_by_role("button", name="Continuer").click()
    for name in CLASSES:
        main.get_by_role("checkbox", name=re.compile(f"^{name} ")).check()
    main.get_by_role("button", name="Continuer").click()
    expect(main.get_by_label("Nom de la campagne")).to_have_value(re.compile(PROFILE))
    assert axe(page) == []
    main.get_by_role("button", name="Créer la campagne").click()
    expect(page).to_have_url(re.compile("/campaigns/[a-z2-7]{24}$"))
    expect(page.get_by_text("Personne n'a encore commencé")).to_be_visible()
    shown = main.get_by_role("definition").first.inner_text()
    return re.sub(r"\s", "", shown)[:CODE_LENGTH]  # written in groups, then spelt for the ear


def play_together(pupils: list[Pupil], code: str) -> None:
    """A class at once: each joins with the code of the campaign, and plays."""

    def play(one: Pupil) -> int:
        one.join(code)
        return one.play(code)

    with ThreadPoolExecutor(max_workers=6) as room:
        assert all(room.map(play, pupils))


def play_on_a_phone(page: Page, axe: Axe, *, code: str, me: Pupil) -> None:
    """The last of the class types the code, says who they are, skips every question, sends."""
    page.goto("/campaigns")
    page.get_by_label("Code du parcours").fill(f"{code[:3]} {code[3:6].lower()} {code[6:]}")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("link", name="Créer mon accès").click()
    page.get_by_label("Prénom").fill(me.identity["first_name"])
    page.get_by_label("Nom de famille").fill(me.identity["last_name"])
    year, month, day = me.identity["birth_date"].split("-")
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


def watch(page: Page, axe: Axe, *, started: int, shared: int) -> None:
    """The page that was left open follows the class by itself."""
    steps = page.get_by_role("region", name="Où en est le groupe")
    _, on_the_way, _, sent = (steps.get_by_role("definition").nth(place) for place in range(4))
    for box, count in {sent: shared, on_the_way: started}.items():
        told = re.compile(rf"^{count}\s")
        expect(box).to_have_text(told, use_inner_text=True, timeout=30_000)
    assert axe(page) == []


def see_somebody(page: Page, axe: Axe, *, name: str) -> None:
    """One pupil: what they have shown, what to work on, the answers that were sent."""
    page.get_by_role("link", name="Résultats", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name="À travailler maintenant")).to_be_visible()
    page.get_by_role("button", name="Voir les réponses").click()
    expect(page.get_by_text("Je ne sais pas").first).to_be_visible()
    assert axe(page) == []


def see_analysis(page: Page, axe: Axe, *, shared: int) -> None:
    """How the group did, by competence, subject and skill."""
    page.get_by_role("link", name="Tous les résultats").click()
    page.get_by_role("link", name="Analyse", exact=True).click()
    expect(page.get_by_text(f"{shared} personnes ont envoyé leurs résultats.")).to_be_visible()
    expect(page.get_by_role("heading", name="Compétence par compétence")).to_be_visible()
    assert axe(page) == []


def export(page: Page, *, lines: int) -> None:
    """A file with a line for each pupil who started."""
    page.get_by_role("link", name="Résultats", exact=True).click()
    page.get_by_role("button", name="Exporter").click()
    page.get_by_role("button", name="Préparer le fichier").click()
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("link", name="Télécharger").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(text.splitlines(), delimiter=";"))) == 1 + lines
