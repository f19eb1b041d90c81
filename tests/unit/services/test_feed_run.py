"""Runs of feeds: only once, corrections, cancellations, killed at any point and gone on with."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.errors import StaleRow
from chalicelib.core.feed.errors import FeedRunBusy, FeedRunDone, FeedRunNotFound, LineRefused
from chalicelib.core.feed.run import FeedRun
from chalicelib.services.feed_run import resume_run, run_feed
from tests.feed_nights import Night, Receiver, reported

IDS = [f"cert-{number:02d}" for number in range(11)]


def _night(feed: FeedName = "lsu", ids: list[str] | None = None) -> Night:
    night = Night(feed)
    for number, id_ in enumerate(ids or IDS):
        night.publish(_one(id_, number))
    return night


def _one(id_: str, number: int):
    """Results of every kind: told, refused for one feed or another, cancelled before."""
    match number % 5:
        case 1:
            return reported(id_, uai="", ine="")
        case 2:
            return reported(id_, status="rejected", cpf=None, levels={}, global_level=None)
        case 3 if number == 3:
            return reported(id_, status="cancelled")
        case _:
            return reported(id_, last_name=f"Nom {number}")


def _done(night: Night, **sizes: int) -> FeedRun:
    run = night.run(**sizes)
    assert run is not None
    assert run.state == "done"
    return run


def test_what_is_due_is_told_once_and_leaves_the_list() -> None:
    night = _night()
    run = _done(night)
    assert [line["operation"] for line in night.lines(run)] == ["created"] * 8
    assert night.manifest(run)["counts"] == {
        "taken": 11,
        "created": 8,
        "corrected": 0,
        "cancelled": 0,
        "unchanged": 0,
        "repeated": 0,
        "refused": 3,
        "by_reason": {"cancelled_before_export": 1, "no_school": 2},
        "exported": 8,
    }
    assert {feed for feed, _, _ in night.results.due} == {"parcoursup", "cpf"}
    night.later(days=1)
    assert _done(night).counts.taken == 0


def test_refusals_name_certifications_and_reasons_only() -> None:
    night = _night()
    refused = night.lines(_done(night), "refused")
    assert {line["reason"] for line in refused} == {"cancelled_before_export", "no_school"}
    assert {key for line in refused for key in line} == {"certification_id", "reason"}


def test_a_part_has_so_many_lines_at_most_and_its_hash_in_the_manifest() -> None:
    night = _night(ids=[f"c{number * 5}" for number in range(3)])
    run = _done(night, chunk=2, batch=2)
    assert [(file.name, file.lines) for file in run.files if "part" in file.name] == [
        ("part-0001.jsonl.gz", 1),
        ("part-0002.jsonl.gz", 1),
    ]


def test_a_correction_is_told_as_such_and_the_same_again_is_not_told() -> None:
    night = Night()
    first = night.publish(reported("a"))
    night.publish(reported("b"))
    _done(night)
    night.later(days=1)
    night.publish(replace(first, version=4, pix=420, changed_at=night.clock.now()))
    night.publish(reported("b", version=4, max_pix=894, changed_at=night.clock.now()))
    night.later(days=1)
    run = _done(night)
    told = [(line["operation"], line["pix_score"]) for line in night.lines(run)]
    assert told == [("corrected", 420)]
    assert run.counts.unchanged == 1


@pytest.mark.parametrize("feed", ["lsu", "parcoursup"])
def test_a_revoked_result_is_told_to_be_cancelled_once(feed: FeedName) -> None:
    night = Night(feed)
    first = night.publish(reported("a"))
    _done(night)
    told = []
    for version in (4, 5):
        night.later(days=1)
        revoked = replace(first, version=version, status="cancelled", changed_at=night.clock.now())
        night.publish(revoked)
        night.later(days=1)
        told += night.lines(_done(night))
    assert told == [{"operation": "cancelled", "certification_id": "a"}]


def test_a_result_that_a_feed_may_not_tell_any_more_is_cancelled_there() -> None:
    night = Night("cpf")
    first = night.publish(reported("a"))
    _done(night)
    night.later(days=1)
    night.publish(replace(first, version=4, cpf=None, changed_at=night.clock.now()))
    night.later(days=1)
    run = _done(night)
    assert night.lines(run, "operations") == [{"operation": "cancelled", "certification_id": "a"}]
    assert "part-0001.xml.gz" not in night.files(run)


def test_a_day_has_one_run() -> None:
    night = _night()
    _done(night)
    night.later(hours=1)
    night.publish(reported("new", changed_at=night.clock.now()))
    assert night.run() is None


@pytest.mark.parametrize("feed", ["lsu", "parcoursup", "cpf"])
def test_killed_at_any_point_and_gone_on_with_the_files_are_the_same(feed: FeedName) -> None:
    whole = _night(feed)
    expected = whole.files(_done(whole))
    point = 0
    while True:
        point += 1
        night = _night(feed)
        was_killed = night.killed_run(point)
        night.let_lease_end()
        run = night.run() or night.runs.last(feed)
        assert run is not None
        assert run.state == "done"
        assert night.files(run) == expected, point
        assert night.ledger.rows == whole.ledger.rows
        assert night.results.due == whole.results.due
        if not was_killed:
            break
    assert point > 40


@settings(max_examples=60, deadline=None)
@given(
    kills=st.lists(st.integers(1, 90), max_size=6),
    chunk=st.integers(1, 6),
    batch=st.integers(1, 6),
)
def test_killed_many_times_the_files_are_the_same(kills: list[int], chunk: int, batch: int) -> None:
    sizes = {"chunk": chunk, "batch": batch}
    whole, night = _night(), _night()
    expected = whole.files(_done(whole, **sizes))
    for point in kills:
        night.killed_run(point, **sizes)
        night.let_lease_end()
    last = night.run(**sizes) or night.runs.last("lsu")
    assert last is not None
    assert last.state == "done"
    assert night.files(last) == expected
    assert night.ledger.rows == whole.ledger.rows


def test_a_second_runner_leaves_the_first_alone() -> None:
    night = _night()
    others = []

    def intrude(step: int) -> None:
        if step == 20:
            night.at_step = lambda step: None
            others.append(night.run())

    night.at_step = intrude
    run = _done(night)
    assert others == [None]
    assert len(night.lines(run)) == 8


def test_a_runner_that_was_overtaken_changes_nothing() -> None:
    whole = _night()
    expected = whole.files(_done(whole))
    for at in range(5, whole.steps, 2):  # from when there is a run to overtake
        night = _night()

        def overtake(step: int, night: Night = night, at: int = at) -> None:
            if step == at:
                night.at_step = lambda step: None
                night.later(minutes=17)
                _done(night)

        night.at_step = overtake
        with suppress(StaleRow):
            night.run()
        run = night.runs.last("lsu")
        assert run is not None
        assert run.state == "done"
        assert night.files(run) == expected
        assert night.results.due == whole.results.due


def test_a_run_stops_before_its_time_is_over_and_goes_on_at_the_next_hour() -> None:
    whole, night = _night(), _night()
    expected = whole.files(_done(whole))
    for _ in range(20):
        answers = iter([False, True])
        run = run_feed(night.doors(), "lsu", must_stop=lambda: next(answers, True))  # noqa: B023
        assert run is not None
        if run.state == "done":
            break
        assert run.state == "partial"
        night.later(hours=1)
    assert night.files(run) == expected


def test_an_error_is_written_down_and_the_next_hour_tries_again() -> None:
    night = _night()

    def fail(step: int) -> None:
        if step == 15:
            raise TimeoutError

    night.at_step = fail
    with pytest.raises(TimeoutError):
        night.run()
    failed = night.runs.last("lsu")
    assert failed is not None
    assert (failed.state, failed.failure) == ("failed", "TimeoutError")
    night.at_step = lambda step: None
    assert _done(night).failure == ""


def test_a_day_that_was_not_finished_is_finished_first() -> None:
    night = _night()
    night.killed_run(30)
    night.later(days=1)
    run = _done(night)
    assert run.date == night.clock.now().date() - timedelta(days=1)
    assert _done(night).date == night.clock.now().date()


def test_an_operator_goes_on_with_a_run_that_is_not_done() -> None:
    night = _night()
    night.killed_run(30)
    killed = night.runs.last("lsu")
    assert killed is not None

    def resume() -> FeedRun:
        return resume_run(night.doors(), "lsu", killed.date, must_stop=lambda: False)

    with pytest.raises(FeedRunBusy):
        resume()
    night.later(minutes=17)
    assert resume().state == "done"
    with pytest.raises(FeedRunDone):
        resume()
    with pytest.raises(FeedRunNotFound):
        resume_run(night.doors(), "lsu", killed.date.replace(day=1), must_stop=lambda: False)


def test_what_changed_after_it_was_told_stays_due() -> None:
    """The list has one row a day: a change of the night falls in the row that the run took."""
    night = Night()
    first = night.publish(reported("a", changed_at=night.clock.now()))

    def correct(step: int) -> None:
        if any("part-" in key for key in night.objects.files):
            night.at_step = lambda step: None
            night.publish(replace(first, version=4, pix=420))

    night.at_step = correct
    run = _done(night)
    assert night.lines(run)[0]["pix_score"] == 412
    night.later(days=1)
    again = _done(night)
    assert [line["operation"] for line in night.lines(again)] == ["corrected"]


def test_a_chunk_whose_every_result_waits_for_tomorrow_stores_nothing() -> None:
    night = Night()
    first = night.publish(reported("a"))

    def correct(step: int) -> None:
        if any("part-0001" in key for key in night.objects.files):
            night.at_step = lambda step: None
            changed_at = night.clock.now()
            night.publish(replace(first, version=4, pix=420, changed_at=changed_at))

    night.at_step = correct
    run = _done(night, chunk=1, batch=1)
    assert [chunk.counts.taken for chunk in run.chunks] == [1, 0]
    left = [version for (feed, _, _), version in night.results.due.items() if feed == "lsu"]
    assert left == [4]
    night.later(days=1)
    assert [line["pix_score"] for line in night.lines(_done(night))] == [420]


CHANGES = st.sampled_from(["publish", "correct", "revoke", "leave_school", "touch"])


@settings(max_examples=120, deadline=None)
@given(
    nights=st.lists(
        st.tuples(
            st.lists(st.tuples(st.sampled_from(IDS[:6]), CHANGES), max_size=6),
            st.lists(st.tuples(st.sampled_from(IDS[:6]), CHANGES), max_size=2),
            st.integers(1, 60),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_receiver_that_loads_every_line_holds_what_is_true(nights: list[Any]) -> None:
    """Whatever changes by day and during a run, wherever it is killed."""
    night, receiver = Night(), Receiver()
    for by_day, by_night, step, is_killed in nights:
        night.later(hours=8)
        for id_, change in by_day:
            _change(night, id_, change)
        night.later(hours=16)
        if is_killed:
            night.killed_run(step)
            night.let_lease_end()
        night.steps, night.at_step = 0, _disturbing(night, by_night, step)
        _load(night, receiver)
    night.at_step = lambda step: None
    night.later(days=1)
    _load(night, receiver)
    assert receiver.held == _told(night)
    assert not [feed for feed, _, _ in night.results.due if feed == "lsu"]


def _disturbing(night: Night, changes: list[tuple[str, str]], step: int) -> Callable[[int], None]:
    def disturb(at: int) -> None:
        if at == step:
            for id_, change in changes:
                _change(night, id_, change)

    return disturb


def _load(night: Night, receiver: Receiver) -> None:
    """Every run that comes, until there is none, then what the done ones tell."""
    while night.run() is not None:
        night.at_step = lambda step: None
    for run in reversed(night.runs.list_of("lsu")):
        if run.date not in receiver.loaded:
            receiver.loaded.add(run.date)
            receiver.load(night.lines(run))


def _change(night: Night, id_: str, change: str) -> None:
    former = next(iter(night.results.find_many([id_])), None)
    if former is None or change == "publish":
        if former is None:
            night.publish(reported(id_, version=1, changed_at=night.clock.now()))
        return
    changes = {
        "correct": {"pix": (former.pix or 0) + 1},
        "revoke": {"status": "cancelled"},
        "leave_school": {"uai": ""},
        "touch": {"max_pix": former.max_pix + 1},
    }[change]
    night.publish(
        replace(former, version=former.version + 1, changed_at=night.clock.now(), **changes)  # type: ignore[arg-type]
    )


def _told(night: Night) -> dict[str, object]:
    shape, told = night.shape(), {}
    for one in night.results.find_many(IDS):
        if one.status != "cancelled":
            with suppress(LineRefused):
                told[one.certification_id] = dict(shape(one))
    return told
