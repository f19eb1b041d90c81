"""Accounts that a school gives its pupils: the link to a learner, and who may renew access."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from chalicelib.core.errors import AccountNotFound, StaleRow
from chalicelib.core.identity import Lang, User
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import AccountElsewhere, AccountOfOnesOwn, LearnerLinked
from chalicelib.core.usernames import usernames, with_username

LINK_REST = timedelta(minutes=1)
"""How long a link waits for its account, which is written just after it."""

Access = Literal["none", "ours", "own", "elsewhere"]
"""Whose matter a learner's access is: nobody's yet, the organization's, the person's own, or the
organization's that joined the account last."""


class LearnerStore(Protocol):
    """The part of `ports.orga.Learners` that links."""

    def save(self, learner: Learner) -> None:
        """Write it under its version; raises `StaleRow`."""
        ...


class AccountStore(Protocol):
    """The part of `ports.Accounts` that makes accounts."""

    def add(self, user: User) -> None:
        """Store a new account; raises `UsernameTaken`."""
        ...


class AccountReader(Protocol):
    """The part of `ports.Accounts` that reads one."""

    def get(self, user_id: str) -> User:
        """The account; raises `AccountNotFound`."""
        ...


def holder(accounts: AccountReader, learner: Learner, *, now: datetime) -> User | None:
    """The account of a learner, if it stands; raises `LearnerLinked` while it is on its way."""
    if learner.user_id is None:
        return None
    try:
        return accounts.get(learner.user_id)
    except AccountNotFound:
        if is_resting(learner, now):
            raise LearnerLinked from None
        return None


def pupil(user_id: str, learner: Learner, *, lang: Lang, now: datetime) -> User:
    """A new account for a learner, without address nor password: the school answers for it.

    It has accepted no terms: that is how it is told from an account that somebody made alone.
    """
    return User(
        id=user_id,
        kind="registered",
        lang=lang,
        created_at=now,
        first_name=learner.first_name,
        last_name=learner.last_name,
    )


def names_for(learner: Learner) -> Iterator[str]:
    """The user names to try for a learner, the same ones in the same order every time."""
    key = f"{learner.organization_id}#{learner.id}"
    return usernames(learner.first_name, learner.last_name, learner.birth_date, key=key)


def take(learners: LearnerStore, learner: Learner, user: User, *, now: datetime) -> Learner:
    """Link the learner to the account, if nobody was first: else raises `LearnerLinked`."""
    taken = linked(learner, user, now=now)
    try:
        learners.save(taken)
    except StaleRow:
        raise LearnerLinked from None
    return replace(taken, version=taken.version + 1)


def open_account(
    user: User,
    learner: Learner,
    *,
    learners: LearnerStore,
    accounts: AccountStore,
    now: datetime,
) -> tuple[User, Learner]:
    """Store the account of a learner under the first free user name; raises `LearnerLinked`.

    The learner is taken first, under its version: of two who race, one gets it. The account is
    written just after; a link that waits for its account in vain is free again (`is_resting`).
    """
    taken = take(learners, learner, user, now=now)
    try:
        user = with_username(user, names_for(learner), accounts.add)
    except Exception:
        learners.save(unlinked(taken))
        raise
    named = replace(taken, username=user.username or "")
    learners.save(named)
    return replace(user, version=1), replace(named, version=named.version + 1)


def linked(learner: Learner, user: User, *, now: datetime) -> Learner:
    """The learner with this account."""
    return replace(learner, user_id=user.id, username=user.username or "", linked_at=now)


def unlinked(learner: Learner) -> Learner:
    """The learner without any account."""
    return replace(learner, user_id=None, username="", linked_at=None)


def with_link_of(learner: Learner, other: Learner) -> Learner:
    """The learner with the account of another line of the list."""
    return replace(
        learner, user_id=other.user_id, username=other.username, linked_at=other.linked_at
    )


def is_resting(learner: Learner, now: datetime) -> bool:
    """May the account of this link be on its way? A link to no account is free again after that."""
    return learner.linked_at is not None and now - learner.linked_at < LINK_REST


def access_of(
    user: User | None, learner: Learner, links: Sequence[Learner], *, is_member: bool
) -> Access:
    """Whose matter the access of a learner is.

    `links` are all the learners with this account; `is_member`: the person works in an
    organization. The school that joined a pupil's account last is the one the pupil goes to.
    """
    if user is None:
        return "none"
    is_own = user.email is not None or user.terms_accepted_at is not None
    if is_own or is_member or user.is_staff or user.second_factor.is_on:
        return "own"
    standing = [link for link in links if link.is_active and link.merged_into is None]
    last = max(standing, key=_joined, default=learner)
    return "ours" if last.organization_id == learner.organization_id else "elsewhere"


def check_ours(access: Access) -> None:
    """Raise `AccountOfOnesOwn` or `AccountElsewhere` when the organization may not renew it."""
    if access == "own":
        raise AccountOfOnesOwn
    if access == "elsewhere":
        raise AccountElsewhere


def _joined(link: Learner) -> tuple[bool, float, str]:
    return (
        link.linked_at is not None,
        link.linked_at.timestamp() if link.linked_at else 0.0,
        link.id,
    )
