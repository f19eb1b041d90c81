"""Joins signing in elsewhere to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.sso import DynamoSignInsElsewhere
from chalicelib.adapters.identity_providers import StoredIdentityProviders, read_secrets
from chalicelib.adapters.oidc import OidcSignIn
from chalicelib.adapters.oidc_pages import ProviderPages
from chalicelib.adapters.saml import SamlSignIn
from chalicelib.adapters.secret_texts import told_or_secret
from chalicelib.ports import sso as sso_ports
from chalicelib.services import external_account, external_sign_in
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring


@cache
def identity_providers() -> sso_ports.IdentityProviders:
    """Who may tell us who somebody is."""
    told = told_or_secret(settings().client_secrets, region=settings().region)
    secrets = read_secrets(told)
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


@cache
def external_doors() -> external_sign_in.ExternalDoors:
    """What signing in elsewhere needs."""
    return external_sign_in.ExternalDoors(
        providers=identity_providers(),
        protocols={"saml": saml(), "oidc": oidc()},
        waiting=sign_ins_elsewhere(),
        accounts=accounts_wiring.sign_in_doors().accounts,
        families=accounts_wiring.sign_in_doors().families,
        tokens=wiring.tokens(),
        new_id=wiring.ids().new_id,
    )


@cache
def linking_doors() -> external_account.LinkingDoors:
    """What finding the account of an identity needs."""
    doors = accounts_wiring.sign_in_doors()
    return external_account.LinkingDoors(
        waiting=sign_ins_elsewhere(),
        accounts=doors.accounts,
        families=doors.families,
        organizations=orga_wiring.organizations(),
        learners=orga_wiring.learners(),
        throttles=doors.throttles,
        passwords=accounts_wiring.passwords(),
        tokens=wiring.tokens(),
        new_id=wiring.ids().new_id,
    )
