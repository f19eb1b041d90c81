"""Staff's view of the nightly feeds: runs, what they refused, running again, the proof."""

from datetime import date, timedelta
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Instant, NoBody, Reply, Schema, View, endpoint
from chalicelib.api.feed_views import FeedRunSheetView, FeedRunView, run_view, sheet_view
from chalicelib.core.certification.reported_result import FEEDS, FeedName
from chalicelib.core.feed.errors import FeedRunBusy, FeedRunDone, FeedRunNotFound
from chalicelib.core.feed.reconciliation import Reconciliation
from chalicelib.core.identity import staff
from chalicelib.observability import logger
from chalicelib.services import feed_receipts as use_cases
from chalicelib.services.feed_receipts import SeenRun
from chalicelib.wiring import feeds as feed_wiring

feeds = Blueprint(__name__)

ONE = "/feeds/{feed}/{date}"


class FeedNightsView(View):
    """The runs of a feed, the newest first; at most thirty."""

    feed: FeedName
    runs: list[FeedRunView]


class FeedsView(View):
    """Every feed."""

    feeds: list[FeedNightsView]


class BalanceView(View):
    """Published = exported + refused + due; `missing`: what none of these explains."""

    feed: FeedName
    published: int
    exported: int
    refused: int
    due: int
    missing: int
    missing_ids: list[str]


class ReconciliationView(View):
    """The last proof: of the published sessions that were finalized in between."""

    at: Instant
    since: Instant
    until: Instant
    sessions: int
    balances: list[BalanceView]


class ReconciliationPeriod(Schema):
    """How far back."""

    days: Annotated[int, Field(ge=1, le=400)] = 30


@endpoint(feeds, "GET", "/feeds", allow=staff, returns=FeedsView)
def list_feeds(call: Call[NoBody]) -> FeedsView:
    """The last nights of every feed."""
    doors = feed_wiring.view_doors()
    nights = {feed: use_cases.list_runs(doors, feed) for feed in FEEDS}
    return FeedsView(
        feeds=[
            FeedNightsView(feed=feed, runs=[run_view(one, now=call.now) for one in seen])
            for feed, seen in nights.items()
        ]
    )


@endpoint(feeds, "GET", ONE, allow=staff, returns=FeedRunSheetView, raises=(FeedRunNotFound,))
def find_feed_run(
    call: Call[NoBody],
    feed: str,
    date: str,
) -> FeedRunSheetView:
    """A night of a feed, with its files."""
    seen = use_cases.find_run(feed_wiring.view_doors(), *_named(feed, date))
    return sheet_view(seen, now=call.now)


@endpoint(
    feeds,
    "POST",
    f"{ONE}/rerun",
    allow=staff,
    body=NoBody,
    returns=FeedRunView,
    status=202,
    raises=(FeedRunNotFound, FeedRunDone, FeedRunBusy),
)
def rerun_feed(call: Call[NoBody], feed: str, date: str) -> FeedRunView:
    """Have a night that did not end gone on with, now."""
    name, day = _named(feed, date)
    doors = feed_wiring.view_doors()
    run = use_cases.ask_again(doors, name, day, by=call.user_id, now=call.now)
    logger.info("A feed was asked for again", feed=name, date=date, by=call.user_id)
    return run_view(SeenRun(run, None), now=call.now)


@endpoint(
    feeds,
    "GET",
    "/feeds/reconciliation",
    allow=staff,
    returns=ReconciliationView,
    statuses=(204,),
)
def find_reconciliation(
    call: Call[NoBody],  # noqa: ARG001  # every view has one
) -> ReconciliationView | Reply[None]:
    """The last proof that nothing was forgotten."""
    last = feed_wiring.proofs().last()
    return Reply(None, status=204) if last is None else _proof(last)


@endpoint(
    feeds,
    "POST",
    "/feeds/reconciliation",
    allow=staff,
    body=NoBody,
    query=ReconciliationPeriod,
    status=202,
    returns=None,
)
def ask_reconciliation(call: Call[NoBody]) -> None:
    """Have the proof made again; what is missing is told again by it."""
    since = call.now - timedelta(days=call.query.days)
    doors = feed_wiring.view_doors()
    use_cases.ask_reconciliation(doors, since=since, until=call.now, by=call.user_id)
    logger.info("A reconciliation was asked for", days=call.query.days, by=call.user_id)


def _named(feed: str, day: str) -> tuple[FeedName, date]:
    """The run that a path names; raises `FeedRunNotFound`."""
    found = next((one for one in FEEDS if one == feed), None)
    try:
        named = date.fromisoformat(day)
    except ValueError:
        raise FeedRunNotFound from None
    if found is None:
        raise FeedRunNotFound
    return found, named


def _proof(made: Reconciliation) -> ReconciliationView:
    return ReconciliationView(
        at=made.at,
        since=made.since,
        until=made.until,
        sessions=made.sessions,
        balances=[
            BalanceView(
                feed=feed,
                published=one.published,
                exported=one.exported,
                refused=one.refused,
                due=one.due,
                missing=one.missing,
                missing_ids=list(one.missing_ids),
            )
            for feed, one in made.balances.items()
        ],
    )
