"""`@endpoint`: parse, authorise, call, serialise. Every route goes through it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from time import perf_counter
from typing import Annotated, Any, Generic, Literal, TypedDict, TypeVar, Unpack
from urllib.parse import parse_qs

from chalice.app import Blueprint, Request, Response
from pydantic import BaseModel, ConfigDict, PlainSerializer, ValidationError, WithJsonSchema

from chalicelib import wiring
from chalicelib.api import problem
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import DomainError, Forbidden, NotFound, NotSignedIn, Unavailable
from chalicelib.core.identity import Allow, Principal
from chalicelib.core.orga_errors import OrganizationNotFound, SecondFactorMissing
from chalicelib.core.organization import Membership, Role
from chalicelib.observability import logger, told

MAX_BODY_BYTES = 64 * 1024
NAME_MAX_LENGTH = 64
"""Longer than any name in an address of ours; tables refuse keys that are much longer."""
LANGS = ("fr", "en")
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_BEARER = "Bearer "

TokensRead = Literal["people", "machines", "none"]
"""Whose tokens a route reads."""


class Schema(BaseModel):
    """A body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


Instant = Annotated[
    datetime,
    PlainSerializer(lambda at: at.isoformat(timespec="milliseconds").replace("+00:00", "Z")),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""An instant on the wire: RFC 3339, UTC, milliseconds, `Z`."""


class View(BaseModel):
    """A body we send."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Texts(View):
    """A text in each language of the service."""

    fr: str
    en: str


class NoBody(Schema):
    """An empty object."""


B = TypeVar("B", bound=BaseModel)
R = TypeVar("R", bound=BaseModel | None)


@dataclass(frozen=True, slots=True)
class Call(Generic[B]):
    """One request, parsed. `principal` is None when nobody is signed in.

    `new_id` names what the request creates: the same one for the same `Idempotency-Key`, in the
    same organization. `query` is what follows "?", read with the operation's schema; `membership`
    is of the organization that the path names, on routes that demand a role in it; `client` is the
    institution's machine that asks, on routes for machines.
    """

    body: B
    new_id: str
    principal: Principal | None
    now: datetime
    headers: Mapping[str, str]
    lang: str
    request_id: str
    query: Any = None
    membership: Membership | None = None
    client: Any = None

    @property
    def user_id(self) -> str:
        """Who is signed in; raises `NotSignedIn`."""
        if self.principal is None:
            raise NotSignedIn
        return self.principal.user_id


@dataclass(frozen=True, slots=True)
class Reply(Generic[R]):
    """A body with a status or headers of its own."""

    body: R
    status: int | None = None
    headers: Mapping[str, str | list[str]] = field(default_factory=dict)


Handler = Callable[..., Any]
"""A view: a `Call` and the path's parameters in, a body or a `Reply` out."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A route as declared: what serves it, and what documents it."""

    blueprint: Blueprint
    view: Handler
    method: str
    path: str
    name: str
    summary: str
    allow: Allow
    body: type[BaseModel] | None
    returns: type[BaseModel] | None
    status: int
    raises: tuple[type[DomainError], ...]
    statuses: tuple[int, ...]
    query: type[BaseModel] | None = None
    role: Role | None = None
    content_types: tuple[str, ...] = (JSON,)
    reads: TokensRead = "people"
    scope: str = ""


OPERATIONS: list[Operation] = []
"""Every operation declared so far, in order: the source of the OpenAPI document."""


class Options(TypedDict, total=False):
    """What a route may say beside who may ask.

    `raises` lists the errors that are this route's own; `statuses` the successes beside `status`.
    `query` reads what follows "?" (never personal data). With a `role`, the path names an
    `{organization_id}` in which the person must have at least that role; who has none there is told
    that there is no such organization. `content_types`: what a body may be written in (JSON unless
    told; a form's fields are read as those of an object).
    """

    body: type[BaseModel] | None
    returns: type[BaseModel] | None
    status: int
    raises: Iterable[type[DomainError]]
    statuses: Iterable[int]
    query: type[BaseModel] | None
    role: Role | None
    content_types: Iterable[str]


class AllOptions(Options, total=False):
    """Those too that say whose tokens open the route: people's unless told.

    `scope`: the one that machines must have.
    """

    reads: TokensRead
    scope: str


def endpoint(
    blueprint: Blueprint, method: str, path: str, *, allow: Allow, **options: Unpack[AllOptions]
) -> Callable[[Handler], Handler]:
    """Declare a route below the blueprint's mount; `Options` says what else it may have."""
    role = options.get("role")
    if role is not None and "{organization_id}" not in path:
        raise ValueError(f"{path}: a role is had in an organization, which the path must name")

    def register(view: Handler) -> Handler:
        operation = Operation(
            blueprint=blueprint,
            view=view,
            method=method,
            path=path,
            name=view.__name__,
            summary=(view.__doc__ or "").split("\n", maxsplit=1)[0],
            allow=allow,
            body=options.get("body"),
            returns=options.get("returns"),
            status=options.get("status", 200),
            raises=tuple(options.get("raises", ())),
            statuses=tuple(options.get("statuses", ())),
            query=options.get("query"),
            role=role,
            content_types=tuple(options.get("content_types", (JSON,))),
            reads=options.get("reads", "people"),
            scope=options.get("scope", ""),
        )
        OPERATIONS.append(operation)

        @wraps(view)
        def handler(**parameters: str) -> Response:
            return _respond(operation, blueprint.current_request, parameters)

        types = list(operation.content_types)
        blueprint.route(path, methods=[method], content_types=types)(handler)
        return view

    return register


def _respond(operation: Operation, request: Request, parameters: Mapping[str, str]) -> Response:
    since, request_id = perf_counter(), request_id_of(request)
    reply = _replied(operation, request, parameters)
    told(operation.name, status=reply.status_code, since=since, request_id=request_id)
    return reply


def _replied(operation: Operation, request: Request, parameters: Mapping[str, str]) -> Response:
    request_id = request_id_of(request)
    try:
        return _answered(operation, request, parameters)
    except Unavailable as error:
        logger.exception("Something is missing", route=operation.path, request_id=request_id)
        return problem.of_error(error, request_id)
    except DomainError as error:
        return problem.of_error(error, request_id)
    except Exception:  # noqa: BLE001  # the last resort: the reply says nothing, the log says all
        logger.exception("The request failed", route=operation.path, request_id=request_id)
        return problem.reply(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", request_id)


def _answered(operation: Operation, request: Request, parameters: Mapping[str, str]) -> Response:
    now = wiring.clock().now()
    principal = _principal(operation, request, now)
    _authorise(operation, principal)
    if any(len(name) > NAME_MAX_LENGTH for name in parameters.values()):
        raise NotFound
    if len(request.raw_body) > MAX_BODY_BYTES:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return problem.reply(status, "body_too_large", request_id_of(request))
    membership = _membership(operation, principal, parameters)
    try:
        call = _call(operation, request, principal, now=now)
    except ValidationError as error:
        return problem.of_validation(error, request_id_of(request))
    return _serialised(
        operation, operation.view(replace(call, membership=membership), **parameters)
    )


def _call(
    operation: Operation, request: Request, principal: Principal | None, *, now: datetime
) -> Call[Any]:
    return Call(
        body=_body(operation, request),
        new_id=_new_id(operation, request, principal),
        principal=principal,
        now=now,
        headers=request.headers,
        lang=_lang(request),
        request_id=request_id_of(request),
        query=_query(operation, request),
    )


def _body(operation: Operation, request: Request) -> BaseModel:
    schema = operation.body or NoBody
    if FORM not in operation.content_types:
        return schema.model_validate_json(request.raw_body or b"{}")
    sent = request.raw_body or b""
    text = sent if isinstance(sent, str) else sent.decode("utf-8", "replace")
    fields = parse_qs(text, keep_blank_values=True)
    return schema.model_validate(
        {name: found[0] if len(found) == 1 else found for name, found in fields.items()}
    )


def _query(operation: Operation, request: Request) -> BaseModel | None:
    if operation.query is None:
        return None
    return operation.query.model_validate(dict(request.query_params or {}))


def _membership(
    operation: Operation, principal: Principal | None, parameters: Mapping[str, str]
) -> Membership | None:
    """The person's place in the organization of the path; raises `NotFound`, `Forbidden`."""
    if operation.role is None or principal is None:
        return None
    from chalicelib.wiring import orga as orga_wiring  # only where there are organizations

    organization_id = parameters["organization_id"]
    found = orga_wiring.memberships().find(organization_id, principal.user_id)
    if found is None:
        raise OrganizationNotFound
    if not found.may(operation.role):
        raise Forbidden
    if not principal.has_second_factor:
        organizations = orga_wiring.organizations().find_many([organization_id])
        if any(one.demands_second_factor for one in organizations):
            raise SecondFactorMissing
    return found


def _principal(operation: Operation, request: Request, now: datetime) -> Principal | None:
    header = request.headers.get("authorization", "")
    if not header or operation.reads == "none":
        return None
    if not header.startswith(_BEARER):
        raise NotSignedIn
    is_for_machines = operation.reads == "machines"
    read = wiring.machine_tokens().machine if is_for_machines else wiring.tokens().principal
    return read(header.removeprefix(_BEARER), now=now)


def _authorise(operation: Operation, principal: Principal | None) -> None:
    if operation.allow(principal):
        return
    raise NotSignedIn if principal is None else Forbidden


def _serialised(operation: Operation, result: BaseModel | Reply[Any] | Response | None) -> Response:
    if isinstance(result, Response):  # a refusal that carries headers of its own
        return result
    given = result if isinstance(result, Reply) else Reply(result)
    headers: dict[str, str | list[str]] = {"Cache-Control": "no-store", **given.headers}
    body: str = ""
    if given.body is not None:
        headers.setdefault("Content-Type", "application/json")
        body = given.body.model_dump_json()
    return Response(body=body, status_code=given.status or operation.status, headers=headers)


def _new_id(operation: Operation, request: Request, principal: Principal | None) -> str:
    key = request.headers.get("idempotency-key", "")
    if not key or principal is None:
        return wiring.ids().new_id()
    place = (request.uri_params or {}).get("organization_id", "")
    named = f"{principal.user_id}#{operation.name}#{key}"
    return identifier_of(f"{named}#{place}" if place else named)


def _lang(request: Request) -> str:
    """The first language of `Accept-Language` that we speak, else French."""
    accepted = str(request.headers.get("accept-language", ""))
    for part in accepted.split(","):
        lang = part.split(";")[0].strip()[:2].lower()
        if lang in LANGS:
            return lang
    return LANGS[0]


def request_id_of(request: Request) -> str:
    """The gateway's id of the request, for logs and problem bodies."""
    return str(request.context.get("requestId", ""))
