"""A waitress server in a thread, stopped without cutting what is under way."""

import socket
import threading
from collections.abc import Callable
from typing import Any

from waitress.server import create_server

THREADS = 48
"""More than a browser test has clients, so that nobody waits for a thread."""
CONNECTIONS = 4_000
"""Browsers keep theirs open: beyond this nobody is let in, and waitress would stop at a hundred."""


class Server:
    """Serves a WSGI application on loopback; port 0 takes a free one.

    `is_shared`: other processes serve on the same port too, and the kernel spreads connections.
    """

    def __init__(
        self,
        application: Callable[..., Any],
        port: int = 0,
        *,
        threads: int = THREADS,
        is_shared: bool = False,
    ) -> None:
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            application,
            map=self._sockets,
            sockets=[_bound(port, is_shared=is_shared)],
            threads=threads,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # `select` knows 1,024 files
            ident="",
        )
        self._thread = threading.Thread(target=self._server.run, name="server", daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.effective_port)

    def start(self) -> None:
        """Start answering."""
        self._thread.start()

    def stop(self) -> None:
        """Answer what was asked, then close; sockets are closed by the thread that reads them."""
        self._server.task_dispatcher.shutdown()
        self._server.trigger.pull_trigger(self._close)
        self._thread.join(timeout=10)

    def _close(self) -> None:
        for open_one in list(self._sockets.values()):
            open_one.close()


def _bound(port: int, *, is_shared: bool) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind(("127.0.0.1", port))
    return made
