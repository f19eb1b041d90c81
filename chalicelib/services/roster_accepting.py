"""What was accepted of a file is written to the list, and can be taken back: page after page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.errors import StaleRow
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.roster_diff import Category, Change, Written, is_restored, restored, target
from chalicelib.core.roster_job import added, file_key, pages_to_write
from chalicelib.ports.orga import Jobs, Learners
from chalicelib.ports.roster import RosterPages, Uploads

_PATIENCE = 5
"""How often a page is compared again because somebody wrote to one of its rows."""
_KINDS: Mapping[Category, str] = {
    "new": "created",
    "changed": "updated",
    "doubtful": "updated",
    "gone": "closed",
}


@dataclass(frozen=True, slots=True)
class AcceptingDoors:
    """What these use cases need from outside."""

    pages: RosterPages
    uploads: Uploads
    learners: Learners
    jobs: Jobs


def write_accepted(doors: AcceptingDoors, job: Job, *, now: datetime) -> Job:
    """Write the pages that were accepted; interrupted, it goes on from the last one it finished.

    A page says what it is about to write before it writes: what a killed run wrote is found again
    by the import's name on the row, never written twice, never forgotten by undoing.
    """
    wanted = pages_to_write(job)
    for place in range(int(job.options.get("place", "0")), len(wanted)):
        category, page = wanted[place]
        counts = _written(doors, job, category, page=page)
        job = _told(doors.jobs, job, place + 1, total=len(wanted), counts=counts)
    doors.learners.count_divisions(job.organization_id)
    doors.uploads.remove(file_key(job), job.options.get("upload_id", ""))
    return _ended(doors.jobs, replace(job, status="done", finished_at=now))


def take_back(doors: AcceptingDoors, job: Job, *, now: datetime) -> Job:
    """Put back everybody as before the acceptance, but those who changed since: they are counted.

    Interrupted, it goes on from the last page it finished.
    """
    wanted = pages_to_write(job)
    for place in range(int(job.options.get("place", "0")), len(wanted)):
        category, page = wanted[place]
        counts = _taken_back(doors, job, _undo_name(category, page))
        job = _told(doors.jobs, job, place + 1, total=len(wanted), counts=counts)
    doors.learners.count_divisions(job.organization_id)
    return _ended(doors.jobs, replace(job, status="undone", finished_at=now))


def _written(
    doors: AcceptingDoors, job: Job, category: Category, *, page: int
) -> Mapping[str, int]:
    """Write one page, again when somebody wrote to one of its rows meanwhile."""
    changes = {change.learner_id: change for change in doors.pages.read(job, category, page=page)}
    name = _undo_name(category, page)
    for attempt in range(_PATIENCE):
        current = doors.learners.find_many(job.organization_id, list(changes))
        already = [
            one for one in doors.pages.read_undo(job, name) if _is_written(one, current, job.id)
        ]
        done = {one.after.id for one in already}
        left = [change for one, change in changes.items() if one not in done]
        coming = _coming(job, left, current)
        doors.pages.write_undo(job, name, (*already, *coming))
        try:
            doors.learners.save_many([one.after for one in coming])
        except StaleRow:
            if attempt == _PATIENCE - 1:
                raise
            continue
        break
    return _counted(category, (*already, *coming), len(changes))


def _is_written(one: Written, current: Mapping[str, Learner], import_id: str) -> bool:
    found = current.get(one.after.id)
    return found is not None and found.import_id == import_id


def _coming(
    job: Job, changes: Sequence[Change], current: Mapping[str, Learner]
) -> Sequence[Written]:
    coming = []
    for change in changes:
        before = current.get(change.learner_id)
        after = target(change, before, organization_id=job.organization_id, import_id=job.id)
        if after is not None:
            coming.append(Written(before, after))
    return coming


def _counted(category: Category, written: Sequence[Written], asked: int) -> Mapping[str, int]:
    counts = Counter(
        "created" if one.before is None else _KINDS[category].replace("created", "updated")
        for one in written
    )
    counts["unchanged"] = asked - len(written)
    return counts


def _taken_back(doors: AcceptingDoors, job: Job, name: str) -> Mapping[str, int]:
    page = doors.pages.read_undo(job, name)
    for attempt in range(_PATIENCE):
        current = doors.learners.find_many(job.organization_id, [one.after.id for one in page])
        done = [one for one in page if is_restored(one, current.get(one.after.id))]
        found = [restored(one, current.get(one.after.id)) for one in page if one not in done]
        coming = [learner for learner in found if learner is not None]
        try:
            doors.learners.save_many(coming)
        except StaleRow:
            if attempt == _PATIENCE - 1:
                raise
            continue
        break
    taken = len(done) + len(coming)
    return {"restored": taken, "left": len(page) - taken}


def _told(jobs: Jobs, job: Job, place: int, *, total: int, counts: Mapping[str, int]) -> Job:
    """Say that a page is finished; raises `StaleRow` when another run took over."""
    told = replace(
        job,
        done=place,
        total=total,
        options={**job.options, "place": str(place)},
        outcome=added(job.outcome, counts),
    )
    jobs.save(told)
    return replace(told, version=told.version + 1)


def _ended(jobs: Jobs, job: Job) -> Job:
    jobs.save(job)
    return job


def _undo_name(category: Category, page: int) -> str:
    return f"{category}-{page:04d}"
