"""Publishes a session: asked for by staff, carried out by a worker, a candidate at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import AlreadyPublished, NotFinalized, NotSettled
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.session import SECRET_LENGTH, CertificationSession, code
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import RowExists
from chalicelib.core.events import CertificateRequested, ExportRequested
from chalicelib.core.job import Job, JobStatus
from chalicelib.core.orga_errors import JobNotFound
from chalicelib.ports import Clock, Ids
from chalicelib.ports.certif import Candidates, Certifications, Sessions
from chalicelib.ports.orga import Announcements, Jobs

MAX_DRAWS = 5
"""There are 24^14 codes: two draws that are taken are a fault of ours."""
PROGRESS_EVERY = 20


@dataclass(frozen=True, slots=True)
class PublicationDoors:
    """What publishing needs."""

    sessions: Sessions
    candidates: Candidates
    certifications: Certifications
    jobs: Jobs
    work: Announcements
    certificates: Announcements
    ids: Ids
    clock: Clock


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a session is. `scored`: exams with a result; `published`: shown to their candidates;
    `requested`, `issued`: certificates that are being made, and made; `job`: None before it was
    asked for."""

    session: CertificationSession
    job: JobStatus | None
    scored: int
    certified: int
    published: int
    requested: int
    issued: int


def read_progress(doors: PublicationDoors, session_id: str) -> Progress:
    """How far the publication of a session is; raises `SessionNotFound`."""
    session = doors.sessions.get(session_id)
    all_ = _certifications(doors, session)
    return Progress(
        session=session,
        job=_job_status(doors, session),
        scored=len(all_),
        certified=sum(one.result.is_certified for one in all_),
        published=sum(one.stage == "published" for one in all_),
        requested=sum(one.certificate == "requested" for one in all_),
        issued=sum(one.certificate == "issued" for one in all_),
    )


def publish_session(
    doors: PublicationDoors, session_id: str, *, by: str, now: datetime
) -> Progress:
    """Have a settled session published; asking again while it goes on changes nothing.

    Raises `SessionNotFound`, `NotFinalized`, `NotSettled` (also while a change waits for a second
    pair of eyes), `AlreadyPublished`.
    """
    session = doors.sessions.get(session_id)
    _refuse_unless_settled(doors, session)
    job = Job(
        id=_job_id(session),
        organization_id=session.organization_id,
        kind="publication",
        status="waiting",
        created_by=by,
        created_at=now,
        total=session.candidate_count,
        options={"session_id": session.id},
    )
    event = ExportRequested(f"publication-{job.id}", now, job.organization_id, job.id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:
        _restart(doors, job, event, now=now)
    else:
        doors.work.announce(event)
    return read_progress(doors, session_id)


def make_publication(doors: PublicationDoors, job: Job) -> Job:
    """Publish every result of a job's session, then the session; safe to run twice.

    Each certificate is asked for with the result it follows, once. Raises `StaleRow` when somebody
    else is at it, `NotSettled`.
    """
    session = doors.sessions.get(job.options["session_id"])
    if session.state != "published":
        _refuse_unless_settled(doors, session)
        job = _all_published(doors, session, job)
        now = doors.clock.now()
        doors.sessions.save(replace(session, state="published", published_at=now))
    outcome = {"published": len(_certifications(doors, session))}
    done = replace(job, status="done", outcome=outcome, finished_at=doors.clock.now())
    doors.jobs.save(done)
    return replace(done, version=done.version + 1)


def request_again(doors: PublicationDoors, session_id: str, *, now: datetime) -> Progress:
    """Ask again for the certificates of a session that were asked for and are not there.

    Making one twice gives one. Raises `SessionNotFound`.
    """
    session = doors.sessions.get(session_id)
    for one in _certifications(doors, session):
        if one.certificate == "requested":
            doors.certificates.announce(_event(one, now))
    return read_progress(doors, session_id)


def _refuse_unless_settled(doors: PublicationDoors, session: CertificationSession) -> None:
    if session.state == "created":
        raise NotFinalized
    if session.state == "published":
        raise AlreadyPublished
    if session.state != "settled" or any(one.proposal for one in _certifications(doors, session)):
        raise NotSettled


def _restart(doors: PublicationDoors, job: Job, event: ExportRequested, *, now: datetime) -> None:
    """A publication that failed starts again where it stopped."""
    known = doors.jobs.get(job.organization_id, job.id)
    if known.status != "failed":
        return
    again = replace(event, id=f"{event.id}-{known.version}")
    doors.jobs.save(replace(known, status="waiting", created_at=now, finished_at=None), event=again)
    doors.work.announce(again)


def _all_published(doors: PublicationDoors, session: CertificationSession, job: Job) -> Job:
    all_ = _certifications(doors, session)
    job = replace(job, total=len(all_))
    for done, one in enumerate(all_, start=1):
        if one.proposal is not None:  # proposed since the publication was asked for
            raise NotSettled
        if one.stage != "published":
            _publish(doors, one, by=job.created_by)
        job = replace(job, done=done)
        if done % PROGRESS_EVERY == 0:
            doors.jobs.save(job)
            job = replace(job, version=job.version + 1)
    return job


def _publish(doors: PublicationDoors, one: Certification, *, by: str) -> None:
    now = doors.clock.now()
    entry = entry_of(one, "published", at=now, by=by, what={"status": one.result.status})
    published = replace(one, stage="published", published_at=now)
    if not one.result.is_certified:
        doors.certifications.save(published, entry)
        return
    event = _event(one, now)
    for attempt in range(MAX_DRAWS):
        drawn = code(doors.ids.new_id(), SECRET_LENGTH)
        asked = replace(published, code=drawn, certificate="requested")
        try:
            doors.certifications.save(asked, entry, event=event)
        except RowExists:
            if attempt == MAX_DRAWS - 1:
                raise
            continue
        doors.certificates.announce(event)
        return


def _event(one: Certification, now: datetime) -> CertificateRequested:
    return CertificateRequested(f"certificate-{one.id}-{one.version}", now, one.id)


def _certifications(
    doors: PublicationDoors, session: CertificationSession
) -> Sequence[Certification]:
    candidates = doors.candidates.list_of(session.id)
    return doors.certifications.find_many([candidate.id for candidate in candidates])


def _job_id(session: CertificationSession) -> str:
    return identifier_of(f"publication#{session.id}")


def _job_status(doors: PublicationDoors, session: CertificationSession) -> JobStatus | None:
    try:
        return doors.jobs.get(session.organization_id, _job_id(session)).status
    except JobNotFound:
        return None
