"""Counts of asked challenges in DynamoDB: a small row a batch, spread over 16 partitions an hour.

A row is put whole under the batch's own key: a batch that comes twice counts once, and no counter
is shared by all.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from chalicelib.adapters.dynamo.tables import UseRow
from chalicelib.core.exposure import Asker, Uses, total

SHARDS = 16
KEPT = timedelta(days=7)


class DynamoUseCounts:
    """`ports.bank.UseCounts` on the table `uses`."""

    def add(self, batch_id: str, uses: Uses, *, asker: Asker, hour: datetime) -> None:
        """One Put."""
        shard = blake2b(batch_id.encode(), digest_size=1).digest()[0] % SHARDS
        text = json.dumps(dict(uses), separators=(",", ":"))
        UseRow(_key(asker, hour, shard), batch_id, uses=text, ttl=hour + KEPT).save()

    def of_hour(self, hour: datetime, asker: Asker) -> Uses:
        """A strongly consistent Query a partition."""
        return total(self._counts(asker, hour))

    def _counts(self, asker: Asker, hour: datetime) -> Iterator[Uses]:
        for shard in range(SHARDS):
            for row in UseRow.query(_key(asker, hour, shard), consistent_read=True):
                yield json.loads(row.uses)


def _key(asker: Asker, hour: datetime, shard: int) -> str:
    return f"{asker}#{hour.astimezone(UTC):%Y-%m-%dT%H}#{shard}"
