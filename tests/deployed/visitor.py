"""People who use what is deployed: JSON over HTTP to the API that serves each path."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

import pyotp
import requests

PASSWORD = "trois petits cailloux gris"
PATIENCE_SECONDS = 60

Locate = Callable[[str], str]
"""The whole address of a path of the site."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; `kept` on request, else an unexpected status fails where it is read."""

    status: int
    body: Any
    headers: requests.structures.CaseInsensitiveDict[str]

    def expect(self, status: int = 200) -> Any:
        """The body of a reply of that status."""
        assert self.status == status, (self.status, self.body)
        return self.body


@dataclass
class Visitor:
    """A browser: it remembers an access token, and the cookies of signing in."""

    locate: Locate
    origin: str
    token: str = ""
    email: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Reply:
        """GET."""
        return self.send("GET", path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Reply:
        """POST a JSON body ({} unless told)."""
        return self.send("POST", path, {} if body is None else body, **headers)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        """One request, as the site's pages make it."""
        sent = {"Origin": self.origin, **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if path.startswith("/api/auth/") and self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        reply = requests.request(
            method, self.locate(path), json=body, headers=sent, timeout=PATIENCE_SECONDS
        )
        self._remember(reply)
        is_json = "json" in reply.headers.get("Content-Type", "")
        return Reply(reply.status_code, reply.json() if is_json else reply.content, reply.headers)

    def sign_up(self, name: str, first_name: str = "Lou", last_name: str = "Martin") -> str:
        """A new account, signed in; the user's id."""
        self.email = f"{name}-{uuid4().hex[:8]}@example.test"
        form = {
            "email": self.email,
            "password": PASSWORD,
            "first_name": first_name,
            "last_name": last_name,
            "lang": "fr",
            "accepts_terms": True,
        }
        body = self.post("/api/auth/sign-up", form).expect(201)
        self.token = body["access_token"]
        return str(body["user"]["id"])

    def add_second_factor(self) -> str:
        """Turn it on; a recovery code to sign in with."""
        account = "/api/learner/account/second-factor"
        secret = self.post(account, {"password": PASSWORD}).expect()["secret"]
        code = {"code": pyotp.TOTP(secret).now()}
        confirmed = self.post(f"{account}/confirmation", code).expect()
        return str(confirmed["recovery_codes"][0])

    def sign_in(self, code: str) -> None:
        """With the password and the second factor."""
        login = {"login": self.email, "password": PASSWORD}
        self.post("/api/auth/sign-in", login).expect(401)
        self.token = self.post("/api/auth/second-factor", {"code": code}).expect()["access_token"]

    def bearing(self, token: str) -> "Visitor":
        """The same browser with another token: the pass of an exam, of a room."""
        return Visitor(self.locate, self.origin, token)

    def _remember(self, reply: requests.Response) -> None:
        for text in reply.raw.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(text).items():
                self.cookies[name] = morsel.value
