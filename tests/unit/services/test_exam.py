"""What candidates do with their exam, on stores in memory: entry, answers, reports, machines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.core.assessment import Submission
from chalicelib.core.certif_errors import (
    AlertsTooMany,
    CandidateTaken,
    ExamElsewhere,
    ExamEntryRefused,
    ExamLangNotOffered,
    ExamNotNow,
    ExamOver,
    NotCertifiable,
    SessionClosed,
    SessionTooEarly,
)
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing
from chalicelib.core.certification.exam import LATE
from chalicelib.core.certification.expected import the_expected
from chalicelib.core.certification.room import seconds_left
from chalicelib.core.certification.session import Invigilator
from chalicelib.core.errors import TooManyAttempts
from chalicelib.core.roster_match import Claim
from chalicelib.services import exam as exams
from chalicelib.services.exam import Report
from chalicelib.services.exam_clock import NEXT_LOOK
from chalicelib.services.exam_entry import ACCOUNT_MISSES, Machine, enter_by_name, enter_by_ticket
from tests.exam_rooms import CLAIM, EXAM, ExamRoom
from tests.factories import NOW, RIGHT
from tests.session_factories import BORN, SESSION, candidate

HERE, THERE = "machine a", "machine b"
LENGTH, MINUTES = 6, 105


def started(**changes: object) -> ExamRoom:
    """Zélie's exam has just begun."""
    room = ExamRoom(changes=changes)
    room.enter(HERE)
    room.act("confirm")
    room.act("let_in")
    room.start(HERE)
    return room


def answer(room: ExamRoom, machine: str = HERE) -> str:
    """Right, to what is asked; which question that was."""
    exam = room.exam
    assert exam.challenge_id is not None
    room.answer(machine, Submission(exam.position, exam.challenge_id, RIGHT))
    return exam.challenge_id


def report(room: ExamRoom) -> str:
    exam = room.exam
    assert exam.challenge_id is not None
    room.report(HERE, Report(exam.position, exam.challenge_id, "FILE_NOT_OPENING", "Rien."))
    return exam.challenge_id


def to_the_end(room: ExamRoom) -> list[str]:
    asked = []
    while room.exam.phase == "running":
        asked.append(answer(room))
    return asked


# coming in


def names(first: str, last: str = "Roy", born: date = BORN) -> Claim:
    return Claim(first, last, born)


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (names("Zoé"), "zoe"),
        (names("zoe", "ROY"), "zoe"),
        (names("Noé"), None),
        (names("Anne-Lise"), "anne-lise"),
        (names("Annelise"), "anne-lise"),
        (names("Anne-Lisa"), "anne-lisa"),
        (names("Zoé", born=date(2004, 3, 8)), None),
        (names("Zoé", "Roi"), None),
    ],
    ids=lambda given: given.first_name if isinstance(given, Claim) else given or "nobody",
)
def test_the_candidate_that_is_meant_is_found_and_never_guessed(
    claim: Claim, found: str | None
) -> None:
    enrolled = [
        candidate(id_, first_name=first, last_name="Roy")
        for id_, first in (("zoe", "Zoé"), ("anne-lise", "Anne-Lise"), ("anne-lisa", "Anne-Lisa"))
    ]
    one = the_expected(claim, enrolled)
    assert (one.id if one else None) == found


def test_two_who_could_both_be_meant_are_nobody() -> None:
    twins = [candidate("a", first_name="Marie"), candidate("b", first_name="Marie")]
    assert the_expected(replace(CLAIM, first_name="Marie"), twins) is None


def test_an_unknown_session_and_an_unknown_name_are_the_same_refusal() -> None:
    room, told = ExamRoom(), []
    for number, claim in (("BBBBBB", CLAIM), ("KPTR47", replace(CLAIM, last_name="Autre"))):
        at = Machine(HERE, "zoe", NOW)
        with pytest.raises(ExamEntryRefused) as refusal:
            enter_by_name(room.entry, at, number=number, claim=claim)
        told.append(str(refusal.value))
    assert told[0] == told[1]


def test_failures_are_counted_by_account_and_a_right_name_is_none() -> None:
    room = ExamRoom()
    for _ in range(ACCOUNT_MISSES.failures + 1):
        room.enter(HERE)
    at, wrong = Machine(HERE, "zoe", NOW), replace(CLAIM, first_name="Bruno")
    for _ in range(ACCOUNT_MISSES.failures):
        with pytest.raises(ExamEntryRefused):
            enter_by_name(room.entry, at, number="KPTR47", claim=wrong)
    with pytest.raises(TooManyAttempts):
        room.enter(HERE)
    room.now += ACCOUNT_MISSES.window
    room.enter(HERE)


def test_who_may_not_be_certified_leaves_no_trace() -> None:
    room = ExamRoom()
    with pytest.raises(NotCertifiable):
        enter_by_name(room.entry, Machine(HERE, "poor", NOW), number="KPTR47", claim=CLAIM)
    assert room.candidates.get(SESSION, EXAM).user_id is None
    assert room.exams.ids() == []


def test_who_came_in_once_comes_back_whatever_their_profile_is_by_now() -> None:
    room = started()
    room.entry.profiles.delete("zoe")
    room.enter(HERE)


def test_who_comes_in_as_somebody_who_was_freed_must_be_certifiable_too() -> None:
    room = ExamRoom()
    room.enter(HERE)
    room.candidates.unlink(room.candidates.get(SESSION, EXAM), "zoe")
    with pytest.raises(NotCertifiable):
        enter_by_name(room.entry, Machine(HERE, "poor", NOW), number="KPTR47", claim=CLAIM)


def test_a_session_of_tomorrow_or_finalized_lets_nobody_in() -> None:
    room = ExamRoom()
    room.now -= timedelta(days=1)
    with pytest.raises(SessionTooEarly):
        room.enter(HERE)
    room.now += timedelta(days=1)
    room.sessions.save(replace(room.sessions.get(SESSION), state="finalized"))
    with pytest.raises(SessionClosed):
        room.enter(HERE)


def test_a_ticket_is_of_one_account() -> None:
    room = ExamRoom()
    ticket = room.candidates.get(SESSION, EXAM).ticket
    room.candidates.rows[SESSION, EXAM] = replace(
        room.candidates.rows[SESSION, EXAM], ticket="BCDFGHJKMPQRTV", user_id="zoe"
    )
    assert ticket != "BCDFGHJKMPQRTV"
    enter_by_ticket(room.entry, Machine(HERE, "", NOW), ticket="bcdf ghjk mpqr tv")
    with pytest.raises(CandidateTaken):
        enter_by_ticket(room.entry, Machine(THERE, "bob", NOW), ticket="BCDFGHJKMPQRTV")


def test_whoever_opened_the_room_does_not_sit_there() -> None:
    room = ExamRoom()
    room.invigilators.add(Invigilator(SESSION, "zoe", "Zoé Roy", since=NOW))
    with pytest.raises(CandidateTaken):
        room.enter(HERE)
    assert room.candidates.get(SESSION, EXAM).user_id is None


# starting


def test_starting_twice_is_starting_once() -> None:
    room = started()
    before = room.exam
    room.start(HERE)
    assert room.exam == before


def test_an_exam_is_taken_in_a_language_that_the_pool_holds() -> None:
    room = ExamRoom()
    room.enter(HERE)
    room.act("confirm")
    room.act("let_in")
    with pytest.raises(ExamLangNotOffered):
        exams.start_exam(room.doors, room.holder(HERE), lang="en")
    assert room.exam.phase == "ready"


def test_whoever_starts_while_the_session_is_finalized_is_told_and_not_left_running() -> None:
    room = ExamRoom()
    room.enter(HERE)
    room.act("confirm")
    room.act("let_in")

    def finalized() -> None:
        room.sessions.save(replace(room.sessions.get(SESSION), state="finalized"))

    room.exams.meanwhile = finalized
    with pytest.raises(ExamOver):
        room.start(HERE)
    exam = room.exam
    assert (exam.phase, exam.end_reason, exam.is_closed) == ("ended", "finalized", True)


# reported questions


def test_a_report_keeps_what_was_said_of_the_question() -> None:
    room = started()
    report(room)
    assert room.exams.get(EXAM)[1][-1].answer == "Rien."
    assert (room.line.alerts, room.line.alert_category) == (1, "FILE_NOT_OPENING")


def test_the_same_report_is_one() -> None:
    room = started()
    parked = report(room)
    room.report(HERE, Report(1, parked, "FILE_NOT_OPENING"))
    assert len(room.exam.alerts) == 1


@pytest.mark.parametrize("act", ["accept_report", "dismiss_report"])
def test_a_settled_report_takes_its_question_away_or_brings_it_back(act: acts.Act) -> None:
    room = started()
    parked = report(room)
    room.act(act, reference=room.exam.open_alerts[0].sequence)
    asked = to_the_end(room)
    assert asked.count(parked) == (1 if act == "dismiss_report" else 0)
    assert len(asked) == LENGTH


def test_three_questions_at_most_wait_for_the_invigilator() -> None:
    room = started()
    for _ in range(3):
        report(room)
    with pytest.raises(AlertsTooMany):
        report(room)
    answer(room)


# machines


def test_before_the_presence_is_confirmed_the_last_machine_wins() -> None:
    room = ExamRoom()
    for machine in (HERE, THERE):
        room.enter(machine)
    assert room.exam.device_id == THERE


def test_a_machine_that_is_refused_leaves_the_exam_where_it_is() -> None:
    room = started()
    room.enter(THERE)
    assert room.line.is_move_asked
    room.act("refuse_move")
    with pytest.raises(ExamElsewhere):
        answer(room, THERE)
    answer(room)


def test_an_exam_that_moved_goes_on_there_and_no_longer_here() -> None:
    room = started()
    answer(room)
    room.enter(THERE)
    room.act("move")
    with pytest.raises(ExamElsewhere):
        answer(room)
    assert answer(room, THERE) == room.exam.answers[1].challenge_id


# the clock


@pytest.mark.parametrize(("extra", "minutes"), [(0, 105), (33, 140), (50, 158)])
def test_extra_time_is_added_to_the_last_second(extra: int, minutes: int) -> None:
    room = started(extra_percent=extra)
    room.now += timedelta(minutes=minutes) + LATE
    answer(room)
    room.now += timedelta(milliseconds=1)
    with pytest.raises(ExamOver):
        answer(room)
    assert (room.exam.end_reason, room.line.end_reason) == ("time", "time")


def test_pauses_are_given_back_to_the_last_second() -> None:
    room = started()
    for minutes in (10, 90):
        room.now += timedelta(minutes=5)
        room.act("pause")
        room.now += timedelta(minutes=minutes)
        room.act("resume")
    room.now = NOW + timedelta(minutes=MINUTES + 100) + LATE
    answer(room)
    room.now += timedelta(milliseconds=1)
    with pytest.raises(ExamOver):
        answer(room)


def test_a_browser_gone_for_good_is_ended_by_the_sweeper_at_its_deadline() -> None:
    room = started()
    answer(room)
    deadline = room.exam.deadline
    room.now += timedelta(days=3)
    room.sweep()
    assert (room.exam.end_reason, room.exam.ended_at) == ("time", deadline)
    assert (room.line.phase, room.line.end_reason) == ("ended", "time")


def test_a_paused_exam_is_looked_at_again_and_not_ended() -> None:
    room = started()
    room.act("pause")
    room.now += timedelta(hours=3)
    room.sweep()
    assert room.exam.phase == "paused"
    assert room.exams.times == {(EXAM, room.now + NEXT_LOOK)}


def test_the_room_s_clock_and_the_candidate_s_are_the_same_at_every_moment() -> None:
    room = started(extra_percent=20)
    for act, minutes in (("pause", 7), ("resume", 11), ("pause", 13), ("resume", 1), ("end", 2)):
        room.now += timedelta(minutes=minutes)
        room.act(act)  # type: ignore[arg-type]  # one of them
        room.now += timedelta(seconds=17)
        assert seconds_left(room.line, room.now) == room.exam.seconds_left(room.now)


def test_an_invigilator_who_acts_late_finds_the_time_over() -> None:
    room = started()
    room.now += timedelta(minutes=MINUTES) + LATE + timedelta(seconds=1)
    with pytest.raises((ExamOver, ExamNotNow)):
        room.act("pause")
    assert room.exam.end_reason == "time"


def test_a_line_that_lags_is_mended_by_the_stream() -> None:
    room = started()
    paused = acts.room_act(room.exam, "pause", Doing(room.now, by="marie"))
    room.exams.append(EXAM, paused)
    assert room.line.phase == "running"
    room.stream()
    assert room.line.phase == "paused"
