"""Somebody hands in a file of learners, sees what it would change, accepts it or takes it back."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.errors import RowExists
from chalicelib.core.job import Job
from chalicelib.core.orga_errors import FileTooLarge, JobNotFound, JobNotReady, UploadIncomplete
from chalicelib.core.roster_diff import PAGE, Category, Change
from chalicelib.core.roster_file import MAX_FILE_BYTES
from chalicelib.core.roster_formats import FormatId
from chalicelib.core.roster_job import (
    event_of,
    file_key,
    page_count,
    part_count,
    refuse_late_undo,
    refuse_outdated,
    waiting,
)
from chalicelib.ports.orga import Announcements, Jobs, Learners
from chalicelib.ports.roster import RosterPages, Uploads

_NAME_LENGTH = 120
_LISTED = 40

Accepted = Literal["new", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class ImportDoors:
    """What these use cases need from outside."""

    uploads: Uploads
    pages: RosterPages
    learners: Learners
    jobs: Jobs
    announcements: Announcements


@dataclass(frozen=True, slots=True)
class FileToSend:
    """A file that somebody is about to hand in."""

    name: str
    size: int
    format: FormatId | Literal["auto"]


def begin_import(
    doors: ImportDoors,
    file: FileToSend,
    *,
    job_id: str,
    user_id: str,
    organization_id: str,
    now: datetime,
) -> Job:
    """Open a file to be sent in parts; asked twice under one id, it is one."""
    if not 1 <= file.size <= MAX_FILE_BYTES:
        raise FileTooLarge
    with suppress(JobNotFound):
        return doors.jobs.get(organization_id, job_id)
    job = Job(job_id, organization_id, "import", "uploading", user_id, now)
    options = {
        "name": _plain_name(file.name),
        "size": str(file.size),
        "format": file.format,
        "upload_id": doors.uploads.begin(file_key(job)),
    }
    with suppress(RowExists):
        doors.jobs.add(replace(job, options=options))
    return doors.jobs.get(organization_id, job_id)


def missing_parts(doors: ImportDoors, job: Job) -> Mapping[int, str]:
    """The parts that are not there yet, each with where to put it."""
    if job.status != "uploading":
        return {}
    key, upload_id = file_key(job), job.options.get("upload_id", "")
    stored = doors.uploads.stored_parts(key, upload_id)
    numbers = (number for number in range(1, part_count(job) + 1) if number not in stored)
    return {number: doors.uploads.part_address(key, upload_id, number) for number in numbers}


def complete_import(doors: ImportDoors, job: Job, *, now: datetime) -> Job:
    """The file is whole: have it read. A preview is read again, against the list of today."""
    if job.status in {"waiting", "running"}:
        return job
    if job.status == "failed":  # our fault: go on from where it stopped
        return _given(doors, replace(job, status="waiting", finished_at=None), now=now)
    if job.status not in {"uploading", "preview"}:
        raise JobNotReady
    if job.status == "uploading":
        doors.uploads.complete(file_key(job), job.options.get("upload_id", ""))
    if doors.uploads.size(file_key(job)) != int(job.options.get("size", "0")):
        raise UploadIncomplete
    return _given(doors, waiting(replace(job, outcome={}), "reading"), now=now)


def accept_import(
    doors: ImportDoors,
    job: Job,
    *,
    categories: Sequence[Accepted],
    with_doubtful: bool,
    now: datetime,
) -> Job:
    """Have what was chosen of a preview written to the list."""
    refuse_outdated(job, list_imports(doors, job.organization_id), now=now)
    options = {
        "categories": ",".join(dict.fromkeys(categories)),
        "with_doubtful": "yes" if with_doubtful else "no",
    }
    return _given(doors, waiting(job, "accepting", **options), now=now)


def undo_import(doors: ImportDoors, job: Job, *, now: datetime) -> Job:
    """Have the list put back as it was before the file, within thirty days."""
    refuse_late_undo(job, list_imports(doors, job.organization_id), now=now)
    return _given(doors, waiting(job, "undoing"), now=now)


def discard_import(doors: ImportDoors, job: Job, *, now: datetime) -> None:
    """Forget a file that was not accepted."""
    if job.status == "discarded":
        return
    if (
        job.status not in {"uploading", "preview", "refused", "failed"}
        or "categories" in job.options
    ):
        raise JobNotReady
    doors.jobs.save(replace(job, status="discarded", finished_at=now))
    doors.uploads.remove(file_key(job), job.options.get("upload_id", ""))


def list_imports(doors: ImportDoors, organization_id: str) -> Sequence[Job]:
    """The files handed in, the newest first."""
    return doors.jobs.list_of(organization_id, "import", limit=_LISTED)


def find_import(doors: ImportDoors, organization_id: str, job_id: str) -> Job:
    """A file's job; raises `JobNotFound`, also for a job of another kind."""
    job = doors.jobs.get(organization_id, job_id)
    if job.kind != "import":
        raise JobNotFound
    return job


def read_preview(
    doors: ImportDoors, job: Job, category: Category, *, page: int
) -> tuple[Sequence[Change], int | None]:
    """A page of what a file would change, and the number of the next; raises `JobNotReady`."""
    if "format" not in job.outcome:
        raise JobNotReady
    pages = page_count(job, category)
    changes = doors.pages.read(job, category, page=page) if page <= pages else ()
    return changes[:PAGE], page + 1 if page < pages else None


def _given(doors: ImportDoors, job: Job, *, now: datetime) -> Job:
    event = event_of(job, now)
    doors.jobs.save(job, event=event)
    doors.announcements.announce(event)
    return replace(job, version=job.version + 1)


def _plain_name(name: str) -> str:
    """The name of a file, without its folders and what cannot be shown."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    shown = "".join(one for one in last if one.isprintable()).strip()
    return shown[:_NAME_LENGTH] or "?"
