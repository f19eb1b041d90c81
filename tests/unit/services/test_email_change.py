"""An address is added or changed once its owner has shown that they read it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.errors import EmailNotReadable, EmailTaken, TooManyAttempts, WrongCredentials
from chalicelib.core.events import AccountChanged, EmailAsked
from chalicelib.core.identity import email_key
from chalicelib.core.orga_errors import EmailNotAsked, WrongCode
from chalicelib.core.sign_in import (
    EMAIL_FAILURES,
    EMAIL_LIFE,
    RESET_MAILS,
    email_code,
    email_secret_name,
)
from chalicelib.services.email_change import EmailDoors, ask_email, confirm_email
from chalicelib.services.sign_in import sign_in
from tests.unit.services.accounts import DEVICE, NOW, PASSWORD, House

NEW = "ana@home.test"


class Desk:
    """Ana's house, and her account."""

    def __init__(self) -> None:
        self.house = House()
        self.user_id = self.house.ana().user.id

    @property
    def doors(self) -> EmailDoors:
        house = self.house
        return EmailDoors(
            accounts=house.accounts,
            throttles=house.throttles,
            passwords=house.passwords,
            tokens=house.tokens,
            mails=house.mails,
            outbox=house.outbox,
            new_id=house.new_id,
        )

    def user(self):
        return self.house.accounts.get(self.user_id)

    def ask(self, *, email=NEW, password=PASSWORD, now=NOW):
        ask_email(self.doors, self.user_id, email=email, password=password, now=now)

    def confirm(self, code, *, now=NOW):
        return confirm_email(self.doors, self.user_id, code=code, now=now)

    def code(self) -> str:
        name = email_secret_name(self.user().pending_email.id)
        return email_code(self.house.tokens.derived(name)[0])

    def wrong(self) -> str:
        return f"{(int(self.code()) + 1) % 10**6:06d}"


def test_the_address_changes_once_its_code_comes_back():
    desk = Desk()
    desk.ask()
    assert desk.user().email != NEW
    assert desk.confirm(desk.code()) == desk.user()
    assert desk.user().email == NEW
    assert desk.house.accounts.find_by_email(email_key(NEW)).id == desk.user_id
    assert sign_in(desk.house.sign_in, login=NEW, password=PASSWORD, device_id=DEVICE, now=NOW)


def test_a_pupil_without_an_address_adds_one_and_keeps_the_user_name():
    desk = Desk()
    accounts = desk.house.accounts
    before = desk.user()
    accounts.register(replace(before, email=None, username="ana.silva0203"), before=before)
    desk.ask()
    desk.confirm(desk.code())
    assert accounts.find_by_username("ana.silva0203") == desk.user()
    assert desk.user().email == NEW


def test_the_new_address_gets_the_code_and_the_present_one_a_warning():
    desk = Desk()
    desk.ask()
    letters = [event for event in desk.house.mails.events if event.type != "account_registered"]
    assert {type(event) for event in letters} == {EmailAsked, AccountChanged}


def test_asking_wants_the_password():
    desk = Desk()
    with pytest.raises(WrongCredentials):
        desk.ask(password="wrong")
    with pytest.raises(EmailNotReadable):
        desk.ask(email="ana at home")
    assert desk.user().pending_email is None


def test_a_code_cannot_be_guessed():
    desk = Desk()
    desk.ask()
    for _ in range(EMAIL_FAILURES):
        with pytest.raises(WrongCode):
            desk.confirm(desk.wrong())
    with pytest.raises(EmailNotAsked):
        desk.confirm(desk.code())


def test_a_code_dies_with_its_hour_and_with_the_next_one():
    desk = Desk()
    desk.ask()
    first = desk.code()
    desk.ask()
    with pytest.raises(WrongCode):
        desk.confirm(first)
    with pytest.raises(EmailNotAsked):
        desk.confirm(desk.code(), now=NOW + EMAIL_LIFE)


def test_a_code_works_once():
    desk = Desk()
    desk.ask()
    code = desk.code()
    desk.confirm(code)
    with pytest.raises(EmailNotAsked):
        desk.confirm(code)


def test_an_address_of_another_account_is_told_to_who_reads_it_only():
    desk = Desk()
    other = replace(desk.user(), id="u2", email=NEW, version=0)
    desk.house.accounts.add(other)
    desk.ask()
    with pytest.raises(EmailTaken):
        desk.confirm(desk.code())
    assert desk.house.accounts.find_by_email(email_key(NEW)).id == "u2"


def test_nobodys_mailbox_is_a_target():
    desk = Desk()
    for _ in range(RESET_MAILS.failures):
        desk.ask()
    with pytest.raises(TooManyAttempts):
        desk.ask()
    desk.ask(now=NOW + timedelta(hours=1))
