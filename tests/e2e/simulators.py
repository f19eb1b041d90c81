"""Shows a simulator by itself in a sandbox, as the platform does, and says what it answered."""

from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from typing import Any

from playwright.sync_api import Browser, Error, Frame, Page, ViewportSize

from tests.e2e.conftest import AXE_TAGS

Json = dict[str, Any]
PHONE, DESK = (360, 740), (1280, 800)
NARROWEST = (320, 640)
HOST = """async ({ name, data, lang, theme }) => {
    document.body.innerHTML = ''
    window.answers = []
    const frame = document.createElement('iframe')
    frame.sandbox = 'allow-scripts'
    frame.title = name
    frame.style = 'width: 100%; height: 700px; border: 0'
    const ready = new Promise((resolve) => addEventListener('message', ({ source, data }) => {
        if (source === frame.contentWindow && data.type === 'ready') resolve()
    }))
    frame.src = `/simulators/${name}/index.html`
    document.body.append(frame)
    await ready
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => data.type === 'answer' && window.answers.push(data.answer)
    frame.contentWindow.postMessage({ type: 'init', data, lang, theme }, '*', [port2])
}"""
_IS_LAST = """wanted => {
    const inOrder = (answer) => JSON.stringify(answer && Object.entries(answer).sort())
    return inOrder(window.answers.at(-1) ?? null) === inOrder(wanted)
}"""
_LOOKS = [("fr", "light"), ("en", "dark")]


def shown(page: Page, name: str, data: Json, *, lang: str = "fr", theme: str = "light") -> Frame:
    """The frame of a simulator, alone on an otherwise empty page of the site."""
    page.goto("/robots.txt")
    page.evaluate(HOST, {"name": name, "data": data, "lang": lang, "theme": theme})
    frame = page.frames[-1]
    frame.locator("main *").first.wait_for()
    return frame


def expect_answer(page: Page, wanted: Json | None) -> None:
    """The simulator posted this last; it speaks from another process, whenever that runs."""
    with suppress(Error):
        page.wait_for_function(_IS_LAST, arg=wanted, timeout=5_000)
    last = page.evaluate("window.answers.at(-1) ?? null")
    assert last == wanted


def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(frame: Frame, page: Page, name: str, *, most: int = 80) -> None:
    """Press Tab until what has the focus bears this name; fails when no Tab leads there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if frame.evaluate(_NAMED, name):
            return
    raise AssertionError(f"no Tab leads to {name}")


_NAMED = """wanted => {
    const at = document.activeElement
    if (!at || at === document.body) return false
    const labels = [...(at.labels ?? [])].map((label) => label.textContent)
    const by = (at.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
        .map((id) => document.getElementById(id)?.textContent ?? '')
    const texts = [at.getAttribute('aria-label'), ...labels, by.join(' '), at.textContent, at.title]
    const plain = (text) => (text ?? '').replace(/\\s+/g, ' ').trim()
    return texts.some((text) => plain(text) === wanted)
}"""


def faults_of(frame: Frame, axe_source: str) -> list[str]:
    """What axe sees in the frame, and whether the page scrolls sideways."""
    frame.evaluate(axe_source)
    options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
    found = frame.evaluate("options => axe.run(document, options)", options)
    wide = frame.evaluate("document.documentElement.scrollWidth > innerWidth")
    faults = [
        f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found["violations"]
    ]
    return [*faults, *(["wider than the screen"] if wide else [])]


def expect_sound(
    browser: Browser,
    site: str,
    axe_source: str,
    *,
    name: str,
    data: Json,
    steps: Callable[[Frame, str], None] = lambda _frame, _lang: None,
) -> None:
    """Axe sees nothing and nothing overflows at 320, 360 and 1280 px, before and after `steps`.

    `steps` is given the frame and its language; each width has one look of the two in turn.
    """
    faults = []
    for (width, height), (lang, theme) in zip((NARROWEST, PHONE, DESK), cycle(_LOOKS)):
        screen = ViewportSize(width=width, height=height)
        context = browser.new_context(base_url=site, viewport=screen)
        frame = shown(context.new_page(), name, data, lang=lang, theme=theme)
        assert frame.evaluate("document.documentElement.lang") == lang
        found = faults_of(frame, axe_source)
        steps(frame, lang)
        found += faults_of(frame, axe_source)
        faults += [f"{width} px {lang} {theme}: {fault}" for fault in found]
        context.close()
    assert faults == []
