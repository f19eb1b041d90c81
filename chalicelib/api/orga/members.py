"""The team of an organization: who works there, as what, and who is asked to."""

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.api.orga.invitations import InvitationView, invitation_view
from chalicelib.api.orga.organizations import ONE, REFUSALS, member_of
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import LastAdmin, MemberNotFound
from chalicelib.core.organization import Role
from chalicelib.services import invitation, membership
from chalicelib.services.membership import Member
from chalicelib.wiring import teams as teams_wiring

members = Blueprint(__name__)

MEMBER = f"{ONE}/members/{{user_id}}"


class MemberView(View):
    """Somebody who works there."""

    user_id: str
    first_name: str
    last_name: str
    email: str | None
    role: Role
    since: Instant
    is_me: bool
    has_second_factor: bool


class TeamView(View):
    """Who works there, by name, and who was asked to."""

    members: list[MemberView]
    invitations: list[InvitationView]


class ChangeRole(Schema):
    """What somebody is from now on."""

    role: Role


@endpoint(
    members,
    "GET",
    f"{ONE}/members",
    allow=registered,
    role="member",
    returns=TeamView,
    raises=REFUSALS,
)
def list_members(call: Call[NoBody], organization_id: str) -> TeamView:
    """Who works there, and who was asked to."""
    found = membership.list_members(teams_wiring.membership_doors(), organization_id)
    doors = teams_wiring.invitation_doors()
    waiting = invitation.list_invitations(doors, organization_id, now=call.now)
    return TeamView(
        members=[_view(member, call.user_id) for member in found],
        invitations=[invitation_view(one) for one in waiting],
    )


@endpoint(
    members,
    "PATCH",
    MEMBER,
    allow=registered,
    role="admin",
    body=ChangeRole,
    status=204,
    raises=(*REFUSALS, MemberNotFound, LastAdmin, StaleRow),
)
def change_role(call: Call[ChangeRole], organization_id: str, user_id: str) -> None:
    """Make somebody an administrator, or a member."""
    doors = teams_wiring.membership_doors()
    membership.change_role(doors, organization_id, user_id, role=call.body.role)


@endpoint(
    members,
    "DELETE",
    MEMBER,
    allow=registered,
    role="member",
    status=204,
    raises=(*REFUSALS, MemberNotFound, LastAdmin, StaleRow),
)
def remove_member(call: Call[NoBody], organization_id: str, user_id: str) -> None:  # noqa: ARG001  # the membership names the organization
    """Take somebody out, or leave."""
    membership.remove_member(teams_wiring.membership_doors(), user_id, by=member_of(call))


def _view(member: Member, my_id: str) -> MemberView:
    return MemberView(
        user_id=member.user.id,
        first_name=member.user.first_name,
        last_name=member.user.last_name,
        email=member.user.email,
        role=member.membership.role,
        since=member.membership.since,
        is_me=member.user.id == my_id,
        has_second_factor=member.user.second_factor.is_on,
    )
