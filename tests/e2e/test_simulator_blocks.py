"""The robot and its blocks: written, repaired, predicted; and run exactly as the compiler runs."""

from playwright.sync_api import Browser, Frame, Page, expect

from chalicelib.core.draws import Draw
from content.compiler.simulators.blocks_run import end_of
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

YARD: Json = {
    "id": "g1",
    "name": "La cour",
    "map": ["..o.", "##..", "...G"],
    "start": "A1",
    "facing": "east",
}
OTHER: Json = {"id": "g2", "name": "Le préau", "map": ["...oG"], "start": "B1", "hidden": True}
WRITE: Json = {
    "task": "program",
    "grids": [YARD, OTHER],
    "blocks": ["forward", "left", "right", "pick", "repeat", "until", "if", "else"],
    "conditions": ["item", "wall", "goal"],
    "max_blocks": 6,
    "limits": {"forward": 1},
    "report": ["cell", "picked"],
}
REPAIR: Json = {
    **WRITE,
    "task": "repair",
    "grids": [YARD],
    "limits": {},
    "program": "repeat 2\n  forward\nleft\nforward\n",
    "report": ["cell"],
}
PREDICT: Json = {
    "task": "predict",
    "grids": [{**YARD, "map": ["..o.", "##..", "....", "...."]}],
    "program": "set n 2\nrepeat n\n  forward\n",
    "report": ["cell", "facing"],
}
RICH: Json = {
    **WRITE,
    "task": "repair",
    "blocks": [*WRITE["blocks"], "while", "paint", "drop", "set", "add", "say", "call"],
    "limits": {},
    "max_blocks": 30,
    "variables": ["n", "total"],
    "functions": ["pas"],
    "conditions": ["item", "not wall", "n < 5", "goal or n = 3", "total even"],
    "program": "set n 2\nrepeat n\n  call pas\n  if item\n    pick\n  else\n    paint\n"
    "until goal or n = 3\n  add n 1\nsay n\nto pas\n  forward\n",
}
LOOK: Json = {
    **RICH,
    "task": "look",
    "ask": [{"key": "affiche", "label": "Nombre affiché"}],
}


def test_a_program_is_written_and_answered_for_every_ground(page: Page) -> None:
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    frame = shown(page, "blocks", WRITE)
    palette = frame.get_by_role("region", name="Blocs à ajouter")
    palette.get_by_role("button", name="jusqu’à ce que").click()
    expect_answer(page, dict.fromkeys(["g1_cell", "g1_picked", "g2_cell", "g2_picked"], "endless"))
    frame.get_by_role("combobox", name="Bloc 1 : Condition").select_option(
        label="il y a un objet ici"
    )
    palette.get_by_role("button", name="avancer").click()
    frame.get_by_role("button", name="Placer à la fin").click()
    palette.get_by_role("button", name="prendre").click()
    ended = {"g1_cell": "C1", "g1_picked": "1", "g2_cell": "D1", "g2_picked": "1"}
    expect_answer(page, ended)

    frame.get_by_label("Vitesse").select_option(label="Immédiate")
    frame.get_by_role("button", name="Exécuter").click()
    expect(frame.get_by_text("Programme terminé. Le robot est en C1").first).to_be_visible()
    palette.get_by_role("button", name="avancer").click()
    expect(frame.get_by_role("alert")).to_contain_text("Il ne reste plus de bloc")
    frame.get_by_role("button", name="Annuler").click()
    frame.get_by_role("button", name="Tout effacer").click()
    expect_answer(page, None)
    frame.get_by_role("button", name="Annuler").click()
    expect_answer(page, {**ended, "g1_picked": "0", "g2_picked": "0"})


def test_a_program_is_repaired_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "blocks", REPAIR)
    expect_answer(page, None)
    tab_to(frame, page, "Bloc 3 : tourner à gauche")
    press(page, "Enter", "Delete")
    expect(frame.get_by_role("button", name="tourner à gauche")).to_have_count(1)
    expect_answer(page, {"g1_cell": "D1"})
    tab_to(frame, page, "tourner à droite", most=60)
    press(page, "Enter")
    expect_answer(page, {"g1_cell": "C2"})
    tab_to(frame, page, "Bloc 3 : tourner à droite")
    press(page, "Alt+ArrowDown")
    expect_answer(page, {"g1_cell": "D1"})
    press(page, "Alt+ArrowUp", "Alt+ArrowUp")
    expect_answer(page, {"g1_cell": "wall"})
    press(page, "Alt+ArrowDown")
    tab_to(frame, page, "Un pas")
    press(page, "Enter", "Enter", "Enter")
    expect(frame.get_by_text("Le robot est en B1, vers l’est (droite).").first).to_be_visible()


def test_a_number_typed_is_answered_at_each_key(page: Page) -> None:
    frame = shown(page, "blocks", REPAIR)
    number = frame.get_by_role("spinbutton", name="Bloc 1 : Nombre")
    number.fill("1")
    expect_answer(page, {"g1_cell": "wall"})
    number.fill("500")
    number.blur()
    expect(frame.get_by_role("spinbutton")).to_have_value("99")


def test_the_end_is_predicted_with_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "blocks", PREDICT)
    expect(frame.get_by_role("button", name="Exécuter")).to_have_count(0)
    frame.locator("[data-key=cell-A1]").focus()
    press(page, "ArrowRight", "ArrowRight", "Enter")
    expect_answer(page, {"cell": "C1", "facing": ""})
    frame.get_by_role("radio", name="l’est").focus()
    press(page, "Space")
    expect_answer(page, {"cell": "C1", "facing": "east"})
    frame.get_by_role("button", name="Case D4").click()
    expect_answer(page, {"cell": "D4", "facing": "east"})


def test_a_program_to_read_is_run_and_only_the_boxes_answer(page: Page) -> None:
    frame = shown(page, "blocks", LOOK)
    frame.get_by_label("Vitesse").select_option(label="Immédiate")
    frame.get_by_role("button", name="Exécuter").click()
    expect(frame.get_by_text("Affiché : 3.")).to_be_visible()
    expect_answer(page, None)
    frame.get_by_label("Nombre affiché").fill("3")
    expect_answer(page, {"affiche": "3"})


def test_the_frame_and_the_compiler_run_programs_alike(page: Page) -> None:
    frame = shown(page, "blocks", LOOK)
    draw = Draw("blocks")
    cases = [(_program(draw), _grid(draw)) for _ in range(300)]
    here = [end_of(program, grid) for program, grid in cases]
    there = frame.evaluate(
        "cases => cases.map(([program, grid]) => endOf(readProgram(program, []), grid))", cases
    )
    written = frame.evaluate("cases => cases.map(([p]) => programText(readProgram(p, [])))", cases)
    wrong = [case for case, a, b in zip(cases, here, there, strict=True) if a != b]
    assert wrong == []
    assert written == [program for program, _ in cases]
    seen = {one["cell"] for one in here}
    assert {"wall", "nothing", "endless"} < seen
    assert len(seen) > 10


def test_the_robot_is_sound(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, _lang: str) -> None:
        frame.locator("details.words").evaluate("node => { node.open = true }")
        for _ in range(4):
            frame.locator("[data-key=run-step]").click()
        frame.locator("[data-key=run-all]").or_(frame.locator("[data-key=run-step]")).first.click()
        frame.locator(".handle").first.click()

    visible = {**RICH, "grids": [YARD, {**OTHER, "hidden": False}]}
    expect_sound(browser, site, axe_source, name="blocks", data=visible, steps=steps)


def test_the_prediction_is_sound(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, _lang: str) -> None:
        frame.locator("[data-key=cell-C1]").click()

    wide = {**PREDICT, "grids": [{**YARD, "map": ["..o........."] * 3}]}
    expect_sound(browser, site, axe_source, name="blocks", data=wide, steps=steps)


def _grid(draw: Draw) -> Json:
    width, height = draw.integer(2, 7), draw.integer(2, 6)
    signs = "........#o3pGH"
    rows = ["".join(draw.choice(signs) for _ in range(width)) for _ in range(height)]
    rows[0] = "." + rows[0][1:]
    return {"id": "g", "map": rows, "start": "A1", "facing": draw.choice(["east", "south"])}


def _program(draw: Draw) -> str:
    names = ["pas", "coin"]
    main = _blocks(draw, depth=0, room=3)
    own = [f"to {name}\n{_blocks(draw, depth=1, room=2)}" for name in names]
    return "".join([main, *own])


def _blocks(draw: Draw, *, depth: int, room: int) -> str:
    margin = "  " * depth
    lines = []
    for _ in range(draw.integer(1, 4)):
        kind = draw.integer(0, 9 if room else 6)
        if kind <= 5:
            simple = ["forward", "forward", "left", "right", "pick", "drop", "paint", "call pas"]
            lines.append(margin + draw.choice([*simple, "call coin", "say n", "add été -1"]))
        elif kind == 6:
            lines.append(f"{margin}set n {draw.choice(['2', '5', 'été', '-1'])}")
        else:
            inner = _blocks(draw, depth=depth + 1, room=room - 1)
            lines.append(f"{margin}{_holder(draw)}\n{inner}".removesuffix("\n"))
            if kind == 9 and "if " in lines[-1].split("\n", maxsplit=1)[0]:
                other = _blocks(draw, depth=depth + 1, room=room - 1)
                lines.append(f"{margin}else\n{other}".removesuffix("\n"))
    return "\n".join(lines) + "\n"


def _holder(draw: Draw) -> str:
    conditions = (
        "free", "wall", "not free", "free_left", "wall_right", "item", "painted", "goal",
        "carrying", "n < 3", "n >= été", "n even", "été odd", "not n = 2", "item or wall and n > 0",
        "goal or item", "free and not painted",
    )  # fmt: skip
    head = draw.choice(["repeat", "while", "until", "if", "if"])
    tail = draw.choice(["2", "3", "n"]) if head == "repeat" else draw.choice(conditions)
    return f"{head} {tail}"
