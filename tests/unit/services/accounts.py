"""What the use cases of accounts are given in these tests: memory, and a key."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.entrance import SignedIn
from chalicelib.services.account import AccountDoors
from chalicelib.services.personal_data import PersonalDataDoors
from chalicelib.services.sign_in import SignInDoors, SignUp, sign_up
from tests.fakes.accounts import (
    InMemoryAccounts,
    InMemoryDevices,
    InMemoryErasures,
    InMemoryFamilies,
    InMemoryOutbox,
    InMemoryThrottles,
    PlainPasswords,
    RecordingQueue,
)
from tests.fakes.campaigns import FakeParticipations
from tests.fakes.certifications import FakeCertifications
from tests.fakes.exams import FakeExams
from tests.fakes.learners import FakeLearners
from tests.fakes.learning import FakeAssessments, FakeProfiles, FakeReports
from tests.fakes.organizations import InMemoryMemberships
from tests.fakes.sessions import FakeCandidates, FakeInvigilators, FakeIssueReports
from tests.fakes.tallies import FakeCertifiability

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
EMAIL = "ana@school.test"
PASSWORD = "lune bateau vert"
FORM = SignUp(email=EMAIL, password=PASSWORD, first_name="Ana", last_name="Silva", lang="fr")
DEVICE = "d" * 24
OTHER_DEVICE = "e" * 24


@dataclass
class House:
    """Every store, and the doors that lead to them."""

    erasures: InMemoryErasures = field(default_factory=InMemoryErasures)
    families: InMemoryFamilies = field(default_factory=InMemoryFamilies)
    devices: InMemoryDevices = field(default_factory=InMemoryDevices)
    throttles: InMemoryThrottles = field(default_factory=InMemoryThrottles)
    passwords: PlainPasswords = field(default_factory=PlainPasswords)
    mails: RecordingQueue = field(default_factory=RecordingQueue)
    outbox: InMemoryOutbox = field(default_factory=InMemoryOutbox)
    assessments: FakeAssessments = field(default_factory=FakeAssessments)
    profiles: FakeProfiles = field(default_factory=FakeProfiles)
    reports: FakeReports = field(default_factory=FakeReports)
    memberships: InMemoryMemberships = field(default_factory=InMemoryMemberships)
    learners: FakeLearners = field(default_factory=FakeLearners)
    certifiability: FakeCertifiability = field(default_factory=FakeCertifiability)
    participations: FakeParticipations = field(default_factory=FakeParticipations)
    tokens: SignedTokens = field(
        default_factory=lambda: SignedTokens(["k" * 32], issuer="https://sextant.test")
    )

    def __post_init__(self) -> None:
        self.accounts = InMemoryAccounts(self.erasures, self.outbox)
        self._numbers = count(1)

    def new_id(self) -> str:
        return f"id{next(self._numbers)}"

    @property
    def sign_in(self) -> SignInDoors:
        return SignInDoors(
            accounts=self.accounts,
            families=self.families,
            devices=self.devices,
            throttles=self.throttles,
            passwords=self.passwords,
            tokens=self.tokens,
            mails=self.mails,
            outbox=self.outbox,
            new_id=self.new_id,
        )

    @property
    def account(self) -> AccountDoors:
        return AccountDoors(
            accounts=self.accounts,
            families=self.families,
            throttles=self.throttles,
            passwords=self.passwords,
            tokens=self.tokens,
            mails=self.mails,
            outbox=self.outbox,
            new_id=self.new_id,
        )

    @property
    def personal_data(self) -> PersonalDataDoors:
        return PersonalDataDoors(
            accounts=self.accounts,
            erasures=self.erasures,
            families=self.families,
            devices=self.devices,
            assessments=self.assessments,
            profiles=self.profiles,
            reports=self.reports,
            memberships=self.memberships,
            learners=self.learners,
            certifiability=self.certifiability,
            participations=self.participations,
            passwords=self.passwords,
            throttles=self.throttles,
            candidates=FakeCandidates(),
            invigilators=FakeInvigilators(),
            issue_reports=FakeIssueReports(),
            exams=FakeExams(),
            certifications=FakeCertifications(),
        )

    def ana(self) -> SignedIn:
        """Ana has an account and is signed in."""
        return sign_up(self.sign_in, FORM, principal=None, device_id=DEVICE, now=NOW)
