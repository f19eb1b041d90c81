"""A candidate: ticket, waiting room, start, thirty-two answers on a bad network, end."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.load.door import Asked, Door, Reply, asked_until
from tests.load.ledger import Place
from tests.load.people import Person
from tests.load.profile import (
    LONGEST_SECONDS,
    OFFLINE_SECONDS,
    PAUSE_GROWTH,
    STILL_SECONDS,
    start_after_bell,
    think,
)
from tests.load.run import Run
from tests.load.seats import Seat

EXAM = "/api/learner/exam"
ANSWER = "answer"
SEEN_ENDED = "ended"


class Lost(Exception):
    """The exam is not where it should be: told as a fault of the run."""


@dataclass
class Candidate:
    """One seat, from the ticket to the end; `bell_at` in seconds of the run."""

    door: Door
    run: Run
    seat: Seat
    bell_at: float
    draws: Random = field(init=False)
    person: Person = field(init=False)
    machines: int = 0
    _pass: str = ""
    _tag: str = ""
    _exam: Any = None

    def __post_init__(self) -> None:
        self.draws = self.run.draws(self.seat.exam_id)
        self.person = Person.drawn(self.seat.exam_id, self.run.seed)

    def sit(self) -> None:
        """The whole exam; whoever leaves early is not waited for."""
        try:
            self._sit()
        finally:
            self.run.board.leave(self.seat.exam_id)

    def _sit(self) -> None:
        noise = self.run.shape.noise
        moves_at, reports_at = self._once(noise.move), self._once(noise.alert)
        start = self.bell_at + start_after_bell(self.draws, self.run.shape.factor)
        self._enter()
        self._wait_until(
            lambda: self._exam["phase"] in {"ready", "running"}, longest=LONGEST_SECONDS
        )
        self.door.pause(max(0.0, start - self.door.now()))
        self._start()
        while self._exam["phase"] != SEEN_ENDED:
            if self._exam["challenge"] is None:
                self._wait_until(lambda: self._can_go_on())
                continue
            self.door.pause(think(self.draws, self.run.shape.factor))
            if self._exam["position"] == moves_at:
                moves_at = 0
                self._change_machine()
            elif self._exam["position"] == reports_at:
                reports_at = 0
                self._report()
            else:
                self._answer()
        self._see_the_end()

    def _once(self, share: float) -> int:
        """The position at which it happens to this candidate; 0 for never."""
        noise = self.run.shape.noise
        if self.draws.random() >= share:
            return 0
        return self.draws.randrange(noise.earliest, noise.latest)

    def _enter(self) -> None:
        self.machines += 1
        body = {"ticket": self.seat.ticket, "device_id": self._device}
        asked = Asked("enter", "POST", "/api/public/exam/ticket", body)
        reply = self._asked(asked, signed=False)
        self._pass, self._exam, self._tag = reply.body["pass"], reply.body["exam"], ""
        self.run.board.count("entered")

    @property
    def _device(self) -> str:
        return f"load-{self.seat.exam_id[:20]}-{self.machines:02d}"

    def _start(self) -> None:
        body = {"lang": "fr", "has_read_rules": True}
        self._exam = self._asked(Asked("start", "POST", f"{EXAM}/start", body)).body
        self.run.board.count("started")

    def _can_go_on(self) -> bool:
        return self._exam["challenge"] is not None or self._exam["phase"] == SEEN_ENDED

    def _wait_until(self, is_so: Any, *, longest: float = STILL_SECONDS) -> None:
        """As the screen does: slower with each look that brings no news, up to `longest`."""
        pause = STILL_SECONDS
        while not is_so():
            self.door.pause(self.run.real(pause))
            before = self._exam
            self._look()
            pause = min(longest, pause * PAUSE_GROWTH) if self._exam is before else STILL_SECONDS

    def _look(self) -> None:
        headers = {"If-None-Match": self._tag} if self._tag else {}
        reply = self._asked(Asked("look", "GET", EXAM, headers=headers))
        if reply.status == 200:
            self._exam, self._tag = reply.body, reply.headers.get("etag", "")

    def _change_machine(self) -> None:
        """Another machine, with the ticket; the invigilator has to agree."""
        since = self.door.now()
        self._enter()
        self._wait_until(lambda: not self._exam["is_elsewhere"] and self._can_go_on())
        self.run.board.took("change of machine", self.door.now() - since)

    def _report(self) -> None:
        body = {
            "position": self._exam["position"],
            "challenge_id": self._exam["challenge"]["id"],
            "category": "IMAGE_NOT_DISPLAYING",
        }
        self._exam = self._asked(Asked("report", "POST", f"{EXAM}/reports", body)).body
        self.run.board.call_for_help(self.seat.exam_id, self.door.now())
        self.run.board.count("reported")

    def _answer(self) -> None:
        challenge_id = self._exam["challenge"]["id"]
        answer = self.person.answer(self.run.solutions[challenge_id], self.seat.exam_id)
        place = Place(self.seat.exam_id, self._exam["position"], challenge_id, answer)
        self.run.ledger.write("sent", place)
        reply = self._sent_through_noise(place)
        self._acknowledged(place, reply)
        self._exam = reply.body["exam"]

    def _sent_through_noise(self, place: Place) -> Reply:
        """Usually once; or twice at once, or cut off and sent again, now or minutes later."""
        noise, luck = self.run.shape.noise, self.draws.random()
        asked = self._signed(Asked(ANSWER, "POST", f"{EXAM}/answers", place.body))
        if luck < noise.duplicate:
            return self._twice(place, asked)
        luck -= noise.duplicate
        if luck < noise.cut:
            self.run.board.count("connections cut")
            self.door.cut(asked)
        elif luck < noise.cut + noise.offline:
            self.run.board.count("offline, then sent again")
            if self.draws.random() < 0.5:
                self.door.cut(asked)
            self.door.pause(self.run.real(OFFLINE_SECONDS))
        return self._asked(asked)

    def _twice(self, place: Place, asked: Asked) -> Reply:
        self.run.board.count("sent twice at once")
        first, second = self.door.ask_twice(asked)
        if first.is_to_retry:
            first, second = second, first
        if first.is_to_retry:
            return self._asked(asked)
        if not second.is_to_retry and _told(first) != _told(second):
            self.run.board.fault(f"{place.exam_id} {place.position}: a replay was told otherwise")
        if second.status == 200:
            self.run.ledger.write("acknowledged", place, status=200)
        return self._granted(first, asked)

    def _acknowledged(self, place: Place, reply: Reply) -> None:
        self.run.ledger.write("acknowledged", place, status=reply.status)
        self.run.board.count("acknowledged")
        if reply.body["position"] != place.position:
            self.run.board.fault(f"{place.exam_id} {place.position}: another place was told")

    def _see_the_end(self) -> None:
        self._look()
        if self._exam["phase"] != SEEN_ENDED:
            self.run.board.fault(f"{self.seat.exam_id}: the end is not seen")
        self.run.board.count(f"ended: {self._exam['end_reason']}")

    def _signed(self, asked: Asked) -> Asked:
        headers = {**asked.headers, "Authorization": f"Bearer {self._pass}"}
        return Asked(asked.name, asked.method, asked.path, asked.body, headers)

    def _asked(self, asked: Asked, *, signed: bool = True) -> Reply:
        made = self._signed(asked) if signed and "Authorization" not in asked.headers else asked
        return self._granted(asked_until(self.door, made), made)

    def _granted(self, reply: Reply, asked: Asked) -> Reply:
        if reply.status in {200, 304}:
            return reply
        told = f"{self.seat.exam_id}: {asked.name} was told {reply.status} {reply.code}"
        self.run.board.fault(told)
        raise Lost(told)


def _told(reply: Reply) -> tuple[int, Any, Any]:
    """What a replay must tell again: the status, the place, the next question."""
    exam = reply.body.get("exam") or {}
    asked = (exam.get("challenge") or {}).get("id")
    return (reply.status, reply.body.get("position"), (exam.get("position"), asked))
