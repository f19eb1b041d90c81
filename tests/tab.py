"""A tab of a real browser: it keeps cookies where they may go, and says which page is asking."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chalice.test import Client

from tests.aws import ENVIRONMENT

ORIGIN = ENVIRONMENT["PIX_SITE_ORIGIN"]
EMAIL = "ana@school.test"
PASSWORD = "lune bateau vert"
SIGN_UP = {
    "email": EMAIL,
    "password": PASSWORD,
    "first_name": "Ana",
    "last_name": "Silva",
    "lang": "fr",
    "accepts_terms": True,
}


@dataclass
class Answer:
    """What came back; `cookies` are the `Set-Cookie` lines as sent."""

    status: int
    body: Any
    headers: dict[str, Any]
    cookies: list[str]

    @property
    def code(self) -> str:
        """The code of a refusal."""
        return str(self.body["code"])


@dataclass
class Tab:
    """Sends what a page of the site sends; tabs of one browser share `jar`."""

    client: Client
    jar: dict[str, str] = field(default_factory=dict)
    token: str = ""
    origin: str | None = ORIGIN

    def send(self, method: str, path: str, body: object = None) -> Answer:
        """One request; cookies and the token are kept for the next ones."""
        payload = b"" if method == "GET" else json.dumps({} if body is None else body).encode()
        response = self.client.http.request(method, path, headers=self._headers(path), body=payload)
        headers = {str(name).lower(): value for name, value in response.headers.items()}
        sent = headers.get("set-cookie", [])
        cookies = [sent] if isinstance(sent, str) else list(sent)
        self._keep(cookies)
        text = response.body.decode()
        answer = Answer(response.status_code, json.loads(text) if text else None, headers, cookies)
        if answer.status in {200, 201} and isinstance(answer.body, dict):
            self.token = answer.body.get("access_token", self.token)
        return answer

    def get(self, path: str) -> Answer:
        """GET."""
        return self.send("GET", path)

    def post(self, path: str, body: object = None) -> Answer:
        """POST."""
        return self.send("POST", path, body)

    def sign_up(self, **changes: object) -> Answer:
        """Ana's account, unless told."""
        return self.post("/api/auth/sign-up", {**SIGN_UP, **changes})

    def sign_in(self, login: str = EMAIL, password: str = PASSWORD) -> Answer:
        """With an address or a user name, and a password."""
        return self.post("/api/auth/sign-in", {"login": login, "password": password})

    def refresh(self) -> Answer:
        """With the cookie, if there is one."""
        return self.post("/api/auth/refresh")

    def _headers(self, path: str) -> dict[str, str]:
        headers = {"Content-Type": "application/json"}
        if self.origin is not None:
            headers["Origin"] = self.origin
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.jar and path.startswith("/api/auth"):
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        return headers

    def _keep(self, cookies: list[str]) -> None:
        for cookie in cookies:
            name, _, value = cookie.split(";")[0].partition("=")
            self.jar[name] = value
            if "Max-Age=0" in cookie:
                del self.jar[name]


@dataclass
class Hands:
    """The hands of the clock: `move` makes the product believe that time has passed."""

    path: Path
    seconds: float = 0

    def move(self, seconds: float) -> None:
        """Later by that much."""
        self.seconds += seconds
        self.path.write_text(str(self.seconds), encoding="ascii")
