"""Who sits where: rooms, tickets and invigilators of a run, as its seeds hand them over."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SEATS_A_ROOM = 20


@dataclass(frozen=True, slots=True)
class Sign:
    """How somebody signs in."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A candidate's exam and the ticket that opens it."""

    exam_id: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Room:
    """A session's room: its number and secret, who watches over it, its seats."""

    session_id: str
    number: str
    secret: str
    watcher: Sign
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Seeded:
    """All the rooms; what the few others need, when the demonstration was made too."""

    rooms: tuple[Room, ...]
    others: "Others | None" = None

    def as_json(self) -> dict[str, Any]:
        """As it is written for another process."""
        return asdict(self)

    @classmethod
    def read(cls, path: Path) -> "Seeded":
        """As another process wrote it."""
        told = json.loads(path.read_text(encoding="utf-8"))
        rooms = tuple(_room(one) for one in told["rooms"])
        others = told["others"]
        return cls(rooms, _others(others) if others else None)


@dataclass(frozen=True, slots=True)
class Others:
    """A teacher and their campaign, a certificate's code, a partner's key and a school to ask of.

    Empty texts: there is no such thing in this run.
    """

    teacher: Sign
    organization_id: str
    campaign_id: str
    verification_code: str = ""
    client_id: str = ""
    client_secret: str = ""
    uai: str = ""


def _room(told: dict[str, Any]) -> Room:
    seats = tuple(Seat(**one) for one in told["seats"])
    return Room(**{**told, "watcher": Sign(**told["watcher"]), "seats": seats})


def _others(told: dict[str, Any]) -> Others:
    return Others(**{**told, "teacher": Sign(**told["teacher"])})
