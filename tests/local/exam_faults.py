"""A session of eight whose processes die at every step, on the emulated AWS: prints counts.

A process of its own: the models keep the address of the AWS they first spoke to. The API is killed
between any two requests to AWS, so also between a write and its reply; the browser asks again. Each
worker is killed at each of its steps in turn, and given its message once more after it succeeded.
The emulated AWS is stopped gently and started again in the middle of the exams, and once more
before the stream of half of them was read.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import boto3
import pytest
from botocore.client import BaseClient
from chalice.test import Client

from infra.local.emulator import Emulator
from infra.local.provision import provision
from infra.local.state import Place, enter

T = TypeVar("T")
CANDIDATES = 8
UNFINISHED, GONE = 6, 7
"""Who runs when the session is finalized; whose browser is gone for good."""
READ_EARLY = range(3)
"""Whose end the stream tells before it is lost."""
LENGTH = 4
STEPS = {"sweeper": range(40, 900, 130), "scores": range(2, 900, 17), "exports": range(1, 900, 9)}
"""Where workers that take many steps are killed: each attempt further on. Others die everywhere."""
OUTAGE_AFTER = 2


class Killed(BaseException):
    """The process died here: nobody catches that."""


class Reaper:
    """Kills after the n-th request to AWS."""

    def __init__(self) -> None:
        self.deaths: Counter[str] = Counter()
        self._steps, self._last = 0, 0
        self._call = BaseClient._make_api_call

    def request(self, client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        """One request: it was carried out, and the reply may never arrive."""
        reply = self._call(client, operation, given)
        self._steps += 1
        if self._steps == self._last:
            raise Killed
        return reply

    def survive(self, name: str, run: Callable[[], T], at: Sequence[int] = ()) -> T:
        """The same again until it gets through: killed at these steps, or at each in turn."""
        for step in [*at, 0] if at else count(1):
            self._steps, self._last = 0, step
            try:
                return run()
            except Killed:
                self.deaths[name] += 1
            finally:
                self._last = 0
        raise AssertionError("an attempt that nobody kills gets through")


class Deliveries:
    """What pollers call: each batch is survived, then given once more."""

    is_stopping = False

    def __init__(self, app: Any, reaper: Reaper) -> None:
        self._app, self._reaper = app, reaper
        self.given: Counter[str] = Counter()

    def call(self, name: str, event: Any) -> None:
        """Killed again and again, then twice to the end."""
        self.given[name] += 1
        at = STEPS.get(name, ())
        self._reaper.survive(name, lambda: self._app.handler_map[name](event, None), at=at)
        self._app.handler_map[name](event, None)

    def pause(self, seconds: float) -> None:
        """Nobody waits here."""


class Day:
    """The whole day."""

    def __init__(self, place: Place, emulator: Emulator) -> None:
        from app import app  # reads the environment that `enter` has set
        from tests.exam_days import Invigilator
        from tests.tab import Hands

        self.emulator, self.reaper = emulator, Reaper()
        self.app, self.deliveries = app, Deliveries(app, self.reaper)
        self.client = Client(app, stage_name="local")
        self.hands = Hands(place.clock_file)
        self.acknowledged: dict[tuple[str, int], str] = {}
        self.refused_meanwhile = self.restarts = 0
        self.machines: list[Any] = []
        self.room: Any = None
        self._invigilator = Invigilator

    def live(self) -> dict[str, object]:
        """From enrolment to certificates."""
        self.prepare()
        self.sit()
        self.end()
        self.publish()
        return self.found()

    def prepare(self) -> None:
        """A center, its session, eight candidates."""
        from chalicelib import wiring
        from chalicelib.core.organization import Membership, Organization
        from chalicelib.wiring import orga
        from tests.browser import Browser
        from tests.exam_days import Machine, certifiable, prepare
        from tests.factories import release
        from tests.published import publish
        from tests.session_factories import CENTER, candidate

        publish(release())
        now = wiring.clock().now()
        orga.organizations().add(Organization(CENTER, "center", "Lycée Hedy-Lamarr", now))
        orga.memberships().add(Membership(CENTER, "boss", "admin", now))
        names = [f"{chr(ord('A') + n)}drien{'xyzuvw'[n % 6]}" for n in range(CANDIDATES)]
        enrolled = [
            candidate(
                f"candidate-{n:02}",
                number=n + 1,
                first_name=name,
                ticket=f"TICKET{n:08d}",
                extra_percent=50 if n == UNFINISHED else 0,
            )
            for n, name in enumerate(names)
        ]
        prepare(now, *enrolled)
        visitor = Browser(self.client)
        self.room = self._invigilator.of(visitor)
        for n, one in enumerate(enrolled):
            machine = Machine(visitor, f"machine-of-candidate-{n:02}")
            user_id = certifiable(f"user-{n:02}")
            self._entered(machine, user_id, one, died_at=2 * n + 1)
            self.machines.append(machine)

    def _entered(self, machine: Any, user_id: str, one: Any, *, died_at: int) -> None:
        """Each dies at another step of coming in."""
        reply = self.reaper.survive(
            "api", lambda: machine.enter(user_id, first_name=one.first_name), at=[died_at]
        )
        assert reply.status == 200, reply.body
        for act in ("confirm", "let_in"):
            done = self.reaper.survive("api", lambda act=act: self.room.act(act, one.id))
            assert done.status == 200 or done.body["code"] == "exam_not_now", done.body

    def sit(self) -> None:
        """Everybody answers; AWS is away for a while, and the stream of half of them is lost."""
        for n, machine in enumerate(self.machines):
            reply = self.reaper.survive("api", machine.start)
            assert reply.status == 200, reply.body
            for _ in range(OUTAGE_AFTER):
                self._answer(n, machine)
        self._outage()
        for n, machine in enumerate(self.machines):
            if n == 0:
                self._report(machine)
            wanted = LENGTH - OUTAGE_AFTER if n not in {UNFINISHED, GONE} else 1
            for _ in range(wanted):
                self._answer(n, machine)
            if n == READ_EARLY[-1]:
                self._read("scores")
        self._restart()

    def _answer(self, n: int, machine: Any) -> None:
        from tests.factories import RIGHT

        position, challenge = machine.exam["position"], machine.exam["challenge"]
        body = {"position": position, "challenge_id": challenge["id"], "answer": RIGHT}
        at = () if n % 2 else [position % 3 + 1]
        reply = self.reaper.survive("api", lambda: machine.send_answer(body), at=at)
        assert (reply.status, reply.body["position"]) == (200, position), reply.body
        self.acknowledged[machine.exam["id"], position] = challenge["id"]

    def _report(self, machine: Any) -> None:
        from tests.exam_days import exam_of

        place = {
            "position": machine.exam["position"],
            "challenge_id": machine.exam["challenge"]["id"],
        }
        self.reaper.survive("api", lambda: machine.report(**place))
        machine.look()
        (alert,) = exam_of(machine.exam["id"]).open_alerts
        self.room.act("accept_report", machine.exam["id"], reference=alert.sequence)

    def _outage(self) -> None:
        """What is answered meanwhile is refused, and sent again afterwards."""
        self.emulator.stop()
        for machine in self.machines[:3]:
            assert machine.answer().status == 500
            self.refused_meanwhile += 1
        self.emulator.start()
        self.restarts += 1

    def _restart(self) -> None:
        self.emulator.stop()
        self.emulator.start()
        self.restarts += 1

    def end(self) -> None:
        """The sweeper finds what the stream lost and who is gone; the center finalizes."""
        from tests.browser import Browser
        from tests.session_factories import CENTER, SESSION

        self.hands.move(107 * 60)
        self._sweep()
        path = f"/api/certif/centers/{CENTER}/sessions/{SESSION}/finalization"
        causes = {f"candidate-{n:02}": "technical" for n in (UNFINISHED, GONE)}
        boss = Browser(self.client).sign_in("boss")
        body = {"causes": causes, "remarks": ""}
        reply = self.reaper.survive("api", lambda: boss.post(path, body))
        assert reply.status == 200, reply.body
        self._read("scores")
        self.hands.move(61)
        self._sweep()

    def publish(self) -> None:
        """Staff publishes; both workers die at every step."""
        from chalicelib import wiring
        from chalicelib.core.identity import Principal
        from tests.browser import Browser
        from tests.session_factories import SESSION

        now = wiring.clock().now()
        who = Principal("ana", "registered", is_staff=True, has_second_factor=True)
        staff = Browser(self.client, wiring.tokens().access(who, now=now))
        path = f"/api/admin/certification/sessions/{SESSION}/publication"
        reply = self.reaper.survive("api", lambda: staff.post(path))
        assert reply.status in {202, 409}, reply.body
        for name in ("exports", "certificates"):
            self.hands.move(61)
            self._sweep()  # what was stored and could not be queued leaves now
            self._drain(name)

    def _sweep(self) -> None:
        event = {
            "version": "0",
            "account": "1",
            "region": "eu-west-3",
            "detail": {},
            "detail-type": "Scheduled Event",
            "source": "aws.events",
            "time": "2026-03-14T09:00:00Z",
            "id": "1",
            "resources": [],
        }
        self.deliveries.call("sweeper", event)

    def _read(self, name: str) -> None:
        """Everything a stream holds, from its beginning."""
        from infra.local.triggers import StreamPoller

        source = next(one for one in self.app.event_sources if one.name == name)
        triggers: Any = self.deliveries
        clients = {"dynamodb": boto3.client("dynamodb"), "streams": boto3.client("dynamodbstreams")}
        poller = StreamPoller(triggers, source, **clients)
        while poller.poll():
            pass

    def _drain(self, name: str) -> None:
        """Every message of a queue."""
        from infra.local.triggers import QueuePoller

        source = next(one for one in self.app.event_sources if one.name == name)
        triggers: Any = self.deliveries
        poller, before = QueuePoller(triggers, source, boto3.client("sqs")), -1
        while self.deliveries.given[name] != before:
            before = self.deliveries.given[name]
            poller.poll()

    def found(self) -> dict[str, object]:
        """What is stored at the end of the day."""
        from chalicelib.wiring import certif
        from tests.exam_days import exam_of

        ids = [machine.exam["id"] for machine in self.machines]
        exams = {id_: exam_of(id_) for id_ in ids}
        kept = {
            (id_, one.position): one.challenge_id
            for id_, exam in exams.items()
            for one in exam.answers
        }
        trails = [
            Counter(entry.action for entry in certif.certifications().audit(id_)) for id_ in ids
        ]
        made = certif.certifications().find_many(ids)
        certified = [one.id for one in made if one.result.is_certified]
        files = boto3.resource("s3").Bucket("pix-local-documents-000000000000").objects.all()
        lines = {line.candidate_id: line for line in certif.rooms().lines("s" * 24)}
        return {
            "deaths": dict(self.reaper.deaths),
            "deliveries": dict(self.deliveries.given),
            "emulator_restarts": self.restarts,
            "refused_while_away": self.refused_meanwhile,
            "answers_acknowledged": len(self.acknowledged),
            "answers_kept": len(kept),
            "acknowledged_and_lost": len(self.acknowledged.items() - kept.items()),
            "exams": len(exams),
            "ended_by": dict(Counter(exam.end_reason for exam in exams.values())),
            "closed": sum(exam.is_closed for exam in exams.values()),
            "lines_behind": sum(
                lines[id_].sequence != exam.last_sequence for id_, exam in exams.items()
            ),
            "scored": [trail["scored"] for trail in trails],
            "published": [trail["published"] for trail in trails],
            "issued": [trail["issued"] for trail in trails],
            "certified": len(certified),
            "certificates": sorted(one.key for one in files if one.key.endswith(".pdf")),
            "not_issued": [one.id for one in made if one.certificate == "requested"],
            "session": certif.sessions().get("s" * 24).state,
        }


@contextmanager
def emulated(place: Place) -> Iterator[Emulator]:
    """The emulated AWS, with everything that `infra/` deploys."""
    enter(place)
    emulator = Emulator(place)
    emulator.start()
    try:
        provision()
        yield emulator
    finally:
        emulator.stop()


def main(folder: str, aws_port: str) -> None:
    """Live the day and print what came of it."""
    place = Place(Path(folder), port=int(aws_port) - 1, aws_port=int(aws_port))
    with emulated(place) as emulator, pytest.MonkeyPatch.context() as patch:
        day = Day(place, emulator)
        request = day.reaper.request
        patch.setattr(BaseClient, "_make_api_call", lambda *given: request(*given))
        print(json.dumps(day.live()))


if __name__ == "__main__":
    main(*sys.argv[1:])
