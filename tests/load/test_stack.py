"""What the rig knows of processes, and what the local runner gives its threads."""

import os
from pathlib import Path

import pytest

from chalicelib.adapters.dynamo.certif_tables import ExamRow
from chalicelib.adapters.dynamo.tables import CONNECTIONS
from infra.local.server import THREADS
from tests.load.spans import Spans, _route
from tests.load.stack import cpu_seconds


def test_each_thread_of_the_local_runner_finds_a_connection_kept_open() -> None:
    """Beyond the pool each request opens one of its own: the emulator then accepts all day."""
    assert THREADS <= CONNECTIONS
    assert ExamRow.Meta.max_pool_connections == CONNECTIONS


def test_cpu_seconds_of_a_process_are_read() -> None:
    if not Path("/proc/self/stat").exists():
        assert cpu_seconds(os.getpid()) == 0.0
        return
    times = os.times()
    assert cpu_seconds(os.getpid()) == pytest.approx(times.user + times.system, abs=0.5)
    assert cpu_seconds(2**22 + 1) == 0.0


def test_times_of_a_request_are_told_by_its_parts() -> None:
    spans = Spans()
    spans.serve("POST /a", lambda: spans.add(spans.request(), "aws Query", wall=0.5, cpu=0.25))
    told = spans.told()["POST /a"]
    assert told["aws Query"] == {"count": 1.0, "wall_s": 0.5, "cpu_s": 0.25}
    assert told["handler"]["count"] == 1.0


def test_routes_are_named_without_the_ids_in_them() -> None:
    assert _route(f"POST /api/room/candidates/{'a' * 24}/acts") == (
        "POST /api/room/candidates/{id}/acts"
    )
