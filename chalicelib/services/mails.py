"""The letters we write: to whom, about what, once each."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.errors import AccountNotFound
from chalicelib.core.events import AccountRegistered, MailEvent, PasswordResetRequested
from chalicelib.core.identity import User
from chalicelib.core.letter import Letter
from chalicelib.core.sign_in import LINK_LIFE, ResetClaim, fingerprint
from chalicelib.ports import Accounts, Deliveries, Letters, Mailer, Outbox, Queue, Tokens


@dataclass(frozen=True, slots=True)
class MailDoors:
    """What these use cases need from outside."""

    accounts: Accounts
    tokens: Tokens
    letters: Letters
    mailer: Mailer
    deliveries: Deliveries
    site_origin: str


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
    user = _addressee(doors, event)
    if user is None or user.email is None:
        return False
    if not doors.deliveries.begin(event.id, now=now):
        return False
    doors.mailer.send(_letter(doors, event, user, now=now), to=user.email)
    doors.deliveries.finish(event.id, now=now)
    return True


def send_what_stuck(doors: OutboxDoors, *, now: datetime, at_most: int) -> int:
    """Give the queue the events that it did not take when they happened; how many."""
    stuck = doors.outbox.due(now=now, at_most=at_most)
    for event in stuck:
        doors.queue.send(event)
        doors.outbox.done(event)
    return len(stuck)


def _addressee(doors: MailDoors, event: MailEvent) -> User | None:
    if isinstance(event, PasswordResetRequested):
        return doors.accounts.find_by_email(event.email_key)
    try:
        return doors.accounts.get(event.user_id)
    except AccountNotFound:  # deleted since: nobody to write to
        return None


def _letter(doors: MailDoors, event: MailEvent, user: User, *, now: datetime) -> Letter:
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
    return doors.letters.write("password_changed", user.lang, {"link": link})
