"""How a scenario asks the product: over HTTP with Locust, or in this process in a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; status 0: nothing did."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of a refusal."""
        return str(self.body.get("code", "")) if isinstance(self.body, dict) else ""

    @property
    def is_to_retry(self) -> bool:
        """Nobody answered, or not now: asking again is safe."""
        return self.status == 0 or self.status == 429 or self.status >= 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A request; `name` is what it counts under."""

    name: str
    method: str
    path: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Door(Protocol):
    """Asks, waits, and knows the run's time."""

    def ask(self, asked: Asked) -> Reply:
        """Send it and wait for the reply."""
        ...

    def ask_twice(self, asked: Asked) -> tuple[Reply, Reply]:
        """Send it twice at once, as a nervous network does."""
        ...

    def cut(self, asked: Asked) -> None:
        """Send it and hang up before the reply."""
        ...

    def pause(self, seconds: float) -> None:
        """Wait."""
        ...

    def now(self) -> float:
        """Seconds since the run began."""
        ...


class GaveUp(Exception):
    """The product did not answer for too long: the person leaves."""


PATIENCE_SECONDS = 90.0
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 4.0


def asked_until(door: Door, asked: Asked) -> Reply:
    """Ask again, slower and slower, until somebody answers; raises `GaveUp`."""
    deadline, pause = door.now() + PATIENCE_SECONDS, FIRST_PAUSE
    while True:
        reply = door.ask(asked)
        if not reply.is_to_retry:
            return reply
        if door.now() > deadline:
            raise GaveUp(f"{asked.name}: {reply.status}")
        door.pause(pause)
        pause = min(LONGEST_PAUSE, 2 * pause)
