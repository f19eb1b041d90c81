"""Going to sign in elsewhere, and coming back: browsers move through these addresses."""

from typing import Any
from urllib.parse import urlencode

from chalice.app import Blueprint, Response
from pydantic import BaseModel, ConfigDict, Field

from chalicelib import wiring
from chalicelib.api import problem
from chalicelib.api.auth.browser import (
    ELSEWHERE,
    auth_route,
    cookie,
    device_of,
    elsewhere_cookie,
    identity_cookie,
    refused,
)
from chalicelib.api.auth.entered import SignedInView, entered
from chalicelib.api.endpoint import FORM, Call, NoBody, Reply, Schema, endpoint
from chalicelib.core.errors import DomainError, WrongOrigin
from chalicelib.core.external_identity import Answer, Protocol, digest
from chalicelib.core.identity import anyone
from chalicelib.core.orga_errors import (
    IdentityRefused,
    IdentityUnknown,
    ProviderNotFound,
    ProviderUnavailable,
    SecondFactorRequired,
)
from chalicelib.observability import logger
from chalicelib.services import external_sign_in as use_cases
from chalicelib.settings import settings
from chalicelib.wiring import sso as sso_wiring

sso = Blueprint(__name__)

RETURN = "/sign-in/return"
LONGEST = 64 * 1024


class Start(Schema):
    """The page of ours to come back to."""

    next: str = Field(default="/", max_length=400)


class _Sent(BaseModel):
    """What a provider sends may hold more than we read."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)


class OidcAnswer(_Sent):
    """A code, or why there is none; `iss` says who answers (RFC 9207)."""

    state: str = Field(max_length=200)
    code: str = Field(default="", max_length=4096)
    iss: str = Field(default="", max_length=400)


class SamlAnswer(_Sent):
    """A signed response, and the state that went with the question."""

    message: str = Field(alias="SAMLResponse", max_length=LONGEST)
    state: str = Field(alias="RelayState", max_length=200)


class Code(Schema):
    """The one-time code of the address that the browser came back to."""

    code: str = Field(max_length=100)


@endpoint(
    sso,
    "GET",
    "/sso/{provider_id}/start",
    allow=anyone,
    query=Start,
    status=302,
    raises=(ProviderNotFound,),
)
def start_elsewhere(call: Call[NoBody], provider_id: str) -> Reply[None]:
    """Send the browser to the provider."""
    secret = cookie(call, ELSEWHERE) or wiring.ids().new_id()
    try:
        address = use_cases.ask_elsewhere(
            sso_wiring.external_doors(),
            provider_id,
            browser=digest(secret),
            next_path=call.query.next,
            now=call.now,
        )
    except ProviderUnavailable as error:
        return _sorry(call, error, provider_id=provider_id, status=302)
    headers = {"Location": address, "Set-Cookie": elsewhere_cookie(secret)}
    return Reply(None, headers=headers)


@endpoint(
    sso,
    "GET",
    "/oidc/{provider_id}/callback",
    allow=anyone,
    query=OidcAnswer,
    status=302,
    raises=(ProviderNotFound,),
)
def receive_oidc(call: Call[NoBody], provider_id: str) -> Reply[None]:
    """The browser comes back from an OpenID provider."""
    answer = Answer(call.query.code, call.query.iss)
    return _received(
        call, provider_id, protocol="oidc", state=call.query.state, answer=answer, status=302
    )


@endpoint(
    sso,
    "POST",
    "/saml/{provider_id}/acs",
    allow=anyone,
    body=SamlAnswer,
    content_types=(FORM,),
    status=303,
    raises=(ProviderNotFound,),
)
def receive_saml(call: Call[SamlAnswer], provider_id: str) -> Reply[None]:
    """The browser posts what a SAML provider gave it: no cookie comes with it."""
    return _received(
        call,
        provider_id,
        protocol="saml",
        state=call.body.state,
        answer=Answer(call.body.message),
        status=303,
    )


@endpoint(sso, "GET", "/saml/{provider_id}/metadata", allow=anyone, raises=(ProviderNotFound,))
def read_metadata(call: Call[NoBody], provider_id: str) -> Response:  # noqa: ARG001  # the same for all
    """What the people of a SAML provider configure us from."""
    provider = sso_wiring.identity_providers().get(provider_id)
    if provider.protocol != "saml":
        raise ProviderNotFound
    headers: dict[str, str | list[str]] = {"Content-Type": "application/samlmetadata+xml"}
    return Response(body=sso_wiring.saml().metadata(provider.id), headers=headers)


@auth_route(
    sso,
    "/sso/exchange",
    allow=anyone,
    body=Code,
    returns=SignedInView,
    raises=(IdentityRefused, IdentityUnknown, SecondFactorRequired, WrongOrigin),
)
def exchange(call: Call[Code]) -> Reply[SignedInView] | Response:
    """Get in with the code, in the browser that left; an identity nobody knows is held."""
    secret, held_id = cookie(call, ELSEWHERE), wiring.ids().new_id()
    try:
        signed = use_cases.exchange_code(
            sso_wiring.external_doors(),
            call.body.code,
            browser=digest(secret) if secret else "",
            held_id=held_id,
            now=call.now,
        )
    except IdentityUnknown as error:
        response = problem.of_error(error, call.request_id)
        response.headers["Set-Cookie"] = identity_cookie(held_id)
        return response
    except SecondFactorRequired as error:
        return refused(call, error, device_id=device_of(call))
    return entered(call, signed, device_id=device_of(call))


def _received(
    call: Call[Any],
    provider_id: str,
    *,
    protocol: Protocol,
    state: str,
    answer: Answer,
    status: int,
) -> Reply[None]:
    try:
        back = use_cases.receive_answer(
            sso_wiring.external_doors(),
            provider_id,
            protocol=protocol,
            state=state,
            answer=answer,
            now=call.now,
        )
    except (IdentityRefused, ProviderUnavailable) as error:
        return _sorry(call, error, provider_id=provider_id, status=status)
    return _to(status, code=back.code, next=back.next_path)


def _sorry(call: Call[Any], error: DomainError, *, provider_id: str, status: int) -> Reply[None]:
    """A person is looking: they are told by a page, the reason is for the log."""
    logger.warning(
        "Signing in elsewhere did not succeed",
        provider=provider_id,
        code=error.code,
        reason=str(error),
        request=call.request_id,
    )
    return _to(status, error=error.code)


def _to(status: int, **said: str) -> Reply[None]:
    """What is said stays behind "#": no server sees it, no log keeps it."""
    location = f"{settings().site_origin}{RETURN}#{urlencode(said)}"
    return Reply(None, status=status, headers={"Location": location})
