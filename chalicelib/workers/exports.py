"""Queue of exports: one message, one file made."""

from collections.abc import Mapping

from chalicelib.adapters.messages import from_json
from chalicelib.core.events import ExportRequested
from chalicelib.core.job import Job, JobKind
from chalicelib.workers.jobs import Work, carry_out

MAKERS: Mapping[JobKind, Work] = {}
"""Who makes the file of each kind of job."""


def make(body: str, *, tries: int) -> None:
    """Make the file a message asks for; a failure raises, so that the queue tries again."""
    event = from_json(body)
    if not isinstance(event, ExportRequested):
        raise TypeError(f"not for this queue: {event.type}")
    carry_out(event, _made, tries=tries)


def _made(job: Job) -> None:
    MAKERS[job.kind](job)
