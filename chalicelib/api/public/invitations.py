"""What the link of an invitation says, before one signs in."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Schema, View, endpoint
from chalicelib.core.identity import anyone
from chalicelib.core.orga_errors import InvitationNotFound
from chalicelib.core.organization import INVITATION_TOKEN_MAX_LENGTH, OrganizationType, Role
from chalicelib.services import invitation as use_cases
from chalicelib.wiring import teams as teams_wiring

invitations = Blueprint(__name__)


class LookAtInvitation(Schema):
    """The end of the link in the letter."""

    token: Annotated[str, Field(max_length=INVITATION_TOKEN_MAX_LENGTH)]


class InvitationHint(View):
    """What one is asked to; `email_hint` is enough to recognize one's own address."""

    organization_name: str
    organization_type: OrganizationType
    role: Role
    email_hint: str


@endpoint(
    invitations,
    "POST",
    "/invitations",
    allow=anyone,
    body=LookAtInvitation,
    returns=InvitationHint,
    raises=(InvitationNotFound,),
)
def look_at_invitation(call: Call[LookAtInvitation]) -> InvitationHint:
    """What the holder of a link is asked to join."""
    doors = teams_wiring.invitation_doors()
    invitation, organization = use_cases.look_at_invitation(doors, call.body.token, now=call.now)
    return InvitationHint(
        organization_name=organization.name,
        organization_type=organization.type,
        role=invitation.role,
        email_hint=invitation.email_hint,
    )
