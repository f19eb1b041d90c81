"""Proofs asked of somebody who is known: the password again, a code of the second factor.

Every try is counted before it is looked at, so that many at once do not slip by, and uncounted when
it was right.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from chalicelib.core.errors import WrongCredentials
from chalicelib.core.identity import User, normal_password
from chalicelib.core.sign_in import ACCOUNT_FAILURES, CODE_FAILURES, Limit


class Failures(Protocol):
    """The part of `ports.Throttles` that counts."""

    def count(self, key: str, limit: Limit, *, now: datetime) -> int:
        """Count one attempt, itself included."""
        ...

    def take_back(self, key: str, limit: Limit, *, now: datetime) -> None:
        """Uncount one."""
        ...


class Judge(Protocol):
    """The part of `ports.Passwords` that knows one."""

    def matches(self, password_hash: str, password: str) -> bool:
        """Is it this one?"""
        ...


class Proofs(Protocol):
    """What a use case needs to ask for the password again."""

    @property
    def throttles(self) -> Failures:
        """Counts failures."""
        ...

    @property
    def passwords(self) -> Judge:
        """Judges passwords."""
        ...


Counter = tuple[str, Limit]


def prove_password(doors: Proofs, user: User, password: str, *, now: datetime) -> None:
    """Raise `WrongCredentials` unless it is the person's; who has none has nothing to prove."""
    if not user.has_password:
        return
    counters = [(f"own#{user.id}", ACCOUNT_FAILURES)]
    count_try(doors.throttles, counters, now=now)
    if not doors.passwords.matches(user.password_hash, normal_password(password)):
        raise WrongCredentials
    uncount_try(doors.throttles, counters, now=now)


def prove_code(throttles: Failures, user: User, code: str, *, now: datetime) -> User:
    """The account with that code used up, to be saved at once; raises `WrongCode`."""
    counters = [
        (f"code#{user.id}#{limit.window.total_seconds():.0f}", limit) for limit in CODE_FAILURES
    ]
    count_try(throttles, counters, now=now)
    proved = replace(user, second_factor=user.second_factor.used(code, now=now))
    uncount_try(throttles, counters, now=now)
    return proved


def count_try(throttles: Failures, counters: Sequence[Counter], *, now: datetime) -> None:
    """Count a try everywhere; raises `TooManyAttempts`."""
    for key, limit in counters:
        limit.check(throttles.count(key, limit, now=now), now)


def uncount_try(throttles: Failures, counters: Sequence[Counter], *, now: datetime) -> None:
    """It was right."""
    for key, limit in counters:
        throttles.take_back(key, limit, now=now)
