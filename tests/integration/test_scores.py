"""What the stream of exams and the sweeper do: lines, scores, exams whose browser is gone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.dynamo.exams import HEADER
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing
from chalicelib.core.certification.exam import LATE, Event
from chalicelib.core.content import Release
from chalicelib.settings import settings
from chalicelib.wiring import certif
from chalicelib.wiring import exposure as exposure_wiring
from chalicelib.workers import scores
from tests.aws import rows_of
from tests.browser import Browser
from tests.dynamo_cost import counted
from tests.exam_days import ZELIE, Invigilator, Machine, certifiable, exam_of, prepare
from tests.factories import RIGHT
from tests.session_factories import SESSION
from tests.streams import inserted
from tests.tab import Hands

LENGTH = 4
OVER = 105 * 60 + LATE.total_seconds() + 1


@pytest.fixture
def visitor(release: Release, hands: Hands) -> Iterator[Browser]:
    """Nobody signed in; the clock can be moved."""
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Browser(client)


@pytest.fixture
def room(visitor: Browser) -> Invigilator:
    prepare(wiring.clock().now())
    certifiable(ZELIE)
    return Invigilator.of(visitor)


@pytest.fixture
def running(visitor: Browser, room: Invigilator) -> Machine:
    machine = Machine(visitor)
    machine.enter()
    room.let_start()
    assert machine.start().status == 200
    return machine


def stream(browser: Browser) -> None:
    """What the stream of exams brings: every row."""
    rows = rows_of(settings().table_name("exams"))
    browser.client.lambda_.invoke("scores", inserted(rows, at=wiring.clock().now()))


def sweep(browser: Browser) -> None:
    """What the schedule does every five minutes."""
    event = {
        "version": "0",
        "account": "1",
        "region": "eu-west-3",
        "detail": {},
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "time": "2026-03-14T09:00:00Z",
        "id": "1",
        "resources": [],
    }
    browser.client.lambda_.invoke("sweeper", event)


def finish(machine: Machine) -> None:
    while machine.exam["challenge"]:
        assert machine.answer(RIGHT).status == 200


def scored() -> list[str]:
    """What the audit trail says of Zélie's certification."""
    return [entry.action for entry in certif.certifications().audit("zelie")]


def work() -> list[dict[str, Any]]:
    return rows_of(settings().table_name("work"))


def test_an_exam_that_ends_is_scored_once_however_often_the_stream_says_so(
    running: Machine, visitor: Browser
) -> None:
    finish(running)
    assert len(work()) == 1
    for _ in range(3):
        stream(visitor)
    assert scored() == ["scored"]
    assert certif.certifications().get("zelie").result.counted == LENGTH
    assert work() == []


def test_an_exam_that_goes_on_has_no_score(running: Machine, visitor: Browser) -> None:
    running.answer(RIGHT)
    stream(visitor)
    assert scored() == []
    assert len(work()) == 1


def test_what_exams_ask_is_counted_once(running: Machine, visitor: Browser) -> None:
    first = running.exam["challenge"]["id"]
    running.answer(RIGHT)
    second = running.exam["challenge"]["id"]
    for _ in range(2):
        stream(visitor)
    hour = wiring.clock().now().replace(minute=0, second=0, microsecond=0)
    assert dict(exposure_wiring.use_counts().of_hour(hour, "exam")) == {first: 1, second: 1}


def test_a_line_that_lags_is_written_again(running: Machine, visitor: Browser) -> None:
    exam = exam_of()
    paused = acts.room_act(exam, "pause", Doing(wiring.clock().now(), by="marie"))
    certif.exams().append("zelie", paused)  # and the process died before the line
    assert certif.rooms().line(SESSION, "zelie").phase == "running"
    stream(visitor)
    line = certif.rooms().line(SESSION, "zelie")
    assert (line.phase, line.sequence, line.first_name) == ("paused", paused.sequence, "Zélie")


def test_the_line_of_an_answer_that_lags_is_written_again(
    running: Machine, visitor: Browser
) -> None:
    exam = exam_of()
    answered = Event(
        exam.last_sequence + 1,
        "answered",
        wiring.clock().now(),
        answer="null",
        outcome="skipped",
        next_challenge_id=running.exam["challenge"]["id"],
    )
    certif.exams().append("zelie", answered)  # and the process died before the line
    assert certif.rooms().line(SESSION, "zelie").answered == 0
    stream(visitor)
    assert certif.rooms().line(SESSION, "zelie").answered == 1


def test_following_an_answer_is_one_small_read(running: Machine) -> None:
    running.answer(RIGHT)
    events = [row for row in rows_of(settings().table_name("exams")) if row["s"]["S"] < HEADER]
    last = max(events, key=lambda row: str(row["s"]["S"]))
    scores.follow_exams([last])  # the session of the exam is known from now on
    with counted() as cost:
        scores.follow_exams([last])
    assert (cost.requests, cost.read_units) == (["GetItem"], 1)


def test_the_stream_missed_an_end_and_the_sweeper_did_not(
    running: Machine, visitor: Browser, hands: Hands
) -> None:
    finish(running)
    sweep(visitor)
    assert scored() == []
    hands.move(OVER)
    sweep(visitor)
    assert scored() == ["scored"]
    sweep(visitor)
    stream(visitor)
    assert (scored(), work()) == (["scored"], [])


def test_the_stream_missed_a_closing_and_the_sweeper_did_not(
    running: Machine, visitor: Browser, hands: Hands, room: Invigilator
) -> None:
    room.act("end")
    certif.exams().append("zelie", acts.close(exam_of(), "technical", Doing(wiring.clock().now())))
    sweep(visitor)
    assert scored() == []
    hands.move(61)
    sweep(visitor)
    assert scored() == ["scored"]
    assert work_of_exams() == ["exam-times"]


def test_an_exam_whose_browser_is_gone_ends_when_its_time_is_over(
    running: Machine, visitor: Browser, hands: Hands, room: Invigilator
) -> None:
    running.answer(RIGHT)
    deadline = exam_of().deadline
    hands.move(OVER - 30)
    sweep(visitor)
    assert exam_of().phase == "running"
    hands.move(3_600)
    sweep(visitor)
    exam = exam_of()
    assert (exam.end_reason, exam.ended_at) == ("time", deadline)
    assert (room.line()["phase"], room.line()["end_reason"]) == ("ended", "time")
    assert running.answer().body["code"] == "exam_over"
    assert running.look().body["end_reason"] == "time"
    before = exam.last_sequence
    sweep(visitor)
    assert (exam_of().last_sequence, work()) == (before, [])


def test_a_pause_moves_the_end_and_the_sweeper_waits(
    running: Machine, visitor: Browser, hands: Hands, room: Invigilator
) -> None:
    room.act("pause")
    hands.move(OVER)
    sweep(visitor)
    assert exam_of().phase == "paused"
    room.act("resume")
    hands.move(OVER - 10)
    sweep(visitor)
    assert exam_of().phase == "running"
    hands.move(600)
    sweep(visitor)
    assert exam_of().end_reason == "time"


def test_an_exam_ended_by_the_clock_is_scored_when_its_session_is_closed(
    running: Machine, visitor: Browser, hands: Hands
) -> None:
    for _ in range(3):
        running.answer(RIGHT)
    hands.move(OVER)
    sweep(visitor)
    stream(visitor)
    assert scored() == []
    sessions, now = certif.sessions(), wiring.clock().now()
    sessions.save(replace(sessions.get(SESSION), state="finalized", finalized_at=now))
    closed = acts.close(exam_of(), "candidate", Doing(now))
    certif.exams().append("zelie", closed)
    stream(visitor)
    assert scored() == ["scored"]
    assert certif.certifications().get("zelie").cause == "candidate"
    assert sessions.get(SESSION).state == "settled"
    assert work_of_exams() == []


def test_an_exam_scored_at_its_end_is_scored_again_at_its_closing_if_that_changes_something(
    running: Machine, visitor: Browser
) -> None:
    finish(running)
    stream(visitor)
    sessions, now = certif.sessions(), wiring.clock().now()
    sessions.save(replace(sessions.get(SESSION), state="finalized", finalized_at=now))
    certif.exams().append("zelie", acts.close(exam_of(), "", Doing(now)))
    for _ in range(2):
        stream(visitor)
    assert scored()[0] == "scored"
    assert scored().count("scored") == 1
    assert len(certif.certifications().results("zelie")) == 1
    assert sessions.get(SESSION).state == "settled"


def test_an_exam_that_cannot_be_scored_is_told_and_holds_up_no_other(
    running: Machine, visitor: Browser, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    now = wiring.clock().now()
    of_nobody = replace(exam_of().header, id="lost")
    certif.exams().open(of_nobody)
    for event in certif.exams().get("zelie")[1]:
        certif.exams().append("lost", event)
    lost = exam_of("lost")
    ended = acts.end(lost, "invigilator", Doing(now))
    certif.exams().append("lost", ended)
    certif.exams().append("lost", acts.close(exam_of("lost"), "technical", Doing(now)))
    finish(running)
    stream(visitor)
    hands.move(timedelta(minutes=2).total_seconds())
    sweep(visitor)
    assert scored() == ["scored"]
    told = [one.message for one in caplog.records if one.levelname == "ERROR"]
    assert told[-2:] == ["An exam could not be scored", "Exams are closed and have no score"]


def work_of_exams() -> list[str]:
    kinds = [row["p"]["S"].split("#")[0] for row in work()]
    return sorted(kind for kind in kinds if kind.startswith("exam-"))
