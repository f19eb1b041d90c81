"""A page and its code: read, marked, changed; the page never runs anything."""

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

PAGE = """<!doctype html>
<html>
<head>
  <title>Atelier vélo</title>
  <link rel="stylesheet" href="style.css">
</head>
<body>
  <header>
    <h1>Atelier vélo &amp; cie</h1>
    <nav>
      <a href="https://ailleurs.test/">Accueil</a>
    </nav>
  </header>
  <main>
    <h3 class="sous">Nos réparations</h3>
    <p id="intro">
      Chaque samedi, on répare
      <strong>ensemble</strong> vos vélos.
    </p>
    <img src="img/atelier.jpg" width="200">
    <label>Votre courriel</label>
    <input id="mail" type="email" onfocus="document.title='piège'">
    <script>
      alert("jamais")
    </script>
  </main>
</body>
</html>
"""
STYLE = """body {
  background: #fdf7ee;
  color: #b0a89a;
}
.sous {
  color: #888888;
}
"""
HOURS = """{
  "samedi": "10h-17h",
  "dimanche": null
  "places": 12
}
"""
REQUESTS = [
    {
        "id": "r1",
        "name": "index.html",
        "host": "velo.test",
        "type": "document",
        "status": 200,
        "size": 4_200,
        "ms": 80,
        "cookies": 0,
        "headers": "content-type: text/html",
    },
    {"id": "r2", "name": "pixel.gif", "host": "stats.test", "type": "image", "size": 43, "ms": 9},
    {
        "id": "r3",
        "name": "velo.jpg",
        "host": "velo.test",
        "type": "image",
        "size": 91_000,
        "ms": 95,
    },
]
SITE: Json = {
    "task": "edit",
    "files": [
        {"id": "p", "name": "index.html", "text": PAGE},
        {"id": "c", "name": "style.css", "text": STYLE},
        {"id": "j", "name": "horaires.json", "text": HOURS},
    ],
    "pictures": {"atelier.jpg": "deux personnes réparent une roue"},
    "requests": REQUESTS,
    "console": [
        {"level": "error", "text": "ReferenceError: total is not defined", "at": "p22"},
        {"level": "info", "text": "prêt"},
    ],
    "storage": [{"id": "k1", "name": "panier", "host": "velo.test", "value": "3"}],
    "editable": ["text", "attributes", "tag", "style", "lines"],
}
MARK: Json = {**SITE, "task": "select"}
LOOK: Json = {**SITE, "task": "look", "ask": [{"key": "poids", "label": "Poids total"}]}


def test_a_page_is_mended_and_a_change_undone(page: Page) -> None:
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    frame = shown(page, "inspector", SITE)
    frame.get_by_role("button", name="<img").click()
    frame.get_by_role("textbox", name="Nom", exact=True).fill("ALT")
    frame.get_by_role("textbox", name="Valeur", exact=True).fill(" On répare  une roue ")
    frame.get_by_role("button", name="Ajouter").click()
    expect_answer(page, {"p20-alt": "On répare une roue"})
    frame.get_by_role("button", name="<h3").click()
    frame.get_by_label("Balise").select_option("h2")
    frame.get_by_label("Texte", exact=True).fill("Réparer ensemble")
    fixed = {"p20-alt": "On répare une roue", "p15-tag": "h2", "p15-text": "Réparer ensemble"}
    expect_answer(page, fixed)
    expect(frame.get_by_text('<h2 class="sous">Réparer ensemble</h2>')).to_be_visible()
    frame.get_by_label("Texte", exact=True).fill("Nos réparations")
    expect_answer(page, {key: value for key, value in fixed.items() if key != "p15-text"})
    frame.get_by_role("button", name="Rétablir : Ligne 15").click()
    frame.get_by_role("button", name="Rétablir : Ligne 20").click()
    expect_answer(page, None)


def test_styles_and_lines_are_changed_with_the_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    frame = shown(page, "inspector", SITE)
    tab_to(frame, page, "style.css")
    press(page, "Enter", "Tab", "Tab")
    press(page, "ArrowDown", "ArrowDown", "Enter")
    tab_to(frame, page, "color")
    press(page, "Control+A")
    page.keyboard.type("#333")
    expect_answer(page, {"c3-color": "#333"})
    tab_to(frame, page, "Retirer color")
    press(page, "Enter")
    expect_answer(page, {"c3-color": ""})
    expect(frame.get_by_text("/* color: #b0a89a; */")).to_be_visible()
    frame.get_by_role("button", name=".sous {").focus()
    press(page, "Enter")
    tab_to(frame, page, "Nom")
    page.keyboard.type("font-size")
    press(page, "Tab")
    page.keyboard.type("20px")
    press(page, "Enter")
    expect_answer(page, {"c3-color": "", "c5-font-size": "20px"})
    frame.get_by_role("button", name="horaires.json").focus()
    press(page, "Enter")
    expect(frame.get_by_text("Le JSON n’est pas valide")).to_be_visible()
    frame.get_by_role("button", name='"dimanche"').focus()
    press(page, "Enter")
    tab_to(frame, page, "Ligne entière")
    press(page, "End")
    page.keyboard.type(",")
    expect(frame.get_by_text("Le JSON est valide.")).to_be_visible()
    changes = {"c3-color": "", "c5-font-size": "20px", "j3-line": '"dimanche": null,'}
    expect_answer(page, changes)


def test_lines_and_requests_are_marked(page: Page) -> None:
    frame = shown(page, "inspector", MARK)
    frame.get_by_role("button", name="<label").click()
    frame.get_by_role("button", name="Marquer cette ligne").click()
    expect_answer(page, {"selected": "p21"})
    frame.get_by_role("button", name="Réseau").click()
    frame.get_by_label("Type", exact=True).select_option("image")
    expect(frame.get_by_text("2 requêtes, 91 Ko au total.")).to_be_visible()
    frame.get_by_role("checkbox", name="Marquer pixel.gif").check()
    expect_answer(page, {"selected": "p21,r2"})
    frame.get_by_role("button", name="Ne plus marquer : Ligne 21").click()
    expect_answer(page, {"selected": "r2"})


def test_the_panels_tell_what_lies_behind_the_page(page: Page) -> None:
    frame = shown(page, "inspector", LOOK)
    frame.get_by_role("button", name="Accessibilité").click()
    expect(frame.get_by_text("img/atelier.jpg — aucune alternative")).to_be_visible()
    expect(frame.get_by_text("input #mail — aucune étiquette")).to_be_visible()
    expect(frame.get_by_text("h1 — Atelier vélo & cie")).to_be_visible()
    frame.get_by_role("button", name="Console").click()
    frame.get_by_role("button", name="Ligne 22 de index.html").click()
    expect(frame.get_by_role("heading", name="Ligne 22")).to_be_visible()
    frame.get_by_role("button", name="<p").first.click()
    expect(frame.get_by_text("Contraste 2,2")).to_be_visible()
    expect_answer(page, None)
    frame.get_by_label("Poids total").fill("95 Ko")
    expect_answer(page, {"poids": "95 Ko"})


def test_the_page_shown_runs_nothing_and_leads_nowhere(page: Page) -> None:
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("request", lambda request: seen.append(request.url))
    frame = shown(page, "inspector", SITE)
    address = frame.url
    seen.clear()
    link = frame.evaluate(
        """() => { const found = [...shown.values()].find((node) => node.localName === 'a')
        const { x, y } = found.getBoundingClientRect(); return { x, y } }"""
    )
    frame.locator(".page").click(position={"x": link["x"] + 6, "y": link["y"] - 40})
    expect(frame.get_by_role("heading", name="Ligne")).to_be_visible()
    assert frame.evaluate("shown.get('p11').getAttribute('href')") == "#"
    assert frame.evaluate("shown.get('p22').hasAttribute('onfocus')") is False
    assert frame.url == address
    assert seen == []


def test_the_inspector_is_sound(browser: Browser, site: str, axe_source: str) -> None:
    def steps(frame: Frame, _lang: str) -> None:
        for panel in ("accessibility", "console", "storage", "network"):
            frame.locator(f"[data-key=panel-{panel}]").click()
        frame.locator("[data-key=open-r1]").click()

    def editing(frame: Frame, _lang: str) -> None:
        frame.locator("[data-key=line-p20]").click()
        frame.locator("[data-key=new-name]").fill("alt")
        frame.locator("[data-key=new-add]").click()

    expect_sound(browser, site, axe_source, name="inspector", data=MARK, steps=steps)
    expect_sound(browser, site, axe_source, name="inspector", data=SITE, steps=editing)


def test_its_panels_are_sound(browser: Browser, site: str, axe_source: str) -> None:
    def accessibility(frame: Frame, _lang: str) -> None:
        frame.locator("[data-key=panel-accessibility]").click()

    def console(frame: Frame, _lang: str) -> None:
        frame.locator("[data-key=panel-console]").click()

    expect_sound(browser, site, axe_source, name="inspector", data=LOOK, steps=accessibility)
    expect_sound(browser, site, axe_source, name="inspector", data=LOOK, steps=console)
