"""The local stack itself: what `make run` promises."""

import signal
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from infra.local.demo import EMAIL, PASSWORD
from tests.e2e.conftest import Api, Axe, LocalStack, running

PERSON = {"email": "lou@example.test", "password": "trois petits cailloux gris"}
CREDENTIALS = {"login": PERSON["email"], "password": PERSON["password"]}


def test_the_demonstration_learner_has_something_to_show(api: Api) -> None:
    reply = api.post("/api/auth/sign-in", json={"login": EMAIL, "password": PASSWORD})
    assert reply.status_code == 200, reply.text
    api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
    everything = {"not_started", "started", "completed"}
    deadline = time.monotonic() + 20  # the profile follows the answers through the stream
    profile = api.get("/api/learner/profile").json()
    while {card["status"] for card in profile["competences"]} != everything:
        assert time.monotonic() < deadline, profile
        profile = api.get("/api/learner/profile").json()
    assert profile["pix"] > 100


def test_a_mail_goes_through_the_queue_to_the_mail_page(
    api: Api, stack: LocalStack, page: Page
) -> None:
    api.post("/api/auth/forgotten-password", json={"email": EMAIL, "lang": "fr"})
    assert any(stack.site in text for text in stack.mails(EMAIL, at_least=2))
    page.goto("/local/mails")
    page.get_by_role("link").filter(has_text="passe").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mail")
    expect(page.get_by_role("link").filter(has_text=stack.site).first).to_be_visible()


def test_moving_the_clock_opens_what_was_too_early(api: Api, stack: LocalStack) -> None:
    api.start_anonymously()
    assert api.get("/api/learner/profile").status_code == 200
    stack.move_clock(days=1)
    try:
        assert api.get("/api/learner/profile").status_code == 401  # the token is a day old
    finally:
        stack.reset_clock()
    assert api.get("/api/learner/profile").status_code == 200


def test_what_was_done_survives_a_gentle_stop_by_either_signal(tmp_path: Path) -> None:
    with running(tmp_path, "--no-demo") as first, Api(first.site) as client:
        body = {**PERSON, "first_name": "Lou", "last_name": "Petit", "lang": "fr"}
        reply = client.post("/api/auth/sign-up", json={**body, "accepts_terms": True})
        assert reply.status_code == 201, reply.text
        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(timeout=60) == 0
    with running(tmp_path, "--no-demo") as second, Api(second.site) as client:
        assert client.post("/api/auth/sign-in", json=CREDENTIALS).status_code == 200
        second.process.send_signal(signal.SIGTERM)
        assert second.process.wait(timeout=60) == 0


@pytest.mark.parametrize("path", ["", "mails", "queues", "schedules", "clock"])
def test_the_pages_behind_the_scenes_are_accessible(page: Page, axe: Axe, path: str) -> None:
    page.goto(f"/local/{path}")
    assert axe(page) == []


def test_axe_sees_a_planted_fault(page: Page, axe: Axe) -> None:
    page.goto("/local/clock")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in axe(page))
