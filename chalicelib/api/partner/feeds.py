"""Nightly feeds: the files of each run, and the receipt of who loaded them."""

from collections.abc import Callable
from datetime import date as Date  # noqa: N812  # "date" is a field here
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, NoBody, Schema, View
from chalicelib.api.feed_views import (
    FeedCountsView,
    FeedFileView,
    FeedReceiptView,
    counts_view,
    receipt_view,
)
from chalicelib.api.partner.endpoint import Found, partner_endpoint
from chalicelib.core.api_client import Scope
from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.errors import BadCursor, StaleRow
from chalicelib.core.feed.errors import (
    FeedRunNotDone,
    FeedRunNotFound,
    OtherManifest,
    ReceiptAccepted,
)
from chalicelib.core.feed.manifest import MANIFEST, SIGNATURE
from chalicelib.core.feed.receipt import Receipt, ReceiptStatus, RejectedLine
from chalicelib.services import feed_receipts as use_cases
from chalicelib.services.feed_receipts import SeenRun
from chalicelib.wiring import feeds as feed_wiring

feeds = Blueprint(__name__)

PAGE = 10
REJECTED_AT_MOST = 500


class ListRuns(Schema):
    """Where the page starts."""

    cursor: Annotated[str, Field(max_length=1000)] = ""


class FileToReadView(FeedFileView):
    """A file, and where it can be read for five minutes."""

    address: str


class RunToReadView(View):
    """A run that is done. The signature is a detached JWS (ES256) of the manifest's bytes."""

    date: Date
    run_id: str
    counts: FeedCountsView
    manifest_sha256: str
    manifest_address: str
    signature_address: str
    files: list[FileToReadView]
    receipt: FeedReceiptView | None


class RunsToReadView(View):
    """Runs, the newest first."""

    items: list[RunToReadView]
    next: str | None


class RejectedLineForm(Schema):
    """A line that could not be taken, and a word for why."""

    certification_id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]


class GiveReceipt(Schema):
    """Which manifest was read, and what came of it."""

    manifest_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    status: ReceiptStatus
    rejected: Annotated[list[RejectedLineForm], Field(max_length=REJECTED_AT_MOST)] = Field(
        default_factory=list
    )


def _declare(feed: FeedName, scope: Scope) -> None:
    """The two routes of a feed: each has its own scope, so each has its own path."""
    _declare_list(feed, scope)
    _declare_receipt(feed, scope)


def _declare_list(feed: FeedName, scope: Scope) -> None:
    def listed(call: Call[NoBody]) -> Found:
        before, doors = _place(feed, call), feed_wiring.view_doors()
        seen = use_cases.list_runs(doors, feed, before=before, limit=PAGE + 1)
        done = [one for one in seen[:PAGE] if one.run.state == "done"]
        following = seen[PAGE - 1].run.date.isoformat() if len(seen) > PAGE else None
        cursor = wiring.tokens().cursor(_list_name(feed), following) if following else None
        items = [_run(doors, one) for one in done]
        return Found(RunsToReadView(items=items, next=cursor), len(items))

    _named(listed, f"list_{feed}_feed", f"The last runs of the feed `{feed}`, and their files.")
    partner_endpoint(
        feeds,
        "GET",
        f"/feeds/{feed}",
        scope=scope,
        query=ListRuns,
        returns=RunsToReadView,
        raises=(BadCursor,),
    )(listed)


def _declare_receipt(feed: FeedName, scope: Scope) -> None:
    def received(call: Call[GiveReceipt], date: str) -> Found:
        try:
            day = Date.fromisoformat(date)
        except ValueError:
            raise FeedRunNotFound from None
        receipt = Receipt(
            feed=feed,
            date=day,
            manifest_sha256=call.body.manifest_sha256,
            status=call.body.status,
            client_id=call.client.id,
            client=call.client.name,
            at=call.now,
            rejected=tuple(
                RejectedLine(one.certification_id, one.code) for one in call.body.rejected
            ),
        )
        kept = use_cases.give_receipt(feed_wiring.view_doors(), receipt)
        return Found(receipt_view(kept), 0)

    _named(received, f"give_{feed}_receipt", f"Say what came of a run of the feed `{feed}`.")
    partner_endpoint(
        feeds,
        "POST",
        f"/feeds/{feed}/{{date}}/receipt",
        scope=scope,
        body=GiveReceipt,
        returns=FeedReceiptView,
        raises=(FeedRunNotFound, FeedRunNotDone, OtherManifest, ReceiptAccepted, StaleRow),
    )(received)


def _named(view: Callable[..., Found], name: str, summary: str) -> None:
    view.__name__, view.__doc__ = name, summary


def _list_name(feed: FeedName) -> str:
    return f"feed-runs/{feed}"


def _place(feed: FeedName, call: Call[NoBody]) -> Date | None:
    if not call.query.cursor:
        return None
    return Date.fromisoformat(wiring.tokens().place(_list_name(feed), call.query.cursor))


def _run(doors: use_cases.FeedViewDoors, seen: SeenRun) -> RunToReadView:
    run = seen.run
    names = [MANIFEST, SIGNATURE, *(file.name for file in run.files)]
    manifest, signature, *addresses = use_cases.address_of(doors, run, names)
    return RunToReadView(
        date=run.date,
        run_id=run.id,
        counts=counts_view(run.counts),
        manifest_sha256=run.manifest_sha256,
        manifest_address=manifest,
        signature_address=signature,
        files=[
            FileToReadView(
                name=file.name,
                lines=file.lines,
                bytes=file.bytes,
                sha256=file.sha256,
                address=address,
            )
            for file, address in zip(run.files, addresses, strict=True)
        ],
        receipt=receipt_view(seen.receipt) if seen.receipt else None,
    )


_declare("lsu", "feeds:lsu")
_declare("parcoursup", "feeds:parcoursup")
_declare("cpf", "feeds:cpf")
