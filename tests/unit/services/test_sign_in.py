"""Getting in, staying in, getting out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.errors import (
    EmailTaken,
    NameNotReadable,
    RefreshTokenReused,
    SignedOut,
    StaleRow,
    TooManyAttempts,
    WeakPassword,
    WrongCredentials,
)
from chalicelib.core.events import AccountRegistered
from chalicelib.core.identity import Principal
from chalicelib.core.orga_errors import PasswordChangeRequired, StepExpired
from chalicelib.core.sign_in import ACCOUNT_FAILURES, DEVICE_FAILURES, STEP_LIFE
from chalicelib.services.mails import OutboxDoors, send_what_stuck
from chalicelib.services.sign_in import (
    choose_password,
    refresh,
    sign_in,
    sign_out,
    sign_out_everywhere,
    sign_up,
    start_anonymously,
)
from tests.fakes.accounts import InMemoryFamilies
from tests.unit.services.accounts import DEVICE, EMAIL, FORM, NOW, OTHER_DEVICE, PASSWORD, House


def enter(house, *, password=PASSWORD, email=EMAIL, device_id=DEVICE, now=NOW):
    return sign_in(house.sign_in, login=email, password=password, device_id=device_id, now=now)


def fail(house, *, times, device_id, now=NOW):
    for _ in range(times):
        with pytest.raises(WrongCredentials):
            enter(house, password="wrong", device_id=device_id, now=now)


def test_signing_up_signs_in_and_announces_the_account():
    house = House()
    entered = house.ana()
    assert (entered.user.kind, entered.user.email) == ("registered", EMAIL)
    assert house.tokens.principal(entered.access_token, now=NOW).user_id == entered.user.id
    (event,) = house.mails.events
    assert isinstance(event, AccountRegistered)
    assert event.user_id == entered.user.id


def test_a_queue_that_is_down_keeps_nobody_out_and_nothing_is_forgotten():
    house = House()
    house.mails.is_down = True
    assert house.ana().user.email == EMAIL
    house.mails.is_down = False
    doors = OutboxDoors(outbox=house.outbox, queue=house.mails)
    assert send_what_stuck(doors, now=NOW + timedelta(minutes=5), at_most=10) == 1
    assert send_what_stuck(doors, now=NOW + timedelta(minutes=5), at_most=10) == 0
    assert [event.user_id for event in house.mails.events] == list(house.accounts.rows)


def test_what_left_at_once_is_not_sent_again():
    house = House()
    house.ana()
    doors = OutboxDoors(outbox=house.outbox, queue=house.mails)
    assert send_what_stuck(doors, now=NOW + timedelta(minutes=5), at_most=10) == 0


def test_two_sign_ups_with_one_address_make_one_account():
    house = House()
    house.ana()
    again = replace(FORM, email="ANA@school.test")
    with pytest.raises(EmailTaken):
        sign_up(house.sign_in, again, principal=None, device_id=DEVICE, now=NOW)
    assert len(house.accounts.rows) == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"password": "short"}, WeakPassword),
        ({"password": "common words"}, WeakPassword),
        ({"last_name": "Wojciechowska", "password": "Wojciechowska"}, WeakPassword),
        ({"first_name": " "}, NameNotReadable),
    ],
)
def test_a_form_that_is_wrong_makes_no_account(change, refusal):
    house = House()
    with pytest.raises(refusal):
        sign_up(house.sign_in, replace(FORM, **change), principal=None, device_id=DEVICE, now=NOW)
    assert not house.accounts.rows


def test_an_anonymous_account_becomes_a_registered_one_under_the_same_id():
    house = House()
    before = start_anonymously(house.sign_in, lang="en", now=NOW)
    who = house.tokens.principal(before.access_token, now=NOW)
    after = sign_up(house.sign_in, FORM, principal=who, device_id=DEVICE, now=NOW)
    assert after.user.id == before.user.id
    assert house.accounts.get(after.user.id).expires_at is None
    assert not house.erasures.due_at
    with pytest.raises(SignedOut):
        refresh(house.sign_in, before.refresh_token, now=NOW)


@pytest.mark.parametrize("kind", ["anonymous", "registered"])
def test_whoever_is_not_anonymous_any_more_gets_an_account_of_their_own(kind):
    house = House()
    house.ana()
    form = replace(FORM, email="bob@school.test")
    who = Principal("gone", kind)
    entered = sign_up(house.sign_in, form, principal=who, device_id=DEVICE, now=NOW)
    assert entered.user.id != "gone"
    assert len(house.accounts.rows) == 2


def test_an_account_is_not_converted_twice():
    house = House()
    who = start_anonymously(house.sign_in, lang="fr", now=NOW).user.principal("")
    first = sign_up(house.sign_in, FORM, principal=who, device_id=DEVICE, now=NOW)
    form = replace(FORM, email="bob@school.test")
    second = sign_up(house.sign_in, form, principal=who, device_id=DEVICE, now=NOW)
    assert first.user.id != second.user.id
    assert house.accounts.get(first.user.id).email == EMAIL


def test_asking_which_addresses_are_taken_is_throttled_by_browser():
    house = House()
    house.ana()
    for _ in range(DEVICE_FAILURES.failures):
        with pytest.raises(EmailTaken):
            sign_up(house.sign_in, FORM, principal=None, device_id=DEVICE, now=NOW)
    with pytest.raises(TooManyAttempts):
        sign_up(house.sign_in, FORM, principal=None, device_id=DEVICE, now=NOW)


def test_the_right_password_lets_in_however_the_address_is_written():
    house = House()
    house.ana()
    assert enter(house, email=" ANA@School.test").user.email == EMAIL


@pytest.mark.parametrize(
    "given",
    [{"password": "wrong"}, {"email": "bob@school.test"}, {"email": "no address"}],
)
def test_anything_else_is_the_same_refusal(given):
    house = House()
    house.ana()
    with pytest.raises(WrongCredentials) as refused:
        enter(house, **given)
    assert str(refused.value) == "wrong_credentials"


def test_an_anonymous_account_has_no_password_to_sign_in_with():
    house = House()
    start_anonymously(house.sign_in, lang="fr", now=NOW)
    with pytest.raises(WrongCredentials):
        enter(house, email="", password="")


def test_failures_on_an_account_lock_it_for_browsers_that_never_knew_the_password():
    house = House()
    house.ana()
    fail(house, times=ACCOUNT_FAILURES.failures, device_id=OTHER_DEVICE)
    with pytest.raises(TooManyAttempts) as refused:
        enter(house, device_id="f" * 24)
    assert 0 < refused.value.retry_after_seconds <= 900
    assert enter(house, device_id=DEVICE).user.email == EMAIL


def test_failures_of_a_browser_that_knew_the_password_are_limited_too():
    house = House()
    house.ana()
    fail(house, times=ACCOUNT_FAILURES.failures, device_id=DEVICE)
    with pytest.raises(TooManyAttempts):
        enter(house, device_id=DEVICE)


def test_an_account_that_does_not_exist_is_throttled_as_one_that_does():
    house = House()
    for _ in range(ACCOUNT_FAILURES.failures):
        with pytest.raises(WrongCredentials):
            enter(house)
    with pytest.raises(TooManyAttempts):
        enter(house)


def test_one_browser_cannot_try_account_after_account():
    house = House()
    for number in range(DEVICE_FAILURES.failures):
        with pytest.raises(WrongCredentials):
            enter(house, email=f"pupil{number}@school.test")
    with pytest.raises(TooManyAttempts):
        enter(house, email="another@school.test")


def test_a_class_that_signs_in_on_one_browser_is_never_throttled():
    house = House()
    house.ana()
    for _ in range(3 * DEVICE_FAILURES.failures):
        assert enter(house)


def test_the_wait_ends_with_the_window():
    house = House()
    house.ana()
    fail(house, times=ACCOUNT_FAILURES.failures, device_id=OTHER_DEVICE)
    assert enter(house, device_id=OTHER_DEVICE, now=NOW + timedelta(minutes=15))


def test_an_outdated_hash_is_renewed_when_its_owner_signs_in():
    house = House()
    entered = house.ana()
    house.passwords.made = "hash2:"
    enter(house)
    assert house.accounts.get(entered.user.id).password_hash == f"hash2:{PASSWORD}"


def test_a_refresh_gives_new_tokens_for_the_same_person():
    house = House()
    entered = house.ana()
    later = NOW + timedelta(minutes=14)
    renewed = refresh(house.sign_in, entered.refresh_token, now=later)
    assert renewed.user.id == entered.user.id
    assert renewed.refresh_token != entered.refresh_token
    assert renewed.refresh_expires_at == later + timedelta(days=7)
    assert house.tokens.principal(renewed.access_token, now=later).family_id


def test_a_token_that_comes_back_revokes_its_family():
    house = House()
    entered = house.ana()
    renewed = refresh(house.sign_in, entered.refresh_token, now=NOW)
    with pytest.raises(RefreshTokenReused):
        refresh(house.sign_in, entered.refresh_token, now=NOW + timedelta(seconds=10))
    with pytest.raises(SignedOut):
        refresh(house.sign_in, renewed.refresh_token, now=NOW + timedelta(seconds=11))


def test_a_copy_used_by_a_thief_revokes_only_that_sign_in():
    house = House()
    elsewhere = house.ana()
    here = enter(house)
    refresh(house.sign_in, here.refresh_token, now=NOW)
    with pytest.raises(RefreshTokenReused):
        refresh(house.sign_in, here.refresh_token, now=NOW + timedelta(minutes=1))
    assert refresh(house.sign_in, elsewhere.refresh_token, now=NOW + timedelta(minutes=1))


def test_tabs_that_race_all_get_the_same_token_and_stay_signed_in():
    house = House()
    entered = house.ana()
    first = refresh(house.sign_in, entered.refresh_token, now=NOW)
    late = [
        refresh(house.sign_in, token, now=NOW + timedelta(seconds=seconds))
        for seconds, token in (
            (1, entered.refresh_token),
            (2, first.refresh_token),
            (9, entered.refresh_token),
        )
    ]
    assert {tab.refresh_token for tab in late} == {first.refresh_token}
    assert refresh(house.sign_in, first.refresh_token, now=NOW + timedelta(minutes=14))


def test_a_race_lost_in_the_store_ends_like_one_won():
    class Overtaken(InMemoryFamilies):
        """Another request turns the family just before this one does."""

        def turn(self, family):
            super().turn(family)
            if not self.is_overtaken:
                self.is_overtaken = True
                raise StaleRow

        is_overtaken = False

    house = House(families=Overtaken())
    entered = house.ana()
    renewed = refresh(house.sign_in, entered.refresh_token, now=NOW)
    assert refresh(house.sign_in, renewed.refresh_token, now=NOW + timedelta(minutes=1))


def test_a_racing_tab_catches_up_even_when_the_key_has_just_been_rotated():
    house = House()
    entered = house.ana()
    first = refresh(house.sign_in, entered.refresh_token, now=NOW)
    house.tokens = SignedTokens(["n" * 32, "k" * 32], issuer="https://sextant.test")
    late = refresh(house.sign_in, entered.refresh_token, now=NOW + timedelta(seconds=1))
    assert late.refresh_token == first.refresh_token


@pytest.mark.parametrize("days", [7, 8])
def test_a_token_not_used_for_seven_days_is_too_old(days):
    house = House()
    entered = house.ana()
    with pytest.raises(SignedOut):
        refresh(house.sign_in, entered.refresh_token, now=NOW + timedelta(days=days))


def test_an_anonymous_person_stays_no_longer_than_four_hours():
    house = House()
    entered = start_anonymously(house.sign_in, lang="fr", now=NOW)
    late = NOW + timedelta(hours=3, minutes=59)
    renewed = refresh(house.sign_in, entered.refresh_token, now=late)
    assert renewed.refresh_expires_at == NOW + timedelta(hours=4)
    with pytest.raises(SignedOut):
        refresh(house.sign_in, renewed.refresh_token, now=NOW + timedelta(hours=4))


@pytest.mark.parametrize("cookie", ["", "garbage", "a.b.c", "nobody.f1.secret"])
def test_a_cookie_that_is_no_token_signs_out(cookie):
    with pytest.raises(SignedOut):
        refresh(House().sign_in, cookie, now=NOW)


def test_signing_out_revokes_this_browser_only_and_may_be_done_twice():
    house = House()
    elsewhere = house.ana()
    here = enter(house)
    sign_out(house.sign_in, here.refresh_token)
    sign_out(house.sign_in, here.refresh_token)
    sign_out(house.sign_in, "garbage")
    with pytest.raises(SignedOut):
        refresh(house.sign_in, here.refresh_token, now=NOW)
    assert refresh(house.sign_in, elsewhere.refresh_token, now=NOW)


def test_nobody_signs_somebody_else_out_by_guessing():
    house = House()
    entered = house.ana()
    user_id, family_id, _ = entered.refresh_token.split(".")
    sign_out(house.sign_in, f"{user_id}.{family_id}.guess")
    assert refresh(house.sign_in, entered.refresh_token, now=NOW)


def test_signing_out_everywhere_revokes_every_browser():
    house = House()
    tokens = [house.ana().refresh_token, enter(house).refresh_token]
    sign_out_everywhere(house.sign_in, house.tokens.principal(enter(house).access_token, now=NOW))
    for token in tokens:
        with pytest.raises(SignedOut):
            refresh(house.sign_in, token, now=NOW)


def pupil(house, **changes):
    """Ana has a user name and a one-time password, and no address."""
    house.ana()
    (before,) = house.accounts.rows.values()
    given = {"email": None, "username": "ana.silva0203", "must_change_password": True, **changes}
    house.accounts.register(replace(before, **given), before=before)


def half_way(house):
    with pytest.raises(PasswordChangeRequired) as refusal:
        enter(house, email="Ana.SILVA0203")
    return refusal.value.step_token


def test_a_user_name_signs_in_however_it_is_typed():
    house = House()
    pupil(house, must_change_password=False)
    assert enter(house, email=" Ána.silva0203 ").user.username == "ana.silva0203"


def test_an_unknown_user_name_is_refused_like_a_wrong_password():
    house = House()
    pupil(house)
    for login in ("bob.silva0203", "@", "a@b", "\ud800.x"):
        with pytest.raises(WrongCredentials):
            enter(house, email=login)


def test_a_one_time_password_opens_nothing_but_the_choice_of_another():
    house = House()
    pupil(house)
    families = len(house.families.rows)
    step = half_way(house)
    assert len(house.families.rows) == families
    entered = choose_password(house.sign_in, step, "trois petits cailloux", now=NOW)
    assert not entered.user.must_change_password
    assert len(house.families.rows) == 1
    assert enter(house, email="ana.silva0203", password="trois petits cailloux")
    with pytest.raises(WrongCredentials):
        enter(house, email="ana.silva0203")


def test_the_step_of_a_new_password_works_once_and_ten_minutes():
    house = House()
    pupil(house)
    step = half_way(house)
    with pytest.raises(StepExpired):
        choose_password(house.sign_in, step, "trois petits cailloux", now=NOW + STEP_LIFE)
    choose_password(house.sign_in, step, "trois petits cailloux", now=NOW)
    with pytest.raises(StepExpired):
        choose_password(house.sign_in, step, "quatre petits cailloux", now=NOW)


@pytest.mark.parametrize("password", ["short", "common words", "ana.silva0203"])
def test_a_weak_password_does_not_replace_a_one_time_one(password):
    house = House()
    pupil(house)
    with pytest.raises(WeakPassword):
        choose_password(house.sign_in, half_way(house), password, now=NOW)
    assert half_way(house)


def test_a_hash_made_stronger_does_not_end_the_step():
    house = House()
    pupil(house)
    house.passwords.made = "hash2:"
    assert choose_password(house.sign_in, half_way(house), "trois petits cailloux", now=NOW)
