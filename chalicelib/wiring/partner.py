"""Joins what institutions' machines ask for to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.api_clients import DynamoApiClients, DynamoTrail
from chalicelib.adapters.ids import new_secret_text
from chalicelib.services import api_clients, partner_access


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


@cache
def client_doors() -> api_clients.ClientDoors:
    """What staff's hold on machines needs."""
    return api_clients.ClientDoors(
        clients=DynamoApiClients(),
        trail=DynamoTrail(),
        new_id=wiring.ids().new_id,
        new_secret_text=new_secret_text,
    )
