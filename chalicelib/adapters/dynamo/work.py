"""Work lists in DynamoDB: what is due, spread over 16 partitions a kind."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b

from chalicelib.adapters.dynamo.tables import WorkRow

SHARDS = 16


def work_row(kind: str, work_id: str, due_at: datetime) -> WorkRow:
    """The row that says when `work_id` is due; to be written with the state it follows."""
    shard = blake2b(work_id.encode(), digest_size=1).digest()[0] % SHARDS
    return WorkRow(f"{kind}#{shard}", f"{_text(due_at)}#{work_id}")


def due_work(kind: str, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Ids and dates of what is due."""
    for row in due_rows(kind, now):
        due_at, _, work_id = row.due.partition("#")
        yield work_id, datetime.fromisoformat(due_at)


def due_rows(kind: str, now: datetime) -> Iterator[WorkRow]:
    """What is due, the oldest first in each shard: a Query a shard."""
    for shard in range(SHARDS):
        yield from WorkRow.query(f"{kind}#{shard}", WorkRow.due < _text(now) + "$")


def rows_between(
    kind: str, shard: int, *, until: datetime, since: datetime | None = None, after: str = ""
) -> Iterator[WorkRow]:
    """What is due in one shard between two instants, from after the place `after`: pages of 500."""
    start = after + " " if after else _text(since) if since else " "
    place = WorkRow.due.between(start, _text(until) + "$")
    yield from WorkRow.query(f"{kind}#{shard}", place, page_size=500, consistent_read=True)


def last_rows(kind: str, *, at_most: int) -> Iterator[WorkRow]:
    """The latest of each shard, at most that many: a Query a shard."""
    for shard in range(SHARDS):
        yield from WorkRow.query(f"{kind}#{shard}", scan_index_forward=False, limit=at_most)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
