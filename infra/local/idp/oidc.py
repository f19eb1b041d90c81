"""What an OpenID provider says and checks: for the local runner and for tests."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlencode

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import RSAKey

from infra.local.idp.keys import SigningKey
from infra.local.idp.people import Person

CODE_LIFE = timedelta(minutes=10)
TOKEN_LIFE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Given:
    """A code, and the question it answers."""

    person: Person
    redirect_uri: str
    nonce: str
    challenge: str
    until: datetime


class Issuer:
    """An OpenID provider with one client."""

    def __init__(
        self, address: str, key: SigningKey, *, client_id: str, client_secret: str
    ) -> None:
        self._address = address
        self._key = RSAKey.import_key(key.private, {"kid": "toy", "use": "sig", "alg": "RS256"})
        self._client = (client_id, client_secret)
        self._codes: dict[str, Given] = {}

    def discovery(self) -> dict[str, Any]:
        """Where to ask what."""
        return {
            "issuer": self._address,
            "authorization_endpoint": f"{self._address}/authorize",
            "token_endpoint": f"{self._address}/token",
            "jwks_uri": f"{self._address}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        }

    def jwks(self) -> dict[str, Any]:
        """The public key."""
        return {"keys": [self._key.as_dict(private=False)]}

    def address_back(self, person: Person, asked: Mapping[str, str], *, now: datetime) -> str:
        """Where to go once signed in as that person."""
        code = secrets.token_urlsafe(24)
        self._codes[code] = Given(
            person=person,
            redirect_uri=asked["redirect_uri"],
            nonce=asked["nonce"],
            challenge=asked["code_challenge"],
            until=now + CODE_LIFE,
        )
        query = urlencode({"code": code, "state": asked["state"], "iss": self._address})
        return f"{asked['redirect_uri']}?{query}"

    def token(
        self, form: Mapping[str, str], *, authorization: str, now: datetime
    ) -> dict[str, Any] | None:
        """The tokens of a code, once; None when one thing is wrong."""
        given = self._codes.pop(form.get("code", ""), None)
        challenge = create_s256_code_challenge(form.get("code_verifier", ""))
        if given is None or given.until <= now or _client_of(authorization) != self._client:
            return None
        if (given.challenge, given.redirect_uri) != (challenge, form.get("redirect_uri")):
            return None
        return {
            "access_token": secrets.token_urlsafe(24),
            "token_type": "Bearer",
            "expires_in": int(TOKEN_LIFE.total_seconds()),
            "id_token": self._id_token(given, now),
        }

    def _id_token(self, given: Given, now: datetime) -> str:
        claims = {
            "iss": self._address,
            "aud": self._client[0],
            "sub": given.person.id,
            "nonce": given.nonce,
            "iat": int(now.timestamp()),
            "exp": int((now + TOKEN_LIFE).timestamp()),
            "given_name": given.person.first_name,
            "usual_name": given.person.last_name,
            "profile": given.person.profile,
            "uai": given.person.uai,
        }
        return jwt.encode({"alg": "RS256", "kid": "toy"}, claims, self._key)


def _client_of(authorization: str) -> tuple[str, str]:
    kind, _, packed = authorization.partition(" ")
    if kind != "Basic":
        return ("", "")
    name, _, secret = base64.b64decode(packed).decode().partition(":")
    return (unquote(name), unquote(secret))
