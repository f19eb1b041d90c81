"""Routes requests below `/local/` to their page."""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from urllib.parse import parse_qs, quote

from infra.local.gateway import Environ, StartResponse
from infra.local.pages.html import page
from infra.local.pages.views import ClockPages, Form, MailPages, QueuePages, SchedulePages

LINKS = (
    ("/", "Site"),
    ("/local/mails", "Mails"),
    ("/local/queues", "Queues"),
    ("/local/schedules", "Schedules"),
    ("/local/clock", "Clock"),
)
PLAYER = "content.compiler.player"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class Desk:
    """The `/local/` pages of one stack."""

    def __init__(
        self,
        *,
        mails: MailPages,
        queues: QueuePages,
        schedules: SchedulePages,
        clock: ClockPages,
    ) -> None:
        self._mails = mails
        self._queues = queues
        self._shown: dict[str, tuple[str, Callable[[], str]]] = {
            "": ("Local stack", _welcome),
            "mails": ("Mails", mails.show),
            "queues": ("Queues and dead letters", queues.show),
            "schedules": ("Schedules", schedules.show),
            "clock": ("Clock", clock.show),
        }
        self._done: dict[str, Callable[[Form], str]] = {
            "queues": queues.redrive,
            "schedules": schedules.run,
            "clock": clock.move,
        }

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path = environ["PATH_INFO"].removeprefix("/local").strip("/")
        if environ["REQUEST_METHOD"] == "POST":
            return self._act(environ, start_response, path)
        notice = parse_qs(environ.get("QUERY_STRING", "")).get("notice", [""])[0]
        title, body = self._page(path)
        links = [*LINKS, *_player_links()]
        status = "200 OK" if body is not None else "404 Not Found"
        shown = page(title, body or "<p>Nothing here.</p>", links=links, notice=notice)
        return _send(start_response, status, shown)

    def _page(self, path: str) -> tuple[str, str | None]:
        name, _, item = path.partition("/")
        if name == "author" and _has_player():
            return "Author's player", _player(item)
        if name == "mails" and item:
            return "Mail", self._mails.one(item)
        if name == "queues" and item:
            return f"Messages of {item}", self._queues.messages(item)
        if path in self._shown:
            title, show = self._shown[path]
            return title, show()
        return "Not found", None

    def _act(self, environ: Environ, start_response: StartResponse, path: str) -> Iterable[bytes]:
        origin = environ.get("HTTP_ORIGIN", "")
        if path not in self._done or not origin.endswith("//" + environ.get("HTTP_HOST", "")):
            return _send(start_response, "404 Not Found", "Nothing here.")
        length = int(environ.get("CONTENT_LENGTH") or 0)
        sent = parse_qs(environ["wsgi.input"].read(length).decode())
        notice = self._done[path]({name: values[0] for name, values in sent.items()})
        start_response("303 See Other", [("Location", f"/local/{path}?notice={quote(notice)}")])
        return []


def _welcome() -> str:
    return (
        "<p>What happens behind the site on this machine: the mails it sent, its queues, "
        "its schedules and its clock.</p>"
    )


def _has_player() -> bool:
    return find_spec(PLAYER) is not None


def _player_links() -> list[tuple[str, str]]:
    return [("/local/author", "Author's player")] if _has_player() else []


def _player(item: str) -> str | None:
    shown: str | None = import_module(PLAYER).page(item)
    return shown


def _send(start_response: StartResponse, status: str, body: str) -> Iterable[bytes]:
    payload = body.encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(payload))),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response(status, headers)
    return [payload]
