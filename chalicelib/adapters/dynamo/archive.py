"""Every assessment, by a scan in shares: for exports, never while somebody waits."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from chalicelib.adapters.dynamo.assessments import HEADER, event_of, header_of
from chalicelib.adapters.dynamo.tables import AssessmentRow
from chalicelib.core.assessment import Event, Header

_READ = ["p", "s", "k", "t", "o", "n", "w", "r", "l", "q", "f", "c", "i", "b", "u"]
"""Stored names: everything but the texts of answers."""


class DynamoArchive:
    """`ports.bank.AssessmentArchive` on the table `assessments`."""

    def each(self, share: int, *, of: int) -> Iterator[tuple[Header, Sequence[Event]]]:
        """One Scan of a segment, a page in memory; rows of one partition come together.

        DynamoDB does keep them together, but does not promise it: a partition in pieces is read
        again by its key.
        """
        rows = AssessmentRow.scan(
            AssessmentRow.row <= HEADER, segment=share, total_segments=of, attributes_to_get=_READ
        )
        for assessment_id, group in groupby(rows, key=lambda row: row.assessment_id):
            found = sorted(group, key=lambda row: row.row)
            if not _is_whole(found):
                found = _read_again(assessment_id)
            if _is_whole(found):  # else: of an assessment being written, or erased, at this moment
                yield header_of(found[-1]), [event_of(row) for row in found[:-1]]


def _is_whole(rows: Sequence[AssessmentRow]) -> bool:
    wanted = [f"e{number:04d}" for number in range(1, len(rows))]
    return [row.row for row in rows] == [*wanted, HEADER]


def _read_again(assessment_id: str) -> list[AssessmentRow]:
    return list(
        AssessmentRow.query(
            assessment_id, AssessmentRow.row.between("e", HEADER), consistent_read=True
        )
    )
