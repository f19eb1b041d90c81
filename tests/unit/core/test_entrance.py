"""What is asked between being known and being in, and what the tokens then say."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.entrance import Opening, Proved, refuse_half_way, step_left
from chalicelib.core.identity import User
from chalicelib.core.orga_errors import PasswordChangeRequired, SecondFactorRequired
from chalicelib.core.second_factor import SecondFactor
from chalicelib.core.sign_in import fingerprint

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
TOKENS = SignedTokens(["k" * 32], issuer="https://sextant.test")
ANA = User(id="u1", kind="registered", lang="fr", created_at=NOW, password_hash="hash")
FACTOR = SecondFactor(secret="S" * 32, since=NOW)
PASSWORD = Proved(by_password=True)
BOTH = Proved(by_password=True, is_strong=True)
ELSEWHERE = Proved()


@pytest.mark.parametrize(
    ("changes", "proved", "step"),
    [
        ({}, PASSWORD, None),
        ({"must_change_password": True}, PASSWORD, "new_password"),
        ({"must_change_password": True}, ELSEWHERE, None),
        ({"second_factor": FACTOR}, PASSWORD, "second_factor"),
        ({"second_factor": FACTOR}, ELSEWHERE, "second_factor"),
        ({"second_factor": FACTOR}, BOTH, None),
        ({"second_factor": FACTOR, "must_change_password": True}, PASSWORD, "second_factor"),
        ({"second_factor": FACTOR, "must_change_password": True}, BOTH, "new_password"),
        ({"second_factor": SecondFactor(asked_secret="S" * 32)}, PASSWORD, None),
    ],
)
def test_one_thing_is_asked_at_a_time_and_the_second_factor_first(changes, proved, step):
    assert step_left(replace(ANA, **changes), proved) == step


def test_who_is_half_way_gets_a_token_of_that_step_only():
    user = replace(ANA, second_factor=FACTOR)
    with pytest.raises(SecondFactorRequired) as refusal:
        refuse_half_way(user, PASSWORD, TOKENS, now=NOW)
    claim = TOKENS.step_claim(refusal.value.step_token, now=NOW)
    assert (claim.user_id, claim.step, claim.by_password) == ("u1", "second_factor", True)
    assert claim.fingerprint == fingerprint("hash")
    assert not claim.is_strong


def test_a_second_factor_that_was_given_is_remembered_at_the_next_step():
    user = replace(ANA, second_factor=FACTOR, must_change_password=True)
    with pytest.raises(PasswordChangeRequired) as refusal:
        refuse_half_way(user, BOTH, TOKENS, now=NOW)
    assert TOKENS.step_claim(refusal.value.step_token, now=NOW).is_strong


def test_a_refusal_does_not_say_its_token():
    with pytest.raises(PasswordChangeRequired) as refusal:
        refuse_half_way(replace(ANA, must_change_password=True), PASSWORD, TOKENS, now=NOW)
    assert refusal.value.step_token not in str(refusal.value)


@pytest.mark.parametrize(
    ("user", "is_strong", "says_staff", "says_strong"),
    [
        (replace(ANA, is_staff=True), False, False, False),
        (replace(ANA, is_staff=True, second_factor=FACTOR), False, False, False),
        (replace(ANA, is_staff=True, second_factor=FACTOR), True, True, True),
        (replace(ANA, second_factor=FACTOR), True, False, True),
        (replace(ANA, is_staff=True), True, False, False),
    ],
)
def test_an_access_token_says_staff_only_after_a_second_factor_that_still_stands(
    user, is_strong, says_staff, says_strong
):
    numbers = count()
    opening = Opening.of(user, new_id=lambda: f"id{next(numbers)}", now=NOW, is_strong=is_strong)
    signed = opening.signed_in(TOKENS, now=NOW)
    principal = TOKENS.principal(signed.access_token, now=NOW)
    assert principal.is_staff == says_staff
    assert principal.has_second_factor == says_strong
