"""In-memory store of what institutions are told, and of the lists of feeds."""

from collections.abc import Sequence
from datetime import date, datetime

from chalicelib.core.certification.reported_result import (
    FEEDS,
    FeedName,
    ReportedResult,
    feed_due_at,
)
from chalicelib.core.errors import StaleRow
from chalicelib.core.learner import plain


class FakeReportedResults:
    """`ports.reported.ReportedResults` in a dictionary; `due`: the lists of feeds, by id and
    instant, with the version each was written for."""

    def __init__(self) -> None:
        self._rows: dict[str, ReportedResult] = {}
        self.due: dict[tuple[FeedName, datetime, str], int] = {}

    def find_many(self, certification_ids: Sequence[str]) -> Sequence[ReportedResult]:
        return [self._rows[id_] for id_ in certification_ids if id_ in self._rows]

    def save(self, result: ReportedResult, *, before: ReportedResult | None, is_due: bool) -> None:
        if self._rows.get(result.certification_id) != before:
            raise StaleRow
        self._rows[result.certification_id] = result
        if is_due:
            for feed in FEEDS:
                due_at = feed_due_at(feed, result)
                self.due[feed, due_at, result.certification_id] = result.version

    def list_of_school(
        self, uai: str, school_year: int, *, after: str = "", limit: int = 100
    ) -> Sequence[ReportedResult]:
        found = [
            one
            for one in self._rows.values()
            if uai and (one.uai, one.school_year) == (uai, school_year) and one.name_key > after
        ]
        return sorted(found, key=lambda one: one.name_key)[:limit]

    def list_by_ine(self, ine: str) -> Sequence[ReportedResult]:
        return [one for one in self._rows.values() if ine and one.ine == ine]

    def list_by_identity(
        self, uai: str, last_name: str, first_name: str, *, birth_date: date
    ) -> Sequence[ReportedResult]:
        wanted = (uai, plain(last_name), plain(first_name), birth_date)
        return [
            one
            for one in self._rows.values()
            if uai
            and (one.uai, plain(one.last_name), plain(one.first_name), one.birth_date) == wanted
        ]

    def find_by_code(self, code: str) -> ReportedResult | None:
        return next((one for one in self._rows.values() if code and one.code == code), None)
