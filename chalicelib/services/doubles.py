"""Doubles on a list: proposed, merged by a human, taken apart again for thirty days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.doubles import Before, Double, find_doubles, merged, taken_apart
from chalicelib.core.errors import AccountNotFound, RowExists
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import JobNotFound, MergeNotFound, NotMergeable
from chalicelib.ports import Accounts
from chalicelib.ports.orga import Jobs, Learners
from chalicelib.ports.results import CertifiabilityRows

PROPOSED_AT_MOST = 100
MERGES_AT_MOST = 500
"""Of forty days: whatever can still be undone is listed."""


@dataclass(frozen=True, slots=True)
class DoubleDoors:
    """What these use cases need from outside."""

    learners: Learners
    jobs: Jobs
    accounts: Accounts
    levels: CertifiabilityRows


@dataclass(frozen=True, slots=True)
class Merge:
    """Two lines that a human merged, and when; `kept` is how the line that stays is now."""

    id: str
    merged_at: datetime
    kept: Learner
    double: Learner


def list_doubles(doors: DoubleDoors, organization_id: str) -> Sequence[Double]:
    """The pairs that may be one person, the surest first, a hundred at most.

    It reads the whole list, a query for about two thousand lines: a page one opens now and then,
    which nothing polls.
    """
    return find_doubles(doors.learners.each(organization_id))[:PROPOSED_AT_MOST]


def merge_learners(
    doors: DoubleDoors,
    organization_id: str,
    *,
    kept_id: str,
    double_id: str,
    merged_by: str,
    merge_id: str,
    now: datetime,
) -> Merge:
    """Make one line of two; safe twice under the same id. Raises `NotMergeable`, `LearnerNotFound`.

    What undoing needs is written first: a merge that was cut short can be asked for again.
    """
    kept = doors.learners.get(organization_id, kept_id)
    double = doors.learners.get(organization_id, double_id)
    if double.merged_into == kept_id and _is_known(doors, organization_id, merge_id):
        return Merge(merge_id, now, kept, double)
    after_kept, after_double = merged(kept, double)
    options = _options(kept, double)
    job = Job(
        id=merge_id,
        organization_id=organization_id,
        kind="merge",
        status="done",
        created_by=merged_by,
        created_at=now,
        options=options,
        finished_at=now,
    )
    try:
        doors.jobs.add(job)
    except RowExists:
        if doors.jobs.get(organization_id, merge_id).options != options:
            raise NotMergeable from None
    _save_changed(doors, (kept, after_kept), (double, after_double))
    doors.learners.count_divisions(organization_id)
    return Merge(merge_id, now, after_kept, after_double)


def list_merges(doors: DoubleDoors, organization_id: str) -> Sequence[Merge]:
    """The merges that can still be undone, the newest first."""
    known = doors.jobs.list_of(organization_id, "merge", limit=MERGES_AT_MOST)
    jobs = [job for job in known if job.status == "done"]
    ids = {job.options[name] for job in jobs for name in ("kept_id", "double_id")}
    rows = doors.learners.find_many(organization_id, sorted(ids))
    merges: list[Merge] = []
    for job in jobs:
        kept, double = (rows.get(job.options[name]) for name in ("kept_id", "double_id"))
        if kept is not None and double is not None and double.merged_into == kept.id:
            merges.append(Merge(job.id, job.created_at, kept, double))
    return merges


def undo_merge(doors: DoubleDoors, organization_id: str, merge_id: str, *, now: datetime) -> None:
    """Make two lines again, each with the account it had.

    Raises `MergeNotFound`, `UndoTooLate`, `NotMergeable` when something else was done since.
    """
    job = _job(doors, organization_id, merge_id)
    if job.status == "undone":
        return
    kept = doors.learners.get(organization_id, job.options["kept_id"])
    double = doors.learners.get(organization_id, job.options["double_id"])
    apart = taken_apart(kept, double, _before(doors, job), now=now)
    _save_changed(doors, (kept, apart[0]), (double, apart[1]))
    doors.jobs.save(replace(job, status="undone"))
    doors.learners.count_divisions(organization_id)


def _options(kept: Learner, double: Learner) -> Mapping[str, str]:
    """What undoing needs; the user name is the account's to say."""
    return {
        "kept_id": kept.id,
        "double_id": double.id,
        "user_id": double.user_id or "",
        "linked_at": double.linked_at.isoformat() if double.linked_at else "",
        "is_moved": "yes" if kept.user_id is None else "no",
    }


def _before(doors: DoubleDoors, job: Job) -> Before:
    options = job.options
    is_moved = options["is_moved"] == "yes"
    if not options["user_id"]:
        return Before(job.created_at, is_moved)
    try:
        user = doors.accounts.get(options["user_id"])
    except AccountNotFound:  # it was closed since
        return Before(job.created_at, is_moved)
    linked_at = options["linked_at"]
    return Before(
        job.created_at,
        is_moved,
        user.id,
        user.username or "",
        datetime.fromisoformat(linked_at) if linked_at else None,
    )


def _job(doors: DoubleDoors, organization_id: str, merge_id: str) -> Job:
    try:
        job = doors.jobs.get(organization_id, merge_id)
    except JobNotFound:
        raise MergeNotFound from None
    if job.kind != "merge":
        raise MergeNotFound
    return job


def _is_known(doors: DoubleDoors, organization_id: str, merge_id: str) -> bool:
    try:
        return _job(doors, organization_id, merge_id).status == "done"
    except MergeNotFound:
        return False


def _save_changed(doors: DoubleDoors, *pairs: tuple[Learner, Learner]) -> None:
    """Write the lines that changed, all or none; what an account has shown goes with it."""
    doors.learners.save_many([after for before, after in pairs if after != before])
    for before, after in pairs:
        if after.user_id != before.user_id:
            doors.levels.remove(after.organization_id, after.id)
