"""The scenarios under Locust: `locust -f tests/load/locustfile.py`, as `python -m tests.load` does.

Only this module needs Locust. `LOAD_PLAN` names the file that says what to run.
"""

import json
import os
import socket
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gevent
from locust import FastHttpUser, constant, events, task
from locust.exception import StopUser

from tests.load.candidate import Lost
from tests.load.door import Asked, GaveUp, Reply
from tests.load.measures import Stairs
from tests.load.plan import Part, Plan, parts
from tests.load.run import Run

PLAN = Plan.read(Path(os.environ["LOAD_PLAN"]))
RUN: Run = PLAN.run()
EMPTY = {204, 304}
FINE = {200, 201, 202, *EMPTY}
BEGUN = time.monotonic()
SAMPLES: list[tuple[float, str, float, int]] = []


class HttpDoor:
    """`door.Door` over a user's connection."""

    def __init__(self, user: FastHttpUser) -> None:
        self._user = user

    def ask(self, asked: Asked) -> Reply:
        """One request; what is no success counts as a failure."""
        with self._user.client.request(
            asked.method,
            asked.path,
            name=asked.name,
            headers=dict(asked.headers),
            **({"data": asked.body} if isinstance(asked.body, str) else {"json": asked.body}),
            catch_response=True,
        ) as response:
            status, body = _whole(response)
            if status in FINE:
                response.success()
            else:
                response.failure(f"{status}")
            headers = {name.lower(): text for name, text in (response.headers or {}).items()}
            return Reply(status, body, headers)

    def ask_twice(self, asked: Asked) -> tuple[Reply, Reply]:
        """The second from a connection of its own, at the same time."""
        other = HttpDoor(type(self._user)(self._user.environment))
        second = gevent.spawn(other.ask, asked)
        first = self.ask(asked)
        return first, second.get()

    def cut(self, asked: Asked) -> None:
        """The bytes of the request, then nothing."""
        site = urlsplit(self._user.environment.host or "")
        body = json.dumps(asked.body).encode()
        head = [f"{asked.method} {asked.path} HTTP/1.1", f"Host: {site.netloc}"]
        head += [f"{name}: {text}" for name, text in asked.headers.items()]
        head += ["Content-Type: application/json", f"Content-Length: {len(body)}", "", ""]
        try:
            place = (site.hostname or "", site.port or 80)
            with socket.create_connection(place, timeout=5) as line:
                line.sendall("\r\n".join(head).encode() + body)
        except OSError:
            return

    def pause(self, seconds: float) -> None:
        """Let others run."""
        gevent.sleep(seconds)

    def now(self) -> float:
        """Since this process began."""
        return time.monotonic() - BEGUN


def _whole(response: Any) -> tuple[int, Any]:
    """The status and the body; 0 for a reply that was cut off in its middle."""
    status, text = int(response.status_code or 0), response.text
    if status in EMPTY or not status:
        return status, None
    try:
        return status, json.loads(text or "")
    except ValueError:
        return 0, None


class Somebody(FastHttpUser):
    """Whoever the director sends in; the one that Locust starts by itself only keeps it running."""

    host = PLAN.site
    fixed_count = 1
    wait_time = constant(0)
    connection_timeout = 10.0
    network_timeout = 30.0
    part: Part | None = None

    @task
    def play(self) -> None:
        """The whole part, once."""
        if self.part is None:
            gevent.sleep(1)
            return
        try:
            self.part.play(HttpDoor(self))
        except (GaveUp, Lost) as error:
            RUN.board.count("left early")
            RUN.board.fault(f"{self.part.name} left early: {error}")
        raise StopUser


@events.test_start.add_listener
def _begin(environment: Any, **_: Any) -> None:
    gevent.spawn(_direct, environment)


@events.request.add_listener
def _sample(name: str, response_time: float, response: Any, **_: Any) -> None:
    status = int(getattr(response, "status_code", 0) or 0)
    SAMPLES.append((time.time(), name, response_time, status))


@events.quitting.add_listener
def _end(environment: Any, **_: Any) -> None:
    PLAN.write_outcome(RUN.board, SAMPLES)


def _direct(environment: Any) -> None:
    """Send everybody in at their time, and stop when all have left."""
    sent, stairs = [], Stairs(SAMPLES)
    for part in parts(PLAN, RUN):
        gevent.sleep(max(0.0, part.at - (time.monotonic() - BEGUN)))
        if not stairs.may_climb(part.step, now=time.time()):
            continue
        user = Somebody(environment)
        user.part = part
        sent.append(user.start(environment.runner.user_greenlets))
    gevent.joinall(sent, timeout=PLAN.patience)
    late = sum(not one.dead for one in sent)
    if late:
        RUN.board.fault(f"{late} people were still there when the run was stopped")
    environment.runner.quit()
