"""How one signs in to one's own account: the second factor, the address."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Schema, View, endpoint
from chalicelib.api.user import UserView, user_view
from chalicelib.core.errors import (
    AccountNotFound,
    EmailNotReadable,
    EmailTaken,
    NotSignedIn,
    StaleRow,
    TooManyAttempts,
    WrongCredentials,
)
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import (
    EmailNotAsked,
    SecondFactorExists,
    SecondFactorNeeded,
    SecondFactorNotAsked,
    WrongCode,
)
from chalicelib.services import email_change, second_factor
from chalicelib.wiring import accounts as accounts_wiring

sign_in_ways = Blueprint(__name__)

Password = Annotated[str, Field(max_length=256)]
Code = Annotated[str, Field(max_length=32)]


class AskSecondFactor(Schema):
    """The password, from somebody who has one."""

    password: Password = ""


class ConfirmSecondFactor(Schema):
    """The first code of the application."""

    code: Code


class PasswordAndCode(Schema):
    """Both proofs; the password from somebody who has one."""

    password: Password = ""
    code: Code


class AskEmail(Schema):
    """The address to have; the password, from somebody who has one."""

    email: Annotated[str, Field(min_length=3, max_length=254)]
    password: Password = ""


class ConfirmEmail(Schema):
    """The code of the letter."""

    code: Code


class NewFactorView(View):
    """What to put in an application: by hand, by link, or as a QR code (rows of 0 and 1)."""

    secret: str
    address: str
    qr: list[str]


class RecoveryCodesView(View):
    """Codes to keep on paper, each good once; they are told this once."""

    recovery_codes: list[str]


@endpoint(
    sign_in_ways,
    "POST",
    "/account/second-factor",
    allow=registered,
    body=AskSecondFactor,
    returns=NewFactorView,
    raises=(AccountNotFound, WrongCredentials, SecondFactorExists, TooManyAttempts, StaleRow),
)
def ask_second_factor(call: Call[AskSecondFactor]) -> NewFactorView:
    """Get a secret for an authenticator application; it counts once confirmed."""
    made = second_factor.ask_second_factor(
        accounts_wiring.second_factor_doors(),
        call.user_id,
        password=call.body.password,
        now=call.now,
    )
    rows = list(accounts_wiring.qr_rows(made.address))
    return NewFactorView(secret=made.secret, address=made.address, qr=rows)


@endpoint(
    sign_in_ways,
    "POST",
    "/account/second-factor/confirmation",
    allow=registered,
    body=ConfirmSecondFactor,
    returns=RecoveryCodesView,
    raises=(AccountNotFound, WrongCode, SecondFactorNotAsked, StaleRow),
)
def confirm_second_factor(call: Call[ConfirmSecondFactor]) -> RecoveryCodesView:
    """Turn the second factor on with its first code; other browsers are signed out."""
    if call.principal is None:
        raise NotSignedIn
    codes = second_factor.confirm_second_factor(
        accounts_wiring.second_factor_doors(), call.principal, code=call.body.code, now=call.now
    )
    return RecoveryCodesView(recovery_codes=list(codes))


@endpoint(
    sign_in_ways,
    "POST",
    "/account/second-factor/removal",
    allow=registered,
    body=PasswordAndCode,
    status=204,
    raises=(
        AccountNotFound,
        WrongCredentials,
        WrongCode,
        SecondFactorNotAsked,
        SecondFactorNeeded,
        TooManyAttempts,
        StaleRow,
    ),
)
def remove_second_factor(call: Call[PasswordAndCode]) -> None:
    """Turn the second factor off; staff cannot."""
    second_factor.remove_second_factor(
        accounts_wiring.second_factor_doors(),
        call.user_id,
        password=call.body.password,
        code=call.body.code,
        now=call.now,
    )


@endpoint(
    sign_in_ways,
    "POST",
    "/account/second-factor/recovery-codes",
    allow=registered,
    body=PasswordAndCode,
    returns=RecoveryCodesView,
    raises=(
        AccountNotFound,
        WrongCredentials,
        WrongCode,
        SecondFactorNotAsked,
        TooManyAttempts,
        StaleRow,
    ),
)
def renew_recovery_codes(call: Call[PasswordAndCode]) -> RecoveryCodesView:
    """Get ten other recovery codes; those before open nothing any more."""
    codes = second_factor.renew_recovery_codes(
        accounts_wiring.second_factor_doors(),
        call.user_id,
        password=call.body.password,
        code=call.body.code,
        now=call.now,
    )
    return RecoveryCodesView(recovery_codes=list(codes))


@endpoint(
    sign_in_ways,
    "POST",
    "/account/email",
    allow=registered,
    body=AskEmail,
    status=202,
    raises=(AccountNotFound, WrongCredentials, EmailNotReadable, TooManyAttempts, StaleRow),
)
def ask_email(call: Call[AskEmail]) -> None:
    """Add or change the address: a code is sent to the new one."""
    email_change.ask_email(
        accounts_wiring.email_doors(),
        call.user_id,
        email=call.body.email,
        password=call.body.password,
        now=call.now,
    )


@endpoint(
    sign_in_ways,
    "POST",
    "/account/email/confirmation",
    allow=registered,
    body=ConfirmEmail,
    returns=UserView,
    raises=(AccountNotFound, WrongCode, EmailNotAsked, EmailTaken, StaleRow),
)
def confirm_email(call: Call[ConfirmEmail]) -> UserView:
    """Have the new address, with the code that was sent there."""
    user = email_change.confirm_email(
        accounts_wiring.email_doors(), call.user_id, code=call.body.code, now=call.now
    )
    return user_view(user)
