"""Scores an exam when all is known that its score depends on: once, and again if that changes."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import AuditAction, Certification, entry_of
from chalicelib.core.certification.decisions import difference, with_result
from chalicelib.core.certification.exam import Exam, fold
from chalicelib.core.certification.scored import result_of
from chalicelib.core.certification.settlement import is_scorable
from chalicelib.core.certification.versions import version_of
from chalicelib.core.errors import RowExists
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Certifications, Exams, Sessions


@dataclass(frozen=True, slots=True)
class ScoringDoors:
    """What a score is made from, and where it goes."""

    exams: Exams
    sessions: Sessions
    candidates: Candidates
    certifications: Certifications
    releases: Releases


def score_exam(doors: ScoringDoors, exam_id: str, *, now: datetime) -> Certification | None:
    """The certification of an exam; None while its score may still depend on what comes.

    Safe to run twice: the first result is stored once, and who read the exam before somebody else
    scored more of it changes nothing. When more has happened to the exam since (a
    report accepted after the end, its cause said at finalization), the result is confirmed, or a
    new one joins the former ones, until it is published. Raises `ExamNotFound`, and `StaleRow` when
    the jury decided meanwhile.
    """
    exam = fold(*doors.exams.get(exam_id))
    if not is_scorable(exam):
        return None
    known = next(iter(doors.certifications.find_many([exam_id])), None)
    if known is None:
        try:
            return _scored(doors, exam, now=now)
        except RowExists:
            known = doors.certifications.get(exam_id)
    return _rescored(doors, known, exam, now=now)


def _scored(doors: ScoringDoors, exam: Exam, *, now: datetime) -> Certification:
    candidate = doors.candidates.get(exam.header.session_id, exam.header.id)
    session = doors.sessions.get(exam.header.session_id)
    certification = _first(doors, exam, candidate, organization_id=session.organization_id)
    result = certification.result
    entry = entry_of(
        certification, "scored", at=now, what={"status": result.status, "pix": result.pix or 0}
    )
    doors.certifications.add(certification, entry)
    return replace(certification, version=1)


def _first(
    doors: ScoringDoors, exam: Exam, candidate: Candidate, *, organization_id: str
) -> Certification:
    if exam.start is None or exam.started_at is None or exam.end_reason is None:
        raise ValueError(f"{exam.header.id}: not an exam that ended")
    release = doors.releases.get(exam.start.release_id, exam.start.calibration_id)
    version = version_of(release, exam.start.version_id)
    return Certification(
        id=candidate.id,
        session_id=candidate.session_id,
        organization_id=organization_id,
        user_id=candidate.user_id,
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        birth_date=candidate.birth_date,
        division=candidate.division,
        external_id=candidate.external_id,
        taken_at=exam.started_at,
        version_id=version.id,
        release_id=release.id,
        calibration_id=exam.start.calibration_id,
        end_reason=exam.end_reason,
        cause=exam.cause,
        result=result_of(version, release, exam, wants_clea=candidate.wants_clea),
        sequence=exam.last_sequence,
        answered=len(exam.answers),
        alerts=len(exam.alerts),
        wants_clea=candidate.wants_clea,
    )


def _rescored(
    doors: ScoringDoors, known: Certification, exam: Exam, *, now: datetime
) -> Certification:
    if known.stage == "published" or known.sequence >= exam.last_sequence:
        return known
    release = doors.releases.get(known.release_id, known.calibration_id)
    version = version_of(release, known.version_id)
    result = result_of(
        version, release, exam, decisions=known.decisions, wants_clea=known.wants_clea
    )
    action: AuditAction = "confirmed" if result == known.result else "rescored"
    entry = entry_of(known, action, at=now, what=difference(known.result, result))
    changed = replace(
        with_result(known, result),
        cause=exam.cause,
        sequence=exam.last_sequence,
        alerts=len(exam.alerts),
    )
    doors.certifications.save(changed, entry)
    return replace(changed, version=known.version + 1)
