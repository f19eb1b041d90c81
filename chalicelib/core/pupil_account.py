"""Accounts that a school gives its pupils: the link to a learner, and who may renew access."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.identity import Lang, User
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import AccountElsewhere, AccountOfOnesOwn

LINK_REST = timedelta(minutes=1)
"""How long a link waits for its account, which is written just after it."""

Access = Literal["none", "ours", "own", "elsewhere"]
"""Whose matter a learner's access is: nobody's yet, the organization's, the person's own, or the
organization's that joined the account last."""


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
