"""Routes requests below `/local/` to their page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import parse_qs, quote

from infra.local.gateway import Environ, StartResponse
from infra.local.idp.pages import IdentityProviderPages
from infra.local.pages.author import AuthorPages
from infra.local.pages.codes import CodePages
from infra.local.pages.html import page
from infra.local.pages.views import ClockPages, Form, MailPages, QueuePages, SchedulePages

LINKS = (
    ("/", "Site"),
    ("/local/mails", "Mails"),
    ("/local/queues", "Queues"),
    ("/local/schedules", "Schedules"),
    ("/local/clock", "Clock"),
    ("/local/codes", "Codes"),
    ("/local/author", "Author's player"),
)
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HERE = ("127.0.0.1", "localhost")
"""A page elsewhere may give its own name our address: these pages answer to no other name."""


class Desk:
    """The `/local/` pages of one stack."""

    def __init__(
        self,
        *,
        mails: MailPages,
        queues: QueuePages,
        schedules: SchedulePages,
        clock: ClockPages,
        author: AuthorPages,
        idp: IdentityProviderPages,
    ) -> None:
        self._idp = idp
        self._author = author
        self._mails = mails
        self._queues = queues
        self._shown: dict[str, tuple[str, Callable[[], str]]] = {
            "": ("Local stack", _welcome),
            "mails": ("Mails", mails.show),
            "queues": ("Queues and dead letters", queues.show),
            "schedules": ("Schedules", schedules.show),
            "clock": ("Clock", clock.show),
            "author": ("Author's player", author.show),
            "codes": ("Codes of second factors", CodePages().show),
        }
        self._done: dict[str, Callable[[Form], str]] = {
            "queues": queues.redrive,
            "schedules": schedules.run,
            "clock": clock.move,
        }

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if environ.get("HTTP_HOST", "").partition(":")[0] not in HERE:
            return _send(start_response, "404 Not Found", b"Nothing here.")
        path = environ["PATH_INFO"].removeprefix("/local").strip("/")
        if path.startswith("idp/"):
            return self._idp(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST":
            return self._act(environ, start_response, path)
        query = _first(parse_qs(environ.get("QUERY_STRING", "")))
        if file := self._file(path):
            return _send(start_response, "200 OK", file[0], type=file[1])
        title, body = self._page(path, query)
        status = "200 OK" if body is not None else "404 Not Found"
        content = body or "<p>Nothing here.</p>"
        shown = page(title, content, links=LINKS, notice=query.get("notice", ""))
        return _send(start_response, status, shown.encode())

    def _page(self, path: str, query: Form) -> tuple[str, str | None]:
        name, _, item = path.partition("/")
        if name == "mails" and item:
            return "Mail", self._mails.one(item)
        if name == "queues" and item:
            return f"Messages of {item}", self._queues.messages(item)
        if name == "author" and item and "/" not in item:
            return f"Challenge {item}", self._author.one(item, query)
        if path in self._shown:
            title, show = self._shown[path]
            return title, show()
        return "Not found", None

    def _file(self, path: str) -> tuple[bytes, str] | None:
        parts = path.split("/")
        if len(parts) != 4 or parts[0] != "author":
            return None
        return self._author.file(parts[1], parts[2], parts[3])

    def _act(self, environ: Environ, start_response: StartResponse, path: str) -> Iterable[bytes]:
        origin = environ.get("HTTP_ORIGIN", "")
        if path not in self._done or not origin.endswith("//" + environ.get("HTTP_HOST", "")):
            return _send(start_response, "404 Not Found", b"Nothing here.")
        length = int(environ.get("CONTENT_LENGTH") or 0)
        sent = _first(parse_qs(environ["wsgi.input"].read(length).decode()))
        notice = self._done[path](sent)
        start_response("303 See Other", [("Location", f"/local/{path}?notice={quote(notice)}")])
        return []


def _welcome() -> str:
    return (
        "<p>What happens behind the site on this machine: the mails it sent, its queues, "
        "its schedules and its clock.</p>"
    )


def _first(values: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {name: found[0] for name, found in values.items()}


def _send(
    start_response: StartResponse,
    status: str,
    payload: bytes,
    *,
    type: str = "text/html; charset=utf-8",  # noqa: A002  # what HTTP calls it
) -> Iterable[bytes]:
    headers = [
        ("Content-Type", type),
        ("Content-Length", str(len(payload))),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response(status, headers)
    return [payload]
