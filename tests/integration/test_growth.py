"""What one answer costs with a hundred, a thousand, ten thousand other learners in the tables."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

import pytest
from chalice.test import Client
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType, Item

from chalicelib import wiring
from chalicelib.settings import settings
from tests.aws import REGION, aws_in_process
from tests.browser import Browser
from tests.dynamo_cost import Cost, counted
from tests.exam_costs import EXAM_ID, USUAL_ANSWER, long_release
from tests.exam_days import ZELIE, Invigilator, Machine, certifiable, prepare
from tests.session_factories import candidate

Row = dict[str, Any]
CROWDS = (100, 1_000, 10_000)
ROOMS = ("assessments", "exams", "rooms", "profiles")
ROWS_EACH = 3
"""Of each table, for each other learner."""


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """The real app, on tables that nobody empties afterwards."""
    with aws_in_process():
        long_release()
        from app import app  # reads the environment that `aws_in_process` has set

        with Client(app, stage_name="local") as found:
            yield found


def stored(room: str) -> Any:
    return dynamodb_backends[settings().account_id][REGION].tables[settings().table_name(room)]


def partitions(room: str) -> int:
    return len(stored(room).items)


class Crowd:
    """Others, with rows like those of one who is there already."""

    def __init__(self) -> None:
        self._like = {room: self._rows(room) for room in ROOMS}
        self.size = 0

    def grow(self, size: int) -> None:
        for number in range(self.size, size):
            for room, rows in self._like.items():
                _put(stored(room), f"other-{number:018}", rows)
        self.size = size

    def _rows(self, room: str) -> list[Row]:
        rows = [deepcopy(row.to_json()["Attributes"]) for row in stored(room).all_items()]
        return sorted(rows, key=lambda row: str(row["s"]["S"]))[:ROWS_EACH]


def _put(table: Any, partition: str, rows: Sequence[Row]) -> None:
    """Where moto keeps them: a hundred times quicker than asking it."""
    hash_key = DynamoType({"S": partition})
    for row in rows:
        range_key = DynamoType(row["s"])
        item = Item(hash_key, range_key, {**row, "p": {"S": partition}})
        table.items[hash_key][range_key] = item


class Training:
    """Somebody who trains."""

    def __init__(self, client: Client) -> None:
        self._browser = Browser(client).sign_in(ZELIE)
        body = {"kind": "competence", "competence_id": "1.1"}
        self._known = self._browser.post("/api/learner/assessments", body).body
        self._position = 1

    def answer(self) -> None:
        asked = self._known["next"]["id"]
        body = {"position": self._position, "challenge_id": asked, "answer": USUAL_ANSWER}
        path = f"/api/learner/assessments/{self._known['id']}/answers"
        reply = self._browser.post(path, body)
        assert reply.status == 200, reply.body
        self._known["next"] = reply.body["next"]
        self._position += 1


def sitting(client: Client) -> Machine:
    """An exam that has started."""
    prepare(wiring.clock().now(), candidate(EXAM_ID), site="Lycée Hedy-Lamarr")
    certifiable(ZELIE)
    browser = Browser(client)
    machine = Machine(browser, "m" * 24)
    machine.enter()
    Invigilator.of(browser).let_start(EXAM_ID)
    assert machine.start().status == 200
    return machine


def billed(cost: Cost) -> tuple[list[str], float, float]:
    return cost.requests, cost.write_units, cost.read_units


def test_an_answer_costs_the_same_however_many_others_there_are(client: Client) -> None:
    exam, training, found = sitting(client), Training(client), {}
    training.answer()
    assert exam.answer(USUAL_ANSWER).status == 200
    crowd = Crowd()
    for size in CROWDS:
        crowd.grow(size)
        assert all(partitions(room) >= size for room in ROOMS)
        with counted() as trained:
            training.answer()
        with counted() as examined:
            assert exam.answer(USUAL_ANSWER).status == 200
        found[size] = (billed(trained), billed(examined))
    assert found == dict.fromkeys(
        CROWDS, ((["Query", "PutItem"], 1, 1), (["Query", "PutItem", "UpdateItem"], 2, 1))
    )
