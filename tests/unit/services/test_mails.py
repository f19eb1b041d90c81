"""The letters we write: to whom, about what, once each."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.errors import StaleRow
from chalicelib.core.events import (
    AccountChanged,
    AccountRegistered,
    EmailAsked,
    PasswordChanged,
    PasswordResetRequested,
)
from chalicelib.core.identity import PendingEmail, email_key
from chalicelib.core.letter import Letter
from chalicelib.core.organization import (
    INVITATION_LIFE,
    InvitationToken,
    Invitee,
    Organization,
    announced,
    new_invitation,
    secret_name,
)
from chalicelib.core.sign_in import email_code, email_secret_name, fingerprint
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


def invited(office, **changes):
    """The event of an invitation to Ana's school, stored, its link made with the first key."""
    school = Organization(id="o1", type="school", name="Zola", created_at=NOW)
    office.organizations.add(school)
    secret = office.house.tokens.derived(secret_name("o1", "i1"))[0]
    invitee = Invitee("chloe@school.test", changes.get("role", "member"), "en")
    invitation = new_invitation("i1", "o1", invitee, secret=secret, now=NOW)
    office.invitations.save(invitation, event=announced(invitation, "e1"))
    return announced(invitation, "e1"), InvitationToken("o1", "i1", secret)


@pytest.mark.parametrize(
    ("role", "name"), [("member", "invited_member"), ("admin", "invited_admin")]
)
def test_who_is_invited_gets_the_link_in_the_language_chosen_for_them(role, name):
    office = Office()
    event, token = invited(office, role=role)
    assert send_mail(office.doors, event, now=NOW)
    ((to, letter),) = office.mailer.sent
    assert (to, letter.subject) == ("chloe@school.test", f"{name} en")
    assert letter.text == f"https://sextant.test/orga/invitation#{token.text}"


def test_a_link_made_with_yesterdays_key_is_still_written():
    office = Office()
    event, token = invited(office)
    tokens = SignedTokens(["n" * 32, "k" * 32], issuer="https://sextant.test")
    assert send_mail(replace(office.doors, tokens=tokens), event, now=NOW)
    assert office.mailer.sent[0][1].text.endswith(token.text)


def test_nobody_is_written_to_about_an_invitation_that_stands_no_more():
    office = Office()
    event, _ = invited(office)
    assert not send_mail(office.doors, event, now=NOW + INVITATION_LIFE)
    office.invitations.remove("o1", "i1")
    assert not send_mail(office.doors, event, now=NOW)
    assert office.mailer.sent == []


class WholeLetters:
    """Letters that say all they were given."""

    def write(self, name, lang, values):
        return Letter(subject=f"{name} {lang}", text=values.get("code", ""), html="")


def test_the_code_for_a_new_address_goes_there():
    office = Office()
    pending = PendingEmail("p1", "ana@home.test", NOW + timedelta(hours=1))
    office.house.accounts.save(replace(office.user, pending_email=pending, version=1))
    doors = replace(office.doors, letters=WholeLetters())
    event = EmailAsked(id="m1", at=NOW, user_id=office.user.id, pending_id="p1")
    assert send_mail(doors, event, now=NOW)
    ((to, letter),) = office.mailer.sent
    secret = office.house.tokens.derived(email_secret_name("p1"))[0]
    assert (to, letter.text) == ("ana@home.test", email_code(secret))


@pytest.mark.parametrize("pending_id", ["p0", None])
def test_no_code_is_written_for_an_address_that_waits_no_more(pending_id):
    office = Office()
    if pending_id:
        pending = PendingEmail("p1", "ana@home.test", NOW + timedelta(hours=1))
        office.house.accounts.save(replace(office.user, pending_email=pending, version=1))
    event = EmailAsked(id="m1", at=NOW, user_id=office.user.id, pending_id="p0")
    assert not send_mail(office.doors, event, now=NOW)
    assert not office.mailer.sent


@pytest.mark.parametrize("change", ["email_asked", "second_factor_added", "second_factor_removed"])
def test_the_owner_hears_of_what_changes_in_how_they_sign_in(change):
    office = Office()
    event = AccountChanged(id="m1", at=NOW, user_id=office.user.id, change=change)
    assert send_mail(office.doors, event, now=NOW)
    ((to, letter),) = office.mailer.sent
    assert (to, letter.subject) == (EMAIL, f"{change} fr")
