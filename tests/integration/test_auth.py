"""Signing up, in and out through the real app: cookies, tokens, refusals."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib import wiring
from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.api.endpoint import OPERATIONS
from chalicelib.api.mounts import all_mounts
from chalicelib.core.identity import Principal
from chalicelib.core.sign_in import ACCOUNT_FAILURES, ResetClaim
from chalicelib.settings import settings
from tests.aws import forget, rows_of
from tests.tab import EMAIL, ORIGIN, PASSWORD, Hands, Tab

ACCOUNT = "/api/learner/account"
AUTH = {id(blueprint) for blueprint, prefix in all_mounts() if prefix == "/api/auth"}
FROM_ELSEWHERE = "/saml/{provider_id}/acs"
"""An identity provider's own page posts there, and no cookie is read (`test_sso.py`)."""
AUTH_PATHS = [
    "/api/auth" + found.path
    for found in OPERATIONS
    if id(found.blueprint) in AUTH and found.method == "POST" and found.path != FROM_ELSEWHERE
]


def other(tab: Tab) -> Tab:
    """Another browser."""
    return Tab(tab.client)


def test_signing_up_opens_the_account(tab: Tab) -> None:
    reply = tab.sign_up()
    assert (reply.status, reply.body["expires_in"]) == (201, 900)
    assert tab.get(ACCOUNT).body == reply.body["user"]
    assert reply.body["user"] == {
        "id": reply.body["user"]["id"],
        "kind": "registered",
        "email": EMAIL,
        "first_name": "Ana",
        "last_name": "Silva",
        "lang": "fr",
        "username": None,
        "has_password": True,
        "has_second_factor": False,
        "is_staff": False,
        "identities": [],
    }


def test_the_refresh_cookie_is_seen_by_no_script_and_sent_to_one_place(tab: Tab) -> None:
    refresh, device = tab.sign_up().cookies
    name, _, attributes = refresh.partition(";")
    assert name.startswith("refresh=")
    expected = {"Max-Age=604800", "Path=/api/auth", "HttpOnly", "SameSite=Strict"}
    assert {attribute.strip() for attribute in attributes.split(";")} == expected
    assert device.startswith("device=")
    assert {"Path=/api/auth", "HttpOnly", "SameSite=Strict"} <= set(device.split("; "))


def test_cookies_are_secure_everywhere_but_on_a_laptop(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.settings.Settings.is_local", property(lambda _: False))
    assert all(cookie.endswith("; Secure") for cookie in tab.sign_up().cookies)


def test_a_taken_address_is_said_at_sign_up_only(tab: Tab) -> None:
    tab.sign_up()
    again = other(tab).sign_up(email="ANA@School.test")
    assert (again.status, again.code) == (409, "email_taken")
    accounts = [row for row in rows_of(settings().table_name("accounts")) if row["s"]["S"] == "a"]
    assert len(accounts) == 1


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"password": "azertyuiop"}, "/password", "weak_password"),
        ({"password": "short"}, "/password", "weak_password"),
        ({"password": "ana@school"}, "/password", "weak_password"),
        ({"email": "ana at school"}, "/email", "invalid_email"),
        ({"first_name": "<script>"}, "/first_name", "invalid_name"),
        ({"last_name": " "}, "/last_name", "invalid_name"),
        ({"accepts_terms": False}, "/accepts_terms", "literal_error"),
        ({"lang": "de"}, "/lang", "literal_error"),
        ({"is_admin": True}, "/is_admin", "extra_forbidden"),
    ],
)
def test_a_form_that_is_wrong_says_where(
    tab: Tab, change: dict[str, object], pointer: str, code: str
) -> None:
    reply = tab.sign_up(**change)
    assert reply.status == 422
    assert reply.body["errors"] == [{"pointer": pointer, "code": code}]
    assert not rows_of(settings().table_name("accounts"))


def test_an_anonymous_person_keeps_their_answers_when_they_sign_up(tab: Tab) -> None:
    anonymous = tab.post("/api/auth/anonymous", {"lang": "fr"})
    assert (anonymous.status, anonymous.body["user"]["kind"]) == (201, "anonymous")
    demo = tab.post("/api/learner/assessments", {"kind": "demo"}).body
    path = f"/api/learner/assessments/{demo['id']}"
    answer = {"position": 1, "challenge_id": demo["next"]["id"], "answer": None}
    assert tab.post(f"{path}/answers", answer).status == 200
    signed_up = tab.sign_up()
    assert signed_up.status == 201
    assert signed_up.body["user"]["id"] == anonymous.body["user"]["id"]
    found = tab.get(path)
    assert (found.status, found.body["answered"]) == (200, 1)


def test_the_right_password_signs_in(tab: Tab) -> None:
    user = tab.sign_up().body["user"]
    reply = other(tab).sign_in()
    assert (reply.status, reply.body["user"]) == (200, user)


def test_a_wrong_password_and_an_unknown_address_get_the_same_reply(tab: Tab) -> None:
    tab.sign_up()
    replies = [other(tab).sign_in(password="wrong"), other(tab).sign_in(login="bob@school.test")]
    for reply in replies:
        reply.body.pop("request_id")
    assert replies[0].status == replies[1].status == 401
    assert replies[0].body == replies[1].body
    assert replies[0].code == "wrong_credentials"


def test_too_many_failures_wait_for_the_time_that_is_said(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    stranger = other(tab)
    for _ in range(ACCOUNT_FAILURES.failures):
        assert stranger.sign_in(password="wrong").status == 401
    refused = stranger.sign_in()
    assert (refused.status, refused.code) == (429, "too_many_attempts")
    wait = int(refused.headers["retry-after"])
    assert 0 < wait <= 900
    assert tab.sign_in().status == 200
    hands.move(wait)
    assert stranger.sign_in().status == 200


def test_a_browser_is_named_at_its_first_failure(tab: Tab) -> None:
    tab.sign_in()
    device = tab.jar["device"]
    tab.sign_in()
    assert tab.jar["device"] == device


def test_an_access_token_ends_after_fifteen_minutes_and_is_renewed(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    hands.move(15 * 60)
    late = tab.get(ACCOUNT)
    assert (late.status, late.code) == (401, "not_signed_in")
    tab.token = ""
    assert tab.refresh().status == 200
    assert tab.get(ACCOUNT).status == 200


def test_a_token_that_is_not_ours_opens_nothing(tab: Tab) -> None:
    user_id = tab.sign_up().body["user"]["id"]
    now = datetime.now(UTC)
    foreign = SignedTokens(["somebody else's key, of 32 bytes or more"], issuer=ORIGIN)
    elsewhere = SignedTokens(wiring.signing_keys(), issuer="https://other.test")
    who = Principal(user_id, "registered")
    tokens = [
        "garbage",
        tab.token[:-4],
        foreign.access(who, now=now),
        elsewhere.access(who, now=now),
        wiring.tokens().reset_link(ResetClaim(user_id, "x"), now=now),
        wiring.tokens().access(who, now=now - timedelta(minutes=16)),
        tab.jar["refresh"],
    ]
    for token in tokens:
        tab.token = token
        reply = tab.get(ACCOUNT)
        assert (reply.status, reply.code) == (401, "not_signed_in")


def test_tokens_of_yesterdays_key_are_still_accepted(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.sign_up()
    before = ",".join(["a new key of at least 32 bytes in all", *wiring.signing_keys()])
    monkeypatch.setenv("PIX_SIGNING_KEYS", before)
    forget()
    assert tab.get(ACCOUNT).status == 200
    monkeypatch.setenv("PIX_SIGNING_KEYS", "a new key of at least 32 bytes in all")
    forget()
    assert tab.get(ACCOUNT).status == 401


def test_only_the_auth_routes_read_the_cookie(tab: Tab) -> None:
    tab.sign_up()
    headers = {"Cookie": f"refresh={tab.jar['refresh']}", "Origin": ORIGIN}
    reply = tab.client.http.get(ACCOUNT, headers=headers)
    assert reply.status_code == 401


def test_a_refresh_turns_the_token(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    first = tab.jar["refresh"]
    assert tab.refresh().status == 200
    assert tab.jar["refresh"] != first
    hands.move(60)
    assert tab.refresh().status == 200


def test_a_refresh_token_that_comes_back_revokes_its_family(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    thief = Tab(tab.client, jar=dict(tab.jar))
    assert tab.refresh().status == 200
    hands.move(11)
    stolen = thief.refresh()
    assert (stolen.status, stolen.code) == (401, "signed_out")
    assert tab.refresh().status == 401
    assert tab.sign_in().status == 200


def test_two_tabs_that_refresh_at_once_both_stay_signed_in(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    second = Tab(tab.client, jar=dict(tab.jar))
    assert [tab.refresh().status, second.refresh().status] == [200, 200]
    assert tab.jar["refresh"] == second.jar["refresh"]
    hands.move(60)
    assert tab.refresh().status == 200


@pytest.mark.parametrize("cookie", ["", "garbage", "a.b.c"])
def test_no_cookie_or_a_wrong_one_is_not_renewed(tab: Tab, cookie: str) -> None:
    tab.jar = {"refresh": cookie}
    reply = tab.refresh()
    assert (reply.status, reply.code) == (401, "signed_out")


def test_signing_out_takes_the_cookie_away(tab: Tab) -> None:
    tab.sign_up()
    kept = dict(tab.jar)
    assert tab.post("/api/auth/sign-out").status == 204
    assert "refresh" not in tab.jar
    assert Tab(tab.client, jar=kept).refresh().status == 401


def test_signing_out_everywhere_bites_within_fifteen_minutes(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    elsewhere = other(tab)
    elsewhere.sign_in()
    assert tab.post("/api/auth/sign-out-everywhere").status == 204
    assert elsewhere.refresh().status == 401
    hands.move(15 * 60)
    assert elsewhere.get(ACCOUNT).status == 401


@pytest.mark.parametrize("origin", [None, "https://evil.test", "null", f"{ORIGIN}.evil.test"])
def test_another_site_cannot_use_the_cookie(tab: Tab, origin: str | None) -> None:
    tab.sign_up()
    tab.origin = origin
    for path in AUTH_PATHS:
        reply = tab.post(path, BODIES.get(path, {}))
        assert (reply.status, reply.code) == (403, "wrong_origin")
        assert not reply.cookies
    tab.origin = ORIGIN
    assert tab.refresh().status == 200


PUPIL = {
    "campaign_code": "BCDFGHJKM",
    "first_name": "Bob",
    "last_name": "Li",
    "birth_date": "2012-03-02",
}
BODIES = {
    "/api/auth/sign-up": {
        "email": "bob@school.test",
        "password": PASSWORD,
        "first_name": "Bob",
        "last_name": "Li",
        "lang": "fr",
        "accepts_terms": True,
    },
    "/api/auth/anonymous": {"lang": "fr"},
    "/api/auth/sso/pupil": {"birth_date": "2012-03-02", "lang": "fr"},
    "/api/auth/sso/account": {"accepts_terms": True, "lang": "fr"},
    "/api/auth/sso/link": {"password": PASSWORD},
    "/api/auth/sso/exchange": {"code": "x"},
    "/api/auth/pupils/match": PUPIL,
    "/api/auth/pupils": {**PUPIL, "password": PASSWORD, "lang": "fr"},
    "/api/auth/new-password": {"password": PASSWORD},
    "/api/auth/second-factor": {"code": "123456"},
    "/api/auth/sign-in": {"login": EMAIL, "password": PASSWORD},
    "/api/auth/forgotten-password": {"email": EMAIL, "lang": "fr"},
    "/api/auth/reset-password": {"token": "x", "password": PASSWORD},
}


def test_names_and_language_are_changed(tab: Tab) -> None:
    tab.sign_up()
    reply = tab.send("PATCH", ACCOUNT, {"first_name": "Anna", "lang": "en"})
    assert reply.status == 200
    assert tab.get(ACCOUNT).body == reply.body
    assert (reply.body["first_name"], reply.body["last_name"]) == ("Anna", "Silva")


def test_a_changed_password_is_the_only_one_and_keeps_this_browser(tab: Tab) -> None:
    tab.sign_up()
    elsewhere = other(tab)
    elsewhere.sign_in()
    change = {"current_password": PASSWORD, "new_password": "soupe de lentilles"}
    assert tab.post(f"{ACCOUNT}/password", change).status == 204
    assert tab.refresh().status == 200
    assert elsewhere.refresh().status == 401
    assert other(tab).sign_in().status == 401
    assert other(tab).sign_in(password="soupe de lentilles").status == 200


def test_a_wrong_current_password_changes_nothing(tab: Tab) -> None:
    tab.sign_up()
    change = {"current_password": "wrong", "new_password": "soupe de lentilles"}
    reply = tab.post(f"{ACCOUNT}/password", change)
    assert (reply.status, reply.code) == (401, "wrong_credentials")
    assert other(tab).sign_in().status == 200
