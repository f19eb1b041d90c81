"""What follows an exam, on stores in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.decisions import Asked
from chalicelib.core.identity import User
from chalicelib.services.certification_sheet import SheetDoors
from chalicelib.services.jury import JuryDoors
from chalicelib.services.jury_decisions import (
    Deciding,
    DecisionDoors,
    approve_change,
    propose_change,
)
from chalicelib.services.publication import PublicationDoors
from chalicelib.services.scoring import ScoringDoors, score_exam
from chalicelib.services.settlement import SettlementDoors, settle_session
from tests.after_days import After, Sat, enrolled
from tests.factories import NOW, release
from tests.fakes.accounts import InMemoryAccounts
from tests.fakes.certifications import FakeCertifications
from tests.fakes.exams import FakeExams, FakeRooms
from tests.fakes.learners import FakeJobs, RecordedAnnouncements
from tests.fakes.learning import FakeReleases
from tests.fakes.organizations import InMemoryOrganizations
from tests.fakes.sessions import FakeCandidates, FakeIssueReports, FakeSessions
from tests.session_factories import SESSION

ANA, BOB = "staff-ana", "staff-bob"


class Counted:
    """Ids in order."""

    def __init__(self) -> None:
        self.given = 0

    def new_id(self) -> str:
        self.given += 1
        return f"id-{self.given}"


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


@dataclass
class Jury:
    """Everything that follows an exam."""

    sessions: FakeSessions = field(default_factory=FakeSessions)
    rooms: FakeRooms = field(default_factory=FakeRooms)
    exams: FakeExams = field(default_factory=FakeExams)
    reports: FakeIssueReports = field(default_factory=FakeIssueReports)
    certifications: FakeCertifications = field(default_factory=FakeCertifications)
    releases: FakeReleases = field(default_factory=lambda: FakeReleases(release()))
    accounts: InMemoryAccounts = field(default_factory=InMemoryAccounts)
    jobs: FakeJobs = field(default_factory=FakeJobs)
    work: RecordedAnnouncements = field(default_factory=RecordedAnnouncements)
    queue: RecordedAnnouncements = field(default_factory=RecordedAnnouncements)
    ids: Counted = field(default_factory=Counted)

    def __post_init__(self) -> None:
        self.candidates = FakeCandidates(self.sessions, self.rooms, self.exams)
        self.day = After(self.sessions, self.candidates, self.rooms, self.exams, self.reports)
        for user_id, name in ((ANA, "Ana"), (BOB, "Bob")):
            self.accounts.add(
                User(user_id, "registered", "fr", NOW, first_name=name, last_name="Jury")
            )

    def held(self, *sat: tuple[str, Sat]) -> None:
        """A session finalized, whose exams went so, all scored."""
        people = [enrolled(who, number) for number, (who, _) in enumerate(sat, start=1)]
        self.day.opened(*people)
        for who, how in sat:
            self.day.sat(who, how)
        self.day.finalized()
        for who, _ in sat:
            self.score(who)

    def score(self, exam_id: str = "zelie") -> Certification | None:
        return score_exam(self.scoring, exam_id, now=NOW)

    def settle(self) -> str:
        return settle_session(self.settlement, SESSION, now=NOW).state

    def trail(self, exam_id: str = "zelie") -> Sequence[str]:
        return [entry.action for entry in self.certifications.audit(exam_id)]

    def propose(self, change: str, *positions: int, by: str = ANA, report_id: str = "") -> int:
        asked = Asked(change, "Constaté en séance", by, NOW, positions, report_id)  # type: ignore[arg-type]
        one = propose_change(self.decisions, "zelie", asked)
        assert one.proposal is not None
        return one.proposal.sequence

    def approve(self, sequence: int, by: str = BOB) -> Certification:
        return approve_change(self.decisions, "zelie", sequence, deciding=Deciding(by, NOW))

    @property
    def scoring(self) -> ScoringDoors:
        return ScoringDoors(
            self.exams, self.sessions, self.candidates, self.certifications, self.releases
        )

    @property
    def settlement(self) -> SettlementDoors:
        return SettlementDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            exams=self.exams,
            certifications=self.certifications,
            reports=self.reports,
            releases=self.releases,
        )

    @property
    def reading(self) -> JuryDoors:
        return JuryDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            rooms=self.rooms,
            certifications=self.certifications,
            reports=self.reports,
            accounts=self.accounts,
            organizations=InMemoryOrganizations(),
        )

    @property
    def decisions(self) -> DecisionDoors:
        return DecisionDoors(
            sessions=self.sessions,
            exams=self.exams,
            certifications=self.certifications,
            reports=self.reports,
            releases=self.releases,
            accounts=self.accounts,
            announcements=self.queue,
        )

    @property
    def sheets(self) -> SheetDoors:
        return SheetDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            exams=self.exams,
            certifications=self.certifications,
            reports=self.reports,
            releases=self.releases,
            accounts=self.accounts,
        )

    @property
    def publication(self) -> PublicationDoors:
        return PublicationDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            certifications=self.certifications,
            jobs=self.jobs,
            work=self.work,
            certificates=self.queue,
            ids=self.ids,
            clock=Still(),
        )
