"""A candidate, a second machine, an invigilator, the clock and a process that dies, all at once.

Random sequences of what they do, each possibly between somebody else's read and write, never reach
a state that the table does not know, lose an answer that was acknowledged, or leave anybody stuck.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.core.assessment import Submission
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import ROOM_ACTS, Act, Doing
from chalicelib.core.certification.exam import LATE, OPEN_ALERTS, Event, Exam, apply, fold
from chalicelib.core.certification.room import line_of
from chalicelib.core.errors import DomainError, RowExists
from chalicelib.services.exam import Report
from tests.exam_rooms import EXAM, Died, ExamRoom
from tests.factories import RIGHT, WRONG

MACHINES = ("machine a", "machine b")
MOVES = {"waiting", "ready", "running", "paused"}
HAPPENS: Mapping[str, set[str]] = {
    "joined": {"expected", "waiting"},
    "move_asked": MOVES,
    "move_refused": MOVES,
    "moved": MOVES,
    "confirmed": {"expected", "waiting"},
    "unconfirmed": {"expected", "waiting", "ready"},
    "let_in": {"expected", "waiting"},
    "started": {"ready"},
    "answered": {"running"},
    "reported": {"running"},
    "report_accepted": {"running", "paused", "ended"},
    "report_dismissed": {"running", "paused", "ended"},
    "paused": {"running"},
    "resumed": {"paused"},
    "ended": {"running", "paused"},
    "closed": {"ended"},
}
"""In which phases each thing may happen: written apart from the table that the services ask."""


@dataclass(frozen=True)
class Deed:
    """What somebody does: `number` picks an answer, a report or a machine's old question."""

    name: str
    machine: str = MACHINES[0]
    number: int = 0


USUAL = ("enter", "look", "start", *["answer"] * 6, "replay", *["report"] * 4)
SETTLING = ("accept_report", "dismiss_report", "resume", "move")
DEEDS = st.builds(
    Deed,
    st.sampled_from([*USUAL, *ROOM_ACTS, *SETTLING, "sweep", "stream", "close"]),
    st.sampled_from([MACHINES[0], MACHINES[0], MACHINES[1]]),
    st.integers(0, 3),
)


class ThreeAtOnce(RuleBasedStateMachine):
    """One exam, whoever does what to it."""

    def __init__(self) -> None:
        super().__init__()
        self.room = ExamRoom()
        self.shown: dict[str, tuple[int, str]] = {}
        self.acknowledged: dict[int, tuple[str, str]] = {}
        self.is_line_behind = False
        self.races_lost = 0

    # what happens

    @rule(deed=DEEDS)
    def somebody_acts(self, deed: Deed) -> None:
        self._try(deed)

    @rule(deed=DEEDS, other=DEEDS)
    def somebody_acts_between_a_read_and_a_write(self, deed: Deed, other: Deed) -> None:
        self.room.exams.meanwhile = lambda: self._try(other)
        self._try(deed)
        self.room.exams.meanwhile = None

    @rule(deed=DEEDS)
    def the_process_dies_between_an_event_and_its_line(self, deed: Deed) -> None:
        self.room.rooms.is_away = True
        self._try(deed)
        self.room.rooms.is_away = False

    @rule(seconds=st.sampled_from([1, 30, 600, 3_000, 6_300]))
    def time_passes(self, seconds: int) -> None:
        self.room.now += timedelta(seconds=seconds)

    @rule()
    def the_day_goes_well(self) -> None:
        for deed in (Deed("confirm"), Deed("enter"), Deed("let_in"), Deed("start")):
            self._try(deed)

    # what must always be true

    @invariant()
    def only_what_the_table_knows_has_happened(self) -> None:
        before = Exam(self.room.exam.header)
        for number, event in enumerate(self._events(), start=1):
            assert event.sequence == number
            assert before.phase in HAPPENS[event.kind], (event.kind, before.phase)
            assert before.last_at is None or event.at >= before.last_at
            if event.kind in {"answered", "reported"}:
                assert before.deadline is not None
                assert event.at <= before.deadline + LATE
            before = apply(before, event)

    @invariant()
    def questions_are_asked_as_they_should(self) -> None:
        exam = self.room.exam
        answered = [one.challenge_id for one in exam.answers]
        parked = {alert.challenge_id for alert in exam.open_alerts}
        assert len(answered) == len(set(answered))
        assert len(answered) <= (exam.start.length if exam.start else 0)
        assert len(exam.open_alerts) <= OPEN_ALERTS
        assert exam.challenge_id not in {*answered, *parked}
        assert (exam.challenge_id is not None) == (exam.phase in {"running", "paused"})

    @invariant()
    def what_was_acknowledged_is_kept(self) -> None:
        kept = {one.position: one for one in self.room.exam.answers}
        for position, (challenge_id, text) in self.acknowledged.items():
            assert kept[position].challenge_id == challenge_id
            assert kept[position].event.answer == text

    @invariant()
    def the_room_shows_what_is(self) -> None:
        exam, line = self.room.exam, self.room.line
        if self.is_line_behind:
            assert line.sequence <= exam.last_sequence
        elif exam.last_sequence:
            assert line == line_of(exam, line)

    @invariant()
    def a_race_is_never_the_senders_business(self) -> None:
        assert self.races_lost == 0

    @invariant()
    def what_is_offered_is_what_is_accepted(self) -> None:
        exam = self.room.exam
        assert {act for act in ROOM_ACTS if self._is_accepted(exam, act)} == set(
            acts.possible(exam)
        )

    def teardown(self) -> None:
        """Whatever happened, the invigilator and the candidate bring the exam to its end."""
        room, here = self.room, MACHINES[0]
        for act in ("confirm", "let_in", "resume"):
            self._try(Deed(act))
        self._try(Deed("enter", here))
        if room.exam.device_id != here:
            self._try(Deed("move"))
        self._try(Deed("start", here))
        for _ in range(room.exam.start.length if room.exam.start else 0):
            self._try(Deed("look", here))
            self._try(Deed("answer", here))
        assert room.look(here).phase == "ended"
        room.stream()
        assert room.line == line_of(room.exam, room.line)

    # how

    def _try(self, deed: Deed) -> None:
        """A refusal has a code of ours; anything else is a fault."""
        try:
            self._do(deed)
        except Died:
            self.is_line_behind = True
        except RowExists:
            self.races_lost += 1
        except DomainError:
            return

    def _do(self, deed: Deed) -> None:
        if deed.name in ROOM_ACTS:
            open_alerts = self.room.exam.open_alerts
            wanted = open_alerts[deed.number % len(open_alerts)].sequence if open_alerts else 99
            self.room.act(deed.name, reference=wanted)  # type: ignore[arg-type]  # one of them
            return
        doings: Mapping[str, Callable[[Deed], Any]] = {
            "enter": lambda deed: self.room.enter(deed.machine),
            "look": self._look,
            "start": lambda deed: self.room.start(deed.machine),
            "answer": self._answer,
            "replay": self._replay,
            "report": self._report,
            "sweep": lambda _: self.room.sweep(),
            "stream": self._stream,
            "close": self._close,
        }
        doings[deed.name](deed)
        if deed.name in {"enter", "start", "answer", "report"}:
            self._look(deed)

    def _look(self, deed: Deed) -> None:
        exam = self.room.look(deed.machine)
        if exam.challenge_id is not None:
            self.shown[deed.machine] = (exam.position, exam.challenge_id)

    def _answer(self, deed: Deed) -> None:
        """What the machine saw last, which may be long ago."""
        if deed.machine in self.shown:
            position, challenge_id = self.shown[deed.machine]
            given = (RIGHT, WRONG, None)[deed.number % 3]
            self._send(deed.machine, Submission(position, challenge_id, given))

    def _replay(self, deed: Deed) -> None:
        """An acknowledged answer, sent again or changed."""
        for position, (challenge_id, _) in list(self.acknowledged.items())[-2:]:
            self._send(deed.machine, Submission(position, challenge_id, RIGHT))

    def _send(self, machine: str, submission: Submission) -> None:
        try:
            self.room.answer(machine, submission)
        except Died:
            self.is_line_behind = True
            self.room.answer(machine, submission)  # the browser sends it again
        self.acknowledged[submission.position] = (submission.challenge_id, submission.text)
        assert machine in self._machines_at(submission.position)

    def _machines_at(self, position: int) -> set[str]:
        """On which machine the exam was when the answer was kept, and is when it is sent again."""
        exam = self.room.exam
        event = exam.answers[position - 1].event
        then = fold(exam.header, self._events()[: event.sequence - 1])
        return {then.device_id, exam.device_id}

    def _report(self, deed: Deed) -> None:
        if deed.machine in self.shown:
            position, challenge_id = self.shown[deed.machine]
            report = Report(position, challenge_id, "FILE_NOT_OPENING")
            self.room.report(deed.machine, report)

    def _stream(self, _: Deed) -> None:
        self.room.stream()
        self.is_line_behind = False

    def _close(self, _: Deed) -> None:
        """The center finalizes: seldom, and only what has ended."""
        exam = self.room.exam
        if len(exam.answers) > 1 and acts.can(exam, "close"):
            event = acts.close(exam, "technical", Doing(self.room.now, by="boss"))
            self.room.exams.append(EXAM, event)
            self.room.rooms.save(line_of(self.room.exam, self.room.line))

    def _events(self) -> list[Event]:
        if EXAM not in self.room.exams.ids():
            return []
        return list(self.room.exams.get(EXAM)[1])

    def _is_accepted(self, exam: Exam, act: Act) -> bool:
        reference = exam.open_alerts[0].sequence if exam.open_alerts else 0
        doing = Doing(self.room.now, by="marie")
        try:
            if act in {"accept_report", "dismiss_report"}:
                acts.settle(exam, act, reference, doing=doing)
            else:
                acts.room_act(exam, act, doing)
        except DomainError:
            return False
        return True


TestThreeAtOnce = ThreeAtOnce.TestCase
TestThreeAtOnce.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
