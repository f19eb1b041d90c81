"""Joins organizations and their teams to adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.invitations import DynamoInvitations
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.services import invitation, membership, organization, organization_creation
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import queues as queues_wiring


@cache
def organization_doors() -> organization.OrganizationDoors:
    """What one's own organizations need."""
    return organization.OrganizationDoors(
        organizations=orga_wiring.organizations(),
        memberships=orga_wiring.memberships(),
        learners=orga_wiring.learners(),
        campaigns=orga_wiring.campaigns(),
    )


@cache
def membership_doors() -> membership.MembershipDoors:
    """What a team needs."""
    return membership.MembershipDoors(
        memberships=orga_wiring.memberships(), accounts=DynamoAccounts()
    )


@cache
def invitation_doors() -> invitation.InvitationDoors:
    """What asking people to join needs."""
    return invitation.InvitationDoors(
        invitations=DynamoInvitations(),
        memberships=orga_wiring.memberships(),
        organizations=orga_wiring.organizations(),
        accounts=DynamoAccounts(),
        throttles=DynamoThrottles(),
        tokens=wiring.tokens(),
        mails=queues_wiring.mails_queue(),
        outbox=DynamoOutbox(),
    )


@cache
def creation_doors() -> organization_creation.CreationDoors:
    """What making organizations needs."""
    return organization_creation.CreationDoors(
        organizations=orga_wiring.organizations(),
        invitations=DynamoInvitations(),
        tokens=wiring.tokens(),
        mails=queues_wiring.mails_queue(),
        outbox=DynamoOutbox(),
    )
