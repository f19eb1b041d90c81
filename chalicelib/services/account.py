"""One's own account: name, language, password, forgotten password."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.errors import (
    AccountNotFound,
    EmailNotReadable,
    LinkExpired,
    QueueUnavailable,
    StaleRow,
    WeakPassword,
)
from chalicelib.core.events import PasswordChanged, PasswordResetRequested
from chalicelib.core.identity import (
    Lang,
    Principal,
    User,
    email_key,
    readable_email,
    readable_name,
    readable_password,
)
from chalicelib.core.proof import prove_password
from chalicelib.core.sign_in import RESET_MAILS, fingerprint
from chalicelib.ports import Accounts, Outbox, Passwords, Queue, RefreshFamilies, Throttles, Tokens


@dataclass(frozen=True, slots=True)
class AccountDoors:
    """What these use cases need from outside."""

    accounts: Accounts
    families: RefreshFamilies
    throttles: Throttles
    passwords: Passwords
    tokens: Tokens
    mails: Queue
    outbox: Outbox
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """What somebody changes of their account; None is left as it is."""

    first_name: str | None = None
    last_name: str | None = None
    lang: Lang | None = None


def read_account(doors: AccountDoors, user_id: str) -> User:
    """The account, as its owner sees it."""
    return doors.accounts.get(user_id)


def change_profile(doors: AccountDoors, user_id: str, change: ProfileChange) -> User:
    """Change names or language."""
    user = doors.accounts.get(user_id)
    if change.lang is not None:
        user = replace(user, lang=change.lang)
    if change.first_name is not None:
        user = replace(user, first_name=readable_name(change.first_name, pointer="/first_name"))
    if change.last_name is not None:
        user = replace(user, last_name=readable_name(change.last_name, pointer="/last_name"))
    doors.accounts.save(user)
    return user


def change_password(
    doors: AccountDoors,
    principal: Principal,
    *,
    current_password: str,
    new_password: str,
    now: datetime,
) -> None:
    """Replace the password by somebody who knows it; other browsers are signed out.

    Who has come from elsewhere and has none yet chooses their first one.
    """
    user = doors.accounts.get(principal.user_id)
    prove_password(doors, user, current_password, now=now)
    event = PasswordChanged(id=doors.new_id(), at=now, user_id=user.id)
    _replace_password(doors, user, new_password, pointer="/new_password", event=event)
    doors.families.remove_all(user.id, but=principal.family_id)
    _announce(doors, event)


def appoint_staff(doors: AccountDoors, email: str) -> User:
    """Make the account of that address one of the staff; raises `AccountNotFound`.

    It opens nothing more until its owner signs in with a second factor.
    """
    user = doors.accounts.find_by_email(email_key(readable_email(email)))
    if user is None:
        raise AccountNotFound
    if not user.is_staff:
        doors.accounts.save(replace(user, is_staff=True))
    return user


def request_password_reset(doors: AccountDoors, email: str, *, now: datetime) -> None:
    """Ask for a link by mail. The same work and the same silence whether there is an account.

    The account is looked up by whoever writes the letter. More than a few requests an hour for
    one address are dropped: a mailbox is not a target.
    """
    try:
        key = email_key(readable_email(email))
    except EmailNotReadable:
        return
    if doors.throttles.count(f"reset#{key}", RESET_MAILS, now=now) <= RESET_MAILS.failures:
        doors.mails.send(PasswordResetRequested(id=doors.new_id(), at=now, email_key=key))


def reset_password(doors: AccountDoors, *, token: str, password: str, now: datetime) -> None:
    """Choose a new password with a link; it works once, and all browsers are signed out."""
    claim = doors.tokens.reset_claim(token, now=now)
    try:
        user = doors.accounts.get(claim.user_id)
    except AccountNotFound:
        raise LinkExpired from None
    if fingerprint(user.password_hash) != claim.fingerprint:
        raise LinkExpired
    event = PasswordChanged(id=doors.new_id(), at=now, user_id=user.id)
    try:
        _replace_password(doors, user, password, pointer="/password", event=event)
    except StaleRow:  # the same link, twice at once: one of the two was first
        raise LinkExpired from None
    doors.families.remove_all(user.id)
    _announce(doors, event)


def _announce(doors: AccountDoors, event: PasswordChanged) -> None:
    with suppress(QueueUnavailable):  # it stays in the outbox: the sweeper sends it
        doors.mails.send(event)
        doors.outbox.done(event)


def _replace_password(
    doors: AccountDoors, user: User, text: str, *, pointer: str, event: PasswordChanged
) -> None:
    password = readable_password(text, pointer=pointer)
    if doors.passwords.is_common(password, user.own_words):
        raise WeakPassword(pointer)
    changed = replace(
        user, password_hash=doors.passwords.hash(password), must_change_password=False
    )
    doors.accounts.save(changed, event=event)
