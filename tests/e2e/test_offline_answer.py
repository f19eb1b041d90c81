"""The network goes away while answering: nothing is lost, nothing is sent twice."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.playing import SKIP, Sent, question, sign_in, sign_up, start_demo

KEPT = "Réponse gardée sur cet appareil ; envoi dès le retour du réseau"
WORKER = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"


def test_an_answer_given_offline_survives_a_reload_and_is_sent_once(page: Page) -> None:
    start_demo(page)
    page.wait_for_function(WORKER)
    sent = Sent.watch(page)

    page.context.set_offline(True)
    page.get_by_role("button", name=SKIP).click()
    expect(page.get_by_role("main").get_by_text(KEPT).first).to_be_visible()
    expect(question(page)).to_have_text("Question 1")

    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas de réseau")
    assert sent.statuses == []

    page.context.set_offline(False)
    expect(question(page)).to_have_text("Question 2", timeout=20_000)
    assert sent.statuses == [200]
    page.reload()
    expect(question(page)).to_have_text("Question 2")
    assert sent.statuses == [200]


def test_the_next_question_comes_by_itself_when_the_network_is_back(page: Page) -> None:
    start_demo(page)
    sent = Sent.watch(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=SKIP).click()
    expect(page.get_by_role("main").get_by_text(KEPT).first).to_be_visible()
    page.context.set_offline(False)
    expect(question(page)).to_have_text("Question 2", timeout=20_000)
    expect(page.get_by_text("Réponse enregistrée", exact=True).first).to_be_visible()
    assert sent.statuses == [200]


def test_a_server_that_answers_late_gets_the_answer_once(page: Page, api: Api) -> None:
    person = sign_up(api, "late")
    sign_in(page, person)
    asked = api.post(
        "/api/learner/assessments", json={"kind": "competence", "competence_id": "1.1"}
    )
    address = f"/api/learner/assessments/{asked.json()['id']}"
    page.goto(f"/assessments/{asked.json()['id']}")
    expect(question(page)).to_have_text("Question 1")
    failures = iter([503, 503])

    def sometimes(route) -> None:  # type: ignore[no-untyped-def]
        status = next(failures, None)
        if status is None:
            route.continue_()
        else:
            route.fulfill(status=status, json={"status": status, "code": "unavailable"})

    page.route("**/answers", sometimes)
    page.get_by_role("button", name=SKIP).click()
    expect(question(page)).to_have_text("Question 2", timeout=20_000)
    assert api.get(address).json()["answered"] == 1


LEFT = """userId => new Promise((resolve) => {
    const asked = indexedDB.open('sextant', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('answers', { keyPath: 'key' })
    asked.onsuccess = () => {
        const body = { position: 1, challenge_id: 'x', answer: null }
        const kept = { key: 'abc/1', userId, assessmentId: 'abc', at: '', body }
        const change = asked.result.transaction('answers', 'readwrite')
        change.objectStore('answers').put(kept)
        change.oncomplete = () => resolve()
    }
})"""
KEYS = """() => new Promise((resolve) => {
    const asked = indexedDB.open('sextant', 1)
    asked.onsuccess = () => {
        const all = asked.result.transaction('answers').objectStore('answers').getAllKeys()
        all.onsuccess = () => resolve(all.result)
    }
})"""


def test_what_one_person_left_is_not_sent_in_the_name_of_another(page: Page, api: Api) -> None:
    page.goto("/")
    page.evaluate(LEFT, "somebody-else")
    sent = Sent.watch(page)
    sign_in(page, sign_up(api, "next"))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_load_state("networkidle")
    assert sent.statuses == []
    assert page.evaluate(KEYS) == ["abc/1"]


def test_what_cannot_be_accepted_is_dropped_and_does_not_block(page: Page, api: Api) -> None:
    person = sign_up(api, "lost")
    page.goto("/")
    page.evaluate(LEFT, person.id)
    sign_in(page, person)
    with page.expect_response("**/answers") as refused:
        page.reload()
    assert refused.value.status == 404
    page.wait_for_function(f"async () => (await ({KEYS})()).length === 0")
