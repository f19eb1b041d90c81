"""Schools and other places: what they are, who works in them, who is invited."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.identity import Lang

OrganizationType = Literal["school", "university", "company", "association", "center"]
"""A `center` is a certification center: a place of its own, whose members open Certif."""
Role = Literal["member", "admin"]

INVITATION_LIFE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Organization:
    """A place that has learners or candidates. `uai` is its official number, if it has one."""

    id: str
    type: OrganizationType
    name: str
    created_at: datetime
    uai: str | None = None
    logo: str = ""
    demands_second_factor: bool = False
    is_archived: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody works there."""

    organization_id: str
    user_id: str
    role: Role
    since: datetime
    version: int = 0

    def may(self, role: Role) -> bool:
        """Has this member at least that role?"""
        return role == "member" or self.role == "admin"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody was asked to join; the link of the letter holds the secret, we hold its digest."""

    id: str
    organization_id: str
    email: str = field(repr=False)
    role: Role
    lang: Lang
    digest: str = field(repr=False)
    invited_at: datetime
    expires_at: datetime
