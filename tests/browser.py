"""A client of the API through the real Chalice app, in this process."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.identity import Kind, Principal


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: Any
    headers: Mapping[str, str]


@dataclass
class Browser:
    """Sends JSON and reads JSON, signed in or not."""

    client: Client
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def sign_in(self, user_id: str, kind: Kind = "registered") -> "Browser":
        """The same browser with that person's access token."""
        token = wiring.tokens().access(Principal(user_id, kind), now=wiring.clock().now())
        return Browser(self.client, token, dict(self.headers))

    def get(self, path: str) -> Reply:
        """GET."""
        return self._send("GET", path, b"", {})

    def post(self, path: str, body: object = None, **headers: str) -> Reply:
        """POST a JSON body ({} unless told)."""
        return self._send("POST", path, json.dumps({} if body is None else body).encode(), headers)

    def patch(self, path: str, body: object) -> Reply:
        """PATCH a JSON body."""
        return self._send("PATCH", path, json.dumps(body).encode(), {})

    def delete(self, path: str) -> Reply:
        """DELETE."""
        return self._send("DELETE", path, b"", {})

    def raw(self, path: str, body: bytes, **headers: str) -> Reply:
        """POST bytes as they are."""
        return self._send("POST", path, body, headers)

    def _send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        sent = {"Content-Type": "application/json", **self.headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.client.http.request(method, path, headers=sent, body=body)
        text = response.body.decode()
        received = {str(name).lower(): str(value) for name, value in response.headers.items()}
        is_json = "json" in received.get("content-type", "")
        return Reply(response.status_code, json.loads(text) if text and is_json else text, received)
