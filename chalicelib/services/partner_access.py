"""What stands around every read of an institution's machine: token, admission, trail."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.api_client import FAILURES, ApiClient, InvalidClient, Reading, Scope
from chalicelib.core.errors import NotSignedIn
from chalicelib.core.identity import Principal
from chalicelib.ports.partner import ApiClients, MachineTokens, Trail


@dataclass(frozen=True, slots=True)
class ExchangeDoors:
    """What giving tokens needs from outside."""

    clients: ApiClients
    tokens: MachineTokens


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a machine gives for a token."""

    client_id: str
    secret: str = field(repr=False)
    scope: str
    """The scopes it wants, with spaces between; "" for all it has."""


@dataclass(frozen=True, slots=True)
class GivenToken:
    """A token, and the scopes it has."""

    text: str = field(repr=False)
    scopes: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class AccessDoors:
    """What these use cases need from outside."""

    clients: ApiClients
    trail: Trail
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Question:
    """What a machine asks: `asked` holds all that it sent, hence personal data."""

    machine: Principal
    scope: Scope
    operation: str
    asked: str = field(repr=False)
    request_id: str
    now: datetime


def exchange(doors: ExchangeDoors, credentials: Credentials, *, now: datetime) -> GivenToken:
    """Give a short token for a secret; raises `InvalidClient`, `InvalidScope`, `TooManyAttempts`.

    Only wrong secrets are counted: who knows no more than the id of a client cannot shut it out,
    and 256 bits are not found by trying.
    """
    client = doors.clients.find(credentials.client_id) if credentials.client_id else None
    if client is None:
        raise InvalidClient
    try:
        secret = client.opened_by(credentials.secret, now)
    except InvalidClient:
        FAILURES.check(doors.clients.count_failure(client.id, FAILURES, now=now), now)
        raise
    scopes = client.granted(credentials.scope)
    machine = Principal(client.id, "client", scopes=scopes, secret_id=secret.id)
    return GivenToken(doors.tokens.machine_token(machine, now=now), scopes)


def client_of(doors: AccessDoors, machine: Principal) -> ApiClient:
    """The client that the token names; raises `NotSignedIn`."""
    client = doors.clients.find(machine.user_id)
    if client is None:
        raise NotSignedIn("no such client")
    return client


def admit(doors: AccessDoors, client: ApiClient, question: Question) -> None:
    """Let the question be asked; raises `NotSignedIn`, `OverQuota`, `WrongScope`.

    It counts once the client is known to be live, so that refusals count as well.
    """
    client.admit(question.machine.secret_id, question.now)
    client.count(doors.clients.count(client, now=question.now), question.now)
    client.demand(question.scope, question.machine.scopes)


def write_down(
    doors: AccessDoors, client: ApiClient, question: Question, *, status: int, found: int
) -> None:
    """Keep a trace of what was given or refused; raises `TrailUnavailable`."""
    reading = Reading(
        id=doors.new_id(),
        client_id=client.id,
        at=question.now,
        operation=question.operation,
        status=status,
        found=found,
        subject=client.blinded(question.asked),
        request_id=question.request_id,
    )
    doors.trail.add(reading)
