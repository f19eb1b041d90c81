"""Joins what sees the results of campaigns to its adapters: cached factories, like `wiring.py`."""

from functools import cache

from chalicelib import orga_wiring, results_ports, wiring
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.tallies import DynamoTallies
from chalicelib.services import tallies as tallies_service


@cache
def tallies() -> results_ports.CampaignTallies:
    """Sums of campaigns."""
    return DynamoTallies()


@cache
def certifiability() -> results_ports.CertifiabilityRows:
    """What learners have shown."""
    return DynamoCertifiability()


@cache
def tally_stores() -> tallies_service.TallyStores:
    """What sums are made from."""
    return tallies_service.TallyStores(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        tallies=tallies(),
        releases=wiring.releases(),
        rules=wiring.rules(),
    )
