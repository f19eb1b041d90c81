"""Joins the use cases of organizations to their adapters: cached factories, like `wiring.py`."""

from functools import cache

from chalicelib import orga_ports
from chalicelib.adapters.dynamo.campaigns import DynamoCampaigns
from chalicelib.adapters.dynamo.jobs import DynamoJobs
from chalicelib.adapters.dynamo.learners import DynamoLearners
from chalicelib.adapters.dynamo.memberships import DynamoMemberships
from chalicelib.adapters.dynamo.participations import DynamoParticipations


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
