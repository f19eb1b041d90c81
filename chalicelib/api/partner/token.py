"""A machine's secret for a short token: OAuth 2.0 client credentials (RFC 6749 4.4)."""

import json
from base64 import b64decode
from typing import Annotated, Literal
from urllib.parse import unquote_plus

from chalice.app import Blueprint, Response
from pydantic import ConfigDict, Field

from chalicelib.api import problem
from chalicelib.api.endpoint import FORM, Call, Schema, View, endpoint
from chalicelib.core.api_client import (
    TOKEN_LIFE,
    InvalidClient,
    InvalidScope,
    TokenRequestRefused,
    UnsupportedGrantType,
)
from chalicelib.core.errors import DomainError, TooManyAttempts
from chalicelib.core.identity import anyone
from chalicelib.services import partner_access
from chalicelib.services.partner_access import Credentials
from chalicelib.wiring import partner as partner_wiring

token = Blueprint(__name__)

GRANT_TYPE = "client_credentials"
Text = Annotated[str, Field(max_length=200)]
_BASIC = "basic "


class AskToken(Schema):
    """What machines send; the client's id and secret may come by HTTP Basic instead."""

    model_config = ConfigDict(extra="ignore")  # RFC 6749 3.2: what is not known is not read

    grant_type: Text = ""
    client_id: Annotated[str, Field(max_length=64)] = ""
    client_secret: Annotated[str, Field(max_length=200, repr=False)] = ""
    scope: Text = ""


class TokenView(View):
    """The token, to send as `Authorization: Bearer`."""

    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    scope: str


@endpoint(
    token,
    "POST",
    "/token",
    allow=anyone,
    reads="none",
    body=AskToken,
    content_types=(FORM,),
    returns=TokenView,
    raises=(
        InvalidClient,
        InvalidScope,
        UnsupportedGrantType,
        TokenRequestRefused,
        TooManyAttempts,
    ),
)
def give_machine_token(call: Call[AskToken]) -> TokenView | Response:
    """Give a machine its token for a quarter of an hour."""
    try:
        if not call.body.grant_type:
            raise TokenRequestRefused
        if call.body.grant_type != GRANT_TYPE:
            raise UnsupportedGrantType
        credentials = _credentials(call)
        doors = partner_wiring.exchange_doors()
        given = partner_access.exchange(doors, credentials, now=call.now)
    except DomainError as error:
        return _refusal(error, call.request_id)
    return TokenView(
        access_token=given.text,
        token_type="Bearer",
        expires_in=int(TOKEN_LIFE.total_seconds()),
        scope=" ".join(given.scopes),
    )


def _credentials(call: Call[AskToken]) -> Credentials:
    header = str(call.headers.get("authorization", ""))
    if not header:
        return Credentials(call.body.client_id, call.body.client_secret, call.body.scope)
    if call.body.client_secret:
        raise TokenRequestRefused("two ways at once")
    if not header.lower().startswith(_BASIC):
        raise InvalidClient
    client_id, secret = _basic(header[len(_BASIC) :])
    if call.body.client_id not in {"", client_id}:
        raise TokenRequestRefused("two clients at once")
    return Credentials(client_id, secret, call.body.scope)


def _basic(text: str) -> tuple[str, str]:
    try:
        client_id, mark, secret = b64decode(text, validate=True).decode().partition(":")
    except ValueError as error:
        raise InvalidClient from error
    if not mark or len(client_id) > 64:
        raise InvalidClient
    return unquote_plus(client_id), unquote_plus(secret)


def _refusal(error: DomainError, request_id: str) -> Response:
    """Our refusal, with the member that OAuth libraries look for (RFC 6749 5.2)."""
    reply = problem.of_error(error, request_id)
    name = "temporarily_unavailable" if isinstance(error, TooManyAttempts) else error.code
    reply.body = json.dumps({**json.loads(reply.body), "error": name})
    if isinstance(error, InvalidClient):
        reply.headers["WWW-Authenticate"] = 'Basic realm="partner", charset="UTF-8"'
    return reply
