"""The job of a file of learners: its steps, where its files are, until when it can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, cast

from chalicelib.core.draws import identifier_of
from chalicelib.core.events import ImportRequested
from chalicelib.core.job import Job
from chalicelib.core.orga_errors import JobNotReady, PreviewOutdated, UndoTooLate
from chalicelib.core.roster_diff import PAGE, Category
from chalicelib.core.roster_file import PART_BYTES

Step = Literal["reading", "accepting", "undoing"]
UNDO_LIFE = timedelta(days=30)
PREVIEW_LIFE = timedelta(days=30)
"""Its pages are gone a day later (`infra/site.yaml`)."""
_WRITTEN: tuple[Category, ...] = ("new", "changed", "gone")


def file_key(job: Job) -> str:
    """Where the file is, and what its pages begin with."""
    return f"uploads/{job.organization_id}/{job.id}"


def part_count(job: Job) -> int:
    """In how many parts the file is sent."""
    return -(-int(job.options.get("size", "0")) // PART_BYTES)


def step_of(job: Job) -> Step:
    """What the worker does next."""
    return cast("Step", job.options.get("step", "reading"))


def event_of(job: Job, now: datetime) -> ImportRequested:
    """What tells the worker: the same for the same step of the same job."""
    event_id = identifier_of(f"{job.id}#{step_of(job)}#{job.version}")
    return ImportRequested(event_id, now, job.organization_id, job.id)


def waiting(job: Job, step: Step, **options: str) -> Job:
    """The job, given to the worker for that step from its beginning."""
    kept = {name: text for name, text in job.options.items() if name not in {"place", "tally"}}
    return replace(
        job,
        status="waiting",
        done=0,
        total=0,
        finished_at=None,
        options={**kept, "step": step, **options},
    )


def pages_to_write(job: Job) -> list[tuple[Category, int]]:
    """The pages that were accepted, in the order in which they are written.

    Who is doubtful comes first: the same number may be new further on.
    """
    chosen = job.options.get("categories", "").split(",")
    wanted: list[Category] = [one for one in _WRITTEN if one in chosen]
    if job.options.get("with_doubtful") == "yes":
        wanted.insert(0, "doubtful")
    return [(one, page) for one in wanted for page in range(1, page_count(job, one) + 1)]


def page_count(job: Job, category: Category) -> int:
    """How many pages of a preview."""
    return -(-int(job.outcome.get(category, 0)) // PAGE)


def refuse_outdated(job: Job, others: Iterable[Job], *, now: datetime) -> None:
    """Raise `JobNotReady` when there is no preview, `PreviewOutdated` when the list moved since.

    So is one whose pages may be gone: nothing would be written, and nobody told.
    """
    if job.status != "preview" or job.finished_at is None:
        raise JobNotReady
    if now >= job.finished_at + PREVIEW_LIFE:
        raise PreviewOutdated
    moves = {moved for other in others if other.id != job.id for moved in _moves(other)}
    if any(moved >= job.finished_at for moved in moves):
        raise PreviewOutdated


def refuse_late_undo(job: Job, others: Iterable[Job], *, now: datetime) -> None:
    """Raise `JobNotReady`, or `UndoTooLate` after thirty days or after another acceptance."""
    if job.status != "done" or job.finished_at is None:
        raise JobNotReady
    is_last = all(
        (other.finished_at or other.created_at) <= job.finished_at
        for other in others
        if other.status == "done" and other.id != job.id
    )
    if not is_last or now >= job.finished_at + UNDO_LIFE:
        raise UndoTooLate


def can_undo(job: Job, others: Iterable[Job], *, now: datetime) -> bool:
    """May the acceptance still be undone?"""
    try:
        refuse_late_undo(job, others, now=now)
    except (JobNotReady, UndoTooLate):
        return False
    return True


def added(outcome: Mapping[str, int | str], counts: Mapping[str, int]) -> dict[str, int | str]:
    """The outcome with more counted."""
    made = dict(outcome)
    for name, count in counts.items():
        made[name] = int(made.get(name, 0)) + count
    return made


def _moves(job: Job) -> Iterable[datetime]:
    """When the list was written to by that job, as far as is known."""
    is_writing = job.status in {"waiting", "running"} and step_of(job) != "reading"
    if is_writing:
        yield datetime.max.replace(tzinfo=job.created_at.tzinfo)
    elif job.status in {"done", "undone"} and job.finished_at is not None:
        yield job.finished_at
