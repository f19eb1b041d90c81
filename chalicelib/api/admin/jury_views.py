"""What the jury reads: sessions, results, incidents, the trail of decisions."""

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.api.endpoint import Instant, View
from chalicelib.core.certification.certification import (
    AuditAction,
    AuditEntry,
    CertificateState,
    Certification,
    Change,
    Proposal,
    Result,
    Stage,
)
from chalicelib.core.certification.exam import Cause, EndReason, Phase
from chalicelib.core.certification.issue_report import (
    Category,
    IssueReport,
    Resolution,
    Subcategory,
)
from chalicelib.core.certification.result import Status
from chalicelib.core.certification.session import CertificationSession, SessionState
from chalicelib.services.jury import CandidateSeen, SessionSeen

Reason = Annotated[str, Field(max_length=1000)]


class JurySession(View):
    """A session, as the jury sees it in a list; `assigned_name` is "" when nobody has taken it."""

    id: str
    number: str
    site: str
    room: str
    starts_on: date
    starts_at: str
    zone: str
    center_id: str
    center_name: str
    version_id: str
    state: SessionState
    candidate_count: int
    finalized_at: Instant | None
    published_at: Instant | None
    is_assigned: bool
    is_mine: bool
    assigned_name: str


class ExamResultView(View):
    """What an exam is worth; `comment` is the reason of the status, a key."""

    status: Status
    comment: str | None
    pix: int | None
    mesh: int | None
    levels: dict[str, int]
    max_level: int
    max_pix: int
    counted: int
    standard_error: float | None
    is_clea: bool


class ScoreProposalView(View):
    """A change that waits for a second pair of eyes; `is_mine`: one does not approve one's own."""

    sequence: int
    at: Instant
    change: Change
    positions: list[int]
    reason: str
    report_id: str
    proposed_by: str
    is_mine: bool


class AuditView(View):
    """One thing that was decided or done; `by` is "" for the service itself."""

    sequence: int
    at: Instant
    by: str
    action: AuditAction
    reason: str
    what: dict[str, str | int]


class ReportView(View):
    """An incident; `is_by_rules`: no human settled it."""

    id: str
    candidate_id: str
    category: Category
    subcategory: Subcategory
    question_number: int
    description: str
    at: Instant
    is_impactful: bool
    resolution: Resolution
    resolved_at: Instant | None
    is_by_rules: bool


class OutcomeView(View):
    """What an exam became."""

    result: ExamResultView
    stage: Stage
    certificate: CertificateState
    end_reason: EndReason
    cause: Cause
    answered: int
    alerts: int
    is_proposed: bool
    is_revoked: bool


class JuryCandidate(View):
    """A candidate of a session; `outcome` is None when they never began, or wait for a score."""

    id: str
    number: int
    first_name: str
    last_name: str
    division: str
    phase: Phase
    length: int
    open_reports: int
    outcome: OutcomeView | None


def session_view(seen: SessionSeen, *, user_id: str) -> JurySession:
    """A session on the wire."""
    session: CertificationSession = seen.session
    return JurySession(
        id=session.id,
        number=session.number,
        site=session.site,
        room=session.room,
        starts_on=session.starts_on,
        starts_at=f"{session.starts_at:%H:%M}",
        zone=session.zone,
        center_id=session.organization_id,
        center_name=seen.center_name,
        version_id=session.version_id,
        state=session.state,
        candidate_count=session.candidate_count,
        finalized_at=session.finalized_at,
        published_at=session.published_at,
        is_assigned=bool(session.assigned_to),
        is_mine=session.assigned_to == user_id,
        assigned_name=seen.assigned_name,
    )


def result_view(result: Result) -> ExamResultView:
    """A result on the wire: no ability, which says nothing to a human."""
    return ExamResultView(
        status=result.status,
        comment=result.comment,
        pix=result.pix,
        mesh=result.mesh,
        levels=dict(result.levels),
        max_level=result.max_level,
        max_pix=result.max_pix,
        counted=result.counted,
        standard_error=result.standard_error,
        is_clea=result.is_clea,
    )


def proposal_view(proposal: Proposal, *, name: str, user_id: str) -> ScoreProposalView:
    """A proposal on the wire."""
    return ScoreProposalView(
        sequence=proposal.sequence,
        at=proposal.at,
        change=proposal.change,
        positions=list(proposal.positions),
        reason=proposal.reason,
        report_id=proposal.report_id,
        proposed_by=name,
        is_mine=proposal.by == user_id,
    )


def audit_view(entry: AuditEntry, *, name: str) -> AuditView:
    """An entry on the wire, with a name where there was an account."""
    what = {key: said for key, said in entry.what.items() if key != "proposed_by"}
    return AuditView(
        sequence=entry.sequence,
        at=entry.at,
        by=name or entry.by,
        action=entry.action,
        reason=entry.reason,
        what=what,
    )


def report_view(report: IssueReport) -> ReportView:
    """An incident on the wire."""
    return ReportView(
        id=report.id,
        candidate_id=report.candidate_id,
        category=report.category,
        subcategory=report.subcategory,
        question_number=report.question_number,
        description=report.description,
        at=report.at,
        is_impactful=report.is_impactful,
        resolution=report.resolution,
        resolved_at=report.resolved_at,
        is_by_rules=bool(report.resolution) and not report.resolved_by,
    )


def outcome_view(one: Certification) -> OutcomeView:
    """What an exam became, on the wire."""
    return OutcomeView(
        result=result_view(one.result),
        stage=one.stage,
        certificate=one.certificate,
        end_reason=one.end_reason,
        cause=one.cause,
        answered=one.answered,
        alerts=one.alerts,
        is_proposed=one.proposal is not None,
        is_revoked=one.revoked_at is not None,
    )


def candidate_view(seen: CandidateSeen) -> JuryCandidate:
    """A candidate on the wire."""
    candidate, line, one = seen.candidate, seen.line, seen.certification
    return JuryCandidate(
        id=candidate.id,
        number=candidate.number,
        first_name=one.first_name if one else candidate.first_name,
        last_name=one.last_name if one else candidate.last_name,
        division=candidate.division,
        phase=line.phase if line else "expected",
        length=line.length if line else 0,
        open_reports=seen.open_reports,
        outcome=outcome_view(one) if one else None,
    )
