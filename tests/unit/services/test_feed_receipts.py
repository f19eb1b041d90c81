"""Runs as operators see them: asking again, twice, and once the first time has failed."""

from dataclasses import replace

import pytest

from chalicelib.adapters.feed_files import StoredFeedFiles
from chalicelib.core.feed.errors import FeedRunBusy, FeedRunDone
from chalicelib.core.feed.run import new_run
from chalicelib.services.feed_receipts import SERVICE, FeedViewDoors, ask_again, list_runs
from tests.fakes.feeds import FakeFeedRuns, InMemoryObjects
from tests.fakes.learners import FakeJobs, RecordedAnnouncements
from tests.feed_nights import SENDER, Hour
from tests.feed_nights import TWO_IN_THE_MORNING as NIGHT

RUN = new_run("lsu", release_id="r", now=NIGHT)


@pytest.fixture
def doors() -> FeedViewDoors:
    return FeedViewDoors(
        runs=FakeFeedRuns(),
        files=StoredFeedFiles(InMemoryObjects(), SENDER),
        jobs=FakeJobs(),
        work=RecordedAnnouncements(),
        clock=Hour(),
    )


def _asked(doors: FeedViewDoors) -> int:
    ask_again(doors, "lsu", RUN.date, by="staff", now=NIGHT)
    return len(doors.work.events)  # type: ignore[attr-defined]  # the fake records them


def test_a_run_is_asked_for_again_once(doors: FeedViewDoors) -> None:
    doors.runs.add(replace(RUN, state="failed"))
    assert [_asked(doors), _asked(doors)] == [1, 1]


def test_a_job_that_failed_is_asked_for_again(doors: FeedViewDoors) -> None:
    doors.runs.add(replace(RUN, state="failed"))
    _asked(doors)
    (job,) = doors.jobs.list_of(SERVICE, "feed")
    doors.jobs.save(replace(job, status="failed", finished_at=NIGHT))
    assert [_asked(doors), _asked(doors)] == [2, 2]


def test_what_is_done_or_held_is_not_asked_for(doors: FeedViewDoors) -> None:
    doors.runs.add(RUN)
    with pytest.raises(FeedRunBusy):
        _asked(doors)
    (seen,) = list_runs(doors, "lsu")
    doors.runs.save(replace(seen.run, state="done"))
    with pytest.raises(FeedRunDone):
        _asked(doors)
