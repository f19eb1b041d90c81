"""The OpenAPI 3.1 document, from the declared operations: `python -m chalicelib.api.openapi`."""

import json
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from chalice.app import Response
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from chalicelib.api.docs_page import page
from chalicelib.api.endpoint import OPERATIONS, Operation
from chalicelib.api.mounts import all_mounts
from chalicelib.api.problem import CONTENT_TYPE, Problem, status_of
from chalicelib.core.errors import DomainError, NotFound
from chalicelib.core.identity import anyone
from chalicelib.settings import settings

TOKEN_PATH = "/api/partner/v1/token"
SCOPES_SAID = {
    "results:school": "Certification results of a school",
    "results:parcoursup": "Certification results of one person",
    "campaigns:read": "Organizations, their campaigns, and what was shared with them",
    "feeds:lsu": "Nightly files for LSU and LSL",
    "feeds:parcoursup": "Nightly files for Parcoursup",
    "feeds:cpf": "Nightly files for the CPF",
}
REF = "#/components/schemas/{model}"

Json = dict[str, Any]


def document(service_name: str) -> Json:
    """The whole document."""
    prefixes = {id(blueprint): prefix for blueprint, prefix in all_mounts()}
    operations = [(prefixes[id(o.blueprint)] + o.path, o) for o in OPERATIONS]
    refs, schemas = models_json_schema(_models(operations), ref_template=REF)
    names = {model: _name(ref) for model, ref in refs.items()}
    paths: dict[str, Json] = {}
    for path, operation in operations:
        paths.setdefault(path, {})[operation.method.lower()] = _operation(path, operation, names)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{service_name} API",
            "version": "1",
            "summary": "Measure, develop and certify digital skills",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas.get("$defs", {}),
            "securitySchemes": {
                "access_token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "client_credentials": _client_credentials(operations),
            },
        },
    }


def _client_credentials(operations: Iterable[tuple[str, Operation]]) -> Json:
    """How institutions' machines get their tokens: OAuth 2."""
    scopes = sorted({operation.scope for _, operation in operations if operation.scope})
    flow = {"tokenUrl": TOKEN_PATH, "scopes": {scope: SCOPES_SAID[scope] for scope in scopes}}
    return {"type": "oauth2", "flows": {"clientCredentials": flow}}


Names = Mapping[Any, str]
"""(model, how it is used) -> its name among the schemas."""


def machine_page() -> Response:
    """The document as JSON."""
    body = json.dumps(document(settings().service_name), ensure_ascii=False)
    return Response(body=body, headers={"Content-Type": "application/json"})


def reading_page() -> Response:
    """The document as a page to read."""
    html, policy = page(document(settings().service_name))
    headers: dict[str, str | list[str]] = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy,
    }
    return Response(body=html, headers=headers)


def _models(operations: Iterable[tuple[str, Operation]]) -> list[tuple[type[BaseModel], Any]]:
    models: dict[tuple[type[BaseModel], Any], None] = {(Problem, "serialization"): None}
    for _, operation in operations:
        if operation.body:
            models[operation.body, "validation"] = None
        if operation.returns:
            models[operation.returns, "serialization"] = None
    return list(models)


def _name(reference: Json) -> str:
    return str(reference["$ref"]).rsplit("/", maxsplit=1)[-1]


def _operation(path: str, operation: Operation, names: Names) -> Json:
    described: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [path.split("/")[2]],
        "parameters": [
            *(_parameter(name) for name in re.findall(r"{(\w+)}", path)),
            *_query_parameters(operation),
        ],
        "responses": _responses(operation, names),
    }
    if operation.scope:
        described["security"] = [{"client_credentials": [operation.scope]}]
    elif operation.allow is not anyone:
        described["security"] = [{"access_token": []}]
    if operation.body:
        schema = {"$ref": REF.format(model=names[operation.body, "validation"])}
        described["requestBody"] = {
            "required": True,
            "content": {kind: {"schema": schema} for kind in operation.content_types},
        }
    return described


def _parameter(name: str) -> Json:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "minLength": 1, "maxLength": 64},
    }


def _query_parameters(operation: Operation) -> Iterable[Json]:
    if operation.query is None:
        return
    schema = operation.query.model_json_schema()
    for name, described in schema.get("properties", {}).items():
        is_required = name in schema.get("required", ())
        yield {"name": name, "in": "query", "required": is_required, "schema": described}


def _responses(operation: Operation, names: Names) -> Json:
    responses: Json = {}
    for status in (operation.status, *operation.statuses):
        responses[str(status)] = _success(operation, status, names)
    for status, codes in sorted(_refusals(operation).items()):
        schema = {"$ref": REF.format(model=names[Problem, "serialization"])}
        responses[str(status)] = {
            "description": f"{HTTPStatus(status).phrase}: {', '.join(sorted(codes))}",
            "content": {CONTENT_TYPE: {"schema": schema}},
        }
    return responses


def _success(operation: Operation, status: int, names: Names) -> Json:
    described: Json = {"description": HTTPStatus(status).phrase}
    if operation.returns:
        schema = {"$ref": REF.format(model=names[operation.returns, "serialization"])}
        described["content"] = {"application/json": {"schema": schema}}
    return described


def _refusals(operation: Operation) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for error in operation.raises:
        found.setdefault(int(status_of(error)), set()).add(error.code)
    for status, code in _common(operation):
        found.setdefault(status, set()).add(code)
    return found


def _common(operation: Operation) -> Iterable[tuple[int, str]]:
    """Refusals that come from the form of the request, whatever the route."""
    yield 401, "not_signed_in"
    if operation.allow is not anyone:
        yield 403, "forbidden"
    if "{" in operation.path:
        yield 404, NotFound.code
    yield 413, "body_too_large"
    yield 422, "invalid_body"
    if operation.method != "GET":
        yield 415, "not_json_type"


def codes() -> set[str]:
    """Every error code a reply to a person may carry: what screens must have words for."""
    of_people, of_machines = _raised(is_by_people=True), _raised(is_by_people=False)
    own = {error.code for error in _descendants(DomainError)} - (of_machines - of_people)
    return own | {code for operation in OPERATIONS for _, code in _common(operation)}


def _raised(*, is_by_people: bool) -> set[str]:
    """What operations say they raise: those that people ask for, or the others."""
    chosen = [one for one in OPERATIONS if (one.reads == "people") is is_by_people]
    return {error.code for operation in chosen for error in operation.raises}


def _descendants(error: type[DomainError]) -> Iterable[type[DomainError]]:
    for child in error.__subclasses__():
        yield child
        yield from _descendants(child)


if __name__ == "__main__":
    print(json.dumps(document("Sextant"), indent=1, ensure_ascii=False, sort_keys=True))
