"""A list of candidates as a file: seen before it is written, never in the place of another."""

from dataclasses import dataclass

from chalicelib.core.certif_errors import CandidateJoined
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.candidate_file import (
    BILLING_COLUMNS,
    COLUMNS,
    CandidateFile,
    CandidateLine,
    merged,
    read_candidate_file,
)
from chalicelib.core.certification.pupils import recognized
from chalicelib.core.certification.registration import Expected, Registration, enrolled
from chalicelib.core.certification.session import (
    CertificationSession,
    of_center,
    refuse_unless_open,
)
from chalicelib.core.errors import StaleRow
from chalicelib.core.organization import Organization
from chalicelib.ports.certif import Candidates, Rooms, Sessions, Sheets
from chalicelib.ports.orga import Learners, Organizations

MAX_RACES = 5
_SETTLED_PHASES = frozenset({"running", "paused", "ended"})


@dataclass(frozen=True, slots=True)
class FileDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    organizations: Organizations
    learners: Learners
    sheets: Sheets


@dataclass(frozen=True, slots=True)
class Handed:
    """A file handed in for a session. `is_trial`: only say what would come; `with_changed`: also
    rewrite those whose line says something else than what is known; `new_id` names the demand."""

    organization_id: str
    session_id: str
    content: bytes
    is_trial: bool
    with_changed: bool = False
    new_id: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the file says, read against the list as it was; how many were written."""

    file: CandidateFile
    added: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """An empty sheet, or the list as it is, to fill in."""

    name: str
    content: bytes


def take_candidate_file(doors: FileDoors, handed: Handed) -> Taken:
    """Read a list and, unless it is a trial, enrol who is new in it.

    Lines with something wrong are left out and told; who is absent from the file stays; who is
    known is only rewritten when it is asked. Raises `SessionNotFound`, `SessionClosed`,
    `CandidatesNotReadable`, `CandidatesTooMany`.
    """
    rows = doors.sheets.read(handed.content)
    center = doors.organizations.get(handed.organization_id)
    for _ in range(MAX_RACES):
        session = of_center(doors.sessions.get(handed.session_id), handed.organization_id)
        refuse_unless_open(session)
        there = doors.candidates.list_of(session.id)
        expected = Expected(on=session.starts_on, is_school=center.uai is not None)
        file = read_candidate_file(rows, there, expected)
        if handed.is_trial:
            return Taken(file)
        try:
            added = _enrolled(doors, center, session, file=file, handed=handed)
        except StaleRow:
            continue
        changed = _rewritten(doors, session, file) if handed.with_changed else 0
        return Taken(file, added, changed)
    raise StaleRow


def make_template(doors: FileDoors, organization_id: str, session_id: str) -> Template:
    """The sheet to fill in, with who is on the list already; raises `SessionNotFound`."""
    session = of_center(doors.sessions.get(session_id), organization_id)
    center = doors.organizations.get(organization_id)
    columns = COLUMNS if center.uai is not None else (*COLUMNS, *BILLING_COLUMNS)
    people = doors.candidates.list_of(session_id)
    content = doors.sheets.candidates(columns, people, title=session.number)
    return Template(f"liste-candidats-session-{session.number}.ods", content)


def _enrolled(
    doors: FileDoors,
    center: Organization,
    session: CertificationSession,
    *,
    file: CandidateFile,
    handed: Handed,
) -> int:
    """Those in lines `new`; sent twice, the second finds them `known` and adds nobody."""
    named = [_recognized(doors, center, one) for one in file.registrations("new")]
    there = doors.candidates.list_of(session.id)
    found = enrolled(named, there, session, new_id=handed.new_id)
    doors.candidates.add(found.new, session)
    return len(found.new)


def _recognized(doors: FileDoors, center: Organization, one: Registration) -> Registration:
    school = doors.organizations.find_by_uai(center.uai, "school") if center.uai else None
    return recognized(one, doors.learners.list_born(school.id, one.birth_date)) if school else one


def _rewritten(doors: FileDoors, session: CertificationSession, file: CandidateFile) -> int:
    changed = [line for line in file.lines if line.status == "changed"]
    return sum(_is_rewritten(doors, session.id, line) for line in changed)


def _is_rewritten(doors: FileDoors, session_id: str, line: CandidateLine) -> bool:
    """False of somebody whose exam has begun: their line stays as it is."""
    for _ in range(MAX_RACES):
        known = doors.candidates.get(session_id, line.candidate_id)
        if line.registration is None:
            return False
        after = merged(known, line.registration)
        try:
            _refuse_settled(doors, known, after)
            doors.candidates.save(after)
        except StaleRow:
            continue
        except CandidateJoined:
            return False
        return True
    raise StaleRow


def _refuse_settled(doors: FileDoors, before: Candidate, after: Candidate) -> None:
    is_bound = (before.extra_percent, before.adjustments) != (
        after.extra_percent,
        after.adjustments,
    )
    if is_bound and doors.rooms.line(before.session_id, before.id).phase in _SETTLED_PHASES:
        raise CandidateJoined
