"""The handlers without anything around them: one thread, the replies of AWS recorded once.

`python -m tests.load.alone` brings an exam of the seeds to its middle on the emulated AWS, records
what AWS answers to one more answer, and then gives that answer again and again from the recording:
with the whole client of AWS but its socket, then without it.
"""

import argparse
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient
from botocore.httpsession import URLLib3Session

from infra.local.state import Place, enter

ANSWERED, TIMES, ROUNDS = 16, 100, 5
Ask = Callable[[], int]


def measure_alone(place: Place, folder: Path) -> dict[str, float]:
    """In a process of its own, on the last room of the seeds; it is not used for anything else."""
    command = [sys.executable, "-m", "tests.load.alone", "--state", str(place.folder)]
    command += ["--port", str(place.port), "--aws-port", str(place.aws_port)]
    done = subprocess.run(
        [*command, "--seeds", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


class Wire:
    """Requests to the app as the gateway brings them."""

    def __init__(self) -> None:
        from app import app
        from infra.local.gateway import Gateway

        self._gateway = Gateway(app)
        self.status = ""

    def ask(self, method: str, path: str, *, token: str = "", body: Any = None) -> Any:
        """One request; the body of the reply."""
        sent = b"" if body is None else json.dumps(body).encode()
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(sent)),
            "wsgi.input": io.BytesIO(sent),
        }
        if token:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        told = b"".join(self._gateway(environ, self._started))
        return json.loads(told) if told else None

    def _started(self, status: str, headers: Any) -> None:
        self.status = status.split()[0]


class Tape:
    """What AWS said to each operation, at the socket and to its caller."""

    def __init__(self) -> None:
        self.wire: dict[str, tuple[int, Any, bytes]] = {}
        self.calls: dict[str, Any] = {}

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Everything said meanwhile."""
        send, call = URLLib3Session.send, BaseClient._make_api_call

        def sent(session: Any, request: Any) -> Any:
            response = send(session, request)
            target = _target(request)
            self.wire[target] = (response.status_code, response.headers, response.content)
            return response

        def called(client: Any, operation: str, given: Any) -> Any:
            reply = self.calls[operation] = call(client, operation, given)
            return reply

        with _patched(sent, called):
            yield

    @contextmanager
    def replaying(self, *, whole_client: bool) -> Iterator[None]:
        """Nothing reaches AWS."""
        call = BaseClient._make_api_call

        def sent(session: Any, request: Any) -> Any:
            status, headers, content = self.wire[_target(request)]
            response = AWSResponse(request.url, status, headers, None)
            response._content = content
            return response

        def called(client: Any, operation: str, given: Any) -> Any:
            return self.calls[operation]

        with _patched(sent, call if whole_client else called):
            yield


@contextmanager
def _patched(send: Any, call: Any) -> Iterator[None]:
    before = URLLib3Session.send, BaseClient._make_api_call
    URLLib3Session.send, BaseClient._make_api_call = send, call
    try:
        yield
    finally:
        URLLib3Session.send, BaseClient._make_api_call = before


def _target(request: Any) -> str:
    target = request.headers.get("X-Amz-Target", b"")
    return target.decode() if isinstance(target, bytes) else str(target)


def measure(folder: Path) -> dict[str, float]:
    """Answers, and looks at a room of twenty, per second of one core."""
    from chalicelib import wiring
    from chalicelib.core.identity import Principal
    from tests.load.people import Person, solutions
    from tests.load.seats import Seeded

    room = Seeded.read(folder / "seeds.json").rooms[-1]
    seat, wire = room.seats[0], Wire()
    holder = Principal("load-alone", "invigilator", session_id=room.session_id)
    watcher = wiring.tokens().exam_pass(holder, now=wiring.clock().now())
    ticket = {"ticket": seat.ticket, "device_id": "load-alone-machine"}
    token = wire.ask("POST", "/api/public/exam/ticket", body=ticket)["pass"]
    for act in ("confirm", "let_in"):
        path = f"/api/invigilator/room/candidates/{seat.exam_id}/acts"
        wire.ask("POST", path, token=watcher, body={"act": act})
    start = {"lang": "fr", "has_read_rules": True}
    exam = wire.ask("POST", "/api/learner/exam/start", token=token, body=start)
    person = Person.drawn(seat.exam_id, 1)
    known = solutions(folder / "solutions.pickle")

    def body() -> dict[str, Any]:
        challenge_id = exam["challenge"]["id"]
        answer = person.answer(known[challenge_id], seat.exam_id)
        return {"position": exam["position"], "challenge_id": challenge_id, "answer": answer}

    path = "/api/learner/exam/answers"
    for _ in range(ANSWERED):
        exam = wire.ask("POST", path, token=token, body=body())["exam"]
    last = body()
    answer = _asking(wire, "POST", path, token=token, body=last)
    look = _asking(wire, "GET", "/api/invigilator/room", token=watcher)
    found = {}
    for name, ask in (("answer", answer), ("room", look)):
        tape = Tape()
        with tape.recording():
            ask()
        with tape.replaying(whole_client=True):
            found[f"{name}_with_aws_client_per_s"] = _per_second(ask)
        with tape.replaying(whole_client=False):
            found[f"{name}_handler_per_s"] = _per_second(ask)
    return found


def _asking(wire: Wire, method: str, path: str, **given: Any) -> Ask:
    def ask() -> int:
        wire.ask(method, path, **given)
        if wire.status != "200":
            raise RuntimeError(f"{path} was told {wire.status}")
        return 1

    return ask


def _per_second(ask: Ask) -> float:
    """The median of some rounds, by CPU time: others may be at work on this machine."""
    ask()
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for _ in range(TIMES):
            ask()
        found.append(TIMES / (time.process_time() - begun))
    return sorted(found)[ROUNDS // 2]


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.load.alone", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--aws-port", type=int, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--seeds", type=Path, required=True)
    given = parser.parse_args()
    enter(Place(folder=given.state, port=given.port, aws_port=given.aws_port))
    print(json.dumps(measure(given.seeds)))


if __name__ == "__main__":
    _main()
