"""What an exam of 32 usual answers asks of DynamoDB, over a real socket, with a pass."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from chalicelib import wiring
from chalicelib.core.content import Release
from chalicelib.core.exam_version import ExamVersion
from infra.local.gateway import Gateway
from infra.local.server import Server
from tests.browser import Browser
from tests.dynamo_cost import Cost, counted
from tests.exam_days import ZELIE, Invigilator, Machine, certifiable, prepare
from tests.factories import challenge, release, skill
from tests.published import publish
from tests.session_factories import candidate

LENGTH = 32
EXAM_ID = "z" * 24
USUAL_ANSWER = {"a": "é" + "x" * 38}
"""48 bytes once stored."""
_VERSION = ExamVersion(
    "2024",
    "adaptive",
    {"fr": "Examen", "en": "Exam"},
    length=LENGTH,
    per_competence=0,
    per_tube=0,
    cap=None,
    look_ahead=0.0,
)


@dataclass(frozen=True)
class _Received:
    status_code: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class _Socket:
    """Asks as the test client of Chalice does, over HTTP."""

    connection: HTTPConnection

    @property
    def http(self) -> "_Socket":
        return self

    def request(
        self, method: str, path: str, *, headers: Mapping[str, str], body: bytes
    ) -> _Received:
        self.connection.request(method, path, body, dict(headers))
        response = self.connection.getresponse()
        return _Received(response.status, dict(response.getheaders()), response.read())


def long_release() -> Release:
    """A pool with room for 32 questions, whose ids are as long as exports accept."""
    ladders = {"1.1": {f"un-sujet-tres-lon-{n}": (2,) for n in range(40)}}
    skills = [skill(tube, 2) for tube in ladders["1.1"]]
    challenges = [challenge(one.id) for one in skills]
    return publish(release(ladders, challenges=challenges, exam_versions=[_VERSION]))


@contextmanager
def served() -> Iterator[Browser]:
    """The product behind a real socket."""
    from app import app  # reads the environment that the caller has set

    server = Server(Gateway(app))
    server.start()
    connection: Any = _Socket(HTTPConnection("127.0.0.1", server.port, timeout=10))
    yield Browser(connection)
    server.stop()


def started(browser: Browser) -> Machine:
    """An exam of somebody whose ids are as long as ids are."""
    prepare(wiring.clock().now(), candidate(EXAM_ID, ticket="B" * 14), site="Lycée Hedy-Lamarr")
    certifiable(ZELIE)
    machine, room = Machine(browser, "m" * 24), Invigilator.of(browser)
    machine.enter()
    room.let_start(EXAM_ID)
    assert machine.start().status == 200
    return machine


def costs(machine: Machine, times: int = LENGTH) -> list[Cost]:
    """The cost of each answer, one HTTP call each."""
    found = []
    for _ in range(times):
        with counted() as cost:
            reply = machine.answer(USUAL_ANSWER)
        assert reply.status == 200, reply.body
        found.append(cost)
    return found
