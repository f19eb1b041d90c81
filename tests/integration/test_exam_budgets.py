"""What one answer of an exam asks of DynamoDB: counted at botocore, over HTTP, with a pass."""

import json
from collections.abc import Iterator

import pytest

from chalicelib.core.content import Release
from chalicelib.wiring import certif
from tests.browser import Browser
from tests.dynamo_cost import counted
from tests.exam_costs import EXAM_ID, LENGTH, USUAL_ANSWER, costs, long_release, served, started
from tests.exam_days import exam_of
from tests.session_factories import SESSION

USUAL_BYTES = 48
ROW_BYTES = 120


@pytest.fixture
def pool(aws: None) -> Release:
    return long_release()


@pytest.fixture
def browser(pool: Release) -> Iterator[Browser]:
    with served() as one:
        yield one


def test_every_answer_is_one_read_one_event_and_one_line(browser: Browser) -> None:
    stored = json.dumps(USUAL_ANSWER, ensure_ascii=False, separators=(",", ":"))
    assert len(stored.encode()) == USUAL_BYTES
    found = costs(started(browser))
    assert exam_of(EXAM_ID).end_reason == "completed"
    assert {tuple(cost.requests) for cost in found} == {("Query", "PutItem", "UpdateItem")}
    assert {cost.write_units for cost in found} == {2}
    assert max(cost.read_units for cost in found[:20]) <= 1
    assert found[LENGTH - 1].read_units <= 2


def test_an_answer_and_a_line_are_small_rows(browser: Browser) -> None:
    found = costs(started(browser), 3)
    events, lines = zip(*(cost.item_bytes for cost in found), strict=True)
    assert max(events) <= ROW_BYTES
    assert max(lines) <= 8192 // 40


def test_waiting_is_one_read_while_nothing_happens(browser: Browser) -> None:
    machine = started(browser)
    told = machine.look()
    with counted() as cost:
        assert machine.look(**{"If-None-Match": told.headers["etag"]}).status == 304
    assert (cost.requests, cost.read_units) == (["Query"], 1)


def test_the_same_answer_again_writes_nothing(browser: Browser) -> None:
    machine = started(browser)
    body = {
        "position": 1,
        "challenge_id": machine.exam["challenge"]["id"],
        "answer": USUAL_ANSWER,
    }
    machine.send_answer(body)
    with counted() as cost:
        assert machine.send_answer(body).status == 200
    assert (cost.requests, cost.write_units) == (["Query", "GetItem"], 0)
    assert certif.rooms().line(SESSION, EXAM_ID).answered == 1
