"""The map and timetables: with the mouse and with the keyboard alone, every task."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, ViewportSize, expect

from tests.e2e.simulators import PHONE, expect_answer, expect_sound, press, shown, tab_to
from tests.e2e.travel_data import VALLEY

Json = dict[str, Any]
TWO_WAYS = [{"id": "aller", "name": "Aller"}, {"id": "retour", "name": "Retour"}]
Opened = Callable[..., Frame]


@pytest.fixture
def open_travel(page: Page) -> Opened:
    def opened(**more: Any) -> Frame:
        return shown(page, "travel", {**VALLEY, **more})

    return opened


def on_phone(page: Page) -> None:
    page.set_viewport_size(ViewportSize(width=PHONE[0], height=PHONE[1]))


def test_a_trip_is_chosen_for_each_part(page: Page, open_travel: Opened) -> None:
    frame = open_travel(task="plan", parts=TWO_WAYS)
    frame.get_by_label("Arrivée à").select_option("Hôpital")
    frame.get_by_role("button", name="Rechercher").click()
    expect(frame.get_by_role("heading", name="3 trajets trouvés")).to_be_visible()
    frame.get_by_role("button", name="Choisir pour : Aller (Bus de 07:30)").click()
    expect_answer(page, {"aller": "t2", "retour": ""})
    frame.get_by_label("Départ de").select_option("Hôpital")
    frame.get_by_label("Arrivée à").select_option("Gare de Joncy")
    frame.get_by_role("button", name="Rechercher").click()
    expect(frame.get_by_text("00:20 (lendemain)").first).to_be_visible()
    frame.get_by_role("button", name="Choisir pour : Retour (Retour de 23:50)").click()
    expect_answer(page, {"aller": "t2", "retour": "t4"})
    frame.get_by_role("button", name="Retirer ce choix : Aller").click()
    frame.get_by_role("button", name="Retirer ce choix : Retour").click()
    expect_answer(page, None)


def test_the_search_keeps_what_fits_and_sums_it_up(open_travel: Opened) -> None:
    frame = open_travel(task="plan")
    cards = frame.get_by_role("list", name="Étapes")
    frame.get_by_label("Arrivée à").select_option("Hôpital")
    frame.get_by_label("Heure", exact=True).select_option("Arriver avant")
    frame.get_by_role("button", name="Rechercher").click()
    expect(frame.get_by_role("alert")).to_contain_text("Indiquez l’heure")
    frame.get_by_label("Heure choisie").fill("08:00")
    frame.get_by_label("Classer par").select_option("CO₂")
    frame.get_by_role("button", name="Rechercher").click()
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("07:12")
    expect(frame.get_by_text("462 g de CO₂")).to_be_visible()
    expect(frame.get_by_text("35 min de marche")).to_be_visible()
    frame.get_by_role("checkbox", name="Voiture").uncheck()
    frame.get_by_role("button", name="Rechercher").click()
    expect(cards).to_have_count(1)
    frame.get_by_label("Heure", exact=True).select_option("Toute la journée")
    frame.get_by_label("accessibles en fauteuil").check()
    frame.get_by_label("Jour").select_option("Samedi")
    frame.get_by_role("button", name="Rechercher").click()
    expect(frame.get_by_role("heading", name="Aucun trajet")).to_be_visible()


def test_places_are_marked_on_the_map_or_in_the_list(page: Page, open_travel: Opened) -> None:
    frame = open_travel(task="place")
    frame.get_by_label("Marquer Hôpital").check()
    frame.get_by_label("Marquer Base de loisirs").check()
    expect_answer(page, {"selected": "p4,p5"})
    drawn = frame.get_by_role("img", name="Carte : Réseau")
    drawn.get_by_text("Lycée Simone-Sorel").wait_for()
    box = drawn.bounding_box()
    assert box
    drawn.click(position={"x": box["width"] * 0.45, "y": box["height"] * 28 / 70})
    row = frame.get_by_role("button", name="Mairie")
    expect(row).to_have_attribute("aria-expanded", "true")
    expect(frame.get_by_text("vers Hôpital : Ligne 7, 3,6 km")).to_be_visible()
    frame.get_by_role("button", name="Ne plus marquer Hôpital").click()
    expect_answer(page, {"selected": "p5"})


def test_only_one_place_can_be_marked_when_one_is_wanted(page: Page, open_travel: Opened) -> None:
    frame = open_travel(task="place", max=1)
    frame.get_by_role("radio", name="Marquer Hôpital").check()
    frame.get_by_role("radio", name="Marquer Mairie").check()
    expect_answer(page, {"selected": "p2"})


def test_a_layer_shows_its_places_and_a_length_is_measured(open_travel: Opened) -> None:
    frame = open_travel(task="place")
    expect(frame.get_by_role("button", name="Station vélo")).to_have_count(0)
    frame.get_by_label("Pistes cyclables").check()
    frame.get_by_role("button", name="Mesurer").click()
    for name in ("Station vélo", "Hôpital"):
        frame.get_by_role("button", name=name, exact=True).click()
        frame.get_by_role("button", name="Ajouter à la mesure").click()
    expect(frame.get_by_text("À vol d’oiseau : 2,65 km").first).to_be_visible()
    frame.get_by_role("button", name="Agrandir la carte").click()
    expect(frame.get_by_role("status")).to_have_text("Carte à 150 %.")


def test_a_square_is_given_by_a_click_or_by_two_lists(page: Page, open_travel: Opened) -> None:
    frame = open_travel(task="place", mark="square")
    drawn = frame.get_by_role("img", name="Carte : Réseau")
    drawn.get_by_text("Mairie").wait_for()
    box = drawn.bounding_box()
    assert box
    drawn.click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.3})
    expect_answer(page, {"square": "C2"})
    frame.get_by_label("Rangée").select_option("5")
    expect_answer(page, {"square": "C5"})


def test_a_departure_is_chosen_by_its_run(page: Page, open_travel: Opened) -> None:
    frame = open_travel(task="choose")
    frame.get_by_role("button", name="Choisir (Course 2, 07:30)").click()
    expect_answer(page, {"departure": "r2"})
    frame.get_by_label("Jour").select_option("Samedi")
    frame.get_by_role("button", name="Choisir (Course 4, 08:30)").click()
    expect_answer(page, {"departure": "r4"})
    frame.get_by_label("Ligne et direction").select_option("Ligne 7 vers Hôpital")
    expect(frame.get_by_text("Pas de service ce jour-là.")).to_be_visible()
    frame.get_by_role("tab", name="Infos trafic").click()
    expect(frame.get_by_role("tabpanel")).to_contain_text("l'arrêt Mairie n'est pas desservi")
    expect_answer(page, {"departure": "r4"})


def test_trips_are_planned_with_the_keyboard_alone(page: Page, open_travel: Opened) -> None:
    on_phone(page)
    frame = open_travel(task="plan")
    tab_to(frame, page, "Arrivée à")
    page.keyboard.type("Hôp")
    tab_to(frame, page, "Rechercher")
    press(page, "Enter")
    tab_to(frame, page, "Choisir (Bus de 07:30)")
    press(page, "Space")
    expect_answer(page, {"trip": "t2"})
    expect(frame.get_by_role("status")).to_contain_text("Trajet : Bus de 07:30")


def test_places_are_marked_with_the_keyboard_alone(page: Page, open_travel: Opened) -> None:
    on_phone(page)
    frame = open_travel(task="place")
    tab_to(frame, page, "Chercher un lieu")
    page.keyboard.type("hopital")
    tab_to(frame, page, "Marquer Hôpital")
    press(page, "Space")
    expect_answer(page, {"selected": "p4"})
    tab_to(frame, page, "Hôpital")
    press(page, "Enter")
    expect(frame.get_by_text("vers Mairie : Ligne 7, 3,6 km")).to_be_visible()


def test_a_stop_is_chosen_with_the_keyboard_alone(page: Page, open_travel: Opened) -> None:
    on_phone(page)
    frame = open_travel(task="choose", pick="stop")
    tab_to(frame, page, "08:24 Choisir (Course 3, Mairie, 08:24)")
    press(page, "Enter")
    expect_answer(page, {"departure": "r3", "departure_stop": "p2"})
    press(page, "Enter")
    expect_answer(page, None)
    frame.get_by_role("tab", name="Horaires").focus()
    press(page, "ArrowRight", "ArrowRight")
    expect(frame.get_by_role("tab", name="Coûts et émissions")).to_be_focused()
    expect(frame.get_by_role("cell", name="0,12 €")).to_be_visible()


def test_what_is_looked_up_is_reported(page: Page, open_travel: Opened) -> None:
    frame = open_travel(ask=[{"key": "km", "label": "Distance", "unit": "km"}])
    expect(frame.get_by_role("button", name="Choisir")).to_have_count(0)
    frame.get_by_label("Distance").fill("3,6")
    expect_answer(page, {"km": "3,6"})


@pytest.mark.parametrize(
    ("more", "tab"),
    [
        ({"task": "place"}, 0),
        ({"task": "place", "mark": "square"}, 0),
        ({"task": "plan", "parts": TWO_WAYS}, 1),
        ({"task": "choose"}, 2),
        ({"task": "choose", "pick": "stop"}, 2),
        ({"task": "look", "ask": [{"key": "km", "label": "Distance", "unit": "km"}]}, 4),
    ],
)
def test_axe_sees_no_fault_at_any_width(
    browser: Browser, site: str, axe_source: str, *, more: Json, tab: int
) -> None:
    def steps(frame: Frame, _lang: str) -> None:
        frame.get_by_role("tab").nth(tab).click()
        if tab == 0:
            frame.locator("button", has_text="Hôpital").first.click()
        if tab == 1:
            frame.locator("select").nth(1).select_option("p4")
            frame.locator("button", has_text="Rechercher").or_(
                frame.locator("button", has_text="Search")
            ).click()
            frame.get_by_role("button", name="Aller").first.click()

    expect_sound(browser, site, axe_source, name="travel", data={**VALLEY, **more}, steps=steps)
