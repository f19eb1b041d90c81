"""Joins the use cases of organizations to their adapters: cached factories."""

from collections.abc import Sequence
from functools import cache

from chalicelib import wiring
from chalicelib.adapters.announcements import QueuedAnnouncements
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.campaigns import DynamoCampaigns
from chalicelib.adapters.dynamo.invitations import DynamoInvitations
from chalicelib.adapters.dynamo.jobs import DynamoJobs
from chalicelib.adapters.dynamo.learners import DynamoLearners
from chalicelib.adapters.dynamo.memberships import DynamoMemberships
from chalicelib.adapters.dynamo.organizations import DynamoOrganizations
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.participations import DynamoParticipations
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.adapters.logos import S3Logos
from chalicelib.adapters.made_files import S3MadeFiles
from chalicelib.adapters.qr import qr_rows as rows_of_qr
from chalicelib.core.events import QueueName
from chalicelib.ports import orga as orga_ports
from chalicelib.services import (
    campaign,
    invitation,
    membership,
    organization,
    organization_creation,
    participation,
    participation_projection,
    participation_start,
    training,
)
from chalicelib.settings import settings


@cache
def organizations() -> orga_ports.Organizations:
    """Schools and other places."""
    return DynamoOrganizations()


@cache
def memberships() -> orga_ports.Memberships:
    """Who works where."""
    return DynamoMemberships()


@cache
def campaigns() -> orga_ports.Campaigns:
    """What organizations ask of their learners."""
    return DynamoCampaigns()


@cache
def participations() -> orga_ports.Participations:
    """Who takes part."""
    return DynamoParticipations()


@cache
def learners() -> orga_ports.Learners:
    """The lists of learners."""
    return DynamoLearners()


@cache
def jobs() -> orga_ports.Jobs:
    """Long work and its progress."""
    return DynamoJobs()


@cache
def made_files() -> orga_ports.MadeFiles:
    """Files that jobs made."""
    return S3MadeFiles(settings().bucket_name("exports"), region=settings().region)


@cache
def logos() -> orga_ports.Logos:
    """Pictures of campaigns."""
    return S3Logos(settings().bucket_name("content"), region=settings().region)


@cache
def announcements(name: QueueName) -> orga_ports.Announcements:
    """Where events of jobs go."""
    return QueuedAnnouncements(wiring.queue(name), DynamoOutbox(name))


@cache
def organization_doors() -> organization.OrganizationDoors:
    """What one's own organizations need."""
    return organization.OrganizationDoors(
        organizations=organizations(),
        memberships=memberships(),
        learners=learners(),
        campaigns=campaigns(),
    )


@cache
def membership_doors() -> membership.MembershipDoors:
    """What a team needs."""
    return membership.MembershipDoors(memberships=memberships(), accounts=DynamoAccounts())


@cache
def invitation_doors() -> invitation.InvitationDoors:
    """What asking people to join needs."""
    return invitation.InvitationDoors(
        invitations=DynamoInvitations(),
        memberships=memberships(),
        organizations=organizations(),
        accounts=DynamoAccounts(),
        throttles=DynamoThrottles(),
        tokens=wiring.tokens(),
        mails=wiring.mails_queue(),
        outbox=DynamoOutbox(),
    )


@cache
def creation_doors() -> organization_creation.CreationDoors:
    """What making organizations needs."""
    return organization_creation.CreationDoors(
        organizations=organizations(),
        invitations=DynamoInvitations(),
        tokens=wiring.tokens(),
        mails=wiring.mails_queue(),
        outbox=DynamoOutbox(),
    )


@cache
def campaign_doors() -> campaign.CampaignDoors:
    """What making a campaign needs."""
    return campaign.CampaignDoors(
        campaigns=campaigns(),
        releases=wiring.releases(),
        accounts=DynamoAccounts(),
        logos=logos(),
    )


def qr_rows(text: str) -> Sequence[str]:
    """A QR code as rows of dots."""
    return rows_of_qr(text)


@cache
def start_doors() -> participation_start.StartDoors:
    """What taking part needs."""
    stores = wiring.assessment_stores()
    return participation_start.StartDoors(
        campaigns=campaigns(),
        participations=participations(),
        learners=learners(),
        accounts=DynamoAccounts(),
        assessments=stores.assessments,
        profiles=stores.profiles,
        releases=stores.releases,
        rules=stores.rules,
    )


@cache
def participation_doors() -> participation.ParticipationDoors:
    """What seeing and sending one's results needs."""
    stores = wiring.assessment_stores()
    return participation.ParticipationDoors(
        campaigns=campaigns(),
        participations=participations(),
        learners=learners(),
        organizations=organizations(),
        assessments=stores.assessments,
        profiles=stores.profiles,
        releases=stores.releases,
        rules=stores.rules,
    )


@cache
def training_doors() -> training.TrainingDoors:
    """What choosing trainings needs."""
    stores = wiring.assessment_stores()
    return training.TrainingDoors(profiles=stores.profiles, releases=stores.releases)


@cache
def projection_doors() -> participation_projection.ProjectionDoors:
    """What keeping participations up to their tests needs."""
    stores = wiring.assessment_stores()
    return participation_projection.ProjectionDoors(
        assessments=stores.assessments,
        participations=participations(),
        releases=stores.releases,
    )
