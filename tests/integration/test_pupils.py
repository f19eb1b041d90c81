"""Pupils and their teacher through the real app: joining, being stuck, cards, doubles."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import boto3
import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.messages import to_json
from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release
from chalicelib.core.events import ExportRequested
from chalicelib.core.identity import Principal
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Membership, Organization
from chalicelib.core.target import Target
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring
from tests.aws import REGION
from tests.tab import Answer, Tab

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SCHOOL = "s" * 24
ONE = f"/api/orga/organizations/{SCHOOL}"
CODE = "BCDFGHJKM"
PASSWORD = "lune bateau vert"
ZELIE = Learner("l1", SCHOOL, "Zélie", "Martelin-Roy", date(2013, 3, 7), "6A")
WHO = {
    "campaign_code": CODE,
    "first_name": "zelie",
    "last_name": "MARTELIN ROY",
    "birth_date": "2013-03-07",
}
JOIN = {**WHO, "password": PASSWORD, "lang": "fr"}
USERNAME = "zelie.martelinroy0703"


@pytest.fixture
def client(release: Release) -> Iterator[Client]:
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield client


@pytest.fixture
def school(client: Client) -> None:
    orga_wiring.organizations().add(Organization(SCHOOL, "school", "Collège Ada", NOW))
    orga_wiring.memberships().add(Membership(SCHOOL, "teacher", "admin", NOW))
    for learner in (ZELIE, replace(ZELIE, id="l2", first_name="Hector")):
        orga_wiring.learners().save(learner)
    orga_wiring.campaigns().add(
        Campaign(
            id="c" * 24,
            organization_id=SCHOOL,
            code=CODE,
            kind="assessment",
            name="Rentrée",
            title="",
            welcome="",
            target=Target({}),
            release_id="r",
            created_by="teacher",
            created_at=NOW,
        )
    )


@pytest.fixture
def pupil(client: Client, school: None) -> Tab:
    """A pupil's browser, at the school."""
    return Tab(client)


@pytest.fixture
def teacher(client: Client, school: None) -> Tab:
    """The teacher's browser."""
    return member(client, "teacher")


def member(client: Client, user_id: str) -> Tab:
    token = wiring.tokens().access(Principal(user_id, "registered"), now=wiring.clock().now())
    return Tab(client, token=token)


def sign_in(client: Client, password: str, login: str = USERNAME) -> Answer:
    return Tab(client).post("/api/auth/sign-in", {"login": login, "password": password})


def carried_out(job: Any) -> Any:
    """The job once the worker has had its message, twice as queues may."""
    from chalicelib.workers import exports

    body = to_json(ExportRequested("e1", NOW, SCHOOL, job["id"]))
    for _ in range(2):
        exports.make(body, tries=1)


def test_a_pupil_joins_with_a_code_and_comes_back_with_a_user_name(
    pupil: Tab, client: Client
) -> None:
    proposed = pupil.post("/api/auth/pupils/match", WHO)
    assert (proposed.status, proposed.body) == (200, {"username": USERNAME, "known": None})
    joined = pupil.post("/api/auth/pupils", JOIN)
    assert joined.status == 201
    assert joined.body["user"]["first_name"] == "Zélie"
    assert pupil.get("/api/learner/account").body["username"] == USERNAME
    assert pupil.refresh().status == 200
    assert sign_in(client, PASSWORD, "Zelie.MartelinRoy0703").status == 200


def test_whoever_is_not_found_gets_the_same_reply(pupil: Tab) -> None:
    wrong = (
        {"first_name": "Amélie"},
        {"birth_date": "2013-03-08"},
        {"last_name": "?"},
    )
    answers = [pupil.post("/api/auth/pupils/match", {**WHO, **change}) for change in wrong]
    for answer in answers:
        answer.body.pop("request_id")
    assert answers[0].body["code"] == "not_on_the_list"
    assert all((one.status, one.body) == (404, answers[0].body) for one in answers)


def test_who_has_an_account_is_shown_only_the_beginning_of_its_name(pupil: Tab) -> None:
    pupil.post("/api/auth/pupils", JOIN)
    assert pupil.post("/api/auth/pupils/match", WHO).body == {"username": None, "known": "zel…"}
    again = pupil.post("/api/auth/pupils", JOIN)
    assert (again.status, again.code) == (409, "learner_linked")


def test_a_device_that_guesses_waits(pupil: Tab) -> None:
    for number in range(20):
        name = f"Nobody{chr(97 + number)}"
        assert pupil.post("/api/auth/pupils/match", {**WHO, "last_name": name}).status == 404
    waiting = pupil.post("/api/auth/pupils/match", WHO)
    assert (waiting.status, waiting.code) == (429, "too_many_attempts")
    assert int(waiting.headers["retry-after"]) > 0


def test_an_account_one_has_is_linked_once(pupil: Tab, client: Client) -> None:
    pupil.sign_up()
    assert pupil.post("/api/learner/learners", WHO).status == 204
    assert pupil.post("/api/learner/learners", WHO).status == 204
    brother = pupil.post("/api/learner/learners", {**WHO, "first_name": "Hector"})
    assert (brother.status, brother.code) == (409, "account_linked")


def test_a_stuck_pupil_gets_a_password_for_one_use(
    pupil: Tab, teacher: Tab, client: Client
) -> None:
    pupil.post("/api/auth/pupils", JOIN)
    given = teacher.post(f"{ONE}/learners/l1/access").body
    assert given["username"] == USERNAME
    assert pupil.refresh().status == 401
    assert sign_in(client, PASSWORD).status == 401
    tab = Tab(client)
    half = tab.sign_in(USERNAME, given["one_time_password"])
    assert (half.status, half.code) == (401, "password_change_required")
    assert tab.post("/api/auth/new-password", {"password": "lampe jardin bleu"}).status == 200
    assert sign_in(client, given["one_time_password"]).code == "wrong_credentials"
    assert sign_in(client, "lampe jardin bleu").status == 200
    seen = teacher.get(f"{ONE}/learners/l1").body
    assert seen["sign_in"] == {
        "access": "ours",
        "has_email": False,
        "has_password": True,
        "has_identity": False,
        "must_change_password": False,
    }


def test_an_account_with_an_address_is_left_to_its_owner(pupil: Tab, teacher: Tab) -> None:
    pupil.sign_up()
    pupil.post("/api/learner/learners", WHO)
    refused = teacher.post(f"{ONE}/learners/l1/access")
    assert (refused.status, refused.code) == (409, "account_of_ones_own")
    seen = teacher.get(f"{ONE}/learners/l1").body
    assert (seen["sign_in"]["access"], seen["sign_in"]["has_email"]) == ("own", True)
    assert "ana@school.test" not in str(seen)


def test_the_list_is_read_searched_corrected_and_added_to(teacher: Tab) -> None:
    items = teacher.get(f"{ONE}/learners?division=6A").body["items"]
    assert [one["first_name"] for one in items] == ["Hector", "Zélie"]
    found = teacher.post(f"{ONE}/learners/search", {"name": "zélie martelin"}).body["items"]
    assert [one["id"] for one in found] == ["l1"]
    added = teacher.post(
        f"{ONE}/learners",
        {"first_name": "Ines", "last_name": "Diallo", "birth_date": None, "division": "6B"},
    )
    assert (added.status, added.body["has_account"]) == (201, False)
    place = f"{ONE}/learners/{added.body['id']}"
    assert teacher.send("PATCH", place, {"division": "6A"}).body["division"] == "6A"
    assert teacher.post(f"{place}/unlink").status == 200
    assert teacher.get(place).body["sign_in"]["access"] == "none"
    assert teacher.get(f"{ONE}/learners?cursor=abc").code == "bad_cursor"


def test_the_cards_of_a_class_are_printed_for_who_ordered_them(
    pupil: Tab, teacher: Tab, client: Client
) -> None:
    pupil.post("/api/auth/pupils", JOIN)
    ordered = teacher.post(f"{ONE}/cards", {"division": "6A", "renews": False})
    assert (ordered.status, ordered.body["status"]) == (202, "waiting")
    carried_out(ordered.body)
    job = teacher.get(f"{ONE}/jobs/{ordered.body['id']}").body
    assert (job["status"], job["done"], job["total"]) == ("done", 2, 2)
    assert job["outcome"] == {"cards": 2, "given": 1, "left": 1}
    assert job["address"].startswith("http")
    orga_wiring.memberships().add(Membership(SCHOOL, "colleague", "admin", NOW))
    seen = member(client, "colleague").get(f"{ONE}/jobs/{ordered.body['id']}").body
    assert seen["address"] is None
    key = f"exports/cards/{ordered.body['id']}"
    bucket = settings().bucket_name("exports")
    found = boto3.client("s3", region_name=REGION).get_object(Bucket=bucket, Key=key)
    assert found["ContentDisposition"] == 'attachment; filename="cartes-de-connexion-6a.pdf"'
    assert re.match(rb"%PDF-1\.\d", found["Body"].read())
    assert teacher.post(f"{ONE}/cards", {"division": "9Z", "renews": False}).code == (
        "empty_division"
    )


def test_doubles_are_merged_and_taken_apart(pupil: Tab, teacher: Tab) -> None:
    pupil.post("/api/auth/pupils", JOIN)
    orga_wiring.learners().save(replace(ZELIE, id="l3", first_name="Zelie", division="6B"))
    (found,) = teacher.get(f"{ONE}/doubles").body["items"]
    assert (found["kept"]["id"], found["double"]["id"]) == ("l1", "l3")
    assert found["reasons"] == ["same_birth_date", "same_names"]
    body = {"kept_id": "l3", "double_id": "l1"}
    merged = teacher.post(f"{ONE}/doubles/merge", body).body
    doubles = teacher.get(f"{ONE}/doubles").body
    assert (doubles["items"], doubles["merges"][0]["id"]) == ([], merged["merge_id"])
    assert teacher.get(f"{ONE}/learners/l3").body["username"] == USERNAME
    assert teacher.get(f"{ONE}/learners/l1").code == "learner_not_found"
    assert teacher.post(f"{ONE}/doubles/{merged['merge_id']}/undo").status == 204
    assert teacher.get(f"{ONE}/learners/l1").body["username"] == USERNAME
    assert teacher.get(f"{ONE}/learners/l3").body["has_account"] is False


def test_doubles_without_accounts_are_taken_apart_as_well(teacher: Tab) -> None:
    orga_wiring.learners().save(replace(ZELIE, id="l3", first_name="Zelie", division="6B"))
    body = {"kept_id": "l1", "double_id": "l3"}
    merged = teacher.post(f"{ONE}/doubles/merge", body).body
    assert teacher.post(f"{ONE}/doubles/{merged['merge_id']}/undo").status == 204
    assert teacher.get(f"{ONE}/learners/l3").status == 200


def test_logs_say_nothing_of_a_pupil(
    pupil: Tab, teacher: Tab, caplog: pytest.LogCaptureFixture
) -> None:
    pupil.post("/api/auth/pupils/match", WHO)
    pupil.post("/api/auth/pupils", JOIN)
    given = teacher.post(f"{ONE}/learners/l1/access").body
    ordered = teacher.post(f"{ONE}/cards", {"division": "6A", "renews": True})
    carried_out(ordered.body)
    said = str([vars(record) for record in caplog.records]).lower()
    assert "access was given" in said
    for secret in ("martelin", "zelie", "zélie", "2013-03-07", given["one_time_password"]):
        assert secret not in said
