"""Families of refresh tokens, and limits on failures."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.errors import RefreshTokenReused, SignedOut, TooManyAttempts
from chalicelib.core.sign_in import (
    Limit,
    RefreshFamily,
    RefreshToken,
    fingerprint,
    read_refresh_token,
    refresh_end,
)

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
NEW = RefreshFamily(id="f1", user_id="u1", digest="one", expires_at=NOW + timedelta(days=7))
TURNED = NEW.turned("two", now=NOW, ends_at=None)
REST = timedelta(seconds=10)


def test_the_text_of_a_token_is_read_back():
    token = RefreshToken("u1", "f1", "secret")
    assert read_refresh_token(token.text) == token


@pytest.mark.parametrize("text", ["", "a", "a.b", "a.b.c.d", "a..c", ".b.c", "é.b.c"])
def test_what_is_no_token_is_refused(text):
    with pytest.raises(SignedOut):
        read_refresh_token(text)


def test_the_first_token_turns_the_family_at_once():
    assert NEW.judge("one", NOW) == "turn"


def test_a_family_that_just_turned_rests_for_both_its_tokens():
    late = NOW + REST - timedelta(milliseconds=1)
    assert TURNED.judge("two", late) == "keep"
    assert TURNED.judge("one", late) == "catch_up"


def test_after_the_rest_only_the_current_token_turns_the_family():
    assert TURNED.judge("two", NOW + REST) == "turn"
    with pytest.raises(RefreshTokenReused):
        TURNED.judge("one", NOW + REST)


def test_a_token_two_turns_old_is_a_copy_even_during_the_rest():
    twice = TURNED.turned("three", now=NOW, ends_at=None)
    with pytest.raises(RefreshTokenReused):
        twice.judge("one", NOW)


def test_a_family_too_old_signs_out():
    with pytest.raises(SignedOut):
        NEW.judge("one", NEW.expires_at)


def test_a_turn_gives_seven_more_days_but_no_more_than_the_account_has():
    assert TURNED.expires_at == NOW + timedelta(days=7)
    assert refresh_end(NOW, NOW + timedelta(hours=4)) == NOW + timedelta(hours=4)


def test_two_password_hashes_have_two_fingerprints_that_do_not_show_them():
    assert fingerprint("$argon2id$a") != fingerprint("$argon2id$b")
    assert "argon2id" not in fingerprint("$argon2id$a")


def test_a_limit_is_reached_after_its_failures_until_the_window_ends():
    limit = Limit(3, timedelta(minutes=15))
    limit.check(3, NOW)
    with pytest.raises(TooManyAttempts) as refused:
        limit.check(4, NOW + timedelta(minutes=5))
    assert refused.value.retry_after_seconds == 600
    assert limit.window_of(NOW + timedelta(minutes=15)) == limit.window_of(NOW) + 1


def test_the_wait_is_never_nothing():
    limit = Limit(0, timedelta(minutes=15))
    with pytest.raises(TooManyAttempts) as refused:
        limit.check(1, NOW + timedelta(minutes=15, milliseconds=-1))
    assert refused.value.retry_after_seconds == 1


def test_a_cookie_longer_than_any_token_of_ours_is_not_one():
    with pytest.raises(SignedOut):
        read_refresh_token(f"{'u' * 3_000}.f.s")
