"""An invigilator's way into a room, and what they see there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hmac import compare_digest

from chalicelib.core.certif_errors import RoomNotFound
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import (
    CertificationSession,
    Invigilator,
    folded_code,
    refuse_unless_open,
)
from chalicelib.core.identity import Principal
from chalicelib.core.sign_in import Limit
from chalicelib.ports import Accounts, Throttles, Tokens
from chalicelib.ports.certif import Candidates, Invigilators, Rooms, Sessions
from chalicelib.ports.orga import Organizations

ROOM_MISSES = Limit(10, timedelta(minutes=15))
"""Of one account at one number; never of a number alone, or pupils could shut the room. A secret
is 64 bits: it is not guessed."""
ACCOUNT_MISSES = Limit(30, timedelta(minutes=15))
"""Of one account, whatever the number."""
ROOMS_AT_MOST = 20
"""Open rooms that are told to one person; the last they entered come first."""
_NO_SECRET = "?"
"""What a secret is compared with when there is no such session: nobody can type it."""


@dataclass(frozen=True, slots=True)
class RoomDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    invigilators: Invigilators
    rooms: Rooms
    accounts: Accounts
    organizations: Organizations
    throttles: Throttles
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """A room that an invigilator may be in, and the pass that opens it to them."""

    session: CertificationSession
    center_name: str
    room_pass: str = field(repr=False)


def open_room(
    doors: RoomDoors, user_id: str, *, number: str, secret: str, now: datetime
) -> OpenRoom:
    """Let somebody into the room whose number and secret they have, and remember who they are.

    Raises `RoomNotFound` when either is wrong, and to a candidate of that very session;
    `SessionClosed` once it is finalized; `TooManyAttempts`.
    """
    folded = folded_code(number)
    counters = _counters(user_id, folded)
    for counter, limit in counters:
        limit.check(doors.throttles.count(counter, limit, now=now), now)
    session = doors.sessions.find_by_number(folded)
    expected = _NO_SECRET if session is None or session.is_deleted else session.room_secret
    is_right = compare_digest(expected.encode(), folded_code(secret).encode())
    if session is None or not is_right or _is_candidate(doors, session.id, user_id):
        raise RoomNotFound
    for counter, limit in counters:
        doors.throttles.take_back(counter, limit, now=now)
    refuse_unless_open(session)
    _remember(doors, session, user_id, now=now)
    return _opened(doors, session, user_id, now=now)


def list_rooms(doors: RoomDoors, user_id: str, *, now: datetime) -> Sequence[OpenRoom]:
    """The open rooms that somebody has entered before, each with a fresh pass: no secret again."""
    entered = sorted(doors.invigilators.list_of_user(user_id), key=_entered_at, reverse=True)
    sessions = (doors.sessions.get(one.session_id) for one in entered[:ROOMS_AT_MOST])
    return [_opened(doors, one, user_id, now=now) for one in sessions if one.is_open]


def watch_room(doors: RoomDoors, session_id: str) -> Sequence[RoomLine]:
    """The lines of a room, by number: one read, whatever happens there."""
    return doors.rooms.lines(session_id)


def _entered_at(invigilator: Invigilator) -> datetime:
    return invigilator.since


def _counters(user_id: str, number: str) -> Sequence[tuple[str, Limit]]:
    return (
        (f"room#{user_id}#{number[:16]}", ROOM_MISSES),
        (f"room-account#{user_id}", ACCOUNT_MISSES),
    )


def _is_candidate(doors: RoomDoors, session_id: str, user_id: str) -> bool:
    enrolled = doors.candidates.list_of_user(user_id)
    return any(one.session_id == session_id for one in enrolled)


def _remember(
    doors: RoomDoors, session: CertificationSession, user_id: str, *, now: datetime
) -> None:
    user = doors.accounts.get(user_id)
    name = f"{user.first_name} {user.last_name}".strip()
    doors.invigilators.add(Invigilator(session.id, user_id, name, since=now))


def _opened(
    doors: RoomDoors, session: CertificationSession, user_id: str, *, now: datetime
) -> OpenRoom:
    holder = Principal(user_id, "invigilator", session_id=session.id)
    center = doors.organizations.get(session.organization_id)
    return OpenRoom(session, center.name, doors.tokens.exam_pass(holder, now=now))
