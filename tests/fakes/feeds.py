"""Nightly feeds in memory: what is due, what was told, runs, the objects of their files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import blake2b

from chalicelib.core.certification.reported_result import FeedName, ReportedResult, feed_due_at
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.feed.errors import FeedRunNotFound
from chalicelib.core.feed.ledger import Due, LedgerEntry
from chalicelib.core.feed.receipt import Receipt
from chalicelib.core.feed.reconciliation import Reconciliation
from chalicelib.core.feed.run import FeedRun
from tests.fakes.reported import FakeReportedResults


class FakeDueResults:
    """`ports.feeds.DueResults` on the lists of the fake store of results."""

    def __init__(self, results: FakeReportedResults) -> None:
        self._due = results.due

    def each(self, feed: FeedName, *, until: datetime, after: str = "") -> Iterator[Due]:
        found = {
            _place(due_at, id_): Due(_place(due_at, id_), id_, version)
            for (name, due_at, id_), version in self._due.items()
            if name == feed and due_at <= until
        }
        yield from (found[place] for place in sorted(found) if place > after)

    def remove(self, feed: FeedName, taken: Sequence[Due]) -> None:
        assert len(taken) <= 100
        for due in taken:
            at = datetime.fromisoformat(due.place.split("#")[1])
            if self._due.get((feed, at, due.certification_id)) == due.version:
                del self._due[feed, at, due.certification_id]

    def find(self, feed: FeedName, results: Sequence[ReportedResult]) -> frozenset[str]:
        return frozenset(
            one.certification_id
            for one in results
            if (feed, feed_due_at(feed, one), one.certification_id) in self._due
        )


def _place(due_at: datetime, id_: str) -> str:
    shard = blake2b(id_.encode(), digest_size=1).digest()[0] % 16
    return f"{shard:02d}#{due_at.astimezone(UTC).isoformat(timespec='milliseconds')}#{id_}"


class FakeFeedLedger:
    def __init__(self) -> None:
        self.rows: dict[tuple[FeedName, str], LedgerEntry] = {}

    def find_many(self, feed: FeedName, ids: Sequence[str]) -> Mapping[str, LedgerEntry]:
        return {id_: self.rows[feed, id_] for id_ in ids if (feed, id_) in self.rows}

    def save_many(self, feed: FeedName, entries: Sequence[LedgerEntry]) -> None:
        assert len({entry.certification_id for entry in entries}) == len(entries)
        self.rows |= {(feed, entry.certification_id): entry for entry in entries}


class FakeFeedRuns:
    def __init__(self) -> None:
        self.rows: dict[tuple[FeedName, date], FeedRun] = {}
        self.receipts: dict[tuple[FeedName, date], Receipt] = {}

    def last(self, feed: FeedName) -> FeedRun | None:
        return next(iter(self.list_of(feed, limit=1)), None)

    def get(self, feed: FeedName, day: date) -> FeedRun:
        if (feed, day) not in self.rows:
            raise FeedRunNotFound
        return self.rows[feed, day]

    def list_of(
        self, feed: FeedName, *, before: date | None = None, limit: int = 30
    ) -> Sequence[FeedRun]:
        days = sorted((day for name, day in self.rows if name == feed), reverse=True)
        return [self.rows[feed, day] for day in days if before is None or day < before][:limit]

    def add(self, run: FeedRun) -> None:
        if (run.feed, run.date) in self.rows:
            raise RowExists
        self.rows[run.feed, run.date] = replace(run, version=run.version + 1)

    def save(self, run: FeedRun) -> None:
        if self.get(run.feed, run.date).version != run.version:
            raise StaleRow
        self.rows[run.feed, run.date] = replace(run, version=run.version + 1)

    def find_receipt(self, feed: FeedName, day: date) -> Receipt | None:
        return self.receipts.get((feed, day))

    def list_receipts(
        self, feed: FeedName, *, before: date | None = None, limit: int = 30
    ) -> Sequence[Receipt]:
        days = sorted((day for name, day in self.receipts if name == feed), reverse=True)
        return [self.receipts[feed, day] for day in days if before is None or day < before][:limit]

    def save_receipt(self, receipt: Receipt, *, former: Receipt | None) -> None:
        if self.receipts.get((receipt.feed, receipt.date)) != former:
            raise StaleRow
        self.receipts[receipt.feed, receipt.date] = receipt


class InMemoryObjects:
    """`adapters.feed_files.Objects` in a dictionary."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, key: str, content: bytes, *, media_type: str) -> None:
        self.files[key] = content

    def get(self, key: str) -> bytes:
        return self.files[key]

    def address(self, key: str, *, name: str) -> str:
        return f"https://files.test/{key}"


class FakeManifestSignatures:
    def detached(self, content: bytes) -> str:
        return f"head..{blake2b(content, digest_size=8).hexdigest()}"


class FakeReconciliations:
    def __init__(self) -> None:
        self.rows: list[Reconciliation] = []

    def last(self) -> Reconciliation | None:
        return self.rows[-1] if self.rows else None

    def add(self, reconciliation: Reconciliation) -> None:
        self.rows.append(reconciliation)
