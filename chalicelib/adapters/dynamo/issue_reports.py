"""Incidents of sessions in DynamoDB: rows of their session's partition."""

from collections.abc import Sequence

from pydantic import TypeAdapter

from chalicelib.adapters.dynamo.certif_tables import SessionRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.certif_errors import ReportNotFound
from chalicelib.core.certification.issue_report import IssueReport

_REPORT = "n#"
_ADAPTER = TypeAdapter(IssueReport)


class DynamoIssueReports:
    """`ports.certif.IssueReports` on the table `sessions`."""

    def list_of(self, session_id: str) -> Sequence[IssueReport]:
        """One strongly consistent Query."""
        of_them = SessionRow.row.startswith(_REPORT)
        rows = SessionRow.query(session_id, of_them, consistent_read=True)
        found = [_ADAPTER.validate_json(row.body) for row in rows]
        return sorted(found, key=lambda report: (report.at, report.id))

    def save(self, report: IssueReport) -> None:
        """One Put."""
        SessionRow(
            report.session_id,
            _REPORT + report.id,
            at=report.at,
            body=_ADAPTER.dump_json(report).decode(),
        ).save()

    def remove(self, session_id: str, report_id: str) -> None:
        """One Delete of what must exist."""
        row = SessionRow(session_id, _REPORT + report_id)
        try:
            with all_or_nothing() as transaction:
                transaction.delete(row, condition=SessionRow.session_id.exists())
        except Refused as refused:
            raise ReportNotFound from refused
