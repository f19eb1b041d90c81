"""A room in memory: one candidate, two machines, an invigilator, and the services they use."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.core.assessment import Submission
from chalicelib.core.certification.acts import Act
from chalicelib.core.certification.exam import Event, Exam, ExamHeader, fold
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.content import PIX_UNIT, Release
from chalicelib.core.exposure import bank_of
from chalicelib.core.item_pool import ItemPool, Wanted, item_pool
from chalicelib.core.psychometrics.tables import Tables
from chalicelib.core.roster_match import Claim
from chalicelib.core.scoring import CompetenceProfile, Rules
from chalicelib.services import exam as exams
from chalicelib.services.exam import ExamDoors, Holder, Report
from chalicelib.services.exam_clock import ClockDoors, follow, look_at_exam
from chalicelib.services.exam_entry import EntryDoors, Machine, enter_by_name
from chalicelib.services.invigilation import Invigilated, InvigilationDoors, act_in_room
from tests.factories import EXAM_VERSIONS, NOW, release
from tests.fakes.exams import FakeExams, FakeRooms
from tests.fakes.learning import FakeAssessments, FakeProfiles, FakeReleases
from tests.fakes.sessions import FakeCandidates, FakeInvigilators, FakeSessions
from tests.session_factories import BORN, SESSION, candidate, session
from tests.unit.services.accounts import House as People

EXAM = "zelie"
CLAIM = Claim("Zélie", "Martelin", BORN)


class Pools:
    """`ports.bank.ItemPools` without prices, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Wanted], ItemPool] = {}

    def get(self, release: Release, wanted: Wanted) -> ItemPool:
        key = (release.id, wanted)
        if key not in self._made:
            bank = bank_of(release, wanted.pool)
            tables = Tables.of(bank)
            self._made[key] = item_pool(bank, wanted, tables=tables, prices={}, prices_id="")
        return self._made[key]


class Died(Exception):
    """The process was killed here."""


class CrowdedExams(FakeExams):
    """Lets somebody else act between a read and the write that follows it."""

    meanwhile: Callable[[], None] | None = None

    def append(self, exam_id: str, event: Event, *, due_at: datetime | None = None) -> None:
        other, self.meanwhile = self.meanwhile, None
        if other is not None:
            other()
        super().append(exam_id, event, due_at=due_at)


class FrailRooms(FakeRooms):
    """May be away when a line is to be written."""

    is_away = False

    def save(self, line: RoomLine) -> RoomLine:
        if self.is_away:
            self.is_away = False
            raise Died
        return super().save(line)


RELEASE = release(exam_versions=[replace(EXAM_VERSIONS[0], length=6)])
POOLS = Pools()


@dataclass
class ExamRoom:
    """Zélie's exam; `now` is the server's clock, which alone counts."""

    now: datetime = NOW
    exams: CrowdedExams = field(default_factory=CrowdedExams)
    rooms: FrailRooms = field(default_factory=FrailRooms)
    people: People = field(default_factory=People)
    changes: dict[str, object] = field(default_factory=dict)
    invigilators: FakeInvigilators = field(default_factory=FakeInvigilators)

    def __post_init__(self) -> None:
        self.sessions = FakeSessions()
        self.sessions.add(session())
        self.candidates = FakeCandidates(self.sessions, self.rooms, self.exams)
        enrolled = [candidate(EXAM, **self.changes)]
        self.candidates.add(enrolled, self.sessions.get(SESSION))
        profiles, releases = FakeProfiles(), FakeReleases(RELEASE)
        for number in range(5):
            shown = CompetenceProfile("zoe", f"1.{number}", RELEASE.id, exact_pix=8 * PIX_UNIT)
            profiles.save(shown)
        self.entry = EntryDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            invigilators=self.invigilators,
            exams=self.exams,
            rooms=self.rooms,
            profiles=profiles,
            throttles=self.people.throttles,
            tokens=self.people.tokens,
            rules=Rules(),
        )
        self.doors = ExamDoors(
            exams=self.exams,
            rooms=self.rooms,
            sessions=self.sessions,
            candidates=self.candidates,
            profiles=profiles,
            assessments=FakeAssessments(),
            releases=releases,
            pools=POOLS,
        )
        self.invigilation = InvigilationDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            rooms=self.rooms,
            exams=self.exams,
            releases=releases,
        )
        self.clock = ClockDoors(exams=self.exams, rooms=self.rooms)

    @property
    def exam(self) -> Exam:
        """What is stored; a header alone before anything happened."""
        if EXAM not in self.exams.ids():
            return Exam(ExamHeader(EXAM, SESSION, "", self.now))
        return fold(*self.exams.get(EXAM))

    @property
    def line(self) -> RoomLine:
        return self.rooms.line(SESSION, EXAM)

    def holder(self, machine: str) -> Holder:
        return Holder(EXAM, machine, self.now)

    def enter(self, machine: str) -> None:
        at = Machine(machine, "zoe", self.now)
        enter_by_name(self.entry, at, number="KPTR47", claim=CLAIM)

    def look(self, machine: str) -> Exam:
        return exams.follow_exam(self.doors, self.holder(machine))

    def start(self, machine: str) -> None:
        exams.start_exam(self.doors, self.holder(machine), lang="fr")

    def answer(self, machine: str, submission: Submission) -> None:
        exams.submit_answer(self.doors, self.holder(machine), submission)

    def report(self, machine: str, report: Report) -> None:
        exams.report_question(self.doors, self.holder(machine), report)

    def act(self, act: Act, *, reference: int = 0) -> RoomLine:
        who = Invigilated(SESSION, "marie", self.now)
        return act_in_room(self.invigilation, who, EXAM, act=act, reference=reference)

    def sweep(self) -> None:
        for exam_id, due_at in self.exams.due(now=self.now, at_most=9):
            look_at_exam(self.clock, exam_id, due_at, now=self.now)

    def stream(self) -> None:
        if EXAM in self.exams.ids():
            follow(self.clock, EXAM)
