"""Tells institutions of certifications: each one when it changes, and again when asked to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import CandidateNotFound, NotPublished
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.certification.reporting import (
    SchoolLine,
    Sources,
    chosen_line,
    is_due,
    reported,
    reporting_job,
)
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import ExportRequested
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import LearnerNotFound
from chalicelib.core.organization import Organization
from chalicelib.ports import Clock
from chalicelib.ports.certif import Candidates, Certifications, Sessions
from chalicelib.ports.orga import Announcements, Jobs, Learners, Organizations
from chalicelib.ports.reported import ReportedResults

MAX_RACES = 5
AT_MOST_SESSIONS = 100_000
"""Sessions told again at once: more than a country holds in a year."""
_MERGES = 5


@dataclass(frozen=True, slots=True)
class ReportingDoors:
    """What telling institutions of one certification needs."""

    results: ReportedResults
    certifications: Certifications
    candidates: Candidates
    learners: Learners
    organizations: Organizations


@dataclass(frozen=True, slots=True)
class AgainDoors:
    """What telling them again of whole sessions needs."""

    reporting: ReportingDoors
    sessions: Sessions
    jobs: Jobs
    work: Announcements
    clock: Clock


def report_certification(
    doors: ReportingDoors, certification_id: str, *, now: datetime, again: bool = False
) -> ReportedResult:
    """Tell institutions what a certification is now; safe to run twice, in any order, at once.

    What was told is read before the certification: who reads an older certification finds, when
    writing, that something newer was told. Feeds get something to look at with the same write, when
    what was published is something else, or `again`. Raises `CertificationNotFound`, `StaleRow`
    when it changes all the time.
    """
    for _ in range(MAX_RACES):
        before = next(iter(doors.results.find_many([certification_id])), None)
        one = doors.certifications.get(certification_id)
        told = reported(_sources(doors, one, before), now=now)
        if told == before and not again:
            return told
        try:
            doors.results.save(told, before=before, is_due=is_due(told, before, again=again))
        except StaleRow:  # somebody else told it meanwhile: is there still something to tell?
            continue
        return told
    raise StaleRow


def report_again(
    doors: AgainDoors, job_id: str, session_id: str, *, by: str, now: datetime
) -> None:
    """Have institutions told again of a published session ("": of all of them); a worker does it.

    Raises `SessionNotFound`, `NotPublished`.
    """
    organization_id = ""
    if session_id:
        session = doors.sessions.get(session_id)
        if session.state != "published":
            raise NotPublished
        organization_id = session.organization_id
    _ask(doors, reporting_job(job_id, session_id, organization_id=organization_id, by=by, now=now))


def make_reporting(doors: AgainDoors, job: Job) -> Job:
    """Tell institutions again of a job's session, or ask for it for each session there is.

    Safe to run twice: feeds compare what they look at with what they delivered.
    """
    session_id = job.options.get("session_id")
    done = _told(doors, session_id) if session_id else _asked(doors, job)
    ended = replace(
        job, status="done", done=done, outcome={"reported": done}, finished_at=doors.clock.now()
    )
    doors.jobs.save(ended)
    return replace(ended, version=ended.version + 1)


def _told(doors: AgainDoors, session_id: str) -> int:
    candidates = doors.reporting.candidates.list_of(session_id)
    found = doors.reporting.certifications.find_many([candidate.id for candidate in candidates])
    for one in found:
        report_certification(doors.reporting, one.id, now=doors.clock.now(), again=True)
    return len(found)


def _asked(doors: AgainDoors, job: Job) -> int:
    sessions = doors.sessions.list_published(limit=AT_MOST_SESSIONS)
    for session in sessions:
        _ask(doors, _of_session(job, session, now=doors.clock.now()))
    return len(sessions)


def _of_session(job: Job, session: CertificationSession, *, now: datetime) -> Job:
    id_ = identifier_of(f"{job.id}#{session.id}")
    organization_id = session.organization_id
    return reporting_job(
        id_, session.id, organization_id=organization_id, by=job.created_by, now=now
    )


def _ask(doors: AgainDoors, job: Job) -> None:
    event = ExportRequested(f"reporting-{job.id}", job.created_at, job.organization_id, job.id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:  # asked for already, by the same request or the same job
        return
    doors.work.announce(event)


def _sources(doors: ReportingDoors, one: Certification, before: ReportedResult | None) -> Sources:
    candidate = _candidate(doors, one)
    learners = list(_learners(doors, one, candidate))
    ids = {one.organization_id, *(learner.organization_id for learner in learners)}
    organizations = {found.id: found for found in doors.organizations.find_many(sorted(ids))}
    center = organizations.get(one.organization_id)
    return Sources(
        certification=one,
        candidate=candidate,
        line=_line(learners, organizations, candidate),
        center_name=center.name if center else "",
        before=before,
    )


def _candidate(doors: ReportingDoors, one: Certification) -> Candidate | None:
    try:
        return doors.candidates.get(one.session_id, one.id)
    except CandidateNotFound:
        return None


def _learners(
    doors: ReportingDoors, one: Certification, candidate: Candidate | None
) -> Iterator[Learner]:
    """The line a school enrolled them from; else every line that leads to their account."""
    if candidate is not None and candidate.learner_id:
        learner = _learner(doors, candidate.school_id, candidate.learner_id)
        if learner is not None:
            yield learner
            return
    if one.user_id:
        yield from doors.learners.list_of_user(one.user_id)


def _learner(doors: ReportingDoors, school_id: str, learner_id: str) -> Learner | None:
    """The line, or the one it was merged into."""
    for _ in range(_MERGES):
        try:
            learner = doors.learners.get(school_id, learner_id)
        except LearnerNotFound:
            return None
        if learner.merged_into is None:
            return learner
        learner_id = learner.merged_into
    return None


def _line(
    learners: list[Learner], organizations: dict[str, Organization], candidate: Candidate | None
) -> SchoolLine | None:
    for learner in learners:
        school = organizations.get(learner.organization_id)
        if candidate and candidate.school_id == learner.organization_id and school:
            return SchoolLine(learner, school)
    return chosen_line(learners, organizations)
