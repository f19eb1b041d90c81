"""Queue of imports: one message, one file of learners read, accepted or undone."""

from chalicelib.adapters.messages import from_json
from chalicelib.core.events import ImportRequested
from chalicelib.core.job import Job
from chalicelib.workers.jobs import carry_out


def take(body: str, *, tries: int) -> None:
    """Do what a message asks for; a failure raises, so that the queue tries again."""
    event = from_json(body)
    if not isinstance(event, ImportRequested):
        raise TypeError(f"not for this queue: {event.type}")
    carry_out(event, _next_step, tries=tries)


def _next_step(job: Job) -> None:
    raise NotImplementedError(job.id)
