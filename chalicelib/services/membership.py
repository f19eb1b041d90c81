"""Who works in an organization: list them, change their role, take them out, leave."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from chalicelib.core.errors import AccountNotFound, Forbidden
from chalicelib.core.identity import User
from chalicelib.core.orga_errors import LastAdmin, MemberNotFound
from chalicelib.core.organization import Membership, Role
from chalicelib.ports import Accounts
from chalicelib.ports.orga import Memberships


@dataclass(frozen=True, slots=True)
class MembershipDoors:
    """What these use cases need from outside."""

    memberships: Memberships
    accounts: Accounts


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works there."""

    membership: Membership
    user: User


def list_members(doors: MembershipDoors, organization_id: str) -> Sequence[Member]:
    """Everybody, by name."""
    members = list(_members(doors, organization_id))
    return sorted(members, key=lambda member: (member.user.last_name, member.user.first_name))


def change_role(doors: MembershipDoors, organization_id: str, user_id: str, *, role: Role) -> None:
    """Give a role; an organization keeps an administrator, whoever else changes roles now."""
    membership = _found(doors, organization_id, user_id)
    if membership.role != role:
        witness = _witness(doors, membership)
        doors.memberships.save(replace(membership, role=role), witness=witness)


def remove_member(doors: MembershipDoors, user_id: str, *, by: Membership) -> None:
    """Take somebody out, or leave; they are out at once."""
    if user_id != by.user_id and not by.may("admin"):
        raise Forbidden
    membership = _found(doors, by.organization_id, user_id)
    witness = _witness(doors, membership)
    doors.memberships.remove(by.organization_id, user_id, witness=witness)


def _members(doors: MembershipDoors, organization_id: str) -> Iterator[Member]:
    for membership in doors.memberships.list_in(organization_id):
        with suppress(AccountNotFound):  # deleted a moment ago: it goes with the account's data
            yield Member(membership, doors.accounts.get(membership.user_id))


def _found(doors: MembershipDoors, organization_id: str, user_id: str) -> Membership:
    found = doors.memberships.find(organization_id, user_id)
    if found is None:
        raise MemberNotFound
    return found


def _witness(doors: MembershipDoors, leaving: Membership) -> Membership | None:
    """Another administrator, who must stay one while this one goes; raises `LastAdmin`."""
    if leaving.role != "admin":
        return None
    for found in doors.memberships.list_in(leaving.organization_id):
        if found.role == "admin" and found.user_id != leaving.user_id:
            return found
    raise LastAdmin
