"""What institutions are told of one certification: the row of the reporting store."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.learner import plain

ReportedStatus = Literal["pending", "validated", "rejected", "cancelled"]
"""`pending`: taken, not published: neither score nor levels. `cancelled`: revoked after it was
published, or cancelled before; feeds say so, reads of schools and Parcoursup leave it out."""
FeedName = Literal["lsu", "parcoursup", "cpf"]
FEEDS: tuple[FeedName, ...] = ("lsu", "parcoursup", "cpf")
CPF_MONTHS = 3
"""Months before a published result counts as reliable for the CPF."""
SCHOOL_YEAR_MONTH = 8
"""A school year goes from 1 August to 31 July, where schools are."""
_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """One certification, as institutions may read it.

    `version` is the certification's: an older one never replaces a newer one. Names, birth date,
    `ine` and `division` are those of the list of the school (`uai`, `school_id`, `learner_id`:
    "" when no school has the person), else the candidate's. `global_level`: a key as
    `LEVEL_INDEPENDENT_4`, None below or without. `levels`: by competence. `code`: the verification
    code (14 characters), "" without certificate. `taken_at`, `published_at`, `revoked_at`,
    `changed_at` (when what is said here last changed) are UTC. `cpf`: None unless the candidate,
    an adult, asked that the CPF be told.
    """

    certification_id: str
    version: int
    status: ReportedStatus
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    taken_at: datetime
    changed_at: datetime
    center_name: str
    max_level: int
    max_pix: int
    middle_name: str = field(default="", repr=False)
    third_name: str = field(default="", repr=False)
    ine: str = field(default="", repr=False)
    uai: str = ""
    school_id: str = ""
    learner_id: str = ""
    division: str = ""
    pix: int | None = None
    global_level: str | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    code: str = field(default="", repr=False)
    is_clea: bool = False
    published_at: datetime | None = None
    revoked_at: datetime | None = None
    cpf: BirthPlace | None = field(default=None, repr=False)

    @property
    def is_published(self) -> bool:
        """Was its result ever told to its candidate?"""
        return self.published_at is not None

    @property
    def is_readable(self) -> bool:
        """May an institution read its result now?"""
        return self.is_published and self.status != "cancelled"

    @property
    def taken_on(self) -> date:
        """The day it was taken, where schools are."""
        return self.taken_at.astimezone(_PARIS).date()

    @property
    def school_year(self) -> int:
        """The year in which the school year began in which it was taken."""
        return school_year_of(self.taken_at)

    @property
    def name_key(self) -> str:
        """Where it stands in the list of its school: by name; those of a person follow each
        other."""
        person = self.learner_id or self.ine or self.certification_id
        names = f"{plain(self.last_name)[:100]}#{plain(self.first_name)[:100]}"
        return f"{names}#{person}#{self.certification_id}"


def school_year_of(at: datetime) -> int:
    """The year in which the school year of that instant began."""
    day = at.astimezone(_PARIS)
    return day.year if day.month >= SCHOOL_YEAR_MONTH else day.year - 1


def says_the_same(one: ReportedResult, other: ReportedResult) -> bool:
    """Would an institution read the same in both?"""
    return replace(one, version=other.version, changed_at=other.changed_at) == other


def feed_list(feed: FeedName) -> str:
    """The work list of what a nightly feed has to look at."""
    return f"feed-{feed}"


def feed_due_at(feed: FeedName, result: ReportedResult) -> datetime:
    """When a published result is due for a feed: on its work list under the certification's id.

    The day it changed, from its first instant in UTC: changes of a day before the nightly run are
    one row, whose body is the `version` it was written for. Whoever takes the row off deletes it
    only with that body, or a change of the same day would be lost. For the CPF, not before the
    first of the month, `CPF_MONTHS` after publication.
    """
    day = _midnight(result.changed_at)
    if feed != "cpf" or result.published_at is None:
        return day
    month = result.published_at.astimezone(UTC).month - 1 + CPF_MONTHS
    year = result.published_at.astimezone(UTC).year + month // 12
    return max(day, datetime(year, month % 12 + 1, 1, tzinfo=UTC))


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
