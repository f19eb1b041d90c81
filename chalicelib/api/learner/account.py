"""One's own account: see it, change it, take a copy, delete it."""

from typing import Annotated, Any

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.api.user import UserView, user_view
from chalicelib.core.errors import (
    AccountNotFound,
    NameNotReadable,
    NotSignedIn,
    StaleRow,
    TooManyAttempts,
    WeakPassword,
    WrongCredentials,
)
from chalicelib.core.identity import Lang, registered, signed_in
from chalicelib.services import account as use_cases
from chalicelib.services import personal_data
from chalicelib.services.account import ProfileChange
from chalicelib.wiring import accounts as accounts_wiring

account = Blueprint(__name__)

Password = Annotated[str, Field(max_length=256)]
Name = Annotated[str, Field(max_length=200)]
Section = list[dict[str, Any]]


class ChangeAccount(Schema):
    """What to change; what is absent stays."""

    first_name: Name | None = None
    last_name: Name | None = None
    lang: Lang | None = None


class ChangePassword(Schema):
    """The password known, and the one to have from now on."""

    current_password: Password
    new_password: Password


class DeleteAccount(Schema):
    """The password, from somebody who has one."""

    password: Password = ""


class PersonalDataView(View):
    """Everything held about a person, section by section."""

    exported_at: str
    account: dict[str, Any]
    sign_ins: Section
    trusted_devices: Section
    competences: Section
    assessments: Section
    reports: Section
    memberships: Section
    learners: Section
    participations: Section
    candidates: Section
    exams: Section
    certifications: Section
    invigilations: Section


@endpoint(account, "GET", "/account", allow=signed_in, returns=UserView, raises=(AccountNotFound,))
def get_account(call: Call[NoBody]) -> UserView:
    """One's own account."""
    return user_view(use_cases.read_account(accounts_wiring.account_doors(), call.user_id))


@endpoint(
    account,
    "PATCH",
    "/account",
    allow=signed_in,
    body=ChangeAccount,
    returns=UserView,
    raises=(AccountNotFound, NameNotReadable, StaleRow),
)
def change_account(call: Call[ChangeAccount]) -> UserView:
    """Change names or language."""
    change = ProfileChange(
        first_name=call.body.first_name, last_name=call.body.last_name, lang=call.body.lang
    )
    return user_view(
        use_cases.change_profile(accounts_wiring.account_doors(), call.user_id, change)
    )


@endpoint(
    account,
    "POST",
    "/account/password",
    allow=registered,
    body=ChangePassword,
    status=204,
    raises=(AccountNotFound, WrongCredentials, WeakPassword, TooManyAttempts, StaleRow),
)
def change_password(call: Call[ChangePassword]) -> None:
    """Change the password; other browsers are signed out."""
    if call.principal is None:
        raise NotSignedIn
    use_cases.change_password(
        accounts_wiring.account_doors(),
        call.principal,
        current_password=call.body.current_password,
        new_password=call.body.new_password,
        now=call.now,
    )


@endpoint(
    account,
    "POST",
    "/account/export",
    allow=signed_in,
    body=NoBody,
    returns=PersonalDataView,
    raises=(AccountNotFound,),
)
def export_my_data(call: Call[NoBody]) -> PersonalDataView:
    """A copy of everything held about the person."""
    doors = accounts_wiring.personal_data_doors()
    held = personal_data.export_my_data(doors, call.user_id, now=call.now)
    return PersonalDataView.model_validate(held)


@endpoint(
    account,
    "POST",
    "/account/deletion",
    allow=signed_in,
    body=DeleteAccount,
    status=204,
    raises=(AccountNotFound, WrongCredentials, TooManyAttempts, StaleRow),
)
def delete_my_account(call: Call[DeleteAccount]) -> None:
    """Delete the account and everything learned with it, for good."""
    personal_data.delete_my_account(
        accounts_wiring.personal_data_doors(),
        call.user_id,
        password=call.body.password,
        now=call.now,
    )
