"""Getting in, staying in, getting out: sign-up, sign-in, refresh, sign-out."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.core.entrance import Opening, Proved, SignedIn, refuse_half_way, step_left
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
    username_key,
)
from chalicelib.core.orga_errors import StepExpired
from chalicelib.core.proof import count_try, uncount_try
from chalicelib.core.sign_in import (
    ACCOUNT_FAILURES,
    DEVICE_FAILURES,
    RefreshFamily,
    RefreshToken,
    StepClaim,
    fingerprint,
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
    doors: SignInDoors, *, login: str, password: str, device_id: str, now: datetime
) -> SignedIn:
    """Let somebody in who knows the password; raises `WrongCredentials`, `TooManyAttempts`.

    `login` is an address or a user name. Raises `StepRequired` when something more is asked.
    Every try is counted before the password is looked at, so that many at once do not slip by,
    and uncounted when it was right. A browser that has known the password has its own count:
    others cannot lock the account for it.
    """
    key, user = _named(doors, login)
    counters = [
        (_account_counter(doors, user, key=key, device_id=device_id, now=now), ACCOUNT_FAILURES),
        (f"device#{device_id}", DEVICE_FAILURES),
    ]
    count_try(doors.throttles, counters, now=now)
    user = _checked(doors, user, password)
    uncount_try(doors.throttles, counters, now=now)
    doors.devices.trust(user.id, device_id, now=now)
    refuse_half_way(user, Proved(by_password=True), doors.tokens, now=now)
    return _opened(doors, user, now=now)


def choose_password(
    doors: SignInDoors, step_token: str, password: str, *, now: datetime
) -> SignedIn:
    """Let in somebody who had a one-time password, with one that they alone know.

    Raises `StepExpired`, `WeakPassword`. Whoever else had the one-time password is out.
    """
    claim = doors.tokens.step_claim(step_token, now=now)
    user = _half_way(doors, claim)
    changed = replace(
        user, password_hash=_hashed(doors, user, password), must_change_password=False
    )
    try:
        doors.accounts.save(changed)
    except StaleRow:  # the same step twice at once: one of the two was first
        raise StepExpired from None
    doors.families.remove_all(user.id)
    return _opened(doors, changed, now=now, is_strong=claim.is_strong)


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
    return replace(user, password_hash=_hashed(doors, user, form.password))


def _hashed(doors: SignInDoors, user: User, text: str) -> str:
    """The hash of a new password; raises `WeakPassword`."""
    password = readable_password(text)
    if doors.passwords.is_common(password, user.own_words):
        raise WeakPassword("/password")
    return doors.passwords.hash(password)


def _half_way(doors: SignInDoors, claim: StepClaim) -> User:
    """Whom the cookie of a step names, if nothing has changed since."""
    try:
        user = doors.accounts.get(claim.user_id)
    except AccountNotFound:
        raise StepExpired from None
    is_same = claim.fingerprint == fingerprint(user.password_hash)
    is_left = step_left(user, Proved(claim.by_password, claim.is_strong)) == "new_password"
    if claim.step != "new_password" or not is_same or not is_left:
        raise StepExpired
    return user


def _named(doors: SignInDoors, login: str) -> tuple[str, User | None]:
    """The name in keys of an address or a user name, and the account it finds, if any."""
    if "@" not in login:
        return username_key(login), doors.accounts.find_by_username(login)
    try:
        key = email_key(readable_email(login))
    except EmailNotReadable:
        raise WrongCredentials from None
    return key, doors.accounts.find_by_email(key)


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
    renewed = replace(user, password_hash=doors.passwords.hash(password))
    try:
        doors.accounts.save(renewed)
    except StaleRow:  # the person is changing the account elsewhere: another time
        return user
    return replace(renewed, version=user.version + 1)


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
