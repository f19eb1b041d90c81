"""Organizations through the real app: made by staff, joined by a letter, run by their admins."""

import re
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from chalice.test import Client
from moto.ses.models import ses_backends

from chalicelib import wiring
from chalicelib.core.identity import Principal, User
from chalicelib.core.organization import INVITATION_MAILS, Membership, Role
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring
from tests.aws import REGION, all_rows, rows_of, waiting
from tests.browser import Browser, Reply
from tests.tab import Hands

SCHOOL = {
    "type": "school",
    "name": "Collège Zola",
    "uai": "0870003F",
    "admin_email": "chef@zola.test",
    "lang": "fr",
}
LINK = re.compile(r"/orga/invitation#([\w.]+)")
ORGA = "/api/orga/organizations"
TABLE = settings().table_name("organizations")


@pytest.fixture
def client(hands: Hands) -> Iterator[Client]:
    from app import app  # reads the environment that `aws` has set

    boto3.client("ses", region_name=REGION).verify_email_identity(
        EmailAddress=re.sub(r".*<(.*)>", r"\1", settings().mail_sender)
    )
    ses_backends[settings().account_id][REGION].sent_messages.clear()
    with Client(app, stage_name="local") as client:
        yield client


def browser(client: Client, user_id: str, *, staff: bool = False, strong: bool = False) -> Browser:
    who = Principal(user_id, "registered", is_staff=staff, has_second_factor=staff or strong)
    return Browser(client, wiring.tokens().access(who, now=wiring.clock().now()))


@pytest.fixture
def staff(client: Client) -> Browser:
    return browser(client, "staff", staff=True)


def account(user_id: str) -> None:
    """Somebody has an account whose address is `<user_id>@zola.test`."""
    user = User(
        id=user_id,
        kind="registered",
        lang="fr",
        created_at=wiring.clock().now(),
        email=f"{user_id}@zola.test",
        first_name=user_id.title(),
        last_name="Zola",
    )
    accounts_wiring.account_doors().accounts.add(user)


def letters(client: Client) -> list[tuple[str, str]]:
    """Carry out what waits in the queue; to whom and what was written."""
    sent = ses_backends[settings().account_id][REGION].sent_messages
    sent.clear()
    for body in waiting("mails"):
        event = client.events.generate_sqs_event([body], queue_name=settings().queue_name("mails"))
        client.lambda_.invoke("mails", event)
    return [(mail.destinations["ToAddresses"][0], mail.body) for mail in sent]


def token_of(client: Client) -> str:
    ((_, body),) = letters(client)
    found = LINK.search(body)
    assert found
    return found[1]


def joined(client: Client, user_id: str, role: Role = "admin") -> Browser:
    """Somebody who works in the one organization there is."""
    account(user_id)
    (school,) = browser(client, "staff", staff=True).get("/api/admin/organizations").body["items"]
    now = wiring.clock().now()
    orga_wiring.memberships().add(Membership(school["id"], user_id, role, since=now))
    return browser(client, user_id)


@pytest.fixture
def home(staff: Browser) -> str:
    """The address of a school whose first admin has not come yet; its letter is out."""
    school = staff.post("/api/admin/organizations", SCHOOL).body
    letters(staff.client)
    return f"{ORGA}/{school['id']}"


def refused(reply: Reply) -> tuple[int, str]:
    return reply.status, reply.body["code"]


# from nothing to a school with its admin


def test_who_is_invited_to_run_a_school_runs_it(client: Client, staff: Browser) -> None:
    made = staff.post("/api/admin/organizations", SCHOOL)
    assert (made.status, made.body["name"], made.body["uai"]) == (201, "Collège Zola", "0870003F")
    ((to, body),) = letters(client)
    assert to == "chef@zola.test"
    assert "Collège Zola" in body
    token = LINK.search(body)[1]  # type: ignore[index]  # the next line says it all
    look = Browser(client).post("/api/public/invitations", {"token": token})
    assert look.body == {
        "organization_name": "Collège Zola",
        "role": "admin",
        "organization_type": "school",
        "email_hint": "c…@zola.test",
    }
    account("ana")
    ana = browser(client, "ana")
    assert ana.get(ORGA).body == {"items": [], "next": None}
    joined = ana.post("/api/orga/invitations/acceptance", {"token": token})
    assert (joined.status, joined.body) == (200, {"organization_id": made.body["id"]})
    (place,) = ana.get(ORGA).body["items"]
    assert place == {
        "id": made.body["id"],
        "type": "school",
        "name": "Collège Zola",
        "uai": "0870003F",
        "role": "admin",
        "demands_second_factor": False,
    }
    whole = ana.get(f"{ORGA}/{place['id']}").body
    assert (whole["member_count"], whole["role"]) == (1, "admin")


def test_the_same_request_makes_one_school_and_another_one_with_its_number_none(
    staff: Browser,
) -> None:
    first = staff.post("/api/admin/organizations", SCHOOL, idempotency_key="k")
    again = staff.post("/api/admin/organizations", SCHOOL, idempotency_key="k")
    assert (again.status, again.body) == (201, first.body)
    assert refused(staff.post("/api/admin/organizations", SCHOOL)) == (409, "organization_known")
    assert len(letters(staff.client)) == 1


def test_a_wrong_school_is_refused_where_it_is_wrong(staff: Browser) -> None:
    wrong = {"uai": "0870003G", "name": "!", "admin_email": "nobody"}
    for field, value in wrong.items():
        reply = staff.post("/api/admin/organizations", {**SCHOOL, field: value})
        assert reply.status == 422
        assert [error["pointer"] for error in reply.body["errors"]] == [f"/{field}"]
    assert not any(all_rows().values())


def test_somebody_else_is_invited_when_the_first_one_did_not_come(
    client: Client, staff: Browser, home: str
) -> None:
    place = home.replace("/orga/", "/admin/")
    invited = staff.post(f"{place}/invitations", {"email": "adjoint@zola.test", "lang": "en"})
    assert invited.status == 204
    ((to, body),) = letters(client)
    assert (to, "you are invited to administer it" in body) == ("adjoint@zola.test", True)
    nowhere = "/api/admin/organizations/unknown/invitations"
    reply = staff.post(nowhere, {"email": "adjoint@zola.test", "lang": "en"})
    assert refused(reply) == (404, "organization_not_found")


FILE = """type;uai;name;admin_email;lang
school;0870003F;Collège Zola;chef@zola.test;fr
center;0870003F;Centre Zola;chef@zola.test;fr
school;0870003G;Lycée Faux;chef@faux.test;fr
association;;Les Lilas;a@lilas.test;en
school;0870003F;Collège Zola encore;chef@zola.test;fr
"""


def batch(staff: Browser, *, is_trial: bool) -> list[tuple[Any, ...]]:
    body = {"lines": FILE, "is_trial": is_trial}
    lines = staff.post("/api/admin/organizations/batch", body).body["lines"]
    return [(line["line"], line["status"], line["column"], line["code"]) for line in lines]


def test_a_file_makes_each_school_once_and_says_what_is_wrong(staff: Browser) -> None:
    wrong = (4, "wrong", "uai", "invalid_uai")
    made = [(n, "created", "", "") for n in (2, 3, 5)]
    expected = sorted([*made, wrong, (6, "known", "", "")])
    assert batch(staff, is_trial=True) == expected
    assert not any(all_rows().values())
    assert batch(staff, is_trial=False) == expected
    assert {to for to, _ in letters(staff.client)} == {"chef@zola.test", "a@lilas.test"}
    rows = all_rows()
    again = [(n, "known", "", "") for n in (2, 3, 5, 6)]
    assert batch(staff, is_trial=False) == sorted([*again, wrong])
    assert batch(staff, is_trial=True) == sorted([*again, wrong])
    assert (all_rows(), letters(staff.client)) == (rows, [])
    names = [one["name"] for one in staff.get("/api/admin/organizations").body["items"]]
    assert names == ["Centre Zola", "Collège Zola", "Les Lilas"]
    found = staff.get("/api/admin/organizations?name=COLLEGE").body["items"]
    assert [one["name"] for one in found] == ["Collège Zola"]


def test_a_file_that_is_none_is_refused(staff: Browser) -> None:
    body = {"lines": "name\nCollège", "is_trial": False}
    reply = staff.post("/api/admin/organizations/batch", body)
    assert refused(reply) == (422, "batch_not_readable")


def test_a_long_list_comes_in_pages(staff: Browser) -> None:
    staff.post("/api/admin/organizations", SCHOOL)
    (line,) = [row for row in rows_of(TABLE) if row["p"]["S"] == "all#0"]
    with boto3.resource("dynamodb").Table(TABLE).batch_writer() as table:
        for number in range(120):  # its line once more, under other names
            place = f"o#atelier{number:03}#x"
            table.put_item(
                Item={"p": "all#0", "s": place, "k": "company", "n": f"Atelier {number:03}"}
                | {"h": f"x{number:03}", "t": int(line["t"]["N"]), "v": 1}
            )
    first = staff.get("/api/admin/organizations").body
    rest = staff.get(f"/api/admin/organizations?cursor={first['next']}").body
    assert [len(first["items"]), len(rest["items"]), rest["next"]] == [100, 21, None]
    names = [one["name"] for one in first["items"] + rest["items"]]
    assert names == sorted(names)
    wrong = staff.get("/api/admin/organizations?cursor=elsewhere")
    assert refused(wrong) == (422, "bad_cursor")


# a team


def invite(who: Browser, home: str, *emails: str, role: str = "member", **headers: str) -> Reply:
    body = {"emails": list(emails), "role": role, "lang": "fr"}
    return who.post(f"{home}/invitations", body, **headers)


def accept(who: Browser, token: str) -> Reply:
    return who.post("/api/orga/invitations/acceptance", {"token": token})


def test_a_colleague_is_invited_and_comes_once(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    reply = invite(ana, home, "Bob@zola.test", "bob@ZOLA.test", "ana@zola.test", "chef@zola.test")
    assert [one["email"] for one in reply.body["items"]] == ["Bob@zola.test"]
    assert {one["email"]: one["reason"] for one in reply.body["already"]} == {
        "ana@zola.test": "member",
        "chef@zola.test": "invited",
    }
    token = token_of(client)
    account("bob")
    account("eve")
    bob, eve = browser(client, "bob"), browser(client, "eve")
    assert accept(bob, token).status == 200
    assert accept(bob, token).status == 200
    assert refused(accept(eve, token)) == (404, "invitation_not_found")
    looked = eve.post("/api/public/invitations", {"token": token})
    assert refused(looked) == (404, "invitation_not_found")
    team = bob.get(f"{home}/members").body
    assert [(one["user_id"], one["role"], one["is_me"]) for one in team["members"]] == [
        ("ana", "admin", False),
        ("bob", "member", True),
    ]
    assert [one["email"] for one in team["invitations"]] == ["chef@zola.test"]


def test_a_request_to_invite_that_comes_twice_makes_one_letter(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    first = invite(ana, home, "bob@zola.test", idempotency_key="k")
    again = invite(ana, home, "bob@zola.test", idempotency_key="k")
    assert (again.status, again.body) == (201, first.body)
    assert len(letters(client)) == 1


def test_one_wrong_address_and_nobody_is_written_to(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    reply = invite(ana, home, "bob@zola.test", "not an address")
    assert refused(reply) == (422, "invalid_email")
    assert [error["pointer"] for error in reply.body["errors"]] == ["/emails/1"]
    assert letters(client) == []


def test_an_invitation_lives_fourteen_days_and_is_renewed_by_another_letter(
    client: Client, home: str, hands: Hands
) -> None:
    ana = joined(client, "ana")
    (invitation,) = invite(ana, home, "bob@zola.test").body["items"]
    token = token_of(client)
    hands.move(13 * 24 * 3600)
    ana = browser(client, "ana")
    resent = ana.post(f"{home}/invitations/{invitation['id']}/resending")
    assert resent.body["expires_at"] > invitation["expires_at"]
    assert token_of(client) == token
    hands.move(2 * 24 * 3600)
    look = Browser(client).post("/api/public/invitations", {"token": token})
    assert look.status == 200
    hands.move(13 * 24 * 3600)
    account("bob")
    late = accept(browser(client, "bob"), token)
    assert refused(late) == (404, "invitation_not_found")
    team = browser(client, "ana").get(f"{home}/members").body
    assert team["invitations"] == []


def test_a_cancelled_invitation_opens_nothing_and_writes_to_nobody(
    client: Client, home: str
) -> None:
    ana = joined(client, "ana")
    (invitation,) = invite(ana, home, "bob@zola.test").body["items"]
    token = token_of(client)
    place = f"{home}/invitations/{invitation['id']}"
    assert ana.post(f"{place}/resending").status == 200
    assert ana.delete(place).status == 204
    assert letters(client) == []
    account("bob")
    assert refused(accept(browser(client, "bob"), token)) == (404, "invitation_not_found")
    assert refused(ana.post(f"{place}/resending")) == (404, "invitation_not_found")


def test_a_link_with_another_secret_opens_nothing(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    invite(ana, home, "bob@zola.test")
    organization_id, invitation_id, secret = token_of(client).split(".")
    account("bob")
    bob = browser(client, "bob")
    for wrong in (f"{organization_id}.{invitation_id}.{secret[::-1]}", "a.b.c", "garbage", ""):
        assert refused(accept(bob, wrong)) == (404, "invitation_not_found")


def test_who_is_in_already_leaves_the_invitation_to_others(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    invite(ana, home, "bob@zola.test")
    token = token_of(client)
    assert refused(accept(ana, token)) == (409, "already_member")
    account("bob")
    assert accept(browser(client, "bob"), token).status == 200


def test_one_organization_does_not_have_us_write_to_the_whole_world(
    client: Client, home: str
) -> None:
    ana = joined(client, "ana")
    counter, now = f"invitations#{home.rpartition('/')[2]}", wiring.clock().now()
    for _ in range(INVITATION_MAILS.failures - 1):
        accounts_wiring.sign_in_doors().throttles.count(counter, INVITATION_MAILS, now=now)
    assert invite(ana, home, "the-last@zola.test").status == 201
    late = invite(ana, home, "one-more@zola.test")
    assert refused(late) == (429, "too_many_attempts")


# roles


def test_roles_change_and_an_admin_is_always_left(client: Client, home: str) -> None:
    ana, bob = joined(client, "ana"), joined(client, "bob", "member")
    assert refused(ana.patch(f"{home}/members/ana", {"role": "member"})) == (409, "last_admin")
    assert refused(ana.delete(f"{home}/members/ana")) == (409, "last_admin")
    assert ana.patch(f"{home}/members/bob", {"role": "admin"}).status == 204
    assert bob.patch(f"{home}/members/ana", {"role": "member"}).status == 204
    assert refused(ana.patch(f"{home}/members/bob", {"role": "member"})) == (403, "forbidden")
    assert refused(bob.patch(f"{home}/members/eve", {"role": "member"})) == (
        404,
        "member_not_found",
    )


def test_a_member_leaves_and_is_out_at_once(client: Client, home: str) -> None:
    joined(client, "ana")
    bob = joined(client, "bob", "member")
    assert refused(bob.delete(f"{home}/members/ana")) == (403, "forbidden")
    assert bob.delete(f"{home}/members/bob").status == 204
    assert refused(bob.get(home)) == (404, "organization_not_found")


def test_an_admin_takes_somebody_out(client: Client, home: str) -> None:
    ana, bob = joined(client, "ana"), joined(client, "bob", "admin")
    assert ana.delete(f"{home}/members/bob").status == 204
    assert refused(bob.get(f"{home}/members")) == (404, "organization_not_found")


# what an organization is called and demands


def test_a_school_is_renamed(client: Client, staff: Browser, home: str) -> None:
    ana = joined(client, "ana")
    assert ana.patch(home, {"name": "Collège  Hugo"}).body["name"] == "Collège Hugo"
    assert [one["name"] for one in staff.get("/api/admin/organizations").body["items"]] == [
        "Collège Hugo"
    ]
    assert refused(ana.patch(home, {"name": "<b>"})) == (422, "invalid_organization_name")


def test_a_demanded_second_factor_keeps_out_who_has_none(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    demand = {"demands_second_factor": True}
    assert refused(ana.patch(home, demand)) == (403, "second_factor_missing")
    strong = browser(client, "ana", strong=True)
    assert strong.patch(home, demand).body["demands_second_factor"]
    assert strong.get(f"{home}/members").status == 200
    assert refused(ana.get(f"{home}/members")) == (403, "second_factor_missing")
    (place,) = ana.get(ORGA).body["items"]
    assert place["demands_second_factor"]


def test_first_steps_say_what_is_done(client: Client, home: str) -> None:
    ana = joined(client, "ana")
    steps = ana.get(f"{home}/first-steps").body["steps"]
    assert [(one["id"], one["is_done"], one["count"]) for one in steps] == [
        ("second_factor", False, 0),
        ("learners", False, 0),
        ("campaign", False, 0),
        ("team", False, 1),
    ]
    joined(client, "bob", "member")
    steps = browser(client, "ana", strong=True).get(f"{home}/first-steps").body["steps"]
    done = {one["id"] for one in steps if one["is_done"]}
    assert done == {"second_factor", "team"}
