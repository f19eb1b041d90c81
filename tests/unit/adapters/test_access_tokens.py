"""Signed tokens: what is accepted, and everything that is not."""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta

import jwt
import pytest

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.errors import BadCursor, LinkExpired, NotSignedIn
from chalicelib.core.identity import Principal
from chalicelib.core.sign_in import ResetClaim

TODAY = "today's key, of 64 bytes or more so that HS512 would take it as well"
YESTERDAY = "yesterday's key, of at least 32 bytes"
FOREIGN = "somebody else's key, of at least 32 bytes"
NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ANA = Principal("u1", "registered", "f1")
CLAIM = ResetClaim("u1", "print")
TOKENS = SignedTokens([TODAY], issuer="https://sextant.test")
CLAIMS = {
    "sub": "u1",
    "kind": "registered",
    "aud": "access",
    "iss": "https://sextant.test",
    "iat": int(NOW.timestamp()),
    "exp": int((NOW + timedelta(minutes=15)).timestamp()),
}


def signed(key: str = TODAY, algorithm: str = "HS256", **changes: object) -> str:
    claims = {name: value for name, value in {**CLAIMS, **changes}.items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm)


def test_an_access_token_names_its_principal_until_it_ends():
    token = TOKENS.access(ANA, now=NOW)
    assert TOKENS.principal(token, now=NOW + timedelta(minutes=15, seconds=-1)) == ANA
    with pytest.raises(NotSignedIn):
        TOKENS.principal(token, now=NOW + timedelta(minutes=15))


def test_yesterdays_key_is_accepted_while_keys_rotate():
    token = SignedTokens([YESTERDAY], issuer="https://sextant.test").access(ANA, now=NOW)
    rotated = SignedTokens([TODAY, YESTERDAY], issuer="https://sextant.test")
    assert rotated.principal(token, now=NOW) == ANA
    with pytest.raises(NotSignedIn):
        TOKENS.principal(token, now=NOW)


def test_a_token_built_by_hand_is_accepted_when_it_is_right():
    assert TOKENS.principal(signed(), now=NOW).user_id == "u1"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "a.b.c",
        "é.é.é",
        signed()[:-3],
        signed(FOREIGN),
        signed(aud="password-reset"),
        signed(aud=None),
        signed(iss="https://other.test"),
        signed(iss=None),
        signed(exp=None),
        signed(exp="soon"),
        signed(sub=None),
        signed(kind="admin"),
        signed(kind=None),
        signed(kind=["registered"]),
        signed(algorithm="HS512"),
        jwt.encode(CLAIMS, None, algorithm="none"),
    ],
)
def test_any_other_token_is_refused(token):
    with pytest.raises(NotSignedIn):
        TOKENS.principal(token, now=NOW)


def test_a_link_says_whose_password_it_changes_for_an_hour():
    token = TOKENS.reset_link(CLAIM, now=NOW)
    assert TOKENS.reset_claim(token, now=NOW + timedelta(minutes=59)) == CLAIM
    with pytest.raises(LinkExpired):
        TOKENS.reset_claim(token, now=NOW + timedelta(hours=1))


def test_a_token_serves_one_purpose_only():
    with pytest.raises(LinkExpired):
        TOKENS.reset_claim(TOKENS.access(ANA, now=NOW), now=NOW)
    with pytest.raises(NotSignedIn):
        TOKENS.principal(TOKENS.reset_link(CLAIM, now=NOW), now=NOW)


def test_a_cursor_leads_to_its_place_in_its_list_only():
    cursor = SignedTokens([YESTERDAY], issuer="i").cursor("learners/s1", "6A\tmartelin#zelie")
    both = SignedTokens([TODAY, YESTERDAY], issuer="i")
    assert both.place("learners/s1", cursor) == "6A\tmartelin#zelie"
    for name, text in (("learners/s2", cursor), ("learners/s1", "a"), ("learners/s1", "é\udce9")):
        with pytest.raises(BadCursor):
            both.place(name, text)
    with pytest.raises(BadCursor):
        TOKENS.place("learners/s1", cursor)


def test_nobody_reads_a_name_in_a_cursor():
    cursor = TOKENS.cursor("learners/s1", "6A\tmartelin#zelie")
    parts = [urlsafe_b64decode(part + "==") for part in (cursor, *cursor.split("."))]
    assert not any(b"martelin" in part for part in parts)


def test_a_refresh_secret_has_one_successor_a_key():
    both = SignedTokens([TODAY, YESTERDAY], issuer="i")
    assert both.successors("s")[0] == TOKENS.successors("s")[0]
    assert len(set(both.successors("s"))) == 2
    assert TOKENS.successors("s") != TOKENS.successors("t")


@pytest.mark.parametrize("keys", [[], ["short"], [TODAY, "short"]])
def test_no_key_or_a_short_one_is_refused_at_the_start(keys):
    with pytest.raises(ValueError, match="32 bytes"):
        SignedTokens(keys, issuer="i")
