"""Long work of a center: how far it is, and where to fetch what it made."""

from chalice.app import Blueprint

from chalicelib.api.certif.centers import CENTER, REFUSALS, center_of
from chalicelib.api.endpoint import Call, Instant, NoBody, View, endpoint
from chalicelib.core.identity import registered
from chalicelib.core.job import Job, JobKind, JobStatus
from chalicelib.core.orga_errors import JobNotFound
from chalicelib.wiring import orga as orga_wiring

jobs = Blueprint(__name__)

_OF_STAFF: frozenset[JobKind] = frozenset({"publication", "reporting"})
"""Kept with the center's, but none of its business."""


class CenterJobView(View):
    """A job: `done` of `total` candidates (0: not known yet).

    `outcome` counts what came of it; `address`, good for five minutes, is where the file made is.
    """

    id: str
    kind: JobKind
    status: JobStatus
    created_at: Instant
    finished_at: Instant | None
    done: int
    total: int
    options: dict[str, str]
    outcome: dict[str, int | str]
    address: str | None


def job_view(job: Job, *, address: str | None = None) -> CenterJobView:
    """The job on the wire."""
    return CenterJobView(
        id=job.id,
        kind=job.kind,
        status=job.status,
        created_at=job.created_at,
        finished_at=job.finished_at,
        done=job.done,
        total=job.total,
        options=dict(job.options),
        outcome=dict(job.outcome),
        address=address,
    )


@endpoint(
    jobs,
    "GET",
    f"{CENTER}/jobs/{{job_id}}",
    allow=registered,
    role="member",
    returns=CenterJobView,
    raises=(*REFUSALS, JobNotFound),
)
def find_center_job(call: Call[NoBody], organization_id: str, job_id: str) -> CenterJobView:  # noqa: ARG001  # the address names it
    """How far a file is, and where it is once it is made."""
    center = center_of(call)
    job = orga_wiring.jobs().get(center.id, job_id)
    if job.kind in _OF_STAFF:
        raise JobNotFound
    return job_view(job, address=orga_wiring.made_files().address(job, now=call.now))
