"""Certifications in DynamoDB: rewritten rows; their results and audit trails only grow."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any, cast

from pydantic import TypeAdapter
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.certif_tables import CertificationRow
from chalicelib.adapters.dynamo.outbox import outbox_row
from chalicelib.adapters.dynamo.tables import WorkRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.adapters.dynamo.work import SHARDS, work_row
from chalicelib.core.certif_errors import CertificationNotFound
from chalicelib.core.certification.certification import (
    AuditAction,
    AuditEntry,
    Certification,
    Result,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import CertificateRequested

_ITSELF = "c"
_RESULT = "r#"
_AUDIT = "a#"
_CODE = "code#"
_PROPOSALS = "proposals"
_MAX_RACES = 20
_CERTIFICATION = TypeAdapter(Certification)
_A_RESULT = TypeAdapter(Result)
_COLUMNS = (
    "user_id",
    "session_id",
    "organization_id",
    "first_name",
    "last_name",
    "division",
    "external_id",
    "comment_for_candidate",
    "comment_for_organization",
)
"""Fields that have a column of their own, named alike: what is looked for, and what is personal."""
_ELSEWHERE = {*_COLUMNS, "id", "birth_date", "version"}


class DynamoCertifications:
    """`ports.certif.Certifications` on the table `certifications`."""

    def get(self, certification_id: str) -> Certification:
        """One consistent BatchGet of one."""
        found = next(iter(self.find_many([certification_id])), None)
        if found is None:
            raise CertificationNotFound
        return found

    def find_many(self, certification_ids: Sequence[str]) -> Sequence[Certification]:
        """A consistent BatchGet a hundred."""
        keys = [(id_, _ITSELF) for id_ in dict.fromkeys(certification_ids)]
        rows = CertificationRow.batch_get(keys, consistent_read=True) if keys else ()
        found = {row.certification_id: _certification(row) for row in rows if row.body}
        return [found[id_] for id_ in certification_ids if id_ in found]

    def list_of_user(self, user_id: str) -> Sequence[Certification]:
        """One Query over the index."""
        rows = CertificationRow.by_user.query(user_id)
        return sorted(map(_certification, rows), key=lambda one: (one.taken_at, one.id))

    def find_by_code(self, code: str) -> Certification | None:
        """Two Gets, also for a code that is nobody's: the same requests either way."""
        try:
            holder_id = CertificationRow.get(_CODE + code, _ITSELF).holder_id
        except CertificationRow.DoesNotExist:
            holder_id = _CODE + code
        found = next(iter(self.find_many([holder_id])), None)
        return found if found and found.stage == "published" else None

    def add(self, certification: Certification, entry: AuditEntry) -> None:
        """One transaction whose every row must be the first."""
        try:
            with all_or_nothing() as transaction:
                _add_entry(transaction, entry)
                _add_result(transaction, certification)
                transaction.save(
                    _row(certification),
                    condition=CertificationRow.certification_id.does_not_exist(),
                )
        except Refused as refused:
            raise RowExists from refused

    def save(
        self,
        certification: Certification,
        entry: AuditEntry,
        *,
        event: CertificateRequested | None = None,
    ) -> None:
        """One transaction; a result that was kept under this number can only be the same."""
        try:
            with all_or_nothing() as transaction:
                _follow_list(transaction, certification)
                if event:
                    transaction.save(outbox_row(event))
                _add_entry(transaction, entry)
                _add_result(transaction, certification)
                if certification.code:
                    _claim(transaction, certification)
                transaction.save(_row(certification), condition=_unchanged(certification))
        except Refused as refused:
            if not refused.is_last and certification.code and refused.lost[-2]:
                raise RowExists from refused
            raise StaleRow from refused

    def list_proposed(self, *, limit: int = 100) -> Sequence[Certification]:
        """A Query a shard, then a BatchGet."""
        rows = [
            row
            for shard in range(SHARDS)
            for row in islice(WorkRow.query(f"{_PROPOSALS}#{shard}", limit=limit), limit)
        ]
        dues = sorted(row.due for row in rows)[:limit]
        return [
            one
            for one in self.find_many([due.partition("#")[2] for due in dues])
            if one.proposal is not None
        ]

    def results(self, certification_id: str) -> Sequence[Result]:
        """One Query."""
        rows = CertificationRow.query(
            certification_id, CertificationRow.row.startswith(_RESULT), consistent_read=True
        )
        return [_A_RESULT.validate_json(row.body) for row in rows]

    def audit(self, certification_id: str) -> Sequence[AuditEntry]:
        """One Query."""
        rows = CertificationRow.query(
            certification_id, CertificationRow.row.startswith(_AUDIT), consistent_read=True
        )
        return [_entry(row) for row in rows]

    def unlink(self, certification_id: str) -> None:
        """One conditional Put; a row that changed meanwhile is read again."""
        for _ in range(_MAX_RACES):
            row = CertificationRow.get(certification_id, _ITSELF, consistent_read=True)
            certification = _certification(row)
            row.user_id = None
            row.version = certification.version + 1
            try:
                with all_or_nothing() as transaction:
                    transaction.save(row, condition=_unchanged(certification))
            except Refused:
                continue
            return
        raise StaleRow


def _follow_list(transaction: TransactWrite, certification: Certification) -> None:
    row = work_row(_PROPOSALS, certification.id, certification.taken_at)
    if certification.proposal is None:
        transaction.delete(row)
    else:
        transaction.save(row)


def _add_entry(transaction: TransactWrite, entry: AuditEntry) -> None:
    row = CertificationRow(
        entry.certification_id,
        f"{_AUDIT}{entry.sequence:04d}",
        at=entry.at,
        by=entry.by or None,
        action=entry.action,
        reason=entry.reason or None,
        body=json.dumps(dict(entry.what)) if entry.what else None,
    )
    transaction.save(row, condition=CertificationRow.certification_id.does_not_exist())


def _add_result(transaction: TransactWrite, certification: Certification) -> None:
    body = _A_RESULT.dump_json(certification.result).decode()
    row = CertificationRow(
        certification.id, f"{_RESULT}{certification.result_number:04d}", body=body
    )
    is_new = CertificationRow.certification_id.does_not_exist()
    transaction.save(row, condition=is_new | (CertificationRow.body == body))


def _claim(transaction: TransactWrite, certification: Certification) -> None:
    row = CertificationRow(_CODE + certification.code, _ITSELF, holder_id=certification.id)
    is_free = CertificationRow.certification_id.does_not_exist()
    transaction.save(row, condition=is_free | (CertificationRow.holder_id == certification.id))


def _unchanged(certification: Certification) -> Condition:
    return CertificationRow.version == certification.version


def _row(certification: Certification) -> CertificationRow:
    one = certification
    body = _CERTIFICATION.dump_python(one, mode="json", exclude=_ELSEWHERE)
    columns: dict[str, Any] = {name: getattr(one, name) or None for name in _COLUMNS}
    return CertificationRow(
        one.id,
        _ITSELF,
        birth_date=one.birth_date.isoformat(),
        is_published=one.stage == "published" or None,
        at=one.taken_at,
        body=json.dumps(body, separators=(",", ":")),
        version=one.version + 1,
        **columns,
    )


def _certification(row: CertificationRow) -> Certification:
    columns = {name: getattr(row, name) or "" for name in _COLUMNS}
    given = {
        **json.loads(row.body),
        **columns,
        "user_id": row.user_id,
        "id": row.certification_id,
        "birth_date": date.fromisoformat(row.birth_date),
        "version": int(row.version),
    }
    return _CERTIFICATION.validate_python(given)


def _entry(row: CertificationRow) -> AuditEntry:
    return AuditEntry(
        certification_id=row.certification_id,
        sequence=int(row.row.removeprefix(_AUDIT)),
        at=row.at,
        by=row.by or "",
        action=cast("AuditAction", row.action),
        reason=row.reason or "",
        what=json.loads(row.body) if row.body else {},
    )
