"""The exam over HTTP: coming in, starting, answering, reporting, another machine, the end."""

import json
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.api.learner.readiness import make_ready
from chalicelib.core.certification.exam import LATE
from chalicelib.core.content import Release
from chalicelib.services import exam as exam_use_cases
from chalicelib.wiring import certif
from tests.browser import Browser
from tests.exam_days import (
    ENOUGH,
    OTHER_MACHINE,
    ZELIE,
    Invigilator,
    Machine,
    certifiable,
    exam_of,
    prepare,
)
from tests.factories import RIGHT, WRONG
from tests.session_factories import SESSION, candidate
from tests.tab import Hands

LENGTH = 4
MINUTES = 105


@pytest.fixture
def room(visitor: Browser) -> Invigilator:
    """A session of today; Zélie, registered in it, may be certified."""
    prepare(wiring.clock().now())
    certifiable(ZELIE)
    return Invigilator.of(visitor)


@pytest.fixture
def machine(visitor: Browser, room: Invigilator) -> Machine:
    """Zélie has come in."""
    one = Machine(visitor)
    assert one.enter().status == 200
    return one


@pytest.fixture
def running(machine: Machine, room: Invigilator) -> Machine:
    """Zélie's exam runs."""
    room.let_start()
    assert machine.start().status == 200
    return machine


# coming in


def test_one_waits_until_the_invigilator_has_seen_one(machine: Machine, room: Invigilator) -> None:
    told = machine.exam
    assert (told["phase"], told["is_confirmed"], told["challenge"]) == ("waiting", False, None)
    assert told["session"] == {"number": "KPTR47", "site": "Lycée Hedy-Lamarr", "room": "Salle 12"}
    assert (told["first_name"], told["length"], told["minutes"]) == ("Zélie", LENGTH, MINUTES)
    assert (told["langs"], told["watches_focus"], told["seconds_left"]) == (["fr"], True, None)
    assert machine.start().body["code"] == "exam_not_now"
    room.act("confirm")
    assert machine.look().body["is_confirmed"]
    assert machine.start().body["code"] == "exam_not_now"
    room.act("let_in")
    assert machine.look().body["phase"] == "ready"
    assert machine.start().body["phase"] == "running"


def test_who_is_not_expected_learns_nothing(visitor: Browser, room: Invigilator) -> None:
    told = set()
    for changes in (
        {"session_number": "BBBBBB"},
        {"first_name": "Zoé"},
        {"last_name": "Dupont"},
        {"birth_date": "2004-03-08"},
    ):
        reply = Machine(visitor).enter(**changes)
        assert reply.status == 404
        told.add(json.dumps({**reply.body, "request_id": ""}))
    assert len(told) == 1
    assert "exam_entry_refused" in told.pop()
    assert room.line()["phase"] == "expected"


def test_who_lacks_competences_is_told_so_and_not_in(visitor: Browser, room: Invigilator) -> None:
    poor = certifiable("p" * 24, ENOUGH[:4])
    reply = Machine(visitor).enter(poor)
    assert (reply.status, reply.body["code"]) == (409, "not_certifiable")
    assert certif.candidates().get(SESSION, "zelie").user_id is None
    assert room.line()["phase"] == "expected"


def test_nobody_else_comes_in_as_somebody_who_has(machine: Machine, visitor: Browser) -> None:
    other = certifiable("x" * 24)
    reply = Machine(visitor, OTHER_MACHINE).enter(other)
    assert (reply.status, reply.body["code"]) == (409, "candidate_taken")


def test_an_account_is_one_candidate_of_a_session(visitor: Browser, release: Release) -> None:
    brother = candidate("ugo", number=2, first_name="Ugo", ticket="C" * 14)
    prepare(wiring.clock().now(), candidate(), brother)
    certifiable(ZELIE)
    assert Machine(visitor).enter().status == 200
    reply = Machine(visitor).enter(first_name="Ugo")
    assert (reply.status, reply.body["code"]) == (409, "candidate_taken")


def test_guessing_names_is_slowed_down(visitor: Browser, room: Invigilator) -> None:
    replies = [Machine(visitor).enter(first_name="Bruno") for _ in range(11)]
    assert [reply.status for reply in replies] == [404] * 10 + [429]
    assert int(replies[-1].headers["retry-after"]) > 0
    certifiable("x" * 24)
    assert Machine(visitor, OTHER_MACHINE).enter("x" * 24).status == 200


# tickets


def test_a_ticket_leads_to_an_account_once_one_is_signed_in(
    visitor: Browser, room: Invigilator
) -> None:
    machine = Machine(visitor)
    reply = machine.use_ticket()
    assert (reply.status, reply.body["code"]) == (401, "exam_account_needed")
    assert machine.use_ticket(ZELIE, ticket="bcdf-ghjk-mpqr-tv").status == 200
    assert Machine(visitor).use_ticket().body["exam"]["phase"] == "waiting"


def test_a_ticket_of_nobody_opens_nothing(visitor: Browser, room: Invigilator) -> None:
    for user_id in ("", ZELIE):
        reply = Machine(visitor).use_ticket(user_id, ticket="X" * 14)
        assert (reply.status, reply.body["code"]) == (404, "exam_entry_refused")


# the exam


def test_a_whole_exam_is_asked_to_its_end(running: Machine, room: Invigilator) -> None:
    asked = []
    for position in range(1, LENGTH + 1):
        assert (running.exam["position"], running.exam["answered"]) == (position, position - 1)
        asked.append(running.exam["challenge"]["id"])
        reply = running.answer(RIGHT if position % 2 else WRONG)
        assert (reply.status, reply.body["position"]) == (200, position)
    assert len(set(asked)) == LENGTH
    end = running.exam
    assert (end["phase"], end["end_reason"], end["challenge"]) == ("ended", "completed", None)
    assert [one.event.outcome for one in exam_of().answers] == ["ok", "ko", "ok", "ko"]
    line = room.line()
    assert (line["phase"], line["answered"], line["length"]) == ("ended", LENGTH, LENGTH)


def test_an_exam_is_taken_in_a_language_that_the_pool_holds(
    machine: Machine, room: Invigilator
) -> None:
    room.let_start()
    reply = machine.start("en")
    assert (reply.status, reply.body["code"]) == (422, "exam_lang_not_offered")
    assert reply.body["errors"] == [{"pointer": "/lang", "code": "exam_lang_not_offered"}]


def test_the_same_answer_is_kept_once(running: Machine) -> None:
    body = {"position": 1, "challenge_id": running.exam["challenge"]["id"], "answer": RIGHT}
    first = running.send_answer(body).body
    again = running.send_answer(body).body
    moves = {"now": None, "seconds_left": None}
    assert again["exam"] | moves == first["exam"] | moves
    assert len(exam_of().answers) == 1
    assert running.send_answer({**body, "answer": WRONG}).body["code"] == "already_answered"
    later = {**body, "position": 3}
    assert running.send_answer(later).body["code"] == "challenge_not_asked"


def test_an_answer_that_cannot_be_read_is_refused(running: Machine) -> None:
    reply = running.answer(["0"])
    assert (reply.status, reply.body["code"]) == (422, "answer_not_readable")
    assert exam_of().answers == ()


def test_a_long_answer_is_kept_whole(running: Machine) -> None:
    long = {"a": "é" * 200}
    body = {"position": 1, "challenge_id": running.exam["challenge"]["id"], "answer": long}
    assert running.send_answer(body).status == 200
    assert running.send_answer(body).status == 200
    event = exam_of().answers[0].event
    assert json.loads(certif.exams().full_answer("zelie", event.sequence)) == long


def test_nothing_is_asked_during_a_pause_and_the_clock_stands_still(
    running: Machine, room: Invigilator, hands: Hands
) -> None:
    hands.move(600)
    room.act("pause")
    hands.move(1_800)
    told = running.look().body
    assert (told["phase"], told["challenge"]) == ("paused", None)
    assert told["seconds_left"] == pytest.approx(MINUTES * 60 - 600, abs=3)
    body = {"position": 1, "challenge_id": exam_of().challenge_id, "answer": None}
    assert running.send_answer(body).body["code"] == "exam_paused"
    room.act("resume")
    assert running.send_answer(body).status == 200
    assert running.exam["seconds_left"] == pytest.approx(MINUTES * 60 - 600, abs=3)


# reported questions


def test_a_reported_question_is_parked_and_another_served(
    running: Machine, room: Invigilator
) -> None:
    parked = running.exam["challenge"]["id"]
    told = running.report(detail=" Le fichier ne s'ouvre pas. ").body
    assert (told["position"], told["phase"], told["reports_left"]) == (1, "running", 2)
    assert told["challenge"]["id"] != parked
    assert told["alerts"] == [{"position": 1, "state": "open"}]
    line = room.line()
    assert (line["attention"], line["alert"]["category"]) == ("report", "FILE_NOT_OPENING")
    words = certif.exams().get("zelie")[1][-1].answer
    assert words == "Le fichier ne s'ouvre pas."


# another machine


def test_afterwards_another_machine_waits_for_the_invigilator_s_word(
    running: Machine, visitor: Browser, room: Invigilator
) -> None:
    running.answer(RIGHT)
    second = Machine(visitor, OTHER_MACHINE)
    told = second.enter().body["exam"]
    assert (told["is_elsewhere"], told["is_move_asked"], told["challenge"]) == (True, True, None)
    body = {"position": 2, "challenge_id": running.exam["challenge"]["id"], "answer": None}
    assert second.send_answer(body).body["code"] == "exam_elsewhere"
    assert running.look().body["challenge"] is not None
    assert room.line()["attention"] == "move"
    room.act("move")
    told = second.look().body
    assert (told["is_elsewhere"], told["position"]) == (False, 2)
    assert told["challenge"]["id"] == body["challenge_id"]
    for refused in (running.send_answer(body), running.report(), running.start()):
        assert (refused.status, refused.body["code"]) == (409, "exam_elsewhere")
    assert running.look().body["is_elsewhere"]
    assert second.answer(RIGHT).status == 200


# the clock


def test_an_answer_on_its_way_when_the_time_is_over_counts(running: Machine, hands: Hands) -> None:
    hands.move(MINUTES * 60 + LATE.total_seconds() - 2)
    assert running.look().body["seconds_left"] == 0
    assert running.answer(RIGHT).status == 200
    hands.move(3)
    reply = running.answer(RIGHT)
    assert (reply.status, reply.body["code"]) == (409, "exam_over")
    exam = exam_of()
    assert (exam.end_reason, len(exam.answers)) == ("time", 1)
    told = running.look().body
    assert (told["phase"], told["end_reason"], told["seconds_left"]) == ("ended", "time", 0)


def test_who_only_looks_learns_that_the_time_is_over(
    running: Machine, hands: Hands, room: Invigilator
) -> None:
    hands.move(MINUTES * 60 + LATE.total_seconds() + 1)
    assert running.look().body["end_reason"] == "time"
    assert room.line()["end_reason"] == "time"
    assert exam_of().ended_at == exam_of().deadline


def test_extra_time_and_adjustments_are_what_the_center_set(
    visitor: Browser, release: Release, hands: Hands
) -> None:
    adjusted = candidate(extra_percent=33, adjustments=("no_focus_watch",))
    prepare(wiring.clock().now(), adjusted)
    certifiable(ZELIE)
    machine, room = Machine(visitor), Invigilator.of(visitor)
    told = machine.enter().body["exam"]
    assert (told["minutes"], told["extra_percent"], told["watches_focus"]) == (140, 33, False)
    room.let_start()
    machine.start()
    hands.move(139 * 60)
    assert machine.answer().status == 200
    assert tell(machine, 1).status == 204
    assert certif.exams().noticed("zelie") == []


# what was noticed


def test_what_was_noticed_is_kept_with_its_times(running: Machine) -> None:
    assert tell(running, 1).status == 204
    assert tell(running, 1, seconds=99).status == 204
    (batch,) = certif.exams().noticed("zelie")
    (noticed,) = batch.noticed
    assert (noticed.kind, noticed.position, noticed.seconds) == ("focus_lost", 1, 12)
    assert (batch.at - noticed.at).total_seconds() == 30
    assert exam_of().last_sequence == 4
    assert tell(running, 201).body["code"] == "evidence_too_much"


def tell(machine: Machine, index: int, *, seconds: int = 12) -> Any:
    item = {"kind": "focus_lost", "position": 1, "seconds": seconds, "seconds_ago": 30}
    return machine.browser.post("/api/learner/exam/evidence", {"index": index, "items": [item]})


# what is sent


def test_a_screen_that_knows_is_sent_nothing(machine: Machine, room: Invigilator) -> None:
    first = machine.look()
    again = machine.look(**{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, "")
    room.act("confirm")
    assert machine.look(**{"If-None-Match": first.headers["etag"]}).body["is_confirmed"]


def test_a_finalized_session_starts_nobody(machine: Machine, room: Invigilator) -> None:
    room.let_start()
    sessions = certif.sessions()
    sessions.save(
        replace(sessions.get(SESSION), state="finalized", finalized_at=wiring.clock().now())
    )
    assert machine.start().body["code"] == "session_closed"
    assert Machine(machine.browser).enter().body["code"] == "session_closed"


def test_a_process_made_ready_reads_nothing_more_of_the_content_when_exams_start(
    machine: Machine, room: Invigilator, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.let_start()
    make_ready()
    reads: list[str] = []
    monkeypatch.setattr(wiring.content(), "read", reads.append, raising=False)
    assert machine.start().status == 200
    assert reads == []


def test_a_process_that_cannot_be_made_ready_serves_all_the_same(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_doors: object) -> None:
        raise OSError("no content can be read")

    monkeypatch.setattr(exam_use_cases, "make_ready", broken)
    make_ready()
