"""What nightly feeds need from outside: what is due, what was told, runs, files, signatures."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from chalicelib.core.certification.reported_result import FeedName, ReportedResult
from chalicelib.core.feed.ledger import Due, FeedLine, LedgerEntry
from chalicelib.core.feed.receipt import Receipt
from chalicelib.core.feed.reconciliation import Reconciliation
from chalicelib.core.feed.run import FeedRun, StoredFile


class DueResults(Protocol):
    """The work lists of feeds; rows come with the results they are about."""

    def each(self, feed: FeedName, *, until: datetime, after: str = "") -> Iterator[Due]:
        """What was due then, by place, from after `after`; never more than a page in memory."""
        ...

    def remove(self, feed: FeedName, taken: Sequence[Due]) -> None:
        """Take these off the list (at most 100), but those due again since, for a newer version."""
        ...

    def find(self, feed: FeedName, results: Sequence[ReportedResult]) -> frozenset[str]:
        """The ids of those of these results that are on the list."""
        ...


class FeedLedger(Protocol):
    """What each receiver was told of each certification: an entry each, rewritten by runs alone."""

    def find_many(self, feed: FeedName, ids: Sequence[str]) -> Mapping[str, LedgerEntry]:
        """The entries of these certifications, read consistently; any number of them."""
        ...

    def save_many(self, feed: FeedName, entries: Sequence[LedgerEntry]) -> None:
        """Write them; whoever writes holds the run."""
        ...


class FeedRuns(Protocol):
    """Runs of feeds, and what their receivers said."""

    def last(self, feed: FeedName) -> FeedRun | None:
        """The latest, read consistently."""
        ...

    def get(self, feed: FeedName, day: date) -> FeedRun:
        """The run of that day, read consistently; raises `FeedRunNotFound`."""
        ...

    def list_of(
        self, feed: FeedName, *, before: date | None = None, limit: int = 30
    ) -> Sequence[FeedRun]:
        """Runs, the newest first, of days before that one."""
        ...

    def add(self, run: FeedRun) -> None:
        """Start it; raises `RowExists` when that day has one."""
        ...

    def save(self, run: FeedRun) -> None:
        """Rewrite it; raises `StaleRow` when its version is another one now."""
        ...

    def find_receipt(self, feed: FeedName, day: date) -> Receipt | None:
        """What was said of the run of that day."""
        ...

    def list_receipts(
        self, feed: FeedName, *, before: date | None = None, limit: int = 30
    ) -> Sequence[Receipt]:
        """Receipts, those of the newest runs first, of days before that one."""
        ...

    def save_receipt(self, receipt: Receipt, *, former: Receipt | None) -> None:
        """Keep it over `former`; raises `StaleRow` when another one is there."""
        ...


class OpenChunk(Protocol):
    """The files of a chunk while they are written."""

    def take(self, due: Due) -> None:
        """Remember that this one was taken."""
        ...

    def add(self, line: FeedLine) -> None:
        """Write a line."""
        ...

    def refuse(self, certification_id: str, reason: str) -> None:
        """Write a refusal."""
        ...

    def store(self) -> tuple[StoredFile, ...]:
        """Store every file that holds something; what was there of that chunk is replaced."""
        ...


class FeedFiles(Protocol):
    """Files of runs: nobody is given an address of them before the run is done."""

    def chunk(self, run: FeedRun, number: int) -> AbstractContextManager[OpenChunk]:
        """Start the files of a chunk; left without `store`, nothing is kept."""
        ...

    def taken(self, run: FeedRun, number: int) -> Iterator[Due]:
        """What a stored chunk took."""
        ...

    def seal(self, run: FeedRun, manifest: bytes, signature: str) -> None:
        """Store the manifest and its detached signature."""
        ...

    def address(self, run: FeedRun, name: str) -> str:
        """A signed address, for five minutes."""
        ...


class ManifestSignatures(Protocol):
    """Signs manifests with the keys of credentials."""

    def detached(self, content: bytes) -> str:
        """A detached JWS (RFC 7515, appendix F); raises `SigningKeyMissing`."""
        ...


class PublishedResults(Protocol):
    """What was published, from where it was decided: certifications, not what was told of them."""

    def each(self, *, since: datetime, until: datetime) -> Iterator[Sequence[str]]:
        """The ids of the certifications of published sessions finalized in between, a session at a
        time; some may have no published result."""
        ...


class Reconciliations(Protocol):
    """The proofs that nothing was forgotten."""

    def last(self) -> Reconciliation | None:
        """The latest."""
        ...

    def add(self, reconciliation: Reconciliation) -> None:
        """Keep it."""
        ...
