"""Exams in DynamoDB: append-only rows, one partition an exam, and two work lists beside them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from pynamodb.exceptions import UpdateError
from pynamodb.models import Model

from chalicelib.adapters.dynamo.assessments import ANSWER_MAX_BYTES, OUTCOMES
from chalicelib.adapters.dynamo.certif_tables import ExamRow
from chalicelib.adapters.dynamo.tables import WorkRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.adapters.dynamo.work import due_work, work_row
from chalicelib.core.assessment import digest
from chalicelib.core.certif_errors import ExamNotFound
from chalicelib.core.certification.evidence import EvidenceBatch, EvidenceKind, Noticed
from chalicelib.core.certification.exam import (
    SCORING_PATIENCE,
    Event,
    EventKind,
    ExamHeader,
    Start,
)
from chalicelib.core.errors import RowExists

HEADER = "h"
TIMES, SCORES = "exam-times", "exam-scores"
"""The work lists: exams whose time may be over, exams that were closed and are not scored yet."""
KNOWN = 10_000
"""Exams whose session a process remembers: some hundred bytes each."""
_EVIDENCE_KEPT = timedelta(days=365)
"""Longer than a result can be disputed; what was noticed is told to nobody after that."""
_KINDS: dict[EventKind, str] = {
    "joined": "j",
    "confirmed": "c",
    "unconfirmed": "u",
    "let_in": "l",
    "started": "s",
    "reported": "r",
    "report_accepted": "ra",
    "report_dismissed": "rd",
    "paused": "p",
    "resumed": "g",
    "move_asked": "ma",
    "move_refused": "mr",
    "moved": "m",
    "ended": "e",
    "closed": "z",
}
"""An answer, the usual event, has none."""
_KINDS_BY_CODE = {code: kind for kind, code in _KINDS.items()}
_OUTCOMES_BY_CODE = {code: outcome for outcome, code in OUTCOMES.items()}
_EVIDENCE: dict[EvidenceKind, str] = {"focus_lost": "f", "pasted": "p"}
_EVIDENCE_BY_CODE = {code: kind for kind, code in _EVIDENCE.items()}


class DynamoExams:
    """`ports.certif.Exams` on the table `exams`."""

    def __init__(self) -> None:
        self._session_of = lru_cache(maxsize=KNOWN)(_session_of)

    def open(self, header: ExamHeader) -> None:
        """Put the header if there is none."""
        place = [header.session_number, header.site, header.room]
        row = ExamRow(
            header.id,
            HEADER,
            session_id=header.session_id,
            owner_id=header.owner_id or None,
            at=header.opened_at,
            place=_compact(place) if any(place) else None,
        )
        try:
            put(row, ExamRow.exam_id.does_not_exist())
        except Refused:  # there is one: it stays
            return

    def get(self, exam_id: str) -> tuple[ExamHeader, Sequence[Event]]:
        """One strongly consistent Query: events sort before the header, the rest after."""
        rows = list(ExamRow.query(exam_id, ExamRow.row.between("e", HEADER), consistent_read=True))
        if not rows or rows[-1].row != HEADER:
            raise ExamNotFound
        return _header(rows[-1]), [event_of(row) for row in rows[:-1]]

    def session_of(self, exam_id: str) -> str:
        """One Get of the header, the first time."""
        return self._session_of(exam_id)

    def append(self, exam_id: str, event: Event, *, due_at: datetime | None = None) -> None:
        """One Put that must not exist; a transaction when more goes with it."""
        is_short = len(event.answer.encode()) <= ANSWER_MAX_BYTES
        with_it: list[Model] = []
        if due_at is not None:
            with_it.append(work_row(TIMES, exam_id, due_at))
        if event.kind == "closed":
            with_it.append(work_row(SCORES, exam_id, event.at + SCORING_PATIENCE))
        if not is_short:
            with_it.append(ExamRow(exam_id, _long_key(event.sequence), answer=event.answer))
        row = _row(exam_id, event, is_short=is_short)
        try:
            _write(row, with_it)
        except Refused as error:
            raise RowExists from error

    def full_answer(self, exam_id: str, sequence: int) -> str:
        """One Get of the long answer's row."""
        return str(ExamRow.get(exam_id, _long_key(sequence)).answer)

    def notice(self, exam_id: str, batch: EvidenceBatch) -> None:
        """Put the batch if its index is free."""
        noticed = [
            [_EVIDENCE[one.kind], one.position, one.seconds, _ms(one.at)] for one in batch.noticed
        ]
        row = ExamRow(
            exam_id,
            f"v{batch.index:03d}",
            at=batch.at,
            noticed=_compact(noticed),
            ttl=batch.at + _EVIDENCE_KEPT,
        )
        try:
            put(row, ExamRow.exam_id.does_not_exist())
        except Refused:  # the same batch, sent again
            return

    def noticed(self, exam_id: str) -> Sequence[EvidenceBatch]:
        """One Query over the rows of what was noticed."""
        return [_batch(row) for row in ExamRow.query(exam_id, ExamRow.row.startswith("v"))]

    def unlink(self, exam_id: str) -> None:
        """One conditional Update of the header."""
        try:
            ExamRow(exam_id, HEADER).update(
                [ExamRow.owner_id.remove()], condition=ExamRow.exam_id.exists()
            )
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise

    def due(self, *, now: datetime, at_most: int) -> Sequence[tuple[str, datetime]]:
        """A Query a shard, until there are enough."""
        return list(islice(due_work(TIMES, now), at_most))

    def done(self, exam_id: str, due_at: datetime, *, again_at: datetime | None = None) -> None:
        """One Put when it is for later, then one Delete."""
        if again_at is not None:
            work_row(TIMES, exam_id, again_at).save()
        if again_at != due_at:
            work_row(TIMES, exam_id, due_at).delete()


class DynamoToScore:
    """`ports.certif.ToScore` on a work list."""

    def due(self, *, now: datetime, at_most: int) -> Sequence[tuple[str, datetime]]:
        """A Query a shard, until there are enough."""
        return list(islice(due_work(SCORES, now), at_most))

    def done(self, exam_id: str, due_at: datetime) -> None:
        """One Delete."""
        work_row(SCORES, exam_id, due_at).delete()


def _session_of(exam_id: str) -> str:
    try:
        return str(ExamRow.get(exam_id, HEADER).session_id)
    except ExamRow.DoesNotExist as error:
        raise ExamNotFound from error


def event_of(row: ExamRow) -> Event:
    """What a row `e0001`... says."""
    return Event(
        sequence=int(row.row[1:]),
        kind=_KINDS_BY_CODE[row.kind] if row.kind else "answered",
        at=row.at,
        by=row.by or "",
        answer=row.answer or "",
        digest=row.digest or "",
        outcome=_OUTCOMES_BY_CODE[row.outcome] if row.outcome else None,
        next_challenge_id=row.next_challenge_id,
        device_id=row.device_id or "",
        detail=row.detail or "",
        reference=int(row.reference or 0),
        start=_start(json.loads(row.start)) if row.start else None,
    )


def _write(row: ExamRow, with_it: Sequence[Model]) -> None:
    """The event must not exist; it is said last, so that its refusal is told from another's."""
    is_new = ExamRow.exam_id.does_not_exist()
    if not with_it:
        put(row, is_new)
        return
    with all_or_nothing() as transaction:
        for one in with_it:
            is_work = isinstance(one, WorkRow)
            transaction.save(one, condition=None if is_work else is_new)
        transaction.save(row, condition=is_new)


def _row(exam_id: str, event: Event, *, is_short: bool) -> ExamRow:
    return ExamRow(
        exam_id,
        f"e{event.sequence:04d}",
        kind=_KINDS.get(event.kind),
        at=event.at,
        by=event.by or None,
        answer=event.answer or None if is_short else None,
        digest=None if is_short else digest(event.answer),
        outcome=OUTCOMES[event.outcome] if event.outcome else None,
        next_challenge_id=event.next_challenge_id,
        device_id=event.device_id or None,
        detail=event.detail or None,
        reference=event.reference or None,
        start=_compact(_start_members(event.start)) if event.start else None,
    )


def _long_key(sequence: int) -> str:
    return f"x{sequence:04d}"


def _header(row: ExamRow) -> ExamHeader:
    number, site, room = json.loads(row.place) if row.place else ("", "", "")
    return ExamHeader(
        id=row.exam_id,
        session_id=row.session_id,
        owner_id=row.owner_id or "",
        opened_at=row.at,
        session_number=number,
        site=site,
        room=room,
    )


def _start_members(start: Start) -> dict[str, object]:
    """Short names; what is usual is left out."""
    members = {
        "v": start.version_id,
        "r": start.release_id,
        "c": start.calibration_id,
        "l": start.lang,
        "n": start.length,
        "m": start.minutes,
        "a": int(start.needs_accessible),
        "x": start.extra_percent,
        "f": int(not start.watches_focus),
        "p": list(start.plan),
        "q": {one: list(levels) for one, levels in start.profile.items()},
    }
    return {name: value for name, value in members.items() if value}


def _start(members: dict[str, Any]) -> Start:
    return Start(
        version_id=members["v"],
        release_id=members["r"],
        calibration_id=members.get("c", ""),
        lang=members["l"],
        length=members["n"],
        minutes=members["m"],
        needs_accessible=bool(members.get("a")),
        extra_percent=members.get("x", 0),
        watches_focus=not members.get("f"),
        plan=tuple(members.get("p", ())),
        profile={one: (level, pix) for one, (level, pix) in members.get("q", {}).items()},
    )


def _batch(row: ExamRow) -> EvidenceBatch:
    noticed = tuple(
        Noticed(_EVIDENCE_BY_CODE[code], position, seconds, _instant(ms))
        for code, position, seconds, ms in json.loads(row.noticed)
    )
    return EvidenceBatch(index=int(row.row[1:]), at=row.at, noticed=noticed)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _instant(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, tz=UTC)


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
