"""Certification sessions of a center: make one, change it, take it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from chalicelib.core.certif_errors import SessionFieldNotReadable, SessionStarted
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import (
    DEFAULT_ZONE,
    NUMBER_LENGTH,
    SECRET_LENGTH,
    CertificationSession,
    code,
    of_center,
    readable_place,
    readable_remarks,
    readable_zone,
    refuse_unless_open,
)
from chalicelib.core.certification.versions import default_version, version_of
from chalicelib.core.content import Release
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.exam_version import ExamVersion
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Rooms, Sessions

MAX_DRAWS = 5
"""There are 190 millions of numbers: five that are taken are a fault of ours."""
MAX_RACES = 5
_LAST_DAY = 730
"""Days ahead: further away is a slip of the pen."""
_BOUND = {"starts_on", "starts_at", "zone", "version_id"}
"""What cannot change any more once somebody has joined."""


@dataclass(frozen=True, slots=True)
class SessionDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    releases: Releases


@dataclass(frozen=True, slots=True)
class NewSession:
    """Where and when; `version_id` "": the usual exam."""

    site: str
    room: str
    starts_on: date
    starts_at: time
    zone: str = DEFAULT_ZONE
    invigilators: str = ""
    remarks: str = ""
    version_id: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes something in which center, when; what is made comes from `new_id`."""

    organization_id: str
    user_id: str
    now: datetime
    new_id: str


def create_session(doors: SessionDoors, wanted: NewSession, making: Making) -> CertificationSession:
    """A new session under a number of its own; the same demand again gets the same one.

    Raises `SessionFieldNotReadable`, `UnknownExamVersion`.
    """
    made = readable_session(wanted, making, release=doors.releases.current())
    for attempt in range(MAX_DRAWS):
        numbered = replace(made, number=code(f"number/{making.new_id}/{attempt}", NUMBER_LENGTH))
        try:
            doors.sessions.add(numbered)
        except RowExists:
            found = doors.sessions.find_by_number(numbered.number)
            if found is not None and found.id == made.id:  # sent twice
                return of_center(found, making.organization_id)
            continue
        return replace(numbered, version=1)
    raise RowExists


def readable_session(
    wanted: NewSession, making: Making, *, release: Release
) -> CertificationSession:
    """The session that was asked for, without its number.

    Raises `SessionFieldNotReadable`, `UnknownExamVersion`.
    """
    version = version_of(release, wanted.version_id) if wanted.version_id else None
    session = CertificationSession(
        id=identifier_of(f"session/{making.new_id}"),
        organization_id=making.organization_id,
        number="",
        room_secret=code(f"room/{making.new_id}", SECRET_LENGTH),
        site=wanted.site,
        room=wanted.room,
        starts_on=wanted.starts_on,
        starts_at=wanted.starts_at,
        zone=wanted.zone,
        version_id=(version or default_version(release)).id,
        created_by=making.user_id,
        created_at=making.now,
        invigilators=wanted.invigilators,
        remarks=wanted.remarks,
    )
    return _readable(session, now=making.now)


def list_sessions(
    doors: SessionDoors, organization_id: str, *, after: str = "", limit: int = 50
) -> tuple[Sequence[CertificationSession], str]:
    """A page of the center's sessions, the latest first."""
    return doors.sessions.list_of(organization_id, after=after, limit=limit)


def read_session(
    doors: SessionDoors, organization_id: str, session_id: str
) -> tuple[CertificationSession, Sequence[RoomLine]]:
    """A session of the center and its room; raises `SessionNotFound`."""
    session = of_center(doors.sessions.get(session_id), organization_id)
    return session, doors.rooms.lines(session_id)


def list_versions(doors: SessionDoors) -> Sequence[ExamVersion]:
    """The exams that a session may have, the usual one first."""
    return doors.releases.current().exam_versions


def change_session(
    doors: SessionDoors,
    organization_id: str,
    session_id: str,
    *,
    changes: Mapping[str, object],
    now: datetime,
) -> CertificationSession:
    """Another place, time, exam or other words; when and what only while nobody has joined.

    Raises `SessionNotFound`, `SessionClosed`, `SessionStarted`, `SessionFieldNotReadable`,
    `UnknownExamVersion`.
    """
    if changes.get("version_id"):
        version_of(doors.releases.current(), str(changes["version_id"]))

    def changed(session: CertificationSession) -> CertificationSession:
        after = replace(session, **changes)  # type: ignore[arg-type]  # the schema names the fields
        if _is_moved(session, after) and has_begun(doors.rooms.lines(session_id)):
            raise SessionStarted
        return _readable(after, now=now, before=session)

    return _rewritten(doors, organization_id, session_id, change=changed)


def delete_session(doors: SessionDoors, organization_id: str, session_id: str) -> None:
    """Take a session away, and everybody registered in it; raises `SessionNotFound`,
    `SessionClosed`, `SessionStarted`, and `CandidateJoined` when somebody joins meanwhile.
    """
    session = of_center(doors.sessions.get(session_id), organization_id)
    refuse_unless_open(session)
    if has_begun(doors.rooms.lines(session_id)):
        raise SessionStarted
    for candidate in doors.candidates.list_of(session_id):
        _take_off(doors, candidate)
    _rewritten(doors, organization_id, session_id, change=lambda one: replace(one, is_deleted=True))


def has_begun(lines: Sequence[RoomLine]) -> bool:
    """Did anything happen in the room?"""
    return any(line.sequence for line in lines)


def _take_off(doors: SessionDoors, candidate: Candidate) -> None:
    for _ in range(MAX_RACES):
        try:
            present = doors.candidates.get(candidate.session_id, candidate.id)
            doors.candidates.remove(present, doors.sessions.get(candidate.session_id))
        except StaleRow:
            continue
        return
    raise StaleRow


def _is_moved(before: CertificationSession, after: CertificationSession) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _BOUND)


def _readable(
    session: CertificationSession, *, now: datetime, before: CertificationSession | None = None
) -> CertificationSession:
    """Its fields tidied; a date that has not changed may be past."""
    made = replace(
        session,
        site=readable_place(session.site, pointer="/site"),
        room=readable_place(session.room, pointer="/room"),
        zone=readable_zone(session.zone),
        invigilators=" ".join(session.invigilators.split()),
        remarks=readable_remarks(session.remarks),
    )
    if before is None or made.starts_on != before.starts_on:
        _refuse_strange_day(made.starts_on, now.astimezone(ZoneInfo(made.zone)).date())
    return made


def _refuse_strange_day(starts_on: date, today: date) -> None:
    if not 0 <= (starts_on - today).days <= _LAST_DAY:
        raise SessionFieldNotReadable("/starts_on")


def _rewritten(
    doors: SessionDoors,
    organization_id: str,
    session_id: str,
    *,
    change: Callable[[CertificationSession], CertificationSession],
) -> CertificationSession:
    for _ in range(MAX_RACES):
        known = of_center(doors.sessions.get(session_id), organization_id)
        refuse_unless_open(known)
        after = change(known)
        if after == known:
            return known
        try:
            doors.sessions.save(after)
        except StaleRow:
            continue
        return replace(after, version=after.version + 1)
    raise StaleRow
