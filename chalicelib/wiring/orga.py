"""Joins the use cases of organizations to their adapters: cached factories."""

from functools import cache

from chalicelib.adapters.announcements import QueuedAnnouncements
from chalicelib.adapters.dynamo.campaigns import DynamoCampaigns
from chalicelib.adapters.dynamo.jobs import DynamoJobs
from chalicelib.adapters.dynamo.learners import DynamoLearners
from chalicelib.adapters.dynamo.memberships import DynamoMemberships
from chalicelib.adapters.dynamo.organizations import DynamoOrganizations
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.participations import DynamoParticipations
from chalicelib.adapters.made_files import S3MadeFiles
from chalicelib.core.events import QueueName
from chalicelib.ports import orga as orga_ports
from chalicelib.settings import settings
from chalicelib.wiring import queues as queues_wiring


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
def announcements(name: QueueName) -> orga_ports.Announcements:
    """Where events of jobs go."""
    return QueuedAnnouncements(queues_wiring.queue(name), DynamoOutbox(name))
