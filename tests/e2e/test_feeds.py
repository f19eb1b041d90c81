"""A night of feeds in the browser: one that failed and is run again, a receipt, the proof."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from infra.local.demo import PASSWORD
from infra.local.demo_partner import CLIENT_ID, TEXT
from tests.e2e.certified import certify
from tests.e2e.conftest import Api, Axe, LocalStack
from tests.e2e.failed_night import fail_tonight
from tests.e2e.story import enter_as_staff, until

PARIS = ZoneInfo("Europe/Paris")
V1 = "/api/partner/v1"
PUPIL = "sacha.chevalier1407"
"""Of the demonstration: on a school's list, as feeds want it."""
SOON = 60_000


@pytest.fixture
def night(page: Page, stack: LocalStack) -> Iterator[LocalStack]:
    """A stack where it is half past two in the morning, in Paris.

    Staff sign in before: a code of tomorrow's would make those of today too old for other tests.
    """
    enter_as_staff(page, stack)
    now = datetime.now(UTC)
    opening = now.astimezone(PARIS).replace(hour=2, minute=30, second=0, microsecond=0)
    if opening < now:
        opening += timedelta(days=1)
    stack.move_clock(minutes=(opening - now).total_seconds() / 60)
    yield stack
    stack.reset_clock()


def test_a_night_fails_is_run_again_received_and_proved(
    page: Page, night: LocalStack, api: Api, axe: Axe
) -> None:
    receiver = Receiver(night.site)
    publish_one(night, api, receiver)
    date = fail_tonight(night, "parcoursup")
    run_again(page, axe)
    night.run_schedule("nightly")
    until(lambda: receiver.last("lsu"), bool)
    accept(receiver, "parcoursup")
    page.reload()
    expect(card(page, "Livret scolaire").get_by_text("Terminé, à confirmer").first).to_be_visible()
    read_the_receipt(page, axe, date)
    prove(page, axe)


class Receiver:
    """The machine of the demonstration, which may read everything."""

    def __init__(self, site: str) -> None:
        self._site = site
        form = {
            "grant_type": "client_credentials",
            "client_id": CLIENT_ID,
            "client_secret": f"sxs_{TEXT}",
        }
        reply = requests.post(f"{site}{V1}/token", data=form, timeout=30)
        assert reply.status_code == 200, reply.text
        self._headers = {"Authorization": f"Bearer {reply.json()['access_token']}"}

    def post(self, path: str, body: dict[str, Any]) -> requests.Response:
        """Ask, or say."""
        address = f"{self._site}{V1}{path}"
        return requests.post(address, json=body, headers=self._headers, timeout=30)

    def last(self, feed: str) -> dict[str, Any] | None:
        """The last night that ended."""
        address = f"{self._site}{V1}/feeds/{feed}"
        items = requests.get(address, headers=self._headers, timeout=30).json()["items"]
        return items[0] if items else None


def publish_one(stack: LocalStack, api: Api, receiver: Receiver) -> None:
    """A pupil's certification, told to institutions."""
    pupil = api.post("/api/auth/sign-in", json={"login": PUPIL, "password": PASSWORD})
    assert pupil.status_code == 200, pupil.text
    code = certify(stack, pupil.json()["user"]["id"], uuid4().hex[:24])
    asked = {"verification_code": code}
    until(
        lambda: receiver.post("/certifications/search", asked).status_code, lambda got: got == 200
    )


def card(page: Page, feed: str) -> Locator:
    """What is told of a feed."""
    return page.get_by_role("region", name=feed, exact=True)


def run_again(page: Page, axe: Axe) -> None:
    """By keyboard alone: the page says by itself when it is done."""
    page.get_by_role("link", name="Échanges").press("Enter")
    failed = card(page, "Parcoursup")
    expect(failed.get_by_text("En échec").first).to_be_visible()
    expect(failed.get_by_text("EndpointConnectionError")).to_be_visible()
    assert axe(page) == []
    failed.get_by_role("button", name=re.compile("^Relancer")).press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Rien n'est envoyé deux fois.")
    assert axe(page) == []
    dialog.get_by_role("button", name="Relancer").press("Enter")
    expect(dialog).to_be_hidden()
    expect(failed.get_by_text("Terminé, à confirmer").first).to_be_visible(timeout=SOON)


def accept(receiver: Receiver, feed: str) -> None:
    """All was read, but for a line."""
    made = receiver.last(feed)
    assert made is not None
    said = {
        "manifest_sha256": made["manifest_sha256"],
        "status": "accepted",
        "rejected": [{"certification_id": "abcdefghijklmnopqrstuvwx", "code": "INE_INCONNU"}],
    }
    reply = receiver.post(f"/feeds/{feed}/{made['date']}/receipt", said)
    assert reply.status_code in {200, 201, 204}, reply.text


def read_the_receipt(page: Page, axe: Axe, date: str) -> None:
    """The night, from the strip down to the line that was not taken."""
    card(page, "Parcoursup").get_by_role("link", name="Toutes les nuits").press("Enter")
    row = page.get_by_role("row").filter(has_text="Reçu confirmé")
    row.get_by_role("link").press("Enter")
    expect(page).to_have_url(re.compile(f"/admin/feeds/parcoursup/{date}$"))
    expect(page.get_by_text("Accepté.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="INE_INCONNU")).to_have_count(1)
    expect(page.get_by_role("rowheader", name="part-0001.jsonl.gz")).to_have_count(1)
    expect(page.get_by_role("button", name=re.compile("^Relancer"))).to_have_count(0)
    assert axe(page) == []


def prove(page: Page, axe: Axe) -> None:
    """Published = sent + left out + waiting, for each feed."""
    page.get_by_role("link", name="Échanges").first.press("Enter")
    page.get_by_role("button", name="Rapprocher maintenant").press("Enter")
    proof = card(page, "Rapprochement")
    expect(proof.get_by_text(re.compile("^Fait le"))).to_be_visible(timeout=SOON)
    expect(proof.get_by_text("Le compte y est")).to_have_count(3)
    assert axe(page) == []
