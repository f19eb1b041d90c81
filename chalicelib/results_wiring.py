"""Joins what sees the results of campaigns to its adapters: cached factories, like `wiring.py`."""

from functools import cache

from chalicelib import results_ports
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.tallies import DynamoTallies


@cache
def tallies() -> results_ports.CampaignTallies:
    """Sums of campaigns."""
    return DynamoTallies()


@cache
def certifiability() -> results_ports.CertifiabilityRows:
    """What learners have shown."""
    return DynamoCertifiability()
