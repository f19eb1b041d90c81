"""Long work and its progress, in DynamoDB, under the organization that asked for it."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import cast

from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.orga_tables import JobRow
from chalicelib.adapters.dynamo.outbox import outbox_row
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import JobEvent
from chalicelib.core.job import Job, JobKind, JobStatus
from chalicelib.core.orga_errors import JobNotFound

_JOB = "j#"
_LIFE = timedelta(days=40)


class DynamoJobs:
    """`ports.orga.Jobs` on the table `jobs`."""

    def get(self, organization_id: str, job_id: str) -> Job:
        """One strongly consistent Get."""
        try:
            row = JobRow.get(organization_id, _JOB + job_id, consistent_read=True)
        except JobRow.DoesNotExist as error:
            raise JobNotFound from error
        return _job(row)

    def add(self, job: Job, *, event: JobEvent | None = None) -> None:
        """One Put that must be the first, in a transaction with the event."""
        try:
            _put(job, JobRow.organization_id.does_not_exist(), event)
        except Refused as refused:
            raise RowExists from refused

    def save(self, job: Job, *, event: JobEvent | None = None) -> None:
        """One conditional Put, in a transaction with the event."""
        try:
            _put(job, JobRow.version == job.version, event)
        except Refused as refused:
            raise StaleRow from refused

    def list_of(self, organization_id: str, kind: JobKind, *, limit: int = 20) -> Sequence[Job]:
        """One Query over the jobs of forty days."""
        rows = JobRow.query(organization_id, JobRow.row.startswith(_JOB), JobRow.kind == kind)
        newest = sorted(map(_job, rows), key=lambda job: (job.created_at, job.id), reverse=True)
        return newest[:limit]


def _put(job: Job, condition: Condition, event: JobEvent | None) -> None:
    if event is None:
        put(_row(job), condition)
        return
    with all_or_nothing() as transaction:
        transaction.save(outbox_row(event))
        transaction.save(_row(job), condition=condition)


def _row(job: Job) -> JobRow:
    return JobRow(
        job.organization_id,
        _JOB + job.id,
        kind=job.kind,
        status=job.status,
        created_by=job.created_by,
        created_at=job.created_at,
        finished_at=job.finished_at,
        done=job.done,
        total=job.total,
        options=json.dumps(dict(job.options)),
        outcome=json.dumps(dict(job.outcome)),
        version=job.version + 1,
        ttl=(job.finished_at or job.created_at) + _LIFE,
    )


def _job(row: JobRow) -> Job:
    return Job(
        id=row.row.removeprefix(_JOB),
        organization_id=row.organization_id,
        kind=cast("JobKind", row.kind),
        status=cast("JobStatus", row.status),
        created_by=row.created_by,
        created_at=row.created_at,
        done=int(row.done or 0),
        total=int(row.total or 0),
        options=json.loads(row.options) if row.options else {},
        outcome=json.loads(row.outcome) if row.outcome else {},
        finished_at=row.finished_at,
        version=int(row.version),
    )
