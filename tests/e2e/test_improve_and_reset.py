"""Four days later a competence can be improved, seven days later started over."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api, LocalStack
from tests.e2e.playing import PASSWORD, Person, sign_in, sign_up

COMPETENCE = "2.2"
PATIENCE_SECONDS = 30


@pytest.fixture
def clock(stack: LocalStack) -> Iterator[LocalStack]:
    """A stack whose clock is put right afterwards."""
    yield stack
    stack.reset_clock()


def sign_in_again(api: Api, person: Person) -> None:
    """Access tokens last a quarter of an hour of the moved clock."""
    api.headers.pop("Authorization", None)
    body = {"login": person.email, "password": PASSWORD}
    reply = api.post("/api/auth/sign-in", json=body)
    assert reply.status_code == 200, reply.text
    api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"


def start(api: Api) -> dict[str, object]:
    body = {"kind": "competence", "competence_id": COMPETENCE}
    return dict(api.post("/api/learner/assessments", json=body).json())


def give_up_on_everything(api: Api) -> None:
    state = start(api)
    path, position = f"/api/learner/assessments/{state['id']}/answers", 1
    asked = state["next"]
    while asked:
        assert isinstance(asked, dict)
        body = {"position": position, "challenge_id": asked["id"], "answer": None}
        asked, position = api.post(path, json=body).json()["next"], position + 1


def wait_for_profile(api: Api) -> None:
    """The profile follows the answers by the stream."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        card = api.get(f"/api/learner/competences/{COMPETENCE}").json()["scorecard"]
        if card["status"] == "completed":
            return
        time.sleep(0.2)
    raise AssertionError("the profile did not follow")


def open_competence(page: Page, person: Person) -> None:
    page.context.clear_cookies()
    sign_in(page, person)
    page.goto(f"/competences/{COMPETENCE}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Partager et publier")


def test_delays_open_one_after_the_other(clock: LocalStack, api: Api, page: Page) -> None:
    person = sign_up(api, "delais")
    give_up_on_everything(api)
    assert start(api)["code"] == "improvement_too_early"
    wait_for_profile(api)

    clock.move_clock(days=4)
    sign_in_again(api, person)
    card = api.get(f"/api/learner/competences/{COMPETENCE}").json()["scorecard"]
    assert (card["can_improve"], card["can_reset"]) == (True, False)
    open_competence(page, person)
    expect(page.get_by_role("button", name="Améliorer")).to_be_visible()
    assert start(api)["is_improving"]

    clock.move_clock(days=4)
    open_competence(page, person)
    page.get_by_role("button", name="Recommencer à zéro").click()
    page.get_by_role("dialog").get_by_role("button", name="Recommencer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    sign_in_again(api, person)
    card = api.get(f"/api/learner/competences/{COMPETENCE}").json()["scorecard"]
    assert (card["status"], card["can_start"]) == ("not_started", True)
