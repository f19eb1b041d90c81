"""Institutions' machines: made as staff make them, with their secrets, knocking at the API."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.api_client import SCOPES, ApiClient, ClientForm
from chalicelib.services import api_clients
from chalicelib.services.api_clients import Given, Order
from chalicelib.wiring import api_clients as client_wiring
from tests.browser import Browser, Reply

V1 = "/api/partner/v1"
CLIENT_ID = "m" * 24
STAFF_ID = "staff-at-work"
UAI = "0991234D"
FORM = ClientForm(name="Rectorat", scopes=SCOPES, uais=None, daily_quota=1000)


def ordered(reason: str = "convention signed") -> Order:
    """Staff want it now."""
    return Order(by=STAFF_ID, reason=reason, now=wiring.clock().now())


def known(client_id: str = CLIENT_ID, *, life_days: int = 365, **changes: Any) -> Given:
    """A machine that staff made known, and its secret."""
    doors, form = client_wiring.client_doors(), replace(FORM, **changes)
    return api_clients.create_client(
        doors, form, ordered(), client_id=client_id, life_days=life_days
    )


def rotated(client_id: str = CLIENT_ID, *, overlap_days: int = 7) -> Given:
    """The machine with a new secret."""
    doors = client_wiring.client_doors()
    return api_clients.rotate_secret(
        doors, client_id, ordered(), overlap_days=overlap_days, life_days=365
    )


def revoked(client_id: str = CLIENT_ID) -> ApiClient:
    """The machine, shut out."""
    return api_clients.revoke_client(client_wiring.client_doors(), client_id, ordered())


@dataclass(frozen=True)
class Machine:
    """A machine at the door: its id and a secret."""

    client: Client
    client_id: str
    secret: str

    def ask_token(self, **fields: str) -> Reply:
        """What the token route says; `fields` replace what is sent, "" leaves one out."""
        sent = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.secret,
            **fields,
        }
        form = urlencode({name: value for name, value in sent.items() if value})
        return Browser(self.client).raw(
            f"{V1}/token",
            form.encode(),
            Content_Type="application/x-www-form-urlencoded",
        )

    def signed_in(self, scope: str = "") -> Browser:
        """What speaks for it with a token."""
        reply = self.ask_token(scope=scope)
        assert reply.status == 200, reply.body
        return Browser(self.client, reply.body["access_token"])
