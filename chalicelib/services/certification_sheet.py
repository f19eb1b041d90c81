"""A candidate's sheet: all that the jury weighs, on one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.core.answer_words import answer_words, bare_text
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import (
    AuditEntry,
    Certification,
    Change,
    Result,
)
from chalicelib.core.certification.decisions import possible_changes, result_after
from chalicelib.core.certification.exam import Event, Exam, ExamHeader, fold
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.certification.timeline import Mark, Step, marks_of, steps_of
from chalicelib.core.content import Kind, Release, Skill
from chalicelib.core.errors import AccountNotFound
from chalicelib.core.variation import personalize
from chalicelib.ports import Accounts, Releases
from chalicelib.ports.certif import Candidates, Certifications, Exams, IssueReports, Sessions


@dataclass(frozen=True, slots=True)
class SheetDoors:
    """What a sheet is made from."""

    sessions: Sessions
    candidates: Candidates
    exams: Exams
    certifications: Certifications
    reports: IssueReports
    releases: Releases
    accounts: Accounts


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """A question with its statement and what was answered, in words.

    `is_counted`: does the score rest on it? Not when it was set aside or neutralized.
    """

    step: Step
    statement: str
    skill: Skill
    kind: Kind
    words: tuple[str, ...]
    is_counted: bool
    is_neutralized: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is known of a certification. `preview`: what the waiting proposal would make of it.

    `names`: of the accounts that the trail names, by id.
    """

    certification: Certification
    session: CertificationSession
    candidate: Candidate
    exam: Exam
    questions: tuple[QuestionSeen, ...]
    marks: tuple[Mark, ...]
    reports: tuple[IssueReport, ...]
    results: Sequence[Result]
    audit: Sequence[AuditEntry]
    changes: tuple[Change, ...]
    preview: Result | None
    names: Mapping[str, str]


def read_sheet(doors: SheetDoors, certification_id: str) -> Sheet:
    """The sheet of a candidate whose exam was scored; raises `CertificationNotFound`."""
    one = doors.certifications.get(certification_id)
    header, events = doors.exams.get(one.id)
    exam = fold(header, events)
    release = doors.releases.get(one.release_id, one.calibration_id)
    audit = doors.certifications.audit(one.id)
    marks = marks_of(events)
    return Sheet(
        certification=one,
        session=doors.sessions.get(one.session_id),
        candidate=doors.candidates.get(one.session_id, one.id),
        exam=exam,
        questions=_questions(doors, one, (header, events), release=release),
        marks=marks,
        reports=tuple(
            report
            for report in doors.reports.list_of(one.session_id)
            if report.candidate_id == one.id
        ),
        results=doors.certifications.results(one.id),
        audit=audit,
        changes=possible_changes(one),
        preview=_preview(one, exam, release),
        names=_names(doors.accounts, [*(m.by for m in marks), *_people(one, audit)]),
    )


def _questions(
    doors: SheetDoors,
    one: Certification,
    happened: tuple[ExamHeader, Sequence[Event]],
    *,
    release: Release,
) -> tuple[QuestionSeen, ...]:
    header, events = happened
    exam = fold(header, events)
    counted = {answered.position for answered in exam.counted}
    by_sequence = {event.sequence: event for event in events}
    return tuple(
        _question(
            doors,
            one,
            step,
            event=by_sequence[step.sequence],
            release=release,
            is_in_score=step.kind == "answered" and step.position in counted,
        )
        for step in steps_of(header, events, doors.exams.noticed(one.id))
    )


def _question(
    doors: SheetDoors,
    one: Certification,
    step: Step,
    *,
    event: Event,
    release: Release,
    is_in_score: bool,
) -> QuestionSeen:
    challenge = personalize(release.challenge(step.challenge_id), one.id)
    text = doors.exams.full_answer(one.id, event.sequence) if event.digest else event.answer
    is_answer = step.kind == "answered"
    is_neutralized = is_answer and step.position in one.decisions.neutralized
    return QuestionSeen(
        step=step,
        statement=bare_text(challenge.statement),
        skill=release.skill(challenge.skill_id),
        kind=challenge.kind,
        words=answer_words(challenge, text) if is_answer else (),
        is_counted=is_in_score and not is_neutralized,
        is_neutralized=is_neutralized,
    )


def _preview(one: Certification, exam: Exam, release: Release) -> Result | None:
    if one.proposal is None:
        return None
    return result_after(
        one, exam, release, change=one.proposal.change, positions=one.proposal.positions
    )


def _people(one: Certification, audit: Sequence[AuditEntry]) -> list[str]:
    proposer = [one.proposal.by] if one.proposal else []
    return [*proposer, *(entry.by for entry in audit)]


def _names(accounts: Accounts, user_ids: Sequence[str]) -> dict[str, str]:
    found = {}
    for user_id in {*user_ids} - {""}:
        try:
            user = accounts.get(user_id)
        except AccountNotFound:
            continue
        found[user_id] = f"{user.first_name} {user.last_name}".strip()
    return found
