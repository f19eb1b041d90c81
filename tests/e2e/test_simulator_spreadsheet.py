"""The spreadsheet by itself: formulas copied, sorts, filters and charts, by every way in."""

from typing import Any

from playwright.sync_api import Browser, Frame, Page, expect

from tests.e2e.simulators import PHONE, Json, expect_answer, expect_sound, press, shown, tab_to

ROWS: list[list[Any]] = [
    ["Article", "Prix", "Quantité", "Total", "Catégorie"],
    ["Gaufre", 2.5, 30, None, "Sucré"],
    ["Croque", 4, 12, None, "Salé"],
    ["Crêpe", 3, 44, None, "Sucré"],
    ["Jus de pomme", 1.5, 61, None, "Boisson"],
    ["Total"],
]
STALL: Json = {
    "task": "fill",
    "title": "stand.ods",
    "rows": ROWS,
    "formats": {"B2:B5": "euro", "D2:D6": "euro"},
    "editable": "D2:D6",
    "targets": [
        {"id": "lines", "cells": "D2:D5", "name": "Totaux par article"},
        {"id": "total", "cells": "D6", "name": "Total"},
    ],
    "recheck": {"C2": 10},
}
TABLE: Json = {
    "title": "stand.ods",
    "rows": [row[:3] + row[4:] for row in ROWS[:5]],
    "formats": {"B2:B5": "euro"},
}
FILLED = {
    "lines": "75 ; 48 ; 132 ; 91,5",
    "lines_formula": "yes",
    "lines_again": "25 ; 48 ; 132 ; 91,5",
    "total": "346,5",
    "total_formula": "yes",
    "total_again": "296,5",
}


def cell(frame: Frame, name: str) -> Any:
    """A cell by its address."""
    return frame.locator(f"[data-cell={name}]")


def test_a_formula_is_copied_down_and_added_up_with_the_mouse(page: Page) -> None:
    frame = shown(page, "spreadsheet", STALL)
    cell(frame, "D2").click()
    frame.get_by_label("Contenu de la cellule").fill("=B2*C2")
    page.keyboard.press("Enter")
    cell(frame, "D2").hover()
    page.mouse.down()
    cell(frame, "D5").hover()
    page.mouse.up()
    frame.get_by_role("button", name="Recopier vers le bas").click()
    cell(frame, "D6").dblclick()
    page.keyboard.type("=SOMME(")
    cell(frame, "D2").hover()
    page.mouse.down()
    cell(frame, "D5").hover()
    page.mouse.up()
    page.keyboard.press("Enter")
    expect_answer(page, FILLED)
    expect(cell(frame, "D6")).to_have_text("346,50 €")
    frame.get_by_role("button", name="Annuler").click()
    expect(cell(frame, "D6")).to_have_text("")


def test_the_same_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "spreadsheet", STALL)
    tab_to(frame, page, "Contenu de la cellule")
    press(page, "Tab")
    expect(cell(frame, "D2")).to_be_focused()
    page.keyboard.type("=B2*C2")
    press(page, "Enter", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown")
    press(page, "Control+d", *["ArrowDown"] * 4, "F2")
    page.keyboard.type("=SOMME(D2:D5)")
    press(page, "Enter")
    expect_answer(page, FILLED)


def test_a_typed_result_is_told_from_a_formula(page: Page) -> None:
    frame = shown(page, "spreadsheet", STALL)
    cell(frame, "D6").click()
    page.keyboard.type("346,5")
    page.keyboard.press("Enter")
    expect_answer(
        page,
        {
            "lines": " ;  ;  ; ",
            "lines_formula": "no",
            "lines_again": " ;  ;  ; ",
            "total": "346,5",
            "total_formula": "no",
            "total_again": "346,5",
        },
    )
    cell(frame, "B2").click()
    page.keyboard.type("9")
    expect(frame.get_by_text("Cette cellule est protégée")).to_be_visible()
    expect(cell(frame, "B2")).to_have_text("2,50 €")


def test_a_formula_that_cannot_be_read_says_so_and_can_be_mended(page: Page) -> None:
    frame = shown(page, "spreadsheet", STALL)
    cell(frame, "D6").click()
    page.keyboard.type("=B2*")
    page.keyboard.press("Enter")
    expect(frame.get_by_role("alert")).to_contain_text("ne peut pas être lue")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(cell(frame, "D6")).to_have_text("5,00 €")


def test_copying_keeps_what_a_dollar_holds(page: Page) -> None:
    data = {**STALL, "rows": [["Taux", 0.2], [100], [50], [10]], "editable": "B2:B4", "formats": {}}
    data |= {"targets": [{"id": "tax", "cells": "B2:B4"}], "recheck": {"B1": 0.1}}
    frame = shown(page, "spreadsheet", data)
    cell(frame, "B2").click()
    page.keyboard.type("=A2*B1")
    press(page, "F4", "Enter", "ArrowUp")
    frame.get_by_role("button", name="Recopier vers le bas").click()
    frame.get_by_label("Recopier B2").fill("B4")
    page.keyboard.press("Enter")
    expect_answer(page, {"tax": "20 ; 10 ; 2", "tax_formula": "yes", "tax_again": "10 ; 5 ; 1"})
    cell(frame, "B4").click()
    expect(frame.get_by_label("Contenu de la cellule")).to_have_value("=A4*$B$1")


def test_rows_are_sorted_whole_by_two_columns(page: Page) -> None:
    frame = shown(page, "spreadsheet", {**TABLE, "task": "sort"})
    frame.get_by_role("button", name="Trier").click()
    frame.get_by_label("Trier par").select_option("Catégorie")
    frame.get_by_label("Puis par").select_option("Prix")
    frame.get_by_label("Second ordre").select_option(index=1)
    frame.get_by_role("dialog").get_by_role("button", name="Trier").click()
    expect_answer(page, {"order": "Jus de pomme, Croque, Crêpe, Gaufre"})
    expect(cell(frame, "C2")).to_have_text("61")
    frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, None)


def test_filters_add_up_and_come_off_with_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "spreadsheet", {**TABLE, "task": "filter"})
    tab_to(frame, page, "Filtrer")
    press(page, "Enter")
    frame.get_by_label("Colonne").select_option("Catégorie")
    tab_to(frame, page, "Sucré")
    press(page, "Space", "Enter")
    tab_to(frame, page, "Filtrer")
    press(page, "Enter")
    expect_answer(page, {"shown": "Gaufre, Crêpe"})
    frame.get_by_role("button", name="Filtrer").click()
    frame.get_by_label("Colonne").select_option("Quantité")
    frame.get_by_label("Garder les lignes").select_option("est supérieure à")
    frame.get_by_label("Valeur", exact=True).fill("30")
    press(page, "Enter")
    expect_answer(page, {"shown": "Crêpe"})
    tab_to(frame, page, "Retirer le filtre sur Catégorie")
    press(page, "Enter")
    expect_answer(page, {"shown": "Crêpe, Jus de pomme"})


def test_a_chart_is_inserted_from_ranges(page: Page) -> None:
    frame = shown(page, "spreadsheet", {**TABLE, "task": "chart"})
    frame.get_by_role("button", name="Graphique").click()
    frame.get_by_label("Secteurs").check()
    frame.get_by_label("Étiquettes").fill("A1:A5")
    frame.get_by_label("Valeurs").fill("$C$1:$C$5")
    frame.get_by_label("Titre").fill("Ventes")
    page.keyboard.press("Enter")
    expect_answer(page, {"type": "pie", "labels": "A2:A5", "series": "C2:C5"})
    expect(frame.get_by_role("figure", name="Graphique : Ventes")).to_be_visible()
    frame.get_by_text("Voir les valeurs").click()
    expect(frame.get_by_role("figure").get_by_role("cell", name="44")).to_be_visible()


def test_it_is_sound_everywhere(browser: Browser, site: str, axe_source: str) -> None:
    def chart(frame: Frame, lang: str) -> None:
        frame.get_by_role("button", name="Chart" if lang == "en" else "Graphique").click()
        frame.locator("#labels").fill("A2:A5")
        frame.locator("#series").fill("B2:C5")
        frame.locator("#series").press("Enter")
        frame.get_by_role("figure").first.wait_for()

    expect_sound(browser, site, axe_source, name="spreadsheet", data=STALL, steps=chart)
