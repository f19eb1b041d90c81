"""What telling institutions of certifications needs: a store of its own, away from exams."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from chalicelib.core.certification.reported_result import ReportedResult


class ReportedResults(Protocol):
    """One row a certification. Searches see what was written a moment before, not at once."""

    def find_many(self, certification_ids: Sequence[str]) -> Sequence[ReportedResult]:
        """Those there are, in the order asked, read consistently; any number of ids."""
        ...

    def save(self, result: ReportedResult, *, before: ReportedResult | None, is_due: bool) -> None:
        """Write it over `before` (None: it must be the first).

        `is_due`: also, in the same transaction, put it on the work list of every feed
        (`reported_result.feed_list`, `feed_due_at`). Raises `StaleRow` when what is kept is not
        `before` any more.
        """
        ...

    def list_of_school(
        self, uai: str, school_year: int, *, after: str = "", limit: int = 100
    ) -> Sequence[ReportedResult]:
        """The results of a school and school year, by name, from after that `name_key`."""
        ...

    def list_by_ine(self, ine: str) -> Sequence[ReportedResult]:
        """Every result of the person the ministry knows under that number."""
        ...

    def list_by_identity(
        self, uai: str, last_name: str, first_name: str, *, birth_date: date
    ) -> Sequence[ReportedResult]:
        """Every result of the pupils of a school of that name, born that day.

        Names are compared as `learner.plain` sees them.
        """
        ...

    def find_by_code(self, code: str) -> ReportedResult | None:
        """The result of that verification code (14 characters, capitals, ungrouped), or None."""
        ...
