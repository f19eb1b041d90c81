"""Errors on the wire: an error's class gives the HTTP status, its `code` gives the words."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Literal

from chalice.app import Response
from pydantic import BaseModel, ValidationError

from chalicelib.core.api_client import TokenRequestRefused
from chalicelib.core.errors import (
    Conflict,
    DomainError,
    Forbidden,
    InvalidInput,
    NotFound,
    NotSignedIn,
    TooManyAttempts,
    Unavailable,
)

CONTENT_TYPE = "application/problem+json"

STATUSES: Mapping[type[DomainError], HTTPStatus] = {
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    Forbidden: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    TokenRequestRefused: HTTPStatus.BAD_REQUEST,  # OAuth 2 wants it (RFC 6749 5.2)
    TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


class FieldError(BaseModel):
    """What is wrong at one place of the body; `pointer` is a JSON pointer."""

    pointer: str
    code: str


class Problem(BaseModel):
    """The body of every refusal. Screens word `code`; `detail` is for developers."""

    status: int
    code: str
    title: str
    detail: str
    errors: list[FieldError]
    request_id: str


def status_of(error: type[DomainError]) -> HTTPStatus:
    """The HTTP status of a class of errors: its own, or that of its nearest ancestor."""
    for ancestor in error.__mro__:
        if ancestor in STATUSES:
            return STATUSES[ancestor]
    raise LookupError(f"{error.__name__} has no HTTP status")


def of_error(error: DomainError, request_id: str) -> Response:
    """The reply to a refusal of the rules."""
    errors: tuple[FieldError, ...] = ()
    if isinstance(error, InvalidInput):
        errors = (FieldError(pointer=error.pointer, code=error.reason or error.code),)
    headers = {}
    if isinstance(error, TooManyAttempts):
        headers["Retry-After"] = str(error.retry_after_seconds)
    status = status_of(type(error))
    return reply(status, error.code, request_id, detail=_detail(error), errors=errors, **headers)


def of_validation(error: ValidationError, request_id: str) -> Response:
    """The reply to a body that has not the announced form; what was sent is not echoed."""
    errors = [
        FieldError(pointer="".join(map(_step, found["loc"])), code=found["type"])
        for found in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    if any(found.code == "json_invalid" for found in errors):
        return reply(HTTPStatus.UNPROCESSABLE_ENTITY, "not_json", request_id, errors=errors)
    return reply(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_body", request_id, errors=errors)


def _step(name: str | int) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def reply(
    status: HTTPStatus,
    code: str,
    request_id: str,
    *,
    detail: str = "",
    errors: Iterable[FieldError] = (),
    **headers: str,
) -> Response:
    """A problem+json reply."""
    problem = Problem(
        status=status,
        code=code,
        title=status.phrase,
        detail=detail,
        errors=list(errors),
        request_id=request_id,
    )
    return Response(
        body=problem.model_dump_json(),
        status_code=int(status),
        headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store", **headers},
    )


def _detail(error: DomainError) -> str:
    return (type(error).__doc__ or "").split("\n", maxsplit=1)[0]


RESHAPED: Mapping[int, Literal["not_json", "not_found", "method_not_allowed", "not_json_type"]] = {
    400: "not_json",
    404: "not_found",
    405: "method_not_allowed",
    415: "not_json_type",
}
"""Chalice's own refusals, and the code we give them."""
