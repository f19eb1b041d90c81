"""Codes of an authenticator application, held against the standard and against another author."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.orga_errors import SecondFactorExists, SecondFactorNotAsked, WrongCode
from chalicelib.core.second_factor import (
    RECOVERY_CODES,
    STEP,
    SecondFactor,
    code_at,
    new_recovery_codes,
    new_secret,
    otpauth_address,
    step_at,
)

NOW = datetime(2026, 9, 1, 8, 0, 10, tzinfo=UTC)
SECRET = base64.b32encode(b"12345678901234567890").decode()
CODES = ("BCDFG-HJKMP", "QRTVW-XY234")
ON = SecondFactor().asked(SECRET).confirmed(code_at(SECRET, step_at(NOW)), CODES, now=NOW)
LATER = NOW + timedelta(minutes=5)


def present(now=LATER):
    return code_at(SECRET, step_at(now))


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds, code):
    assert code_at(SECRET, step_at(datetime.fromtimestamp(seconds, UTC))) == code


@given(st.text(min_size=1), st.integers(0, 2**33))
def test_codes_are_those_of_another_implementation(random_text, seconds):
    secret = new_secret(random_text)
    step = step_at(datetime.fromtimestamp(seconds, UTC))
    assert code_at(secret, step) == pyotp.TOTP(secret).at(seconds)


def test_applications_read_the_address():
    address = otpauth_address(SECRET, service="Sextant & Cie", login="ana@school.test")
    read = pyotp.parse_uri(address)
    assert (read.secret, read.issuer, read.name) == (SECRET, "Sextant & Cie", "ana@school.test")


def test_a_secret_asked_for_is_not_on_before_its_first_code():
    asked = SecondFactor().asked(SECRET)
    assert not asked.is_on
    with pytest.raises(WrongCode):
        asked.confirmed("000000", CODES, now=NOW)


def test_a_factor_that_is_on_is_not_replaced_by_asking():
    with pytest.raises(SecondFactorExists):
        ON.asked("B" * 32)


def test_nothing_is_confirmed_that_was_not_asked():
    with pytest.raises(SecondFactorNotAsked):
        SecondFactor().confirmed("000000", CODES, now=NOW)


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_may_be_one_step_away(steps):
    code = present(LATER + steps * STEP)
    assert ON.used(code, now=LATER).last_step == step_at(LATER) + steps


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_clock_may_not_be_two_steps_away(steps):
    with pytest.raises(WrongCode):
        ON.used(present(LATER + steps * STEP), now=LATER)


def test_a_code_counts_once():
    used = ON.used(present(), now=LATER)
    with pytest.raises(WrongCode):
        used.used(present(), now=LATER)
    with pytest.raises(WrongCode):  # nor does one that came before it
        used.used(present(LATER - STEP), now=LATER)
    assert used.used(present(LATER + STEP), now=LATER + STEP)


def test_the_code_that_confirms_does_not_sign_in():
    with pytest.raises(WrongCode):
        ON.used(present(NOW), now=NOW)


@pytest.mark.parametrize("typed", ["bcdfg hjkmp", "BCDFGHJKMP", " BCDFG-HJKMP "])
def test_a_recovery_code_counts_once_however_it_is_typed(typed):
    used = ON.used(typed, now=LATER)
    assert (ON.recovery_codes_left, used.recovery_codes_left) == (2, 1)
    with pytest.raises(WrongCode):
        used.used(CODES[0], now=LATER)
    assert used.used(CODES[1], now=LATER).recovery_codes_left == 0


def test_new_recovery_codes_replace_those_before():
    renewed = ON.with_recovery_codes(["XXXXX-YYYYY"])
    with pytest.raises(WrongCode):
        renewed.used(CODES[0], now=LATER)
    assert renewed.used("XXXXX-YYYYY", now=LATER)


@pytest.mark.parametrize("code", ["", "é", "\ud800", "12345", "1234567", "٣٣٣٣٣٣", "      "])
def test_what_is_no_code_is_a_wrong_one(code):
    with pytest.raises(WrongCode):
        ON.used(code, now=LATER)


def test_a_code_may_be_typed_with_spaces():
    code = present()
    assert ON.used(f"{code[:3]} {code[3:]}", now=LATER)


def test_recovery_codes_differ():
    numbers = count()
    codes = new_recovery_codes(lambda: f"id{next(numbers)}")
    assert len(set(codes)) == len(codes) == RECOVERY_CODES


def test_no_secret_is_seen_in_a_log():
    shown = repr(replace(ON, asked_secret=SECRET))
    assert SECRET not in shown
    assert ON.recovery_digests[0] not in shown
