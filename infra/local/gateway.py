"""A WSGI application around the Chalice app: what API Gateway and Lambda do, on one machine."""

import base64
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, quote

from chalice.config import Config
from chalice.local import LambdaContext, LocalChalice, create_local_server

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]

LARGEST_BODY = 6 * 1024 * 1024
"""What a Lambda function accepts."""


class Gateway:
    """Serves a Chalice app from many threads, each seeing its own request."""

    def __init__(self, app: Any) -> None:
        make_thread_safe(app)
        self._app = app
        self._routes = [route.split("/") for route in sorted(app.routes)]

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length > LARGEST_BODY:
            return _problem(start_response, 413, "body_too_large")
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        found = self._match(path)
        if found is None:
            return _problem(start_response, 404, "not_found")
        event = _event(environ, path=path, route=found, body=environ["wsgi.input"].read(length))
        return _send(start_response, self._app(event, _context()))

    def _match(self, path: str) -> tuple[str, dict[str, str]] | None:
        parts = (path.rstrip("/") or "/").split("/")
        for route in self._routes:
            if len(route) == len(parts):
                pairs = list(zip(route, parts, strict=True))
                if all(wanted == part or (_is_open(wanted) and part) for wanted, part in pairs):
                    captured = {wanted[1:-1]: part for wanted, part in pairs if _is_open(wanted)}
                    return "/".join(route), captured
        return None


def make_thread_safe(app: Any) -> None:
    """Give each thread its own `current_request`, as Chalice's own server does; once."""
    if isinstance(app, LocalChalice):
        return
    server = create_local_server(app, Config(), "127.0.0.1", 0)
    server.server.server_close()


def _is_open(segment: str) -> bool:
    return segment.startswith("{")


def _context() -> Any:
    return LambdaContext("api", 1024, max_runtime_ms=29_000)


def _event(
    environ: Environ, *, path: str, route: tuple[str, dict[str, str]], body: bytes
) -> dict[str, Any]:
    resource, captured = route
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    return {
        "resource": resource,
        "path": path,
        "httpMethod": environ["REQUEST_METHOD"],
        "headers": dict(_headers(environ)),
        "multiValueHeaders": {name: [value] for name, value in _headers(environ)},
        "multiValueQueryStringParameters": query or None,
        "pathParameters": captured or None,
        "stageVariables": None,
        "requestContext": {
            "requestId": str(uuid.uuid4()),
            "httpMethod": environ["REQUEST_METHOD"],
            "resourcePath": resource,
            "path": quote(path),
            "stage": "local",
            "identity": {"sourceIp": environ.get("REMOTE_ADDR", "127.0.0.1")},
        },
        "body": body.decode("utf-8", "replace") if body else None,
        "isBase64Encoded": False,
    }


def _headers(environ: Environ) -> Iterator[tuple[str, str]]:
    for name, value in environ.items():
        if name.startswith("HTTP_"):
            yield name[5:].replace("_", "-").lower(), value
        elif name in {"CONTENT_TYPE", "CONTENT_LENGTH"} and value:
            yield name.replace("_", "-").lower(), value


def _send(start_response: StartResponse, reply: Mapping[str, Any]) -> Iterable[bytes]:
    headers = [(name, str(value)) for name, value in (reply.get("headers") or {}).items()]
    for name, values in (reply.get("multiValueHeaders") or {}).items():
        headers += [(name, str(value)) for value in values]
    body = reply.get("body") or ""
    payload = base64.b64decode(body) if reply.get("isBase64Encoded") else body.encode()
    names = {name.lower() for name, _ in headers}
    if "cache-control" not in names:
        headers.append(("Cache-Control", "no-store"))
    headers.append(("Content-Length", str(len(payload))))
    start_response(f"{reply['statusCode']} -", headers)
    return [payload]


def _problem(start_response: StartResponse, status: int, code: str) -> Iterable[bytes]:
    document = {"status": status, "code": code, "title": code, "detail": "", "errors": []}
    payload = json.dumps(document | {"request_id": str(uuid.uuid4())}).encode()
    headers = [
        ("Content-Type", "application/problem+json"),
        ("Content-Length", str(len(payload))),
        ("Cache-Control", "no-store"),
    ]
    start_response(f"{status} -", headers)
    return [payload]
