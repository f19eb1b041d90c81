"""A candidate's sheet on the wire."""

from datetime import date
from typing import Literal

from chalicelib.api.admin.jury_views import (
    AuditView,
    ExamResultView,
    OutcomeView,
    ReportView,
    ScoreProposalView,
    audit_view,
    outcome_view,
    proposal_view,
    report_view,
    result_view,
)
from chalicelib.api.endpoint import Instant, View
from chalicelib.core.certification.certification import Change
from chalicelib.core.certification.exam import AlertState, EventKind
from chalicelib.core.certification.session import SessionState
from chalicelib.core.content import Kind
from chalicelib.core.grading import Outcome
from chalicelib.services.certification_sheet import QuestionSeen, Sheet


class QuestionView(View):
    """A question that was answered, or reported and put aside; seconds without pauses."""

    sequence: int
    position: int
    kind: Literal["answered", "reported"]
    challenge_kind: Kind
    competence_id: str
    skill: str
    statement: str
    words: list[str]
    asked_at: Instant
    at: Instant
    seconds: int
    outcome: Outcome | None
    category: str
    state: AlertState | None
    focus_losses: int
    pasted: int
    is_counted: bool
    is_neutralized: bool


class MarkView(View):
    """Something else that happened; `by` is "" for the candidate or the service."""

    kind: EventKind
    at: Instant
    detail: str


class SheetView(View):
    """All that the jury weighs; `changes`: what may be proposed now.

    `preview`: what the result would be after the proposal that waits.
    """

    id: str
    session_id: str
    session_number: str
    session_state: SessionState
    number: int
    first_name: str
    last_name: str
    birth_date: date
    division: str
    extra_percent: int
    version_id: str
    started_at: Instant
    ended_at: Instant | None
    minutes: int
    length: int
    lang: str
    outcome: OutcomeView
    verification_code: str
    comment_for_candidate: str
    comment_for_organization: str
    proposal: ScoreProposalView | None
    preview: ExamResultView | None
    changes: list[Change]
    questions: list[QuestionView]
    marks: list[MarkView]
    reports: list[ReportView]
    results: list[ExamResultView]
    audit: list[AuditView]


def sheet_view(sheet: Sheet, *, user_id: str) -> SheetView:
    """The sheet, for who is signed in: `user_id` does not approve their own proposal."""
    one, exam, start = sheet.certification, sheet.exam, sheet.exam.start
    return SheetView(
        id=one.id,
        session_id=sheet.session.id,
        session_number=sheet.session.number,
        session_state=sheet.session.state,
        number=sheet.candidate.number,
        first_name=one.first_name,
        last_name=one.last_name,
        birth_date=one.birth_date,
        division=one.division,
        extra_percent=sheet.candidate.extra_percent,
        version_id=one.version_id,
        started_at=one.taken_at,
        ended_at=exam.ended_at,
        minutes=start.minutes if start else 0,
        length=start.length if start else 0,
        lang=start.lang if start else "",
        outcome=outcome_view(one),
        verification_code=one.code,
        comment_for_candidate=one.comment_for_candidate,
        comment_for_organization=one.comment_for_organization,
        proposal=_proposal(sheet, user_id),
        preview=result_view(sheet.preview) if sheet.preview else None,
        changes=list(sheet.changes),
        questions=[_question(one) for one in sheet.questions],
        marks=[MarkView(kind=mark.kind, at=mark.at, detail=mark.detail) for mark in sheet.marks],
        reports=[report_view(report) for report in sheet.reports],
        results=[result_view(result) for result in sheet.results],
        audit=[audit_view(entry, name=sheet.names.get(entry.by, "")) for entry in sheet.audit],
    )


def _proposal(sheet: Sheet, user_id: str) -> ScoreProposalView | None:
    proposal = sheet.certification.proposal
    if proposal is None:
        return None
    return proposal_view(proposal, name=sheet.names.get(proposal.by, ""), user_id=user_id)


def _question(seen: QuestionSeen) -> QuestionView:
    step = seen.step
    return QuestionView(
        sequence=step.sequence,
        position=step.position,
        kind=step.kind,
        challenge_kind=seen.kind,
        competence_id=seen.skill.competence_id,
        skill=seen.skill.title,
        statement=seen.statement,
        words=list(seen.words),
        asked_at=step.asked_at,
        at=step.at,
        seconds=step.seconds,
        outcome=step.outcome,
        category=step.category,
        state=step.state,
        focus_losses=step.focus_losses,
        pasted=step.pasted,
        is_counted=seen.is_counted,
        is_neutralized=seen.is_neutralized,
    )
