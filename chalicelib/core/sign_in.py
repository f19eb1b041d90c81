"""What keeps somebody signed in: families of refresh tokens, links, limits on failures."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from chalicelib.core.errors import RefreshTokenReused, SignedOut, TooManyAttempts

ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=7)
TURN_REST = timedelta(seconds=10)
"""A family turns at most once in this time, so that racing tabs all get the same token."""
REFRESH_TOKEN_MAX_LENGTH = 128
LINK_LIFE = timedelta(hours=1)
STEP_LIFE = timedelta(minutes=10)
TRUSTED_DEVICE_LIFE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """What the cookie holds: opaque to browsers, three ids to us."""

    user_id: str
    family_id: str
    secret: str

    @property
    def text(self) -> str:
        """The cookie's value."""
        return f"{self.user_id}.{self.family_id}.{self.secret}"

    @property
    def digest(self) -> str:
        """What is stored of the secret."""
        return hashlib.sha256(self.secret.encode()).hexdigest()


def read_refresh_token(text: str) -> RefreshToken:
    """The token of a cookie; raises `SignedOut` when it is not one."""
    parts = text.split(".")
    is_ours = len(parts) == 3 and all(parts) and text.isascii()
    if not is_ours or len(text) > REFRESH_TOKEN_MAX_LENGTH:
        raise SignedOut
    return RefreshToken(*parts)


@dataclass(frozen=True, slots=True)
class RefreshFamily:
    """One sign-in on one browser: the digest of its current token and of the one before.

    `is_strong`: a code of the second factor was given there.
    """

    id: str
    user_id: str
    digest: str
    expires_at: datetime
    previous_digest: str = ""
    turned_at: datetime | None = None
    is_strong: bool = False

    def judge(self, digest: str, now: datetime) -> Literal["turn", "keep", "catch_up"]:
        """What to do with a token of this family.

        The current token turns the family, unless it turned less than `TURN_REST` ago; the token
        before it catches up with the current one within that rest. Anything else is a copy.
        """
        if self.expires_at <= now:
            raise SignedOut
        is_resting = self.turned_at is not None and now - self.turned_at < TURN_REST
        if digest == self.digest:
            return "keep" if is_resting else "turn"
        if digest == self.previous_digest and is_resting:
            return "catch_up"
        raise RefreshTokenReused

    def turned(self, digest: str, *, now: datetime, ends_at: datetime | None) -> "RefreshFamily":
        """The family with its next token, good for seven days or until the account ends."""
        return replace(
            self,
            digest=digest,
            previous_digest=self.digest,
            turned_at=now,
            expires_at=refresh_end(now, ends_at),
        )


def refresh_end(now: datetime, account_ends_at: datetime | None) -> datetime:
    """When a refresh token given now stops being accepted."""
    end = now + REFRESH_LIFE
    return end if account_ends_at is None else min(end, account_ends_at)


@dataclass(frozen=True, slots=True)
class TrustedDevice:
    """A browser from which somebody signed in; trusted until a date."""

    id: str
    until: datetime


@dataclass(frozen=True, slots=True)
class ResetClaim:
    """What a reset link says: whose password, and which one it replaces."""

    user_id: str
    fingerprint: str


SignInStep = Literal["new_password", "second_factor"]
"""What may be asked once somebody is known, before they are in."""


@dataclass(frozen=True, slots=True)
class StepClaim:
    """What the cookie of a step says: who is known, what they are asked, what they have proved.

    It dies with the password of that time (`fingerprint`).
    """

    user_id: str
    step: SignInStep
    fingerprint: str
    by_password: bool = False
    is_strong: bool = False


def fingerprint(password_hash: str) -> str:
    """Names a password hash without holding it: a link made for one dies with it."""
    return hashlib.sha256(password_hash.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many failures are borne in one window of time."""

    failures: int
    window: timedelta

    def window_of(self, now: datetime) -> int:
        """The number of the window `now` is in."""
        return int(now.timestamp() // self.window.total_seconds())

    def end_of_window(self, now: datetime) -> datetime:
        """When the counting starts over."""
        seconds = (self.window_of(now) + 1) * self.window.total_seconds()
        return datetime.fromtimestamp(seconds, tz=now.tzinfo)

    def check(self, count: int, now: datetime) -> None:
        """Raise `TooManyAttempts` when `count` is over the limit."""
        if count > self.failures:
            wait = (self.end_of_window(now) - now).total_seconds()
            raise TooManyAttempts(ceil(wait))


ACCOUNT_FAILURES = Limit(10, timedelta(minutes=15))
DEVICE_FAILURES = Limit(30, timedelta(minutes=15))
RESET_MAILS = Limit(3, timedelta(hours=1))
CODE_FAILURES = (Limit(5, timedelta(minutes=15)), Limit(30, timedelta(days=1)))
"""For codes of six digits: less than one chance in ten thousand a day, for who has the password."""
EMAIL_LIFE = timedelta(hours=1)
EMAIL_FAILURES = 5
"""A code of six digits for an address: one chance in two hundred thousand, then another letter."""


def email_secret_name(pending_id: str) -> str:
    """The name that the code for a new address is derived from: nothing else makes it."""
    return f"email-code#{pending_id}"


def email_code(secret: str) -> str:
    """The six digits of a derived secret."""
    return f"{int(secret, 16) % 10**6:06d}"
