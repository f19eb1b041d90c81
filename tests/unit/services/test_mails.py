"""The letters we write: to whom, about what, once each."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from chalicelib.core.errors import StaleRow
from chalicelib.core.events import AccountRegistered, PasswordChanged, PasswordResetRequested
from chalicelib.core.identity import email_key
from chalicelib.core.letter import Letter
from chalicelib.core.sign_in import fingerprint
from chalicelib.services.mails import MailDoors, send_mail
from tests.fakes.accounts import InMemoryDeliveries, RecordingMailer
from tests.fakes.organizations import InMemoryInvitations, InMemoryOrganizations
from tests.unit.services.accounts import EMAIL, NOW, House


class NamedLetters:
    """Letters that say their name and values."""

    def write(self, name, lang, values):
        return Letter(subject=f"{name} {lang}", text=values["link"], html="")


@dataclass
class Office:
    """Ana's house and what letters need."""

    def __post_init__(self) -> None:
        self.house = House()
        self.user = self.house.ana().user
        self.mailer = RecordingMailer()
        self.invitations = InMemoryInvitations()
        self.organizations = InMemoryOrganizations(self.invitations)
        self.doors = MailDoors(
            accounts=self.house.accounts,
            tokens=self.house.tokens,
            letters=NamedLetters(),
            mailer=self.mailer,
            deliveries=InMemoryDeliveries(),
            site_origin="https://sextant.test",
            invitations=self.invitations,
            organizations=self.organizations,
        )


def asked(email=EMAIL):
    return PasswordResetRequested(id="m1", at=NOW, email_key=email_key(email))


def test_a_forgotten_password_gets_a_link_that_fits_the_present_one():
    office = Office()
    assert send_mail(office.doors, asked(), now=NOW)
    ((to, letter),) = office.mailer.sent
    assert (to, letter.subject) == (EMAIL, "password_reset fr")
    address, _, token = letter.text.partition("#token=")
    assert address == "https://sextant.test/reset-password"
    claim = office.house.tokens.reset_claim(token, now=NOW)
    assert claim.user_id == office.user.id
    assert claim.fingerprint == fingerprint(office.house.accounts.get(office.user.id).password_hash)


def test_an_address_without_account_gets_nothing():
    office = Office()
    assert not send_mail(office.doors, asked("bob@school.test"), now=NOW)
    assert not office.mailer.sent


@pytest.mark.parametrize(
    ("event", "name"), [(AccountRegistered, "welcome"), (PasswordChanged, "password_changed")]
)
def test_the_owner_is_told_what_happens_to_the_account(event, name):
    office = Office()
    assert send_mail(office.doors, event(id="m1", at=NOW, user_id=office.user.id), now=NOW)
    assert [(to, letter.subject) for to, letter in office.mailer.sent] == [(EMAIL, f"{name} fr")]


def test_nobody_is_written_to_about_an_account_deleted_since():
    office = Office()
    event = PasswordChanged(id="m1", at=NOW, user_id="gone")
    assert not send_mail(office.doors, event, now=NOW)


def test_the_same_event_twice_makes_one_letter():
    office = Office()
    assert send_mail(office.doors, asked(), now=NOW)
    assert not send_mail(office.doors, asked(), now=NOW)
    assert len(office.mailer.sent) == 1


def test_a_letter_the_carrier_refused_is_tried_again():
    office = Office()
    office.mailer.is_down = True
    with pytest.raises(ConnectionError):
        send_mail(office.doors, asked(), now=NOW)
    office.mailer.is_down = False
    with pytest.raises(StaleRow):
        send_mail(office.doors, asked(), now=NOW + timedelta(seconds=1))
    assert send_mail(office.doors, asked(), now=NOW + timedelta(minutes=3))
    assert len(office.mailer.sent) == 1
