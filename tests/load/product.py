"""The product alone, on an AWS that somebody else runs: `python -m tests.load.product`.

What `infra.local` does in one process, without the emulator: so it can be killed and started again
while the emulated AWS stays, as functions are in Lambda. `--part` splits it as Lambda does: some
processes for requests, on one port, one for queues and streams.
"""

import argparse
import importlib
import logging
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3

from infra.local.gateway import Gateway
from infra.local.server import THREADS, Server
from infra.local.state import Place, enter
from infra.local.triggers import Triggers
from tests.load.spans import Spans, WatchedGateway, watch_aws

TOLD_EVERY_SECONDS = 1.0
PARTS = ("all", "api", "workers")
SPLIT_THREADS = 12
"""Of one process: Lambda gives each request a process; many threads would wait for one lock."""


def main() -> None:
    """Serve until told to stop; what took time is kept in a file meanwhile."""
    given = _given()
    place = Place(folder=given.state, port=given.port, aws_port=given.aws_port)
    enter(place)
    _log_to(place.logs / "product.log")
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    app: Any = importlib.import_module("app").app
    spans = Spans()
    watch_aws(spans)
    _warm()
    parts = list(_parts(app, spans, place, kind=given.part))
    for part in parts:
        part.start()
    given.ready.touch()
    while not stopping.wait(TOLD_EVERY_SECONDS):
        spans.write(given.spans)
    for part in parts:
        part.stop()
    spans.write(given.spans)


def _parts(app: Any, spans: Spans, place: Place, *, kind: str) -> Iterator[Server | Triggers]:
    """What this process does: answer requests, follow queues and streams, or both."""
    if kind in {"all", "api"}:
        gateway, is_split = WatchedGateway(Gateway(app), spans), kind == "api"
        threads = SPLIT_THREADS if is_split else THREADS
        yield Server(gateway, place.port, threads=threads, is_shared=is_split)
    if kind in {"all", "workers"}:
        yield Triggers(app, clients=_client)


def _warm() -> None:
    """As functions do that are kept ready for a big day."""
    from chalicelib.api.learner.readiness import make_ready

    make_ready()


def _client(name: str) -> Any:
    return boto3.session.Session().client(name)  # type: ignore[call-overload]


def _log_to(path: Path) -> None:
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    product = importlib.import_module("chalicelib.observability").logger
    for one in product.handlers:
        one.setStream(path.open("a", encoding="utf-8"))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load.product", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--aws-port", type=int, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--spans", type=Path, required=True)
    parser.add_argument("--ready", type=Path, required=True, help="made once it has begun")
    parser.add_argument("--part", choices=PARTS, default="all")
    return parser.parse_args()


if __name__ == "__main__":
    main()
