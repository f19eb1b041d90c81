"""Asking people to join an organization; joining it."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.errors import EmailNotReadable, TooManyAttempts
from chalicelib.core.identity import Lang, registered
from chalicelib.core.orga_errors import AlreadyMember, InvitationNotFound
from chalicelib.core.organization import INVITATION_TOKEN_MAX_LENGTH, Invitation, Invitee, Role
from chalicelib.services import invitation as use_cases
from chalicelib.wiring import teams as teams_wiring

invitations = Blueprint(__name__)

INVITATION = f"{ONE}/invitations/{{invitation_id}}"
Email = Annotated[str, Field(min_length=3, max_length=254)]


class Invite(Schema):
    """Whom to ask, and as what."""

    emails: Annotated[list[Email], Field(min_length=1, max_length=20)]
    role: Role
    lang: Lang


class AcceptInvitation(Schema):
    """The end of the link in the letter."""

    token: Annotated[str, Field(max_length=INVITATION_TOKEN_MAX_LENGTH)]


class InvitationView(View):
    """Somebody was asked to join."""

    id: str
    email: str
    role: Role
    invited_at: Instant
    expires_at: Instant


class AlreadyThereView(View):
    """An address that needs no new invitation: a member's, or one that was asked already."""

    email: str
    reason: Literal["member", "invited"]


class InvitedView(View):
    """Who was written to, and who needed no letter."""

    items: list[InvitationView]
    already: list[AlreadyThereView]


class JoinedView(View):
    """The organization one is in from now on."""

    organization_id: str


@endpoint(
    invitations,
    "POST",
    f"{ONE}/invitations",
    allow=registered,
    role="admin",
    body=Invite,
    returns=InvitedView,
    status=201,
    raises=(*REFUSALS, EmailNotReadable, TooManyAttempts),
)
def invite(call: Call[Invite], organization_id: str) -> InvitedView:
    """Write to people to ask them to join."""
    invited = use_cases.invite(
        teams_wiring.invitation_doors(),
        organization_id,
        [Invitee(email, call.body.role, call.body.lang) for email in call.body.emails],
        request_id=call.new_id,
        now=call.now,
    )
    return InvitedView(
        items=[invitation_view(one) for one in invited.invitations],
        already=[AlreadyThereView(email=one.email, reason=one.reason) for one in invited.already],
    )


@endpoint(
    invitations,
    "POST",
    f"{INVITATION}/resending",
    allow=registered,
    role="admin",
    body=NoBody,
    returns=InvitationView,
    raises=(*REFUSALS, InvitationNotFound, TooManyAttempts),
)
def resend_invitation(
    call: Call[NoBody], organization_id: str, invitation_id: str
) -> InvitationView:
    """Write once more, with as much time as the first time."""
    renewed = use_cases.resend_invitation(
        teams_wiring.invitation_doors(),
        organization_id,
        invitation_id,
        event_id=call.new_id,
        now=call.now,
    )
    return invitation_view(renewed)


@endpoint(
    invitations,
    "DELETE",
    INVITATION,
    allow=registered,
    role="admin",
    status=204,
    raises=(*REFUSALS, InvitationNotFound),
)
def cancel_invitation(call: Call[NoBody], organization_id: str, invitation_id: str) -> None:  # noqa: ARG001  # every view has this form
    """Make the link of a letter open nothing."""
    doors = teams_wiring.invitation_doors()
    use_cases.cancel_invitation(doors, organization_id, invitation_id)


@endpoint(
    invitations,
    "POST",
    "/invitations/acceptance",
    allow=registered,
    body=AcceptInvitation,
    returns=JoinedView,
    raises=(InvitationNotFound, AlreadyMember),
)
def accept_invitation(call: Call[AcceptInvitation]) -> JoinedView:
    """Join the organization of a link."""
    organization_id = use_cases.accept_invitation(
        teams_wiring.invitation_doors(), call.body.token, user_id=call.user_id, now=call.now
    )
    return JoinedView(organization_id=organization_id)


def invitation_view(invitation: Invitation) -> InvitationView:
    """An invitation, without what only we need."""
    return InvitationView(
        id=invitation.id,
        email=invitation.email,
        role=invitation.role,
        invited_at=invitation.invited_at,
        expires_at=invitation.expires_at,
    )
