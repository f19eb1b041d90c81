"""The shared workspace by itself: documents and rights, versions, calendar, tasks, discussion."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.e2e.simulators import (
    DESK,
    PHONE,
    expect_answer,
    expect_sound,
    press,
    shown,
    tab_to,
)
from tests.e2e.workspaces import SPACE

Json = dict[str, Any]
Open = Callable[..., Frame]


@pytest.fixture
def space(page: Page) -> Open:
    """Shows the club's space for a task, at a size."""

    def opened(task: str, *, size: tuple[int, int] = DESK, **more: Any) -> Frame:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return shown(page, "workspace", {**SPACE, "task": task, **more})

    return opened


def test_rights_are_answered_by_what_is_no_longer_as_at_first(page: Page, space: Open) -> None:
    frame = space("share")
    frame.get_by_role("button", name="Bureau").click()
    frame.get_by_role("button", name="adherents.ods").click()
    frame.get_by_label("Droit de Julien Morin").select_option("none")
    frame.get_by_label("Droit de Inès Keita").select_option("comment")
    expect_answer(page, {"f1:u5": "none", "f1:u3": "comment"})
    frame.get_by_label("Droit de Inès Keita").select_option("folder")
    expect_answer(page, {"f1:u5": "none"})
    frame.get_by_role("button", name="Annuler").click()
    frame.get_by_role("button", name="Annuler").click()
    frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, None)


def test_a_person_is_added_and_a_link_closed_again(page: Page, space: Open) -> None:
    frame = space("share")
    frame.get_by_role("button", name="programme.odt").click()
    frame.get_by_label("Personne ou groupe", exact=True).select_option("u4")
    frame.get_by_label("Droit donné", exact=True).select_option("edit")
    frame.get_by_role("button", name="Ajouter").click()
    frame.get_by_label("Expire le").fill("2026-04-30")
    frame.get_by_label("Protégé par un mot de passe").check()
    settings = {"f2_link_expires": "2026-04-30", "f2_link_password": "yes"}
    expect_answer(page, {"f2:u4": "edit", **settings})
    frame.get_by_label("Qui peut l’utiliser").select_option("none")
    expect_answer(page, {"f2:u4": "edit", "f2_link": "none"})


def test_a_folder_is_shut_to_what_comes_from_above(page: Page, space: Open) -> None:
    frame = space("share")
    frame.get_by_role("button", name="Bureau").click()
    frame.get_by_role("button", name="adherents.ods").click()
    frame.get_by_label("Reprendre les droits").uncheck()
    expect_answer(page, {"f1_inherits": "no"})
    assert frame.get_by_label("Droit de Inès Keita").count() == 0


def test_the_owner_changes_and_the_former_one_can_still_edit(page: Page, space: Open) -> None:
    frame = space("share", tools={"transfer": True})
    frame.get_by_role("button", name="programme.odt").click()
    frame.get_by_label("Propriétaire").select_option("u2")
    expect_answer(page, {"f2_owner": "u2", "f2:u1": "edit"})


def test_an_earlier_version_is_restored_and_the_restoration_undone(page: Page, space: Open) -> None:
    frame = space("restore")
    frame.get_by_role("button", name="programme.odt").click()
    assert frame.get_by_text("Stand de nœuds").count() == 1  # struck, in the changes
    frame.get_by_role("button", name="4 mars 2026").click()
    frame.get_by_role("button", name="Restaurer").click()
    expect_answer(page, {"f2": "v2"})
    frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, None)


def test_an_event_is_planned_with_guests_and_a_room(page: Page, space: Open) -> None:
    frame = space("schedule", open="calendar", fields=["guests", "room", "repeat"])
    frame.get_by_label("Titre").fill("Point sur la fête")
    expect_answer(page, None)
    frame.get_by_label("Date", exact=True).fill("2026-03-19")
    frame.get_by_label("Début").select_option("14:00")
    frame.get_by_label("Fin", exact=True).select_option("15:30")
    invited = frame.get_by_role("group", name="Invités")
    invited.get_by_label("Inès Keita").check()
    invited.get_by_label("Bureau").check()
    frame.get_by_label("Salle", exact=True).select_option("r2")
    frame.get_by_label("Répétition").select_option("weekly")
    frame.get_by_label("Dernière date").fill("2026-04-09")
    wanted = {"date": "2026-03-19", "start": "14:00", "end": "15:30", "guests": "g1,u3"}
    repeated = {"repeat": "weekly", "until": "2026-04-09"}
    expect_answer(page, {**wanted, "room": "r2", **repeated})
    assert frame.get_by_role("button", name="14:00–15:30 Point sur la fête").count() == 1
    frame.get_by_role("button", name="Recommencer").click()
    expect_answer(page, None)


def test_an_event_is_moved_from_what_it_was(page: Page, space: Open) -> None:
    frame = space("schedule", open="calendar", event="e4")
    assert frame.get_by_label("Début").input_value() == "14:00"
    frame.get_by_label("Début").select_option("15:00")
    expect_answer(page, {"date": "2026-03-18", "start": "15:00", "end": "17:00", "guests": "u2"})


def test_private_events_show_no_title_and_hours_are_told_elsewhere(space: Open) -> None:
    frame = space("look", open="calendar")
    assert frame.get_by_text("Rendez-vous médical").count() == 0
    assert frame.get_by_role("button", name="09:00–10:15 Occupé").count() == 1
    frame.get_by_label("Afficher aussi l’heure de").select_option("u4")
    assert frame.get_by_text("12:00–13:15 pour Awa Payet").count() == 1


def test_cards_are_moved_assigned_and_dated(page: Page, space: Open) -> None:
    frame = space("board", open="board")
    frame.get_by_role("button", name="Modifier Imprimer l'affiche").click()
    frame.get_by_label("Colonne").select_option("c2")
    frame.get_by_label("Malo Faure").check()
    frame.get_by_label("Camille Renard").check()
    frame.get_by_label("Échéance").fill("2026-03-24")
    expect_answer(page, {"t2": "c2", "t2_who": "u1,u2", "t2_due": "2026-03-24"})


def test_a_message_goes_to_its_thread_and_its_people(page: Page, space: Open) -> None:
    frame = space("post", open="chat")
    frame.get_by_role("button", name="Répondre à Malo Faure").click()
    frame.get_by_label("Écrire dans").fill("Douze tables.")
    frame.get_by_label("Mentionner").select_option("u2")
    frame.get_by_label("Joindre").select_option("f2")
    written = {"channel": "s1", "reply": "m1", "mentions": "u2", "files": "f2"}
    expect_answer(page, written)
    frame.get_by_role("button", name="Envoyer").click()
    expect_answer(page, written)
    frame.get_by_role("button", name="Corriger").click()
    frame.get_by_role("button", name="# bateaux").click()
    expect_answer(page, {**written, "channel": "s2", "reply": ""})


@pytest.mark.parametrize(
    ("select", "part", "name", "wanted"),
    [
        ("items", "drive", "Sélectionner programme.odt", "f2"),
        ("events", "calendar", "Sélectionner lundi 16 mars, 10:00–11:30, Réunion du bureau", "e1"),
        ("cards", "board", "Sélectionner Réserver la sono", "t1"),
        ("messages", "chat", "Sélectionner Awa Payet, 10 mars 2026, 09:20", "m2"),
    ],
)
def test_things_are_selected_with_the_keyboard_on_a_phone(
    page: Page, space: Open, select: str, part: str, name: str, wanted: str
) -> None:
    frame = space("select", size=PHONE, select=select, open=part)
    tab_to(frame, page, name)
    press(page, "Space")
    expect_answer(page, {"selected": wanted})


def test_rights_and_versions_with_the_keyboard_on_a_phone(page: Page, space: Open) -> None:
    frame = space("share", size=PHONE)
    frame.get_by_role("button", name="programme.odt").focus()
    press(page, "Enter")
    tab_to(frame, page, "Droit de Inès Keita")
    press(page, "ArrowUp")
    expect_answer(page, {"f2:u3": "read"})
    frame = space("restore", size=PHONE)
    frame.get_by_role("button", name="programme.odt").focus()
    press(page, "Enter")
    frame.get_by_role("button", name="2 mars 2026").focus()
    press(page, "Enter")
    tab_to(frame, page, "Restaurer cette version")
    press(page, "Enter")
    expect_answer(page, {"f2": "v1"})


def test_tasks_events_and_messages_with_the_keyboard_on_a_phone(page: Page, space: Open) -> None:
    frame = space("board", size=PHONE, open="board")
    tab_to(frame, page, "Modifier Réserver la sono")
    press(page, "Enter", "ArrowDown")
    expect_answer(page, {"t1": "c2"})
    frame = space("schedule", size=PHONE, open="calendar")
    tab_to(frame, page, "Début")
    page.keyboard.type("09:15")
    expect_answer(page, {"date": "", "start": "09:15", "end": "", "guests": ""})
    frame = space("post", size=PHONE, open="chat")
    tab_to(frame, page, "Écrire dans « fete-du-port »")
    page.keyboard.type("Merci !")
    expect_answer(page, {"channel": "s1", "reply": "", "mentions": "", "files": ""})


def _document(frame: Frame, _lang: str) -> None:
    frame.locator('[data-key="item-f2"]').click()


def _card(frame: Frame, _lang: str) -> None:
    frame.locator('[data-key="edit-t1"]').click()


def _day(frame: Frame, _lang: str) -> None:
    frame.locator('[data-key="view-day"]').click()
    frame.locator('[data-key="event-e1"]').first.click()


def _reply(frame: Frame, _lang: str) -> None:
    frame.locator('[data-key="reply-m1"]').click()


@pytest.mark.parametrize(
    ("task", "part", "steps"),
    [
        ("share", "drive", _document),
        ("restore", "drive", _document),
        ("schedule", "calendar", _day),
        ("board", "board", _card),
        ("post", "chat", _reply),
    ],
)
def test_each_part_is_sound(
    browser: Browser,
    site: str,
    axe_source: str,
    task: str,
    part: str,
    steps: Callable[[Frame, str], None],
) -> None:
    data = {**SPACE, "task": task, "open": part, "fields": ["guests", "room", "repeat"]}
    expect_sound(browser, site, axe_source, name="workspace", data=data, steps=steps)
