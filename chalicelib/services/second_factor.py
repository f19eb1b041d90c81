"""The second factor of an account: add it, give a code of it, remove it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.core.entrance import Opening, Proved, SignedIn, refuse_half_way
from chalicelib.core.errors import AccountNotFound, QueueUnavailable, StaleRow
from chalicelib.core.events import AccountChange, AccountChanged
from chalicelib.core.identity import Principal, User
from chalicelib.core.orga_errors import (
    SecondFactorNeeded,
    SecondFactorNotAsked,
    StepExpired,
    WrongCode,
)
from chalicelib.core.proof import prove_code, prove_password
from chalicelib.core.second_factor import (
    SecondFactor,
    new_recovery_codes,
    new_secret,
    otpauth_address,
)
from chalicelib.core.sign_in import StepClaim, fingerprint
from chalicelib.ports import (
    Accounts,
    Outbox,
    Passwords,
    Queue,
    RefreshFamilies,
    Throttles,
    Tokens,
)


@dataclass(frozen=True, slots=True)
class SecondFactorDoors:
    """What these use cases need from outside."""

    accounts: Accounts
    families: RefreshFamilies
    throttles: Throttles
    passwords: Passwords
    tokens: Tokens
    mails: Queue
    outbox: Outbox
    new_id: Callable[[], str]
    service_name: str


@dataclass(frozen=True, slots=True)
class NewFactor:
    """What goes in an authenticator application: as text, and as the address of a QR code."""

    secret: str = field(repr=False)
    address: str = field(repr=False)


def give_code(doors: SecondFactorDoors, step_token: str, code: str, *, now: datetime) -> SignedIn:
    """Let in somebody who is half-way, with a code of their device or a recovery code.

    Raises `StepExpired`, `WrongCode`, `TooManyAttempts`; `PasswordChangeRequired` when there is one
    thing more.
    """
    claim = doors.tokens.step_claim(step_token, now=now)
    user = prove_code(doors.throttles, _half_way(doors, claim), code, now=now)
    try:
        doors.accounts.save(user)
    except StaleRow:  # the same code twice at once: one of the two was first
        raise WrongCode from None
    refuse_half_way(user, Proved(claim.by_password, is_strong=True), doors.tokens, now=now)
    opening = Opening.of(user, new_id=doors.new_id, now=now, is_strong=True)
    doors.families.add(opening.family)
    return opening.signed_in(doors.tokens, now=now)


def ask_second_factor(
    doors: SecondFactorDoors, user_id: str, *, password: str, now: datetime
) -> NewFactor:
    """Give a secret to put in a device; it counts once a code of it comes back.

    Raises `WrongCredentials`, `SecondFactorExists`.
    """
    user = doors.accounts.get(user_id)
    prove_password(doors, user, password, now=now)
    secret = new_secret(doors.new_id() + doors.new_id())
    doors.accounts.save(replace(user, second_factor=user.second_factor.asked(secret)))
    login = user.email or user.username or user.first_name
    return NewFactor(secret, otpauth_address(secret, service=doors.service_name, login=login))


def confirm_second_factor(
    doors: SecondFactorDoors, principal: Principal, *, code: str, now: datetime
) -> Sequence[str]:
    """Turn it on with a first code; the recovery codes, which are told this once.

    Other browsers are signed out; this one has just proved that it has the device.
    """
    user = doors.accounts.get(principal.user_id)
    codes = new_recovery_codes(doors.new_id)
    factor = user.second_factor.confirmed(code, codes, now=now)
    _save(doors, replace(user, second_factor=factor), "second_factor_added", now=now)
    doors.families.remove_all(user.id, but=principal.family_id)
    doors.families.strengthen(user.id, principal.family_id)
    return codes


def remove_second_factor(
    doors: SecondFactorDoors, user_id: str, *, password: str, code: str, now: datetime
) -> None:
    """Ask for it no more; raises `SecondFactorNeeded` for staff."""
    user = doors.accounts.get(user_id)
    if user.is_staff:
        raise SecondFactorNeeded
    proved = _proved(doors, user, password=password, code=code, now=now)
    change = replace(proved, second_factor=SecondFactor())
    _save(doors, change, "second_factor_removed", now=now)


def renew_recovery_codes(
    doors: SecondFactorDoors, user_id: str, *, password: str, code: str, now: datetime
) -> Sequence[str]:
    """Ten other recovery codes; those before open nothing any more."""
    user = doors.accounts.get(user_id)
    proved = _proved(doors, user, password=password, code=code, now=now)
    codes = new_recovery_codes(doors.new_id)
    factor = proved.second_factor.with_recovery_codes(codes)
    doors.accounts.save(replace(proved, second_factor=factor))
    return codes


def _half_way(doors: SecondFactorDoors, claim: StepClaim) -> User:
    """Whom the cookie of a step names, if nothing has changed since."""
    try:
        user = doors.accounts.get(claim.user_id)
    except AccountNotFound:
        raise StepExpired from None
    is_same = claim.fingerprint == fingerprint(user.password_hash)
    if claim.step != "second_factor" or not is_same or not user.second_factor.is_on:
        raise StepExpired
    return user


def _proved(
    doors: SecondFactorDoors, user: User, *, password: str, code: str, now: datetime
) -> User:
    """The account, once the password and a code were given."""
    if not user.second_factor.is_on:
        raise SecondFactorNotAsked
    prove_password(doors, user, password, now=now)
    return prove_code(doors.throttles, user, code, now=now)


def _save(doors: SecondFactorDoors, user: User, change: AccountChange, *, now: datetime) -> None:
    """Save, and write to the person: somebody else may be at it."""
    event = AccountChanged(id=doors.new_id(), at=now, user_id=user.id, change=change)
    doors.accounts.save(user, event=event)
    with suppress(QueueUnavailable):  # it stays in the outbox: the sweeper sends it
        doors.mails.send(event)
        doors.outbox.done(event)
