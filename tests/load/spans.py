"""Where the time of a request goes: wall and CPU of the handler, of its AWS calls, of waiting."""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from botocore.client import BaseClient

HANDLER = "handler"


class Spans:
    """Sums by name and part; each thread adds to its own, so that nobody waits for a lock."""

    def __init__(self) -> None:
        self._all: list[dict[tuple[str, str], list[float]]] = []
        self._local = threading.local()

    def add(self, name: str, part: str, *, wall: float, cpu: float) -> None:
        """One more time that this part of this request took so long."""
        entry = self._mine()[name, part]
        entry[0] += 1
        entry[1] += wall
        entry[2] += cpu

    def told(self) -> dict[str, dict[str, dict[str, float]]]:
        """Request -> part -> how often, and its whole wall and CPU seconds."""
        found: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
        for mine in list(self._all):
            for (name, part), (count, wall, cpu) in list(mine.items()):
                entry = found[name].setdefault(part, {"count": 0, "wall_s": 0.0, "cpu_s": 0.0})
                entry["count"] += count
                entry["wall_s"] += wall
                entry["cpu_s"] += cpu
        return found

    def write(self, path: Path) -> None:
        """Keep them in a file, whole or not at all."""
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(self.told(), indent=1), encoding="utf-8")
        fresh.replace(path)

    def request(self) -> str:
        """The request that this thread serves; "" outside of any."""
        return getattr(self._local, "request", "")

    def serve(self, name: str, work: Callable[[], Any]) -> Any:
        """Time a whole request."""
        self._local.request = name
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            return work()
        finally:
            self._local.request = ""
            self.add(
                name,
                HANDLER,
                wall=time.perf_counter() - wall,
                cpu=time.thread_time() - cpu,
            )

    def _mine(self) -> dict[tuple[str, str], list[float]]:
        mine = getattr(self._local, "sums", None)
        if mine is None:
            mine = self._local.sums = defaultdict(lambda: [0.0, 0.0, 0.0])
            self._all.append(mine)
        return mine


def watch_aws(spans: Spans) -> None:
    """Time every call to AWS of this process, under the request that makes it."""
    call = BaseClient._make_api_call

    def timed(client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            return call(client, operation, given)
        finally:
            spans.add(
                spans.request() or "(triggers)",
                f"aws {operation}",
                wall=time.perf_counter() - wall,
                cpu=time.thread_time() - cpu,
            )

    BaseClient._make_api_call = timed


class WatchedGateway:
    """The gateway with every request timed, named by its method and route."""

    def __init__(self, gateway: Any, spans: Spans) -> None:
        self._gateway, self._spans = gateway, spans

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        name = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        found: Iterable[bytes] = self._spans.serve(
            _route(name), lambda: self._gateway(environ, start_response)
        )
        return found


def _route(name: str) -> str:
    """Ids in paths are as long as ids are: what is left names the route."""
    return "/".join("{id}" if len(part) >= 20 else part for part in name.split("/"))
