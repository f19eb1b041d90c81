"""An institution's machine to try: every scope, every school, a secret that everybody knows."""

from dataclasses import replace
from datetime import datetime

from chalicelib.core.api_client import SCOPES, SECRET_PREFIX, ClientForm
from chalicelib.core.draws import identifier_of
from chalicelib.services import api_clients
from chalicelib.services.api_clients import Order
from chalicelib.wiring import api_clients as client_wiring
from infra.local.demo_people import Account, ids_of, signed_up
from infra.local.demo_school import STAFF

CLIENT_ID = identifier_of("demo#partner")
TEXT = "demonstration-secret-which-everybody-knows-"
FORM = ClientForm(name="Institution de démonstration", scopes=SCOPES, uais=None, daily_quota=10_000)
LIFE_DAYS = 730


def make_partner(now: datetime) -> Account:
    """The machine, made by staff if it is missing; its id and its secret."""
    texts = iter((TEXT, identifier_of("demo#partner#trail")))
    doors = replace(
        client_wiring.client_doors(),
        new_id=ids_of("partner"),
        new_secret_text=lambda: next(texts),
    )
    if doors.clients.find(CLIENT_ID) is None:
        order = Order(by=signed_up(STAFF, now), reason="demonstration", now=now)
        api_clients.create_client(doors, FORM, order, client_id=CLIENT_ID, life_days=LIFE_DAYS)
    return Account(CLIENT_ID, SECRET_PREFIX + TEXT, "partner")
