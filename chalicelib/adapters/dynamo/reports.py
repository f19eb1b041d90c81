"""Problem reports in DynamoDB, under the person who wrote them."""

from collections.abc import Sequence
from typing import cast

from chalicelib.adapters.dynamo.tables import ReportRow
from chalicelib.core.report import Reason, Report


class DynamoReports:
    """`ports.Reports` on the table `reports`."""

    def add(self, report: Report) -> None:
        """One Put."""
        ReportRow(
            report.owner_id,
            report.id,
            challenge_id=report.challenge_id,
            release_id=report.release_id,
            reason=report.reason,
            text=report.text,
            at=report.at,
        ).save()

    def list_of(self, owner_id: str) -> Sequence[Report]:
        """One strongly consistent Query."""
        return [_report(row) for row in ReportRow.query(owner_id, consistent_read=True)]

    def delete_of(self, owner_id: str) -> None:
        """Every report of the person."""
        with ReportRow.batch_write() as batch:
            for row in ReportRow.query(owner_id, consistent_read=True):
                batch.delete(row)


def _report(row: ReportRow) -> Report:
    return Report(
        id=row.row,
        challenge_id=row.challenge_id,
        owner_id=row.owner_id,
        reason=cast("Reason", row.reason),
        at=row.at,
        text=row.text,
        release_id=row.release_id,
    )
