"""From rows in the stream to prices that the next exam reads."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest

from app import app
from chalicelib import wiring
from chalicelib.adapters.prices import current_key, prices_key
from chalicelib.core.content import Release
from chalicelib.core.exposure import PriceList, canonical
from chalicelib.core.item_pool import Wanted
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.settings import settings
from chalicelib.wiring import exposure as exposure_wiring
from chalicelib.wiring import items as items_wiring
from chalicelib.wiring import training as training_wiring
from infra.local.provision import provision
from tests.aws import rows_of
from tests.browser import Browser
from tests.factories import OWNER_ID
from tests.streams import inserted

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
POLICY = Policy(length=2, per_competence=0, per_tube=1, cap=0.5)


@pytest.fixture
def priced(learner: Browser) -> Release:
    """The current release, with first prices for its training pool."""
    release = wiring.releases().current()
    first = PriceList(release.id, "training", {}, 0, NINE)
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    bucket.put_object(Key=prices_key(release.id, "training", first.id), Body=canonical(first))
    bucket.put_object(Key=current_key(release.id, "training"), Body=first.id.encode())
    return release


@pytest.fixture
def started(learner: Browser) -> str:
    """A test in progress; the id of its first challenge."""
    body = {"kind": "competence", "competence_id": "1.1"}
    return str(learner.post("/api/learner/assessments", body).body["next"]["id"])


def stream(rows: list[dict[str, Any]], *, number: int = 1) -> dict[str, Any]:
    """The event AWS would send for new rows."""
    return inserted(rows, at=NINE + timedelta(minutes=5), number=number)


def asking(challenge_id: str) -> dict[str, Any]:
    """A row of an exam that asks this; a header, as nothing else is done with it."""
    return {"p": {"S": "e" * 24}, "s": {"S": "h"}, "n": {"S": challenge_id}}


def hourly(at: datetime) -> None:
    """What the schedule of prices does at that time."""
    event = {
        "version": "0",
        "account": "1",
        "region": "eu-west-3",
        "detail": {},
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "time": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "id": "1",
        "resources": [],
    }
    app.handler_map["prices"](event, None)


def test_what_is_asked_is_counted_once_however_often_the_stream_says_it(started: str) -> None:
    event = stream(rows_of(settings().table_name("assessments")))
    for _ in range(3):
        app.handler_map["projections"](event, None)
    assert dict(exposure_wiring.use_counts().of_hour(NINE, "training")) == {started: 1}


def test_a_batch_cut_in_two_counts_like_the_whole(started: str) -> None:
    row = rows_of(settings().table_name("assessments"))[0]
    whole = stream([row, {**row, "s": {"S": "e0001"}, "f": {"S": "autre-1a"}}])
    app.handler_map["projections"](whole, None)
    for record in whole["Records"]:
        app.handler_map["projections"]({"Records": [record]}, None)
    assert dict(exposure_wiring.use_counts().of_hour(NINE, "training")) == {
        started: 1,
        "autre-1a": 1,
    }


def test_an_hour_of_uses_reaches_the_next_exam(priced: Release, started: str) -> None:
    wanted = Wanted("training", POLICY)
    before = items_wiring.item_pools().get(priced, wanted)
    app.handler_map["scores"](stream([asking(started)]), None)
    hourly(NINE + timedelta(minutes=80))
    items_wiring.item_pools.cache_clear()
    after = items_wiring.item_pools().get(priced, wanted)
    current = items_wiring.prices().current(priced.id, "training")
    assert current is not None
    assert set(current.prices) == {started}
    assert (before.prices_id != after.prices_id, after.prices_id) == (True, current.id)


def test_what_training_asks_leaves_the_prices_of_exams_alone(priced: Release, started: str) -> None:
    app.handler_map["projections"](stream(rows_of(settings().table_name("assessments"))), None)
    hourly(NINE + timedelta(minutes=80))
    current = items_wiring.prices().current(priced.id, "training")
    assert current is not None
    assert (dict(current.prices), current.tests) == ({}, 0)


def test_the_schedule_run_twice_renews_once(priced: Release, started: str) -> None:
    app.handler_map["scores"](stream([asking(started)]), None)
    hourly(NINE + timedelta(minutes=80))
    once = items_wiring.prices().current(priced.id, "training")
    hourly(NINE + timedelta(minutes=80))
    assert items_wiring.prices().current(priced.id, "training") == once


def test_a_step_reads_nothing_while_the_prices_are_fresh(
    priced: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Wanted("training", POLICY)
    first = items_wiring.item_pools().get(priced, wanted)
    refuse: Callable[..., None] = lambda *_: pytest.fail("a read")  # noqa: E731
    monkeypatch.setattr(items_wiring.prices(), "current", refuse)
    assert items_wiring.item_pools().get(priced, wanted) is first


@pytest.fixture
def no_counts(started: str) -> Iterator[None]:
    """The table of counts is away."""
    boto3.client("dynamodb").delete_table(TableName=settings().table_name("uses"))
    yield
    provision()


def test_profiles_do_not_wait_for_counts_that_fail(learner: Browser, no_counts: None) -> None:
    [header] = rows_of(settings().table_name("assessments"))
    learner.post(f"/api/learner/assessments/{header['p']['S']}/end")
    app.handler_map["projections"](stream(rows_of(settings().table_name("assessments"))), None)
    profile = training_wiring.profile_stores().profiles.find(OWNER_ID, "1.1")
    assert profile is not None
    assert profile.is_assessment_completed
