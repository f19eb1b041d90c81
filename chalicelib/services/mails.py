"""The letters we write: to whom, about what, once each."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.errors import AccountNotFound
from chalicelib.core.events import (
    AccountChanged,
    AccountRegistered,
    EmailAsked,
    MailEvent,
    MemberInvited,
    PasswordChanged,
    PasswordResetRequested,
)
from chalicelib.core.identity import User
from chalicelib.core.letter import Letter
from chalicelib.core.orga_errors import InvitationNotFound
from chalicelib.core.organization import (
    INVITATION_LIFE,
    Invitation,
    InvitationToken,
    secret_name,
)
from chalicelib.core.sign_in import (
    EMAIL_LIFE,
    LINK_LIFE,
    ResetClaim,
    email_code,
    email_secret_name,
    fingerprint,
)
from chalicelib.ports import Accounts, Deliveries, Letters, Mailer, Outbox, Queue, Tokens
from chalicelib.ports.orga import Invitations, Organizations

AccountEvent = AccountRegistered | PasswordResetRequested | PasswordChanged | AccountChanged
"""What happens to an account, and is told to its owner."""


@dataclass(frozen=True, slots=True)
class MailDoors:
    """What these use cases need from outside."""

    accounts: Accounts
    tokens: Tokens
    letters: Letters
    mailer: Mailer
    deliveries: Deliveries
    site_origin: str
    invitations: Invitations
    organizations: Organizations


@dataclass(frozen=True, slots=True)
class OutboxDoors:
    """What leaving the outbox needs."""

    outbox: Outbox
    queue: Queue


def send_mail(doors: MailDoors, event: MailEvent, *, now: datetime) -> bool:
    """Write to the person the event is about; False when there was nobody, or nothing left to do.

    The same event twice makes one letter. The address is read here, at the last moment: neither
    it nor a link ever waits in a queue.
    """
    post = _post(doors, event, now=now)
    if post is None or not doors.deliveries.begin(event.id, now=now):
        return False
    address, letter = post
    doors.mailer.send(letter, to=address)
    doors.deliveries.finish(event.id, now=now)
    return True


def send_what_stuck(doors: OutboxDoors, *, now: datetime, at_most: int) -> int:
    """Give the queue the events that it did not take when they happened; how many."""
    stuck = doors.outbox.due(now=now, at_most=at_most)
    for event in stuck:
        doors.queue.send(event)
        doors.outbox.done(event)
    return len(stuck)


def _post(doors: MailDoors, event: MailEvent, *, now: datetime) -> tuple[str, Letter] | None:
    """Whom to write to, and what; None when there is nobody."""
    if isinstance(event, MemberInvited):
        return _invited(doors, event, now=now)
    if isinstance(event, EmailAsked):
        return _email_asked(doors, event, now=now)
    user = _addressee(doors, event)
    if user is None or user.email is None:
        return None
    return user.email, _letter(doors, event, user, now=now)


def _addressee(doors: MailDoors, event: AccountEvent) -> User | None:
    if isinstance(event, PasswordResetRequested):
        return doors.accounts.find_by_email(event.email_key)
    try:
        return doors.accounts.get(event.user_id)
    except AccountNotFound:  # deleted since: nobody to write to
        return None


def _letter(doors: MailDoors, event: AccountEvent, user: User, *, now: datetime) -> Letter:
    if isinstance(event, PasswordResetRequested):
        claim = ResetClaim(user.id, fingerprint(user.password_hash))
        token = doors.tokens.reset_link(claim, now=now)
        values = {
            "link": f"{doors.site_origin}/reset-password#token={token}",
            "minutes": str(int(LINK_LIFE.total_seconds() // 60)),
        }
        return doors.letters.write("password_reset", user.lang, values)
    if isinstance(event, AccountRegistered):
        return doors.letters.write("welcome", user.lang, {"link": f"{doors.site_origin}/dashboard"})
    link = f"{doors.site_origin}/forgotten-password"
    name = event.change if isinstance(event, AccountChanged) else "password_changed"
    return doors.letters.write(name, user.lang, {"link": link})


def _email_asked(
    doors: MailDoors, event: EmailAsked, *, now: datetime
) -> tuple[str, Letter] | None:
    """A code for the new address; it is derived again, and stored nowhere."""
    try:
        user = doors.accounts.get(event.user_id)
    except AccountNotFound:
        return None
    pending = user.pending_email
    if pending is None or pending.id != event.pending_id or pending.until <= now:
        return None  # asked again since, or done
    values = {
        "code": email_code(doors.tokens.derived(email_secret_name(pending.id))[0]),
        "minutes": str(int(EMAIL_LIFE.total_seconds() // 60)),
        "link": f"{doors.site_origin}/account",
    }
    return pending.email, doors.letters.write("email_code", user.lang, values)


def _invited(doors: MailDoors, event: MemberInvited, *, now: datetime) -> tuple[str, Letter] | None:
    try:
        invitation = doors.invitations.get(event.organization_id, event.invitation_id)
    except InvitationNotFound:  # used or cancelled since
        return None
    token = _token(doors, invitation)
    if token is None or invitation.is_over(now):
        return None
    values = {
        "organization": doors.organizations.get(event.organization_id).name,
        "link": f"{doors.site_origin}/orga/invitation#{token.text}",
        "days": str(INVITATION_LIFE.days),
    }
    name = "invited_admin" if invitation.role == "admin" else "invited_member"
    return invitation.email, doors.letters.write(name, invitation.lang, values)


def _token(doors: MailDoors, invitation: Invitation) -> InvitationToken | None:
    """The secret is stored nowhere: it is derived again, and known by its digest."""
    for secret in doors.tokens.derived(secret_name(invitation.organization_id, invitation.id)):
        token = InvitationToken(invitation.organization_id, invitation.id, secret)
        if token.digest == invitation.digest:
            return token
    return None
