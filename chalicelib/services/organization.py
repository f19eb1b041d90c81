"""Where one works: one's organizations, what an organization is called and demands, first steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from chalicelib.core.identity import Principal
from chalicelib.core.orga_errors import SecondFactorMissing
from chalicelib.core.organization import (
    Membership,
    Organization,
    readable_organization_name,
)
from chalicelib.ports.orga import Campaigns, Learners, Memberships, Organizations


@dataclass(frozen=True, slots=True)
class OrganizationDoors:
    """What these use cases need from outside."""

    organizations: Organizations
    memberships: Memberships
    learners: Learners
    campaigns: Campaigns


@dataclass(frozen=True, slots=True)
class Place:
    """An organization, and what the person is there."""

    organization: Organization
    membership: Membership


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something to do when one arrives, and how many there are of it."""

    id: Literal["second_factor", "learners", "campaign", "team"]
    count: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class OrganizationChange:
    """What to change of an organization; None is left as it is."""

    name: str | None = None
    demands_second_factor: bool | None = None


def list_my_organizations(doors: OrganizationDoors, user_id: str) -> Sequence[Place]:
    """Where the person works, by name."""
    mine = {found.organization_id: found for found in doors.memberships.list_of(user_id)}
    found = doors.organizations.find_many(list(mine))
    places = [Place(one, mine[one.id]) for one in found if not one.is_archived]
    return sorted(places, key=lambda place: (place.organization.name, place.organization.id))


def read_organization(doors: OrganizationDoors, organization_id: str) -> tuple[Organization, int]:
    """The organization, and how many people work there."""
    organization = doors.organizations.get(organization_id)
    return organization, len(doors.memberships.list_in(organization_id))


def change_organization(
    doors: OrganizationDoors, organization_id: str, change: OrganizationChange, *, by: Principal
) -> Organization:
    """Rename it, or say whether a second factor is demanded.

    Who demands one must have one: raises `SecondFactorMissing`, or they would shut themselves out.
    """
    before = after = doors.organizations.get(organization_id)
    if change.name is not None:
        after = replace(after, name=readable_organization_name(change.name))
    if change.demands_second_factor is not None:
        if change.demands_second_factor and not by.has_second_factor:
            raise SecondFactorMissing
        after = replace(after, demands_second_factor=change.demands_second_factor)
    doors.organizations.save(after, before=before)
    return after


def list_first_steps(
    doors: OrganizationDoors, organization_id: str, *, by: Principal
) -> Sequence[FirstStep]:
    """What there is to do in a new organization, in order, and what is done."""
    learners = sum(doors.learners.divisions(organization_id).values())
    campaigns = [one for one in doors.campaigns.list_of(organization_id) if not one.deleted_at]
    members = len(doors.memberships.list_in(organization_id))
    return (
        FirstStep("second_factor", int(by.has_second_factor), is_done=by.has_second_factor),
        FirstStep("learners", learners, is_done=learners > 0),
        FirstStep("campaign", len(campaigns), is_done=bool(campaigns)),
        FirstStep("team", members, is_done=members > 1),
    )
