"""An institution's machine that reads by itself: what it may read, how much a day, its secrets."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Literal, get_args

from chalicelib.core.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    NotSignedIn,
    TooManyAttempts,
    Unavailable,
)
from chalicelib.core.orga_errors import InvalidUai, MissingUai
from chalicelib.core.organization import readable_uai
from chalicelib.core.sign_in import Limit

Scope = Literal[
    "results:school",
    "results:parcoursup",
    "campaigns:read",
    "feeds:lsu",
    "feeds:parcoursup",
    "feeds:cpf",
]
SCOPES: tuple[Scope, ...] = get_args(Scope)

TOKEN_LIFE = timedelta(minutes=15)
SECRET_PREFIX = "sxs_"
SECRET_LIFE_DAYS = 365
LIFE_DAYS = range(1, 731)
OVERLAP_DAYS = 7
OVERLAPS = range(31)
DAILY_QUOTA = 10_000
QUOTAS = range(1, 1_000_001)
UAI_COUNT = 1000
NAME_MAX_LENGTH = 100
REASON_LENGTHS = range(3, 501)
TRAIL_KEPT = timedelta(days=400)
USAGE_DAYS = 30
FAILURES = Limit(10, timedelta(minutes=15))
"""Wrong secrets borne for one client; a right one is never kept waiting."""


class ClientNotFound(NotFound):
    """No such client."""

    code = "client_not_found"


class ClientRevoked(Conflict):
    """The client was revoked: that cannot be undone."""

    code = "client_revoked"


class ClientNotReadable(InvalidInput):
    """A name, a school, a quota, a length of life or a reason that makes no sense."""

    code = "invalid_client_form"

    def __init__(self, pointer: str) -> None:
        super().__init__()
        self.pointer = pointer


class WrongScope(Forbidden):
    """The token, or the client itself, was not given this scope."""

    code = "wrong_scope"


class OverQuota(TooManyAttempts):
    """The client asked as often as it may in a day; the next one starts at midnight UTC."""

    code = "over_quota"


class TrailUnavailable(Unavailable):
    """The read could not be written down, so it was not given."""

    code = "trail_unavailable"


class TokenRequestRefused(InvalidInput):
    """The request for a token lacks something, or says it twice."""

    code = "invalid_request"


class UnsupportedGrantType(TokenRequestRefused):
    """Only client credentials are exchanged for tokens."""

    code = "unsupported_grant_type"
    pointer = "/grant_type"


class InvalidScope(TokenRequestRefused):
    """A scope that does not exist, or that this client was not given."""

    code = "invalid_scope"
    pointer = "/scope"


class InvalidClient(NotSignedIn):
    """No such client, or a wrong, expired or replaced secret; never says which."""

    code = "invalid_client"


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret of a client, of which only the digest is kept."""

    id: str
    digest: str = field(repr=False)
    created_at: datetime
    expires_at: datetime

    def is_live(self, now: datetime) -> bool:
        """May it still be used?"""
        return now < self.expires_at


@dataclass(frozen=True, slots=True)
class ApiClient:
    """A machine of an institution. `uais`: the schools it may read of; None: of all.

    `secrets`: at most two, the newest last. `trail_key` blinds what the trail keeps of questions.
    """

    id: str
    name: str
    scopes: tuple[Scope, ...]
    uais: tuple[str, ...] | None
    daily_quota: int
    created_at: datetime
    created_by: str
    trail_key: str = field(repr=False)
    secrets: tuple[Secret, ...] = ()
    revoked_at: datetime | None = None
    revoked_by: str = ""
    last_used_on: date | None = None
    version: int = 0

    def changed(self, form: "ClientForm") -> "ApiClient":
        """With another name, scopes, schools or quota; raises `ClientRevoked`."""
        self._refuse_revoked()
        return replace(
            self,
            name=form.name,
            scopes=form.scopes,
            uais=form.uais,
            daily_quota=form.daily_quota,
        )

    def rotated(self, secret: Secret, *, overlap_days: int, now: datetime) -> "ApiClient":
        """With a new secret; the newest former one still opens for `overlap_days`, no other does.

        Raises `ClientRevoked`.
        """
        self._refuse_revoked()
        end = now + timedelta(days=overlap_days)
        former = [
            replace(one, expires_at=min(one.expires_at, end)) for one in self.live_secrets(now)[-1:]
        ]
        return replace(self, secrets=(*former, secret))

    def revoked(self, *, by: str, now: datetime) -> "ApiClient":
        """Shut for good, with nothing left that opens; raises `ClientRevoked`."""
        self._refuse_revoked()
        return replace(self, secrets=(), revoked_at=now, revoked_by=by)

    def _refuse_revoked(self) -> None:
        if self.revoked_at is not None:
            raise ClientRevoked

    def covers(self, uai: str) -> bool:
        """Is this school in the client's jurisdiction? No school at all is only in that of all."""
        return self.uais is None or (bool(uai) and uai in self.uais)

    def live_secrets(self, now: datetime) -> tuple[Secret, ...]:
        """What opens now: nothing once the client is revoked."""
        if self.revoked_at is not None:
            return ()
        return tuple(secret for secret in self.secrets if secret.is_live(now))

    def opened_by(self, secret: str, now: datetime) -> Secret:
        """The secret of which this is the text; raises `InvalidClient`."""
        digest = digest_of(secret)
        for one in self.live_secrets(now):
            if hmac.compare_digest(one.digest, digest):
                return one
        raise InvalidClient

    def admit(self, secret_id: str, now: datetime) -> None:
        """Raise `NotSignedIn` unless the secret that the token came from still opens."""
        if all(one.id != secret_id for one in self.live_secrets(now)):
            raise NotSignedIn("the client or its secret was revoked")

    def demand(self, scope: Scope, token_scopes: Iterable[str]) -> None:
        """Raise `WrongScope` unless both the client and its token have the scope."""
        if scope not in self.scopes or scope not in token_scopes:
            raise WrongScope(scope)

    def granted(self, asked: str) -> tuple[Scope, ...]:
        """The scopes of a token: those asked for, or all; raises `InvalidScope`."""
        if not asked.strip():
            return self.scopes
        wanted = set(asked.split())
        if not wanted <= set(self.scopes):
            raise InvalidScope
        return tuple(scope for scope in self.scopes if scope in wanted)

    def blinded(self, asked: str) -> str:
        """What the trail keeps of a question: who knows the question can find it, nobody else."""
        return hmac.new(self.trail_key.encode(), asked.encode(), hashlib.sha256).hexdigest()

    def count(self, reads: int, now: datetime) -> None:
        """Raise `OverQuota` when the day's `reads` are more than the client may."""
        if reads > self.daily_quota:
            raise OverQuota(ceil((_midnight_after(now) - now).total_seconds()))


@dataclass(frozen=True, slots=True)
class ClientForm:
    """What staff choose of a client; `uais` None is every school."""

    name: str
    scopes: tuple[Scope, ...]
    uais: tuple[str, ...] | None
    daily_quota: int


def readable_form(form: ClientForm) -> ClientForm:
    """The form in its one normal form; raises `ClientNotReadable`."""
    name = " ".join(form.name.split())
    if len(name) not in range(2, NAME_MAX_LENGTH + 1):
        raise ClientNotReadable("/name")
    scopes = tuple(scope for scope in SCOPES if scope in form.scopes)
    if not scopes:
        raise ClientNotReadable("/scopes")
    if form.daily_quota not in QUOTAS:
        raise ClientNotReadable("/daily_quota")
    return ClientForm(name, scopes, _readable_uais(form.uais), form.daily_quota)


def readable_reason(text: str) -> str:
    """Why staff do something, spaces tidied; raises `ClientNotReadable`."""
    reason = " ".join(text.split())
    if len(reason) not in REASON_LENGTHS:
        raise ClientNotReadable("/reason")
    return reason


def _readable_uais(texts: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if texts is None:
        return None
    try:
        uais = {readable_uai(text, "school") or "" for text in texts}
    except (InvalidUai, MissingUai) as error:
        raise ClientNotReadable("/uais") from error
    if len(uais) not in range(1, UAI_COUNT + 1):
        raise ClientNotReadable("/uais")
    return tuple(sorted(uais))


def new_secret(secret_id: str, text: str, *, life_days: int, now: datetime) -> Secret:
    """A secret as it is kept."""
    return Secret(secret_id, digest_of(text), now, now + timedelta(days=life_days))


def changes_between(before: ApiClient, after: ApiClient) -> "tuple[Change, ...]":
    """What staff changed, field by field, as texts."""
    names = [one.name for one in fields(ClientForm)]
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(Change(name, _text(old), _text(new)) for name, old, new in pairs if old != new)


def _text(value: object) -> str:
    if value is None:
        return "all"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def digest_of(secret: str) -> str:
    """What is kept of a secret: one SHA-256 is enough of 256 random bits, which nobody guesses."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def day_of(now: datetime) -> date:
    """The day that quotas and trails count in: UTC."""
    return now.astimezone(UTC).date()


def _midnight_after(now: datetime) -> datetime:
    midnight = datetime.combine(day_of(now), datetime.min.time(), tzinfo=UTC)
    return midnight + timedelta(days=1)


Act = Literal["created", "changed", "rotated", "revoked"]


@dataclass(frozen=True, slots=True)
class ClientAct:
    """A line of the log of a client: what staff did to it, and why."""

    id: str
    client_id: str
    act: Act
    at: datetime
    by: str
    reason: str
    changes: "tuple[Change, ...]" = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that staff changed, as texts."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """How often a client asked on a day, refusals over its quota included."""

    day: date
    reads: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the trail: who asked for what, and what came of it; no personal data.

    `subject` is the question, blinded; `found` how many results were given.
    """

    id: str
    client_id: str
    at: datetime
    operation: str
    status: int
    found: int
    subject: str
    request_id: str
