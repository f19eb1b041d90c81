"""OpenID Connect, the side of the service: authorization code with PKCE, state and nonce."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.oidc_pages import Discovery, Page, ProviderPages
from chalicelib.core.external_identity import (
    ANSWER_LIFE,
    CLOCK_SKEW,
    SUBJECT_MAX_LENGTH,
    Answer,
    Asked,
    ExternalIdentity,
    IdentityProvider,
    OidcParty,
    Proof,
    digest,
)
from chalicelib.core.orga_errors import IdentityRefused

if TYPE_CHECKING:
    from joserfc.jwt import Token

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Public keys only: neither "none" nor a shared secret proves who signed."""
_SKEW_SECONDS = int(CLOCK_SKEW.total_seconds())
_SIGNED = "application/jwt"


class OidcSignIn:
    """`ports.orga.IdentityProtocol`: redirect there, a code brought back here."""

    def __init__(self, site_origin: str, pages: ProviderPages) -> None:
        self._base = f"{site_origin}/api/auth/oidc"
        self._pages = pages

    def callback(self, provider_id: str) -> str:
        """Where that provider sends browsers back."""
        return f"{self._base}/{provider_id}/callback"

    def address(self, provider: IdentityProvider, asked: Asked, *, now: datetime) -> str:
        """Where the browser goes to be asked who it is."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        party = _party(provider)
        discovery = self._pages.discovery(party, now=now)
        more = {"acr_values": party.acr_values} if party.acr_values else {}
        return str(
            prepare_grant_uri(
                discovery.authorization_endpoint,
                party.client_id,
                "code",
                redirect_uri=self.callback(provider.id),
                scope=" ".join(party.scopes),
                state=asked.state,
                nonce=asked.nonce,
                code_challenge=create_s256_code_challenge(asked.verifier),
                code_challenge_method="S256",
                **more,
            )
        )

    def proof(
        self, provider: IdentityProvider, asked: Asked, *, answer: Answer, now: datetime
    ) -> Proof:
        """Who the code stands for; raises `IdentityRefused`, `ProviderUnavailable`."""
        party = _party(provider)
        discovery = self._pages.discovery(party, now=now)
        if answer.issuer != discovery.issuer and (answer.issuer or discovery.names_itself):
            raise IdentityRefused("wrong issuer")
        if not answer.message:
            raise IdentityRefused("no code")
        form = {
            "code": answer.message,
            "redirect_uri": self.callback(provider.id),
            "code_verifier": asked.verifier,
        }
        given = self._pages.token(discovery, party, form=form)
        access_token = _text(given, "access_token")
        token = self._signed(discovery, _text(given, "id_token"), now=now)
        _check_token(token, party, nonce=asked.nonce, access_token=access_token, now=now)
        facts = dict(token.claims)
        if discovery.userinfo_endpoint and not _says_who(facts, provider):
            facts |= self._told(discovery, party, access_token=access_token, token=token, now=now)
        return Proof(
            identity=_identity(facts, provider),
            token_id=digest(_text(given, "id_token")),
            until=datetime.fromtimestamp(token.claims["exp"], tz=UTC) + CLOCK_SKEW,
        )

    def _signed(self, discovery: Discovery, text: str, *, now: datetime) -> "Token":
        """A token signed with a key the provider publishes."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jws import extract_compact

        try:
            name = str(extract_compact(text.encode()).headers().get("kid", ""))
            keys = self._pages.keys(discovery, now=now, lacks=name)
            return jwt.decode(text, keys, algorithms=ALGORITHMS)
        except (JoseError, ValueError, TypeError) as error:
            raise IdentityRefused(f"wrong signature: {type(error).__name__}") from error

    def _told(
        self,
        discovery: Discovery,
        party: OidcParty,
        *,
        access_token: str,
        token: "Token",
        now: datetime,
    ) -> Mapping[str, Any]:
        """What the provider's own page adds about the same person."""
        page = self._pages.userinfo(discovery, access_token)
        facts = self._facts(discovery, party, page=page, now=now)
        if facts.get("sub") != token.claims["sub"]:
            raise IdentityRefused("somebody else's facts")
        return facts

    def _facts(
        self, discovery: Discovery, party: OidcParty, *, page: Page, now: datetime
    ) -> Mapping[str, Any]:
        if page.kind != _SIGNED:
            return page.document()
        said: Mapping[str, Any] = self._signed(
            discovery, page.content.decode("ascii", "replace"), now=now
        ).claims
        is_for_us = said.get("aud") in (party.client_id, [party.client_id])
        if said.get("iss") != discovery.issuer or not is_for_us:
            raise IdentityRefused("somebody else's facts")
        return said


def _party(provider: IdentityProvider) -> OidcParty:
    if not isinstance(provider.party, OidcParty):
        raise IdentityRefused("another protocol")
    return provider.party


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not value:
        raise IdentityRefused(f"no {name}")
    return value


def _check_token(
    token: "Token", party: OidcParty, *, nonce: str, access_token: str, now: datetime
) -> None:
    """OpenID Connect Core, 3.1.3.7; nobody but us in the audience, and not from long ago."""
    from authlib.oidc.core import CodeIDToken
    from joserfc.errors import JoseError

    expected = {
        "iss": {"essential": True, "value": party.issuer},
        "aud": {"essential": True, "values": [party.client_id]},
        "nonce": {"essential": True, "value": nonce},
        "sub": {"essential": True},
    }
    known = {"nonce": nonce, "client_id": party.client_id, "access_token": access_token}
    claims = CodeIDToken(token.claims, token.header, options=expected, params=known)
    try:
        claims.validate(now=int(now.timestamp()), leeway=_SKEW_SECONDS)
    except (JoseError, ValueError, TypeError) as error:
        raise IdentityRefused(f"wrong {getattr(error, 'claim', 'token')}") from error
    if token.claims["aud"] not in (party.client_id, [party.client_id]):
        raise IdentityRefused("wrong aud")
    if token.claims["iat"] < (now - ANSWER_LIFE).timestamp():
        raise IdentityRefused("wrong iat")


def _says_who(facts: Mapping[str, Any], provider: IdentityProvider) -> bool:
    names = provider.names
    wanted = (names.first_name, names.last_name, names.profile, names.uai, names.subject)
    return all(name in facts for name in wanted if name)


def _identity(facts: Mapping[str, Any], provider: IdentityProvider) -> ExternalIdentity:
    names = provider.names
    subject = _fact(facts, names.subject or "sub")
    if not 1 <= len(subject) <= SUBJECT_MAX_LENGTH:
        raise IdentityRefused("nobody")
    return ExternalIdentity(
        provider_id=provider.id,
        subject=subject,
        first_name=_fact(facts, names.first_name),
        last_name=_fact(facts, names.last_name),
        uai=_fact(facts, names.uai),
        is_pupil=_fact(facts, names.profile) in names.pupil_profiles,
    )


def _fact(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name, "") if name else ""
    return value.strip() if isinstance(value, str) else ""
