"""Getting in, staying in, getting out."""

from typing import Annotated, Literal

from chalice.app import Blueprint, Response
from pydantic import Field

from chalicelib.api.auth.browser import (
    REFRESH,
    auth_route,
    cookie,
    device_of,
    no_refresh_cookie,
    refused,
)
from chalicelib.api.auth.entered import SignedInView, entered
from chalicelib.api.endpoint import Call, NoBody, Reply, Schema
from chalicelib.core.errors import (
    EmailNotReadable,
    EmailTaken,
    NameNotReadable,
    RefreshTokenReused,
    SignedOut,
    TooManyAttempts,
    WeakPassword,
    WrongCredentials,
    WrongOrigin,
)
from chalicelib.core.identity import Lang, anyone, signed_in
from chalicelib.core.orga_errors import (
    PasswordChangeRequired,
    SecondFactorRequired,
    StepRequired,
)
from chalicelib.observability import logger
from chalicelib.services import sign_in as use_cases
from chalicelib.wiring import accounts as accounts_wiring

sign_in = Blueprint(__name__)

Email = Annotated[str, Field(min_length=3, max_length=254)]
Password = Annotated[str, Field(max_length=256)]
Name = Annotated[str, Field(max_length=200)]


class SignUp(Schema):
    """A new account; the terms have to be accepted."""

    email: Email
    password: Password
    first_name: Name
    last_name: Name
    lang: Lang
    accepts_terms: Literal[True]


class Anonymous(Schema):
    """An account without a name."""

    lang: Lang


class Credentials(Schema):
    """Who says to be whom: an address or a user name, and the password."""

    login: Annotated[str, Field(min_length=3, max_length=254)]
    password: Password


@auth_route(
    sign_in,
    "/sign-up",
    allow=anyone,
    body=SignUp,
    returns=SignedInView,
    status=201,
    raises=(
        EmailTaken,
        EmailNotReadable,
        NameNotReadable,
        WeakPassword,
        TooManyAttempts,
        WrongOrigin,
    ),
)
def sign_up(call: Call[SignUp]) -> Reply[SignedInView] | Response:
    """Create an account; an anonymous one that is signed in becomes it, answers included."""
    device_id = device_of(call)
    form = use_cases.SignUp(
        email=call.body.email,
        password=call.body.password,
        first_name=call.body.first_name,
        last_name=call.body.last_name,
        lang=call.body.lang,
    )
    try:
        signed = use_cases.sign_up(
            accounts_wiring.sign_in_doors(),
            form,
            principal=call.principal,
            device_id=device_id,
            now=call.now,
        )
    except (EmailTaken, TooManyAttempts) as error:
        return refused(call, error, device_id=device_id)
    return entered(call, signed, device_id=device_id)


@auth_route(
    sign_in,
    "/anonymous",
    allow=anyone,
    body=Anonymous,
    returns=SignedInView,
    status=201,
    raises=(WrongOrigin,),
)
def start_anonymously(call: Call[Anonymous]) -> Reply[SignedInView]:
    """Create an account without a name, for four hours."""
    doors = accounts_wiring.sign_in_doors()
    signed = use_cases.start_anonymously(doors, lang=call.body.lang, now=call.now)
    return entered(call, signed)


@auth_route(
    sign_in,
    "/sign-in",
    allow=anyone,
    body=Credentials,
    returns=SignedInView,
    raises=(
        WrongCredentials,
        PasswordChangeRequired,
        SecondFactorRequired,
        TooManyAttempts,
        WrongOrigin,
    ),
)
def enter(call: Call[Credentials]) -> Reply[SignedInView] | Response:
    """Sign in with an address or a user name, and a password."""
    device_id = device_of(call)
    try:
        signed = use_cases.sign_in(
            accounts_wiring.sign_in_doors(),
            login=call.body.login,
            password=call.body.password,
            device_id=device_id,
            now=call.now,
        )
    except (WrongCredentials, StepRequired, TooManyAttempts) as error:
        return refused(call, error, device_id=device_id)
    return entered(call, signed, device_id=device_id)


@auth_route(
    sign_in,
    "/refresh",
    allow=anyone,
    body=NoBody,
    returns=SignedInView,
    raises=(SignedOut, WrongOrigin),
)
def refresh(call: Call[NoBody]) -> Reply[SignedInView]:
    """Exchange the cookie for a new access token and a new cookie."""
    doors = accounts_wiring.sign_in_doors()
    try:
        signed = use_cases.refresh(doors, cookie(call, REFRESH), now=call.now)
    except RefreshTokenReused:
        logger.warning("A refresh token came back: its family is revoked", request=call.request_id)
        raise
    return entered(call, signed)


@auth_route(sign_in, "/sign-out", allow=anyone, body=NoBody, status=204, raises=(WrongOrigin,))
def sign_out(call: Call[NoBody]) -> Reply[None]:
    """Sign this browser out; safe twice."""
    use_cases.sign_out(accounts_wiring.sign_in_doors(), cookie(call, REFRESH))
    return Reply(None, headers={"Set-Cookie": no_refresh_cookie()})


@auth_route(
    sign_in,
    "/sign-out-everywhere",
    allow=signed_in,
    body=NoBody,
    status=204,
    raises=(WrongOrigin,),
)
def sign_out_everywhere(call: Call[NoBody]) -> Reply[None]:
    """Sign every browser out: at the latest when their access token ends, in 15 minutes."""
    if call.principal is not None:
        use_cases.sign_out_everywhere(accounts_wiring.sign_in_doors(), call.principal)
    return Reply(None, headers={"Set-Cookie": no_refresh_cookie()})
