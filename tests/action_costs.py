"""What each thing that people do asks of us, counted at botocore through the real app.

`python -m tests.action_costs` writes what was counted where the capacity model reads it.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.dynamo.exams import HEADER
from chalicelib.core.organization import Membership, Organization
from chalicelib.core.tally import WHOLE, Tallies
from chalicelib.services.feed_run import run_feed
from chalicelib.services.reporting import report_certification
from chalicelib.services.scoring import score_exam
from chalicelib.settings import settings
from chalicelib.wiring import jury as jury_wiring
from chalicelib.wiring import nightly as nightly_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import reported as reported_wiring
from chalicelib.wiring import reporting as reporting_wiring
from chalicelib.wiring import results as results_wiring
from tests.aws import aws_in_process, empty_tables, rows_of
from tests.browser import Browser
from tests.certif_factories import CANDIDATE_ID
from tests.certificates import EVENT, center, deliver, published
from tests.crowded_room import enrol, settle_in
from tests.dynamo_cost import Cost, counted
from tests.exam_costs import EXAM_ID, LENGTH, USUAL_ANSWER, long_release
from tests.exam_days import ZELIE, Invigilator, Machine, certifiable, prepare
from tests.factories import NOW
from tests.machines import V1, known
from tests.machines import Machine as Institution
from tests.orga_factories import CAMPAIGN_ID, ORGANIZATION_ID, TEACHER_ID, campaign
from tests.reported_factories import INE, reported
from tests.session_factories import candidate
from tests.streams import inserted
from tests.tab import Tab

PLACE = Path("infra/capacity/counted.json")
TICKET = "BCDFGHJKMPQRTV"
LINES = 100


@dataclass(frozen=True)
class Counted:
    """Of one action, on average: what DynamoDB is asked, and what goes over the wire."""

    requests: float
    write_units: float
    read_units: float
    stored_bytes: float
    sent_bytes: float
    received_bytes: float


class _Wire:
    """A client of Chalice that remembers how much went each way."""

    def __init__(self, client: Client) -> None:
        self._http = client.http
        self.lambda_ = client.lambda_
        self.events = client.events
        self.sent = self.received = 0

    @property
    def http(self) -> "_Wire":
        return self

    def request(self, method: str, path: str, *, headers: Mapping[str, str], body: bytes) -> Any:
        reply = self._http.request(method, path, headers=headers, body=body)
        names = sum(len(name) + len(str(value)) + 4 for name, value in headers.items())
        self.sent += len(path) + names + len(body)
        told = sum(len(name) + len(str(value)) + 4 for name, value in reply.headers.items())
        self.received += len(reply.body) + told
        return reply


@dataclass
class Counter:
    """Counts actions that go through one wire."""

    wire: _Wire

    def of(self, *actions: Callable[[], object]) -> Counted:
        """The mean of one after another."""
        return mean([self._one(action) for action in actions])

    def _one(self, action: Callable[[], object]) -> Counted:
        sent, received = self.wire.sent, self.wire.received
        with counted() as cost:
            action()
        return _counted(cost, self.wire.sent - sent, self.wire.received - received)


def mean(found: list[Counted]) -> Counted:
    """Of each figure."""
    names = asdict(found[0])
    return Counted(**{name: round(fmean(getattr(one, name) for one in found), 2) for name in names})


def _counted(cost: Cost, sent: int, received: int) -> Counted:
    return Counted(
        requests=len(cost.requests),
        write_units=cost.write_units,
        read_units=cost.read_units,
        stored_bytes=sum(cost.item_bytes),
        sent_bytes=sent,
        received_bytes=received,
    )


def count_all() -> dict[str, Counted]:
    """Every action of the model; AWS is in this process, and empty before each part."""
    release = long_release()
    found: dict[str, Counted] = {}
    for part in (_exam, _room, _training, _sign_in, _certificate, _campaign, _partner, _feed):
        empty_tables()
        with _wired() as wire:
            found |= part(Counter(wire), wire, release)
    return found


@contextmanager
def _wired() -> Iterator[_Wire]:
    from app import app  # reads the environment that the caller has set

    with Client(app, stage_name="local") as client:
        yield _Wire(client)


def _exam(counter: Counter, wire: Any, _release: object) -> dict[str, Counted]:
    """A ticket, presence, 32 usual answers, and the looks of a browser that waits."""
    prepare(wiring.clock().now(), candidate(EXAM_ID, ticket=TICKET), site="Lycée Hedy-Lamarr")
    certifiable(ZELIE)
    browser = Browser(wire)
    machine, room = Machine(browser, "m" * 24), Invigilator.of(browser)
    entry = counter.of(lambda: _fine(machine.use_ticket(ZELIE, ticket=TICKET)))
    waiting = _tag(machine)
    wait = counter.of(lambda: _unchanged(machine, waiting))
    let_in = counter.of(lambda: room.let_start(EXAM_ID))
    follow_act = counter.of(lambda: _followed(wire))
    start = counter.of(lambda: _fine(machine.start()))
    answers = counter.of(*[lambda: _fine(machine.answer(USUAL_ANSWER))] * (LENGTH // 2))
    running = _tag(machine)
    look = counter.of(lambda: _unchanged(machine, running))
    _followed(wire)  # the session of the exam is known from now on
    follow_answer = counter.of(lambda: _followed(wire))
    late = counter.of(*[lambda: _fine(machine.answer(USUAL_ANSWER))] * (LENGTH - LENGTH // 2))
    return {
        "entry": entry,
        "wait": wait,
        "let_in": let_in,
        "start": start,
        "exam_answer": mean([answers, late]),
        "look": look,
        "follow_act": follow_act,
        "follow_answer": follow_answer,
        "score": counter.of(_scored),
    }


def _followed(wire: Any) -> None:
    """The stream brings the exam's last event, alone in its batch."""
    events = [row for row in rows_of(settings().table_name("exams")) if row["s"]["S"] < HEADER]
    last = max(events, key=lambda row: str(row["s"]["S"]))
    wire.lambda_.invoke("scores", inserted([last], at=wiring.clock().now()))


def _scored() -> None:
    doors = jury_wiring.scoring_doors()
    assert score_exam(doors, EXAM_ID, now=wiring.clock().now()) is not None


def _room(counter: Counter, wire: Any, _release: object) -> dict[str, Counted]:
    now = wiring.clock().now()
    settle_in(enrol(now, seats=20), now)
    browser = Invigilator.of(Browser(wire)).browser
    path = "/api/invigilator/room"
    tag = str(browser.get(path).headers["etag"])
    again = replace(browser, headers={"If-None-Match": tag})
    return {
        "room_changed": counter.of(lambda: _fine(browser.get(path))),
        "room_unchanged": counter.of(lambda: _is(304, again.get(path))),
    }


def _training(counter: Counter, wire: Any, _release: object) -> dict[str, Counted]:
    learner, known = Browser(wire).sign_in(ZELIE), {}

    def start() -> None:
        body = {"kind": "competence", "competence_id": "1.1"}
        known.update(_is(201, learner.post("/api/learner/assessments", body)).body)

    def answer() -> None:
        asked = known["next"]
        body = {
            "position": known["position"],
            "challenge_id": asked["id"],
            "answer": USUAL_ANSWER,
        }
        path = f"/api/learner/assessments/{known['id']}/answers"
        known["next"] = _fine(learner.post(path, body)).body["next"]
        known["position"] += 1

    started = counter.of(start)
    known["position"] = 1
    return {"training_start": started, "training_answer": counter.of(*[answer] * 5)}


def _sign_in(counter: Counter, wire: Any, _release: object) -> dict[str, Counted]:
    tab = Tab(wire)
    assert tab.sign_up().status == 201
    other = Tab(wire)
    return {"sign_in": counter.of(lambda: _fine(other.sign_in()))}


def _certificate(counter: Counter, wire: Any, release: Any) -> dict[str, Counted]:
    center()
    published(release)
    made = counter.of(lambda: deliver(wire, EVENT))
    doors, now = reporting_wiring.reporting_doors(), wiring.clock().now()
    told = counter.of(lambda: report_certification(doors, CANDIDATE_ID, now=now))
    return {"certificate": made, "report": told}


def _campaign(counter: Counter, wire: Any, release: Any) -> dict[str, Counted]:
    """The two screens of a big campaign, from its sums."""
    orga_wiring.organizations().add(Organization(ORGANIZATION_ID, "school", "École", NOW))
    orga_wiring.memberships().add(Membership(ORGANIZATION_ID, TEACHER_ID, "member", NOW))
    orga_wiring.campaigns().add(campaign(release_id=release.id))
    results_wiring.tallies().count(CAMPAIGN_ID, [], {WHOLE: _sums()}, now=NOW)
    teacher = Browser(wire).sign_in(TEACHER_ID)
    path = f"/api/orga/organizations/{ORGANIZATION_ID}/campaigns/{CAMPAIGN_ID}"
    screens = [f"{path}/activity", f"{path}/analysis"]
    return {
        "campaign_page": counter.of(
            *[lambda screen=screen: _fine(teacher.get(screen)) for screen in screens]
        )
    }


def _sums() -> Tallies:
    days = [NOW.date() + timedelta(days=day) for day in range(60)]
    results = {f"k:skill-of-some-length-{n}": 10_000 for n in range(400)}
    return Tallies({f"s@{day}": 100 for day in days} | {"s": 10_000}, results | {"n": 10_000})


def _partner(counter: Counter, wire: Any, _release: object) -> dict[str, Counted]:
    result = reported(taken_at=wiring.clock().now())
    reported_wiring.results().save(result, before=None, is_due=False)
    client_id = "p" * 24
    machine = Institution(wire, client_id, known(client_id).secret).signed_in()
    body = {"ine": INE}
    search = f"{V1}/certifications/search"
    _fine(machine.post(search, body))
    return {"partner_read": counter.of(lambda: _fine(machine.post(search, body)))}


def _feed(counter: Counter, _wire: Any, _release: object) -> dict[str, Counted]:
    """A line among a hundred, the run's own rows included."""
    for number in range(LINES):
        one = reported(certification_id=f"{number:024}", code=f"BCDFGHJKMP{number:04}", ine="")
        reported_wiring.results().save(one, before=None, is_due=True)
    doors = nightly_wiring.feed_doors()
    run = counter.of(lambda: run_feed(doors, "lsu", must_stop=lambda: False))
    each = {name: round(value / LINES, 2) for name, value in asdict(run).items()}
    return {"feed_line": Counted(**each)}


def _tag(machine: Machine) -> str:
    return str(machine.look().headers["etag"])


def _unchanged(machine: Machine, tag: str) -> None:
    _is(304, machine.look(**{"If-None-Match": tag}))


def _is(status: int, reply: Any) -> Any:
    assert reply.status == status, reply.body
    return reply


def _fine(reply: Any) -> Any:
    return _is(200, reply)


def main() -> int:
    """Count, print, write."""
    with aws_in_process():
        found = {name: asdict(one) for name, one in count_all().items()}
    text = json.dumps(found, indent=1) + "\n"
    print(text)
    PLACE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
