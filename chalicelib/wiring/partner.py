"""Joins what institutions' machines ask for to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.api_clients import DynamoApiClients, DynamoTrail
from chalicelib.services import partner_access


@cache
def access_doors() -> partner_access.AccessDoors:
    """What admitting a machine and keeping its trail need."""
    return partner_access.AccessDoors(
        clients=DynamoApiClients(), trail=DynamoTrail(), new_id=wiring.ids().new_id
    )


@cache
def exchange_doors() -> partner_access.ExchangeDoors:
    """What giving tokens to machines needs."""
    return partner_access.ExchangeDoors(clients=DynamoApiClients(), tokens=wiring.machine_tokens())
