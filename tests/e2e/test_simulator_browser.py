"""The browser: addresses, padlock, bookmarks, traces and settings, by mouse and by keyboard."""

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

CITY, OLD, SHOP = "https://ville.example/", "http://ancien.example/", "https://boutique.example/"
BANNER = {
    "id": "b1",
    "text": "Nous utilisons des traceurs.",
    "purposes": [
        {"id": "p1", "label": "Fonctionnement", "locked": True, "on": True},
        {"id": "p2", "label": "Mesure d’audience", "on": True},
        {"id": "p3", "label": "Publicité", "on": True},
    ],
}
FIELDS = [
    {"field": {"id": "q1", "label": "Courriel", "kind": "text"}},
    {
        "field": {
            "id": "q2",
            "label": "Rythme",
            "kind": "radio",
            "value": "jour",
            "choices": [
                {"id": "jour", "label": "Chaque jour"},
                {"id": "mois", "label": "Chaque mois"},
            ],
        }
    },
    {"field": {"id": "q3", "label": "Recevoir la lettre", "kind": "check"}},
]
DATA: Json = {
    "task": "visit",
    "today": "2026-03-20",
    "start": CITY,
    "pages": [
        {
            "address": CITY,
            "title": "Ville de Valmont",
            "also": ["https://www.ville.example/"],
            "banner": BANNER,
            "prompt": {"id": "n1", "permission": "notifications"},
            "blocks": [
                {"heading": "Bienvenue"},
                {"text": "Voir [la piscine](/piscine) ou [l’ancien site](http://ancien.example)."},
                {"picture": {"draw": "city", "alt": "Des immeubles"}},
                {"table": [["Jour", "Heures"], ["Mardi", "9 h"]], "caption": "Horaires"},
                {"box": [{"button": "Acheter", "to": SHOP}, *FIELDS], "label": "Publicité"},
            ],
        },
        {
            "address": "https://ville.example/piscine",
            "title": "Piscine",
            "blocks": [{"heading": "La piscine"}, {"text": "La piscine ouvre mardi."}],
        },
        {"address": "https://ville.example/bain", "redirect": "/piscine"},
        {
            "address": OLD,
            "title": "Ancien site",
            "blocks": [{"heading": "Archives"}],
            "popup": {
                "title": "Vous avez gagné",
                "text": "Vite !",
                "buttons": [{"label": "Oui", "to": SHOP}, {"label": "Non"}],
            },
        },
        {
            "address": SHOP,
            "title": "Boutique",
            "security": "expired",
            "certificate": {
                "name": "boutique.example",
                "issuer": "Autorité Z",
                "from": "2024-01-01",
                "to": "2025-01-01",
                "names": ["boutique.example"],
            },
            "blocks": [{"heading": "Boutique"}],
        },
    ],
    "bookmarks": [
        {"id": "d1", "title": "Sport", "kind": "folder"},
        {"id": "k1", "title": "Ville", "address": CITY},
        {"id": "k2", "title": "Jeux", "address": SHOP, "folder": "d1"},
    ],
    "history": [
        {
            "id": "h1",
            "date": "2026-03-19 10:00",
            "title": "Piscine",
            "address": "https://ville.example/piscine",
        },
        {"id": "h2", "date": "2026-01-02 10:00", "title": "Boutique", "address": SHOP},
    ],
    "cookies": [
        {"id": "c1", "site": "ville.example", "name": "session"},
        {
            "id": "c2",
            "site": "pub.example",
            "name": "suivi",
            "party": "third",
            "expires": "2027-09-01",
            "seen_on": ["a.example"],
        },
    ],
    "downloads": [{"id": "t1", "name": "plan.pdf", "size": 120_000, "date": "2026-03-01 10:00"}],
    "permissions": [
        {"id": "a1", "site": "meteo.example", "permission": "location", "value": "allow"}
    ],
    "settings": [
        {
            "id": "s1",
            "group": "Vie privée",
            "label": "Bloquer les cookies tiers",
            "help": "Moins de suivi.",
            "kind": "switch",
            "value": "off",
        },
        {
            "id": "s2",
            "group": "Vie privée",
            "label": "Au démarrage",
            "kind": "choice",
            "value": "x",
            "choices": [{"id": "x", "label": "Accueil"}, {"id": "y", "label": "Reprendre"}],
        },
    ],
    "extensions": [
        {
            "id": "e1",
            "name": "Trieur",
            "by": "Atelier N",
            "permissions": ["Lire les onglets"],
            "value": "on",
        }
    ],
}


def address(frame: Frame, text: str) -> None:
    """Type an address and go."""
    frame.get_by_role("textbox", name="Adresse").fill(text)
    frame.page.keyboard.press("Enter")


def panel(frame: Frame, name: str) -> None:
    """Open a panel of the menu."""
    frame.get_by_role("button", name="Menu du navigateur").click()
    frame.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("ville.example/piscine", "https://ville.example/piscine"),
        ("HTTPS://WWW.Ville.example", CITY),
        ("ville.example/bain", "https://ville.example/piscine"),
        ("ancien.example", OLD),
        ("ville.example/rien", "https://ville.example/rien"),
        ("boutique.example", ""),
    ],
)
def test_an_address_leads_to_its_page(page: Page, typed: str, wanted: str) -> None:
    frame = shown(page, "browser", DATA)
    expect_answer(page, None)
    address(frame, typed)
    expect_answer(page, {"address": wanted})


def test_links_tabs_and_the_way_back(page: Page) -> None:
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    frame = shown(page, "browser", DATA)
    frame.get_by_role("link", name="la piscine").focus()
    expect(frame.get_by_label("Adresse du lien")).to_have_text("https://ville.example/piscine")
    page.keyboard.press("Enter")
    expect_answer(page, {"address": "https://ville.example/piscine"})
    frame.get_by_role("button", name="Page précédente").click()
    expect_answer(page, {"address": CITY})
    frame.get_by_role("button", name="Nouvel onglet").click()
    address(frame, "ancien.example")
    expect(frame.get_by_role("dialog", name="Vous avez gagné")).to_be_visible()
    frame.get_by_role("button", name="Fermer l’onglet Ancien site").click()
    expect_answer(page, {"address": CITY})
    address(frame, "http://nulle-part.example")
    expect(frame.get_by_role("heading", name="Site introuvable")).to_be_visible()


def test_a_bad_certificate_stops_and_tells_why(page: Page) -> None:
    frame = shown(page, "browser", DATA)
    address(frame, "boutique.example")
    frame.get_by_text("Certificat").click()
    expect(frame.get_by_text("1 janvier 2025")).to_be_visible()
    frame.get_by_role("button", name="Continuer quand même").click()
    expect_answer(page, {"address": SHOP})
    frame.get_by_role("button", name="Non sécurisé").click()
    expect(frame.get_by_text("Autorité Z")).to_be_visible()


def test_words_are_found_in_the_page(page: Page) -> None:
    frame = shown(page, "browser", {**DATA, "start": "https://ville.example/piscine"})
    frame.get_by_role("button", name="Rechercher dans la page").click()
    page.keyboard.type("PISCINE")
    expect(frame.get_by_text("2 fois")).to_be_visible()


def test_bookmarks_are_added_moved_and_deleted_with_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "browser", {**DATA, "task": "bookmark"})
    address(frame, "ville.example/piscine")
    tab_to(frame, page, "Enregistrer cette page dans les favoris")
    press(page, "Enter")
    frame.get_by_label("Dossier").select_option("d1")
    frame.get_by_label("Nom", exact=True).focus()
    press(page, "Enter")
    added = "d1/https://ville.example/piscine"
    expect_answer(page, {"added": added, "removed": "", "changed": ""})
    tab_to(frame, page, "Menu du navigateur")
    press(page, "Enter")
    tab_to(frame, page, "Favoris")
    press(page, "Enter")
    tab_to(frame, page, "Supprimer Jeux")
    press(page, "Enter")
    tab_to(frame, page, "Modifier Ville")
    press(page, "Enter")
    expect(frame.get_by_role("dialog")).to_be_visible()
    frame.get_by_label("Nom", exact=True).fill("Ma ville")
    press(page, "Enter")
    expect_answer(page, {"added": added, "removed": "k2", "changed": "k1=Ma ville"})
    frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, {"added": added, "removed": "k2", "changed": ""})


def test_traces_are_filtered_and_deleted_with_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "browser", {**DATA, "task": "clean"})
    tab_to(frame, page, "Menu du navigateur")
    press(page, "Enter")
    tab_to(frame, page, "Cookies")
    press(page, "Enter")
    frame.get_by_label("Origine").select_option("third")
    tab_to(frame, page, "Tout cocher (1)")
    press(page, "Space")
    tab_to(frame, page, "Supprimer (1)")
    press(page, "Enter")
    expect_answer(page, {"history": "", "cookies": "c2", "downloads": ""})
    panel(frame, "Historique")
    frame.get_by_role("checkbox", name="Cocher Boutique").check()
    frame.get_by_role("button", name="Supprimer (1)").click()
    expect_answer(page, {"history": "h2", "cookies": "c2", "downloads": ""})


def test_settings_fields_and_the_banner_are_answered_when_they_change(page: Page) -> None:
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    frame = shown(page, "browser", {**DATA, "task": "settings"})
    frame.get_by_role("button", name="Choisir").click()
    frame.get_by_role("checkbox", name="Publicité").uncheck()
    frame.get_by_role("button", name="Enregistrer mes choix").click()
    frame.get_by_role("button", name="Bloquer").click()
    answer = {"b1": "p2", "n1": "block"}
    expect_answer(page, answer)
    frame.get_by_label("Courriel").fill(" lea@courrier.example ")
    frame.get_by_label("Chaque mois").check()
    frame.get_by_label("Recevoir la lettre").check()
    answer |= {"q1": "lea@courrier.example", "q2": "mois", "q3": "on"}
    expect_answer(page, answer)
    panel(frame, "Paramètres")
    frame.get_by_role("switch", name="Bloquer les cookies tiers").check()
    frame.get_by_label("Au démarrage").select_option("y")
    panel(frame, "Autorisations des sites")
    frame.get_by_label("meteo.example — Position").select_option("block")
    panel(frame, "Extensions")
    frame.get_by_role("button", name="Supprimer Trieur").click()
    expect_answer(page, {**answer, "s1": "on", "s2": "y", "a1": "block", "e1": "removed"})
    frame.get_by_role("button", name="Remettre Trieur").click()
    expect_answer(page, {**answer, "s1": "on", "s2": "y", "a1": "block"})


def test_settings_are_changed_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "browser", {**DATA, "task": "settings"})
    tab_to(frame, page, "Tout refuser")
    press(page, "Enter")
    expect_answer(page, {"b1": "none"})
    tab_to(frame, page, "Menu du navigateur")
    press(page, "Enter")
    tab_to(frame, page, "Paramètres")
    press(page, "Enter")
    tab_to(frame, page, "Bloquer les cookies tiers")
    press(page, "Space")
    expect_answer(page, {"b1": "none", "s1": "on"})


@pytest.mark.parametrize("task", ["visit", "bookmark", "clean", "settings"])
def test_the_browser_is_sound_everywhere(
    browser: Browser, site: str, axe_source: str, task: str
) -> None:
    opened = {"visit": None, "bookmark": 0, "clean": 2, "settings": 5}[task]

    def look(frame: Frame, lang: str) -> None:
        if opened is None:
            frame.get_by_role("link", name="l’ancien site").click()
            frame.get_by_role("link", name="Oui").click()
            return
        frame.get_by_role(
            "button", name="Menu du navigateur" if lang == "fr" else "Browser menu"
        ).click()
        frame.get_by_role("navigation").last.get_by_role("button").nth(opened).click()

    expect_sound(browser, site, axe_source, name="browser", data={**DATA, "task": task}, steps=look)
