"""Short-lived marks in DynamoDB: attempts counted by window, messages already carried out."""

from datetime import datetime, timedelta

from chalicelib.adapters.dynamo.tables import ThrottleRow
from chalicelib.adapters.dynamo.transaction import Refused, put
from chalicelib.core.errors import StaleRow
from chalicelib.core.sign_in import Limit

_LEASE = timedelta(minutes=1)
_REMEMBERED = timedelta(days=15)
"""Longer than a queue and its dead letters keep a message."""


class DynamoThrottles:
    """`ports.Throttles` on the table `throttles`: a row a window."""

    def count(self, key: str, limit: Limit, *, now: datetime) -> int:
        """One atomic Update."""
        return self._add(1, key, limit=limit, now=now)

    def take_back(self, key: str, limit: Limit, *, now: datetime) -> None:
        """One atomic Update."""
        self._add(-1, key, limit=limit, now=now)

    def _add(self, change: int, key: str, *, limit: Limit, now: datetime) -> int:
        row = ThrottleRow(f"{key}#{limit.window_of(now)}")
        end = limit.end_of_window(now)
        row.update(actions=[ThrottleRow.attempts.add(change), ThrottleRow.ttl.set(end)])
        return int(row.attempts)


class DynamoDeliveries:
    """`ports.Deliveries` on the table `throttles`: a lease, then a mark."""

    def begin(self, message_id: str, *, now: datetime) -> bool:
        """One conditional Put: new, or left unfinished by a run whose lease is over."""
        row = ThrottleRow(_key(message_id), leased_until=now + _LEASE, ttl=now + _REMEMBERED)
        is_left = ThrottleRow.is_done.does_not_exist() & (ThrottleRow.leased_until <= now)
        try:
            put(row, ThrottleRow.key.does_not_exist() | is_left)
        except Refused as error:
            if ThrottleRow.get(_key(message_id), consistent_read=True).is_done:
                return False
            raise StaleRow from error
        return True

    def finish(self, message_id: str, *, now: datetime) -> None:
        """One Put."""
        ThrottleRow(_key(message_id), is_done=True, ttl=now + _REMEMBERED).save()


def _key(message_id: str) -> str:
    return f"delivery#{message_id}"
