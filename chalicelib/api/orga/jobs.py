"""Long work of an organization: how far it is, and where to fetch what it made."""

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, Instant, NoBody, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.identity import registered
from chalicelib.core.job import Job, JobKind, JobStatus
from chalicelib.core.orga_errors import JobNotFound
from chalicelib.wiring import orga as orga_wiring

jobs = Blueprint(__name__)

_OURS = frozenset({"upload_id", "place", "step", "user_id", "linked_at", "is_moved"})
"""Options that say how, not what; whose account it was is what undoing a merge needs."""


class JobView(View):
    """A job: `done` of `total` lines or rows (0: not known yet).

    `outcome` counts what came of it, or says the `code` of why nothing did; `problems` are lines
    with something wrong; `address`, good for five minutes, is where the file made is.
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
    problems: int
    address: str | None


def job_view(job: Job, *, address: str | None = None) -> JobView:
    """The job on the wire."""
    outcome = dict(job.outcome)
    return JobView(
        id=job.id,
        kind=job.kind,
        status=job.status,
        created_at=job.created_at,
        finished_at=job.finished_at,
        done=job.done,
        total=job.total,
        options={name: text for name, text in job.options.items() if name not in _OURS},
        outcome=outcome,
        problems=sum(int(outcome.get(name, 0)) for name in ("error", "warning")),
        address=address,
    )


@endpoint(
    jobs,
    "GET",
    f"{ONE}/jobs/{{job_id}}",
    allow=registered,
    role="member",
    returns=JobView,
    raises=(*REFUSALS, JobNotFound),
)
def find_job(call: Call[NoBody], organization_id: str, job_id: str) -> JobView:
    """How far a job is; cards hold passwords, so only who ordered them is told where they are."""
    job = orga_wiring.jobs().get(organization_id, job_id)
    has_file = job.kind == "export" or (job.kind == "cards" and job.created_by == call.user_id)
    made = orga_wiring.made_files()
    return job_view(job, address=made.address(job, now=call.now) if has_file else None)
