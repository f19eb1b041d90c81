"""Conditional writes, one or several in a DynamoDB transaction, and why one was refused."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from pynamodb.connection import Connection
from pynamodb.exceptions import PutError, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.tables import CONNECTIONS
from chalicelib.settings import settings

_LOST = {"ConditionalCheckFailed", "TransactionConflict"}
_PUT_LOST = {f"{reason}Exception" for reason in _LOST}


class Refused(Exception):
    """Some writes were refused; `is_last` when the last one said to `save` is among them.

    `lost` says it of each write; PynamoDB sends deletions before the rest, so count from the end.
    """

    def __init__(self, *, is_last: bool, lost: Sequence[bool] = ()) -> None:
        super().__init__("a condition failed, or another writer was at it")
        self.is_last = is_last
        self.lost = lost


def put(row: Model, condition: Condition) -> None:
    """One Put; raises `Refused` when the condition failed or a transaction was at that row."""
    try:
        row.save(condition=condition)
    except PutError as error:
        if error.cause_response_code not in _PUT_LOST:
            raise
        raise Refused(is_last=True) from error


@contextmanager
def all_or_nothing() -> Iterator[TransactWrite]:
    """A transaction; raises `Refused` when a condition failed or another writer was at it."""
    try:
        with TransactWrite(connection=_connection()) as transaction:
            yield transaction
    except TransactWriteError as error:
        lost = [
            reason is not None and reason.code in _LOST for reason in error.cancellation_reasons
        ]
        if not any(lost):
            raise
        raise Refused(is_last=lost[-1], lost=lost) from error


@cache
def _connection() -> Connection:
    """One for the process: making a client takes longer than using it."""
    return Connection(region=settings().region, max_pool_connections=CONNECTIONS)
