"""Staff give institutions' machines what they may read and how much, renew and take away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from chalicelib.core.api_client import (
    SECRET_PREFIX,
    USAGE_DAYS,
    Act,
    ApiClient,
    Change,
    ClientAct,
    ClientForm,
    DayOfUse,
    Reading,
    changes_between,
    day_of,
    new_secret,
    readable_form,
)
from chalicelib.ports.partner import ApiClients, Trail


@dataclass(frozen=True, slots=True)
class ClientDoors:
    """What these use cases need from outside."""

    clients: ApiClients
    trail: Trail
    new_id: Callable[[], str]
    new_secret_text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Order:
    """Who of the staff wants it, why, and when."""

    by: str
    reason: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """A client and its new secret, which is shown this once."""

    client: ApiClient
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that staff see of a client: itself, its log, its use of the last days."""

    client: ApiClient
    acts: Sequence[ClientAct]
    use: Sequence[DayOfUse]


def create_client(
    doors: ClientDoors, form: ClientForm, order: Order, *, client_id: str, life_days: int
) -> Given:
    """Make a machine known; raises `ClientNotReadable`, and `RowExists` when it is already."""
    form = readable_form(form)
    text = _secret_text(doors)
    client = ApiClient(
        id=client_id,
        name=form.name,
        scopes=form.scopes,
        uais=form.uais,
        daily_quota=form.daily_quota,
        created_at=order.now,
        created_by=order.by,
        trail_key=doors.new_secret_text(),
        secrets=(new_secret(doors.new_id(), text, life_days=life_days, now=order.now),),
    )
    doors.clients.add(client, _act(doors, client, "created", order=order))
    return Given(client, text)


def rotate_secret(
    doors: ClientDoors, client_id: str, order: Order, *, overlap_days: int, life_days: int
) -> Given:
    """Give a new secret; the former one opens a little longer.

    Raises `ClientNotFound`, `ClientRevoked`; of two who rotate at once, one `StaleRow`.
    """
    client = doors.clients.get(client_id)
    text = _secret_text(doors)
    secret = new_secret(doors.new_id(), text, life_days=life_days, now=order.now)
    rotated = client.rotated(secret, overlap_days=overlap_days, now=order.now)
    doors.clients.save(rotated, _act(doors, client, "rotated", order=order))
    return Given(rotated, text)


def change_client(
    doors: ClientDoors, client_id: str, order: Order, *, form: ClientForm
) -> ApiClient:
    """Change what it may read, or how much; nothing is written when nothing changes.

    Raises `ClientNotFound`, `ClientRevoked`, `ClientNotReadable`, `StaleRow`.
    """
    client = doors.clients.get(client_id)
    changed = client.changed(readable_form(form))
    changes = changes_between(client, changed)
    if changes:
        doors.clients.save(changed, _act(doors, client, "changed", order=order, changes=changes))
    return changed


def revoke_client(doors: ClientDoors, client_id: str, order: Order) -> ApiClient:
    """Shut it for good, its tokens included; raises `ClientNotFound`, `ClientRevoked`."""
    client = doors.clients.get(client_id)
    revoked = client.revoked(by=order.by, now=order.now)
    doors.clients.save(revoked, _act(doors, client, "revoked", order=order))
    return revoked


def list_clients(doors: ClientDoors, *, after: str) -> tuple[Sequence[ApiClient], str]:
    """A page of clients, and the place of the next."""
    return doors.clients.list_page(after=after)


def client_sheet(doors: ClientDoors, client_id: str, *, now: datetime) -> Sheet:
    """A client, what was done to it, what it used; raises `ClientNotFound`."""
    client = doors.clients.get(client_id)
    since = day_of(now) - timedelta(days=USAGE_DAYS - 1)
    return Sheet(
        client, doors.clients.acts(client_id), doors.clients.use_of(client_id, since=since)
    )


def list_readings(
    doors: ClientDoors, client_id: str, day: date, *, after: str
) -> tuple[Sequence[Reading], str]:
    """A page of what a client read on a day; raises `ClientNotFound`."""
    doors.clients.get(client_id)
    return doors.trail.of_day(client_id, day, after=after)


def _secret_text(doors: ClientDoors) -> str:
    return SECRET_PREFIX + doors.new_secret_text()


def _act(
    doors: ClientDoors,
    client: ApiClient,
    act: Act,
    *,
    order: Order,
    changes: tuple[Change, ...] = (),
) -> ClientAct:
    return ClientAct(
        id=doors.new_id(),
        client_id=client.id,
        act=act,
        at=order.now,
        by=order.by,
        reason=order.reason,
        changes=changes,
    )
