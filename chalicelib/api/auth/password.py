"""Forgotten passwords: ask for a link, use it."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.auth.browser import auth_route
from chalicelib.api.endpoint import Call, Schema
from chalicelib.core.errors import LinkExpired, WeakPassword, WrongOrigin
from chalicelib.core.identity import Lang, anyone
from chalicelib.services import account as use_cases
from chalicelib.wiring import accounts as accounts_wiring

password = Blueprint(__name__)


class ForgottenPassword(Schema):
    """Where to write; the letter is in the account's language, whatever the page's."""

    email: Annotated[str, Field(max_length=254)]
    lang: Lang = "fr"


class ResetPassword(Schema):
    """The link's token, and the password to have from now on."""

    token: Annotated[str, Field(max_length=1_024)]
    password: Annotated[str, Field(max_length=256)]


@auth_route(
    password,
    "/forgotten-password",
    allow=anyone,
    body=ForgottenPassword,
    status=202,
    raises=(WrongOrigin,),
)
def forget_password(call: Call[ForgottenPassword]) -> None:
    """Ask for a link by mail; the reply never tells whether there is an account."""
    use_cases.request_password_reset(accounts_wiring.account_doors(), call.body.email, now=call.now)


@auth_route(
    password,
    "/reset-password",
    allow=anyone,
    body=ResetPassword,
    status=204,
    raises=(LinkExpired, WeakPassword, WrongOrigin),
)
def reset_password(call: Call[ResetPassword]) -> None:
    """Choose a new password with a link; every browser is signed out."""
    use_cases.reset_password(
        accounts_wiring.account_doors(),
        token=call.body.token,
        password=call.body.password,
        now=call.now,
    )
