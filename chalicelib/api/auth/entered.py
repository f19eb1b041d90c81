"""The reply to somebody who is in, whichever way they came."""

from collections.abc import Sequence
from typing import Any

from chalicelib.api.auth.browser import device_cookie, refresh_cookie
from chalicelib.api.endpoint import Call, Reply, View
from chalicelib.api.user import UserView, user_view
from chalicelib.core.entrance import SignedIn
from chalicelib.core.sign_in import ACCESS_LIFE


class SignedInView(View):
    """An access token for `expires_in` seconds; what renews it is in a cookie."""

    access_token: str
    expires_in: int
    user: UserView


def entered(
    call: Call[Any], signed: SignedIn, *, device_id: str = "", cookies: Sequence[str] = ()
) -> Reply[SignedInView]:
    """Both tokens: one in the body, one in its cookie; the browser gets its name again."""
    kept = [
        refresh_cookie(signed.refresh_token, expires_at=signed.refresh_expires_at, now=call.now),
        *cookies,
    ]
    if device_id:
        kept.append(device_cookie(device_id))
    view = SignedInView(
        access_token=signed.access_token,
        expires_in=int(ACCESS_LIFE.total_seconds()),
        user=user_view(signed.user),
    )
    return Reply(view, headers={"Set-Cookie": kept})
