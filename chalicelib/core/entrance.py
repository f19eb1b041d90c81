"""The opening of a sign-in, the same for every way in: what is still asked, then the two tokens.

Use cases do not call one another, so each way in ends with these lines:

    refuse_half_way(user, Proved(by_password=...), doors.tokens, now=now)
    opening = Opening.of(user, new_id=doors.new_id, now=now)
    doors.families.add(opening.family)
    return opening.signed_in(doors.tokens, now=now)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from chalicelib.core.identity import Principal, User
from chalicelib.core.orga_errors import PasswordChangeRequired, SecondFactorRequired
from chalicelib.core.sign_in import (
    RefreshFamily,
    RefreshToken,
    SignInStep,
    StepClaim,
    fingerprint,
    refresh_end,
)


class SignInTokens(Protocol):
    """The part of `ports.Tokens` that opens a sign-in."""

    def access(self, principal: Principal, *, now: datetime) -> str:
        """An access token."""
        ...

    def step(self, claim: StepClaim, *, now: datetime) -> str:
        """The token of a step."""
        ...


@dataclass(frozen=True, slots=True)
class Proved:
    """What somebody who is known has given: the password, a code of the second factor."""

    by_password: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody is in: who, and the two tokens that say so."""

    user: User
    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    refresh_expires_at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """A sign-in on one browser, about to be stored: `family` goes in the store of families."""

    user: User
    family: RefreshFamily
    secret: str = field(repr=False)

    @classmethod
    def of(
        cls, user: User, *, new_id: Callable[[], str], now: datetime, is_strong: bool = False
    ) -> "Opening":
        """A new family for this browser; `is_strong`: a second factor was given."""
        token = RefreshToken(user.id, new_id(), new_id() + new_id())
        family = RefreshFamily(
            id=token.family_id,
            user_id=user.id,
            digest=token.digest,
            expires_at=refresh_end(now, user.expires_at),
            is_strong=is_strong,
        )
        return cls(user, family, token.secret)

    def signed_in(self, tokens: SignInTokens, *, now: datetime) -> SignedIn:
        """Both tokens, once the family is stored."""
        principal = self.user.principal(self.family.id, is_strong=self.family.is_strong)
        return SignedIn(
            user=self.user,
            access_token=tokens.access(principal, now=now),
            refresh_token=RefreshToken(self.user.id, self.family.id, self.secret).text,
            refresh_expires_at=self.family.expires_at,
        )


def step_left(user: User, proved: Proved) -> SignInStep | None:
    """What is asked next of somebody who is known, if anything.

    The second factor first: who holds no more than a one-time password must not choose the next.
    """
    if user.second_factor.is_on and not proved.is_strong:
        return "second_factor"
    if user.must_change_password and proved.by_password:
        return "new_password"
    return None


def refuse_half_way(user: User, proved: Proved, tokens: SignInTokens, *, now: datetime) -> None:
    """Raise `StepRequired`, with the token of the step, while something is still asked."""
    step = step_left(user, proved)
    if step is None:
        return
    claim = StepClaim(
        user.id,
        step,
        fingerprint(user.password_hash),
        by_password=proved.by_password,
        is_strong=proved.is_strong,
    )
    token = tokens.step(claim, now=now)
    raise (SecondFactorRequired if step == "second_factor" else PasswordChangeRequired)(token)
