"""An exam by the load scenarios against the real app; then its table is tampered with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.content import Release
from chalicelib.core.identity import Principal
from chalicelib.services.scoring import score_exam
from chalicelib.wiring import certif
from chalicelib.wiring import jury as jury_wiring
from tests.aws import aws_in_process, empty, rows_of
from tests.browser import Browser
from tests.exam_days import TICKET, certifiable, exam_of, prepare
from tests.factories import release as usual_release
from tests.load import seeds
from tests.load.board import Board
from tests.load.candidate import Candidate
from tests.load.door import Asked, Reply
from tests.load.invigilator import Invigilator
from tests.load.ledger import Ledger, read_ledger
from tests.load.others import read_as_partner
from tests.load.profile import Noise, Shape
from tests.load.reconciliation import Verdict, reconcile
from tests.load.run import Run
from tests.load.seats import Others, Room, Seat, Sign
from tests.load.stored import read_exams, read_tests, wait_for_scores
from tests.load.training import practise
from tests.published import publish
from tests.session_factories import SESSION, candidate

pytestmark = pytest.mark.slow

EXAM, USER = "z" * 24, "u" * 24
LENGTH = 4
NOISES = {
    "none": Noise(0, 0, 0, 0, 0),
    "sent twice": Noise(duplicate=1, cut=0, offline=0, move=0, alert=0),
    "cut off": Noise(duplicate=0, cut=1, offline=0, move=0, alert=0),
    "offline": Noise(duplicate=0, cut=0, offline=1, move=0, alert=0),
}


@dataclass
class InProcess:
    """A door to the app in this process; while somebody waits, the room goes on."""

    client: Client
    meanwhile: Callable[[], object] = lambda: None
    seconds: float = 0.0
    waits: int = 0

    def ask(self, asked: Asked) -> Reply:
        browser = Browser(self.client, headers=dict(asked.headers))
        if asked.method == "GET":
            reply = browser.get(asked.path)
        elif isinstance(asked.body, str):
            reply = browser.raw(asked.path, asked.body.encode())
        else:
            reply = browser.post(asked.path, asked.body)
        return Reply(reply.status, reply.body, reply.headers)

    def ask_twice(self, asked: Asked) -> tuple[Reply, Reply]:
        return self.ask(asked), self.ask(asked)

    def cut(self, asked: Asked) -> None:
        self.ask(asked)

    def pause(self, seconds: float) -> None:
        self.seconds += seconds
        self.waits += 1
        assert self.waits < 500, "nobody lets the candidate go on"
        self.meanwhile()

    def now(self) -> float:
        return self.seconds


@pytest.fixture(scope="module")
def cloud() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture
def day(cloud: None) -> Iterator[tuple[Release, Client]]:
    """A session of today with one candidate who has an account and a ticket."""
    empty()
    release = publish(usual_release())
    enrolled = candidate(EXAM, ticket=TICKET, user_id=certifiable(USER))
    prepare(wiring.clock().now(), enrolled)
    from app import app  # reads the environment that `cloud` has set

    with Client(app, stage_name="local") as client:
        yield release, client


def run_of(release: Release, folder: Path, noise: Noise) -> Run:
    shape = Shape("test", rooms=1, factor=1000, noise=noise)
    challenges = {one.id: one for one in release.challenges}
    return Run(shape, Ledger(folder / "ledger.jsonl"), Board(), challenges, "https://sextant.test")


def sat(day: tuple[Release, Client], folder: Path, noise: Noise) -> Run:
    """The whole exam; the invigilator takes a turn whenever the candidate waits."""
    release, client = day
    run = run_of(release, folder, noise)
    door = InProcess(client)
    room = Room(SESSION, "KPTR47", "BCDFGHJKMPQRTV", Sign("", ""), (Seat(EXAM, TICKET),))
    desk = Invigilator(InProcess(client), run, room, bell_at=0.0)
    holder = Principal("i" * 24, "invigilator", session_id=SESSION)
    desk._pass = wiring.tokens().exam_pass(holder, now=wiring.clock().now())
    seen = list[bool]()
    door.meanwhile = lambda: seen.append(desk.turn())
    Candidate(door, run, room.seats[0], bell_at=0.0).sit()
    assert desk.turn() or any(seen), "the room has not seen the end"
    for _ in range(2):  # a worker that is called twice
        score_exam(jury_wiring.scoring_doors(), EXAM, now=wiring.clock().now())
    return run


def verdict(folder: Path) -> Verdict:
    wait_for_scores([EXAM])
    return reconcile(read_ledger(folder / "ledger.jsonl"), read_exams([EXAM, "n" * 24]))


@pytest.mark.parametrize("name", NOISES)
def test_an_exam_on_a_bad_network_is_stored_once_and_scored_once(
    day: tuple[Release, Client], tmp_path: Path, name: str
) -> None:
    run = sat(day, tmp_path, NOISES[name])
    found = verdict(tmp_path)
    assert (found.is_good, run.board.faults) == (True, [])
    assert (found.acknowledged, found.stored, found.exams, found.scored_once) == (4, 4, 1, 1)


def test_a_machine_is_changed_with_the_invigilator_s_word(
    day: tuple[Release, Client], tmp_path: Path
) -> None:
    run = sat(day, tmp_path, Noise(0, 0, 0, move=1, alert=0, latest=LENGTH))
    assert verdict(tmp_path).is_good
    assert run.board.counts["act: move"] == 1
    assert len(run.board.times["change of machine"]) == 1


def test_a_reported_question_is_seen_in_the_room_and_settled(
    day: tuple[Release, Client], tmp_path: Path
) -> None:
    run = sat(day, tmp_path, Noise(0, 0, 0, move=0, alert=1, latest=LENGTH))
    assert verdict(tmp_path).is_good
    assert len(run.board.times["alert to invigilator"]) == 1
    (alert,) = exam_of(EXAM).alerts
    assert alert.state in {"accepted", "dismissed"}


def test_the_incumbent_s_profile_plays_a_whole_training_test(
    day: tuple[Release, Client], tmp_path: Path
) -> None:
    run = run_of(day[0], tmp_path, NOISES["none"])
    practise(InProcess(day[1]), run=run, number=1)
    lines = list(read_ledger(tmp_path / "ledger.jsonl"))
    found = reconcile(lines, read_tests(lines))
    assert (found.is_good, run.board.faults) == (True, [])
    assert found.acknowledged == found.stored == run.board.counts["training answers"] > 1


def test_an_institution_s_machine_reads_until_the_day_is_over(
    day: tuple[Release, Client], tmp_path: Path
) -> None:
    given = seeds.make_partner()
    others = Others(Sign("", ""), "", "", client_id=given.client.id, client_secret=given.secret)
    run = run_of(day[0], tmp_path, NOISES["none"])
    door = InProcess(day[1])
    read_as_partner(door, run=run, others=others, until=0.1, number=1)
    assert (door.waits, run.board.faults) == (2, [])


def test_a_row_that_is_gone_from_the_table_is_told_as_lost(
    day: tuple[Release, Client], tmp_path: Path
) -> None:
    sat(day, tmp_path, NOISES["none"])
    last = max(row["s"]["S"] for row in answers_stored())
    table().delete_item(Key={"p": EXAM, "s": last})
    found = reconcile(read_ledger(tmp_path / "ledger.jsonl"), read_exams([EXAM]))
    assert found.lost == (f"{EXAM} answer {LENGTH}: not stored",)


def test_an_answer_put_twice_in_the_table_is_told_as_doubled(
    day: tuple[Release, Client], tmp_path: Path
) -> None:
    """As a service without its condition would: the same event once more, at the next place."""
    sat(day, tmp_path, NOISES["none"])
    header, events = certif.exams().get(EXAM)
    last = [event for event in events if event.kind == "answered"][-1]
    table().delete_item(Key={"p": EXAM, "s": f"e{last.sequence:04d}"})
    asked = exam_of(EXAM).challenge_id
    for sequence in (last.sequence, last.sequence + 1):
        again = replace(last, sequence=sequence, next_challenge_id=asked)
        certif.exams().append(header.id, again)
    found = reconcile(read_ledger(tmp_path / "ledger.jsonl"), read_exams([EXAM]))
    assert found.doubled == (f"{EXAM}: 2 answers to challenge_id {asked}",)
    assert found.unsent == (f"{EXAM} answer {LENGTH + 1}",)


def answers_stored() -> list[dict[str, dict[str, str]]]:
    return [row for row in rows_of("pix-local-exams") if row["s"]["S"] > "e" and "o" in row]


def table() -> Any:
    return boto3.resource("dynamodb").Table("pix-local-exams")
