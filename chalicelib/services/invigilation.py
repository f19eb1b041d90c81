"""What an invigilator does in a room: each act is an event of one candidate's exam."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.certif_errors import AlertNotFound, ExamNotFound
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Act, Doing
from chalicelib.core.certification.exam import Alert, Event, Exam, ExamHeader, apply, fold
from chalicelib.core.certification.room import RoomLine, line_of
from chalicelib.core.certification.session import (
    CertificationSession,
    refuse_before_its_day,
    refuse_unless_open,
)
from chalicelib.core.content import Challenge
from chalicelib.core.errors import Conflict, NotFound, RowExists
from chalicelib.core.variation import personalize
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Exams, Rooms, Sessions

MAX_RACES = 8
"""A candidate answers once in a while: whoever loses that often meets a fault."""
_Made = Callable[[Exam], Event]


@dataclass(frozen=True, slots=True)
class InvigilationDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    exams: Exams
    releases: Releases


@dataclass(frozen=True, slots=True)
class Invigilated:
    """Who acts, in which room, when."""

    session_id: str
    user_id: str
    now: datetime


@dataclass(frozen=True, slots=True)
class LetIn:
    """Of several candidates at once: those who may start now, and those for whom it was too late
    or too early to say so."""

    lines: Sequence[RoomLine]
    refused_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """A report, and the question it is about as the candidate saw it."""

    alert: Alert
    challenge: Challenge
    release_id: str


def act_in_room(
    doors: InvigilationDoors,
    who: Invigilated,
    candidate_id: str,
    *,
    act: Act,
    reference: int = 0,
) -> RoomLine:
    """Do one thing for one candidate; `reference` says of which report.

    Raises `SessionClosed`, `SessionTooEarly`, `CandidateNotFound`, `AlertNotFound`, `ExamNotNow`,
    `ExamOver`, `ExamPaused`.
    """
    session = _open_session(doors, who, act)
    line = doors.rooms.line(who.session_id, candidate_id)
    doing = Doing(who.now, by=who.user_id)

    def made(exam: Exam) -> Event:
        return _event(exam, act, doing, reference=reference)

    return _happened(doors, session, line, made=made, now=who.now)


def let_in(doors: InvigilationDoors, who: Invigilated, candidate_ids: Sequence[str]) -> LetIn:
    """Let several start, each by an event of their own; raises `SessionClosed`, `SessionTooEarly`.

    Who may not be let in (any more) stays as they are, and is told apart.
    """
    session = _open_session(doors, who, "let_in")
    doing = Doing(who.now, by=who.user_id)
    lines = {line.candidate_id: line for line in doors.rooms.lines(who.session_id)}
    done: list[RoomLine] = []
    refused: list[str] = []

    def made(exam: Exam) -> Event:
        return acts.room_act(exam, "let_in", doing)

    for candidate_id in dict.fromkeys(candidate_ids):
        try:
            done.append(_happened(doors, session, lines[candidate_id], made=made, now=who.now))
        except (KeyError, Conflict, NotFound):
            refused.append(candidate_id)
    return LetIn(done, refused)


def read_reported_question(
    doors: InvigilationDoors, session_id: str, candidate_id: str, *, sequence: int
) -> ReportedQuestion:
    """The question that a candidate of the room has reported, to judge the report.

    Raises `CandidateNotFound`, `AlertNotFound`.
    """
    doors.rooms.line(session_id, candidate_id)
    try:
        exam = fold(*doors.exams.get(candidate_id))
    except ExamNotFound:
        raise AlertNotFound from None
    alert = next((one for one in exam.alerts if one.sequence == sequence), None)
    if alert is None or exam.start is None:
        raise AlertNotFound
    release = doors.releases.get(exam.start.release_id, exam.start.calibration_id)
    challenge = personalize(release.challenge(alert.challenge_id), candidate_id)
    return ReportedQuestion(alert, challenge, release.id)


def _open_session(doors: InvigilationDoors, who: Invigilated, act: Act) -> CertificationSession:
    session = doors.sessions.get(who.session_id)
    refuse_unless_open(session)
    if act == "let_in":
        refuse_before_its_day(session, who.now)
    return session


def _event(exam: Exam, act: Act, doing: Doing, *, reference: int = 0) -> Event:
    if act in {"accept_report", "dismiss_report"}:
        return acts.settle(exam, act, reference, doing=doing)
    return acts.room_act(exam, act, doing)


def _happened(
    doors: InvigilationDoors,
    session: CertificationSession,
    line: RoomLine,
    *,
    made: _Made,
    now: datetime,
) -> RoomLine:
    """Add the event that `made` makes of the exam as it is, and tell the room.

    Whoever loses a race folds again: the act is judged anew on what happened meanwhile.
    """
    for _ in range(MAX_RACES):
        exam = _exam(doors, session, line.candidate_id, now=now)
        if exam.is_out_of_time(now):
            _added(doors, exam, acts.end(exam, "time", Doing(now)), line=line)
            continue
        after = _added(doors, exam, made(exam), line=line)
        if after is not None:
            return after
    raise RowExists


def _added(
    doors: InvigilationDoors, exam: Exam, event: Event, *, line: RoomLine
) -> RoomLine | None:
    """The line after the event; None when something else happened first."""
    try:
        doors.exams.append(exam.header.id, event)
    except RowExists:
        return None
    return doors.rooms.save(line_of(apply(exam, event), line))


def _exam(
    doors: InvigilationDoors, session: CertificationSession, candidate_id: str, *, now: datetime
) -> Exam:
    """The exam so far; its header is opened by the first thing that happens to it."""
    try:
        return fold(*doors.exams.get(candidate_id))
    except ExamNotFound:
        candidate = doors.candidates.get(session.id, candidate_id)
    header = ExamHeader(
        id=candidate_id,
        session_id=session.id,
        owner_id=candidate.user_id or "",
        opened_at=now,
        session_number=session.number,
        site=session.site,
        room=session.room,
    )
    doors.exams.open(header)
    return fold(*doors.exams.get(candidate_id))
