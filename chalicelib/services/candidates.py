"""Candidates of a session: see them with what they still lack, change one, take one off."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.core.certif_errors import CandidateJoined, CandidateKnown
from chalicelib.core.certifiability import levels_of
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.eligibility import Eligibility, eligibility
from chalicelib.core.certification.registration import (
    Expected,
    Registration,
    checked,
    identity,
)
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import (
    CertificationSession,
    of_center,
    refuse_unless_open,
)
from chalicelib.core.errors import StaleRow
from chalicelib.core.scoring import Rules
from chalicelib.ports import Profiles, Releases
from chalicelib.ports.certif import Candidates, Exams, Rooms, Sessions
from chalicelib.ports.orga import Organizations
from chalicelib.ports.results import CertifiabilityRows

MAX_RACES = 5
_BATCH = 100
_SETTLED_PHASES = frozenset({"running", "paused", "ended"})
_BOUND = {"first_name", "last_name", "birth_date", "extra_percent", "adjustments"}
"""What an exam is taken with: it does not change under its candidate."""


@dataclass(frozen=True, slots=True)
class CandidateDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    exams: Exams
    organizations: Organizations
    profiles: Profiles
    certifiability: CertifiabilityRows
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class CandidateSeen:
    """A candidate, where they stand in the room, whether they may sit the exam."""

    candidate: Candidate
    line: RoomLine
    eligibility: Eligibility


def list_candidates(
    doors: CandidateDoors, organization_id: str, session_id: str
) -> Sequence[CandidateSeen]:
    """Everybody registered in the session, by number; raises `SessionNotFound`."""
    of_center(doors.sessions.get(session_id), organization_id)
    return _seen(doors, doors.candidates.list_of(session_id), session_id)


def read_candidate(
    doors: CandidateDoors, organization_id: str, session_id: str, *, candidate_id: str
) -> CandidateSeen:
    """One of them; raises `SessionNotFound`, `CandidateNotFound`."""
    of_center(doors.sessions.get(session_id), organization_id)
    (seen,) = _seen(doors, [doors.candidates.get(session_id, candidate_id)], session_id)
    return seen


def change_candidate(
    doors: CandidateDoors,
    organization_id: str,
    session_id: str,
    *,
    candidate_id: str,
    changes: Mapping[str, object],
) -> CandidateSeen:
    """Correct who they are or what is arranged for them; raises `SessionNotFound`,
    `SessionClosed`, `CandidateNotFound`, `CandidateJoined` once the exam runs, `CandidateKnown`,
    `CandidateFieldNotReadable`.
    """
    session = of_center(doors.sessions.get(session_id), organization_id)
    refuse_unless_open(session)
    center = doors.organizations.get(organization_id)
    expected = Expected(on=session.starts_on, is_school=center.uai is not None)

    def changed(candidate: Candidate) -> Candidate:
        return _changed(candidate, changes, expected)

    _rewritten(doors, session, candidate_id, change=changed)
    return read_candidate(doors, organization_id, session_id, candidate_id=candidate_id)


def remove_candidate(
    doors: CandidateDoors, organization_id: str, session_id: str, *, candidate_id: str
) -> None:
    """Take one off the list; raises `SessionNotFound`, `SessionClosed`, `CandidateNotFound`,
    `CandidateJoined`.
    """
    for _ in range(MAX_RACES):
        session = of_center(doors.sessions.get(session_id), organization_id)
        refuse_unless_open(session)
        candidate = doors.candidates.get(session_id, candidate_id)
        try:
            doors.candidates.remove(candidate, session)
        except StaleRow:
            continue
        return
    raise StaleRow


def unlink_account(
    doors: CandidateDoors, organization_id: str, session_id: str, *, candidate_id: str
) -> CandidateSeen:
    """Free a candidate whom the wrong account came in as: the right person then comes in.

    Only while nobody has confirmed that the person is there. Raises `SessionNotFound`,
    `SessionClosed`, `CandidateNotFound`, `CandidateJoined`.
    """
    refuse_unless_open(of_center(doors.sessions.get(session_id), organization_id))
    candidate = doors.candidates.get(session_id, candidate_id)
    line = doors.rooms.line(session_id, candidate_id)
    if line.is_confirmed or line.phase in _SETTLED_PHASES:
        raise CandidateJoined
    if candidate.user_id is not None:
        doors.candidates.unlink(candidate, candidate.user_id)
        doors.exams.unlink(candidate_id)
    return read_candidate(doors, organization_id, session_id, candidate_id=candidate_id)


def _changed(candidate: Candidate, changes: Mapping[str, object], expected: Expected) -> Candidate:
    names = Registration.__slots__
    before = Registration(**{name: getattr(candidate, name) for name in names})
    after = checked(replace(before, **changes), expected)  # type: ignore[arg-type]  # the schema names the fields
    return replace(candidate, **{name: getattr(after, name) for name in names})


def _rewritten(
    doors: CandidateDoors,
    session: CertificationSession,
    candidate_id: str,
    *,
    change: Callable[[Candidate], Candidate],
) -> None:
    for _ in range(MAX_RACES):
        known = doors.candidates.get(session.id, candidate_id)
        after = change(known)
        if after == known:
            return
        if any(getattr(known, name) != getattr(after, name) for name in _BOUND):
            _refuse_settled(doors.rooms.line(session.id, candidate_id))
        _refuse_known(doors, known, after)
        try:
            doors.candidates.save(after)
        except StaleRow:
            continue
        return
    raise StaleRow


def _refuse_settled(line: RoomLine) -> None:
    if line.phase in _SETTLED_PHASES:
        raise CandidateJoined


def _refuse_known(doors: CandidateDoors, before: Candidate, after: Candidate) -> None:
    if identity(before) == identity(after):
        return
    there = doors.candidates.list_of(after.session_id)
    if any(identity(one) == identity(after) and one.id != after.id for one in there):
        raise CandidateKnown


def _seen(
    doors: CandidateDoors, candidates: Sequence[Candidate], session_id: str
) -> Sequence[CandidateSeen]:
    lines = {line.candidate_id: line for line in doors.rooms.lines(session_id)}
    levels = _levels(doors, candidates)
    ids = [competence.id for competence in doors.releases.current().competences]
    return [
        CandidateSeen(one, lines[one.id], eligibility(levels.get(one.id), ids, doors.rules))
        for one in candidates
        if one.id in lines
    ]


def _levels(
    doors: CandidateDoors, candidates: Sequence[Candidate]
) -> Mapping[str, Mapping[str, int]]:
    """Of who has an account: what their school was told, else what their profile says."""
    known: dict[str, Mapping[str, int]] = {}
    for school_id in {one.school_id for one in candidates if one.school_id}:
        known |= _told(doors, [one for one in candidates if one.school_id == school_id])
    for one in candidates:
        if one.user_id and one.id not in known:
            known[one.id] = levels_of(doors.profiles.list_of(one.user_id), doors.rules)
    return known


def _told(doors: CandidateDoors, pupils: Sequence[Candidate]) -> Mapping[str, Mapping[str, int]]:
    linked = [one for one in pupils if one.user_id and one.learner_id]
    told: dict[str, Mapping[str, int]] = {}
    for start in range(0, len(linked), _BATCH):
        ids = [one.learner_id for one in linked[start : start + _BATCH]]
        told |= doors.certifiability.find_many(linked[0].school_id, ids)
    return {one.id: told[one.learner_id] for one in linked if one.learner_id in told}
