"""A school in memory: its list, its campaign, its accounts, and the doors of every use case."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.campaign import Campaign
from chalicelib.core.identity import Lang, User
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.core.roster_match import Claim
from chalicelib.core.sign_in_cards import CardSheet
from chalicelib.core.target import Target
from chalicelib.services.doubles import DoubleDoors
from chalicelib.services.joining import JoinDoors, JoinRequest
from chalicelib.services.learners import LearnerDoors
from chalicelib.services.pupil_access import AccessDoors, CardDoors
from tests.fakes.accounts import (
    InMemoryAccounts,
    InMemoryDevices,
    InMemoryFamilies,
    InMemoryThrottles,
    PlainPasswords,
)
from tests.fakes.campaigns import FakeCampaigns
from tests.fakes.learners import FakeJobs, FakeLearners, RecordedAnnouncements
from tests.fakes.made_files import FakeMadeFiles
from tests.fakes.organizations import InMemoryMemberships, InMemoryOrganizations
from tests.fakes.tallies import FakeCertifiability

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SCHOOL, OTHER = "school", "other"
CODE = "BCDFGHJKM"
BORN = date(2013, 3, 7)
PASSWORD = "lune bateau vert"
ZELIE = Learner("l1", SCHOOL, "Zélie", "Martelin-Roy", BORN, "6A")
CLAIM = Claim("zelie", "martelin roy", BORN)


class SheetsSeen:
    """Keeps what was to be printed."""

    def __init__(self) -> None:
        self.sheets: list[CardSheet] = []

    def cards(self, sheet: CardSheet, lang: Lang) -> bytes:
        self.sheets.append(sheet)
        return lang.encode()

    def file_name(self, division: str, lang: Lang) -> str:
        return f"{division}-{lang}.pdf"


@dataclass
class House:
    """Everything the doors open on; `first` is on the list."""

    learners: FakeLearners = field(default_factory=FakeLearners)
    campaigns: FakeCampaigns = field(default_factory=FakeCampaigns)
    accounts: InMemoryAccounts = field(default_factory=InMemoryAccounts)
    families: InMemoryFamilies = field(default_factory=InMemoryFamilies)
    devices: InMemoryDevices = field(default_factory=InMemoryDevices)
    throttles: InMemoryThrottles = field(default_factory=InMemoryThrottles)
    memberships: InMemoryMemberships = field(default_factory=InMemoryMemberships)
    organizations: InMemoryOrganizations = field(default_factory=InMemoryOrganizations)
    jobs: FakeJobs = field(default_factory=FakeJobs)
    announcements: RecordedAnnouncements = field(default_factory=RecordedAnnouncements)
    files: FakeMadeFiles = field(default_factory=FakeMadeFiles)
    levels: FakeCertifiability = field(default_factory=FakeCertifiability)
    sheets: SheetsSeen = field(default_factory=SheetsSeen)
    passwords: PlainPasswords = field(default_factory=PlainPasswords)
    tokens: SignedTokens = field(
        default_factory=lambda: SignedTokens(["k" * 32], issuer="https://sextant.test")
    )

    def __post_init__(self) -> None:
        numbers = count(1)
        self.new_id = lambda: f"id{next(numbers):04d}"
        self.organizations.add(Organization(SCHOOL, "school", "Collège Ada", NOW))
        self.campaigns.add(
            Campaign(
                id="c1",
                organization_id=SCHOOL,
                code=CODE,
                kind="assessment",
                name="Rentrée",
                title="",
                welcome="",
                target=Target({}),
                release_id="r1",
                created_by="t1",
                created_at=NOW,
            )
        )
        self.learners.save(ZELIE)

    @property
    def join(self) -> JoinDoors:
        return JoinDoors(
            campaigns=self.campaigns,
            learners=self.learners,
            accounts=self.accounts,
            families=self.families,
            devices=self.devices,
            throttles=self.throttles,
            passwords=self.passwords,
            tokens=self.tokens,
            new_id=self.new_id,
        )

    @property
    def list(self) -> LearnerDoors:
        return LearnerDoors(self.learners, self.accounts, self.memberships, self.levels)

    @property
    def doubles(self) -> DoubleDoors:
        return DoubleDoors(self.learners, self.jobs, self.accounts, self.levels)

    @property
    def access(self) -> AccessDoors:
        return AccessDoors(
            learners=self.learners,
            accounts=self.accounts,
            memberships=self.memberships,
            families=self.families,
            passwords=self.passwords,
            new_id=self.new_id,
        )

    @property
    def cards(self) -> CardDoors:
        return CardDoors(
            access=self.access,
            organizations=self.organizations,
            jobs=self.jobs,
            announcements=self.announcements,
            files=self.files,
            sheets=self.sheets,
            tokens=self.tokens,
        )

    def learner(self, learner_id: str = ZELIE.id) -> Learner:
        """The learner as stored."""
        return self.learners.get(SCHOOL, learner_id)

    def put(self, learner: Learner) -> None:
        """Put somebody on the list."""
        self.learners.save(learner)

    def change(self, learner_id: str = ZELIE.id, **changes: object) -> None:
        """Change a line of the list."""
        self.learners.save(replace(self.learner(learner_id), **changes))  # type: ignore[arg-type]

    def account(self, user_id: str, **changes: object) -> User:
        """An account of somebody."""
        user = replace(User(user_id, "registered", "fr", NOW), **changes)  # type: ignore[arg-type]
        self.accounts.add(user)
        return self.accounts.get(user_id)


def request(claim: Claim = CLAIM, *, code: str = CODE, device_id: str = "d1") -> JoinRequest:
    """Zélie at the door, unless told."""
    return JoinRequest(code, claim, device_id)
