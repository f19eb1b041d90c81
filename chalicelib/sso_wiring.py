"""Joins signing in elsewhere to its adapters: cached factories, like `wiring.py`."""

from functools import cache

from chalicelib import sso_ports, wiring
from chalicelib.adapters.dynamo.sso import DynamoSignInsElsewhere
from chalicelib.adapters.identity_providers import StoredIdentityProviders, read_secrets
from chalicelib.adapters.oidc import OidcSignIn
from chalicelib.adapters.oidc_pages import ProviderPages
from chalicelib.adapters.saml import SamlSignIn
from chalicelib.settings import settings


@cache
def identity_providers() -> sso_ports.IdentityProviders:
    """Who may tell us who somebody is."""
    secrets = read_secrets(settings().client_secrets)
    return StoredIdentityProviders(wiring.content(), wiring.clock(), secrets=secrets)


@cache
def sign_ins_elsewhere() -> sso_ports.SignInsElsewhere:
    """What waits for an answer."""
    return DynamoSignInsElsewhere()


@cache
def saml() -> SamlSignIn:
    """Signing in by SAML 2.0."""
    return SamlSignIn(settings().site_origin)


@cache
def oidc() -> OidcSignIn:
    """Signing in by OpenID Connect."""
    return OidcSignIn(settings().site_origin, ProviderPages())
