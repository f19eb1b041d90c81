"""From answers given over HTTP to a draft, its activation, and who gets it; on moto."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.release import CURRENT_KEY
from chalicelib.core.assessment import Event
from chalicelib.core.calibration import LEAST_ANSWERS, PRIOR
from chalicelib.core.content import Release
from chalicelib.core.given_answers import GivenAnswer, answer_from
from chalicelib.core.grading import Outcome
from chalicelib.services import calibration as use_cases
from chalicelib.settings import settings
from chalicelib.wiring import bank as bank_wiring
from chalicelib.wiring import training as training_wiring
from chalicelib.workers import calibration as worker
from tests.aws import aws_in_process, forget
from tests.browser import Browser
from tests.dynamo_cost import item_size
from tests.factories import OWNER_ID, RIGHT, header
from tests.published import publish
from tests.simulated_answers import answers, small_release, truth_of

SUNDAY = "2026-03-22T02:00:00Z"
PEOPLE, ITEMS = 210, 4
LATER = datetime(2026, 3, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept() -> Iterator[Release]:
    """Finished assessments of many people, put once as the product puts them."""
    with aws_in_process():
        bank = publish(small_release(ITEMS))
        for number, given in enumerate(batched(bank)):
            _put(f"{number:024}", given, bank)
        yield bank


def batched(bank: Release) -> Iterator[list[GivenAnswer]]:
    given = list(answers(bank, truth_of(bank), people=PEOPLE, each=ITEMS))
    for first in range(0, len(given), ITEMS):
        yield given[first : first + ITEMS]


def _put(id_: str, given: list[GivenAnswer], bank: Release) -> None:
    store = training_wiring.assessment_stores().assessments
    first = given[0].challenge_id
    store.open(
        header(
            id=id_,
            owner_id=f"{id_[4:]}user",
            release_id=bank.id,
            first_challenge_id=first,
            known="-" * ITEMS,
        )
    )
    following = [*(one.challenge_id for one in given[1:]), None]
    for one, next_id in zip(given, following, strict=True):
        outcome: Outcome = "ok" if one.is_right else "ko"
        event = Event(one.position, "answer", one.at, "1", outcome=outcome)
        store.append(id_, replace(event, next_challenge_id=next_id))


@pytest.fixture
def answered(kept: Release) -> Release:
    """Nothing exported, nothing drafted, nothing activated."""
    bucket("exports").objects.all().delete()
    for part in (f"{kept.id}/calibrations", "activations"):
        bucket("content").objects.filter(Prefix=f"content/{part}/").delete()
    bucket("content").put_object(Key=CURRENT_KEY, Body=kept.id.encode())
    forget()
    return kept


@pytest.fixture(scope="module")
def week(kept: Release) -> list[tuple[str, str, bytes]]:
    """What the worker wrote: bucket, key and body of each object."""
    worker.calibrate(SUNDAY)
    written = [("exports", "exports/"), ("content", f"content/{kept.id}/calibrations/")]
    return [
        (name, key, bucket(name).Object(key).get()["Body"].read())
        for name, prefix in written
        for key in keys(name, prefix)
    ]


@pytest.fixture
def calibrated(answered: Release, week: list[tuple[str, str, bytes]]) -> Release:
    """A week exported and its draft made, as the worker left them."""
    for name, key, body in week:
        bucket(name).put_object(Key=key, Body=body)
    return answered


def bucket(name: str) -> Any:
    return boto3.resource("s3").Bucket(settings().bucket_name(name))


def keys(name: str, prefix: str) -> list[str]:
    return sorted(item.key for item in bucket(name).objects.filter(Prefix=prefix))


def drafted(release: Release) -> str:
    found = keys("content", f"content/{release.id}/calibrations/")
    return next(key for key in found if key.endswith(".json.gz")).rsplit("/", 1)[1][:16]


def activate(calibration_id: str) -> None:
    doors = bank_wiring.activation_doors()
    use_cases.activate_calibration(doors, calibration_id, by="measure", now=LATER)
    forget()  # a process reads the pointer again after a minute


def start(browser: Browser) -> Any:
    body = {"kind": "competence", "competence_id": "1.1"}
    return browser.post("/api/learner/assessments", body).body


def header_row(assessment_id: str) -> dict[str, Any]:
    key = {"p": {"S": assessment_id}, "s": {"S": "h"}}
    table = settings().table_name("assessments")
    row: dict[str, Any] = boto3.client("dynamodb").get_item(TableName=table, Key=key)["Item"]
    return row


def test_a_week_of_answers_makes_a_draft_and_changes_nothing(calibrated: Release) -> None:
    id_ = drafted(calibrated)
    prefix = f"content/{calibrated.id}/calibrations/{id_}"
    assert keys("content", prefix) == [
        f"{prefix}.en.html",
        f"{prefix}.fr.html",
        f"{prefix}.json.gz",
    ]
    draft = bank_wiring.calibrations().get(calibrated.id, id_)
    assert {item.source for item in draft.items.values()} >= {"estimated"}
    assert sum(item.answers >= LEAST_ANSWERS for item in draft.items.values()) == ITEMS
    assert bank_wiring.calibrations().active() == (calibrated.id, PRIOR)
    assert wiring.releases().current().calibration_id == PRIOR


def test_what_is_exported_names_nobody(calibrated: Release) -> None:
    assert keys("exports", "exports/")[0] == "exports/calibration-2026-03-22/part-0001.jsonl.gz"
    lines = list(bank_wiring.answer_files().lines("calibration-2026-03-22"))
    assert len(lines) == PEOPLE * ITEMS
    people = {answer_from(line).examinee_id for line in lines}
    assert len(people) == PEOPLE
    assert not any(b"user" in line for line in lines)
    assert bank_wiring.export_key("one") != bank_wiring.export_key("two")


def test_running_it_twice_makes_the_same_draft(calibrated: Release) -> None:
    before = keys("content", "content/")
    worker.calibrate(SUNDAY)
    assert keys("content", "content/") == before


def test_a_release_nobody_has_answered_has_nothing_to_calibrate(answered: Release) -> None:
    rewritten = [replace(one, statement="<p>Autre</p>") for one in answered.challenges]
    other = publish(replace(answered, challenges=tuple(rewritten)))
    worker.calibrate(SUNDAY)
    assert keys("content", f"content/{other.id}/calibrations/") == []


def test_answers_to_challenges_that_did_not_change_count_for_a_new_release(
    answered: Release,
) -> None:
    first, *others = answered.challenges
    rewritten = replace(first, statement="<p>Autre</p>")
    other = publish(replace(answered, challenges=(rewritten, *others)))
    worker.calibrate(SUNDAY)
    items = bank_wiring.calibrations().get(other.id, drafted(other)).items
    assert items[first.id].source == "kept"
    assert {items[one.id].source for one in others} == {"estimated"}


def test_the_schedule_hands_its_own_time(answered: Release) -> None:
    from app import app  # reads the environment that `kept` has set

    event = {
        "version": "0",
        "id": "x",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "1",
        "time": SUNDAY,
        "region": "eu-west-3",
        "resources": [],
        "detail": {},
    }
    app.handler_map["calibration"](event, None)
    made_at = bank_wiring.calibrations().get(answered.id, drafted(answered)).made_at
    assert made_at == datetime(2026, 3, 22, 2, tzinfo=UTC)


@pytest.fixture
def seated(calibrated: Release) -> Iterator[Browser]:
    """A browser on a service that has a draft."""
    from app import app  # reads the environment that `kept` has set

    with Client(app, stage_name="local") as client:
        yield Browser(client)


def test_activating_reaches_new_assessments_only_and_going_back_too(
    answered: Release, seated: Browser
) -> None:
    id_ = drafted(answered)
    before = start(seated.sign_in(OWNER_ID))
    activate(id_)
    after = start(seated.sign_in("s" * 24))
    activate(PRIOR)
    back = start(seated.sign_in("t" * 24))
    assert "b" not in header_row(before["id"])
    assert header_row(after["id"])["b"]["S"] == id_
    assert "b" not in header_row(back["id"])
    log = bank_wiring.calibrations().list_of(answered.id)
    assert [(one.former_id, one.calibration_id, one.by) for one in log] == [
        (PRIOR, id_, "measure"),
        (id_, PRIOR, "measure"),
    ]


def test_an_assessment_under_way_keeps_its_parameters(answered: Release, seated: Browser) -> None:
    id_ = drafted(answered)
    activate(id_)
    learner = seated.sign_in("u" * 24)
    asked = start(learner)
    activate(PRIOR)
    body = {"position": 1, "challenge_id": asked["next"]["id"], "answer": RIGHT}
    reply = learner.post(f"/api/learner/assessments/{asked['id']}/answers", body)
    assert reply.status == 200
    opened, _ = training_wiring.assessment_stores().assessments.get(asked["id"])
    release = wiring.releases().get(opened.release_id, opened.calibration_id)
    draft = bank_wiring.calibrations().get(answered.id, id_)
    assert {(one.id, one.b) for one in release.challenges} == {
        (name, item.b) for name, item in draft.items.items()
    }


def test_a_header_that_names_its_calibration_keeps_within_its_bytes(
    answered: Release, seated: Browser
) -> None:
    activate(drafted(answered))
    row = header_row(start(seated.sign_in("v" * 24))["id"])
    assert item_size(row) <= 800
