"""An account as its owner sees it: what signing in and the account's page both send."""

from chalicelib.api.endpoint import View
from chalicelib.core.identity import Kind, Lang, User


class UserView(View):
    """Who is signed in; an anonymous account has neither address nor name."""

    id: str
    kind: Kind
    email: str | None
    first_name: str
    last_name: str
    lang: Lang


def user_view(user: User) -> UserView:
    """The account, without what only we need."""
    return UserView(
        id=user.id,
        kind=user.kind,
        email=user.email,
        first_name=user.first_name,
        last_name=user.last_name,
        lang=user.lang,
    )
