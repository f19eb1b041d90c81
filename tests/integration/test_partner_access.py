"""Institutions' machines at the real app: tokens, admission, quota, the trail of every read."""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from chalice.test import Client
from pynamodb.exceptions import PutError

from chalicelib import wiring
from chalicelib.adapters.dynamo.api_clients import DynamoApiClients, DynamoTrail
from chalicelib.adapters.dynamo.partner_tables import PartnerRow
from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
from chalicelib.core.api_client import FAILURES, Reading
from chalicelib.core.content import Release
from chalicelib.core.errors import StaleRow
from chalicelib.observability import logger
from chalicelib.services import api_clients
from chalicelib.wiring import api_clients as client_wiring
from tests.browser import Browser, Reply
from tests.dynamo_cost import counted
from tests.machines import CLIENT_ID, UAI, V1, Machine, known, ordered, revoked, rotated
from tests.tab import Hands

SEARCH = f"{V1}/certifications/search"
SCHOOL = f"{V1}/schools/results"
INE = "123456789AB"
QUESTION = {"ine": INE}
DAY = 86_400.0


@pytest.fixture
def door(hands: Hands) -> Iterator[Client]:
    """The app, and a clock that can be moved: it is noon, so that no test sees midnight pass."""
    from app import app  # reads the environment that `aws` has set

    hands.move((_midnight() - wiring.clock().now()).total_seconds() + DAY / 2)

    with Client(app, stage_name="local") as client:
        yield client


def _midnight() -> datetime:
    tomorrow = wiring.clock().now() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=UTC)


def machine(door: Client, **changes: Any) -> Machine:
    """A machine that staff made known."""
    return Machine(door, CLIENT_ID, known(**changes).secret)


def trail(client_id: str = CLIENT_ID) -> list[Reading]:
    """What was written down today."""
    found, _ = DynamoTrail().of_day(client_id, wiring.clock().now().date())
    return list(found)


def is_shut(reply: Reply) -> bool:
    return (reply.status, reply.body["code"]) == (401, "not_signed_in")


# tokens


def test_a_secret_is_exchanged_for_a_short_token(door: Client) -> None:
    reply = machine(door).ask_token(scope="results:parcoursup results:school")
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    assert reply.body.pop("access_token")
    assert reply.body == {
        "token_type": "Bearer",
        "expires_in": 900,
        "scope": "results:school results:parcoursup",
    }


def test_credentials_may_come_by_http_basic(door: Client) -> None:
    one = machine(door)
    basic = b64encode(f"{one.client_id}:{one.secret}".encode()).decode()
    sent = {"Content_Type": "application/x-www-form-urlencoded", "Authorization": f"Basic {basic}"}
    reply = Browser(door).raw(f"{V1}/token", b"grant_type=client_credentials", **sent)
    assert reply.status == 200
    two_ways = b"grant_type=client_credentials&client_secret=x"
    reply = Browser(door).raw(f"{V1}/token", two_ways, **sent)
    assert (reply.status, reply.body["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("header", ["Basic", "Basic !", "Basic eA==", "Bearer x", "Basic /w=="])
def test_credentials_that_cannot_be_read_open_nothing(door: Client, header: str) -> None:
    sent = {"Content_Type": "application/x-www-form-urlencoded", "Authorization": header}
    reply = Browser(door).raw(f"{V1}/token", b"grant_type=client_credentials", **sent)
    assert (reply.status, reply.body["error"]) == (401, "invalid_client")


@pytest.mark.parametrize(
    ("fields", "status", "error"),
    [
        ({"client_secret": "sxs_wrong"}, 401, "invalid_client"),
        ({"client_secret": ""}, 401, "invalid_client"),
        ({"client_id": "unknown"}, 401, "invalid_client"),
        ({"client_id": ""}, 401, "invalid_client"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"scope": "feeds:cpf"}, 400, "invalid_scope"),
        ({"scope": "everything"}, 400, "invalid_scope"),
    ],
)
def test_a_refusal_says_what_oauth_libraries_look_for(
    door: Client, fields: dict[str, str], status: int, error: str
) -> None:
    one = machine(door, scopes=("results:school",))
    reply = one.ask_token(**fields)
    assert (reply.status, reply.body["error"], reply.body["code"]) == (status, error, error)
    assert reply.headers["content-type"] == "application/problem+json"
    assert ("www-authenticate" in reply.headers) == (status == 401)


def test_an_unknown_client_and_a_wrong_secret_get_the_same_refusal(door: Client) -> None:
    one = machine(door)
    replies = [one.ask_token(client_id="unknown"), one.ask_token(client_secret="sxs_wrong")]
    for reply in replies:
        reply.body.pop("request_id")
    assert replies[0].body == replies[1].body


def test_an_expired_secret_gives_no_token(door: Client, hands: Hands) -> None:
    one = machine(door, life_days=2)
    hands.move(2 * DAY - 60)
    assert one.ask_token().status == 200
    hands.move(60)
    assert one.ask_token().body["error"] == "invalid_client"


def test_wrong_secrets_are_kept_waiting_and_never_the_right_one(door: Client) -> None:
    one = machine(door)
    replies = [one.ask_token(client_secret="sxs_wrong") for _ in range(FAILURES.failures + 1)]
    assert [reply.status for reply in replies] == [401] * FAILURES.failures + [429]
    assert 0 < int(replies[-1].headers["retry-after"]) <= FAILURES.window.total_seconds()
    assert one.ask_token().status == 200


# admission


def test_a_token_opens_what_its_scope_says(door: Client) -> None:
    reply = machine(door).signed_in("results:parcoursup").post(SEARCH, QUESTION)
    assert (reply.status, reply.body["code"]) == (404, "result_not_found")


def test_without_token_nothing_is_read(door: Client) -> None:
    machine(door)
    assert is_shut(Browser(door).post(SEARCH, QUESTION))
    assert trail() == []


def test_an_expired_token_is_refused(door: Client, hands: Hands) -> None:
    reader = machine(door).signed_in()
    hands.move(899)
    assert reader.post(SEARCH, QUESTION).status == 404
    hands.move(1)
    assert is_shut(reader.post(SEARCH, QUESTION))


def test_the_wrong_scope_is_refused(door: Client) -> None:
    reader = machine(door).signed_in("results:school")
    reply = reader.post(SEARCH, QUESTION)
    assert (reply.status, reply.body["code"]) == (403, "wrong_scope")


def test_a_scope_that_staff_took_away_is_refused_at_once(door: Client) -> None:
    reader = machine(door).signed_in()
    before = DynamoApiClients().get(CLIENT_ID)
    form = api_clients.ClientForm(before.name, ("feeds:lsu",), None, before.daily_quota)
    api_clients.change_client(client_wiring.client_doors(), CLIENT_ID, ordered(), form=form)
    assert reader.post(SEARCH, QUESTION).body["code"] == "wrong_scope"


def test_a_revoked_client_is_refused_with_the_token_it_had(door: Client) -> None:
    one = machine(door)
    reader = one.signed_in()
    revoked()
    assert is_shut(reader.post(SEARCH, QUESTION))
    assert one.ask_token().body["error"] == "invalid_client"


def test_a_token_is_not_replayed_once_its_secret_is_rotated_out(door: Client) -> None:
    one = machine(door)
    reader = one.signed_in()
    renewed = Machine(door, CLIENT_ID, rotated(overlap_days=0).secret)
    assert is_shut(reader.post(SEARCH, QUESTION))
    assert one.ask_token().body["error"] == "invalid_client"
    assert renewed.signed_in().post(SEARCH, QUESTION).status == 404


def test_a_former_secret_opens_for_the_overlap_and_no_longer(door: Client, hands: Hands) -> None:
    former = machine(door)
    renewed = Machine(door, CLIENT_ID, rotated(overlap_days=7).secret)
    hands.move(7 * DAY - 60)
    late = former.signed_in()
    assert late.post(SEARCH, QUESTION).status == 404
    hands.move(60)
    assert is_shut(late.post(SEARCH, QUESTION)), "its token is younger than a quarter of an hour"
    assert former.ask_token().body["error"] == "invalid_client"
    assert renewed.signed_in().post(SEARCH, QUESTION).status == 404


def test_a_second_rotation_shuts_the_first_secret_before_its_overlap_ends(door: Client) -> None:
    first = machine(door)
    second = Machine(door, CLIENT_ID, rotated().secret)
    third = Machine(door, CLIENT_ID, rotated().secret)
    assert [one.ask_token().status for one in (first, second, third)] == [401, 200, 200]


def test_a_persons_token_is_refused_on_partner_routes(door: Client) -> None:
    machine(door)
    person = Browser(door).sign_in("p" * 24)
    assert is_shut(person.post(SEARCH, QUESTION))
    named_alike = Browser(door).sign_in(CLIENT_ID)
    assert is_shut(named_alike.post(SEARCH, QUESTION))


@pytest.mark.parametrize(
    "path", ["/api/learner/profile", "/api/admin/partners", "/api/orga/organizations"]
)
def test_a_machines_token_is_refused_on_peoples_routes(door: Client, path: str) -> None:
    assert is_shut(machine(door).signed_in().get(path))


def test_a_token_of_a_client_that_is_gone_is_refused(door: Client) -> None:
    reader = machine(door).signed_in()
    PartnerRow(CLIENT_ID, "c").delete()
    assert is_shut(reader.post(SEARCH, QUESTION))


# quota


def test_over_its_quota_a_machine_waits_for_the_next_day(door: Client, hands: Hands) -> None:
    one = machine(door, daily_quota=2)
    reader = one.signed_in()
    assert [reader.post(SEARCH, QUESTION).status for _ in range(3)] == [404, 404, 429]
    refused = reader.post(SEARCH, QUESTION)
    assert refused.body["code"] == "over_quota"
    wait = int(refused.headers["retry-after"])
    left = (_midnight() - wiring.clock().now()).total_seconds()
    assert left <= wait <= left + 60
    hands.move(left - 60)
    assert one.signed_in().post(SEARCH, QUESTION).status == 429
    hands.move(61)
    assert one.signed_in().post(SEARCH, QUESTION).status == 404


def test_two_machines_have_quotas_of_their_own(door: Client) -> None:
    reader = machine(door, daily_quota=1).signed_in()
    other = Machine(door, "n" * 24, known("n" * 24, daily_quota=1).secret).signed_in()
    assert [one.post(SEARCH, QUESTION).status for one in (reader, reader, other)] == [404, 429, 404]


# the trail


def test_every_read_and_every_refusal_is_written_down(door: Client) -> None:
    one = machine(door, daily_quota=3)
    reader, narrow = one.signed_in(), one.signed_in("feeds:lsu")
    replies = [
        reader.post(SCHOOL, {"uai": UAI}),
        reader.post(SEARCH, QUESTION),
        narrow.post(SEARCH, QUESTION),
        reader.post(SEARCH, QUESTION),
    ]
    written = trail()
    assert [(line.operation, line.status) for line in written] == [
        ("search_school_results", 200),
        ("search_certification", 404),
        ("search_certification", 403),
        ("search_certification", 429),
    ]
    assert [line.status for line in written] == [reply.status for reply in replies]
    assert [line.request_id for line in written] == [r.headers["x-request-id"] for r in replies]
    assert {line.client_id for line in written} == {CLIENT_ID}


def test_a_revoked_machine_leaves_a_trace_of_its_tries(door: Client) -> None:
    reader = machine(door).signed_in()
    revoked()
    reader.post(SEARCH, QUESTION)
    assert [line.status for line in trail()] == [401]


def test_the_trail_names_nobody_and_is_found_by_who_knows_the_question(
    door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    reader = machine(door).signed_in()
    reader.post(SEARCH, QUESTION)
    rows = json.dumps([row.to_simple_dict() for row in PartnerRow.scan()])
    assert INE not in rows
    assert INE not in written.getvalue()
    key = DynamoApiClients().get(CLIENT_ID).trail_key
    asked = json.dumps({"body": QUESTION, "path": {}, "query": {}})
    (line,) = trail()
    assert line.subject == hmac.new(key.encode(), asked.encode(), hashlib.sha256).hexdigest()


def test_what_cannot_be_written_down_is_not_given(
    door: Client, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = machine(door).signed_in()
    save = PartnerRow.save

    def failing(row: PartnerRow, *args: Any, **given: Any) -> Any:
        if row.operation:
            raise PutError("the table is full")
        return save(row, *args, **given)

    monkeypatch.setattr(PartnerRow, "save", failing)
    reply = reader.post(SCHOOL, {"uai": UAI})
    assert (reply.status, reply.body["code"]) == (503, "trail_unavailable")


def test_a_read_that_breaks_is_written_down_too(
    door: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = machine(door).signed_in()

    def broken(*args: Any, **given: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr(DynamoReportedResults, "list_by_ine", broken)
    assert reader.post(SEARCH, QUESTION).status == 500
    assert [line.status for line in trail()] == [500]


def test_a_body_that_makes_no_sense_costs_nothing(door: Client) -> None:
    reader = machine(door).signed_in()
    with counted() as cost:
        assert reader.post(SEARCH, {"who": INE}).status == 422
    assert cost.requests == []


# races, cost


def test_of_two_rotations_at_once_one_is_refused_and_two_secrets_stay(door: Client) -> None:
    first = machine(door)
    doors = client_wiring.client_doors()
    between: list[str] = []

    class Raced(DynamoApiClients):
        def save(self, *args: Any, **given: Any) -> None:
            if not between:
                between.append(rotated().secret)
            super().save(*args, **given)

    with pytest.raises(StaleRow):
        api_clients.rotate_secret(
            replace(doors, clients=Raced()), CLIENT_ID, ordered(), overlap_days=7, life_days=365
        )
    assert len(doors.clients.get(CLIENT_ID).secrets) == 2
    assert [act.act for act in doors.clients.acts(CLIENT_ID)] == ["rotated", "created"]
    winner = Machine(door, CLIENT_ID, between[0])
    assert [one.ask_token().status for one in (first, winner)] == [200, 200]


def test_a_read_costs_one_get_one_count_and_one_line(door: Client) -> None:
    reader = machine(door).signed_in("feeds:lsu")
    reader.post(SEARCH, QUESTION)  # the first of a day also writes that day down
    with counted() as cost:
        reader.post(SEARCH, QUESTION)
    assert cost.requests == ["GetItem", "UpdateItem", "PutItem"]
    assert (cost.read_units, cost.write_units) == (1.0, 2)


def test_a_token_costs_one_get(door: Client) -> None:
    one = machine(door)
    with counted() as cost:
        one.signed_in()
    assert cost.requests == ["GetItem"]
