"""Every state of an exam: axe in both languages and themes at 320 px, the clock, evidence."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.exam_replies import HAS_PASS, NOW, answer_exam, asking, exam
from tests.e2e.playing import SKIP
from tests.e2e.replies import answer_as, challenge

Axe = Callable[[Page], list[str]]
Json = dict[str, Any]

LANGS = {"fr": "fr-FR", "en": "en-GB"}
THEMES = ("light", "dark")
SMALL = {"width": 320, "height": 640}
FACTS = """() => ({
    width: document.documentElement.scrollWidth, headings: document.querySelectorAll('h1').length,
    title: document.title, heading: document.querySelector('h1').innerText,
})"""
FOCUSED = {**challenge(), "is_focused": True}
ALERTS = [{"position": 3, "state": "open"}, {"position": 4, "state": "accepted"}]
STATES: dict[str, Json] = {
    "arrived": exam("waiting"),
    "confirmed": exam("waiting", is_confirmed=True, extra_percent=33, minutes=140),
    "ready": exam("ready", langs=["fr", "en"]),
    "asking": asking(challenge()),
    "asking_with_alerts": asking(FOCUSED, alerts=ALERTS, reports_left=0, is_move_asked=True),
    "out_of_time": asking(challenge(), deadline=NOW, seconds_left=0),
    "paused": exam("paused", answered=4, position=5),
    "elsewhere": exam("running", is_elsewhere=True),
    "moving": exam("running", is_elsewhere=True, is_move_asked=True),
    "completed": exam("ended", answered=32),
    "stopped": exam("ended", answered=21, end_reason="invigilator"),
    "timed_out": exam("ended", answered=30, end_reason="time"),
    "finalized": exam("ended", answered=1, end_reason="finalized"),
}
WRONG_CLOCK = """
const real = Date.now.bind(Date)
Date.now = () => real() + 5 * 3600 * 1000
"""
AWAY = "document.hasFocus = () => false"
BACK = "document.hasFocus = () => true; window.dispatchEvent(new Event('focus'))"


@pytest.fixture
def sitting(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens the exam of this machine in a state, on a narrow phone."""
    contexts = []

    def opened(shown: Json, lang: str = "fr", *, script: str = "") -> Page:
        context = browser.new_context(
            base_url=site,
            locale=LANGS[lang],
            viewport=SMALL,
            service_workers="block",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        answer_as(page, "normal", is_signed_in=False)
        page.add_init_script(HAS_PASS + ";" + script)
        show(page, shown)
        return page

    yield opened
    for context in contexts:
        context.close()


def show(page: Page, shown: Json) -> None:
    """Open the exam in a state."""
    answer_exam(page, shown)
    page.goto("/exam/sitting")
    page.locator("main h1").first.wait_for()
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)


def faults_of(page: Page, axe: Axe, themes: tuple[str, ...] = THEMES) -> list[str]:
    """What is wrong on the page, in those themes."""
    found = []
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        page.locator(f"html[data-theme={theme}]").wait_for(state="attached")
        found += [f"{theme}: {fault}" for fault in axe(page)]
    facts = page.evaluate(FACTS)
    if facts["width"] > SMALL["width"]:
        found.append(f"scrolls sideways: {facts['width']} px")
    if facts["headings"] != 1:
        found.append(f"{facts['headings']} h1")
    if not facts["title"].startswith(facts["heading"].strip()):
        found.append(f"the tab says {facts['title']}")
    return found


@pytest.mark.parametrize(("lang", "theme"), [("fr", "light"), ("en", "dark")])
def test_no_state_of_an_exam_has_a_fault(
    sitting: Callable[..., Page], axe: Axe, lang: str, theme: str
) -> None:
    faults = []
    page = sitting(STATES["arrived"], lang)
    for name, shown in STATES.items():
        show(page, shown)
        faults += [f"{name}, {fault}" for fault in faults_of(page, axe, (theme,))]
    assert faults == []


def test_the_report_of_a_problem_has_no_fault(sitting: Callable[..., Page], axe: Axe) -> None:
    page = sitting(STATES["asking"])
    page.get_by_role("button", name="Signaler un problème").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Mettre la question de côté").click()
    expect(dialog.get_by_text("Choisissez ce qui se passe")).to_be_visible()
    assert faults_of(page, axe) == []


def test_the_clock_is_the_servers_whatever_the_machine_says(
    sitting: Callable[..., Page],
) -> None:
    page = sitting(asking(challenge()), script=WRONG_CLOCK)
    left = page.get_by_role("timer")
    expect(left).to_have_text("1:01:14")
    page.get_by_role("button", name="Masquer le temps").click()
    expect(left).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Afficher le temps")).to_be_visible()
    expect(left).to_have_count(0)


def kept_calls(page: Page, path: str, status: int, body: Json) -> list[Json]:
    """What is sent to a path, answered by hand."""
    sent: list[Json] = []

    def on_call(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "{}"))
        text = json.dumps(body) if status != 204 else ""
        route.fulfill(status=status, content_type="application/json", body=text)

    page.route(f"**/api/learner/exam/{path}", on_call)
    return sent


def test_a_whole_answer_leaves_with_the_end_of_the_time(sitting: Callable[..., Page]) -> None:
    soon = asking(challenge(), deadline="2026-11-22T10:00:03.000Z", seconds_left=3)
    page = sitting(soon)
    over = asking(challenge("mots-cles-3a"), answered=5, position=6, deadline=NOW, seconds_left=0)
    sent = kept_calls(page, "answers", 200, {"position": 5, "exam": over})
    page.get_by_role("radio").first.check()
    expect(page.get_by_role("heading", level=1)).to_have_text("Le temps est écoulé")
    assert [(one["position"], one["answer"]) for one in sent] == [(5, ["0"])]


def test_what_was_not_begun_is_not_sent_at_the_end_of_the_time(
    sitting: Callable[..., Page],
) -> None:
    page = sitting(asking(challenge(), deadline="2026-11-22T10:00:02.000Z", seconds_left=2))
    sent = kept_calls(page, "answers", 500, {})
    expect(page.get_by_role("heading", level=1)).to_have_text("Le temps est écoulé")
    assert sent == []


def leave_and_paste(page: Page) -> None:
    """Be away for some seconds, come back, paste."""
    page.evaluate(AWAY)
    expect(page.get_by_text("Vous avez quitté cette page")).to_be_visible()
    page.wait_for_function("start => performance.now() - start > 3500", arg=_now(page))
    page.evaluate(BACK)
    page.evaluate("document.dispatchEvent(new Event('paste'))")


def _now(page: Page) -> float:
    return float(page.evaluate("performance.now()"))


def test_leaving_and_pasting_are_told_once_in_one_batch(sitting: Callable[..., Page]) -> None:
    page = sitting(asking(FOCUSED))
    sent = kept_calls(page, "evidence", 204, {})
    following = asking(challenge("mots-cles-3a"), answered=5, position=6)
    kept_calls(page, "answers", 200, {"position": 5, "exam": following})
    leave_and_paste(page)
    with page.expect_response("**/evidence"):
        page.get_by_role("button", name=SKIP, exact=True).click()
    assert [one["index"] for one in sent] == [4 * (200 // 32) + 1]
    batch = sent[0]
    assert sorted(one["kind"] for one in batch["items"]) == ["focus_lost", "pasted"]
    lost = next(one for one in batch["items"] if one["kind"] == "focus_lost")
    assert (lost["position"], lost["seconds"] >= 3) == (5, True)


def test_nothing_is_noticed_of_who_need_not_be_watched(sitting: Callable[..., Page]) -> None:
    page = sitting(asking(FOCUSED, watches_focus=False))
    page.evaluate(AWAY)
    page.wait_for_function("start => performance.now() - start > 2500", arg=_now(page))
    expect(page.get_by_text("Vous avez quitté cette page")).to_have_count(0)
    expect(page.get_by_text("répondez sans quitter cette page")).to_have_count(0)
