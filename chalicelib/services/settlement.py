"""Settles a session after its exams are scored: what rules decide, and what they leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import ExamNotFound
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.decisions import decided, difference, with_result
from chalicelib.core.certification.exam import Exam, fold
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.scored import result_of
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.certification.settlement import Settled, settled_by_rules, within_limit
from chalicelib.core.certification.versions import version_of
from chalicelib.core.content import Release
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Certifications, Exams, IssueReports, Sessions


@dataclass(frozen=True, slots=True)
class SettlementDoors:
    """What settling a session needs."""

    sessions: Sessions
    candidates: Candidates
    exams: Exams
    certifications: Certifications
    reports: IssueReports
    releases: Releases


@dataclass(frozen=True, slots=True)
class _Scored:
    """An exam with what it became."""

    exam: Exam
    certification: Certification


def settle_session(
    doors: SettlementDoors, session_id: str, *, now: datetime
) -> CertificationSession:
    """The session, `settled` when every exam is scored and nothing waits for the jury.

    Nothing happens while exams are not scored, nor once it is settled. Safe to run twice, and by
    two at once: raises `StaleRow` when somebody else decided meanwhile.
    """
    session = doors.sessions.get(session_id)
    if session.state != "finalized":
        return session
    scored = _scored(doors, session)
    if scored is None:
        return session
    reports = [one for one in doors.reports.list_of(session_id) if not one.resolution]
    settled = within_limit({one.id: _by_rules(doors, one, scored) for one in reports}, reports)
    for candidate_id, one in scored.items():
        own = [report for report in reports if report.candidate_id == candidate_id]
        _neutralize(doors, one, [found for r in own if (found := settled[r.id])], now=now)
    for report in reports:
        if found := settled[report.id]:
            doors.reports.save(replace(report, resolution=found.resolution, resolved_at=now))
    is_waiting = any(found is None for found in settled.values())
    if is_waiting or any(one.certification.proposal for one in scored.values()):
        return session
    doors.sessions.save(replace(session, state="settled"))
    return replace(session, state="settled", version=session.version + 1)


def sessions_to_settle(doors: SettlementDoors, *, at_most: int) -> Sequence[str]:
    """The sessions that were finalized and are not settled, the oldest first."""
    return [one.id for one in doors.sessions.list_waiting("finalized", limit=at_most)]


def _scored(doors: SettlementDoors, session: CertificationSession) -> Mapping[str, _Scored] | None:
    """Every exam that was begun, by candidate; None while one of them has no last score."""
    candidates = doors.candidates.list_of(session.id)
    found = doors.certifications.find_many([candidate.id for candidate in candidates])
    known = {certification.id: certification for certification in found}
    scored: dict[str, _Scored] = {}
    for candidate in sorted(candidates, key=lambda one: one.id in known):
        exam = _begun(doors.exams, candidate.id)
        if exam is None:
            continue
        certification = known.get(candidate.id)
        if certification is None or not exam.is_closed:
            return None
        if certification.sequence != exam.last_sequence:
            return None
        scored[candidate.id] = _Scored(exam, certification)
    return scored


def _begun(exams: Exams, exam_id: str) -> Exam | None:
    try:
        exam = fold(*exams.get(exam_id))
    except ExamNotFound:
        return None
    return exam if exam.start is not None else None


def _by_rules(
    doors: SettlementDoors, report: IssueReport, scored: Mapping[str, _Scored]
) -> Settled | None:
    found = scored.get(report.candidate_id)
    if found is None:
        return settled_by_rules(report, None, doors.releases.current())
    return settled_by_rules(report, found.exam, _release(doors, found.certification))


def _neutralize(
    doors: SettlementDoors, one: _Scored, settled: Sequence[Settled], *, now: datetime
) -> None:
    """Take the answers out that rules say count no more, and score again."""
    former = one.certification
    positions = {found.position for found in settled if found.position}
    positions -= former.decisions.neutralized
    if not positions or former.stage == "published":
        return
    decisions = decided(former, "neutralize", tuple(positions))
    release = _release(doors, former)
    result = result_of(
        version_of(release, former.version_id),
        release,
        one.exam,
        decisions=decisions,
        wants_clea=former.wants_clea,
    )
    what = {
        "positions": ",".join(map(str, sorted(positions))),
        **difference(former.result, result),
    }
    changed = replace(with_result(former, result), decisions=decisions)
    doors.certifications.save(changed, entry_of(former, "settled", at=now, what=what))


def _release(doors: SettlementDoors, certification: Certification) -> Release:
    return doors.releases.get(certification.release_id, certification.calibration_id)
