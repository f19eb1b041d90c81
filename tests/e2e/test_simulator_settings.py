"""A device's settings: what is set is told, what is out of reach is not, tests are run again."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.e2e.simulators import (
    DESK,
    PHONE,
    Json,
    expect_answer,
    expect_sound,
    press,
    shown,
    tab_to,
)

NETWORKS = [
    {"id": "n1", "label": "Mediatheque-Public", "detail": "Enregistré", "signal": 4},
    {"id": "n2", "label": "Mediatheque-Agents", "signal": 3, "secured": True},
]
RADIO: list[Json] = [
    {"id": "plane", "kind": "switch", "label": "Mode avion", "value": True},
    {
        "id": "wifi",
        "kind": "switch",
        "label": "Wi-Fi",
        "help": "Réseau sans fil",
        "value": False,
        "enabled_if": {"plane": "off"},
    },
]
REACH: Json = {
    "id": "net",
    "kind": "choice",
    "style": "network",
    "label": "Réseaux à portée",
    "options": NETWORKS,
}
KEYBOARDS: Json = {
    "id": "keys",
    "kind": "list",
    "label": "Claviers",
    "can_order": True,
    "can_remove": True,
    "items": [{"id": "k1", "name": "Français"}, {"id": "k2", "name": "Anglais"}],
    "available": [{"id": "k3", "name": "Turc"}],
}
SCREEN: list[Json] = [
    {
        "id": "bright",
        "kind": "slider",
        "label": "Luminosité",
        "min": 0,
        "max": 100,
        "step": 5,
        "value": 35,
        "unit": "%",
    },
    {
        "id": "size",
        "kind": "choice",
        "label": "Taille du texte",
        "value": "m",
        "options": [{"id": "m", "label": "Moyenne"}, {"id": "l", "label": "Grande"}],
    },
]
ADDRESSES: list[Json] = [
    {
        "id": "mode",
        "kind": "choice",
        "style": "radio",
        "label": "Attribution",
        "value": "auto",
        "options": [{"id": "auto", "label": "Automatique"}, {"id": "manual", "label": "Manuelle"}],
    },
    {"id": "ip", "kind": "text", "label": "Adresse IP", "visible_if": {"mode": "manual"}},
]
STORAGE: list[Json] = [
    {
        "id": "use",
        "kind": "bars",
        "label": "Place occupée",
        "total": 64,
        "items": [{"label": "Photos", "value": 31.5, "text": "31,5 Go"}],
    },
    {"id": "free", "kind": "info", "label": "Place libre", "value": "2 Go", "tone": "warning"},
    {
        "id": "empty",
        "kind": "action",
        "label": "Fichiers temporaires",
        "button": "Effacer",
        "confirm": "Ils seront effacés.",
        "counts": True,
    },
]
TESTS: list[Json] = [
    {"id": "ping", "kind": "action", "label": "Liaison avec la box", "button": "Tester"},
    {
        "id": "outcome",
        "kind": "info",
        "label": "Résultat",
        "value": "Aucune réponse",
        "tone": "error",
        "visible_if": {"ping": "done"},
    },
    {
        "id": "log",
        "kind": "table",
        "label": "Connexions",
        "columns": ["Heure", "Réseau"],
        "rows": [["08:12", "Mediatheque-Public"]],
        "visible_if": {"ping": "done"},
    },
]
DATA: Json = {
    "task": "set",
    "device": {"name": "Tablette 4", "kind": "tablet", "time": "09:41", "battery": 62},
    "pages": [
        {
            "id": "radio",
            "title": "Réseau",
            "icon": "wifi",
            "groups": [
                {"controls": RADIO},
                {"visible_if": {"wifi": "on", "plane": "off"}, "controls": [REACH]},
            ],
        },
        {
            "id": "ip-page",
            "title": "Adresses",
            "parent": "radio",
            "groups": [{"title": "Adresse", "note": "À régler avec soin.", "controls": ADDRESSES}],
        },
        {"id": "screen", "title": "Écran", "icon": "display", "groups": [{"controls": SCREEN}]},
        {"id": "kb", "title": "Langues", "icon": "language", "groups": [{"controls": [KEYBOARDS]}]},
        {"id": "disk", "title": "Stockage", "icon": "storage", "groups": [{"controls": STORAGE}]},
        {"id": "diag", "title": "Diagnostic", "icon": "tool", "groups": [{"controls": TESTS}]},
    ],
}


def go(frame: Frame, *titles: str) -> None:
    for title in titles:
        frame.get_by_role("button", name=title, exact=True).click()


def test_what_is_set_is_told_and_what_is_put_back_is_not(page: Page) -> None:
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    frame = shown(page, "settings", DATA)
    expect(frame.get_by_role("switch", name="Wi-Fi")).to_be_disabled()
    frame.get_by_role("switch", name="Mode avion").uncheck()
    frame.get_by_role("switch", name="Wi-Fi").check()
    frame.get_by_role("radio", name="Mediatheque-Agents").check()
    frame.get_by_role("textbox", name="Mot de passe pour").fill(" colza-42 ")
    net = {"net": "n2", "net_password": "colza-42"}
    expect_answer(page, {"plane": "off", "wifi": "on", **net})
    frame.get_by_role("switch", name="Wi-Fi").uncheck()
    expect_answer(page, {"plane": "off"})
    frame.get_by_role("button", name="État de départ").click()
    frame.get_by_role("button", name="Confirmer").click()
    expect_answer(page, None)
    go(frame, "Écran")
    frame.get_by_role("slider", name="Luminosité").fill("60")
    frame.get_by_label("Taille du texte").select_option("Grande")
    expect_answer(page, {"bright": "60", "size": "l"})
    expect(frame.get_by_text("2 réglages modifiés")).to_be_visible()


def test_a_setting_out_of_sight_has_no_key(page: Page) -> None:
    frame = shown(page, "settings", DATA)
    go(frame, "Adresses")
    frame.get_by_role("radio", name="Manuelle").check()
    frame.get_by_label("Adresse IP").fill("192.168.1.9")
    expect_answer(page, {"mode": "manual", "ip": "192.168.1.9"})
    frame.get_by_role("radio", name="Automatique").check()
    expect_answer(page, None)


def test_lists_are_told_in_their_order_and_what_was_removed_can_be_put_back(page: Page) -> None:
    frame = shown(page, "settings", DATA)
    go(frame, "Langues", "Ajouter")
    expect_answer(page, {"keys": "k1,k2,k3"})
    go(frame, "Monter Turc", "Retirer Français")
    expect_answer(page, {"keys": "k3,k2"})
    go(frame, "Ajouter", "Retirer Turc", "Monter Français")
    expect_answer(page, None)


def test_an_unordered_list_is_told_sorted(page: Page) -> None:
    item = {**KEYBOARDS, "can_order": False}
    kb = {"id": "kb", "title": "Langues", "groups": [{"controls": [item]}]}
    frame = shown(page, "settings", {**DATA, "pages": [kb]})
    go(frame, "Retirer Français", "Ajouter")
    expect(frame.get_by_role("button", name="Monter Français")).to_have_count(0)
    expect_answer(page, None)
    go(frame, "Retirer Anglais", "Retirer Français")
    expect_answer(page, {"keys": ""})


def test_a_test_is_to_be_run_again_once_a_setting_has_changed(page: Page) -> None:
    frame = shown(page, "settings", DATA)
    go(frame, "Diagnostic", "Tester Liaison avec la box")
    expect(frame.get_by_text("Aucune réponse")).to_be_visible()
    expect_answer(page, None)
    go(frame, "Réseau")
    frame.get_by_role("switch", name="Mode avion").uncheck()
    go(frame, "Diagnostic")
    expect(frame.get_by_text("Aucune réponse")).to_have_count(0)


def test_only_a_button_that_counts_is_told_once_confirmed(page: Page) -> None:
    frame = shown(page, "settings", DATA)
    go(frame, "Stockage", "Effacer Fichiers temporaires", "Abandonner")
    expect_answer(page, None)
    go(frame, "Effacer Fichiers temporaires", "Confirmer")
    expect_answer(page, {"empty": "done"})


def test_looking_answers_only_what_is_asked(page: Page) -> None:
    asked = [{"key": "libre", "label": "Place libre"}]
    frame = shown(page, "settings", {**DATA, "task": "look", "ask": asked})
    frame.get_by_role("switch", name="Mode avion").uncheck()
    go(frame, "Stockage")
    frame.get_by_role("textbox", name="Place libre").fill("2 Go")
    expect_answer(page, {"libre": "2 Go"})


def test_searching_leads_to_the_setting(page: Page) -> None:
    frame = shown(page, "settings", DATA)
    search = frame.get_by_role("searchbox", name="Chercher un réglage")
    search.press_sequentially("taille texte")
    expect(search).to_be_focused()
    frame.get_by_role("button", name="Taille du texte").click()
    expect(frame.get_by_label("Taille du texte")).to_be_focused()
    expect(frame.get_by_role("heading", name="Écran")).to_be_visible()
    search.fill("imprimante")
    expect(frame.locator("main").get_by_text("Aucun réglage trouvé")).to_be_visible()


def test_all_is_done_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "settings", {**DATA, "device": {"name": "Mobile", "kind": "phone"}})
    tab_to(frame, page, "Réseau")
    press(page, "Enter")
    tab_to(frame, page, "Mode avion")
    press(page, "Space", "Tab", "Space", "Tab", "ArrowDown")
    expect_answer(page, {"plane": "off", "wifi": "on", "net": "n2", "net_password": ""})
    press(page, "Tab")
    page.keyboard.type("colza-42")
    expected = {"plane": "off", "wifi": "on", "net": "n2", "net_password": "colza-42"}
    expect_answer(page, expected)
    tab_to(frame, page, "Adresses")
    press(page, "Enter", "Tab")
    expect(frame.get_by_role("button", name="Retour")).to_be_focused()
    press(page, "Enter")
    expect(frame.get_by_role("button", name="Adresses")).to_be_focused()
    frame.get_by_role("button", name="Retour").focus()
    press(page, "Enter")
    expect(frame.get_by_role("button", name="Réseau")).to_be_focused()
    press(page, "ArrowDown", "Enter")
    tab_to(frame, page, "Luminosité")
    press(page, "ArrowRight", "ArrowRight")
    expect_answer(page, {**expected, "bright": "45"})
    press(page, "Tab", "ArrowDown")
    expect_answer(page, {**expected, "bright": "45", "size": "l"})


def test_a_list_is_ordered_with_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "settings", DATA)
    tab_to(frame, page, "Langues")
    press(page, "Enter")
    tab_to(frame, page, "Monter Anglais")
    press(page, "Enter")
    expect_answer(page, {"keys": "k2,k1"})
    expect(frame.get_by_role("button", name="Descendre Anglais")).to_be_focused()
    tab_to(frame, page, "Retirer Français")
    press(page, "Enter")
    expect_answer(page, {"keys": "k2"})


@pytest.mark.parametrize("kind", ["computer", "phone"])
def test_it_is_sound_everywhere(browser: Browser, site: str, axe_source: Any, kind: str) -> None:
    def steps(frame: Frame, _lang: str) -> None:
        for title in ("Stockage", "Langues", "Écran", "Diagnostic", "Réseau", "Adresses"):
            menu = frame.get_by_role("button", name=title, exact=True)
            back = frame.locator("[data-key=back]")
            if not menu.is_visible() and back.is_visible():
                back.click()
            menu.click()
        frame.get_by_role("radio", name="Manuelle").check()

    data = {**DATA, "device": {**DATA["device"], "kind": kind}}
    expect_sound(browser, site, axe_source, name="settings", data=data, steps=steps)


@pytest.mark.parametrize("last", ["radio", "kb", "disk", "diag"])
def test_each_page_is_sound(browser: Browser, site: str, axe_source: Any, last: str) -> None:
    """The page is alone in the menu, so that it is the one shown."""
    alone = [one for one in DATA["pages"] if one["id"] == last]

    def steps(frame: Frame, _lang: str) -> None:
        title = alone[0]["title"]
        frame.get_by_role("button", name=title, exact=True).click()
        if last == "radio":
            frame.get_by_role("switch", name="Mode avion").uncheck()
            frame.get_by_role("switch", name="Wi-Fi").check()
            frame.get_by_role("radio", name="Mediatheque-Agents").check()
        if last == "diag":
            frame.get_by_role("button", name="Tester").click()
        if frame.get_by_role("searchbox").is_visible():
            frame.get_by_role("searchbox").fill("e")

    data = {**DATA, "pages": alone}
    expect_sound(browser, site, axe_source, name="settings", data=data, steps=steps)
