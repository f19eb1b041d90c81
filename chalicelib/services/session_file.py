"""Sessions and their candidates from one file: seen first, then written, each once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from chalicelib.core.certification.candidate_file import COLUMNS
from chalicelib.core.certification.new_session import (
    Making,
    NewSession,
    number_of,
    session_of,
)
from chalicelib.core.certification.registration import enrolled
from chalicelib.core.certification.session import (
    DEFAULT_ZONE,
    MAX_CANDIDATES,
    CertificationSession,
    readable_zone,
)
from chalicelib.core.certification.session_file import (
    FILE_COLUMNS,
    SESSION_COLUMNS,
    Key,
    SessionDraft,
    SessionFile,
    is_usable,
    key_of,
    read_session_file,
)
from chalicelib.core.certification.table import Finding
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Sessions, Sheets
from chalicelib.ports.orga import Organizations

MAX_DRAWS = 5
MAX_RACES = 5
_PAGE = 100
TEMPLATE_NAME = "sessions.csv"


@dataclass(frozen=True, slots=True)
class SessionFileDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    organizations: Organizations
    releases: Releases
    sheets: Sheets


@dataclass(frozen=True, slots=True)
class HandedSessions:
    """A file handed in. `is_trial`: only say what would come; `zone`: of the places it names."""

    organization_id: str
    user_id: str
    content: bytes
    is_trial: bool
    now: datetime
    new_id: str
    zone: str = DEFAULT_ZONE


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of the file and what became, or would become, of it; `number` "": not made yet.

    `known`: it existed already, at that place and time or by its number; `added`, `there`: of its
    candidates, who is new and who was enrolled already.
    """

    draft: SessionDraft
    status: Literal["new", "known", "wrong"]
    number: str
    added: int
    there: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SessionsTaken:
    """The sessions of a file, in its order."""

    lines: tuple[SessionLine, ...]
    ignored: tuple[str, ...]


def take_session_file(doors: SessionFileDoors, handed: HandedSessions) -> SessionsTaken:
    """Read a file and, unless it is a trial, make its sessions and enrol its candidates.

    What has something wrong is left out and told. Raises `CandidatesNotReadable`,
    `SessionFieldNotReadable` for a zone that is none.
    """
    center = doors.organizations.get(handed.organization_id)
    today = handed.now.astimezone(ZoneInfo(readable_zone(handed.zone))).date()
    rows = doors.sheets.read(handed.content)
    file = read_session_file(rows, today=today, is_school=center.uai is not None)
    known = _known(doors, handed.organization_id, file)
    lines = tuple(_line(doors, handed, draft, known=known) for draft in file.drafts)
    return SessionsTaken(lines, file.ignored)


def make_session_template(doors: SessionFileDoors, organization_id: str) -> bytes:
    """An empty file to fill in: of a school without the columns of who pays."""
    center = doors.organizations.get(organization_id)
    columns = FILE_COLUMNS if center.uai is None else (*SESSION_COLUMNS, *COLUMNS)
    return doors.sheets.sessions(columns)


def _known(
    doors: SessionFileDoors, organization_id: str, file: SessionFile
) -> dict[Key | str, CertificationSession]:
    """The center's sessions from the first day of the file on, by place and time and by number."""
    days = [one.starts_on for one in file.drafts if one.starts_on]
    found: dict[Key | str, CertificationSession] = {}
    for session in _since(doors, organization_id, min(days, default=None)):
        found[key_of(session)] = session
    for number in (one.number for one in file.drafts if one.number):
        session_of_number = doors.sessions.find_by_number(number)
        if session_of_number and session_of_number.organization_id == organization_id:
            found[number] = session_of_number
    return found


def _since(
    doors: SessionFileDoors, organization_id: str, day: date | None
) -> Iterator[CertificationSession]:
    after = ""
    while day is not None:
        page, after = doors.sessions.list_of(organization_id, after=after, limit=_PAGE)
        for session in page:
            if session.starts_on < day:
                return
            yield session
        if not after:
            return


def _line(
    doors: SessionFileDoors,
    handed: HandedSessions,
    draft: SessionDraft,
    *,
    known: dict[Key | str, CertificationSession],
) -> SessionLine:
    session = known.get(draft.number or draft.key or "")
    findings = (*draft.findings, *_refusals(draft, session))
    if not is_usable(findings):
        return SessionLine(draft, "wrong", session.number if session else "", 0, 0, findings)
    is_new = session is None
    if session is None and not handed.is_trial:
        session = _made(doors, handed, draft)
    added, there = _enrolled(doors, handed, draft, session=session)
    number = session.number if session else ""
    return SessionLine(draft, "new" if is_new else "known", number, added, there, findings)


def _refusals(draft: SessionDraft, session: CertificationSession | None) -> Iterator[Finding]:
    if draft.number and session is None:
        yield Finding(draft.line, "", "session_number_unknown", draft.number)
    if session is not None and not session.is_open:
        yield Finding(draft.line, "", "session_is_closed", session.number)
    there = session.candidate_count if session else 0
    if there + len(draft.candidates) > MAX_CANDIDATES:
        yield Finding(draft.line, "", "session_candidates_too_many")


def _made(
    doors: SessionFileDoors, handed: HandedSessions, draft: SessionDraft
) -> CertificationSession:
    """The session under a number of its own; the same file sent again finds it by its place."""
    new_id = identifier_of(f"{handed.new_id}/{draft.key}")
    making = Making(handed.organization_id, handed.user_id, handed.now, new_id)
    made = session_of(_wanted(draft, handed.zone), making, release=doors.releases.current())
    for attempt in range(MAX_DRAWS):
        numbered = replace(made, number=number_of(new_id, attempt))
        try:
            doors.sessions.add(numbered)
        except RowExists:
            found = doors.sessions.find_by_number(numbered.number)
            if found is not None and found.id == made.id:
                return found
            continue
        return replace(numbered, version=1)
    raise RowExists


def _wanted(draft: SessionDraft, zone: str) -> NewSession:
    if draft.starts_on is None or draft.starts_at is None:
        raise ValueError(f"line {draft.line} says not when")
    return NewSession(
        site=draft.site,
        room=draft.room,
        starts_on=draft.starts_on,
        starts_at=draft.starts_at,
        zone=zone,
        invigilators=", ".join(draft.invigilators),
        remarks=draft.remarks,
    )


def _enrolled(
    doors: SessionFileDoors,
    handed: HandedSessions,
    draft: SessionDraft,
    *,
    session: CertificationSession | None,
) -> tuple[int, int]:
    """How many were, or would be, added, and how many are there already."""
    people = [one for _, one in draft.candidates]
    if session is None:
        return len(people), 0
    for _ in range(MAX_RACES):
        present = doors.sessions.get(session.id)
        if not present.is_open:  # finalized since it was looked at: sent again, the file is told so
            raise StaleRow
        there = doors.candidates.list_of(session.id)
        found = enrolled(people, there, present, new_id=f"{handed.new_id}/{session.id}")
        try:
            if not handed.is_trial:
                doors.candidates.add(found.new, present)
        except StaleRow:
            continue
        return len(found.new), len(found.known) + len(found.again)
    raise StaleRow
