"""Certification sessions of a center: make one, change it, take it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import SessionStarted
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.new_session import (
    Making,
    NewSession,
    number_of,
    readable,
    session_of,
)
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import (
    CertificationSession,
    of_center,
    refuse_unless_open,
)
from chalicelib.core.certification.versions import version_of
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.exam_version import ExamVersion
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Rooms, Sessions

MAX_DRAWS = 5
"""There are 190 millions of numbers: five that are taken are a fault of ours."""
MAX_RACES = 5
_BOUND = {"starts_on", "starts_at", "zone", "version_id"}
"""What cannot change any more once somebody has joined."""


@dataclass(frozen=True, slots=True)
class SessionDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    releases: Releases


def create_session(doors: SessionDoors, wanted: NewSession, making: Making) -> CertificationSession:
    """A new session under a number of its own; the same demand again gets the same one.

    Raises `SessionFieldNotReadable`, `UnknownExamVersion`.
    """
    made = session_of(wanted, making, release=doors.releases.current())
    for attempt in range(MAX_DRAWS):
        numbered = replace(made, number=number_of(making.new_id, attempt))
        try:
            doors.sessions.add(numbered)
        except RowExists:
            found = doors.sessions.find_by_number(numbered.number)
            if found is not None and found.id == made.id:  # sent twice
                return of_center(found, making.organization_id)
            continue
        return replace(numbered, version=1)
    raise RowExists


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
        return readable(after, now=now, before=session)

    return _rewritten(doors, organization_id, session_id, change=changed)


def delete_session(doors: SessionDoors, organization_id: str, session_id: str) -> None:
    """Take a session away, and everybody registered in it; raises `SessionNotFound`,
    `SessionClosed`, `SessionStarted`; when somebody joins meanwhile `CandidateJoined`, and when
    somebody is enrolled meanwhile `StaleRow`.
    """
    session = of_center(doors.sessions.get(session_id), organization_id)
    refuse_unless_open(session)
    if has_begun(doors.rooms.lines(session_id)):
        raise SessionStarted
    for candidate in doors.candidates.list_of(session_id):
        _take_off(doors, candidate)
    _rewritten(doors, organization_id, session_id, change=_deleted)


def _deleted(session: CertificationSession) -> CertificationSession:
    if session.candidate_count:  # they would stay, in a session that nobody sees
        raise StaleRow
    return replace(session, is_deleted=True)


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
