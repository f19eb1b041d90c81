"""The address of an account: add one, change it, once its owner has shown that they read it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.errors import QueueUnavailable
from chalicelib.core.events import AccountChanged, EmailAsked, MailEvent
from chalicelib.core.identity import PendingEmail, User, email_key, readable_email
from chalicelib.core.orga_errors import EmailNotAsked, WrongCode
from chalicelib.core.proof import count_try, prove_password
from chalicelib.core.sign_in import (
    EMAIL_FAILURES,
    EMAIL_LIFE,
    RESET_MAILS,
    email_code,
    email_secret_name,
)
from chalicelib.ports import Accounts, Outbox, Passwords, Queue, Throttles, Tokens


@dataclass(frozen=True, slots=True)
class EmailDoors:
    """What these use cases need from outside."""

    accounts: Accounts
    throttles: Throttles
    passwords: Passwords
    tokens: Tokens
    mails: Queue
    outbox: Outbox
    new_id: Callable[[], str]


def ask_email(doors: EmailDoors, user_id: str, *, email: str, password: str, now: datetime) -> None:
    """Send a code to the new address; the present one, if any, is told that somebody asks.

    Whether another account has the address is said to nobody who does not read its mail.
    """
    user = doors.accounts.get(user_id)
    prove_password(doors, user, password, now=now)
    address = readable_email(email)
    counters = [(f"email#{user.id}", RESET_MAILS), (f"email-to#{email_key(address)}", RESET_MAILS)]
    count_try(doors.throttles, counters, now=now)
    pending = PendingEmail(doors.new_id(), address, now + EMAIL_LIFE)
    event = EmailAsked(id=doors.new_id(), at=now, user_id=user.id, pending_id=pending.id)
    doors.accounts.save(replace(user, pending_email=pending), event=event)
    if user.email:
        warning = AccountChanged(id=doors.new_id(), at=now, user_id=user.id, change="email_asked")
        _send(doors, warning)
    _send(doors, event)


def confirm_email(doors: EmailDoors, user_id: str, *, code: str, now: datetime) -> User:
    """Give the account the address whose code this is.

    Raises `WrongCode`; `EmailNotAsked` when too late or after too many of them; `EmailTaken`, which
    is said only to who reads that address.
    """
    user = doors.accounts.get(user_id)
    pending = user.pending_email
    if pending is None or pending.until <= now or pending.failures >= EMAIL_FAILURES:
        raise EmailNotAsked
    if not _is_right(doors, pending, code):
        failed = replace(pending, failures=pending.failures + 1)
        doors.accounts.save(replace(user, pending_email=failed))
        raise WrongCode
    changed = replace(user, email=pending.email, pending_email=None)
    doors.accounts.register(changed, before=user)
    return replace(changed, version=user.version + 1)


def _is_right(doors: EmailDoors, pending: PendingEmail, code: str) -> bool:
    typed = "".join(code.split())
    secrets = doors.tokens.derived(email_secret_name(pending.id))
    return typed in {email_code(secret) for secret in secrets}


def _send(doors: EmailDoors, event: MailEvent) -> None:
    with suppress(QueueUnavailable):  # what is in the outbox is sent by the sweeper
        doors.mails.send(event)
        doors.outbox.done(event)
