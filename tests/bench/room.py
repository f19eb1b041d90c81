"""What one refresh of a room of forty costs: its requests and its units, counted at botocore."""

from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.identity import Principal
from tests.aws import aws_in_process
from tests.bench.figures import Figure
from tests.crowded_room import enrol, settle_in
from tests.dynamo_cost import Cost, counted
from tests.session_factories import SESSION


def measure() -> dict[str, Figure]:
    """A refresh that says everything, and one after which nothing has to be sent."""
    with aws_in_process():
        full, size, unchanged = _refreshed()
    return {
        "room40.dynamodb_requests": Figure(len(full.requests), "requests"),
        "room40.read_units": Figure(full.read_units, "read units"),
        "room40.unchanged_read_units": Figure(unchanged.read_units, "read units"),
        "room40.body_kb": Figure(size / 1024, "KB before compression"),
    }


def _refreshed() -> tuple[Cost, int, Cost]:
    from app import app  # reads the environment that `aws_in_process` has set

    now = wiring.clock().now()
    settle_in(enrol(now), now)
    holder = Principal("m" * 24, "invigilator", session_id=SESSION)
    headers = {"Authorization": f"Bearer {wiring.tokens().exam_pass(holder, now=now)}"}
    with Client(app, stage_name="local") as client:
        with counted() as full:
            first = client.http.get("/api/invigilator/room", headers=headers)
        headers["If-None-Match"] = str(first.headers["ETag"])
        with counted() as unchanged:
            again = client.http.get("/api/invigilator/room", headers=headers)
    assert (first.status_code, again.status_code, again.body) == (200, 304, b"")
    return full, len(first.body), unchanged
