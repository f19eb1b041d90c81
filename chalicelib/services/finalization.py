"""The end of a session: what happened, why some did not finish; every exam is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import ExamNotFound
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing
from chalicelib.core.certification.exam import Cause, EndReason, Event, Exam, apply, fold
from chalicelib.core.certification.finalization import (
    Standing,
    refuse_missing_causes,
    standing,
)
from chalicelib.core.certification.issue_report import IssueReport, checked
from chalicelib.core.certification.room import RoomLine, line_of
from chalicelib.core.certification.session import (
    CertificationSession,
    of_center,
    readable_remarks,
    refuse_before_its_day,
    refuse_unless_open,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.ports.certif import Exams, IssueReports, Rooms, Sessions

MAX_RACES = 8


@dataclass(frozen=True, slots=True)
class FinalizationDoors:
    """What these use cases need from outside."""

    sessions: Sessions
    rooms: Rooms
    exams: Exams
    reports: IssueReports


@dataclass(frozen=True, slots=True)
class Ending:
    """How a session stands at its end."""

    session: CertificationSession
    standing: Standing
    reports: Sequence[IssueReport]


@dataclass(frozen=True, slots=True)
class Closing:
    """What the center says: why each unfinished exam was not finished, and in its own words."""

    causes: Mapping[str, Cause]
    remarks: str
    by: str
    now: datetime


def read_ending(doors: FinalizationDoors, organization_id: str, session_id: str) -> Ending:
    """What there is to say before the session can be finalized; raises `SessionNotFound`."""
    session = of_center(doors.sessions.get(session_id), organization_id)
    lines = doors.rooms.lines(session_id)
    return Ending(session, standing(lines), doors.reports.list_of(session_id))


def finalize_session(
    doors: FinalizationDoors, organization_id: str, session_id: str, *, closing: Closing
) -> CertificationSession:
    """Close every exam, then the session: from now on results are worked out. Safe to send again.

    Exams are closed before the session and looked at once more after it: whoever began in between
    is found then. Raises `SessionNotFound`, `SessionTooEarly`, `CauseMissing`,
    `SessionFieldNotReadable`.
    """
    session = of_center(doors.sessions.get(session_id), organization_id)
    remarks = readable_remarks(closing.remarks)
    if session.is_open:
        refuse_before_its_day(session, closing.now)
        lines = doors.rooms.lines(session_id)
        refuse_missing_causes(standing(lines), closing.causes)
        _close_all(doors, lines, closing)
        session = _finalized(doors, session, remarks=remarks, now=closing.now)
    _close_all(doors, doors.rooms.lines(session_id), closing)
    return session


def note_report(doors: FinalizationDoors, organization_id: str, report: IssueReport) -> IssueReport:
    """Keep an incident of the session; the same id is one.

    Raises `SessionNotFound`, `SessionClosed`, `CandidateNotFound`, `ReportNotReadable`.
    """
    refuse_unless_open(of_center(doors.sessions.get(report.session_id), organization_id))
    if report.candidate_id:
        doors.rooms.line(report.session_id, report.candidate_id)
    doors.reports.save(checked(report))
    return report


def remove_report(
    doors: FinalizationDoors, organization_id: str, session_id: str, *, report_id: str
) -> None:
    """Take an incident back; raises `SessionNotFound`, `SessionClosed`, `ReportNotFound`."""
    refuse_unless_open(of_center(doors.sessions.get(session_id), organization_id))
    doors.reports.remove(session_id, report_id)


def _finalized(
    doors: FinalizationDoors, session: CertificationSession, *, remarks: str, now: datetime
) -> CertificationSession:
    for _ in range(MAX_RACES):
        known = doors.sessions.get(session.id)
        if not known.is_open:  # sent twice
            return known
        after = replace(
            known, state="finalized", finalized_at=now, remarks=remarks or known.remarks
        )
        try:
            doors.sessions.save(after)
        except StaleRow:
            continue
        return replace(after, version=after.version + 1)
    raise StaleRow


def _close_all(doors: FinalizationDoors, lines: Sequence[RoomLine], closing: Closing) -> None:
    """Whoever has not come in has no exam to close."""
    for line in lines:
        if line.sequence:
            _close(doors, line, closing)


def _close(doors: FinalizationDoors, line: RoomLine, closing: Closing) -> None:
    """End what runs and close what has ended; who has not begun cannot begin any more."""
    cause = closing.causes.get(line.candidate_id, "")
    for _ in range(MAX_RACES):
        exam = _find(doors, line.candidate_id)
        following = _following(exam, cause, closing) if exam else None
        if exam is None or following is None:
            return
        try:
            doors.exams.append(exam.header.id, following)
        except RowExists:
            continue
        doors.rooms.save(line_of(apply(exam, following), line))
    raise RowExists


def _following(exam: Exam, cause: Cause, closing: Closing) -> Event | None:
    """What is still to happen to an exam whose session ends; None when nothing is.

    Of an exam that began while the session was being finalized nobody could say why: it was not
    the candidate.
    """
    doing = Doing(closing.now, by=closing.by)
    if acts.can(exam, "end"):
        reason: EndReason = "time" if exam.is_out_of_time(closing.now) else "finalized"
        return acts.end(exam, reason, doing)
    if acts.can(exam, "close"):
        is_whole = exam.end_reason == "completed"
        return acts.close(exam, "" if is_whole else cause or "technical", doing)
    if exam.start is None and acts.can(exam, "unconfirm"):
        return acts.room_act(exam, "unconfirm", doing)
    return None


def _find(doors: FinalizationDoors, exam_id: str) -> Exam | None:
    try:
        return fold(*doors.exams.get(exam_id))
    except ExamNotFound:
        return None
