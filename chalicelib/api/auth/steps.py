"""What may be asked between the password and the way in: a new password, a second factor."""

from typing import Annotated

from chalice.app import Blueprint, Response
from pydantic import Field

from chalicelib.api.auth.browser import (
    STEP,
    auth_route,
    cookie,
    device_of,
    no_step_cookie,
    refused,
)
from chalicelib.api.auth.entered import SignedInView, entered
from chalicelib.api.endpoint import Call, Reply, Schema
from chalicelib.core.errors import TooManyAttempts, WeakPassword, WrongOrigin
from chalicelib.core.identity import anyone
from chalicelib.core.orga_errors import PasswordChangeRequired, StepExpired, WrongCode
from chalicelib.services import second_factor
from chalicelib.services import sign_in as use_cases
from chalicelib.wiring import accounts as accounts_wiring

steps = Blueprint(__name__)


class NewPassword(Schema):
    """The password to have from now on."""

    password: Annotated[str, Field(max_length=256)]


class SecondFactorCode(Schema):
    """Six digits of an application, or a recovery code."""

    code: Annotated[str, Field(max_length=32)]


@auth_route(
    steps,
    "/new-password",
    allow=anyone,
    body=NewPassword,
    returns=SignedInView,
    raises=(StepExpired, WeakPassword, WrongOrigin),
)
def choose_password(call: Call[NewPassword]) -> Reply[SignedInView]:
    """Choose a password after a one-time one; the step's cookie says whose."""
    signed = use_cases.choose_password(
        accounts_wiring.sign_in_doors(), cookie(call, STEP), call.body.password, now=call.now
    )
    return entered(call, signed, cookies=[no_step_cookie()])


@auth_route(
    steps,
    "/second-factor",
    allow=anyone,
    body=SecondFactorCode,
    returns=SignedInView,
    raises=(StepExpired, WrongCode, PasswordChangeRequired, TooManyAttempts, WrongOrigin),
)
def give_code(call: Call[SecondFactorCode]) -> Reply[SignedInView] | Response:
    """Give a code of the second factor, or a recovery code; the step's cookie says whose."""
    doors = accounts_wiring.second_factor_doors()
    try:
        signed = second_factor.give_code(doors, cookie(call, STEP), call.body.code, now=call.now)
    except PasswordChangeRequired as error:
        return refused(call, error, device_id=device_of(call))
    return entered(call, signed, cookies=[no_step_cookie()])
