"""A whole competence with the keyboard alone: sign in, choose, answer, read, finish."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.playing import PASSWORD, question, sign_up

SHORT = "5.2"
FAR = 120
FOCUSED = """() => {
    const element = document.activeElement
    const label = element.labels?.[0]?.innerText ?? ''
    const text = (element.innerText || label).trim()
    return { tag: element.tagName, type: element.type ?? '', text }
}"""
Found = dict[str, str]
Wanted = Callable[[Found], bool]


def tab_to(page: Page, wanted: Wanted) -> Found:
    """Press Tab until what is wanted has focus."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        found: Found = page.evaluate(FOCUSED)
        if wanted(found):
            return found
    raise AssertionError("Tab never reached it")


def named(text: str) -> Wanted:
    return lambda found: found["text"].startswith(text)


def press(page: Page, text: str) -> None:
    """Go to a button or a link with Tab, and press Enter."""
    tab_to(page, named(text))
    page.keyboard.press("Enter")


def answer(page: Page) -> None:
    """Answer what can be answered blindly, else say "I don't know"."""
    begin = page.get_by_role("main").get_by_role("button", name="Commencer", exact=True)
    if begin.count():
        press(page, "Commencer")
    main = page.get_by_role("main")
    # Below a simulator it comes last; Tab would pass over a frame that is not there yet.
    expect(main.get_by_role("button", name="Valider", exact=True)).to_be_visible()
    found = tab_to(
        page, lambda at: at["tag"] in {"INPUT", "IFRAME", "SELECT"} or at["text"] == "Valider"
    )
    if found["type"] in {"radio", "checkbox"}:
        page.keyboard.press("Space")
    elif found["type"] == "text" and main.get_by_role("textbox").count() == 1:
        page.keyboard.type("douze")
    elif found["text"] != "Valider":
        press(page, "Je ne sais pas")
        return
    if found["text"] != "Valider":
        tab_to(page, named("Valider"))
    page.keyboard.press("Enter")


def read_checkpoint(page: Page) -> None:
    """Unfold an explanation, then go on."""
    expect(page.get_by_role("article").first).to_be_visible()
    press(page, "Revoir la question")
    expect(
        page.get_by_role("article").get_by_role("heading", name="Votre réponse").first
    ).to_be_attached()
    if page.get_by_role("link", name="Voir mon résultat").count():
        press(page, "Voir mon résultat")
        expect(page.get_by_role("heading", name="Et maintenant ?")).to_be_visible()
    else:
        press(page, "Continuer le test")
        expect(question(page)).to_be_visible()


def sign_in_by_keyboard(page: Page, email: str) -> None:
    page.goto("/sign-in")
    expect(page.get_by_label("Adresse e-mail")).to_be_visible()
    tab_to(page, named("Adresse e-mail"))
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/dashboard$"))


def test_a_whole_competence_with_the_keyboard_alone(page: Page, api: Api) -> None:
    person = sign_up(api, "keyboard")
    sign_in_by_keyboard(page, person.email)
    title = next(
        competence["title"]["fr"]
        for competence in api.get("/api/public/framework").json()["competences"]
        if competence["id"] == SHORT
    )
    expect(page.get_by_role("main").get_by_role("link", name=title).first).to_be_visible()
    tab_to(page, lambda found: found["tag"] == "A" and title in found["text"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    press(page, "Commencer")

    heading = page.get_by_role("heading", level=1)
    while not page.get_by_role("heading", name="Et maintenant ?").count():
        expect(heading).to_have_text(re.compile(r"^(Question \d+|Le point sur|Vos dernières)"))
        expect(heading).to_be_focused()
        before = heading.inner_text()
        if question(page).count():
            answer(page)
            expect(heading).not_to_have_text(before, timeout=15_000)
        else:
            read_checkpoint(page)
    expect(heading).to_have_text(re.compile("niveau|début|découvrir"))
    expect(heading).to_be_focused()
