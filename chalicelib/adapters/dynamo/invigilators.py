"""Who opened which room, in DynamoDB: rows of their session's partition."""

from collections.abc import Sequence

from chalicelib.adapters.dynamo.certif_tables import SessionRow
from chalicelib.core.certification.session import Invigilator

_INVIGILATOR = "i#"


class DynamoInvigilators:
    """`ports.certif.Invigilators` on the table `sessions`."""

    def add(self, invigilator: Invigilator) -> None:
        """One Put."""
        SessionRow(
            invigilator.session_id,
            _INVIGILATOR + invigilator.user_id,
            user_id=invigilator.user_id,
            first_name=invigilator.name,
            at=invigilator.since,
        ).save()

    def list_of(self, session_id: str) -> Sequence[Invigilator]:
        """One strongly consistent Query."""
        of_them = SessionRow.row.startswith(_INVIGILATOR)
        rows = SessionRow.query(session_id, of_them, consistent_read=True)
        return sorted(map(_invigilator, rows), key=lambda one: (one.since, one.user_id))

    def list_of_user(self, user_id: str) -> Sequence[Invigilator]:
        """One Query over the index."""
        rows = SessionRow.by_user.query(user_id)
        found = [_invigilator(row) for row in rows if row.row.startswith(_INVIGILATOR)]
        return sorted(found, key=lambda one: one.since, reverse=True)

    def is_one(self, session_id: str, user_id: str) -> bool:
        """One strongly consistent Get."""
        try:
            SessionRow.get(session_id, _INVIGILATOR + user_id, consistent_read=True)
        except SessionRow.DoesNotExist:
            return False
        return True

    def forget(self, user_id: str) -> None:
        """A Query over the index and a Delete each."""
        for found in self.list_of_user(user_id):
            SessionRow(found.session_id, _INVIGILATOR + user_id).delete()


def _invigilator(row: SessionRow) -> Invigilator:
    return Invigilator(row.session_id, row.user_id, row.first_name or "", row.at)
