"""Asking people to join an organization, and joining it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hmac import compare_digest
from typing import Literal

from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import AccountNotFound, EmailNotReadable, QueueUnavailable
from chalicelib.core.identity import email_key, readable_email
from chalicelib.core.orga_errors import InvitationNotFound
from chalicelib.core.organization import (
    INVITATION_MAILS,
    Invitation,
    Invitee,
    Membership,
    Organization,
    announced,
    new_invitation,
    read_invitation_token,
    secret_name,
)
from chalicelib.ports import Accounts, Outbox, Queue, Throttles, Tokens
from chalicelib.ports.orga import Invitations, Memberships, Organizations


@dataclass(frozen=True, slots=True)
class InvitationDoors:
    """What these use cases need from outside."""

    invitations: Invitations
    memberships: Memberships
    organizations: Organizations
    accounts: Accounts
    throttles: Throttles
    tokens: Tokens
    mails: Queue
    outbox: Outbox


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """An address that needs no new invitation, and why."""

    email: str = field(repr=False)
    reason: Literal["member", "invited"]


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of a request to invite."""

    invitations: Sequence[Invitation]
    already: Sequence[AlreadyThere]


def list_invitations(
    doors: InvitationDoors, organization_id: str, *, now: datetime
) -> Sequence[Invitation]:
    """Those that wait, the newest first."""
    waiting = _waiting(doors, organization_id, now)
    return sorted(waiting, key=lambda one: one.invited_at, reverse=True)


def invite(
    doors: InvitationDoors,
    organization_id: str,
    invitees: Sequence[Invitee],
    *,
    request_id: str,
    now: datetime,
) -> Invited:
    """Write to people; who is there or was asked already is told apart.

    The same `request_id` again makes no second letter. Raises `EmailNotReadable`, which points at
    the address, before anything is done, and `TooManyAttempts`.
    """
    members = _member_keys(doors, organization_id)
    waiting = {email_key(one.email): one for one in _waiting(doors, organization_id, now)}
    invitations: list[Invitation] = []
    already: list[AlreadyThere] = []
    for key, invitee in _readable(invitees).items():
        invitation_id = identifier_of(f"{request_id}#{key}")
        known = waiting.get(key)
        if key in members:
            already.append(AlreadyThere(invitee.email, "member"))
        elif known is not None and known.id != invitation_id:
            already.append(AlreadyThere(invitee.email, "invited"))
        else:
            place = organization_id, invitation_id
            invitations.append(known or _invited(doors, place, invitee, now=now))
    return Invited(invitations, already)


def resend_invitation(
    doors: InvitationDoors,
    organization_id: str,
    invitation_id: str,
    *,
    event_id: str,
    now: datetime,
) -> Invitation:
    """Write again, with as much time as the first time; the link stays the same."""
    known = doors.invitations.get(organization_id, invitation_id)
    invitee = Invitee(known.email, known.role, known.lang)
    place = organization_id, invitation_id
    return _invited(doors, place, invitee, event_id=event_id, now=now)


def cancel_invitation(doors: InvitationDoors, organization_id: str, invitation_id: str) -> None:
    """Its link opens nothing from now on; raises `InvitationNotFound`."""
    doors.invitations.get(organization_id, invitation_id)
    doors.invitations.remove(organization_id, invitation_id)


def look_at_invitation(
    doors: InvitationDoors, token: str, *, now: datetime
) -> tuple[Invitation, Organization]:
    """What the holder of a link is asked to; raises `InvitationNotFound`."""
    invitation = _standing(doors, token, now=now)
    return invitation, doors.organizations.get(invitation.organization_id)


def accept_invitation(doors: InvitationDoors, token: str, *, user_id: str, now: datetime) -> str:
    """Join the organization; returns its id.

    Who holds the link may accept it with any account of theirs, once. Said twice by the same
    person it is the same; raises `InvitationNotFound`, `AlreadyMember`.
    """
    try:
        invitation = _standing(doors, token, now=now)
    except InvitationNotFound:
        organization_id = read_invitation_token(token).organization_id
        if doors.memberships.find(organization_id, user_id) is None:
            raise
        return organization_id
    organization_id = invitation.organization_id
    membership = Membership(organization_id, user_id, role=invitation.role, since=now)
    doors.memberships.add(membership, invitation=invitation)
    return organization_id


def _readable(invitees: Sequence[Invitee]) -> Mapping[str, Invitee]:
    """Each address once, by its key; raises `EmailNotReadable` with its place."""
    found: dict[str, Invitee] = {}
    for place, invitee in enumerate(invitees):
        try:
            email = readable_email(invitee.email)
        except EmailNotReadable as error:
            error.pointer = f"/emails/{place}"
            raise
        found.setdefault(email_key(email), replace(invitee, email=email))
    return found


def _member_keys(doors: InvitationDoors, organization_id: str) -> set[str]:
    keys = set()
    for membership in doors.memberships.list_in(organization_id):
        with suppress(AccountNotFound):  # deleted a moment ago
            email = doors.accounts.get(membership.user_id).email
            keys |= {email_key(email)} if email else set()
    return keys


def _waiting(doors: InvitationDoors, organization_id: str, now: datetime) -> Iterator[Invitation]:
    return (one for one in doors.invitations.list_in(organization_id) if not one.is_over(now))


def _invited(
    doors: InvitationDoors,
    place: tuple[str, str],
    invitee: Invitee,
    *,
    event_id: str = "",
    now: datetime,
) -> Invitation:
    """The invitation, stored and on its way."""
    organization_id, invitation_id = place
    counter = f"invitations#{organization_id}"
    INVITATION_MAILS.check(doors.throttles.count(counter, INVITATION_MAILS, now=now), now)
    secret = doors.tokens.derived(secret_name(organization_id, invitation_id))[0]
    made = new_invitation(invitation_id, organization_id, invitee, secret=secret, now=now)
    event = announced(made, event_id or invitation_id)
    store = doors.invitations.renew if event_id else doors.invitations.save
    store(made, event=event)
    with suppress(QueueUnavailable):  # it stays in the outbox: the sweeper sends it
        doors.mails.send(event)
        doors.outbox.done(event)
    return made


def _standing(doors: InvitationDoors, text: str, *, now: datetime) -> Invitation:
    token = read_invitation_token(text)
    invitation = doors.invitations.get(token.organization_id, token.invitation_id)
    if not compare_digest(invitation.digest, token.digest) or invitation.is_over(now):
        raise InvitationNotFound
    return invitation
