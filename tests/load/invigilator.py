"""An invigilator: opens a room, confirms who is there, lets in at the bell, settles, watches."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.load.candidate import Lost
from tests.load.door import Asked, Door, Reply, asked_until
from tests.load.profile import ENTER_SECONDS, WATCHING_SECONDS
from tests.load.run import Run
from tests.load.seats import SEATS_A_ROOM, Room, Sign

ROOM = "/api/invigilator/room"


def signed_in(door: Door, run: Run, sign: Sign) -> str:
    """An access token, as the site's own page gets it."""
    body = {"login": sign.login, "password": sign.password}
    asked = Asked("sign in", "POST", "/api/auth/sign-in", body, {"Origin": run.origin})
    reply = asked_until(door, asked)
    if reply.status != 200:
        told = f"{sign.login}: sign-in was told {reply.status} {reply.code}"
        run.board.fault(told)
        raise Lost(told)
    return str(reply.body["access_token"])


@dataclass
class Invigilator:
    """One room until everybody has ended; `bell_at` in seconds of the run."""

    door: Door
    run: Run
    room: Room
    bell_at: float
    draws: Random = field(init=False)
    _pass: str = ""
    _tag: str = ""

    def __post_init__(self) -> None:
        self.draws = self.run.draws(self.room.session_id)

    def watch(self) -> None:
        """The whole exam, as seen from the desk."""
        self.open()
        while not self.turn():
            self.door.pause(self.run.real(WATCHING_SECONDS))

    def open(self) -> None:
        """Sign in, then number and secret."""
        token = signed_in(self.door, self.run, self.room.watcher)
        body = {"number": self.room.number, "secret": self.room.secret}
        headers = {"Authorization": f"Bearer {token}"}
        asked = Asked("open room", "POST", "/api/invigilator/rooms", body, headers)
        self._pass = self._granted(asked_until(self.door, asked), asked).body["pass"]

    def turn(self) -> bool:
        """One look at the room, and what it asks for; True once everybody has ended or left."""
        is_empty = self.run.board.left.issuperset(seat.exam_id for seat in self.room.seats)
        lines = self._look()
        if lines is None:
            return is_empty
        self._act_on(lines)
        return is_empty or all(line["phase"] == "ended" for line in lines)

    def _look(self) -> Any:
        """The lines; None when nothing changed and the bell did not ring meanwhile."""
        headers = {"If-None-Match": self._tag} if self._tag else {}
        reply = self._asked(Asked("room", "GET", ROOM, headers=headers))
        if reply.status != 200:
            return None
        is_waiting = any("let_in" in line["acts"] for line in reply.body["lines"])
        self._tag = "" if is_waiting else reply.headers.get("etag", "")
        return reply.body["lines"]

    def _act_on(self, lines: Any) -> None:
        for line in lines:
            if line["phase"] == "waiting" and "confirm" in line["acts"]:
                self._act(line, "confirm")
                self.door.pause(self.run.real(ENTER_SECONDS / SEATS_A_ROOM / 2))
            if line["alert"]:
                self.run.board.seen_in_room(line["candidate_id"], self.door.now())
                settled = "accept_report" if self.draws.random() < 0.5 else "dismiss_report"
                self._act(line, settled, reference=line["alert"]["sequence"])
            if line["is_move_asked"]:
                self._act(line, "move")
        self._let_in([line["candidate_id"] for line in lines if "let_in" in line["acts"]])

    def _let_in(self, candidate_ids: list[str]) -> None:
        if candidate_ids and self.door.now() >= self.bell_at:
            asked = Asked("let in", "POST", f"{ROOM}/let-in", {"candidate_ids": candidate_ids})
            self._asked(asked)

    def _act(self, line: Any, act: str, **more: Any) -> None:
        path = f"{ROOM}/candidates/{line['candidate_id']}/acts"
        asked = self._signed(Asked("act", "POST", path, {"act": act, **more}))
        reply = asked_until(self.door, asked)
        if reply.status == 409:  # done already: the reply to it was lost, or the screen was old
            self.run.board.count(f"act refused: {reply.code}")
            return
        self._granted(reply, asked)
        self.run.board.count(f"act: {act}")

    def _signed(self, asked: Asked) -> Asked:
        headers = {**asked.headers, "Authorization": f"Bearer {self._pass}"}
        return Asked(asked.name, asked.method, asked.path, asked.body, headers)

    def _asked(self, asked: Asked) -> Reply:
        made = self._signed(asked)
        return self._granted(asked_until(self.door, made), made)

    def _granted(self, reply: Reply, asked: Asked) -> Reply:
        if reply.status in {200, 304}:
            return reply
        told = f"room {self.room.number}: {asked.name} was told {reply.status} {reply.code}"
        self.run.board.fault(told)
        raise Lost(told)
