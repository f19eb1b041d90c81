"""Jobs carried out from a queue: the lease of one, and what is said when it cannot be done."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib import wiring
from chalicelib.core.errors import StaleRow
from chalicelib.core.events import JobEvent
from chalicelib.core.job import Job
from chalicelib.core.orga_errors import JobNotFound
from chalicelib.observability import logger
from chalicelib.wiring import orga as orga_wiring

LAST_TRY = 5
"""`maxReceiveCount` of the queues: after it a message goes to the dead letters."""

_OPEN = frozenset({"waiting", "running"})

Work = Callable[[Job], None]
"""Carries a job out and saves it `done`, `refused`, `preview` or `undone`; safe to run twice."""


def carry_out(event: JobEvent, work: Work, *, tries: int) -> None:
    """Do the work of a job that waits or was interrupted; at the last try, say that it failed."""
    try:
        job = _started(event)
        if job is not None:
            work(job)
    except Exception:
        logger.exception("A job failed", job_id=event.job_id, tries=tries)
        if tries >= LAST_TRY:
            _give_up(event)
        raise


def _started(event: JobEvent) -> Job | None:
    try:
        job = orga_wiring.jobs().get(event.organization_id, event.job_id)
    except JobNotFound:
        logger.info("A job is not there any more", job_id=event.job_id)
        return None
    if job.status not in _OPEN:
        logger.info("A job was carried out already", job_id=job.id, status=job.status)
        return None
    running = replace(job, status="running")
    orga_wiring.jobs().save(running)
    return replace(running, version=job.version + 1)


def _give_up(event: JobEvent) -> None:
    job = orga_wiring.jobs().get(event.organization_id, event.job_id)
    if job.status not in _OPEN:  # another run of the same message has ended it
        return
    failed = replace(job, status="failed", finished_at=wiring.clock().now())
    try:
        orga_wiring.jobs().save(failed)
    except StaleRow:
        logger.info("Another one is at that job", job_id=job.id)
