"""The WSGI adapter around Chalice."""

import io
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any

import pytest
from chalice import Blueprint, Chalice, Response

from infra.local.gateway import Gateway, make_thread_safe
from infra.local.server import Server

CALLS = 800
THREADS = 16


@pytest.fixture
def app() -> Chalice:
    app = Chalice(app_name="echo")
    routes = Blueprint("echo")

    @routes.route("/echo/{name}", methods=["POST"])
    def echo(name: str) -> Response:
        request = routes.current_request
        before = request.json_body["number"]
        threading.Event().wait(0.001)  # let another thread come in between
        seen = routes.current_request.json_body["number"]
        body = {
            "name": name,
            "before": before,
            "seen": seen,
            "query": dict(request.query_params or {}),
        }
        return Response(json.dumps(body), headers={"Set-Cookie": ["a=1", "b=2"]})

    @routes.route("/echo/known")
    def known() -> str:
        return "known"

    app.register_blueprint(routes, url_prefix="/api")
    return app


@pytest.fixture
def port(app: Chalice) -> Iterator[int]:
    server = Server(Gateway(app))
    server.start()
    yield server.port
    server.stop()


def _call(port: int, number: int) -> dict[str, Any]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(
        "POST",
        f"/api/echo/n{number}?q={number}",
        body=json.dumps({"number": number}),
        headers={"Content-Type": "application/json"},
    )
    reply = json.loads(connection.getresponse().read())
    connection.close()
    return dict(reply)


def test_each_of_800_calls_from_16_threads_sees_its_own_request(port: int) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        replies = list(threads.map(lambda number: _call(port, number), range(CALLS)))
    expected = [
        {"name": f"n{n}", "before": n, "seen": n, "query": {"q": str(n)}} for n in range(CALLS)
    ]
    assert replies == expected


def test_a_hundred_browsers_that_keep_their_connections_open_leave_room_for_others(
    port: int,
) -> None:
    """As many as waitress lets in unless told: candidates of five rooms."""
    waiting = [HTTPConnection("127.0.0.1", port, timeout=5) for _ in range(150)]
    try:
        for one in waiting:
            one.connect()
        for one in waiting:
            one.request("GET", "/api/echo/known")
        assert {one.getresponse().status for one in waiting} == {200}
    finally:
        for one in waiting:
            one.close()


def test_an_app_left_alone_would_mix_requests(app: Chalice) -> None:
    """The danger is real: without the trick the current request is one for all threads."""
    app.current_request = "first"
    seen: list[Any] = []
    thread = threading.Thread(target=lambda: seen.append(app.current_request))
    thread.start()
    thread.join()
    assert seen == ["first"]
    make_thread_safe(app)
    app.current_request = "second"
    thread = threading.Thread(target=lambda: seen.append(hasattr(app, "current_request")))
    thread.start()
    thread.join()
    assert seen == ["first", False]


def _request(app: Chalice, method: str, path: str, **environ: Any) -> tuple[str, list[Any], bytes]:
    started: list[Any] = []
    body = environ.pop("body", b"")
    given = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    chunks = Gateway(app)(given, lambda *head: started.extend(head))
    return started[0], started[1], b"".join(chunks)


def test_an_unknown_route_is_a_problem_document(app: Chalice) -> None:
    status, headers, body = _request(app, "GET", "/api/nothing/here/at/all")
    assert status.startswith("404")
    assert ("Content-Type", "application/problem+json") in headers
    assert json.loads(body)["code"] == "not_found"


def test_a_concrete_route_wins_over_an_open_one(app: Chalice) -> None:
    assert _request(app, "GET", "/api/echo/known")[2] == b"known"


def test_each_cookie_keeps_its_own_header(app: Chalice) -> None:
    _, headers, _ = _request(
        app, "POST", "/api/echo/x", body=b'{"number": 1}', CONTENT_TYPE="application/json"
    )
    assert [value for name, value in headers if name == "Set-Cookie"] == ["a=1", "b=2"]


def test_a_body_larger_than_lambda_accepts_is_refused_unread(app: Chalice) -> None:
    status, _, body = _request(app, "POST", "/api/echo/x", CONTENT_LENGTH=str(7 * 1024 * 1024))
    assert status.startswith("413")
    assert json.loads(body)["code"] == "body_too_large"
