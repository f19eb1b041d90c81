"""One local stack: the emulated AWS, the product in this process, its triggers and its pages."""

import importlib
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import boto3

from chalicelib.observability import logger
from infra.local import releases
from infra.local.clock import MovableClock
from infra.local.emulator import Emulator
from infra.local.gateway import Environ, Gateway, StartResponse
from infra.local.idp.setup import identity_provider
from infra.local.mailbox import Mailbox
from infra.local.pages.author import AuthorPages
from infra.local.pages.desk import Desk
from infra.local.pages.views import ClockPages, MailPages, QueuePages, SchedulePages
from infra.local.provision import provision
from infra.local.server import Server
from infra.local.site import Site
from infra.local.state import Place, enter
from infra.local.triggers import Triggers

FRONT_END = Path("frontend/dist")


class Stack:
    """Starts and stops everything, in order."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._emulator = Emulator(place)
        self._mailbox = Mailbox(place)
        self._triggers: Triggers | None = None
        self._server: Server | None = None

    def start(self) -> None:
        """Start, provision, load the content, and serve; raises what went wrong."""
        enter(self._place)
        log_path = self._place.logs / "product.log"
        _log_to(log_path)
        self._emulator.start()
        provision()
        releases.publish()
        app = importlib.import_module("app").app
        _write_to(log_path, logger)
        self._triggers = Triggers(app, clients=_client)
        router = Router(self._place, app=app, desk=self._desk(self._triggers))
        self._server = Server(router, self._place.port)
        self._triggers.start()
        self._server.start()

    def stop(self) -> None:
        """Stop taking requests, finish what is under way, save, and stop the emulator."""
        if self._server is not None:
            self._server.stop()
        if self._triggers is not None:
            self._triggers.stop()
            self._mailbox.mails()  # the emulator forgets them
        self._emulator.stop()

    def _desk(self, triggers: Triggers) -> Desk:
        clock = MovableClock(self._place)
        return Desk(
            mails=MailPages(self._mailbox),
            queues=QueuePages(boto3.client("sqs")),
            schedules=SchedulePages(triggers, clock),
            clock=ClockPages(clock),
            author=AuthorPages(),
            idp=identity_provider(self._place),
        )


class Router:
    """One origin: the API, the `/local/` pages, and the front end for the rest."""

    def __init__(self, place: Place, *, app: Any, desk: Desk) -> None:
        self._place = place
        self._gateway = Gateway(app)
        self._desk = desk
        self._site = Site(FRONT_END, content_origin=place.aws, uploads_origin=place.aws)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path: str = environ["PATH_INFO"]
        if environ.get("HTTP_HOST") == f"localhost:{self._place.port}":
            # Sign-in demands the site's own origin, so there is one address only.
            start_response("307 Temporary Redirect", [("Location", self._address(environ))])
            return []
        if path == "/api" or path.startswith("/api/"):
            return self._gateway(environ, start_response)
        if path == "/local" or path.startswith("/local/"):
            return self._desk(environ, start_response)
        return self._site(environ, start_response)

    def _address(self, environ: Environ) -> str:
        path: str = environ["PATH_INFO"]
        query: str = environ.get("QUERY_STRING", "")
        return self._place.site + path + (f"?{query}" if query else "")


def _client(name: str) -> Any:
    return boto3.session.Session().client(name)  # type: ignore[call-overload]  # any service


def _write_to(path: Path, product: Any) -> None:
    """Send the product's own log to the file: the terminal is for people."""
    for handler in product.handlers:
        handler.setStream(path.open("a", encoding="utf-8"))


def _log_to(path: Path) -> None:
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
