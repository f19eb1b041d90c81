"""Whose account is the identity that this browser brought from elsewhere."""

from datetime import date
from typing import Annotated, Any, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.auth.browser import (
    IDENTITY,
    auth_route,
    cookie,
    device_of,
    no_identity_cookie,
)
from chalicelib.api.auth.entered import SignedInView, entered
from chalicelib.api.endpoint import Call, NoBody, Reply, Schema, View
from chalicelib.api.user import UserView, user_view
from chalicelib.core.entrance import SignedIn
from chalicelib.core.errors import TooManyAttempts, WrongCredentials, WrongOrigin
from chalicelib.core.identity import Lang, anyone, registered
from chalicelib.core.orga_errors import (
    IdentityRefused,
    IdentityTaken,
    LearnerLinked,
    NotOnTheList,
    ProviderNotFound,
)
from chalicelib.services import external_account as use_cases
from chalicelib.wiring import sso as sso_wiring

identity = Blueprint(__name__)


class HeldIdentityView(View):
    """What a provider says of who waits."""

    provider: str
    first_name: str
    last_name: str
    is_pupil: bool


class BirthDate(Schema):
    """The one fact about a pupil that portals do not tell."""

    birth_date: date
    lang: Lang


class OwnAccount(Schema):
    """An account of one's own; the terms have to be accepted."""

    accepts_terms: Literal[True]
    lang: Lang


class Password(Schema):
    """The password of the account that is signed in ("": it has none)."""

    password: Annotated[str, Field(max_length=256)] = ""


@auth_route(
    identity,
    "/sso/claims",
    allow=anyone,
    body=NoBody,
    returns=HeldIdentityView,
    raises=(IdentityRefused, ProviderNotFound, WrongOrigin),
)
def read_identity(call: Call[NoBody]) -> HeldIdentityView:
    """Who the provider says that is."""
    found = use_cases.held_identity(sso_wiring.linking_doors(), _held(call), now=call.now)
    provider = sso_wiring.identity_providers().get(found.provider_id)
    return HeldIdentityView(
        provider=provider.name,
        first_name=found.first_name,
        last_name=found.last_name,
        is_pupil=found.is_pupil,
    )


@auth_route(
    identity,
    "/sso/pupil",
    allow=anyone,
    body=BirthDate,
    returns=SignedInView,
    status=201,
    raises=(
        IdentityRefused,
        IdentityTaken,
        LearnerLinked,
        NotOnTheList,
        TooManyAttempts,
        WrongOrigin,
    ),
)
def open_as_pupil(call: Call[BirthDate]) -> Reply[SignedInView]:
    """Have an account as a pupil of the school that the portal names."""
    signed = use_cases.open_as_pupil(
        sso_wiring.linking_doors(),
        _held(call),
        birth_date=call.body.birth_date,
        lang=call.body.lang,
        now=call.now,
    )
    return _entered(call, signed)


@auth_route(
    identity,
    "/sso/account",
    allow=anyone,
    body=OwnAccount,
    returns=SignedInView,
    status=201,
    raises=(IdentityRefused, IdentityTaken, WrongOrigin),
)
def open_own_account(call: Call[OwnAccount]) -> Reply[SignedInView]:
    """Have an account of one's own; an anonymous one that is signed in becomes it."""
    signed = use_cases.open_own_account(
        sso_wiring.linking_doors(),
        _held(call),
        principal=call.principal,
        lang=call.body.lang,
        now=call.now,
    )
    return _entered(call, signed)


@auth_route(
    identity,
    "/sso/link",
    allow=registered,
    body=Password,
    returns=UserView,
    raises=(IdentityRefused, IdentityTaken, TooManyAttempts, WrongCredentials, WrongOrigin),
)
def link_account(call: Call[Password]) -> Reply[UserView]:
    """Get in that way from now on, to the account that is signed in."""
    user = use_cases.link_account(
        sso_wiring.linking_doors(),
        _held(call),
        user_id=call.user_id,
        password=call.body.password,
        now=call.now,
    )
    return Reply(user_view(user), headers={"Set-Cookie": no_identity_cookie()})


def _held(call: Call[Any]) -> str:
    return cookie(call, IDENTITY)


def _entered(call: Call[Any], signed: SignedIn) -> Reply[SignedInView]:
    return entered(call, signed, device_id=device_of(call), cookies=[no_identity_cookie()])
