"""The outbox in DynamoDB: a work list a queue, whose rows hold the event to send."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice

from chalicelib.adapters.dynamo.tables import WorkRow
from chalicelib.adapters.dynamo.work import due_rows, work_row
from chalicelib.adapters.messages import from_json, to_json
from chalicelib.core.events import Event, QueueName, queue_of

_PATIENCE = timedelta(minutes=1)


def outbox_row(event: Event) -> WorkRow:
    """To be written with the state that the event announces."""
    row = work_row(queue_of(event), event.id, event.at + _PATIENCE)
    row.body = to_json(event)
    return row


class DynamoOutbox:
    """`ports.Outbox` on the work list named as the queue."""

    def __init__(self, queue: QueueName = "mails") -> None:
        self._queue = queue

    def due(self, *, now: datetime, at_most: int) -> Sequence[Event]:
        """A Query a shard, until there are enough."""
        return [from_json(row.body) for row in islice(due_rows(self._queue, now), at_most)]

    def done(self, event: Event) -> None:
        """One Delete."""
        outbox_row(event).delete()
