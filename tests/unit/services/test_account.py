"""One's own account: name, language, password, forgotten password."""

from datetime import timedelta

import pytest

from chalicelib.core.errors import (
    LinkExpired,
    NameNotReadable,
    SignedOut,
    StaleRow,
    TooManyAttempts,
    WeakPassword,
    WrongCredentials,
)
from chalicelib.core.events import PasswordChanged, PasswordResetRequested
from chalicelib.core.identity import email_key
from chalicelib.core.sign_in import ACCOUNT_FAILURES, RESET_MAILS, ResetClaim, fingerprint
from chalicelib.services.account import (
    ProfileChange,
    change_password,
    change_profile,
    read_account,
    request_password_reset,
    reset_password,
)
from chalicelib.services.sign_in import refresh, sign_in
from tests.fakes.accounts import InMemoryAccounts
from tests.unit.services.accounts import DEVICE, EMAIL, NOW, PASSWORD, House

NEW_PASSWORD = "soupe de lentilles"


def enter(house, password=PASSWORD):
    return sign_in(house.sign_in, login=EMAIL, password=password, device_id=DEVICE, now=NOW)


def link(house, user_id):
    user = house.accounts.get(user_id)
    claim = ResetClaim(user.id, fingerprint(user.password_hash))
    return house.tokens.reset_link(claim, now=NOW)


def test_what_is_not_given_is_left_as_it_is():
    house = House()
    user_id = house.ana().user.id
    change_profile(house.account, user_id, ProfileChange(lang="en"))
    user = read_account(house.account, user_id)
    assert (user.first_name, user.last_name, user.lang) == ("Ana", "Silva", "en")


def test_a_name_that_is_none_changes_nothing():
    house = House()
    user_id = house.ana().user.id
    with pytest.raises(NameNotReadable):
        change_profile(house.account, user_id, ProfileChange(first_name="Anna", last_name="<b>"))
    assert read_account(house.account, user_id).first_name == "Ana"


def changed(house, who, *, current=PASSWORD, new=NEW_PASSWORD):
    change_password(
        house.account,
        house.tokens.principal(who.access_token, now=NOW),
        current_password=current,
        new_password=new,
        now=NOW,
    )


def test_a_new_password_replaces_the_old_one_and_is_announced():
    house = House()
    changed(house, house.ana())
    assert enter(house, NEW_PASSWORD)
    with pytest.raises(WrongCredentials):
        enter(house, PASSWORD)
    assert isinstance(house.mails.events[-1], PasswordChanged)


def test_changing_the_password_signs_out_the_other_browsers_only():
    house = House()
    other, here = house.ana(), enter(house)
    changed(house, here)
    assert refresh(house.sign_in, here.refresh_token, now=NOW)
    with pytest.raises(SignedOut):
        refresh(house.sign_in, other.refresh_token, now=NOW)


def test_a_wrong_current_password_changes_nothing_and_is_throttled():
    house = House()
    ana = house.ana()
    for _ in range(ACCOUNT_FAILURES.failures):
        with pytest.raises(WrongCredentials):
            changed(house, ana, current="wrong")
    with pytest.raises(TooManyAttempts):
        changed(house, ana)
    assert enter(house, PASSWORD)


def test_a_weak_new_password_is_refused_at_its_own_place():
    house = House()
    with pytest.raises(WeakPassword) as refused:
        changed(house, house.ana(), new="common words")
    assert refused.value.pointer == "/new_password"


@pytest.mark.parametrize("email", [EMAIL, "nobody@school.test"])
def test_asking_for_a_link_does_the_same_whether_there_is_an_account(email):
    house = House()
    house.ana()
    house.mails.events.clear()
    request_password_reset(house.account, email, now=NOW)
    (event,) = house.mails.events
    assert isinstance(event, PasswordResetRequested)
    assert event.email_key == email_key(email)


def test_asking_with_what_is_no_address_does_nothing():
    house = House()
    request_password_reset(house.account, "no address", now=NOW)
    assert not house.mails.events


def test_a_mailbox_is_not_filled_with_links():
    house = House()
    for _ in range(3 * RESET_MAILS.failures):
        request_password_reset(house.account, EMAIL, now=NOW)
    assert len(house.mails.events) == RESET_MAILS.failures
    request_password_reset(house.account, EMAIL, now=NOW + RESET_MAILS.window)
    assert len(house.mails.events) == RESET_MAILS.failures + 1


def test_a_link_gives_a_new_password_and_signs_out_everywhere():
    house = House()
    ana = house.ana()
    reset_password(house.account, token=link(house, ana.user.id), password=NEW_PASSWORD, now=NOW)
    assert enter(house, NEW_PASSWORD)
    with pytest.raises(SignedOut):
        refresh(house.sign_in, ana.refresh_token, now=NOW)
    assert isinstance(house.mails.events[-1], PasswordChanged)


def test_a_queue_that_is_down_does_not_undo_a_new_password():
    house = House()
    token = link(house, house.ana().user.id)
    house.mails.is_down = True
    reset_password(house.account, token=token, password=NEW_PASSWORD, now=NOW)
    assert enter(house, NEW_PASSWORD)
    (stuck,) = house.outbox.due(now=NOW + timedelta(minutes=1), at_most=10)
    assert isinstance(stuck, PasswordChanged)


def test_a_link_works_once():
    house = House()
    token = link(house, house.ana().user.id)
    reset_password(house.account, token=token, password=NEW_PASSWORD, now=NOW)
    with pytest.raises(LinkExpired):
        reset_password(house.account, token=token, password="encore une autre", now=NOW)
    assert enter(house, NEW_PASSWORD)


def test_a_link_dies_when_the_password_is_changed_elsewhere():
    house = House()
    ana = house.ana()
    token = link(house, ana.user.id)
    changed(house, ana)
    with pytest.raises(LinkExpired):
        reset_password(house.account, token=token, password="encore une autre", now=NOW)


def test_a_link_refused_for_a_weak_password_still_works():
    house = House()
    token = link(house, house.ana().user.id)
    with pytest.raises(WeakPassword):
        reset_password(house.account, token=token, password="short", now=NOW)
    reset_password(house.account, token=token, password=NEW_PASSWORD, now=NOW)


def test_a_link_is_too_old_after_an_hour():
    house = House()
    token = link(house, house.ana().user.id)
    late = NOW + timedelta(hours=1)
    with pytest.raises(LinkExpired):
        reset_password(house.account, token=token, password=NEW_PASSWORD, now=late)


def test_a_link_of_a_deleted_account_is_one_that_expired():
    house = House()
    user = house.ana().user
    token = link(house, user.id)
    house.accounts.close(house.accounts.get(user.id), last_erasure_at=NOW)
    with pytest.raises(LinkExpired):
        reset_password(house.account, token=token, password=NEW_PASSWORD, now=NOW)


def test_a_link_used_twice_at_once_works_once(monkeypatch):
    house = House()
    token = link(house, house.ana().user.id)

    def overtaken(self, user, *, event):
        raise StaleRow

    monkeypatch.setattr(InMemoryAccounts, "save", overtaken)
    with pytest.raises(LinkExpired):
        reset_password(house.account, token=token, password=NEW_PASSWORD, now=NOW)
