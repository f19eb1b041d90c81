"""Results as institutions read them, in DynamoDB: one row a certification, four indexes."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from pydantic import TypeAdapter
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.reported_tables import ReportedRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.adapters.dynamo.work import work_row
from chalicelib.core.certification.reported_result import (
    FEEDS,
    ReportedResult,
    feed_due_at,
    feed_list,
)
from chalicelib.core.errors import StaleRow
from chalicelib.core.learner import plain

_RESULT = TypeAdapter(ReportedResult)


class DynamoReportedResults:
    """`ports.reported.ReportedResults` on the table `results`."""

    def find_many(self, certification_ids: Sequence[str]) -> Sequence[ReportedResult]:
        """A consistent BatchGet a hundred."""
        asked = list(dict.fromkeys(certification_ids))
        rows = ReportedRow.batch_get(asked, consistent_read=True) if asked else ()
        found = {row.certification_id: _result(row) for row in rows}
        return [found[id_] for id_ in certification_ids if id_ in found]

    def save(self, result: ReportedResult, *, before: ReportedResult | None, is_due: bool) -> None:
        """One conditional Put; in a transaction with the three lists of feeds when it is due."""
        row, is_same = _row(result), _unchanged(before)
        try:
            if not is_due:
                put(row, is_same)
                return
            with all_or_nothing() as transaction:
                for feed in FEEDS:
                    due_at = feed_due_at(feed, result)
                    due = work_row(feed_list(feed), result.certification_id, due_at)
                    due.body = str(result.version)
                    transaction.save(due)
                transaction.save(row, condition=is_same)
        except Refused as refused:
            raise StaleRow from refused

    def list_of_school(
        self, uai: str, school_year: int, *, after: str = "", limit: int = 100
    ) -> Sequence[ReportedResult]:
        """One Query of an index that holds the rows whole."""
        condition = ReportedRow.name_key > after if after else None
        rows = ReportedRow.by_school.query(
            _school_key(uai, school_year), condition, limit=limit, page_size=limit
        )
        return [_result(row) for row in rows]

    def list_by_ine(self, ine: str) -> Sequence[ReportedResult]:
        """A Query of an index, then a BatchGet of what it names."""
        return self._named(ReportedRow.by_ine.query(_hash("ine", ine)))

    def list_by_identity(
        self, uai: str, last_name: str, first_name: str, *, birth_date: date
    ) -> Sequence[ReportedResult]:
        """A Query of an index, then a BatchGet of what it names."""
        key = _identity_key(uai, (last_name, first_name), birth_date)
        return self._named(ReportedRow.by_identity.query(key))

    def find_by_code(self, code: str) -> ReportedResult | None:
        """A Query of an index, then a BatchGet of one."""
        found = self._named(islice(ReportedRow.by_code.query(_hash("code", code)), 1))
        return next(iter(found), None)

    def _named(self, rows: Iterable[ReportedRow]) -> Sequence[ReportedResult]:
        return self.find_many([row.certification_id for row in rows])


def _unchanged(before: ReportedResult | None) -> Condition:
    if before is None:
        return ReportedRow.certification_id.does_not_exist()
    is_version: Condition = ReportedRow.version == before.version
    is_moment: Condition = ReportedRow.changed_at == before.changed_at
    unchanged: Condition = is_version & is_moment
    return unchanged


def _hash(kind: str, text: str) -> str:
    """What an index looks for: nothing of the person is read in a key."""
    return hashlib.sha256(f"{kind}#{text}".encode()).hexdigest()


def _school_key(uai: str, school_year: int) -> str:
    return f"{uai}#{school_year}"


def _identity_key(uai: str, names: Iterable[str], birth_date: date) -> str:
    return _hash("identity", "#".join((uai, *map(plain, names), birth_date.isoformat())))


def _row(result: ReportedResult) -> ReportedRow:
    one = result
    row = ReportedRow(
        one.certification_id,
        body=_RESULT.dump_json(one, exclude_defaults=True).decode(),
        version=one.version,
        changed_at=one.changed_at,
        ine_key=_hash("ine", one.ine) if one.ine else None,
        code_key=_hash("code", one.code) if one.code else None,
    )
    if one.uai:
        row.school_key, row.name_key = _school_key(one.uai, one.school_year), one.name_key
        row.identity_key = _identity_key(one.uai, (one.last_name, one.first_name), one.birth_date)
    return row


def _result(row: ReportedRow) -> ReportedResult:
    return _RESULT.validate_json(row.body)
