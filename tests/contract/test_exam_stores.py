"""Stores of exams and of rooms: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamo.exams import DynamoExams, DynamoToScore
from chalicelib.adapters.dynamo.rooms import DynamoRooms, row_of
from chalicelib.core.assessment import digest
from chalicelib.core.certif_errors import CandidateNotFound, ExamNotFound
from chalicelib.core.certification.evidence import EvidenceBatch, Noticed
from chalicelib.core.certification.exam import SCORING_PATIENCE, Event, ExamHeader, Start
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.errors import RowExists
from chalicelib.ports.certif import Exams, Rooms, ToScore
from tests.aws import aws_in_process, empty_tables
from tests.factories import NOW
from tests.fakes.exams import FakeExams, FakeRooms

EXAM_ID = "e" * 24
SESSION_ID = "s" * 24
HEADER = ExamHeader(EXAM_ID, SESSION_ID, "o" * 24, NOW, "KPTR4B", "Collège", "Salle 3")
START = Start(
    "2024",
    "0123456789abcdef",
    "c" * 16,
    "fr",
    32,
    140,
    needs_accessible=True,
    extra_percent=33,
    watches_focus=False,
    plan=("mots-1a", "mots-2a"),
    profile={"1.1": (3, 24)},
)
LONG = '{"a":"' + "é" * 40 + '"}'
EVERY_KIND = [
    Event(1, "joined", NOW, device_id="d" * 24),
    Event(2, "confirmed", NOW, by="i" * 24),
    Event(3, "unconfirmed", NOW, by="i" * 24),
    Event(4, "confirmed", NOW, by="i" * 24),
    Event(5, "let_in", NOW, by="i" * 24),
    Event(6, "started", NOW, start=START, next_challenge_id="mots-1a"),
    Event(7, "answered", NOW, answer="null", outcome="skipped", next_challenge_id="mots-2a"),
    Event(8, "reported", NOW, detail="FILE_NOT_OPENING", next_challenge_id="mots-3a"),
    Event(9, "report_dismissed", NOW, by="i" * 24, reference=8),
    Event(10, "report_accepted", NOW, by="i" * 24, reference=8),
    Event(11, "paused", NOW, by="i" * 24),
    Event(12, "resumed", NOW, by="i" * 24),
    Event(13, "move_asked", NOW, device_id="f" * 24),
    Event(14, "move_refused", NOW, by="i" * 24),
    Event(15, "moved", NOW, by="i" * 24),
    Event(16, "ended", NOW, by="i" * 24, detail="invigilator"),
    Event(17, "closed", NOW, by="m" * 24, detail="technical"),
]


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def stores(request: pytest.FixtureRequest) -> tuple[Exams, ToScore]:
    if request.param == "fake":
        exams = FakeExams()
        return exams, exams.to_score
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoExams(), DynamoToScore()


@pytest.fixture
def exams(stores: tuple[Exams, ToScore]) -> Exams:
    stores[0].open(HEADER)
    return stores[0]


@pytest.fixture
def to_score(stores: tuple[Exams, ToScore]) -> ToScore:
    return stores[1]


def answered(sequence: int = 1, **changes: object) -> Event:
    given: dict[str, object] = {"answer": "null", "outcome": "ko", "next_challenge_id": "mots-2a"}
    return Event(sequence, "answered", NOW, **{**given, **changes})  # type: ignore[arg-type]


def test_events_of_every_kind_are_read_back_in_order(exams: Exams) -> None:
    for event in EVERY_KIND:
        exams.append(EXAM_ID, event)
    assert exams.get(EXAM_ID) == (HEADER, EVERY_KIND)


def test_the_first_header_stays(exams: Exams) -> None:
    exams.append(EXAM_ID, EVERY_KIND[0])
    exams.open(replace(HEADER, owner_id="x" * 24))
    assert exams.get(EXAM_ID) == (HEADER, EVERY_KIND[:1])


def test_an_exam_that_the_invigilator_opens_is_of_nobody_yet(exams: Exams) -> None:
    bare = ExamHeader("b" * 24, SESSION_ID, "", NOW)
    exams.open(bare)
    assert exams.get("b" * 24) == (bare, [])


def test_an_exam_that_nobody_opened_is_not_found(exams: Exams) -> None:
    with pytest.raises(ExamNotFound):
        exams.get("z" * 24)


def test_the_session_of_an_exam_is_told_without_its_events(exams: Exams) -> None:
    assert [exams.session_of(EXAM_ID) for _ in range(2)] == [SESSION_ID] * 2
    with pytest.raises(ExamNotFound):
        exams.session_of("z" * 24)


def test_a_place_in_the_sequence_is_taken_once(exams: Exams, to_score: ToScore) -> None:
    exams.append(EXAM_ID, EVERY_KIND[0])
    later = NOW + timedelta(hours=2)
    late: list[tuple[Event, dict[str, object]]] = [
        (answered(), {}),
        (answered(answer=LONG), {}),
        (replace(EVERY_KIND[5], sequence=1), {"due_at": later}),
        (replace(EVERY_KIND[16], sequence=1), {}),
    ]
    for event, given in late:
        with pytest.raises(RowExists):
            exams.append(EXAM_ID, event, **given)  # type: ignore[arg-type]
    assert exams.get(EXAM_ID) == (HEADER, EVERY_KIND[:1])
    assert list(exams.due(now=later, at_most=9)) == []
    assert list(to_score.due(now=later, at_most=9)) == []


def test_a_long_answer_is_kept_apart(exams: Exams) -> None:
    exams.append(EXAM_ID, answered(answer=LONG))
    stored = exams.get(EXAM_ID)[1][0]
    assert (stored.answer, stored.digest) == ("", digest(LONG))
    assert exams.full_answer(EXAM_ID, 1) == LONG


def test_an_exam_that_started_is_looked_at_when_its_time_is_over(exams: Exams) -> None:
    due_at = NOW + timedelta(minutes=106)
    exams.append(EXAM_ID, replace(EVERY_KIND[5], sequence=1), due_at=due_at)
    assert list(exams.due(now=due_at - timedelta(seconds=1), at_most=9)) == []
    assert list(exams.due(now=due_at, at_most=9)) == [(EXAM_ID, due_at)]


def test_an_exam_that_was_looked_at_may_be_due_again_later(exams: Exams) -> None:
    due_at, later = NOW, NOW + timedelta(minutes=5)
    exams.append(EXAM_ID, replace(EVERY_KIND[5], sequence=1), due_at=due_at)
    exams.done(EXAM_ID, due_at, again_at=later)
    assert list(exams.due(now=due_at, at_most=9)) == []
    assert list(exams.due(now=later, at_most=9)) == [(EXAM_ID, later)]
    exams.done(EXAM_ID, later)
    assert list(exams.due(now=later, at_most=9)) == []


def test_closing_puts_the_exam_on_the_list_to_score(exams: Exams, to_score: ToScore) -> None:
    exams.append(EXAM_ID, Event(1, "closed", NOW, by="m" * 24, detail="candidate"))
    due_at = NOW + SCORING_PATIENCE
    assert list(to_score.due(now=NOW, at_most=9)) == []
    assert list(to_score.due(now=due_at, at_most=9)) == [(EXAM_ID, due_at)]
    to_score.done(EXAM_ID, due_at)
    to_score.done(EXAM_ID, due_at)
    assert list(to_score.due(now=due_at, at_most=9)) == []


def test_other_events_do_not(exams: Exams, to_score: ToScore) -> None:
    for event in EVERY_KIND[:16]:
        exams.append(EXAM_ID, event)
    assert list(to_score.due(now=NOW + timedelta(days=1), at_most=9)) == []


def test_what_was_noticed_is_kept_once_and_apart(exams: Exams) -> None:
    lost = Noticed("focus_lost", 3, 12, NOW - timedelta(seconds=20))
    first = EvidenceBatch(1, NOW, (lost, Noticed("pasted", 4, 0, NOW)))
    second = EvidenceBatch(2, NOW, (lost,))
    for batch in (second, first, replace(first, noticed=(lost,))):
        exams.notice(EXAM_ID, batch)
    assert list(exams.noticed(EXAM_ID)) == [first, second]
    assert exams.get(EXAM_ID) == (HEADER, [])


# rooms

LINE = RoomLine(SESSION_ID, EXAM_ID, 2, "Zoé", "Martin", extra_percent=33)
MOVED = replace(
    LINE,
    phase="paused",
    is_confirmed=True,
    is_let_in=True,
    answered=7,
    length=32,
    deadline=NOW + timedelta(minutes=105, milliseconds=123),
    seconds_left=0,
    alert=8,
    alert_category="ACCESSIBILITY_ISSUE",
    alerts=2,
    is_move_asked=True,
    last_at=NOW,
    acts=("resume", "move", "refuse_move", "accept_report", "dismiss_report", "end"),
    sequence=11,
)


@pytest.fixture(params=["fake", "dynamo"])
def rooms(request: pytest.FixtureRequest) -> Rooms:
    if request.param == "fake":
        fake = FakeRooms()
        fake.put(replace(LINE, candidate_id="a" * 24, number=3, first_name="Ali"))
        fake.put(LINE)
        return fake
    request.getfixturevalue("aws")
    empty_tables()
    row_of(replace(LINE, candidate_id="a" * 24, number=3, first_name="Ali")).save()
    row_of(LINE).save()
    return DynamoRooms()


def test_lines_are_read_by_number(rooms: Rooms) -> None:
    assert [line.first_name for line in rooms.lines(SESSION_ID)] == ["Zoé", "Ali"]
    assert list(rooms.lines("z" * 24)) == []
    assert rooms.line(SESSION_ID, EXAM_ID) == LINE


def test_a_line_moves_forwards(rooms: Rooms) -> None:
    assert rooms.save(MOVED) == MOVED
    ended = replace(
        MOVED, phase="ended", end_reason="time", alert=0, alert_category="", sequence=12
    )
    assert rooms.save(ended) == ended
    assert rooms.line(SESSION_ID, EXAM_ID) == ended


@pytest.mark.parametrize("mark", ["", "is_confirmed", "is_let_in", "is_move_asked"])
def test_each_mark_is_kept(rooms: Rooms, mark: str) -> None:
    bare = replace(LINE, phase="waiting", last_at=NOW, acts=(), sequence=1)
    marked = replace(bare, **{mark: True}) if mark else bare
    assert rooms.save(marked) == marked


def test_an_older_line_changes_nothing(rooms: Rooms) -> None:
    rooms.save(MOVED)
    for older in (replace(MOVED, answered=3, sequence=10), replace(MOVED, answered=9)):
        assert rooms.save(older) == MOVED
    assert rooms.line(SESSION_ID, EXAM_ID) == MOVED


def test_who_a_line_is_of_stays(rooms: Rooms) -> None:
    of_nobody = replace(MOVED, first_name="", last_name="", number=0, extra_percent=0)
    assert rooms.save(of_nobody) == MOVED


def test_a_line_of_nobody_is_not_made(rooms: Rooms) -> None:
    with pytest.raises(CandidateNotFound):
        rooms.save(replace(MOVED, candidate_id="z" * 24))
    with pytest.raises(CandidateNotFound):
        rooms.line(SESSION_ID, "z" * 24)
