"""Papers of a session: ordered, then made in the background."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import cast

from chalicelib.core.certif_errors import ExamNotFound
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import Exam, fold
from chalicelib.core.certification.papers import PaperName, SessionPapers, paper_data
from chalicelib.core.certification.session import of_center
from chalicelib.core.certification.versions import version_of
from chalicelib.core.errors import RowExists
from chalicelib.core.events import ExportRequested
from chalicelib.core.identity import Lang
from chalicelib.core.job import Job
from chalicelib.ports import Releases
from chalicelib.ports.certif import Candidates, Exams, IssueReports, Papers, Sessions
from chalicelib.ports.orga import Announcements, Jobs, MadeFiles, Organizations

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class PaperDoors:
    """What papers are made from, and where they go."""

    sessions: Sessions
    candidates: Candidates
    exams: Exams
    reports: IssueReports
    organizations: Organizations
    releases: Releases
    jobs: Jobs
    announcements: Announcements
    files: MadeFiles
    papers: Papers


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """Which paper, for whom; the same `job_id` again is the same order."""

    paper: PaperName
    lang: Lang
    by: str
    job_id: str
    event_id: str
    now: datetime


def order_paper(
    doors: PaperDoors, organization_id: str, session_id: str, *, order: PaperOrder
) -> Job:
    """Have a paper made; raises `SessionNotFound`. Safe twice under the same id."""
    session = of_center(doors.sessions.get(session_id), organization_id)
    job = Job(
        id=order.job_id,
        organization_id=organization_id,
        kind="papers",
        status="waiting",
        created_by=order.by,
        created_at=order.now,
        options={"paper": order.paper, "session_id": session.id, "lang": order.lang},
    )
    event = ExportRequested(order.event_id, order.now, organization_id, job.id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:
        return doors.jobs.get(organization_id, job.id)
    doors.announcements.announce(event)
    return replace(job, version=1)


def make_paper(doors: PaperDoors, job: Job, *, now: datetime) -> Job:
    """Make the paper of a job; safe to run twice."""
    paper = cast("PaperName", job.options["paper"])
    lang: Lang = "en" if job.options["lang"] == "en" else "fr"
    found = _found(doors, job)
    content = doors.papers.paper(paper, lang, paper_data(found))
    name = doors.papers.file_name(paper, lang, number=found.session.number)
    doors.files.put(job, BytesIO(content), name=name, media_type=PDF)
    done = replace(
        job,
        status="done",
        total=len(found.candidates),
        done=len(found.candidates),
        outcome={"bytes": len(content)},
        finished_at=now,
    )
    doors.jobs.save(done)
    return replace(done, version=done.version + 1)


def _found(doors: PaperDoors, job: Job) -> SessionPapers:
    session = of_center(doors.sessions.get(job.options["session_id"]), job.organization_id)
    candidates = doors.candidates.list_of(session.id)
    return SessionPapers(
        session=session,
        center=doors.organizations.get(job.organization_id).name,
        candidates=candidates,
        reports=doors.reports.list_of(session.id),
        exams=_begun(doors, candidates) if job.options["paper"] == "incidents" else {},
        minutes=version_of(doors.releases.current(), session.version_id).minutes,
    )


def _begun(doors: PaperDoors, candidates: Sequence[Candidate]) -> Mapping[str, Exam]:
    found = {one.id: _exam(doors, one.id) for one in candidates}
    return {candidate_id: exam for candidate_id, exam in found.items() if exam is not None}


def _exam(doors: PaperDoors, exam_id: str) -> Exam | None:
    try:
        return fold(*doors.exams.get(exam_id))
    except ExamNotFound:
        return None
