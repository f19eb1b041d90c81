"""An account as its owner sees it: what signing in and the account's page both send."""

from chalicelib.api.endpoint import View
from chalicelib.core.identity import Kind, Lang, User


class IdentityView(View):
    """An identity provider through which the account is reached."""

    provider: str


class UserView(View):
    """Who is signed in; an anonymous account has neither address, nor user name, nor name."""

    id: str
    kind: Kind
    email: str | None
    username: str | None
    first_name: str
    last_name: str
    lang: Lang
    has_password: bool
    has_second_factor: bool
    is_staff: bool
    identities: list[IdentityView]


def user_view(user: User) -> UserView:
    """The account, without what only we need."""
    return UserView(
        id=user.id,
        kind=user.kind,
        email=user.email,
        username=user.username,
        first_name=user.first_name,
        last_name=user.last_name,
        lang=user.lang,
        has_password=user.has_password,
        has_second_factor=user.second_factor.is_on,
        is_staff=user.is_staff,
        identities=[IdentityView(provider=found.provider) for found in user.identities],
    )
