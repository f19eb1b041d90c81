"""What one answer asks of DynamoDB: counted at botocore, over HTTP, signed in."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.core.assessment import CHECKPOINT_EVERY, Event
from chalicelib.core.calibration import ID_LENGTH
from chalicelib.core.content import Release
from chalicelib.core.identity import Principal
from chalicelib.wiring import training as training_wiring
from infra.local.gateway import Gateway
from infra.local.server import Server
from tests.aws import forget
from tests.dynamo_cost import Cost, counted, item_size
from tests.factories import ASSESSMENT_ID, NOW, OWNER_ID, challenge, header, release, skill
from tests.published import publish

USUAL_BYTES = 48
LONGEST_ID = 24
"""Of a challenge, as exports accept it."""
MOST_SKILLS = 45
"""Of one competence: the largest ones simulated to choose the rule."""
USUAL_ANSWER = {"a": "é" + "x" * 38}
"""48 bytes once stored."""


@pytest.fixture
def long_release(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Release]:
    """One competence long enough for 32 answers that are all wrong, under the rule that asks all.

    Ours would have stopped long before.
    """
    monkeypatch.setenv("PIX_SELF_ASSESSMENT_RULE", "smart-random")
    forget()
    ladders = {"1.1": {f"un-sujet-tres-lon-{n}": (2,) for n in range(40)}}
    skills = [skill(tube, 2) for tube in ladders["1.1"]]
    yield publish(release(ladders, challenges=[challenge(one.id) for one in skills]))
    monkeypatch.undo()
    forget()


class Site:
    """The product behind a real socket, for one signed-in learner at a time."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=10)
        self.become(OWNER_ID)

    def become(self, user_id: str) -> None:
        principal = Principal(user_id, "registered")
        token = wiring.tokens().access(principal, now=wiring.clock().now())
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def post(self, path: str, body: object) -> Any:
        self._connection.request("POST", path, json.dumps(body), self._headers)
        response = self._connection.getresponse()
        reply = json.loads(response.read())
        assert response.status < 300, reply
        return reply


@pytest.fixture
def site(long_release: Release) -> Iterator[Site]:
    from app import app  # reads the environment that `aws` has set

    server = Server(Gateway(app))
    server.start()
    yield Site(server.port)
    server.stop()


def stored(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def start(site: Site) -> Any:
    body = {"kind": "competence", "competence_id": "1.1"}
    return site.post("/api/learner/assessments", body)


def answered(site: Site, assessment: Any, times: int) -> list[Cost]:
    """The cost of each of that many answers, one HTTP call each."""
    assert len(stored(USUAL_ANSWER).encode()) == USUAL_BYTES
    asked, position, costs = assessment["next"], 1, []
    for _ in range(times):
        body = {"position": position, "challenge_id": asked["id"], "answer": USUAL_ANSWER}
        with counted() as cost:
            reply = site.post(f"/api/learner/assessments/{assessment['id']}/answers", body)
        asked, position = reply["next"], position + 1
        costs.append(cost)
    return costs


def test_one_answer_is_one_read_and_one_write(site: Site) -> None:
    costs = answered(site, start(site), 32)
    assert {tuple(cost.requests) for cost in costs} == {("Query", "PutItem")}
    assert {cost.write_units for cost in costs} == {1}
    assert max(cost.read_units for cost in costs[:20]) <= 1
    assert max(cost.read_units for cost in costs) <= 2


def test_a_usual_answer_row_is_at_most_120_bytes(site: Site) -> None:
    costs = answered(site, start(site), 6)
    assert max(size for cost in costs for size in cost.item_bytes) <= 120


def test_a_header_is_at_most_800_bytes(site: Site) -> None:
    with counted() as cost:
        start(site)
    assert max(cost.item_bytes) <= 800


def test_the_header_of_a_campaign_over_everything_is_at_most_800_bytes(aws: None) -> None:
    wide = header(
        kind="campaign",
        competence_id=None,
        known="-" * 300,
        scope="8" * 80,
        campaign_id="c" * 24,
        is_apart=True,
        is_improving=True,
        first_challenge_id="x" * LONGEST_ID,
        calibration_id="c" * ID_LENGTH,
    )
    with counted() as cost:
        training_wiring.assessment_stores().assessments.open(wide)
    assert max(cost.item_bytes) <= 800


def test_a_calibrated_test_of_the_longest_ids_is_read_in_one_unit_until_its_last_answer(
    aws: None,
) -> None:
    store, longest = training_wiring.assessment_stores().assessments, "x" * LONGEST_ID
    started = header(
        known="-" * MOST_SKILLS,
        first_challenge_id=longest,
        is_improving=True,
        calibration_id="c" * ID_LENGTH,
        rule="adaptive",
    )
    events = [usual_event(sequence, following=longest) for sequence in range(1, 32)]
    store.open(started)
    for event in events:
        store.append(ASSESSMENT_ID, event)
    with counted() as cost:
        assert store.get(ASSESSMENT_ID) == (started, events)
    assert (cost.requests, cost.read_units) == (["Query"], 1)


def usual_event(sequence: int, *, following: str) -> Event:
    """With all that the row of an answer may hold."""
    return Event(
        sequence=sequence,
        kind="answer",
        at=NOW,
        answer=stored(USUAL_ANSWER),
        outcome="ok",
        next_challenge_id=following,
        is_checkpoint=sequence % CHECKPOINT_EVERY == 0,
    )


def test_the_cost_does_not_depend_on_how_many_learners_exist(site: Site) -> None:
    alone = answered(site, start(site), 2)
    for n in range(12):
        site.become(f"{n:024}")
        answered(site, start(site), 1)
    site.become("z" * 24)
    crowded = answered(site, start(site), 2)
    assert [_billed(cost) for cost in crowded] == [_billed(cost) for cost in alone]


def _billed(cost: Cost) -> tuple[list[str], float, float]:
    return cost.requests, cost.write_units, cost.read_units


def test_sizes_are_counted_as_dynamodb_counts_them() -> None:
    assert item_size({"p": {"S": "aé"}}) == 4
    assert item_size({"t": {"N": "1767225600123"}}) == 1 + 8
    assert item_size({"t": {"N": "-15"}}) == 1 + 3
    assert item_size({"m": {"BOOL": True}}) == 2
