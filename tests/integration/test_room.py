"""The room over HTTP: what one refresh costs, what is sent again, what a pass opens."""

import json
from dataclasses import replace

import pytest

from chalicelib import wiring
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.room import SILENCE
from chalicelib.core.content import Release
from chalicelib.core.identity import Principal, User
from chalicelib.core.organization import Organization
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import certif
from chalicelib.wiring import orga as orga_wiring
from tests.browser import Browser, Reply
from tests.crowded_room import SEATS, enrol, settle_in
from tests.dynamo_cost import counted
from tests.session_factories import CENTER, SESSION, candidate, session
from tests.tab import Hands

MARIE = "m" * 24
DOOR = {"number": "kptr-47", "secret": "bcdf ghjk mpqr tv"}
ROOM = "/api/invigilator/room"
MOST_READ_UNITS = 2


@pytest.fixture
def ids(release: Release) -> list[str]:
    """A session with forty candidates, and its center."""
    now = wiring.clock().now()
    orga_wiring.organizations().add(Organization(CENTER, "center", "Lycée Hedy-Lamarr", now))
    marie = User(MARIE, "registered", "fr", now, first_name="Marie", last_name="Sala")
    accounts_wiring.account_doors().accounts.add(marie)
    return enrol(now)


@pytest.fixture
def invigilator(visitor: Browser, ids: list[str]) -> Browser:
    """Marie, in the room."""
    opened = visitor.sign_in(MARIE).post("/api/invigilator/rooms", DOOR)
    assert opened.status == 200
    return Browser(visitor.client, opened.body["pass"])


def act(room: Browser, candidate_id: str, act_: str, **more: object) -> Reply:
    return room.post(f"{ROOM}/candidates/{candidate_id}/acts", {"act": act_, **more})


def known(room: Browser, reply: Reply) -> Browser:
    """The same browser, which has that reply."""
    return Browser(room.client, room.token, {"If-None-Match": reply.headers["etag"]})


def test_a_room_is_opened_by_number_and_secret_and_gone_back_to_without(
    visitor: Browser, invigilator: Browser
) -> None:
    marie = visitor.sign_in(MARIE)
    assert marie.post("/api/invigilator/rooms", DOOR | {"secret": "no"}).body["code"] == (
        "room_not_found"
    )
    (again,) = marie.get("/api/invigilator/rooms").body["items"]
    assert again["room"] == {
        "session_id": SESSION,
        "number": "KPTR47",
        "site": "Lycée Hedy-Lamarr",
        "room": "Salle 12",
        "starts_on": wiring.clock().now().date().isoformat(),
        "starts_at": "14:30",
        "zone": "Europe/Paris",
        "center_name": "Lycée Hedy-Lamarr",
        "candidate_count": SEATS,
    }
    assert Browser(visitor.client, again["pass"]).get(ROOM).status == 200
    assert visitor.sign_in("z" * 24).get("/api/invigilator/rooms").body["items"] == []


def test_a_refresh_of_forty_is_one_query_of_two_units(invigilator: Browser, ids: list[str]) -> None:
    settle_in(ids, wiring.clock().now())
    with counted() as cost:
        reply = invigilator.get(ROOM)
    assert (reply.status, len(reply.body["lines"])) == (200, SEATS)
    assert cost.requests == ["Query"]
    assert cost.read_units <= MOST_READ_UNITS
    with counted() as cost:
        reply = known(invigilator, reply).get(ROOM)
    assert (reply.status, reply.body, cost.requests) == (304, "", ["Query"])


def test_nothing_is_sent_again_until_something_happens_or_somebody_is_silent(
    hands: Hands, invigilator: Browser, ids: list[str]
) -> None:
    settle_in(ids[:1], wiring.clock().now())
    first = invigilator.get(ROOM)
    hands.move(3 * 60)
    assert known(invigilator, first).get(ROOM).status == 304
    hands.move(SILENCE.total_seconds())
    silent = known(invigilator, first).get(ROOM)
    line = silent.body["lines"][0]
    assert (silent.status, line["attention"]) == (200, "silent")
    before = first.body["lines"][0]["seconds_left"]
    assert before - line["seconds_left"] == pytest.approx(11 * 60, abs=2)
    assert act(invigilator, ids[1], "confirm").status == 200
    assert known(invigilator, silent).get(ROOM).status == 200


def test_a_name_that_the_center_mends_is_sent(invigilator: Browser, ids: list[str]) -> None:
    first = invigilator.get(ROOM)
    certif.candidates().save(
        replace(certif.candidates().get(SESSION, ids[0]), last_name="Curie", extra_percent=50)
    )
    shown = known(invigilator, first).get(ROOM)
    assert shown.status == 200
    assert (shown.body["lines"][0]["last_name"], shown.body["lines"][0]["extra_percent"]) == (
        "Curie",
        50,
    )


def test_an_act_replies_with_the_line_as_the_room_shows_it(
    invigilator: Browser, ids: list[str]
) -> None:
    done = act(invigilator, ids[2], "confirm")
    shown = invigilator.get(ROOM).body
    assert done.body == shown["lines"][2]
    assert (done.body["is_confirmed"], done.body["acts"]) == (True, ["unconfirm", "let_in"])
    assert shown["counts"]["expected"] == SEATS
    refused = act(invigilator, ids[2], "confirm")
    assert (refused.status, refused.body["code"]) == (409, "exam_not_now")
    assert act(invigilator, "nobody", "confirm").body["code"] == "candidate_not_found"
    assert act(invigilator, ids[2], "join").status == 422


def test_everybody_who_is_there_starts_at_once(invigilator: Browser, ids: list[str]) -> None:
    for id_ in ids[:3]:
        act(invigilator, id_, "confirm")
    reply = invigilator.post(f"{ROOM}/let-in", {"candidate_ids": ids[:4]})
    assert [line["candidate_id"] for line in reply.body["lines"]] == ids[:3]
    assert all(line["is_let_in"] for line in reply.body["lines"])
    assert reply.body["refused"] == [ids[3]]


def test_a_pass_opens_its_room_and_no_other(
    visitor: Browser, invigilator: Browser, ids: list[str]
) -> None:
    certif.sessions().add(session("t" * 24, number="BBBB22", organization_id=CENTER))
    other = Principal(MARIE, "invigilator", session_id="t" * 24)
    stranger = Browser(visitor.client, wiring.tokens().exam_pass(other, now=wiring.clock().now()))
    act(invigilator, ids[0], "confirm")
    assert stranger.get(ROOM).body["lines"] == []
    for refused in (
        act(stranger, ids[0], "unconfirm"),
        stranger.get(f"{ROOM}/candidates/{ids[0]}/report/1"),
        stranger.post(f"{ROOM}/incidents", {"category": "FRAUD", "candidate_id": ids[0]}),
    ):
        assert (refused.status, refused.body["code"]) == (404, "candidate_not_found")
    assert stranger.post(f"{ROOM}/let-in", {"candidate_ids": ids[:1]}).body["refused"] == ids[:1]


def test_an_incident_is_noted_once_whatever_the_network_does(
    invigilator: Browser, ids: list[str]
) -> None:
    body = {"category": "SIGNATURE_ISSUE", "candidate_id": ids[0], "description": " Sans pièce "}
    first = invigilator.post(f"{ROOM}/incidents", body, Idempotency_Key="k1")
    again = invigilator.post(f"{ROOM}/incidents", body, Idempotency_Key="k1")
    assert (first.status, first.body["id"]) == (201, again.body["id"])
    (noted,) = invigilator.get(f"{ROOM}/incidents").body["items"]
    assert (noted["description"], noted["is_mine"]) == ("Sans pièce", True)
    assert invigilator.delete(f"{ROOM}/incidents/{noted['id']}").status == 204
    assert invigilator.get(f"{ROOM}/incidents").body["items"] == []
    wrong = invigilator.post(f"{ROOM}/incidents", body | {"description": ""})
    assert (wrong.status, wrong.body["errors"][0]["pointer"]) == (422, "/description")


def test_the_room_says_of_people_only_what_an_invigilator_needs(
    invigilator: Browser, ids: list[str]
) -> None:
    enrolled: Candidate = candidate(ids[0])
    sent = json.dumps(invigilator.get(ROOM).body, ensure_ascii=False)
    assert enrolled.first_name in sent
    assert enrolled.birth_date.isoformat() not in sent
    assert "TICKET" not in sent
