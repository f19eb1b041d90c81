"""Queue of imports: one message, one file of learners read, accepted or undone."""

from chalicelib import wiring
from chalicelib.adapters.messages import from_json
from chalicelib.core.events import ImportRequested
from chalicelib.core.job import Job
from chalicelib.observability import logger
from chalicelib.workers.jobs import carry_out


def take(body: str, *, tries: int) -> None:
    """Do what a message asks for; a failure raises, so that the queue tries again."""
    event = from_json(body)
    if not isinstance(event, ImportRequested):
        raise TypeError(f"not for this queue: {event.type}")
    carry_out(event, _next_step, tries=tries)


def _next_step(job: Job) -> None:
    # `app.py` loads this module in every function: what only this one needs waits until now
    from chalicelib.core.roster_job import step_of
    from chalicelib.services.roster_accepting import take_back, write_accepted
    from chalicelib.services.roster_reading import read_file
    from chalicelib.wiring import roster as roster_wiring

    step, now = step_of(job), wiring.clock().now()
    if step == "reading":
        done = read_file(roster_wiring.reading_doors(), job, now=now)
    elif step == "accepting":
        done = write_accepted(roster_wiring.accepting_doors(), job, now=now)
    else:
        done = take_back(roster_wiring.accepting_doors(), job, now=now)
    logger.info("A file of learners was handled", job_id=job.id, step=step, status=done.status)
