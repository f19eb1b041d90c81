"""What receivers and operators see of feeds: runs, the addresses of their files, receipts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.draws import identifier_of
from chalicelib.core.errors import RowExists
from chalicelib.core.events import ExportRequested
from chalicelib.core.feed.errors import FeedRunBusy, FeedRunDone
from chalicelib.core.feed.receipt import Receipt, checked
from chalicelib.core.feed.run import FeedRun
from chalicelib.core.job import Job, JobKind
from chalicelib.ports import Clock
from chalicelib.ports.feeds import FeedFiles, FeedRuns
from chalicelib.ports.orga import Announcements, Jobs

SERVICE = "feeds"
"""In place of an organization: these jobs are the service's own."""


_ENDED = frozenset({"done", "failed"})


@dataclass(frozen=True, slots=True)
class FeedViewDoors:
    """What looking at feeds, and having them run again, need."""

    runs: FeedRuns
    files: FeedFiles
    jobs: Jobs
    work: Announcements
    clock: Clock


@dataclass(frozen=True, slots=True)
class SeenRun:
    """A run and what its receiver said."""

    run: FeedRun
    receipt: Receipt | None


def list_runs(
    doors: FeedViewDoors, feed: FeedName, *, before: date | None = None, limit: int = 30
) -> list[SeenRun]:
    """Runs, the newest first."""
    runs = doors.runs.list_of(feed, before=before, limit=limit)
    receipts = doors.runs.list_receipts(feed, before=before, limit=limit)
    said = {receipt.date: receipt for receipt in receipts}
    return [SeenRun(run, said.get(run.date)) for run in runs]


def find_run(doors: FeedViewDoors, feed: FeedName, day: date) -> SeenRun:
    """One run; raises `FeedRunNotFound`."""
    return SeenRun(doors.runs.get(feed, day), doors.runs.find_receipt(feed, day))


def address_of(doors: FeedViewDoors, run: FeedRun, names: Sequence[str]) -> list[str]:
    """The signed addresses of files of a run, in that order."""
    return [doors.files.address(run, name) for name in names]


def give_receipt(doors: FeedViewDoors, receipt: Receipt) -> Receipt:
    """Keep what a receiver says; the same again changes nothing.

    Raises `FeedRunNotFound`, `FeedRunNotDone`, `OtherManifest`, `ReceiptAccepted`, `StaleRow`.
    """
    seen = find_run(doors, receipt.feed, receipt.date)
    kept = checked(receipt, seen.run, seen.receipt)
    if kept is not seen.receipt:
        doors.runs.save_receipt(kept, former=seen.receipt)
    return kept


def ask_again(
    doors: FeedViewDoors, feed: FeedName, day: date, *, by: str, now: datetime
) -> FeedRun:
    """Have a run that is not done gone on with, now.

    Raises `FeedRunNotFound`, `FeedRunDone`, `FeedRunBusy`.
    """
    run = doors.runs.get(feed, day)
    if run.state == "done":
        raise FeedRunDone
    if run.is_held(now):
        raise FeedRunBusy
    options = {"feed": feed, "date": day.isoformat()}
    _queue(doors, "feed", options, key=f"{run.id}#{run.version}", by=by)
    return run


def ask_reconciliation(doors: FeedViewDoors, *, since: datetime, until: datetime, by: str) -> Job:
    """Have the proof made."""
    options = {"since": since.isoformat(), "until": until.isoformat()}
    key = f"{options['since']}#{options['until']}#{doors.clock.now().isoformat()}"
    return _queue(doors, "reconciliation", options, key=key, by=by)


def _queue(
    doors: FeedViewDoors, kind: JobKind, options: dict[str, str], *, key: str, by: str
) -> Job:
    now, job_id = doors.clock.now(), identifier_of(f"{kind}#{key}")
    job = Job(job_id, SERVICE, kind, "waiting", created_by=by, created_at=now, options=options)
    event = ExportRequested(f"{kind}-{job_id}", now, SERVICE, job_id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:
        return _restarted(doors, job, event)
    doors.work.announce(event)
    return job


def _restarted(doors: FeedViewDoors, job: Job, event: ExportRequested) -> Job:
    """The job that was asked for already; once it has ended, it starts again."""
    known = doors.jobs.get(job.organization_id, job.id)
    if known.status not in _ENDED:
        return known
    again = replace(event, id=f"{event.id}-{known.version}")
    waiting = replace(known, status="waiting", created_at=job.created_at, finished_at=None)
    doors.jobs.save(waiting, event=again)
    doors.work.announce(again)
    return waiting
