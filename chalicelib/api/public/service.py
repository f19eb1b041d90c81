"""The service itself: is it well, and what can be asked of it."""

import json

from chalice.app import Blueprint, Response

from chalicelib import wiring
from chalicelib.api.endpoint import Call, NoBody, Reply, View, endpoint
from chalicelib.core.identity import anyone
from chalicelib.settings import settings

service = Blueprint(__name__)


class Health(View):
    """`ok` when the content can be read."""

    status: str
    release_id: str


@endpoint(service, "GET", "/health", allow=anyone, returns=Health)
def get_health(call: Call[NoBody]) -> Reply[Health]:  # noqa: ARG001  # the same for all
    """Is the service able to serve?"""
    return Reply(Health(status="ok", release_id=wiring.releases().current().id))


@service.route("/openapi.json", methods=["GET"])
def get_openapi() -> Response:
    """The OpenAPI 3.1 document of every audience."""
    from chalicelib.api.openapi import document  # made from the mounts, which import this module

    body = json.dumps(document(settings().service_name), ensure_ascii=False)
    return Response(body=body, headers={"Content-Type": "application/json"})


@service.route("/docs", methods=["GET"])
def get_docs() -> Response:
    """The same document as a page to read: plain HTML, no script."""
    from chalicelib.api.docs_page import page
    from chalicelib.api.openapi import document

    html, csp = page(document(settings().service_name))
    headers: dict[str, str | list[str]] = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": csp,
    }
    return Response(body=html, headers=headers)
