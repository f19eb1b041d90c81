"""What `@endpoint` does around a view."""

import json
from collections.abc import Iterator
from io import StringIO

import pytest
from chalice.app import Blueprint, Chalice
from chalice.test import Client, HTTPResponse

from chalicelib.api.endpoint import OPERATIONS, Call, NoBody, Schema, View, endpoint
from chalicelib.core.identity import anyone
from chalicelib.observability import logger

NAME = "Ana Silva"


class Asked(Schema):
    """What is sent."""

    wishes: dict[str, int]


class Told(View):
    """What is answered."""

    number: int


@pytest.fixture
def client() -> Iterator[Client]:
    blueprint = Blueprint("tests.unit.api.echo")
    declared = len(OPERATIONS)

    @endpoint(blueprint, "POST", "/broken", allow=anyone, returns=Told)
    def broken(call: Call[NoBody]) -> Told:
        return Told.model_validate({"number": NAME})

    @endpoint(blueprint, "POST", "/named/{name}", allow=anyone, body=Asked, status=204)
    def named(call: Call[Asked], name: str) -> None: ...

    app = Chalice("echo")
    app.register_blueprint(blueprint)
    with Client(app, stage_name="local") as found:
        yield found
    del OPERATIONS[declared:]


def post(client: Client, path: str, body: object = None) -> HTTPResponse:
    sent = json.dumps({} if body is None else body).encode()
    return client.http.post(path, body=sent, headers={"Content-Type": "application/json"})


def test_a_reply_of_ours_without_its_form_is_our_fault_and_is_logged_without_what_it_held(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    assert post(client, "/broken").status_code == 500
    assert "The request failed" in written.getvalue()
    assert NAME not in written.getvalue()


def test_a_name_that_no_table_could_hold_is_not_found(client: Client) -> None:
    assert post(client, f"/named/{'a' * 64}", {"wishes": {}}).status_code == 204
    reply = post(client, f"/named/{'a' * 65}", {"wishes": {}})
    assert (reply.status_code, reply.json_body["code"]) == (404, "not_found")


def test_a_pointer_says_where_even_when_a_name_holds_a_slash(client: Client) -> None:
    reply = post(client, "/named/a", {"wishes": {"a/b~c": "x"}})
    assert [error["pointer"] for error in reply.json_body["errors"]] == ["/wishes/a~1b~0c"]
