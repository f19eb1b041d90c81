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
from chalicelib.core.external_identity import ASKING_LIFE, HELD_LIFE
from chalicelib.core.orga_errors import StepRequired
from chalicelib.core.sign_in import STEP_LIFE, TRUSTED_DEVICE_LIFE
from chalicelib.settings import settings

REFRESH = "refresh"
DEVICE = "device"
STEP = "step"
ELSEWHERE = "elsewhere"
"""Which browser went to sign in elsewhere: a secret, so that no other one ends what it began."""
IDENTITY = "identity"
"""The name under which an identity from elsewhere is held until its account is known."""
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


def elsewhere_cookie(secret: str) -> str:
    """The secret of a browser that goes to sign in elsewhere."""
    return _set(ELSEWHERE, secret, seconds=int((ASKING_LIFE + HELD_LIFE).total_seconds()))


def identity_cookie(held_id: str) -> str:
    """The name of an identity that is held."""
    return _set(IDENTITY, held_id, seconds=int(HELD_LIFE.total_seconds()))


def no_identity_cookie() -> str:
    """Removes the name of an identity."""
    return _set(IDENTITY, "", seconds=0)


def no_step_cookie() -> str:
    """Removes the token of a step."""
    return _set(STEP, "", seconds=0)


def refused(call: Call[Any], error: DomainError, *, device_id: str) -> Response:
    """A refusal that names the browser, so that its next failure counts with this one.

    Who is half-way in gets the cookie that lets them go on.
    """
    response = problem.of_error(error, call.request_id)
    cookies = [device_cookie(device_id)]
    if isinstance(error, StepRequired) and error.step_token:
        seconds = int(STEP_LIFE.total_seconds())
        cookies.append(_set(STEP, error.step_token, seconds=seconds))
    response.headers["Set-Cookie"] = cookies
    return response


def _set(name: str, value: str, *, seconds: int) -> str:
    secure = "" if settings().is_local else "; Secure"
    return f"{name}={value}; Max-Age={seconds}; Path={PATH}; HttpOnly; SameSite=Strict{secure}"
