"""How a candidate comes in: by who they are, or by their ticket; from one machine at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.certif_errors import (
    CandidateTaken,
    ExamAccountNeeded,
    ExamEntryRefused,
    ExamNotFound,
    NotCertifiable,
)
from chalicelib.core.certifiability import certifiability, levels_of
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import Event, Exam, ExamHeader, apply, fold
from chalicelib.core.certification.expected import the_expected
from chalicelib.core.certification.room import standing
from chalicelib.core.certification.session import (
    CertificationSession,
    folded_code,
    refuse_before_its_day,
    refuse_unless_open,
)
from chalicelib.core.errors import RowExists
from chalicelib.core.identity import Principal
from chalicelib.core.roster_match import Claim
from chalicelib.core.scoring import Rules
from chalicelib.core.sign_in import Limit
from chalicelib.ports import Profiles, Throttles, Tokens
from chalicelib.ports.certif import Candidates, Exams, Invigilators, Rooms, Sessions

ACCOUNT_MISSES = Limit(10, timedelta(minutes=15))
DEVICE_MISSES = Limit(30, timedelta(minutes=15))
SESSION_MISSES = Limit(300, timedelta(minutes=15))
"""Ten for each candidate of a room of thirty, whatever accounts and browsers say of themselves."""
MAX_RACES = 20
_NO_SESSION = "none"
"""No session has this id: looking there takes as long as anywhere else."""


@dataclass(frozen=True, slots=True)
class EntryDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    invigilators: Invigilators
    exams: Exams
    rooms: Rooms
    profiles: Profiles
    throttles: Throttles
    tokens: Tokens
    rules: Rules


@dataclass(frozen=True, slots=True)
class Machine:
    """From where somebody comes in, and who is signed in there ("": nobody)."""

    device_id: str
    user_id: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Entered:
    """The exam is open to this machine; `exam_pass` is a signed text."""

    exam_id: str
    exam_pass: str


def enter_by_name(doors: EntryDoors, machine: Machine, *, number: str, claim: Claim) -> Entered:
    """Come in as the candidate that one says to be, signed in.

    Raises `ExamEntryRefused` when the session has no such candidate, or there is no such session;
    then `SessionClosed`, `SessionTooEarly`, `CandidateTaken`, `NotCertifiable`, `ExamOver`;
    `TooManyAttempts`.
    """
    folded = folded_code(number)
    counters = (*_counters(machine), (f"exam-session#{folded[:16]}", SESSION_MISSES))
    _count(doors, counters, machine)
    session = doors.sessions.find_by_number(folded)
    expected = doors.candidates.list_of(session.id if session else _NO_SESSION)
    candidate = the_expected(claim, expected)
    if session is None or session.is_deleted or candidate is None:
        raise ExamEntryRefused
    _take_back(doors, counters, machine)
    return _entered(doors, session, candidate, machine=machine)


def enter_by_ticket(doors: EntryDoors, machine: Machine, *, ticket: str) -> Entered:
    """Come in with one's ticket: alone when it leads to an account, else signed in.

    Raises `ExamAccountNeeded` when nobody is signed in and the ticket leads to no account yet, and
    as `enter_by_name`.
    """
    counters = _counters(machine)
    _count(doors, counters, machine)
    candidate = doors.candidates.find_by_ticket(folded_code(ticket))
    if candidate is None:
        raise ExamEntryRefused
    _take_back(doors, counters, machine)
    if not machine.user_id and candidate.user_id is None:
        raise ExamAccountNeeded
    session = doors.sessions.get(candidate.session_id)
    return _entered(doors, session, candidate, machine=machine)


def _entered(
    doors: EntryDoors,
    session: CertificationSession,
    candidate: Candidate,
    *,
    machine: Machine,
) -> Entered:
    refuse_unless_open(session)
    refuse_before_its_day(session, machine.now)
    user_id = machine.user_id or candidate.user_id or ""
    _refuse_unless_theirs(doors, candidate, user_id)
    if candidate.user_id is None or _find(doors, candidate.id) is None:
        _refuse_unless_certifiable(doors, user_id)
    if candidate.user_id is None:
        doors.candidates.link(candidate, user_id)
    header = ExamHeader(
        id=candidate.id,
        session_id=session.id,
        owner_id=user_id,
        opened_at=machine.now,
        session_number=session.number,
        site=session.site,
        room=session.room,
    )
    _joined(doors, header, machine)
    holder = Principal(
        candidate.id, "candidate", session_id=session.id, device_id=machine.device_id
    )
    return Entered(candidate.id, doors.tokens.exam_pass(holder, now=machine.now))


def _refuse_unless_theirs(doors: EntryDoors, candidate: Candidate, user_id: str) -> None:
    """A ticket found on a table, a brother on the family's account: each exam has one account.

    Whoever opened the room does not sit there: they would confirm and let in themselves.
    """
    if candidate.user_id not in {None, user_id}:
        raise CandidateTaken
    others = doors.candidates.list_of_user(user_id)
    if any(one.session_id == candidate.session_id and one.id != candidate.id for one in others):
        raise CandidateTaken
    if doors.invigilators.is_one(candidate.session_id, user_id):
        raise CandidateTaken


def _refuse_unless_certifiable(doors: EntryDoors, user_id: str) -> None:
    levels = levels_of(doors.profiles.list_of(user_id), doors.rules)
    if not certifiability(levels, (), doors.rules).is_certifiable:
        raise NotCertifiable


def _joined(doors: EntryDoors, header: ExamHeader, machine: Machine) -> None:
    doors.exams.open(header)
    doing = Doing(machine.now)
    for _ in range(MAX_RACES):
        exam = fold(*doors.exams.get(header.id))
        if exam.is_out_of_time(machine.now):
            _added(doors, exam, acts.end(exam, "time", doing))
            continue
        event = acts.join(exam, machine.device_id, doing)
        if event is None or _added(doors, exam, event):
            return
    raise RowExists


def _added(doors: EntryDoors, exam: Exam, event: Event) -> bool:
    """False when something else happened first: read again what."""
    try:
        doors.exams.append(exam.header.id, event)
    except RowExists:
        return False
    doors.rooms.save(standing(apply(exam, event)))
    return True


def _find(doors: EntryDoors, exam_id: str) -> Exam | None:
    """The exam that somebody has joined already: whether they may take it was settled then."""
    try:
        exam = fold(*doors.exams.get(exam_id))
    except ExamNotFound:
        return None
    return exam if exam.device_id else None


def _counters(machine: Machine) -> Sequence[tuple[str, Limit]]:
    device = (f"exam-device#{machine.device_id}", DEVICE_MISSES)
    if not machine.user_id:
        return (device,)
    return (device, (f"exam-account#{machine.user_id}", ACCOUNT_MISSES))


def _count(doors: EntryDoors, counters: Sequence[tuple[str, Limit]], machine: Machine) -> None:
    for counter, limit in counters:
        limit.check(doors.throttles.count(counter, limit, now=machine.now), machine.now)


def _take_back(doors: EntryDoors, counters: Sequence[tuple[str, Limit]], machine: Machine) -> None:
    for counter, limit in counters:
        doors.throttles.take_back(counter, limit, now=machine.now)
