"""The gallery and the picture editor: looked at, chosen from, cropped, hidden, exported."""

from playwright.sync_api import Browser, Frame, Page, expect

from content.generators.pictures import weight
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

FAIR: Json = {
    "id": "i1",
    "name": "fete.jpg",
    "width": 4000,
    "height": 3000,
    "background": "town",
    "description": "Une rue, un jour de fête.",
    "info": [
        {"id": "k1", "label": "Auteur", "value": "Nadia", "editable": True},
        {"id": "k2", "label": "Position", "value": "47,2 N ; 1,5 O", "editable": True},
        {"id": "k3", "label": "Appareil", "value": "Téléphone"},
    ],
    "layers": [{"id": "y1", "name": "Titre"}, {"id": "y2", "name": "Rue", "visible": False}],
    "elements": [
        {
            "id": "e1",
            "name": "La voiture",
            "kind": "car",
            "x": 5,
            "y": 60,
            "width": 40,
            "height": 27,
        },
        {
            "id": "e2",
            "name": "La plaque",
            "kind": "plate",
            "text": "AB-123-CD",
            "x": 30,
            "y": 77,
            "width": 10,
            "height": 5,
        },
        {
            "id": "e3",
            "name": "Un enfant",
            "kind": "child",
            "x": 70,
            "y": 50,
            "width": 15,
            "height": 40,
        },
        {"kind": "text", "text": "Fête", "x": 40, "y": 5, "width": 20, "height": 10, "layer": "y1"},
    ],
}
LYING: Json = {**FAIR, "start": {"turn": 90, "tilt": 4, "brightness": -40}}
KEYS = ["kept", "cut", "ratio", "width", "height", "format", "weight"]
EDIT: Json = {"task": "edit", "pictures": [FAIR], "report": KEYS}
GALLERY: Json = {
    "task": "select",
    "pictures": [
        FAIR,
        {"id": "i2", "name": "logo.png", "width": 400, "height": 400, "nature": "drawing"},
        {"id": "i3", "name": "plage.jpg", "width": 3000, "height": 2000, "background": "sea"},
    ],
}


def desk(page: Page, data: Json) -> Frame:
    """The simulator on a computer."""
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return shown(page, "image", data)


def phone(page: Page, data: Json) -> Frame:
    """The simulator on a phone."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return shown(page, "image", data)


def test_pictures_are_ticked_in_the_gallery_or_once_opened(page: Page) -> None:
    frame = desk(page, GALLERY)
    frame.get_by_role("checkbox", name="Choisir plage.jpg").check()
    frame.get_by_role("button", name="Ouvrir logo.png").click()
    expect(frame.get_by_role("heading", name="logo.png")).to_be_focused()
    expect(frame.get_by_text("400 × 400 px")).to_be_visible()
    frame.get_by_role("checkbox", name="Choisir").check()
    expect_answer(page, {"selected": "i2,i3"})


def test_a_frame_is_drawn_moved_and_pulled_with_the_mouse(page: Page) -> None:
    frame = desk(page, {**EDIT, "report": ["kept", "cut"]})
    box = frame.get_by_role("img", name="fete.jpg").bounding_box()
    assert box

    def at(x: float, y: float) -> tuple[float, float]:
        return box["x"] + box["width"] * x, box["y"] + box["height"] * y

    def drag(*points: tuple[float, float]) -> None:
        page.mouse.move(*at(*points[0]))
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*at(*point), steps=4)
        page.mouse.up()

    drag((0.02, 0.5), (0.5, 0.95))
    expect_answer(page, {"kept": "e1,e2", "cut": ""})
    drag((0.2, 0.6), (0.35, 0.6))
    expect_answer(page, {"kept": "e2", "cut": "e1"})
    drag((0.65, 0.95), (0.95, 0.95))
    expect_answer(page, {"kept": "e2,e3", "cut": "e1"})


def test_a_picture_is_cropped_resized_and_exported_with_the_keyboard(page: Page) -> None:
    frame = phone(page, EDIT)
    tab_to(frame, page, "Proportions")
    press(page, *["ArrowDown"] * 4)
    expect(frame.get_by_label("Largeur")).to_have_value("3000")
    tab_to(frame, page, "À gauche (px)")
    press(page, "Control+a")
    page.keyboard.type("900")
    press(page, "Tab")
    wanted = {"kept": "e2,e3", "cut": "e1", "ratio": "1:1", "format": "jpeg"}
    expect_answer(page, {**wanted, "width": "3000", "height": "3000", "weight": "5371"})
    frame.get_by_role("button", name="Taille").press("Enter")
    tab_to(frame, page, "Largeur (px)")
    press(page, "Control+a")
    page.keyboard.type("1000")
    frame.get_by_role("button", name="Exporter").press("Enter")
    tab_to(frame, page, "Format")
    press(page, "ArrowDown")
    expect_answer(
        page,
        {**wanted, "width": "1000", "height": "1000", "format": "png", "weight": "1700"},
    )
    for _ in range(8):
        undo = frame.get_by_role("button", name="Annuler")
        if undo.is_enabled():
            undo.press("Enter")
    expect_answer(page, None)


def test_what_is_recognizable_is_hidden_without_seeing_it(page: Page) -> None:
    frame = phone(page, {**EDIT, "report": ["covered", "touched", "effects"]})
    frame.get_by_role("button", name="Masquer").press("Enter")
    tab_to(frame, page, "Zone")
    press(page, "ArrowDown", "ArrowDown")
    tab_to(frame, page, "Masquer cette zone")
    press(page, "Enter")
    expect_answer(page, {"covered": "e2", "touched": "e1", "effects": "black"})
    frame.get_by_label("Effet").select_option("blur")
    frame.get_by_label("Zone").select_option("e1")
    frame.get_by_role("button", name="Masquer cette zone").click()
    expect_answer(page, {"covered": "e1,e2", "touched": "", "effects": "black,blur"})
    frame.get_by_role("button", name="Retirer le masque 2").click()
    expect_answer(page, {"covered": "e2", "touched": "e1", "effects": "black"})


def test_a_picture_on_its_side_is_put_right(page: Page) -> None:
    keys = ["turn", "mirror", "tilt", "brightness", "width", "kept"]
    frame = desk(page, {"task": "edit", "pictures": [LYING], "report": keys})
    frame.get_by_role("button", name="Orientation").click()
    frame.get_by_text("Description de l’image").click()
    expect(frame.get_by_text("couchée sur le côté droit")).to_be_visible()
    for _ in range(3):
        frame.get_by_role("button", name="quart de tour").click()
    frame.get_by_role("slider", name="Redresser").focus()
    press(page, *["ArrowLeft"] * 4)
    frame.get_by_role("button", name="Réglages").click()
    frame.get_by_role("slider", name="Luminosité").focus()
    press(page, *["ArrowRight"] * 6)
    wanted = {"turn": "0", "mirror": "no", "tilt": "0", "brightness": "-10"}
    expect_answer(page, {**wanted, "width": "4000", "kept": "e1,e2,e3"})
    frame.get_by_role("button", name="Orientation").click()
    frame.get_by_role("button", name="Retourner verticalement").click()
    expect_answer(
        page,
        {**wanted, "turn": "180", "mirror": "yes", "width": "4000", "kept": "e1,e2,e3"},
    )


def test_layers_and_properties_are_answered(page: Page) -> None:
    frame = desk(page, {**EDIT, "report": ["order", "visible", "info", "k2"]})
    frame.get_by_role("button", name="Calques").click()
    frame.get_by_role("button", name="Avancer Rue").click()
    frame.get_by_role("checkbox", name="Titre").uncheck()
    frame.get_by_role("button", name="Informations").click()
    frame.get_by_role("button", name="Effacer : Position").click()
    expect_answer(page, {"order": "y2,y1", "visible": "", "info": "k1", "k2": ""})


def test_axe_sees_no_fault_in_the_editor(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, lang: str) -> None:
        for name in ("Masquer", "Calques") if lang == "fr" else ("Hide", "Information"):
            frame.get_by_role("button", name=name, exact=True).click()

    expect_sound(browser, site, axe_source, name="image", data=EDIT, steps=steps)


def test_axe_sees_no_fault_in_the_gallery(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, lang: str) -> None:
        frame.get_by_role("button", name="plage.jpg").click()

    expect_sound(browser, site, axe_source, name="image", data=GALLERY, steps=steps)


def test_generators_weigh_pictures_as_the_editor_does(page: Page) -> None:
    frame = desk(page, EDIT)
    size = {"width": 1201, "height": 799}
    for file_format in ("jpeg", "webp", "png", "gif"):
        for quality in (10, 55, 90):
            for nature in ("photo", "drawing"):
                asked = [size, {"format": file_format, "quality": quality, "nature": nature}]
                shown_weight = frame.evaluate("asked => weightOf(...asked)", asked)
                drawing = nature == "drawing"
                known = weight((1201, 799), file_format, quality=quality, drawing=drawing)
                assert shown_weight == known
