"""`@partner_endpoint`: a route for institutions' machines, metered and written down."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Unpack

from chalice.app import Blueprint, Response
from pydantic import BaseModel

from chalicelib.api.endpoint import Call, Handler, Options, Reply, endpoint
from chalicelib.api.problem import status_of
from chalicelib.core.api_client import OverQuota, Scope, TrailUnavailable, WrongScope
from chalicelib.core.errors import DomainError, NotSignedIn
from chalicelib.core.identity import machine
from chalicelib.services import partner_access
from chalicelib.wiring import partner as partner_wiring


@dataclass(frozen=True, slots=True)
class Found:
    """A body, and how many results are in it: the trail keeps the number."""

    body: BaseModel
    count: int


def partner_endpoint(
    blueprint: Blueprint, method: str, path: str, *, scope: Scope, **options: Unpack[Options]
) -> Callable[[Handler], Handler]:
    """Declare a route that only a machine with that scope may ask.

    The view finds who asks in `call.client` (`ApiClient`: `covers(uai)` says its jurisdiction) and
    gives `Found(body, count)`, or a body or `Reply` that counts as one result. Each call costs a
    read of the client, a count and a line of the trail; without that line nothing is given.
    """
    refusals = (WrongScope, OverQuota, TrailUnavailable)
    options["raises"] = (*options.get("raises", ()), *refusals)
    status = options.get("status", 200)

    def register(view: Handler) -> Handler:
        @wraps(view)
        def metered(call: Call[Any], **parameters: str) -> Any:
            question = _question(call, parameters, scope=scope, operation=view.__name__)
            return _metered(view, call, parameters, question=question, status=status)

        declare = endpoint(
            blueprint,
            method,
            path,
            allow=machine,
            reads="machines",
            scope=scope,
            **options,
        )
        declare(metered)
        return view

    return register


def _metered(
    view: Handler,
    call: Call[Any],
    parameters: Mapping[str, str],
    *,
    question: partner_access.Question,
    status: int,
) -> Any:
    doors = partner_wiring.access_doors()
    client = partner_access.client_of(doors, question.machine)
    try:
        partner_access.admit(doors, client, question)
        given = view(replace(call, client=client), **parameters)
    except Exception as error:  # of ours or not: what was tried is written down
        partner_access.write_down(doors, client, question, status=_refusal(error), found=0)
        raise
    found = given if isinstance(given, Found) else Found(given, _counted(given))
    partner_access.write_down(
        doors, client, question, status=_status(found.body, status), found=found.count
    )
    return found.body


def _question(
    call: Call[Any], parameters: Mapping[str, str], *, scope: Scope, operation: str
) -> partner_access.Question:
    if call.principal is None:
        raise NotSignedIn
    asked = {
        "path": dict(parameters),
        "query": _sent(call.query),
        "body": _sent(call.body),
    }
    return partner_access.Question(
        machine=call.principal,
        scope=scope,
        operation=operation,
        asked=json.dumps(asked, sort_keys=True, ensure_ascii=False),
        request_id=call.request_id,
        now=call.now,
    )


def _sent(form: BaseModel | None) -> Any:
    return form.model_dump(mode="json", exclude_none=True) if form is not None else {}


def _refusal(error: Exception) -> int:
    return status_of(type(error)) if isinstance(error, DomainError) else 500


def _counted(given: Any) -> int:
    if isinstance(given, Response):
        return 0
    body = given.body if isinstance(given, Reply) else given
    return 0 if body is None else 1


def _status(given: Any, usual: int) -> int:
    if isinstance(given, Response):
        return given.status_code
    return (given.status or usual) if isinstance(given, Reply) else usual
