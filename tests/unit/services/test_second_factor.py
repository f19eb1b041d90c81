"""Adding a second factor, giving a code of it, losing the device."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.errors import TooManyAttempts, WrongCredentials
from chalicelib.core.identity import Principal
from chalicelib.core.orga_errors import (
    PasswordChangeRequired,
    SecondFactorNeeded,
    SecondFactorNotAsked,
    SecondFactorRequired,
    StepExpired,
    WrongCode,
)
from chalicelib.core.second_factor import STEP, code_at, step_at
from chalicelib.core.sign_in import CODE_FAILURES, STEP_LIFE
from chalicelib.services.account import change_password
from chalicelib.services.second_factor import (
    SecondFactorDoors,
    ask_second_factor,
    confirm_second_factor,
    give_code,
    remove_second_factor,
    renew_recovery_codes,
)
from chalicelib.services.sign_in import choose_password, refresh, sign_in
from tests.unit.services.accounts import DEVICE, EMAIL, NOW, PASSWORD, House


class Room:
    """Ana is signed in, and may add a second factor."""

    def __init__(self) -> None:
        self.house = House()
        self.entered = self.house.ana()
        self.user_id = self.entered.user.id
        self.secret = ""
        self.now = NOW

    @property
    def doors(self) -> SecondFactorDoors:
        house = self.house
        return SecondFactorDoors(
            accounts=house.accounts,
            families=house.families,
            throttles=house.throttles,
            passwords=house.passwords,
            tokens=house.tokens,
            mails=house.mails,
            outbox=house.outbox,
            new_id=house.new_id,
            service_name="Sextant",
        )

    def principal(self) -> Principal:
        return self.house.tokens.principal(self.entered.access_token, now=NOW)

    def code(self) -> str:
        """A code that was not used yet: time passes."""
        self.now += STEP
        return code_at(self.secret, step_at(self.now))

    def with_factor(self) -> list[str]:
        made = ask_second_factor(self.doors, self.user_id, password=PASSWORD, now=NOW)
        self.secret = made.secret
        return list(
            confirm_second_factor(self.doors, self.principal(), code=self.code(), now=self.now)
        )

    def half_way(self) -> str:
        """The token of the step after the password."""
        with pytest.raises(SecondFactorRequired) as refusal:
            sign_in(
                self.house.sign_in, login=EMAIL, password=PASSWORD, device_id=DEVICE, now=self.now
            )
        return refusal.value.step_token

    def change(self, **changes: object) -> None:
        accounts = self.house.accounts
        accounts.save(replace(accounts.get(self.user_id), **changes))


def test_a_factor_that_is_on_is_asked_after_the_password():
    room = Room()
    room.with_factor()
    step = room.half_way()
    entered = give_code(room.doors, step, room.code(), now=room.now)
    principal = room.house.tokens.principal(entered.access_token, now=room.now)
    assert principal.user_id == room.user_id
    assert principal.has_second_factor


def test_a_factor_that_was_not_confirmed_is_not_asked():
    room = Room()
    ask_second_factor(room.doors, room.user_id, password=PASSWORD, now=NOW)
    assert sign_in(room.house.sign_in, login=EMAIL, password=PASSWORD, device_id=DEVICE, now=NOW)


def test_asking_for_a_factor_wants_the_password():
    room = Room()
    with pytest.raises(WrongCredentials):
        ask_second_factor(room.doors, room.user_id, password="wrong", now=NOW)


def test_adding_a_factor_signs_out_other_browsers_and_makes_this_one_strong():
    room = Room()
    other = sign_in(room.house.sign_in, login=EMAIL, password=PASSWORD, device_id=DEVICE, now=NOW)
    room.with_factor()
    families = room.house.families.list_of(room.user_id)
    assert [family.id for family in families] == [room.principal().family_id]
    renewed = refresh(room.house.sign_in, room.entered.refresh_token, now=room.now)
    assert room.house.tokens.principal(renewed.access_token, now=room.now).has_second_factor
    assert other.refresh_token not in {family.digest for family in families}


def test_the_owner_is_told_of_a_factor_that_comes_and_goes():
    room = Room()
    room.with_factor()
    remove_second_factor(
        room.doors, room.user_id, password=PASSWORD, code=room.code(), now=room.now
    )
    changes = [event.change for event in room.house.mails.events if hasattr(event, "change")]
    assert changes == ["second_factor_added", "second_factor_removed"]


def test_a_recovery_code_lets_in_once():
    room = Room()
    codes = room.with_factor()
    step = room.half_way()
    assert give_code(room.doors, step, codes[0], now=room.now)
    with pytest.raises(WrongCode):
        give_code(room.doors, step, codes[0], now=room.now)
    assert room.house.accounts.get(room.user_id).second_factor.recovery_codes_left == 9


def test_codes_cannot_be_tried_for_ever():
    room = Room()
    room.with_factor()
    step = room.half_way()
    for _ in range(CODE_FAILURES[0].failures):
        with pytest.raises(WrongCode):
            give_code(room.doors, step, "wrong", now=room.now)
    with pytest.raises(TooManyAttempts):
        give_code(room.doors, step, room.code(), now=room.now)
    room.now += timedelta(minutes=15)
    assert give_code(room.doors, room.half_way(), room.code(), now=room.now)


def test_codes_cannot_be_tried_slowly_either():
    room = Room()
    room.with_factor()
    tries, day = CODE_FAILURES[1].failures, CODE_FAILURES[1].window_of(NOW)
    for _ in range(tries):
        room.now += timedelta(minutes=15)
        assert CODE_FAILURES[1].window_of(room.now) == day
        with pytest.raises(WrongCode):
            give_code(room.doors, room.half_way(), "wrong", now=room.now)
    room.now += timedelta(minutes=15)
    with pytest.raises(TooManyAttempts):
        give_code(room.doors, room.half_way(), room.code(), now=room.now)


def test_right_codes_are_not_failures():
    room = Room()
    room.with_factor()
    for _ in range(CODE_FAILURES[0].failures * 2):
        assert give_code(room.doors, room.half_way(), room.code(), now=room.now)


def test_a_step_ends_after_ten_minutes():
    room = Room()
    room.with_factor()
    step = room.half_way()
    room.now += STEP_LIFE
    with pytest.raises(StepExpired):
        give_code(room.doors, step, room.code(), now=room.now)


def test_a_step_ends_with_the_password_that_was_given():
    room = Room()
    room.with_factor()
    step = room.half_way()
    change_password(
        room.house.account,
        room.principal(),
        current_password=PASSWORD,
        new_password="trois petits cailloux",
        now=room.now,
    )
    with pytest.raises(StepExpired):
        give_code(room.doors, step, room.code(), now=room.now)


def test_other_tokens_are_no_steps():
    room = Room()
    room.with_factor()
    for token in ("", "x.y.z", room.entered.access_token):
        with pytest.raises(StepExpired):
            give_code(room.doors, token, room.code(), now=room.now)


def test_the_step_of_a_second_factor_does_not_choose_a_password():
    room = Room()
    room.with_factor()
    with pytest.raises(StepExpired):
        choose_password(room.house.sign_in, room.half_way(), "trois petits cailloux", now=room.now)


def test_a_one_time_password_is_changed_after_the_second_factor():
    room = Room()
    room.with_factor()
    room.change(must_change_password=True)
    with pytest.raises(PasswordChangeRequired) as refusal:
        give_code(room.doors, room.half_way(), room.code(), now=room.now)
    step = refusal.value.step_token
    entered = choose_password(room.house.sign_in, step, "trois petits cailloux", now=room.now)
    assert room.house.tokens.principal(entered.access_token, now=room.now).has_second_factor


def test_a_factor_is_removed_with_the_password_and_a_code():
    room = Room()
    codes = room.with_factor()
    with pytest.raises(WrongCredentials):
        remove_second_factor(
            room.doors, room.user_id, password="wrong", code=codes[0], now=room.now
        )
    with pytest.raises(WrongCode):
        remove_second_factor(
            room.doors, room.user_id, password=PASSWORD, code="000000", now=room.now
        )
    remove_second_factor(room.doors, room.user_id, password=PASSWORD, code=codes[0], now=room.now)
    assert not room.house.accounts.get(room.user_id).second_factor.is_on
    renewed = refresh(room.house.sign_in, room.entered.refresh_token, now=room.now)
    assert not room.house.tokens.principal(renewed.access_token, now=room.now).has_second_factor


def test_staff_keep_their_factor():
    room = Room()
    codes = room.with_factor()
    room.change(is_staff=True)
    with pytest.raises(SecondFactorNeeded):
        remove_second_factor(
            room.doors, room.user_id, password=PASSWORD, code=codes[0], now=room.now
        )


def test_a_factor_that_is_not_there_is_not_removed():
    room = Room()
    with pytest.raises(SecondFactorNotAsked):
        remove_second_factor(
            room.doors, room.user_id, password=PASSWORD, code="000000", now=room.now
        )


def test_new_recovery_codes_replace_those_before():
    room = Room()
    before = room.with_factor()
    after = renew_recovery_codes(
        room.doors, room.user_id, password=PASSWORD, code=room.code(), now=room.now
    )
    step = room.half_way()
    with pytest.raises(WrongCode):
        give_code(room.doors, step, before[0], now=room.now)
    assert give_code(room.doors, step, after[0], now=room.now)


def test_who_has_no_password_adds_a_factor_without_one():
    room = Room()
    room.change(password_hash="")
    assert ask_second_factor(room.doors, room.user_id, password="", now=NOW)
