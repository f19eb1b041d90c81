"""What we keep in the browser, and proof that our own page is asking."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from chalice.app import Blueprint, Response

from chalicelib import wiring
from chalicelib.api import problem
from chalicelib.api.endpoint import Call, endpoint
from chalicelib.core.errors import DomainError, WrongOrigin
from chalicelib.core.sign_in import TRUSTED_DEVICE_LIFE
from chalicelib.settings import settings

REFRESH = "refresh"
DEVICE = "device"
PATH = "/api/auth"
_DEVICE_ID = re.compile(r"[a-z2-7]{24}")

F = TypeVar("F", bound=Callable[..., Any])


def auth_route(blueprint: Blueprint, path: str, **options: Any) -> Callable[[F], F]:
    """A POST below `/api/auth` that only the site's own pages may send.

    Cookies travel by themselves, so the browser's word on where the request comes from is
    demanded. Every route of this folder is declared with this.
    """

    def declare(view: F) -> F:
        @wraps(view)
        def guarded(call: Call[Any], **parameters: str) -> Any:
            if call.headers.get("origin") != settings().site_origin:
                raise WrongOrigin
            return view(call, **parameters)

        endpoint(blueprint, "POST", path, **options)(guarded)
        return view

    return declare


def cookie(call: Call[Any], name: str) -> str:
    """The value of a cookie, or nothing."""
    for part in call.headers.get("cookie", "").split(";"):
        found, _, value = part.strip().partition("=")
        if found == name:
            return value
    return ""


def device_of(call: Call[Any]) -> str:
    """Which browser this is: the id we gave it, or a new one."""
    device_id = cookie(call, DEVICE)
    return device_id if _DEVICE_ID.fullmatch(device_id) else wiring.ids().new_id()


def refresh_cookie(token: str, *, expires_at: datetime, now: datetime) -> str:
    """The refresh token, for as long as it is accepted."""
    return _set(REFRESH, token, seconds=int((expires_at - now).total_seconds()))


def no_refresh_cookie() -> str:
    """Removes the refresh token."""
    return _set(REFRESH, "", seconds=0)


def device_cookie(device_id: str) -> str:
    """The browser's id; it opens nothing."""
    return _set(DEVICE, device_id, seconds=int(TRUSTED_DEVICE_LIFE.total_seconds()))


def refused(call: Call[Any], error: DomainError, *, device_id: str) -> Response:
    """A refusal that names the browser, so that its next failure counts with this one."""
    response = problem.of_error(error, call.request_id)
    response.headers["Set-Cookie"] = device_cookie(device_id)
    return response


def _set(name: str, value: str, *, seconds: int) -> str:
    secure = "" if settings().is_local else "; Secure"
    return f"{name}={value}; Max-Age={seconds}; Path={PATH}; HttpOnly; SameSite=Strict{secure}"
