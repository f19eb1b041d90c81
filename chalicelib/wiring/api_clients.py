"""Joins staff's hold on institutions' machines to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.api_clients import DynamoApiClients, DynamoTrail
from chalicelib.adapters.ids import new_secret_text
from chalicelib.services import api_clients


@cache
def client_doors() -> api_clients.ClientDoors:
    """What staff's hold on machines needs."""
    return api_clients.ClientDoors(
        clients=DynamoApiClients(),
        trail=DynamoTrail(),
        new_id=wiring.ids().new_id,
        new_secret_text=new_secret_text,
    )
