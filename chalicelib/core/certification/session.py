"""Certification sessions: where and when candidates take the exam, under whose eyes."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chalicelib.core.certif_errors import (
    SessionClosed,
    SessionFieldNotReadable,
    SessionNotFound,
    SessionTooEarly,
)
from chalicelib.core.draws import Draw

SessionState = Literal["created", "finalized", "settled", "published"]
"""`created`: until the centre finalizes it; `finalized`: something waits for the jury;
`settled`: nothing does, it can be published."""

ALPHABET = "BCDFGHJKMPQRTVWXY2346789"
"""Codes people type: no letter and digit that look alike, no vowel."""
NUMBER_LENGTH = 6
SECRET_LENGTH = 14
MAX_CANDIDATES = 200
DEFAULT_ZONE = "Europe/Paris"
_TEXT_MAX_LENGTH = 200
_REMARKS_MAX_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class CertificationSession:
    """A session of a center. `organization_id` is the center's.

    `starts_on`, `starts_at`: the local date and time in `zone`. `number` opens nothing alone;
    `room_secret`, printed on the invigilator's kit, opens the room to who is signed in.
    `last_number`: of the candidate enrolled last.
    """

    id: str
    organization_id: str
    number: str
    room_secret: str = field(repr=False)
    site: str
    room: str
    starts_on: date
    starts_at: time
    zone: str
    version_id: str
    created_by: str
    created_at: datetime
    invigilators: str = ""
    remarks: str = field(default="", repr=False)
    state: SessionState = "created"
    last_number: int = 0
    candidate_count: int = 0
    finalized_at: datetime | None = None
    published_at: datetime | None = None
    assigned_to: str = ""
    is_deleted: bool = False
    version: int = 0

    @property
    def opens_at(self) -> datetime:
        """The instant of its beginning, in UTC."""
        local = datetime.combine(self.starts_on, self.starts_at, ZoneInfo(self.zone))
        return local.astimezone(UTC)

    @property
    def is_open(self) -> bool:
        """May things still happen in its room?"""
        return self.state == "created" and not self.is_deleted


@dataclass(frozen=True, slots=True)
class Invigilator:
    """Somebody who opened the room with its secret, signed in as themselves."""

    session_id: str
    user_id: str
    name: str = field(repr=False)
    since: datetime


def of_center(session: CertificationSession, organization_id: str) -> CertificationSession:
    """The session, when it is one of that center; raises `SessionNotFound`."""
    if session.organization_id != organization_id or session.is_deleted:
        raise SessionNotFound
    return session


def refuse_unless_open(session: CertificationSession) -> None:
    """Raise `SessionClosed` once the session was finalized."""
    if not session.is_open:
        raise SessionClosed


def refuse_before_its_day(session: CertificationSession, now: datetime) -> None:
    """Raise `SessionTooEarly` while it is not yet the day of the session, where it takes place."""
    if now.astimezone(ZoneInfo(session.zone)).date() < session.starts_on:
        raise SessionTooEarly


def code(key: str, length: int) -> str:
    """A code people type, drawn from an unguessable key (an opaque id made for it alone)."""
    stream = Draw(f"code/{key}")
    return "".join(stream.choice(ALPHABET) for _ in range(length))


def folded_code(text: str) -> str:
    """A code as it is stored: upper case, without what people put between the groups."""
    return "".join(c for c in text.upper() if c.isalnum())


def grouped(code_: str, *, by: int = 4) -> str:
    """A code as it is shown: `KPTR-4B7W-…`."""
    return "-".join(code_[i : i + by] for i in range(0, len(code_), by))


def readable_place(text: str, *, pointer: str) -> str:
    """The name of a site or a room, spaces tidied; raises `SessionFieldNotReadable`."""
    name = " ".join(text.split())
    if not 1 <= len(name) <= _TEXT_MAX_LENGTH:
        raise SessionFieldNotReadable(pointer)
    return name


def readable_remarks(text: str) -> str:
    """Remarks of the center; raises `SessionFieldNotReadable`."""
    if len(text.strip()) > _REMARKS_MAX_LENGTH:
        raise SessionFieldNotReadable("/remarks")
    return text.strip()


def readable_zone(name: str) -> str:
    """An IANA time zone; raises `SessionFieldNotReadable`."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SessionFieldNotReadable("/zone") from None
