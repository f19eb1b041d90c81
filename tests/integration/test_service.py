"""The service without its content: said plainly."""

import pytest

from chalicelib import wiring
from tests.browser import Browser
from tests.fakes.learning import FakeReleases


class NoReleases(FakeReleases):
    """A store in which nothing was ever published."""

    def current(self) -> None:  # type: ignore[override]  # it never returns
        self.get("none")


def test_a_missing_release_is_our_fault(visitor: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "releases", NoReleases)
    reply = visitor.get("/api/health")
    assert (reply.status, reply.body["code"]) == (503, "unknown_release")
