"""What a center sees of its results, and the files it asks for: a table, the certificates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Literal, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from chalicelib.core.certif_errors import CertificateNotReady, NotPublished, SessionNotFound
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.exam import Phase
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.certification_export import (
    ResultsLayout,
    certificate_names,
    result_columns,
    result_row,
    results_name,
)
from chalicelib.core.errors import RowExists
from chalicelib.core.events import ExportRequested
from chalicelib.core.export import Cell
from chalicelib.core.identity import Lang
from chalicelib.core.job import Job
from chalicelib.ports import Clock, Releases
from chalicelib.ports.certif import Candidates, CertificateFiles, Certifications, Rooms, Sessions
from chalicelib.ports.orga import Announcements, Jobs, MadeFiles, Organizations
from chalicelib.ports.results import TableFiles

FileKind = Literal["results", "certificates"]
ZIP = "application/zip"
PAGE = 25
"""Certifications read at once: what is kept in memory does not grow with the session."""


@dataclass(frozen=True, slots=True)
class ResultsDoors:
    """What results are read from, and where their files go."""

    sessions: Sessions
    candidates: Candidates
    rooms: Rooms
    certifications: Certifications
    organizations: Organizations
    releases: Releases
    certificates: CertificateFiles
    jobs: Jobs
    work: Announcements
    files: MadeFiles
    tables: TableFiles
    clock: Clock


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """A candidate; `certification`: None before publication, and of who did not come."""

    candidate: Candidate
    phase: Phase
    certification: Certification | None


@dataclass(frozen=True, slots=True)
class SessionResults:
    """The results of a session, by number."""

    session: CertificationSession
    competence_ids: tuple[str, ...]
    candidates: tuple[CandidateResult, ...]


@dataclass(frozen=True, slots=True)
class FileAsked:
    """A file that somebody asks for; `job_id` is the same when they ask again."""

    kind: FileKind
    lang: Lang
    by: str
    job_id: str
    now: datetime
    division: str | None = None


def read_results(doors: ResultsDoors, organization_id: str, session_id: str) -> SessionResults:
    """The results of a session; none of them before it is published. Raises `SessionNotFound`."""
    session = _session(doors, organization_id, session_id)
    candidates = doors.candidates.list_of(session.id)
    phases = {line.candidate_id: line.phase for line in doors.rooms.lines(session.id)}
    found: dict[str, Certification] = {}
    if session.state == "published":
        known = doors.certifications.find_many([one.id for one in candidates])
        found = {one.id: one for one in known}
    return SessionResults(
        session=session,
        competence_ids=_competences(doors),
        candidates=tuple(
            CandidateResult(one, phases.get(one.id, "expected"), found.get(one.id))
            for one in candidates
        ),
    )


def ask_file(
    doors: ResultsDoors, organization_id: str, session_id: str, *, asked: FileAsked
) -> Job:
    """Have a file made; asking twice makes one. Raises `SessionNotFound`, `NotPublished`."""
    session = _session(doors, organization_id, session_id)
    if session.state != "published":
        raise NotPublished
    options = {"session_id": session.id, "lang": asked.lang}
    job = Job(
        id=asked.job_id,
        organization_id=organization_id,
        kind=asked.kind,
        status="waiting",
        created_by=asked.by,
        created_at=asked.now,
        total=session.candidate_count,
        options=options if asked.division is None else {**options, "division": asked.division},
    )
    event = ExportRequested(f"results-{job.id}", asked.now, organization_id, job.id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:
        return doors.jobs.get(organization_id, job.id)
    doors.work.announce(event)
    return doors.jobs.get(organization_id, job.id)


def make_results(doors: ResultsDoors, job: Job) -> Job:
    """The table of a session or of a class, as CSV; an interrupted one starts again."""
    layout, candidates = _layout(doors, job)
    count = _Count()
    with TemporaryFile() as file:
        rows = _rows(doors, layout, candidates, count=count)
        columns = result_columns(layout)
        doors.tables.write(file, columns, rows, format_="csv", title=layout.word("file"))
        file.seek(0)
        media_type = doors.tables.media_type("csv")
        doors.files.put(job, file, name=f"{results_name(layout)}.csv", media_type=media_type)
    return _done(doors, job, rows=count.value)


def make_certificates(doors: ResultsDoors, job: Job) -> Job:
    """The signed certificates of a session or of a class, in one archive, one after the other.

    Those that are not made yet, or are revoked, are counted and left out.
    """
    layout, candidates = _layout(doors, job)
    with TemporaryFile() as file:
        put, left = _packed(doors, file, candidates, at=job.created_at)
        file.seek(0)
        name = results_name(layout).replace(layout.word("file"), layout.word("certificates"))
        doors.files.put(job, file, name=f"{name}.zip", media_type=ZIP)
    return _done(doors, job, rows=put, missing=left)


class _Count:
    """How many rows were written."""

    def __init__(self) -> None:
        self.value = 0


def _session(doors: ResultsDoors, organization_id: str, session_id: str) -> CertificationSession:
    session = doors.sessions.get(session_id)
    if session.organization_id != organization_id or session.is_deleted:
        raise SessionNotFound
    return session


def _competences(doors: ResultsDoors) -> tuple[str, ...]:
    return tuple(one.id for one in doors.releases.current().competences)


def _layout(doors: ResultsDoors, job: Job) -> tuple[ResultsLayout, Sequence[Candidate]]:
    session = _session(doors, job.organization_id, job.options["session_id"])
    division = job.options.get("division")
    everybody = doors.candidates.list_of(session.id)
    layout = ResultsLayout(
        session=session,
        center_name=doors.organizations.get(session.organization_id).name,
        competence_ids=_competences(doors),
        words=doors.tables.words(cast("Lang", job.options["lang"])),
        division=division,
        has_clea=any(one.wants_clea for one in everybody),
    )
    return layout, [one for one in everybody if division in {None, one.division}]


def _pages(
    doors: ResultsDoors, candidates: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Certification]]:
    """Those whose result is published, a page at a time."""
    for start in range(0, len(candidates), PAGE):
        page = candidates[start : start + PAGE]
        found = {one.id: one for one in doors.certifications.find_many([c.id for c in page])}
        for candidate in page:
            one = found.get(candidate.id)
            if one is not None and one.stage == "published":
                yield candidate, one


def _rows(
    doors: ResultsDoors,
    layout: ResultsLayout,
    candidates: Sequence[Candidate],
    *,
    count: _Count,
) -> Iterator[Sequence[Cell]]:
    for candidate, one in _pages(doors, candidates):
        count.value += 1
        yield result_row(layout, candidate, one)


def _packed(
    doors: ResultsDoors, file: IO[bytes], candidates: Sequence[Candidate], *, at: datetime
) -> tuple[int, int]:
    """How many certificates were put in the archive, and how many could not be."""
    certified = [
        one
        for _, one in _pages(doors, candidates)
        if one.certificate != "none" and one.revoked_at is None
    ]
    names, put = certificate_names(certified), 0
    with ZipFile(file, "w", ZIP_STORED) as archive:  # a PDF is compressed already
        for one in certified:
            try:
                pdf = doors.certificates.get(one.id)
            except CertificateNotReady:
                continue
            archive.writestr(ZipInfo(f"{names[one.id]}.pdf", at.timetuple()[:6]), pdf)
            put += 1
    return put, len(certified) - put


def _done(doors: ResultsDoors, job: Job, **outcome: int) -> Job:
    done = replace(
        job,
        status="done",
        done=outcome["rows"],
        total=outcome["rows"],
        outcome=outcome,
        finished_at=doors.clock.now(),
    )
    doors.jobs.save(done)
    return replace(done, version=job.version + 1)
