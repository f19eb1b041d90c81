"""The identity providers that humans configured: a document in the content bucket."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from chalicelib.core.errors import UnknownRelease
from chalicelib.core.external_identity import (
    ClaimNames,
    IdentityProvider,
    OidcParty,
    ProviderKind,
    SamlParty,
)
from chalicelib.core.orga_errors import ProviderNotFound, ProviderUnavailable
from chalicelib.ports import Clock, ReleaseStore

PROVIDERS_KEY = "content/identity-providers.json"
READ_AGAIN = timedelta(seconds=60)
_OIDC = ClaimNames(first_name="given_name", last_name="family_name")
_USUAL: Mapping[ProviderKind, ClaimNames] = {
    "gar": ClaimNames("IDO", "PRE", "NOM", "PRO", "UAI", ("National_elv", "National_ELV")),
    "ent": _OIDC,
    "proconnect": replace(_OIDC, last_name="usual_name"),
    "franceconnect": _OIDC,
    "other": _OIDC,
}
"""What each kind of provider calls the facts we read, unless the document says otherwise."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9-]{2,24}$")]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class _Claims(_Form):
    subject: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    profile: str | None = None
    uai: str | None = None
    pupil_profiles: tuple[str, ...] | None = None


class _Provider(_Form):
    id: Id
    name: Annotated[str, Field(min_length=1, max_length=80)]
    kind: ProviderKind
    claims: _Claims = _Claims()


class _Saml(_Provider):
    protocol: Literal["saml"]
    entity_id: str
    address: str
    certificates: Annotated[tuple[str, ...], Field(min_length=1)]


class _Oidc(_Provider):
    protocol: Literal["oidc"]
    issuer: str
    client_id: str
    scopes: tuple[str, ...] = ("openid", "profile")
    acr_values: str = ""


class _Document(_Form):
    providers: list[Annotated[_Saml | _Oidc, Field(discriminator="protocol")]]


class StoredIdentityProviders:
    """`ports.sso.IdentityProviders` on a store of files, read again every minute."""

    def __init__(self, store: ReleaseStore, clock: Clock, *, secrets: Mapping[str, str]) -> None:
        self._store = store
        self._clock = clock
        self._secrets = secrets
        self._kept: tuple[Sequence[IdentityProvider], datetime] | None = None

    def get(self, provider_id: str) -> IdentityProvider:
        """From memory, mostly; raises `ProviderNotFound`."""
        for provider in self.list_all():
            if provider.id == provider_id:
                return provider
        raise ProviderNotFound

    def list_all(self) -> Sequence[IdentityProvider]:
        """In the order of the document; none when there is no document."""
        now = self._clock.now()
        if self._kept is None or not timedelta(0) <= now - self._kept[1] < READ_AGAIN:
            self._kept = (self._read(), now)
        return self._kept[0]

    def _read(self) -> Sequence[IdentityProvider]:
        try:
            document = self._store.read(PROVIDERS_KEY)
        except UnknownRelease:
            return ()
        return read_providers(document, secrets=self._secrets)


def read_providers(document: bytes, *, secrets: Mapping[str, str]) -> Sequence[IdentityProvider]:
    """The providers of a document; raises `ProviderUnavailable` when one thing in it is wrong."""
    try:
        found = _Document.model_validate_json(document).providers
    except ValidationError as error:
        raise ProviderUnavailable(str(error)) from error
    names = [one.id for one in found]
    if len(set(names)) != len(names):
        raise ProviderUnavailable("two providers of one name")
    return tuple(_provider(one, secrets) for one in found)


def read_secrets(text: str) -> Mapping[str, str]:
    """Our secrets at each OpenID provider, from `id=secret,id=secret`."""
    pairs = (pair.partition("=") for pair in text.split(",") if pair)
    return {name.strip(): secret for name, _, secret in pairs}


def _provider(said: _Saml | _Oidc, secrets: Mapping[str, str]) -> IdentityProvider:
    given = said.claims.model_dump(exclude_none=True)
    names = replace(_USUAL[said.kind], **given)
    return IdentityProvider(said.id, said.name, said.kind, _party(said, secrets), names)


def _party(said: _Saml | _Oidc, secrets: Mapping[str, str]) -> SamlParty | OidcParty:
    if isinstance(said, _Saml):
        return SamlParty(said.entity_id, said.address, said.certificates)
    return OidcParty(
        issuer=said.issuer,
        client_id=said.client_id,
        client_secret=secrets.get(said.id, ""),
        scopes=said.scopes,
        acr_values=said.acr_values,
    )
