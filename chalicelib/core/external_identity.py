"""Somebody as an identity provider knows them, and what is remembered while it is asked."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

Protocol = Literal["saml", "oidc"]
ProviderKind = Literal["gar", "ent", "proconnect", "franceconnect", "other"]

ASKING_LIFE = timedelta(minutes=10)
"""How long somebody may take to sign in at the identity provider."""
CODE_LIFE = timedelta(seconds=60)
"""How long the one-time code lives, between the provider's answer and our own page."""
HELD_LIFE = timedelta(minutes=19)
"""How long an identity without an account is held, while its owner says which account is theirs."""
CLOCK_SKEW = timedelta(seconds=60)
"""By how much two clocks may disagree."""
ANSWER_LIFE = timedelta(minutes=10)
"""How old what a provider signed may be, whatever it says itself."""
SUBJECT_MAX_LENGTH = 255

_NEXT = re.compile(r"/(?![/\\])[\w\-./~%?=&,]{0,300}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """What a provider calls the facts we read; an empty name is not read.

    An empty `subject` is the protocol's own: `NameID`, `sub`.
    """

    subject: str = ""
    first_name: str = ""
    last_name: str = ""
    profile: str = ""
    uai: str = ""
    pupil_profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SamlParty:
    """A SAML 2.0 identity provider: its name, its address, the certificates we trust (PEM)."""

    entity_id: str
    address: str
    certificates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OidcParty:
    """An OpenID Connect provider: discovery starts at its issuer; who we are to it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("openid", "profile")
    acr_values: str = ""


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """A place that tells us who somebody is."""

    id: str
    name: str
    kind: ProviderKind
    party: SamlParty | OidcParty
    names: ClaimNames

    @property
    def protocol(self) -> Protocol:
        """How it is spoken to."""
        return "saml" if isinstance(self.party, SamlParty) else "oidc"


@dataclass(frozen=True, slots=True)
class ExternalIdentity:
    """What a provider says of somebody. `subject` is its own stable name of the person."""

    provider_id: str
    subject: str = field(repr=False)
    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)
    uai: str = ""
    is_pupil: bool = False

    @property
    def key(self) -> str:
        """The name of this identity in keys: nothing can be read from it."""
        return digest(f"{self.provider_id}#{self.subject}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a provider: everything its answer must agree with.

    `browser` names the browser that left, by the digest of its cookie.
    """

    state: str = field(repr=False)
    provider_id: str
    browser: str
    request_id: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    next_path: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back through the browser, not to be believed yet.

    `message` is a `SAMLResponse` or an authorization code, `issuer` who says to answer (RFC 9207).
    """

    message: str = field(repr=False)
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """An identity that was verified, by a token that may be used once, and counts until a date."""

    identity: ExternalIdentity
    token_id: str
    until: datetime

    @property
    def token_key(self) -> str:
        """The name of the token in keys."""
        return digest(f"{self.identity.provider_id}#{self.token_id}")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A verified identity on its way to an account, in one browser, until a date."""

    identity: ExternalIdentity
    browser: str
    next_path: str
    expires_at: datetime


def digest(secret: str) -> str:
    """What is stored of a text that opens something."""
    return hashlib.sha256(secret.encode()).hexdigest()


def local_path(text: str) -> str:
    """The page of ours to come back to; the first one when `text` is anything else."""
    return text if _NEXT.fullmatch(text) else "/"
