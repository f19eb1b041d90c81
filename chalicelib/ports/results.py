"""What seeing a campaign's results needs from outside: sums, and what they hold of each row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Literal, Protocol

from chalicelib.core.export import Cell, Column, Words
from chalicelib.core.identity import Lang
from chalicelib.core.tally import Counts, Facts, Tallies


@dataclass(frozen=True, slots=True)
class Counted:
    """What a campaign's sums hold of one participation; a version of 0 says nothing yet."""

    participation_id: str
    facts: Facts
    version: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a scope, and when it last changed (None: nothing was ever counted)."""

    counts: Counts
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A participation in progress, of which class, and the day it last moved."""

    since: date
    participation_id: str
    division: str = ""


class CampaignTallies(Protocol):
    """Sums of each campaign and of each of its classes, kept up to date by one worker."""

    def activity(self, campaign_id: str, division: str | None = None) -> Sum:
        """How many started and sent, of the whole or of a class; an instant late at most."""
        ...

    def results(self, campaign_id: str, division: str | None = None) -> Sum:
        """How well it went, of the whole or of a class; an instant late at most."""
        ...

    def activities(self, campaign_ids: Sequence[str]) -> Mapping[str, Counts]:
        """The whole activity of each of these campaigns (at most 100)."""
        ...

    def list_waiting(self, campaign_id: str, *, until: date, limit: int = 100) -> Sequence[Waiting]:
        """Participations in progress that have not moved since `until`: the oldest first."""
        ...

    def counted(self, campaign_id: str, participation_ids: Sequence[str]) -> Mapping[str, Counted]:
        """What the sums hold of each of these participations (at most 100), read consistently."""
        ...

    def count(
        self,
        campaign_id: str,
        rows: Sequence[tuple[Counted, Facts]],
        sums: Mapping[str | None, Tallies],
        *,
        now: datetime,
    ) -> None:
        """Add to the sums, and write down what each row now counts for: all or nothing.

        `rows` are those read with what they count for now. Raises `StaleRow` when one was counted
        meanwhile, or a sum changed: nothing is counted twice.
        """
        ...


class CertifiabilityRows(Protocol):
    """The levels that each linked learner of an organization has shown, kept apart of lists."""

    def find_many(
        self, organization_id: str, learner_ids: Sequence[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Level by competence of those of these learners (at most 100) whose levels are known."""
        ...

    def each(self, organization_id: str) -> Mapping[str, Mapping[str, int]]:
        """Level by competence of every learner whose levels are known."""
        ...

    def save(
        self, organization_id: str, learner_id: str, levels: Mapping[str, int], *, now: datetime
    ) -> None:
        """Keep what a learner has shown; the last one to write is right."""
        ...

    def remove(self, organization_id: str, learner_id: str) -> None:
        """Forget it; nothing happens when there is none."""
        ...


TableFormat = Literal["csv", "ods"]


class TableFiles(Protocol):
    """Tables as files that people open in a spreadsheet."""

    def words(self, lang: Lang) -> Words:
        """The titles of columns and the words of cells."""
        ...

    def to_day(self, at: datetime) -> date:
        """The day of an instant, where schools are."""
        ...

    def media_type(self, format_: TableFormat) -> str:
        """What a file of that format says it is."""
        ...

    def write(
        self,
        file: IO[bytes],
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        format_: TableFormat,
        title: str,
    ) -> None:
        """Write the table, taking a row at a time: memory stays flat."""
        ...
