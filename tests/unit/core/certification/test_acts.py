"""Every act in every state, allowed or refused as the table below says; and what each changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from chalicelib.core.certif_errors import (
    AlertNotFound,
    AlertsTooMany,
    ExamElsewhere,
    ExamNotNow,
    ExamOver,
    ExamPaused,
)
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import ROOM_ACTS, Act, Doing, GradedAnswer
from chalicelib.core.certification.exam import LATE, Event, Exam, ExamHeader, Start, apply
from chalicelib.core.errors import AlreadyAnswered, ChallengeNotAsked, DomainError
from tests.factories import NOW

LENGTH, MINUTES = 3, 10
START = Start("2024", "r" * 16, "", "fr", LENGTH, MINUTES)
HERE, THERE, ELSEWHERE = "this machine", "that machine", "a third machine"
DOING = Doing(NOW)
INVIGILATOR = Doing(NOW, by="marie")
EVERY_ACT: tuple[Act, ...] = get_args(Act)


def choose(exam: Exam) -> str:
    """A question never asked before, whatever happens."""
    return f"q{len(exam.answers) + len(exam.alerts) + 1}"


def do(exam: Exam, act: Act, doing: Doing = DOING) -> Event | None:
    """The event of an act, as services make it."""
    if act == "join":
        return acts.join(exam, ELSEWHERE, doing)
    if act == "start":
        return acts.start(exam, START, choose, doing=doing)
    if act == "answer":
        return acts.answer(exam, GradedAnswer("null", "skipped"), choose, doing=doing)
    if act == "report":
        return acts.report(exam, "FILE_NOT_OPENING", choose, doing=doing)
    if act in {"accept_report", "dismiss_report"}:
        reference = exam.open_alerts[0].sequence if exam.open_alerts else 0
        return acts.settle(exam, act, reference, doing=doing)
    if act == "close":
        return acts.close(exam, "technical", doing)
    return acts.room_act(exam, act, doing)


def after(exam: Exam, *done: Act) -> Exam:
    for act in done:
        event = do(exam, act)
        assert event is not None
        exam = apply(exam, event)
    return exam


NEW = Exam(ExamHeader("e" * 24, "s" * 24, "o" * 24, NOW))
HELD = replace(NEW, device_id=HERE, last_sequence=1, last_at=NOW)
READY = after(HELD, "confirm", "let_in")
RUNNING = after(READY, "start")
STATES: dict[str, Exam] = {
    "expected": NEW,
    "expected, confirmed": after(NEW, "confirm"),
    "expected, let in": after(NEW, "confirm", "let_in"),
    "waiting": HELD,
    "waiting, confirmed": after(HELD, "confirm"),
    "ready": READY,
    "ready, another machine": after(READY, "join"),
    "running": RUNNING,
    "running, reported": after(RUNNING, "report"),
    "running, another machine": after(RUNNING, "join"),
    "paused": after(RUNNING, "pause"),
    "paused, reported, another machine": after(RUNNING, "report", "pause", "join"),
    "ended": after(RUNNING, "end"),
    "ended, reported": after(RUNNING, "report", "end"),
    "completed": after(RUNNING, *["answer"] * LENGTH),
    "closed": after(RUNNING, "end", "close"),
    "closed, reported": after(RUNNING, "report", "end", "close"),
}
TABLE: dict[str, str] = {
    "expected": "join confirm",
    "expected, confirmed": "join unconfirm let_in",
    "expected, let in": "join unconfirm",
    "waiting": "join confirm",
    "waiting, confirmed": "join unconfirm let_in",
    "ready": "join start unconfirm",
    "ready, another machine": "start unconfirm move refuse_move",
    "running": "join answer report pause end",
    "running, reported": "join answer report pause end accept_report dismiss_report",
    "running, another machine": "answer report pause end move refuse_move",
    "paused": "join resume end",
    "paused, reported, another machine": (
        "resume end accept_report dismiss_report move refuse_move"
    ),
    "ended": "close",
    "ended, reported": "close accept_report dismiss_report",
    "completed": "close",
    "closed": "",
    "closed, reported": "",
}
"""What changes something, state by state; everything else is refused or changes nothing."""
REFUSALS: dict[str, type[DomainError]] = {"ended": ExamOver, "paused": ExamPaused}


@pytest.mark.parametrize("act", EVERY_ACT)
@pytest.mark.parametrize("state", STATES)
def test_every_act_in_every_state_is_as_the_table_says(state: str, act: Act) -> None:
    exam = STATES[state]
    if act in TABLE[state].split():
        event = do(exam, act)
        assert event is not None
        assert (event.sequence, event.at) == (exam.last_sequence + 1, NOW)
        assert apply(exam, event) != exam
    elif act == "join" and exam.phase != "ended":
        assert do(exam, act) is None  # the machine waits already
    else:
        with pytest.raises(REFUSALS.get(exam.phase, ExamNotNow)):
            do(exam, act)


@pytest.mark.parametrize("state", STATES)
def test_what_the_room_is_offered_is_what_is_accepted(state: str) -> None:
    offered = set(acts.possible(STATES[state]))
    assert offered == set(TABLE[state].split()) & set(ROOM_ACTS)


def test_every_phase_is_in_the_table() -> None:
    phases = {exam.phase for exam in STATES.values()}
    assert phases == {"expected", "waiting", "ready", "running", "paused", "ended"}


# what acts change


@pytest.mark.parametrize(
    ("done", "phase"),
    [
        (["confirm"], "waiting"),
        (["confirm", "let_in"], "ready"),
        (["confirm", "let_in", "unconfirm"], "waiting"),
        (["confirm", "let_in", "start"], "running"),
        (["confirm", "let_in", "start", "pause"], "paused"),
        (["confirm", "let_in", "start", "pause", "resume"], "running"),
        (["confirm", "let_in", "start", "pause", "end"], "ended"),
    ],
    ids=lambda given: given if isinstance(given, str) else ">".join(given),
)
def test_acts_lead_from_phase_to_phase(done: Sequence[Act], phase: str) -> None:
    assert after(HELD, *done).phase == phase


def test_a_presence_that_is_taken_back_must_be_let_in_again() -> None:
    again = after(READY, "unconfirm", "confirm")
    assert (again.phase, again.is_let_in) == ("waiting", False)


def test_before_the_presence_is_confirmed_the_last_machine_wins() -> None:
    assert after(HELD, "join").device_id == ELSEWHERE
    assert acts.join(HELD, HERE, DOING) is None


def test_afterwards_another_machine_asks_and_the_invigilator_decides() -> None:
    asked = after(RUNNING, "join")
    assert (asked.device_id, asked.asked_device_id) == (HERE, ELSEWHERE)
    moved = after(asked, "move")
    assert (moved.device_id, moved.asked_device_id) == (ELSEWHERE, "")
    refused = after(asked, "refuse_move")
    assert (refused.device_id, refused.asked_device_id) == (HERE, "")
    acts.refuse_elsewhere(refused, HERE)
    with pytest.raises(ExamElsewhere):
        acts.refuse_elsewhere(moved, HERE)


def test_the_machine_that_asked_last_is_the_one_that_may_move() -> None:
    asked = after(RUNNING, "join")
    event = acts.join(asked, THERE, DOING)
    assert event is not None
    assert apply(asked, event).asked_device_id == THERE
    assert acts.join(asked, HERE, DOING) is None


def test_the_last_question_ends_the_exam() -> None:
    done = STATES["completed"]
    assert (done.end_reason, done.ended_at, len(done.answers)) == ("completed", NOW, LENGTH)


# reported questions


def test_a_reported_question_is_parked_and_costs_no_place() -> None:
    reported = after(RUNNING, "report")
    assert (reported.position, reported.challenge_id) == (1, "q2")
    assert [alert.challenge_id for alert in reported.open_alerts] == ["q1"]


def test_a_dismissed_report_comes_back_after_the_question_being_asked() -> None:
    back = after(RUNNING, "report", "dismiss_report")
    assert (back.challenge_id, back.returning) == ("q2", ("q1",))
    asked = [back.challenge_id]
    while back.phase != "ended":
        back = after(back, "answer")
        asked.append(back.challenge_id)
    assert asked == ["q2", "q1", "q4", None]


def test_a_question_that_came_back_may_be_reported_again() -> None:
    again = after(RUNNING, "report", "dismiss_report", "answer", "report")
    assert [alert.challenge_id for alert in again.alerts] == ["q1", "q1"]
    assert (again.position, again.returning) == (2, ())


def test_an_accepted_report_takes_the_question_out_for_good() -> None:
    out = after(RUNNING, "report", "accept_report", *["answer"] * LENGTH)
    assert "q1" not in {one.challenge_id for one in out.counted}
    assert len(out.counted) == LENGTH


def test_after_the_end_a_dismissed_report_brings_nothing_back() -> None:
    over = after(RUNNING, "report", "end", "dismiss_report")
    assert (over.phase, over.returning, over.open_alerts) == ("ended", (), ())


def test_a_fourth_report_waits_for_the_invigilator() -> None:
    full = after(RUNNING, "report", "report", "report")
    with pytest.raises(AlertsTooMany):
        do(full, "report")
    assert after(full, "accept_report", "report").phase == "running"


def test_only_a_report_that_waits_is_settled() -> None:
    settled = after(RUNNING, "report", "report", "accept_report")
    first = settled.alerts[0].sequence
    for reference in (0, 99, first):
        with pytest.raises(AlertNotFound):
            acts.settle(settled, "dismiss_report", reference, doing=INVIGILATOR)


# replays


def test_the_same_answer_is_found_and_another_one_is_refused() -> None:
    answered = after(RUNNING, "answer")
    found = acts.find_replay(answered, 1, "q1", text="null")
    assert found == answered.answers[0]
    for challenge_id, text in (("q1", '{"a":"b"}'), ("q9", "null")):
        with pytest.raises(AlreadyAnswered):
            acts.find_replay(answered, 1, challenge_id, text=text)
    assert acts.find_replay(answered, 2, "q2", text="null") is None
    for position, challenge_id in ((2, "q9"), (3, "q2"), (0, "q1")):
        with pytest.raises(ChallengeNotAsked):
            acts.find_replay(answered, position, challenge_id, text="null")


@pytest.mark.parametrize("act", ["pause", "end"])
def test_a_kept_answer_is_found_whatever_came_after(act: Act) -> None:
    assert acts.find_replay(after(RUNNING, "answer", act), 1, "q1", text="null") is not None


# the clock


def at(exam: Exam, act: Act, minutes: float) -> Exam:
    event = do(exam, act, Doing(NOW + timedelta(minutes=minutes)))
    assert event is not None
    return apply(exam, event)


def test_an_answer_on_its_way_when_the_time_is_over_counts_for_a_minute() -> None:
    deadline = NOW + timedelta(minutes=MINUTES)
    assert do(RUNNING, "answer", Doing(deadline + LATE)) is not None
    for act in ("answer", "report"):
        with pytest.raises(ExamOver):
            do(RUNNING, act, Doing(deadline + LATE + timedelta(milliseconds=1)))


def test_whose_time_is_over_ended_when_it_was_however_late_that_is_noticed() -> None:
    noticed = Doing(NOW + timedelta(days=2))
    assert apply(RUNNING, acts.end(RUNNING, "time", noticed)).ended_at == RUNNING.deadline
    late = at(RUNNING, "answer", MINUTES + 0.5)
    assert apply(late, acts.end(late, "time", noticed)).ended_at == late.last_at


def test_pauses_do_not_count() -> None:
    exam = at(RUNNING, "pause", 4)
    assert exam.seconds_left(NOW + timedelta(days=1)) == 6 * 60
    assert not exam.is_out_of_time(NOW + timedelta(days=1))
    exam = at(exam, "resume", 100)
    assert exam.deadline == NOW + timedelta(minutes=106)
    exam = at(at(exam, "pause", 101), "resume", 102)
    assert exam.seconds_left(NOW + timedelta(minutes=102)) == 5 * 60
    exam = at(at(exam, "pause", 103), "end", 500)
    assert exam.seconds_left(NOW + timedelta(days=9)) == 4 * 60


def test_nothing_is_left_on_a_clock_that_was_not_started() -> None:
    assert (READY.deadline, READY.seconds_left(NOW), READY.is_out_of_time(NOW)) == (
        None,
        None,
        False,
    )
