"""Runs of feeds as bodies: staff and institutions read the same of them."""

from datetime import date, datetime

from chalicelib.api.endpoint import Instant, View
from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.feed.receipt import Receipt, ReceiptStatus
from chalicelib.core.feed.run import Counts, RunState
from chalicelib.services.feed_receipts import SeenRun


class FeedCountsView(View):
    """What became of the results that were due: `exported` are the lines; `taken` is all of it.

    `repeated`: due twice, told once. `by_reason`: of those refused.
    """

    taken: int
    exported: int
    created: int
    corrected: int
    cancelled: int
    unchanged: int
    repeated: int
    refused: int
    by_reason: dict[str, int]


class RejectedLineView(View):
    """A line that the receiver could not take, and its word for why."""

    certification_id: str
    code: str


class FeedReceiptView(View):
    """What the receiver said; `client`: the name of who said it."""

    status: ReceiptStatus
    at: Instant
    client_id: str
    client: str
    rejected: list[RejectedLineView]


class FeedFileView(View):
    """A file of a run."""

    name: str
    lines: int
    bytes: int
    sha256: str


class FeedRunView(View):
    """A run. `started_at`: what was due then was taken. `failure`: what stopped it last.

    `seconds`: from its start to its end, interruptions included; null while there is none.
    """

    feed: FeedName
    date: date
    state: RunState
    started_at: Instant
    finished_at: Instant | None
    seconds: int | None
    counts: FeedCountsView
    failure: str
    receipt: FeedReceiptView | None


class FeedRunSheetView(FeedRunView):
    """A run with its files; `manifest_sha256`: "" before there is a manifest."""

    manifest_sha256: str
    files: list[FeedFileView]


def counts_view(counts: Counts) -> FeedCountsView:
    """Its figures."""
    return FeedCountsView(
        taken=counts.taken,
        exported=counts.exported,
        created=counts.created,
        corrected=counts.corrected,
        cancelled=counts.cancelled,
        unchanged=counts.unchanged,
        repeated=counts.repeated,
        refused=counts.refused,
        by_reason=dict(counts.by_reason),
    )


def receipt_view(receipt: Receipt) -> FeedReceiptView:
    """What was said."""
    return FeedReceiptView(
        status=receipt.status,
        at=receipt.at,
        client_id=receipt.client_id,
        client=receipt.client,
        rejected=[
            RejectedLineView(certification_id=line.certification_id, code=line.code)
            for line in receipt.rejected
        ],
    )


def run_view(seen: SeenRun, *, now: datetime) -> FeedRunView:
    """A run, without its files."""
    run = seen.run
    took = run.finished_at - run.cutoff if run.finished_at else None
    return FeedRunView(
        feed=run.feed,
        date=run.date,
        state=run.state_at(now),
        started_at=run.cutoff,
        finished_at=run.finished_at,
        seconds=round(took.total_seconds()) if took is not None else None,
        counts=counts_view(run.counts),
        failure=run.failure,
        receipt=receipt_view(seen.receipt) if seen.receipt else None,
    )


def sheet_view(seen: SeenRun, *, now: datetime) -> FeedRunSheetView:
    """A run, with its files."""
    files = [
        FeedFileView(name=file.name, lines=file.lines, bytes=file.bytes, sha256=file.sha256)
        for file in seen.run.files
    ]
    return FeedRunSheetView(
        **dict(run_view(seen, now=now)), manifest_sha256=seen.run.manifest_sha256, files=files
    )
