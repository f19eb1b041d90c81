"""Staff and institutions' machines: made, changed, renewed, shut out, looked at."""

from typing import Any

import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.core.api_client import SCOPES
from chalicelib.core.identity import User
from tests.factories import NOW
from tests.machines import UAI, V1, Machine
from tests.schools import Answer, Knock

PLACE = "/api/admin/partners"
FORM: dict[str, Any] = {
    "name": "Rectorat de Nantes",
    "scopes": ["results:school", "results:parcoursup"],
    "uais": [UAI],
    "daily_quota": 5,
    "reason": "convention of 2026",
}
REASON = {"reason": "contract ended"}
STAFF_ID = "agent"


@pytest.fixture
def staff(release: object) -> Knock:
    """A member of the staff who gave a second factor."""
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        return Knock(client).signed_in(STAFF_ID, is_staff=True, has_second_factor=True)


def made(staff: Knock, **changes: Any) -> dict[str, Any]:
    answer = staff.send("POST", PLACE, {**FORM, **changes})
    assert answer.status == 201, answer.text
    return dict(answer.body)


def machine(staff: Knock, given: dict[str, Any]) -> Machine:
    return Machine(staff.client, given["client"]["id"], given["secret"])


def sheet(staff: Knock, given: dict[str, Any]) -> dict[str, Any]:
    return dict(staff.send("GET", f"{PLACE}/{given['client']['id']}").body)


def act(staff: Knock, given: dict[str, Any], name: str, body: dict[str, Any]) -> Answer:
    return staff.send("POST", f"{PLACE}/{given['client']['id']}/{name}", body)


def test_a_machine_is_made_with_a_secret_that_opens_and_is_shown_once(staff: Knock) -> None:
    given = made(staff)
    assert given["secret"].startswith("sxs_")
    assert len(given["secret"]) == 47
    assert machine(staff, given).ask_token().status == 200
    shown = [staff.send("GET", PLACE), staff.send("GET", f"{PLACE}/{given['client']['id']}")]
    assert [answer.status for answer in shown] == [200, 200]
    for answer in shown:
        assert given["secret"] not in answer.text
        assert given["secret"][4:] not in answer.text


def test_a_sheet_says_what_was_done_and_why(staff: Knock) -> None:
    given = made(staff)
    DynamoAccounts().add(
        User(STAFF_ID, "registered", "fr", NOW, first_name="Aya", last_name="Diallo")
    )
    change = {**FORM, "scopes": ["results:school"], "uais": None, "reason": "less is enough"}
    assert staff.send("PATCH", f"{PLACE}/{given['client']['id']}", change).status == 200
    assert act(staff, given, "rotation", {"reason": "renewed each year"}).status == 200
    assert act(staff, given, "revocation", REASON).status == 200
    log = sheet(staff, given)["acts"]
    assert [(line["act"], line["reason"], line["by"]) for line in log] == [
        ("revoked", "contract ended", "Aya Diallo"),
        ("rotated", "renewed each year", "Aya Diallo"),
        ("changed", "less is enough", "Aya Diallo"),
        ("created", "convention of 2026", "Aya Diallo"),
    ]
    assert log[2]["changes"] == [
        {
            "field": "scopes",
            "before": "results:school results:parcoursup",
            "after": "results:school",
        },
        {"field": "uais", "before": UAI, "after": "all"},
    ]


def test_a_rotation_shows_the_new_secret_and_the_end_of_the_former(staff: Knock) -> None:
    given = made(staff)
    body = {"overlap_days": 3, "life_days": 30, "reason": "renewed"}
    renewed = act(staff, given, "rotation", body).body
    assert renewed["secret"] != given["secret"]
    former, newest = renewed["client"]["secrets"]
    assert former["id"] == given["client"]["secrets"][0]["id"]
    assert former["expires_at"] < newest["expires_at"]
    for one in (given, renewed):
        assert machine(staff, one).ask_token().status == 200


def test_what_a_revoked_machine_was_can_be_seen_and_not_changed(staff: Knock) -> None:
    given = made(staff)
    assert act(staff, given, "revocation", REASON).body["revoked_at"]
    path = f"{PLACE}/{given['client']['id']}"
    answers = [
        act(staff, given, "revocation", REASON),
        act(staff, given, "rotation", REASON),
        staff.send("PATCH", path, FORM),
    ]
    assert {(answer.status, answer.code) for answer in answers} == {(409, "client_revoked")}
    assert sheet(staff, given)["client"]["name"] == FORM["name"]
    assert machine(staff, given).ask_token().status == 401


def test_use_and_readings_of_a_machine_are_shown(staff: Knock) -> None:
    given = made(staff)
    reader = machine(staff, given).signed_in()
    day = str(wiring.clock().now().date())
    statuses = [
        reader.post(f"{V1}/certifications/search", {"ine": "123456789AB"}).status,
        reader.post(f"{V1}/schools/results", {"uai": UAI}).status,
    ]
    shown = sheet(staff, given)
    assert shown["use"] == [{"day": day, "reads": 2}]
    assert shown["client"]["last_used_on"] == day
    path = f"{PLACE}/{given['client']['id']}/readings"
    page = staff.send("GET", f"{path}?day={day}").body
    assert [line["status"] for line in page["items"]] == statuses == [404, 200]
    assert page["next"] is None
    assert "123456789AB" not in str(page)
    assert staff.send("GET", f"{path}?day=2020-01-01").body == {"items": [], "next": None}


def test_every_machine_is_listed(staff: Knock) -> None:
    names = {made(staff, name=f"Institution {n}")["client"]["name"] for n in range(3)}
    page = staff.send("GET", PLACE).body
    assert {line["name"] for line in page["items"]} == names


def test_the_same_order_sent_twice_makes_one_machine(release: object) -> None:
    from app import app
    from tests.browser import Browser

    with Client(app, stage_name="local") as client:
        token = Knock(client).signed_in(STAFF_ID, is_staff=True, has_second_factor=True).token
        agent = Browser(client, token, {"Idempotency-Key": "one"})
        first, second = agent.post(PLACE, FORM), agent.post(PLACE, FORM)
        assert (first.status, second.status) == (201, 409)
        assert second.body["code"] == "row_exists"
        assert len(agent.get(PLACE).body["items"]) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"scopes": []}, "invalid_body"),
        ({"scopes": ["everything"]}, "invalid_body"),
        ({"daily_quota": 0}, "invalid_body"),
        ({"life_days": 731}, "invalid_body"),
        ({"reason": ""}, "invalid_body"),
        ({"reason": "     "}, "invalid_client_form"),
        ({"name": "  x  "}, "invalid_client_form"),
        ({"uais": []}, "invalid_client_form"),
        ({"uais": ["0991234E"]}, "invalid_client_form"),
    ],
)
def test_a_form_that_makes_no_sense_makes_nothing(
    staff: Knock, changes: dict[str, Any], code: str
) -> None:
    answer = staff.send("POST", PLACE, {**FORM, **changes})
    assert (answer.status, answer.code) == (422, code)
    assert staff.send("GET", PLACE).body["items"] == []


def test_an_unknown_machine_is_not_found(staff: Knock) -> None:
    day = "?day=2026-03-14"
    answers = [
        staff.send("GET", f"{PLACE}/unknown"),
        staff.send("PATCH", f"{PLACE}/unknown", FORM),
        staff.send("POST", f"{PLACE}/unknown/rotation", REASON),
        staff.send("POST", f"{PLACE}/unknown/revocation", REASON),
        staff.send("GET", f"{PLACE}/unknown/readings{day}"),
    ]
    assert {(answer.status, answer.code) for answer in answers} == {(404, "client_not_found")}


def test_every_scope_can_be_given(staff: Knock) -> None:
    given = made(staff, scopes=list(SCOPES), uais=None)
    assert given["client"]["scopes"] == list(SCOPES)
    assert given["client"]["uais"] is None
