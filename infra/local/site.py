"""Serves the built front end as the distribution does: fallbacks, caching, compression, headers."""

import gzip
import json
import mimetypes
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from infra.local.gateway import Environ, StartResponse

IMMUTABLE = "public, max-age=31536000, immutable"
HASHED = re.compile(r"^/assets/.+-[\w-]{6,}\.\w+$")
EXTENSION = re.compile(r"\.[a-zA-Z]\w*$")
"""How a file's address ends; that of a competence ("/competences/1.1") does not."""
COMPRESSIBLE = re.compile(r"^(text/|application/(javascript|json|manifest\+json)|image/svg)")
ENTRIES = ("orga", "certif", "admin")

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SIMULATOR_CSP = (
    "sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
)

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of the site, ready to send."""

    content: bytes
    zipped: bytes | None
    type: str
    etag: str


class Site:
    """The front end of one folder, with the origins that its policies allow besides its own."""

    def __init__(self, folder: Path, *, content_origin: str, uploads_origin: str) -> None:
        self._folder = folder.resolve()
        self._origins = {"%ASSETS_ORIGIN%": content_origin, "%UPLOADS_ORIGIN%": uploads_origin}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _plain(start_response, "405 Method Not Allowed")
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        found = self._find(path)
        if found is None:
            return _plain(start_response, "404 Not Found")
        file = _load(found, found.stat().st_mtime_ns)
        headers = {"ETag": file.etag, **self._headers(path, found, file)}
        if environ.get("HTTP_IF_NONE_MATCH") == file.etag:
            start_response("304 Not Modified", list(headers.items()))
            return []
        body = file.content
        if file.zipped and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            body = file.zipped
            headers["Content-Encoding"] = "gzip"
        headers |= {"Content-Type": file.type, "Content-Length": str(len(body))}
        start_response("200 OK", list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _find(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        wanted = (self._folder / path.lstrip("/")).resolve()
        if not wanted.is_relative_to(self._folder):
            return None
        if wanted.is_file():
            return wanted
        if EXTENSION.search(path):
            return None
        return next((page for page in self._pages(path) if page.is_file()), None)

    def _pages(self, path: str) -> Iterable[Path]:
        first = path.split("/")[1] if "/" in path else ""
        if first in ENTRIES:
            yield self._folder / f"{first}.html"
        yield self._folder / "index.html"

    def _headers(self, path: str, found: Path, file: StaticFile) -> dict[str, str]:
        headers = dict(COMMON)
        headers["Cache-Control"] = IMMUTABLE if HASHED.match(path) else "no-cache"
        if file.zipped:
            headers["Vary"] = "Accept-Encoding"
        if path.startswith("/simulators/"):
            # The frame has no origin of its own, so its files must be readable from none.
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            headers["Content-Security-Policy"] = SIMULATOR_CSP
            return headers
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if file.type.startswith("text/html"):
            headers["X-Frame-Options"] = "DENY"
            headers["Content-Security-Policy"] = self._policy(found.stem)
        return headers

    def _policy(self, entry: str) -> str:
        """The policy that the build wrote for an entry, with the origins of this stack."""
        path = self._folder / "headers.json"
        written: Mapping[str, Mapping[str, str]] = json.loads(path.read_text(encoding="utf-8"))
        policy = written["csp"].get(entry, "default-src 'none'")
        for place, origin in self._origins.items():
            policy = policy.replace(place, origin)
        return policy


@lru_cache(maxsize=512)
def _load(path: Path, _modified: int) -> StaticFile:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    zipped = gzip.compress(content, 9, mtime=0) if COMPRESSIBLE.match(kind) else None
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    tag = blake2b(content, digest_size=12).hexdigest()
    return StaticFile(content=content, zipped=zipped, type=kind, etag=f'W/"{tag}"')


def _plain(start_response: StartResponse, status: str) -> Iterable[bytes]:
    body = status.encode()
    headers = {**COMMON, "Content-Type": "text/plain", "Content-Length": str(len(body))}
    start_response(status, list(headers.items()))
    return [body]
