"""Queue of exports: one message, one file made."""

from collections.abc import Mapping

from chalicelib import wiring
from chalicelib.adapters.messages import from_json
from chalicelib.core.events import ExportRequested
from chalicelib.core.job import Job, JobKind
from chalicelib.observability import logger
from chalicelib.services.campaign_export import make_export
from chalicelib.services.center_results import make_certificates, make_results
from chalicelib.services.publication import make_publication
from chalicelib.services.pupil_access import make_cards
from chalicelib.services.reporting import make_reporting
from chalicelib.services.session_papers import make_paper
from chalicelib.wiring import center as center_wiring
from chalicelib.wiring import jury as jury_wiring
from chalicelib.wiring import pupil as pupil_wiring
from chalicelib.wiring import reporting as reporting_wiring
from chalicelib.wiring import results as results_wiring
from chalicelib.workers import nightly
from chalicelib.workers.jobs import Work, carry_out


def _cards(job: Job) -> None:
    made = make_cards(pupil_wiring.card_doors(), job, now=wiring.clock().now())
    outcome = dict(made.outcome)
    logger.info("Cards were made", job_id=job.id, outcome=outcome)


def _results(job: Job) -> None:
    made = make_export(results_wiring.export_doors(), job)
    logger.info("Results were exported", job_id=job.id, outcome=dict(made.outcome))


def _publication(job: Job) -> None:
    made = make_publication(jury_wiring.publication_doors(), job)
    logger.info("A session was published", job_id=job.id, outcome=dict(made.outcome))


def _session_results(job: Job) -> None:
    made = make_results(jury_wiring.results_doors(), job)
    logger.info("A session's results were written", job_id=job.id, outcome=dict(made.outcome))


def _certificates(job: Job) -> None:
    made = make_certificates(jury_wiring.results_doors(), job)
    logger.info("Certificates were packed", job_id=job.id, outcome=dict(made.outcome))


def _reporting(job: Job) -> None:
    made = make_reporting(reporting_wiring.again_doors(), job)
    logger.info("Institutions were told again", job_id=job.id, outcome=dict(made.outcome))


def _papers(job: Job) -> None:
    made = make_paper(center_wiring.paper_doors(), job, now=wiring.clock().now())
    logger.info("A paper was made", job_id=job.id, outcome=dict(made.outcome))


MAKERS: Mapping[JobKind, Work] = {
    "cards": _cards,
    "export": _results,
    "publication": _publication,
    "results": _session_results,
    "certificates": _certificates,
    "papers": _papers,
    "reporting": _reporting,
    "feed": nightly.make_feed,
    "reconciliation": nightly.make_reconciliation,
}
"""Who makes the file of each kind of job."""


def make(body: str, *, tries: int) -> None:
    """Make the file a message asks for; a failure raises, so that the queue tries again."""
    event = from_json(body)
    if not isinstance(event, ExportRequested):
        raise TypeError(f"not for this queue: {event.type}")
    carry_out(event, _made, tries=tries)


def _made(job: Job) -> None:
    MAKERS[job.kind](job)
