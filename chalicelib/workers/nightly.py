"""Every hour: at night feeds run until they are done; in the morning what was told is proved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from time import monotonic

from chalicelib import wiring
from chalicelib.core.certification.reported_result import FEEDS, FeedName
from chalicelib.core.feed.errors import FeedRunDone
from chalicelib.core.feed.night import SCHOOLS, is_morning, is_night
from chalicelib.core.feed.reconciliation import Reconciliation
from chalicelib.core.feed.run import FeedRun, is_late
from chalicelib.core.job import Job
from chalicelib.observability import logger, metrics
from chalicelib.services.feed_reconciliation import reconcile
from chalicelib.services.feed_run import resume_run, run_feed
from chalicelib.services.reporting import report_certification
from chalicelib.wiring import feeds as feed_wiring
from chalicelib.wiring import nightly as nightly_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import reporting as reporting_wiring

MARGIN = timedelta(minutes=5)
"""A chunk takes less: with less time left, none is begun."""
JOB_TIME = timedelta(minutes=8)
"""What a message of the queue `exports` may spend before its last chunk."""
CHECKED = timedelta(days=7)
"""Sessions finalized in the last days are proved every morning."""

TimeLeft = Callable[[], timedelta]


class FeedsFailed(Exception):
    """Some feeds could not be run; the next hour tries again."""


class FeedToBeContinued(Exception):
    """The run has more to do than one message may: the queue gives it again."""


def run(*, time_left: TimeLeft) -> None:
    """What this hour asks for; one feed that fails does not hold up the others."""
    now = wiring.clock().now()  # not that of the event, which may come late
    feeds = feed_wiring.feeds()
    failed = [feed for feed in feeds if not _is_run(feed, time_left)] if is_night(now) else []
    if is_morning(now):
        _prove(since=now - CHECKED, until=now)
    late = [feed for feed in feeds if is_late(feed_wiring.runs().last(feed), now=now)]
    metrics.tell("nightly", feeds_late=len(late))
    if late:
        logger.error("Feeds are not finished this morning", feeds=late)
    if failed:
        raise FeedsFailed(", ".join(failed))


def make_feed(job: Job) -> None:
    """Go on with the run that an operator asked for; raises until it is done."""
    feed: FeedName = next(one for one in FEEDS if one == job.options["feed"])
    until = monotonic() + JOB_TIME.total_seconds()
    day = date.fromisoformat(job.options["date"])
    doors = nightly_wiring.feed_doors()
    try:
        made = resume_run(doors, feed, day, must_stop=lambda: monotonic() >= until)
    except FeedRunDone:  # the hourly run ended it meanwhile
        _end(job, {})
        return
    _say(made)
    if made.state != "done":
        raise FeedToBeContinued
    _end(job, {"exported": made.counts.exported})


def make_reconciliation(job: Job) -> None:
    """Prove the period that an operator asked for."""
    since, until = (datetime.fromisoformat(job.options[name]) for name in ("since", "until"))
    made = _prove(since=since, until=until)
    _end(job, {"missing": made.missing})


def _is_run(feed: FeedName, time_left: TimeLeft) -> bool:
    doors = nightly_wiring.feed_doors()
    try:
        while made := run_feed(doors, feed, must_stop=lambda: time_left() < MARGIN):
            _say(made)
            if made.state != "done":
                break
    except Exception:  # noqa: BLE001  # logged and told by the run; the other feeds go on
        logger.exception("A feed failed", feed=feed)
        return False
    return True


def _say(made: FeedRun) -> None:
    counts = made.counts
    logger.info(
        "A feed was run",
        feed=made.feed,
        date=made.date.isoformat(),
        state=made.state,
        taken=counts.taken,
        exported=counts.exported,
        refused=counts.refused,
    )
    if made.state == "done" and made.finished_at is not None:
        hour = made.finished_at.astimezone(SCHOOLS).hour
        metrics.tell(f"feed-{made.feed}", feed_lines=counts.exported, feed_finished_hour=hour)


def _prove(*, since: datetime, until: datetime) -> Reconciliation:
    """Prove, and have what is missing told again: it is due for the next night then."""
    made = reconcile(nightly_wiring.reconciliation_doors(), since=since, until=until)
    metrics.tell("nightly", feed_missing=made.missing)
    logger.info("Feeds were reconciled", sessions=made.sessions, missing=made.missing)
    if made.missing:
        ids = made.missing_ids
        logger.error("Published results were told to nobody", certification_ids=ids[:20])
        now = wiring.clock().now()
        for id_ in ids:
            report_certification(reporting_wiring.reporting_doors(), id_, now=now, again=True)
    return made


def _end(job: Job, outcome: dict[str, int | str]) -> None:
    now = wiring.clock().now()
    orga_wiring.jobs().save(replace(job, status="done", outcome=outcome, finished_at=now))
