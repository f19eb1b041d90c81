"""Certification sessions in DynamoDB: a row each, one for its number, and the lists of staff."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.certif_tables import SessionRow
from chalicelib.adapters.dynamo.tables import WorkRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.adapters.dynamo.work import due_work, last_rows, work_row
from chalicelib.core.certif_errors import SessionNotFound
from chalicelib.core.certification.session import CertificationSession, SessionState
from chalicelib.core.errors import RowExists, StaleRow

ITSELF = "s"
_PUBLISHED = "published-sessions"
_LISTS: dict[SessionState, str] = {
    "finalized": "jury",
    "settled": "publish",
    "published": _PUBLISHED,
}
"""The work list of the sessions in that state."""
_ALWAYS = datetime.max.replace(tzinfo=UTC)
_ADAPTER = TypeAdapter(CertificationSession)


class DynamoSessions:
    """`ports.certif.Sessions` on the table `sessions`."""

    def get(self, session_id: str) -> CertificationSession:
        """One strongly consistent Get."""
        try:
            row = SessionRow.get(session_id, ITSELF, consistent_read=True)
        except SessionRow.DoesNotExist as error:
            raise SessionNotFound from error
        if row.body is None:  # whose number it is, asked for as if it were a session
            raise SessionNotFound
        return _session(row)

    def find_by_number(self, number: str) -> CertificationSession | None:
        """Two strongly consistent Gets: the number, then its session."""
        try:
            claim = SessionRow.get(f"number#{number}", ITSELF, consistent_read=True)
        except SessionRow.DoesNotExist:
            return None
        return self.get(claim.holder_id)

    def list_of(
        self, organization_id: str, *, after: str = "", limit: int = 50
    ) -> tuple[Sequence[CertificationSession], str]:
        """One Query over the index, of the page and one more."""
        place = SessionRow.order < after if after else None
        rows = list(
            SessionRow.by_organization.query(
                organization_id, place, limit=limit + 1, scan_index_forward=False
            )
        )
        following = rows[limit - 1].order if len(rows) > limit else ""
        return [_session(row) for row in rows[:limit]], following or ""

    def add(self, session: CertificationSession) -> None:
        """One transaction: neither the session nor its number may exist."""
        claim = SessionRow(f"number#{session.number}", ITSELF, holder_id=session.id)
        is_new = SessionRow.session_id.does_not_exist()
        try:
            with all_or_nothing() as transaction:
                transaction.save(claim, condition=is_new)
                transaction.save(session_row(session), condition=is_new)
        except Refused as refused:
            raise RowExists from refused

    def save(self, session: CertificationSession) -> None:
        """One transaction: the row as it was read, and its place in the lists of staff."""
        try:
            with all_or_nothing() as transaction:
                _place(transaction, session)
                transaction.save(
                    session_row(session), condition=SessionRow.version == session.version
                )
        except Refused as refused:
            raise StaleRow from refused

    def list_waiting(self, state: str, *, limit: int = 100) -> Sequence[CertificationSession]:
        """A Query a shard, then a BatchGet."""
        lists = {str(state): name for state, name in _LISTS.items()}
        if state not in lists or state == "published":
            return []
        due = sorted((at, session_id) for session_id, at in due_work(lists[state], _ALWAYS))[:limit]
        return _found([session_id for _, session_id in due])

    def list_published(self, *, limit: int = 100) -> Sequence[CertificationSession]:
        """A Query a shard, from its end, then a BatchGet."""
        places = [row.due for row in last_rows(_PUBLISHED, at_most=limit)]
        last = sorted(places, reverse=True)[:limit]
        return _found([place.partition("#")[2] for place in last])


def session_row(session: CertificationSession) -> SessionRow:
    """The row that holds it, one version on; a deleted one is on no list."""
    place = f"{session.starts_on.isoformat()}T{session.starts_at:%H:%M}#{session.id}"
    return SessionRow(
        session.id,
        ITSELF,
        organization_id=session.organization_id,
        order=None if session.is_deleted else place,
        state=session.state,
        at=session.created_at,
        body=_ADAPTER.dump_json(session).decode(),
        version=session.version + 1,
    )


def _found(session_ids: Sequence[str]) -> list[CertificationSession]:
    keys = [(session_id, ITSELF) for session_id in session_ids]
    rows = SessionRow.batch_get(keys, consistent_read=True) if keys else ()
    found = {row.session_id: _session(row) for row in rows}
    return [found[session_id] for session_id in session_ids if session_id in found]


def _session(row: SessionRow) -> CertificationSession:
    return replace(_ADAPTER.validate_json(row.body), version=int(row.version))


def _place(transaction: TransactWrite, session: CertificationSession) -> None:
    """Put it on the list of its state and take it off the others."""
    for state, name in _LISTS.items():
        row = _line(name, session)
        if row is None:
            continue
        if state == session.state:
            transaction.save(row)
        else:
            transaction.delete(row)


def _line(name: str, session: CertificationSession) -> WorkRow | None:
    """Its row in a list: under the instant it was finalized at, which does not change."""
    if session.finalized_at is None:
        return None
    return work_row(name, session.id, session.finalized_at)
