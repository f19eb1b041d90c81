"""The simulators by themselves: with the keyboard, in both languages and themes, on a phone."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.e2e.simulators import Json, expect_answer, expect_sound, shown

OWNER = {"name": "Camille Renard", "address": "camille@mairie.test"}
NOA = {"name": "Noa Lemaire", "address": "noa@mairie.test"}
MAILS: Json = {
    "task": "select",
    "owner": OWNER,
    "folders": [{"id": "inbox", "name": "Réception"}, {"id": "archives", "name": "Archives"}],
    "messages": [
        {
            "id": "m1",
            "folder": "inbox",
            "from": {"name": "Colis", "address": "info@colis.test"},
            "to": [OWNER],
            "cc": [],
            "date": "2026-03-14 09:12",
            "subject": "Votre colis attend",
            "body": "Bonjour,\nconfirmez sur votre espace avant ce soir.",
            "links": [{"text": "votre espace", "url": "http://piege.test/x"}],
            "attachments": [],
            "headers": "Return-Path: <bounce@envoi.test>",
        },
        {
            "id": "m2",
            "folder": "inbox",
            "from": NOA,
            "to": ["camille@mairie.test"],
            "cc": [],
            "date": "2026-03-13 17:40",
            "subject": "Compte rendu",
            "body": "Voici.",
            "links": [],
            "attachments": [{"name": "compte-rendu.odt", "size": 48200}],
        },
    ],
    "contacts": [NOA],
    "files": [{"name": "budget.ods", "size": 24100}],
}
FILES: Json = {
    "task": "organize",
    "root": "Mes documents",
    "can_create_folder": True,
    "can_rename": True,
    "can_delete": True,
    "nodes": [
        {
            "id": "d1",
            "parent": None,
            "name": "Photos",
            "kind": "folder",
            "modified": "2026-03-01 10:00",
        },
        {"id": "f1", "parent": None, "name": "plage.jpg", "kind": "file", "size": 3_240_000},
        {"id": "f2", "parent": None, "name": "budget.ods", "kind": "file", "size": 24_100},
    ],
}
ASKED = [{"key": "taille", "label": "Taille de plage.jpg"}, {"key": "date", "label": "Date"}]
Open = Callable[..., Frame]


@pytest.fixture
def open_simulator(page: Page) -> Open:
    """Shows a simulator in a sandbox on an otherwise empty page of the site."""
    return partial(shown, page)


def test_ticking_mails_is_answered_by_their_sorted_ids(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("mailbox", MAILS)
    frame.get_by_role("checkbox", name="Compte rendu").check()
    frame.get_by_role("checkbox", name="Votre colis").check()
    expect_answer(page, {"selected": "m1,m2"})
    frame.get_by_role("checkbox", name="Compte rendu").uncheck()
    frame.get_by_role("checkbox", name="Votre colis").uncheck()
    expect_answer(page, None)


def test_a_link_tells_its_address_in_sight_and_goes_nowhere(open_simulator: Open) -> None:
    frame = open_simulator("mailbox", MAILS)
    frame.get_by_role("button", name="Colis").focus()
    frame.page.keyboard.press("Enter")
    expect(frame.get_by_role("heading", name="Votre colis attend")).to_be_focused()
    frame.get_by_role("button", name="votre espace").focus()
    expect(frame.get_by_text("http://piege.test/x")).to_be_visible()
    address = frame.url
    frame.page.keyboard.press("Enter")
    assert frame.url == address
    expect(frame.get_by_text("Return-Path")).not_to_be_visible()
    frame.get_by_text("Afficher les en-têtes complets").click()
    expect(frame.get_by_text("Return-Path")).to_be_visible()


def test_moving_mails_is_answered_by_their_new_folders(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("mailbox", {**MAILS, "task": "move"})
    frame.get_by_role("button", name="Déplacer").first.click()
    expect(frame.get_by_text("Cochez d’abord un message.").first).to_be_visible()
    frame.get_by_role("checkbox", name="Compte rendu").check()
    frame.get_by_role("button", name="Déplacer").first.click()
    expect_answer(page, {"m2": "archives"})
    frame.get_by_role("button", name="Archives").click()
    frame.get_by_role("checkbox", name="Compte rendu").check()
    frame.get_by_role("button", name="Déplacer").first.click()
    expect_answer(page, None)


def test_a_mail_is_written_with_the_keyboard(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("mailbox", {**MAILS, "task": "compose"})
    frame.get_by_role("button", name="Nouveau message").focus()
    page.keyboard.press("Enter")
    frame.get_by_label("À", exact=True).focus()
    page.keyboard.type("noa lemaire")
    page.keyboard.press("Enter")
    page.keyboard.type("X@Autre.test,")
    frame.get_by_label("Objet").focus()
    page.keyboard.type("Le budget")
    frame.get_by_label("budget.ods").focus()
    page.keyboard.press("Space")
    expected = {"to": "noa@mairie.test,x@autre.test", "cc": "", "bcc": ""}
    expect_answer(page, {**expected, "subject": "Le budget", "attachments": "budget.ods"})


def test_a_reply_goes_to_who_wrote(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("mailbox", {**MAILS, "task": "compose"})
    frame.get_by_role("button", name="Noa Lemaire").click()
    frame.get_by_role("button", name="Répondre à tous").click()
    expected = {"to": "noa@mairie.test", "cc": "", "bcc": "", "attachments": ""}
    expect_answer(page, {**expected, "subject": "Re : Compte rendu"})


def test_files_are_moved_renamed_and_deleted_and_it_can_be_undone(
    page: Page, open_simulator: Open
) -> None:
    frame = open_simulator("explorer", FILES)
    frame.get_by_role("checkbox", name="plage.jpg").check()
    frame.get_by_role("button", name="Déplacer").click()
    dialog = frame.get_by_role("dialog")
    dialog.get_by_role("radio", name="Photos").check()
    dialog.get_by_role("button", name="Déplacer").click()
    expect_answer(page, {"f1": "Photos/plage.jpg"})

    frame.get_by_role("checkbox", name="budget.ods").focus()
    page.keyboard.press("F2")
    expect(frame.get_by_label("Nom", exact=True)).to_be_focused()
    page.keyboard.type("comptes")
    page.keyboard.press("Enter")
    expect_answer(page, {"f1": "Photos/plage.jpg", "f2": "comptes.ods"})

    frame.get_by_role("checkbox", name="comptes.ods").check()
    frame.get_by_role("button", name="Supprimer").click()
    frame.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    expect_answer(page, {"f1": "Photos/plage.jpg", "f2": ""})
    for _ in range(3):
        frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, None)


def test_files_are_dragged_too(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("explorer", FILES)
    row = frame.get_by_role("row").filter(has_text="plage.jpg")
    row.drag_to(frame.get_by_role("button", name="Photos").first)
    expect_answer(page, {"f1": "Photos/plage.jpg"})


def test_a_name_already_taken_is_refused(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("explorer", FILES)
    frame.get_by_role("button", name="Nouveau dossier").click()
    frame.get_by_label("Nom", exact=True).fill("photos")
    page.keyboard.press("Enter")
    expect(frame.get_by_role("alert")).to_contain_text("Ce nom existe déjà")
    page.keyboard.press("Escape")
    expect(frame.get_by_role("dialog")).to_have_count(0)
    expect_answer(page, None)


def test_columns_sort_and_say_so(open_simulator: Open) -> None:
    frame = open_simulator("explorer", FILES)
    frame.get_by_role("columnheader", name="Taille").get_by_role("button").click()
    header = frame.get_by_role("columnheader", name="Taille")
    expect(header).to_have_attribute("aria-sort", "ascending")
    names = frame.get_by_role("rowheader")
    expect(names).to_contain_text(["Photos", "budget.ods", "plage.jpg"])
    header.get_by_role("button").click()
    expect(names).to_contain_text(["Photos", "plage.jpg", "budget.ods"])


def test_a_simulator_reaches_neither_network_nor_storage(open_simulator: Open) -> None:
    frame = open_simulator("explorer", FILES)
    tries = """async () => {
        const refused = (work) => { try { work(); return false } catch { return true } }
        const fetched = await fetch('/robots.txt').then(() => false, () => true)
        return [fetched, refused(() => localStorage.length), refused(() => parent.document)]
    }"""
    assert frame.evaluate(tries) == [True, True, True]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mailbox", MAILS),
        ("mailbox", {**MAILS, "task": "move"}),
        ("mailbox", {**MAILS, "task": "compose"}),
        ("mailbox", {**MAILS, "task": "look", "ask": ASKED}),
        ("explorer", FILES),
        ("explorer", {**FILES, "task": "select"}),
        ("explorer", {**FILES, "task": "look", "ask": ASKED}),
    ],
)
def test_axe_sees_no_fault_at_any_width(
    browser: Browser, site: str, axe_source: str, *, name: str, data: Json
) -> None:
    def steps(frame: Frame, lang: str) -> None:
        frame.get_by_role("button", name="Colis" if name == "mailbox" else "Photos").first.click()
        if data["task"] == "compose":
            reply = "Répondre" if lang == "fr" else "Reply"
            frame.get_by_role("button", name=reply).first.click()

    expect_sound(browser, site, axe_source, name=name, data=data, steps=steps)


def test_what_is_looked_up_is_reported_below(page: Page, open_simulator: Open) -> None:
    frame = open_simulator("explorer", {**FILES, "task": "look", "ask": ASKED})
    expect(frame.get_by_role("checkbox")).to_have_count(0)
    frame.get_by_label("Taille de plage.jpg").fill(" 3,2 ")
    expect_answer(page, {"taille": "3,2", "date": ""})
    frame.get_by_label("Taille de plage.jpg").fill("")
    expect_answer(page, None)
