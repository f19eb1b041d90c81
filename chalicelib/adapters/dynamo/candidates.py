"""Candidates in DynamoDB: a row each in their session, one for their ticket, a line in the room."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.certif_tables import ExamRow, RoomRow, SessionRow
from chalicelib.adapters.dynamo.rooms import row_of
from chalicelib.adapters.dynamo.sessions import session_row
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.certif_errors import CandidateJoined, CandidateNotFound, CandidateTaken
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.room import first_line
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.errors import StaleRow

_CANDIDATE = "c#"
_CLAIM = "c"
_BATCH = 32
"""Three rows each and the session's are less than the hundred of a transaction."""
_APART = {"id", "session_id", "user_id", "number", "first_name", "last_name", "birth_date"}
"""Fields with a column of their own; the rest is the row's body."""
_ADAPTER = TypeAdapter(Candidate)


class DynamoCandidates:
    """`ports.certif.Candidates` on the tables `sessions` and `rooms`."""

    def get(self, session_id: str, candidate_id: str) -> Candidate:
        """One strongly consistent Get."""
        try:
            key = _CANDIDATE + candidate_id
            return _candidate(SessionRow.get(session_id, key, consistent_read=True))
        except SessionRow.DoesNotExist as error:
            raise CandidateNotFound from error

    def find_by_ticket(self, ticket: str) -> Candidate | None:
        """Two strongly consistent Gets: the ticket, then its candidate."""
        try:
            claim = SessionRow.get(_ticket_key(ticket), _CLAIM, consistent_read=True)
        except SessionRow.DoesNotExist:
            return None
        return self.get(claim.body, claim.holder_id)

    def list_of(self, session_id: str) -> Sequence[Candidate]:
        """One strongly consistent Query."""
        of_them = SessionRow.row.startswith(_CANDIDATE)
        rows = SessionRow.query(session_id, of_them, consistent_read=True)
        return sorted(map(_candidate, rows), key=lambda one: one.number)

    def list_of_user(self, user_id: str) -> Sequence[Candidate]:
        """One Query over the index."""
        rows = SessionRow.by_user.query(user_id)
        return [_candidate(row) for row in rows if row.row.startswith(_CANDIDATE)]

    def add(self, candidates: Sequence[Candidate], session: CertificationSession) -> None:
        """A BatchGet, then a transaction a batch of 32: each with the session's row."""
        keys = [(session.id, _CANDIDATE + one.id) for one in candidates]
        known = {row.row for row in SessionRow.batch_get(keys, consistent_read=True)}
        new = [one for one in candidates if _CANDIDATE + one.id not in known]
        for batch in _batches(new):
            counted = replace(
                session,
                last_number=max(session.last_number, *(one.number for one in batch)),
                candidate_count=session.candidate_count + len(batch),
            )
            _write(batch, counted)
            session = replace(counted, version=counted.version + 1)

    def save(self, candidate: Candidate) -> None:
        """One transaction: the row as it was read, and what the room shows of it."""
        shown: list[Action] = [
            RoomRow.first_name.set(candidate.first_name),
            RoomRow.last_name.set(candidate.last_name),
            RoomRow.extra_percent.set(candidate.extra_percent),
        ]
        line = RoomRow(candidate.session_id, candidate.id)
        try:
            with all_or_nothing() as transaction:
                transaction.update(line, actions=shown, condition=RoomRow.session_id.exists())
                is_same = SessionRow.version == candidate.version
                transaction.save(_row(candidate), condition=is_same)
        except Refused as refused:
            raise StaleRow from refused

    def link(self, candidate: Candidate, user_id: str) -> None:
        """One conditional Update."""
        row = SessionRow(candidate.session_id, _CANDIDATE + candidate.id)
        is_free = SessionRow.user_id.does_not_exist() | (SessionRow.user_id == user_id)
        actions: list[Action] = [SessionRow.user_id.set(user_id), SessionRow.version.add(1)]
        try:
            row.update(actions, condition=SessionRow.session_id.exists() & is_free)
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
            self.get(candidate.session_id, candidate.id)
            raise CandidateTaken from error

    def unlink(self, candidate: Candidate, user_id: str) -> None:
        """One conditional Update; nothing happens when it leads to another account."""
        row = SessionRow(candidate.session_id, _CANDIDATE + candidate.id)
        actions: list[Action] = [SessionRow.user_id.remove(), SessionRow.version.add(1)]
        try:
            row.update(actions, condition=SessionRow.user_id == user_id)
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise

    def remove(self, candidate: Candidate, session: CertificationSession) -> None:
        """One transaction, in which the exam must not exist."""
        counted = replace(session, candidate_count=session.candidate_count - 1)
        is_same = SessionRow.version == candidate.version
        is_unopened = ExamRow.exam_id.does_not_exist()
        try:
            with all_or_nothing() as transaction:
                transaction.condition_check(ExamRow, candidate.id, "h", condition=is_unopened)
                transaction.delete(_row(candidate), condition=is_same)
                transaction.delete(_ticket(candidate))
                transaction.delete(RoomRow(candidate.session_id, candidate.id))
                _save_session(transaction, counted)
        except Refused as refused:
            raise _why_kept(candidate, refused) from refused


def _why_kept(candidate: Candidate, refused: Refused) -> Exception:
    """What is not clear from which write was refused is looked up."""
    is_opened = ExamRow.count(candidate.id, ExamRow.row == "h", consistent_read=True)
    return CandidateJoined() if is_opened and any(refused.lost) else StaleRow()


def _write(batch: Sequence[Candidate], session: CertificationSession) -> None:
    try:
        with all_or_nothing() as transaction:
            is_new = SessionRow.session_id.does_not_exist()
            for one in batch:
                transaction.save(_row(one), condition=is_new)
                transaction.save(_ticket(one), condition=is_new)
                transaction.save(row_of(first_line(one)))
            _save_session(transaction, session)
    except Refused as refused:
        raise StaleRow from refused


def _save_session(transaction: TransactWrite, session: CertificationSession) -> None:
    transaction.save(session_row(session), condition=SessionRow.version == session.version)


def _batches(candidates: Sequence[Candidate]) -> Iterator[Sequence[Candidate]]:
    for start in range(0, len(candidates), _BATCH):
        yield candidates[start : start + _BATCH]


def _row(candidate: Candidate) -> SessionRow:
    rest = _ADAPTER.dump_python(candidate, mode="json", exclude=_APART | {"version"})
    return SessionRow(
        candidate.session_id,
        _CANDIDATE + candidate.id,
        user_id=candidate.user_id,
        number=candidate.number,
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        birth_date=candidate.birth_date.isoformat(),
        body=json.dumps({name: value for name, value in rest.items() if value}),
        version=candidate.version + 1,
    )


def _candidate(row: SessionRow) -> Candidate:
    columns: dict[str, Any] = {
        "id": row.row.removeprefix(_CANDIDATE),
        "session_id": row.session_id,
        "user_id": row.user_id,
        "number": int(row.number),
        "first_name": row.first_name,
        "last_name": row.last_name,
        "birth_date": row.birth_date,
        "version": int(row.version),
    }
    return _ADAPTER.validate_python({**json.loads(row.body), **columns})


def _ticket(candidate: Candidate) -> SessionRow:
    key = _ticket_key(candidate.ticket)
    return SessionRow(key, _CLAIM, holder_id=candidate.id, body=candidate.session_id)


def _ticket_key(ticket: str) -> str:
    return f"ticket#{hashlib.sha256(ticket.encode()).hexdigest()}"
