"""Getting in, staying in, getting out: sign-up, sign-in, refresh, sign-out."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.core.entrance import Opening, SignedIn
from chalicelib.core.errors import (
    AccountNotFound,
    EmailNotReadable,
    QueueUnavailable,
    RefreshTokenReused,
    SignedOut,
    StaleRow,
    WeakPassword,
    WrongCredentials,
)
from chalicelib.core.events import AccountRegistered
from chalicelib.core.identity import (
    Lang,
    Principal,
    User,
    anonymous_user,
    email_key,
    normal_password,
    readable_email,
    readable_name,
    readable_password,
)
from chalicelib.core.sign_in import (
    ACCOUNT_FAILURES,
    DEVICE_FAILURES,
    RefreshFamily,
    RefreshToken,
    read_refresh_token,
)
from chalicelib.ports import (
    Accounts,
    Devices,
    Outbox,
    Passwords,
    Queue,
    RefreshFamilies,
    Throttles,
    Tokens,
)


@dataclass(frozen=True, slots=True)
class SignInDoors:
    """What these use cases need from outside."""

    accounts: Accounts
    families: RefreshFamilies
    devices: Devices
    throttles: Throttles
    passwords: Passwords
    tokens: Tokens
    mails: Queue
    outbox: Outbox
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class SignUp:
    """What somebody gives to have an account."""

    email: str = field(repr=False)
    password: str = field(repr=False)
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    lang: Lang


def start_anonymously(doors: SignInDoors, *, lang: Lang, now: datetime) -> SignedIn:
    """Give an account without a name, for four hours."""
    user = anonymous_user(doors.new_id(), lang=lang, now=now)
    doors.accounts.add(user)
    return _opened(doors, user, now=now)


def sign_up(
    doors: SignInDoors,
    form: SignUp,
    *,
    principal: Principal | None,
    device_id: str,
    now: datetime,
) -> SignedIn:
    """Give an account with an address; an anonymous person keeps theirs, and all its answers."""
    before = _anonymous(doors, principal)
    user = _registered(doors, form, before=before, now=now)
    device = f"device#{device_id}"
    DEVICE_FAILURES.check(doors.throttles.count(device, DEVICE_FAILURES, now=now), now)
    event = AccountRegistered(id=doors.new_id(), at=now, user_id=user.id)
    if before is None:
        doors.accounts.add(user, event=event)
    else:
        doors.accounts.register(user, before=before, event=event)
    doors.throttles.take_back(device, DEVICE_FAILURES, now=now)
    doors.families.remove_all(user.id)
    doors.devices.trust(user.id, device_id, now=now)
    with suppress(QueueUnavailable):  # it stays in the outbox: the sweeper sends it
        doors.mails.send(event)
        doors.outbox.done(event)
    return _opened(doors, user, now=now)


def sign_in(
    doors: SignInDoors, *, email: str, password: str, device_id: str, now: datetime
) -> SignedIn:
    """Let somebody in who knows the password; raises `WrongCredentials`, `TooManyAttempts`.

    Every try is counted before the password is looked at, so that many at once do not slip by,
    and uncounted when it was right. A browser that has known the password has its own count:
    others cannot lock the account for it.
    """
    try:
        key = email_key(readable_email(email))
    except EmailNotReadable:
        raise WrongCredentials from None
    user = doors.accounts.find_by_email(key)
    counters = [
        (_account_counter(doors, user, key=key, device_id=device_id, now=now), ACCOUNT_FAILURES),
        (f"device#{device_id}", DEVICE_FAILURES),
    ]
    for counter, limit in counters:
        limit.check(doors.throttles.count(counter, limit, now=now), now)
    user = _checked(doors, user, password)
    for counter, limit in counters:
        doors.throttles.take_back(counter, limit, now=now)
    doors.devices.trust(user.id, device_id, now=now)
    return _opened(doors, user, now=now)


def refresh(doors: SignInDoors, cookie: str, *, now: datetime) -> SignedIn:
    """Exchange a refresh token for new tokens; raises `SignedOut`.

    A token seen again after its rest means somebody holds a copy: the whole family is revoked.
    """
    token = read_refresh_token(cookie)
    user = _account_of(doors, token)
    try:
        successor, family = _turned(doors, token, user, now=now)
    except StaleRow:  # a racing tab was first: ask again, as the one that comes after
        successor, family = _turned(doors, token, user, now=now)
    return Opening(user, family, successor).signed_in(doors.tokens, now=now)


def sign_out(doors: SignInDoors, cookie: str) -> None:
    """Revoke the family of this browser; an unknown token changes nothing."""
    try:
        token = read_refresh_token(cookie)
    except SignedOut:
        return
    family = doors.families.find(token.user_id, token.family_id)
    if family is not None and token.digest in {family.digest, family.previous_digest}:
        doors.families.remove(token.user_id, token.family_id)


def sign_out_everywhere(doors: SignInDoors, principal: Principal) -> None:
    """Revoke every family: all browsers are out when their access token ends."""
    doors.families.remove_all(principal.user_id)


def _anonymous(doors: SignInDoors, principal: Principal | None) -> User | None:
    """The account to convert: an anonymous one that still stands."""
    if principal is None or principal.kind != "anonymous":
        return None
    try:
        user = doors.accounts.get(principal.user_id)
    except AccountNotFound:
        return None
    return user if user.kind == "anonymous" else None


def _registered(doors: SignInDoors, form: SignUp, *, before: User | None, now: datetime) -> User:
    """The account the form asks for, its fields checked, its password hashed."""
    user = replace(
        before or anonymous_user(doors.new_id(), lang=form.lang, now=now),
        kind="registered",
        lang=form.lang,
        email=readable_email(form.email),
        first_name=readable_name(form.first_name, pointer="/first_name"),
        last_name=readable_name(form.last_name, pointer="/last_name"),
        terms_accepted_at=now,
        expires_at=None,
    )
    password = readable_password(form.password)
    if doors.passwords.is_common(password, user.own_words):
        raise WeakPassword("/password")
    return replace(user, password_hash=doors.passwords.hash(password))


def _account_counter(
    doors: SignInDoors, user: User | None, *, key: str, device_id: str, now: datetime
) -> str:
    if user is not None and doors.devices.is_trusted(user.id, device_id, now=now):
        return f"account#{key}#{device_id}"
    return f"account#{key}"


def _checked(doors: SignInDoors, user: User | None, password: str) -> User:
    """The account, if this is its password; takes the same time when there is no account."""
    password = normal_password(password)
    is_right = doors.passwords.matches(user.password_hash if user else "", password)
    if user is None or not is_right:
        raise WrongCredentials
    if not doors.passwords.is_outdated(user.password_hash):
        return user
    with suppress(StaleRow):  # the person is changing the account elsewhere: another time
        doors.accounts.save(replace(user, password_hash=doors.passwords.hash(password)))
    return user


def _account_of(doors: SignInDoors, token: RefreshToken) -> User:
    try:
        return doors.accounts.get(token.user_id)
    except AccountNotFound:
        raise SignedOut from None


def _turned(
    doors: SignInDoors, token: RefreshToken, user: User, *, now: datetime
) -> tuple[str, RefreshFamily]:
    """The secret to give back and the family it belongs to."""
    family = doors.families.find(token.user_id, token.family_id)
    if family is None:
        raise SignedOut
    try:
        step = family.judge(token.digest, now)
    except RefreshTokenReused:
        doors.families.remove(family.user_id, family.id)
        raise
    if step == "keep":
        return token.secret, family
    successors = doors.tokens.successors(token.secret)
    if step == "catch_up":
        return _current(token, family, successors), family
    digest = replace(token, secret=successors[0]).digest
    family = family.turned(digest, now=now, ends_at=user.expires_at)
    doors.families.turn(family)
    return successors[0], family


def _current(token: RefreshToken, family: RefreshFamily, successors: Sequence[str]) -> str:
    """The successor that stands: it was made with one of the keys accepted today."""
    for secret in successors:
        if replace(token, secret=secret).digest == family.digest:
            return secret
    raise SignedOut


def _opened(doors: SignInDoors, user: User, *, now: datetime, is_strong: bool = False) -> SignedIn:
    opening = Opening.of(user, new_id=doors.new_id, now=now, is_strong=is_strong)
    doors.families.add(opening.family)
    return opening.signed_in(doors.tokens, now=now)
