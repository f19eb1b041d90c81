"""Joins the use cases of organizations to their adapters: cached factories, like `wiring.py`."""

from functools import cache

from chalicelib import orga_ports
from chalicelib.adapters.dynamo.memberships import DynamoMemberships


@cache
def memberships() -> orga_ports.Memberships:
    """Who works where."""
    return DynamoMemberships()
