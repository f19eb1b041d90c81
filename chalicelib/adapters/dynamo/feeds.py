"""Nightly feeds in DynamoDB: work lists, what was told, runs, receipts, proofs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from pydantic import TypeAdapter
from pynamodb.exceptions import DeleteError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.certif_tables import SessionRow
from chalicelib.adapters.dynamo.feed_tables import FeedRow
from chalicelib.adapters.dynamo.tables import WorkRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.adapters.dynamo.work import SHARDS, rows_between, work_row
from chalicelib.core.certification.reported_result import (
    FeedName,
    ReportedResult,
    feed_due_at,
    feed_list,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.feed.errors import FeedRunNotFound
from chalicelib.core.feed.ledger import Due, LedgerEntry
from chalicelib.core.feed.receipt import Receipt
from chalicelib.core.feed.reconciliation import Reconciliation
from chalicelib.core.feed.run import FeedRun

_LEDGER = "l"
_RUN, _RECEIPT, _PROOF = "run#", "receipt#", "reconciliation"
_PUBLISHED = "published-sessions"
_CANDIDATE = "c#"
_A_RUN = TypeAdapter(FeedRun)
_ENTRY = TypeAdapter(LedgerEntry)
_A_RECEIPT = TypeAdapter(Receipt)
_A_PROOF = TypeAdapter(Reconciliation)


class DynamoDueResults:
    """`ports.feeds.DueResults` on the table `work`."""

    def each(self, feed: FeedName, *, until: datetime, after: str = "") -> Iterator[Due]:
        """A Query a shard and page of 500, in the order of shards."""
        first, _, place = after.partition("#")
        for shard in range(int(first or 0), SHARDS):
            start = place if first and shard == int(first) else ""
            for row in rows_between(feed_list(feed), shard, until=until, after=start):
                yield Due(f"{shard:02d}#{row.due}", row.due.partition("#")[2], int(row.body or 0))

    def remove(self, feed: FeedName, taken: Sequence[Due]) -> None:
        """One transaction; when one was due again meanwhile, one after the other."""
        try:
            with all_or_nothing() as transaction:
                for due in taken:
                    transaction.delete(_work_row(feed, due), condition=_as_taken(due))
        except Refused:
            for due in taken:
                _remove(_work_row(feed, due), _as_taken(due))

    def find(self, feed: FeedName, results: Sequence[ReportedResult]) -> frozenset[str]:
        """A BatchGet a hundred."""
        rows = [
            work_row(feed_list(feed), one.certification_id, feed_due_at(feed, one))
            for one in results
        ]
        keys = [(row.list_shard, row.due) for row in rows]
        found = WorkRow.batch_get(keys, consistent_read=True) if keys else ()
        return frozenset(row.due.partition("#")[2] for row in found)


class DynamoFeedLedger:
    """`ports.feeds.FeedLedger` on the table `feeds`."""

    def find_many(self, feed: FeedName, ids: Sequence[str]) -> Mapping[str, LedgerEntry]:
        """A consistent BatchGet a hundred."""
        keys = [(f"{feed}#{id_}", _LEDGER) for id_ in dict.fromkeys(ids)]
        rows = FeedRow.batch_get(keys, consistent_read=True) if keys else ()
        entries = (_ENTRY.validate_json(row.body) for row in rows)
        return {entry.certification_id: entry for entry in entries}

    def save_many(self, feed: FeedName, entries: Sequence[LedgerEntry]) -> None:
        """A BatchWrite of 25."""
        with FeedRow.batch_write() as batch:
            for entry in entries:
                body = _ENTRY.dump_json(entry, exclude_defaults=True).decode()
                batch.save(FeedRow(f"{feed}#{entry.certification_id}", _LEDGER, body=body))


class DynamoFeedRuns:
    """`ports.feeds.FeedRuns` on the table `feeds`."""

    def last(self, feed: FeedName) -> FeedRun | None:
        """One strongly consistent Query of one."""
        return next(iter(self.list_of(feed, limit=1)), None)

    def get(self, feed: FeedName, day: date) -> FeedRun:
        """One strongly consistent Get."""
        try:
            return _run(FeedRow.get(_RUN + feed, day.isoformat(), consistent_read=True))
        except FeedRow.DoesNotExist as error:
            raise FeedRunNotFound from error

    def list_of(
        self, feed: FeedName, *, before: date | None = None, limit: int = 30
    ) -> Sequence[FeedRun]:
        """One strongly consistent Query."""
        return [_run(row) for row in _newest(_RUN + feed, before, limit=limit)]

    def add(self, run: FeedRun) -> None:
        """One Put that must be the first."""
        try:
            put(_run_row(run), FeedRow.key.does_not_exist())
        except Refused as refused:
            raise RowExists from refused

    def save(self, run: FeedRun) -> None:
        """One conditional Put."""
        try:
            put(_run_row(run), FeedRow.version == run.version)
        except Refused as refused:
            raise StaleRow from refused

    def find_receipt(self, feed: FeedName, day: date) -> Receipt | None:
        """One strongly consistent Get."""
        try:
            row = FeedRow.get(_RECEIPT + feed, day.isoformat(), consistent_read=True)
        except FeedRow.DoesNotExist:
            return None
        return _A_RECEIPT.validate_json(row.body)

    def list_receipts(
        self, feed: FeedName, *, before: date | None = None, limit: int = 30
    ) -> Sequence[Receipt]:
        """One strongly consistent Query."""
        rows = _newest(_RECEIPT + feed, before, limit=limit)
        return [_A_RECEIPT.validate_json(row.body) for row in rows]

    def save_receipt(self, receipt: Receipt, *, former: Receipt | None) -> None:
        """One conditional Put."""
        body = _A_RECEIPT.dump_json(receipt).decode()
        is_former: Condition = FeedRow.key.does_not_exist()
        if former is not None:
            is_former = FeedRow.body == _A_RECEIPT.dump_json(former).decode()
        row = FeedRow(_RECEIPT + receipt.feed, receipt.date.isoformat(), body=body)
        try:
            put(row, is_former)
        except Refused as refused:
            raise StaleRow from refused


class DynamoReconciliations:
    """`ports.feeds.Reconciliations` on the table `feeds`."""

    def last(self) -> Reconciliation | None:
        """One Query of one."""
        found = next(iter(_newest(_PROOF, None, limit=1)), None)
        return _A_PROOF.validate_json(found.body) if found else None

    def add(self, reconciliation: Reconciliation) -> None:
        """One Put."""
        body = _A_PROOF.dump_json(reconciliation).decode()
        FeedRow(_PROOF, reconciliation.at.astimezone(UTC).isoformat(), body=body).save()


class DynamoPublishedResults:
    """`ports.feeds.PublishedResults` on the list of published sessions, and their candidates."""

    def each(self, *, since: datetime, until: datetime) -> Iterator[Sequence[str]]:
        """A Query a shard, then one a session."""
        for shard in range(SHARDS):
            for row in rows_between(_PUBLISHED, shard, since=since, until=until):
                session_id = row.due.partition("#")[2]
                candidates = SessionRow.query(session_id, SessionRow.row.startswith(_CANDIDATE))
                yield [one.row.removeprefix(_CANDIDATE) for one in candidates]


def _work_row(feed: FeedName, due: Due) -> WorkRow:
    shard, _, place = due.place.partition("#")
    return WorkRow(f"{feed_list(feed)}#{int(shard)}", place)


def _as_taken(due: Due) -> Condition:
    is_gone: Condition = WorkRow.list_shard.does_not_exist()
    is_taken: Condition = WorkRow.body == str(due.version)
    condition: Condition = is_gone | is_taken
    return condition


def _remove(row: WorkRow, condition: Condition) -> None:
    try:
        row.delete(condition=condition)
    except DeleteError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def _newest(key: str, before: date | None, *, limit: int) -> list[FeedRow]:
    place = FeedRow.row < before.isoformat() if before else None
    rows = FeedRow.query(key, place, limit=limit, scan_index_forward=False, consistent_read=True)
    return list(rows)


def _run_row(run: FeedRun) -> FeedRow:
    kept = replace(run, version=0)
    body = _A_RUN.dump_json(kept, exclude_defaults=True).decode()
    return FeedRow(_RUN + run.feed, run.date.isoformat(), body=body, version=run.version + 1)


def _run(row: FeedRow) -> FeedRun:
    return replace(_A_RUN.validate_json(row.body), version=int(row.version))
