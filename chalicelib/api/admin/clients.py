"""Staff's hold on institutions' machines: what they may read, their secrets, what they did read."""

from datetime import date
from typing import Annotated, Any

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.admin.client_views import (
    ClientSheetView,
    ClientsView,
    ClientUseView,
    ClientView,
    GivenSecretView,
    ReadingsView,
    act_view,
    client_view,
    reading_view,
)
from chalicelib.api.endpoint import Call, NoBody, Schema, endpoint
from chalicelib.core.api_client import (
    DAILY_QUOTA,
    LIFE_DAYS,
    NAME_MAX_LENGTH,
    OVERLAP_DAYS,
    OVERLAPS,
    QUOTAS,
    REASON_LENGTHS,
    SCOPES,
    SECRET_LIFE_DAYS,
    UAI_COUNT,
    ClientForm,
    ClientNotFound,
    ClientNotReadable,
    ClientRevoked,
    Scope,
    readable_reason,
)
from chalicelib.core.errors import BadCursor, RowExists, StaleRow
from chalicelib.core.identity import staff
from chalicelib.services import api_clients as use_cases
from chalicelib.services.names import names_of
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import api_clients as client_wiring

clients = Blueprint(__name__)

LIST = "partners"
Reason = Annotated[str, Field(min_length=REASON_LENGTHS[0], max_length=REASON_LENGTHS[-1])]
Cursor = Annotated[str, Field(max_length=1000)]
LifeDays = Annotated[int, Field(ge=LIFE_DAYS[0], le=LIFE_DAYS[-1])]


class ChangeClient(Schema):
    """What a machine may read; `uais`: of which schools, null for all."""

    name: Annotated[str, Field(max_length=NAME_MAX_LENGTH)]
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(SCOPES))]
    uais: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=UAI_COUNT)] | None
    daily_quota: Annotated[int, Field(ge=QUOTAS[0], le=QUOTAS[-1])] = DAILY_QUOTA
    reason: Reason


class CreateClient(ChangeClient):
    """The same, and for how many days its secret opens."""

    life_days: LifeDays = SECRET_LIFE_DAYS


class RotateSecret(Schema):
    """For how long the former secret still opens, and the new one does; in days."""

    overlap_days: Annotated[int, Field(ge=OVERLAPS[0], le=OVERLAPS[-1])] = OVERLAP_DAYS
    life_days: LifeDays = SECRET_LIFE_DAYS
    reason: Reason


class RevokeClient(Schema):
    """Why."""

    reason: Reason


class ListClients(Schema):
    """From which place."""

    cursor: Cursor = ""


class ListReadings(Schema):
    """Of which day (UTC), from which place."""

    day: date
    cursor: Cursor = ""


@endpoint(
    clients,
    "GET",
    "/partners",
    allow=staff,
    query=ListClients,
    returns=ClientsView,
    raises=(BadCursor,),
)
def list_partners(call: Call[NoBody]) -> ClientsView:
    """Every machine of an institution."""
    cursor = call.query.cursor
    after = wiring.tokens().place(LIST, cursor) if cursor else ""
    page, place = use_cases.list_clients(client_wiring.client_doors(), after=after)
    following = wiring.tokens().cursor(LIST, place) if place else None
    return ClientsView(items=[client_view(one) for one in page], next=following)


@endpoint(
    clients,
    "POST",
    "/partners",
    allow=staff,
    body=CreateClient,
    returns=GivenSecretView,
    status=201,
    raises=(ClientNotReadable, RowExists),
)
def create_partner(call: Call[CreateClient]) -> GivenSecretView:
    """Make a machine known, and show its secret this once."""
    given = use_cases.create_client(
        client_wiring.client_doors(),
        _form(call.body),
        _order(call, call.body.reason),
        client_id=call.new_id,
        life_days=call.body.life_days,
    )
    return GivenSecretView(client=client_view(given.client), secret=given.secret)


@endpoint(
    clients,
    "GET",
    "/partners/{client_id}",
    allow=staff,
    returns=ClientSheetView,
    raises=(ClientNotFound,),
)
def show_partner(call: Call[NoBody], client_id: str) -> ClientSheetView:
    """A machine, its log and its use."""
    sheet = use_cases.client_sheet(client_wiring.client_doors(), client_id, now=call.now)
    names = names_of(accounts_wiring.accounts(), (one.by for one in sheet.acts))
    acts = [act_view(one, name=names.get(one.by, one.by)) for one in sheet.acts]
    use = [ClientUseView(day=one.day, reads=one.reads) for one in sheet.use]
    return ClientSheetView(client=client_view(sheet.client), acts=acts, use=use)


@endpoint(
    clients,
    "PATCH",
    "/partners/{client_id}",
    allow=staff,
    body=ChangeClient,
    returns=ClientView,
    raises=(ClientNotFound, ClientRevoked, ClientNotReadable, StaleRow),
)
def change_partner(call: Call[ChangeClient], client_id: str) -> ClientView:
    """Change what a machine may read, or how much."""
    order = _order(call, call.body.reason)
    doors = client_wiring.client_doors()
    return client_view(use_cases.change_client(doors, client_id, order, form=_form(call.body)))


@endpoint(
    clients,
    "POST",
    "/partners/{client_id}/rotation",
    allow=staff,
    body=RotateSecret,
    returns=GivenSecretView,
    raises=(ClientNotFound, ClientRevoked, ClientNotReadable, StaleRow),
)
def rotate_partner_secret(call: Call[RotateSecret], client_id: str) -> GivenSecretView:
    """Give a machine a new secret; the former one opens a little longer."""
    given = use_cases.rotate_secret(
        client_wiring.client_doors(),
        client_id,
        _order(call, call.body.reason),
        overlap_days=call.body.overlap_days,
        life_days=call.body.life_days,
    )
    return GivenSecretView(client=client_view(given.client), secret=given.secret)


@endpoint(
    clients,
    "POST",
    "/partners/{client_id}/revocation",
    allow=staff,
    body=RevokeClient,
    returns=ClientView,
    raises=(ClientNotFound, ClientRevoked, ClientNotReadable, StaleRow),
)
def revoke_partner(call: Call[RevokeClient], client_id: str) -> ClientView:
    """Shut a machine out for good, with every token it holds."""
    order = _order(call, call.body.reason)
    return client_view(use_cases.revoke_client(client_wiring.client_doors(), client_id, order))


@endpoint(
    clients,
    "GET",
    "/partners/{client_id}/readings",
    allow=staff,
    query=ListReadings,
    returns=ReadingsView,
    raises=(ClientNotFound, BadCursor),
)
def list_partner_readings(call: Call[NoBody], client_id: str) -> ReadingsView:
    """What a machine read on a day, or was refused."""
    day, cursor = call.query.day, call.query.cursor
    name = f"{LIST}#{client_id}#{day}"
    after = wiring.tokens().place(name, cursor) if cursor else ""
    doors = client_wiring.client_doors()
    page, place = use_cases.list_readings(doors, client_id, day, after=after)
    following = wiring.tokens().cursor(name, place) if place else None
    return ReadingsView(items=[reading_view(one) for one in page], next=following)


def _form(body: ChangeClient) -> ClientForm:
    uais = None if body.uais is None else tuple(body.uais)
    return ClientForm(body.name, tuple(body.scopes), uais, body.daily_quota)


def _order(call: Call[Any], reason: str) -> use_cases.Order:
    return use_cases.Order(by=call.user_id, reason=readable_reason(reason), now=call.now)
