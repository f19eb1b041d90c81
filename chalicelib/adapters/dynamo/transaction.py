"""All or nothing: several writes in one DynamoDB transaction, and why one was refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from pynamodb.connection import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from chalicelib.settings import settings

_LOST = {"ConditionalCheckFailed", "TransactionConflict"}


class Refused(Exception):
    """Some writes were refused: `positions` are their places in the transaction."""

    def __init__(self, positions: frozenset[int]) -> None:
        super().__init__(f"writes {sorted(positions)} refused")
        self.positions = positions


@contextmanager
def all_or_nothing() -> Iterator[TransactWrite]:
    """A transaction; raises `Refused` when a condition failed or another writer was at it."""
    try:
        with TransactWrite(connection=Connection(region=settings().region)) as transaction:
            yield transaction
    except TransactWriteError as error:
        reasons = enumerate(error.cancellation_reasons)
        lost = frozenset(at for at, reason in reasons if reason and reason.code in _LOST)
        if not lost:
            raise
        raise Refused(lost) from error
