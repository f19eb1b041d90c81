"""The search engine: queries, filters, results kept, with a mouse and with the keyboard alone."""

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

PAGES = [
    (
        "Piscine de Valmont : horaires",
        "https://www.valmont.example/sports/piscine",
        "2026-01-12",
        "La piscine municipale ouvre du mardi au dimanche.",
    ),
    (
        "Forum : la piscine de Valmont",
        "https://forum-bavard.example/t/88",
        "2019-06-02",
        "La piscine municipale est-elle fermée en août ?",
    ),
    (
        "Rapport sur la piscine",
        "https://www.valmont.example/doc/rapport.pdf",
        "2025-12-02",
        "Rapport d’activité de la piscine municipale de Valmont.",
    ),
    (
        "Nager à Rochebrune",
        "https://rochebrune.example/nager",
        "2026-03-01",
        "Le bassin de Rochebrune accueille aussi les habitants de Valmont.",
    ),
]
DATA: Json = {
    "task": "query",
    "engine": "Sillage",
    "today": "2026-03-20",
    "results": [
        *(
            {
                "id": f"r{n}",
                "title": title,
                "url": url,
                "date": date,
                "snippet": snippet,
                "page": snippet,
            }
            for n, (title, url, date, snippet) in enumerate(PAGES, 1)
        ),
        {
            "id": "r5",
            "title": "Piscines à monter",
            "url": "https://palmes.example/",
            "snippet": "Une piscine à Valmont, chez vous.",
            "ad": True,
        },
        {
            "id": "r6",
            "title": "La piscine en feu ?",
            "url": "https://rumeur.example/feu",
            "date": "2026-03-18",
            "snippet": "Une photo circule.",
            "picture": "p1",
        },
        {
            "id": "r7",
            "title": "Incendie de 2021",
            "url": "https://gazette.example/2021",
            "date": "2021-08-02",
            "snippet": "Une forêt brûle.",
            "picture": "p1",
        },
    ],
    "images": [
        {
            "id": f"i{n}",
            "title": f"Piscine {n}",
            "url": f"https://photos{n}.example/",
            "width": 600 * n,
            "height": 400,
            "licence": licence,
            "author": "Noa K.",
            "draw": "sea",
            "alt": "Un bassin",
        }
        for n, licence in enumerate(("by", "by-nc", "by-nd", "reserved"), 1)
    ],
    "pictures": [
        {"id": "p1", "name": "La photo reçue", "draw": "fire", "hue": 20, "alt": "Un feu"}
    ],
}


def ask(frame: Frame, query: str) -> None:
    """Type a query and run it."""
    frame.get_by_role("textbox", name="Votre recherche").fill(query)
    frame.get_by_role("button", name="Rechercher").click()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("piscine", "r1,r2,r3,r6"),
        ("PISCINES valmont", "r1,r2,r3"),
        ('"piscine de valmont"', "r1,r2"),
        ("« piscine de valmont » -forum", "r1"),
        ("municipale site:valmont.example", "r1,r3"),
        ("piscine filetype:pdf", "r3"),
        ("(nager OU piscine) valmont -site:valmont.example", "r2,r4"),
        ("nager OR rapport", "r3,r4"),
        ("intitle:rapport", "r3"),
        ("piscine before:2020", "r2"),
        ("piscine after:2026-01-01", "r1,r6"),
        ('"la * municipale"', "r1,r2,r3"),
        ("bassin -rochebrune", ""),
        ("-piscine", ""),
    ],
)
def test_a_query_gives_what_it_describes(page: Page, query: str, wanted: str) -> None:
    frame = shown(page, "search", DATA)
    ask(frame, query)
    expect_answer(page, {"results": wanted})


def test_filters_and_tabs_narrow_the_results(page: Page) -> None:
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    frame = shown(page, "search", {**DATA, "report": ["operators", "tab"]})
    ask(frame, "piscine -forum")
    expect_answer(page, {"results": "r1,r3,r6", "operators": "exclude", "tab": "web"})
    frame.get_by_label("Date").select_option("week")
    expect_answer(page, {"results": "r6", "operators": "exclude", "tab": "web"})
    frame.get_by_label("Date").select_option("between")
    frame.get_by_label("Du").fill("2025-06-01")
    frame.get_by_label("Au").fill("2026-02-01")
    expect_answer(page, {"results": "r1,r3", "operators": "exclude", "tab": "web"})
    frame.get_by_role("button", name="Images").click()
    frame.get_by_label("Droits d’usage").select_option("both")
    expect_answer(page, {"results": "i1", "operators": "exclude", "tab": "images"})
    frame.get_by_role("button", name="Retirer les filtres").click()
    frame.get_by_label("Taille").select_option("1000")
    expect_answer(page, {"results": "i2,i3,i4", "operators": "exclude", "tab": "images"})


def test_a_picture_leads_to_the_pages_that_show_it(page: Page) -> None:
    frame = shown(page, "search", DATA)
    frame.get_by_role("button", name="Chercher avec une image").click()
    frame.get_by_role("button", name="La photo reçue").click()
    expect_answer(page, {"results": "r6,r7"})


def test_results_are_kept_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "search", {**DATA, "task": "select", "query": "piscine valmont"})
    expect_answer(page, None)
    tab_to(frame, page, "Piscine de Valmont : horaires")
    press(page, "Enter")
    expect(frame.get_by_role("heading", name="Piscine de Valmont : horaires")).to_be_focused()
    tab_to(frame, page, "RetenirRetenir : Piscine de Valmont : horaires")
    press(page, "Space")
    expect_answer(page, {"selected": "r1"})
    tab_to(frame, page, "Votre recherche")
    page.keyboard.type("rochebrune")
    press(page, "Control+A")
    page.keyboard.type("rochebrune")
    press(page, "Enter")
    tab_to(frame, page, "RetenirRetenir : Nager à Rochebrune")
    press(page, "Space")
    expect_answer(page, {"selected": "r1,r4"})


def test_the_search_engine_is_sound_everywhere(
    browser: Browser, site: str, axe_source: str
) -> None:
    def search(frame: Frame, lang: str) -> None:
        frame.get_by_role("button", name="Piscine de Valmont").first.click()
        frame.get_by_role("button", name="Revenir" if lang == "fr" else "Back").click()
        frame.get_by_role("button", name="Images").click()

    summary = {"text": "La piscine ouvre.", "sources": ["r1", "r2"]}
    data = {**DATA, "task": "select", "query": "piscine valmont", "summary": summary}
    expect_sound(browser, site, axe_source, name="search", data=data, steps=search)


def test_an_empty_search_page_is_sound(browser: Browser, site: str, axe_source: str) -> None:
    expect_sound(browser, site, axe_source, name="search", data=DATA)
