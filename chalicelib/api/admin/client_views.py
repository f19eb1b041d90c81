"""Institutions' machines as staff see them: never a secret, never its digest."""

from datetime import date

from chalicelib.api.endpoint import Instant, View
from chalicelib.core.api_client import Act, ApiClient, ClientAct, Reading, Scope, Secret


class SecretView(View):
    """A secret that opens, or did not end yet; its text is never shown again."""

    id: str
    created_at: Instant
    expires_at: Instant


class ClientView(View):
    """A machine of an institution."""

    id: str
    name: str
    scopes: list[Scope]
    uais: list[str] | None
    daily_quota: int
    secrets: list[SecretView]
    created_at: Instant
    revoked_at: Instant | None
    last_used_on: date | None


class ClientsView(View):
    """A page of machines."""

    items: list[ClientView]
    next: str | None


class GivenSecretView(View):
    """A machine and its new secret, shown this once."""

    client: ClientView
    secret: str


class ClientChangeView(View):
    """One thing that was changed."""

    field: str
    before: str
    after: str


class ClientActView(View):
    """What staff did, and why."""

    id: str
    act: Act
    at: Instant
    by: str
    reason: str
    changes: list[ClientChangeView]


class ClientUseView(View):
    """How often it asked on a day, refusals included."""

    day: date
    reads: int


class ClientSheetView(View):
    """A machine, what was done to it (newest first), and what it used in the last 30 days."""

    client: ClientView
    acts: list[ClientActView]
    use: list[ClientUseView]


class ReadingView(View):
    """What was asked, and what came of it; `subject` is the question, blinded."""

    id: str
    at: Instant
    operation: str
    status: int
    found: int
    subject: str
    request_id: str


class ReadingsView(View):
    """A page of a day, in the order of time."""

    items: list[ReadingView]
    next: str | None


def client_view(client: ApiClient) -> ClientView:
    """A machine as staff see it."""
    return ClientView(
        id=client.id,
        name=client.name,
        scopes=list(client.scopes),
        uais=None if client.uais is None else list(client.uais),
        daily_quota=client.daily_quota,
        secrets=[_secret(one) for one in client.secrets],
        created_at=client.created_at,
        revoked_at=client.revoked_at,
        last_used_on=client.last_used_on,
    )


def _secret(secret: Secret) -> SecretView:
    return SecretView(id=secret.id, created_at=secret.created_at, expires_at=secret.expires_at)


def act_view(act: ClientAct, *, name: str) -> ClientActView:
    """A line of the log; `name`: of who did it."""
    changes = [
        ClientChangeView(field=one.field, before=one.before, after=one.after) for one in act.changes
    ]
    return ClientActView(
        id=act.id, act=act.act, at=act.at, by=name, reason=act.reason, changes=changes
    )


def reading_view(reading: Reading) -> ReadingView:
    """A line of the trail."""
    return ReadingView(
        id=reading.id,
        at=reading.at,
        operation=reading.operation,
        status=reading.status,
        found=reading.found,
        subject=reading.subject,
        request_id=reading.request_id,
    )
