"""Assessments in DynamoDB: append-only rows, one partition an assessment."""

from collections.abc import Sequence
from typing import cast

from chalicelib.adapters.dynamo.tables import AssessmentRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.core.assessment import Event, Header, Kind, digest
from chalicelib.core.errors import AssessmentNotFound, RowExists
from chalicelib.core.grading import Outcome
from chalicelib.core.next_challenge import FIRST_RULE, Rule

ANSWER_MAX_BYTES = 48
"""A longer answer has a row of its own, which folding does not read."""

HEADER = "h"
OUTCOMES: dict[Outcome, str] = {"ok": "o", "ko": "k", "skipped": "s", "timed_out": "t"}
_OUTCOMES_BY_CODE = {code: outcome for outcome, code in OUTCOMES.items()}
_END = "e"
_RULES: dict[Rule, str] = {"adaptive": "a"}
"""A header without one was chosen for by the first rule there was."""
_RULES_BY_CODE = {code: rule for rule, code in _RULES.items()}


class DynamoAssessments:
    """`ports.Assessments` on the table `assessments`."""

    def open(self, header: Header) -> None:
        """Put the header if there is none."""
        _put(
            AssessmentRow(
                header.id,
                HEADER,
                kind=header.kind,
                owner_id=header.owner_id,
                release_id=header.release_id,
                lang=header.lang,
                known=header.known,
                first_challenge_id=header.first_challenge_id,
                at=header.started_at,
                competence_id=header.competence_id,
                is_improving=header.is_improving or None,
                calibration_id=header.calibration_id or None,
                rule=_RULES.get(header.rule),
                scope=header.scope or None,
                campaign_id=header.campaign_id or None,
                is_apart=header.is_apart or None,
            )
        )

    def get(self, assessment_id: str) -> tuple[Header, Sequence[Event]]:
        """One strongly consistent Query: events sort before the header, long answers after."""
        rows = list(
            AssessmentRow.query(
                assessment_id, AssessmentRow.row.between("e", HEADER), consistent_read=True
            )
        )
        if not rows or rows[-1].row != HEADER:
            raise AssessmentNotFound
        return header_of(rows[-1]), [event_of(row) for row in rows[:-1]]

    def append(self, assessment_id: str, event: Event) -> None:
        """One Put that must not exist; two in a transaction for a long answer."""
        if len(event.answer.encode()) <= ANSWER_MAX_BYTES:
            _put(_row(assessment_id, event, answer=event.answer or None))
            return
        short = _row(assessment_id, event, digest=digest(event.answer))
        long = AssessmentRow(assessment_id, _long_key(event.sequence), answer=event.answer)
        try:
            with all_or_nothing() as transaction:
                transaction.save(short, condition=AssessmentRow.assessment_id.does_not_exist())
                transaction.save(long, condition=AssessmentRow.assessment_id.does_not_exist())
        except Refused as error:
            raise RowExists from error

    def full_answer(self, assessment_id: str, sequence: int) -> str:
        """One Get of the long answer's row."""
        return str(AssessmentRow.get(assessment_id, _long_key(sequence)).answer)

    def delete(self, assessment_id: str) -> None:
        """Every row of the partition, in batches."""
        with AssessmentRow.batch_write() as batch:
            for row in AssessmentRow.query(assessment_id, consistent_read=True):
                batch.delete(row)


def _put(row: AssessmentRow) -> None:
    try:
        put(row, AssessmentRow.assessment_id.does_not_exist())
    except Refused as error:
        raise RowExists from error


def _row(
    assessment_id: str, event: Event, *, answer: str | None = None, digest: str | None = None
) -> AssessmentRow:
    return AssessmentRow(
        assessment_id,
        f"e{event.sequence:04d}",
        kind=_END if event.kind == "end" else None,
        at=event.at,
        answer=answer,
        digest=digest,
        outcome=OUTCOMES[event.outcome] if event.outcome else None,
        next_challenge_id=event.next_challenge_id,
        is_checkpoint=event.is_checkpoint or None,
    )


def _long_key(sequence: int) -> str:
    return f"x{sequence:04d}"


def event_of(row: AssessmentRow) -> Event:
    """What a row `e0001`... says."""
    return Event(
        sequence=int(row.row[1:]),
        kind="end" if row.kind == _END else "answer",
        at=row.at,
        answer=row.answer or "",
        digest=row.digest or "",
        outcome=_OUTCOMES_BY_CODE[row.outcome] if row.outcome else None,
        next_challenge_id=row.next_challenge_id,
        is_checkpoint=bool(row.is_checkpoint),
    )


def header_of(row: AssessmentRow) -> Header:
    """What a row `h` says."""
    return Header(
        id=row.assessment_id,
        owner_id=row.owner_id,
        kind=cast("Kind", row.kind),
        release_id=row.release_id,
        lang=row.lang,
        known=row.known,
        first_challenge_id=row.first_challenge_id,
        started_at=row.at,
        competence_id=row.competence_id,
        is_improving=bool(row.is_improving),
        calibration_id=row.calibration_id or "",
        rule=_RULES_BY_CODE.get(row.rule, FIRST_RULE),
        scope=row.scope or "",
        campaign_id=row.campaign_id or "",
        is_apart=bool(row.is_apart),
    )
