"""Replies that are asked for again and again: nothing is sent when nothing changed."""

from collections.abc import Mapping
from hashlib import blake2b
from http import HTTPStatus
from typing import Any, TypeVar

from chalicelib.api.endpoint import Call, Reply, View

V = TypeVar("V", bound=View)


def unless_known(call: Call[Any], view: V) -> Reply[V | None]:
    """The view with its tag; an empty 304 to who has it already.

    The browser may keep it and must ask each time: for replies without personal data only.
    """
    digest = blake2b(view.model_dump_json().encode(), digest_size=12).hexdigest()
    headers: Mapping[str, str | list[str]] = {
        "ETag": f'"{digest}"',
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization",
    }
    if digest in call.headers.get("if-none-match", ""):
        return Reply(None, HTTPStatus.NOT_MODIFIED, headers)
    return Reply(view, headers=headers)
