"""Many at once, over HTTP, against the emulated AWS: nothing lost, nothing doubled."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

import boto3
import pytest

from tests.e2e.conftest import Api, LocalStack

T = TypeVar("T")
ANSWERS_EACH = 3


def at_once(works: Sequence[Callable[[], T]]) -> list[T]:
    """Run them all from the same instant."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], T]) -> T:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def learner(site: str) -> Api:
    api = Api(site)
    api.start_anonymously()
    return api


def start(api: Api, kind: str = "competence") -> dict[str, Any]:
    body = {"kind": kind} | ({"competence_id": "1.3"} if kind == "competence" else {})
    reply = api.post("/api/learner/assessments", json=body)
    assert reply.status_code in {200, 201}, reply.text
    return dict(reply.json())


def body_of(state: dict[str, Any], position: int) -> dict[str, Any]:
    return {"position": position, "challenge_id": state["next"]["id"], "answer": None}


def rows(stack: LocalStack, assessment_id: str) -> list[str]:
    """The sort keys of the assessment's events, as they are stored."""
    table = boto3.resource(
        "dynamodb",
        endpoint_url=stack.aws,
        region_name="eu-west-3",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    ).Table("pix-local-assessments")
    found = table.query(
        KeyConditionExpression="p = :p",
        ExpressionAttributeValues={":p": assessment_id},
        ConsistentRead=True,
    )
    return [row["s"] for row in found["Items"] if row["s"].startswith("e")]


@pytest.fixture(scope="module")
def one(site: str) -> Api:
    return learner(site)


def test_sixteen_clients_with_one_answer_make_one_row_and_one_reply(
    stack: LocalStack, one: Api
) -> None:
    state = start(one)
    path = f"/api/learner/assessments/{state['id']}/answers"
    headers = dict(one.headers)

    def send() -> tuple[int, str]:
        with Api(stack.site) as client:
            client.headers.update(headers)
            reply = client.post(path, json=body_of(state, 1))
            return reply.status_code, _without_addresses(reply.json())

    replies = at_once([send] * 16)
    assert {status for status, _ in replies} == {200}
    assert len({body for _, body in replies}) == 1
    assert rows(stack, state["id"]) == ["e0001"]


@pytest.mark.parametrize("race", range(8))
def test_an_end_racing_an_answer_has_one_order_told_to_both(
    site: str, stack: LocalStack, race: int
) -> None:
    api = learner(site)
    state = start(api)
    path = f"/api/learner/assessments/{state['id']}"
    headers = dict(api.headers)

    def send(address: str, body: object) -> Any:
        with Api(site) as client:
            client.headers.update(headers)
            return client.post(address, json=body)

    answered, ended = at_once(
        [
            lambda: send(f"{path}/answers", body_of(state, 1)),
            lambda: send(f"{path}/end", {}),
        ]
    )
    assert ended.status_code == 200
    is_first = answered.status_code == 200
    assert is_first or answered.json()["code"] == "assessment_ended"
    assert ended.json()["answered"] == (1 if is_first else 0)
    assert rows(stack, state["id"]) == (["e0001", "e0002"] if is_first else ["e0001"])
    after = api.get(path).json()
    assert (after["state"], after["answered"]) == ("completed", 1 if is_first else 0)


def test_two_hundred_learners_lose_and_double_nothing(site: str, stack: LocalStack) -> None:
    def play() -> tuple[str, list[dict[str, Any]]]:
        with Api(site) as client:
            client.start_anonymously()
            state = start(client)
            acknowledged = []
            asked = state
            for position in range(1, ANSWERS_EACH + 1):
                path = f"/api/learner/assessments/{state['id']}/answers"
                reply = client.post(path, json=body_of(asked, position), timeout=120)
                assert reply.status_code == 200, reply.text
                asked = reply.json()
                acknowledged.append(asked)
            return state["id"], acknowledged

    with ThreadPoolExecutor(200) as pool:
        played = list(pool.map(lambda _: play(), range(200)))
    assert len({assessment_id for assessment_id, _ in played}) == 200
    for assessment_id, acknowledged in played:
        assert [one["position"] for one in acknowledged] == list(range(1, ANSWERS_EACH + 1))
        assert rows(stack, assessment_id) == [f"e{n:04d}" for n in range(1, ANSWERS_EACH + 1)]


def _without_addresses(reply: dict[str, Any]) -> str:
    """Signed addresses carry the second they were made in: the rest must be the same."""
    following = reply["next"] or {}
    for asset in [*following.get("files", []), following.get("image")]:
        if asset:
            asset["url"] = ""
    if "image" in following.get("form", {}):
        following["form"]["image"]["url"] = ""
    return str(reply)
