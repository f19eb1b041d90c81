"""The service itself: is it well?"""

from chalice.app import Blueprint

from chalicelib import wiring
from chalicelib.api.endpoint import Call, NoBody, Reply, View, endpoint
from chalicelib.core.identity import anyone

service = Blueprint(__name__)


class Health(View):
    """`ok` when the content can be read."""

    status: str
    release_id: str


@endpoint(service, "GET", "/health", allow=anyone, returns=Health)
def get_health(call: Call[NoBody]) -> Reply[Health]:  # noqa: ARG001  # the same for all
    """Is the service able to serve?"""
    return Reply(Health(status="ok", release_id=wiring.releases().current().id))
