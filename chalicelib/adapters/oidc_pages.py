"""What an OpenID provider publishes and hands over: JSON over HTTPS, bounded in time and size."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from chalicelib.core.external_identity import OidcParty
from chalicelib.core.orga_errors import IdentityRefused, ProviderUnavailable

if TYPE_CHECKING:  # loaded by who arrives this way
    import requests
    from joserfc.jwk import KeySet

TIMEOUT = (3, 5)
"""Seconds to connect, and between two bytes: somebody is waiting."""
LARGEST = 256 * 1024
PUBLISHED_LIFE = timedelta(hours=1)
KEYS_REST = timedelta(seconds=60)
"""A key we do not know makes us read the keys again, once in this time."""
WELL_KNOWN = "/.well-known/openid-configuration"
_LOOPBACK = "127.0.0.1"


def _session() -> "requests.Session":
    import requests

    session = requests.Session()
    session.trust_env = False  # neither the passwords nor the proxies of the machine
    return session


@dataclass(frozen=True, slots=True)
class Discovery:
    """Where an OpenID provider answers."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    takes_basic: bool = True
    names_itself: bool = False
    """Does it say who answers (RFC 9207)?"""


@dataclass(frozen=True, slots=True)
class Page:
    """A reply: its media type and its bytes."""

    kind: str
    content: bytes

    def document(self) -> Mapping[str, Any]:
        """The JSON object it holds; raises `ProviderUnavailable`."""
        try:
            found = json.loads(self.content)
        except ValueError as error:
            raise ProviderUnavailable("not JSON") from error
        if not isinstance(found, dict):
            raise ProviderUnavailable("not a JSON object")
        return found


class ProviderPages:
    """The pages of OpenID providers, kept for an hour."""

    def __init__(self, session: "Callable[[], requests.Session]" = _session) -> None:
        self._make_session = session
        self._discoveries: dict[str, tuple[Discovery, datetime]] = {}
        self._keys: dict[str, tuple[KeySet, datetime]] = {}

    def discovery(self, party: OidcParty, *, now: datetime) -> Discovery:
        """What the issuer says of itself; raises `ProviderUnavailable`."""
        known = self._discoveries.get(party.issuer)
        if known and timedelta(0) <= now - known[1] < PUBLISHED_LIFE:
            return known[0]
        found = _discovery(party, self._get(party.issuer.rstrip("/") + WELL_KNOWN).document())
        self._discoveries[party.issuer] = (found, now)
        return found

    def keys(self, discovery: Discovery, *, now: datetime, lacks: str = "") -> "KeySet":
        """The keys the provider signs with, read again when one that `lacks` may be new."""
        known = self._keys.get(discovery.jwks_uri)
        if known and _are_fresh(known, now, lacks=lacks):
            return known[0]
        found = _key_set(self._get(discovery.jwks_uri).document())
        self._keys[discovery.jwks_uri] = (found, now)
        return found

    def token(
        self, discovery: Discovery, party: OidcParty, *, form: Mapping[str, str]
    ) -> Mapping[str, Any]:
        """Exchange a code; raises `IdentityRefused` when the provider will not."""
        sent = {"grant_type": "authorization_code", "client_id": party.client_id, **form}
        client = None
        if discovery.takes_basic:  # RFC 6749, 2.3.1: both are form-encoded first
            client = (quote(party.client_id, safe=""), quote(party.client_secret, safe=""))
        else:
            sent["client_secret"] = party.client_secret
        return self._read("POST", discovery.token_endpoint, data=sent, auth=client).document()

    def userinfo(self, discovery: Discovery, access_token: str) -> Page:
        """What the provider says of who is signed in, in JSON or as a signed token."""
        return self._get(discovery.userinfo_endpoint, Authorization=f"Bearer {access_token}")

    def _get(self, address: str, **headers: str) -> Page:
        return self._read("GET", address, headers=headers)

    def _read(self, method: str, address: str, **given: Any) -> Page:
        import requests

        try:
            with self._session.request(
                method, address, timeout=TIMEOUT, allow_redirects=False, stream=True, **given
            ) as reply:
                content = reply.raw.read(LARGEST + 1, decode_content=True)
        except (requests.RequestException, OSError) as error:
            raise ProviderUnavailable(type(error).__name__) from error
        if method == "POST" and 400 <= reply.status_code < 500:
            raise IdentityRefused("the provider will not")
        if reply.status_code != requests.codes.ok or len(content) > LARGEST:
            raise ProviderUnavailable(f"status {reply.status_code}, {len(content)} bytes")
        return Page(reply.headers.get("Content-Type", "").partition(";")[0].strip(), content)

    @cached_property
    def _session(self) -> "requests.Session":
        return self._make_session()


def _discovery(party: OidcParty, said: Mapping[str, Any]) -> Discovery:
    if said.get("issuer") != party.issuer:
        raise ProviderUnavailable("another issuer")
    methods = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Discovery(
        issuer=party.issuer,
        authorization_endpoint=_safe(said.get("authorization_endpoint")),
        token_endpoint=_safe(said.get("token_endpoint")),
        jwks_uri=_safe(said.get("jwks_uri")),
        userinfo_endpoint=_safe(said["userinfo_endpoint"]) if "userinfo_endpoint" in said else "",
        takes_basic="client_secret_basic" in methods,
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
    )


def _safe(address: object) -> str:
    """An address nobody can listen to on its way: HTTPS, or this very machine."""
    parts = urlsplit(address if isinstance(address, str) else "")
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == _LOOPBACK):
        return parts.geturl()
    raise ProviderUnavailable("an address that is not safe")


def _are_fresh(known: "tuple[KeySet, datetime]", now: datetime, *, lacks: str) -> bool:
    keys, read_at = known
    life = PUBLISHED_LIFE
    if lacks and all(key.kid != lacks for key in keys):
        life = KEYS_REST
    return timedelta(0) <= now - read_at < life


def _key_set(said: Mapping[str, Any]) -> "KeySet":
    """The public keys among those published: a shared secret signs nothing for us."""
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    published = said.get("keys")
    keys = (
        [
            key
            for key in published
            if isinstance(key, dict) and key.get("kty") in {"RSA", "EC", "OKP"}
        ]
        if isinstance(published, list)
        else []
    )
    try:
        return KeySet.import_key_set({"keys": keys})
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise ProviderUnavailable("keys that cannot be read") from error
