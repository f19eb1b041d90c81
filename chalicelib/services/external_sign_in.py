"""Signing in elsewhere: the question to an identity provider, its answer, the way back in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.core.entrance import Opening, Proved, SignedIn, refuse_half_way
from chalicelib.core.external_identity import (
    ASKING_LIFE,
    CODE_LIFE,
    HELD_LIFE,
    Answer,
    Arrival,
    Asked,
    IdentityProvider,
    Protocol,
    local_path,
)
from chalicelib.core.orga_errors import IdentityRefused, IdentityUnknown, ProviderNotFound
from chalicelib.ports import Accounts, RefreshFamilies, Tokens
from chalicelib.ports.sso import IdentityProtocol, IdentityProviders, SignInsElsewhere


@dataclass(frozen=True, slots=True)
class ExternalDoors:
    """What these use cases need from outside."""

    providers: IdentityProviders
    protocols: Mapping[Protocol, IdentityProtocol]
    waiting: SignInsElsewhere
    accounts: Accounts
    families: RefreshFamilies
    tokens: Tokens
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Return:
    """Where the browser goes once its answer was believed: a page of ours, with a one-time code."""

    code: str = field(repr=False)
    next_path: str


def list_providers(doors: ExternalDoors) -> Sequence[IdentityProvider]:
    """Who may tell us who somebody is."""
    return doors.providers.list_all()


def ask_elsewhere(
    doors: ExternalDoors, provider_id: str, *, browser: str, next_path: str, now: datetime
) -> str:
    """Put the question to a provider; returns the address to send the browser to.

    `browser` is the digest of a cookie: only that browser can end what it began.
    """
    provider = doors.providers.get(provider_id)
    asked = Asked(
        state=doors.new_id() + doors.new_id(),
        provider_id=provider.id,
        browser=browser,
        request_id=f"_{doors.new_id()}",
        nonce=doors.new_id(),
        verifier=doors.new_id() + doors.new_id(),
        next_path=local_path(next_path),
        expires_at=now + ASKING_LIFE,
    )
    address = doors.protocols[provider.protocol].address(provider, asked, now=now)
    doors.waiting.ask(asked)
    return address


def receive_answer(
    doors: ExternalDoors,
    provider_id: str,
    *,
    protocol: Protocol,
    state: str,
    answer: Answer,
    now: datetime,
) -> Return:
    """Believe an answer, once; raises `IdentityRefused`, `ProviderUnavailable`."""
    provider = doors.providers.get(provider_id)
    if provider.protocol != protocol:
        raise ProviderNotFound
    asked = doors.waiting.asked(state, now=now)
    if asked.provider_id != provider.id:
        raise IdentityRefused("asked of another provider")
    proof = doors.protocols[protocol].proof(provider, asked, answer=answer, now=now)
    code = doors.new_id() + doors.new_id()
    arrival = Arrival(proof.identity, asked.browser, asked.next_path, now + CODE_LIFE)
    doors.waiting.settle(asked, proof=proof, code=code, arrival=arrival)
    return Return(code, asked.next_path)


def exchange_code(
    doors: ExternalDoors, code: str, *, browser: str, held_id: str, now: datetime
) -> SignedIn:
    """Let in whoever comes back with the code, in the browser that left.

    Raises `IdentityRefused`; `IdentityUnknown` when no account is linked to the identity, which is
    then held under `held_id`; `StepRequired` when the account has a second factor.
    """
    arrival = doors.waiting.take(code, now=now)
    if not browser or arrival.browser != browser:
        raise IdentityRefused("another browser")
    user = doors.accounts.find_by_identity(arrival.identity.key)
    if user is None:
        doors.waiting.keep(held_id, replace(arrival, expires_at=now + HELD_LIFE))
        raise IdentityUnknown
    refuse_half_way(user, Proved(), doors.tokens, now=now)
    opening = Opening.of(user, new_id=doors.new_id, now=now)
    doors.families.add(opening.family)
    return opening.signed_in(doors.tokens, now=now)
