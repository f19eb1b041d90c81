"""Places of revocation lists in DynamoDB: taken once, marked once."""

from collections.abc import Collection

from chalicelib.adapters.dynamo.certif_tables import CertificationRow
from chalicelib.adapters.dynamo.transaction import Refused, put

_LIST = "status#"
_PLACE = "#"
_REVOKED = "r#"


class DynamoStatusLists:
    """`ports.certif.StatusLists` on the table `certifications`."""

    def take_place(self, list_id: str, place: int, *, holder_id: str) -> bool:
        """One conditional Put."""
        row = CertificationRow(_LIST + list_id, f"{_PLACE}{place}", holder_id=holder_id)
        is_free = CertificationRow.certification_id.does_not_exist()
        try:
            put(row, is_free | (CertificationRow.holder_id == holder_id))
        except Refused:
            return False
        return True

    def revoke(self, list_id: str, place: int) -> None:
        """One Put."""
        CertificationRow(_LIST + list_id, f"{_REVOKED}{place}").save()

    def revoked(self, list_id: str) -> Collection[int]:
        """One Query."""
        rows = CertificationRow.query(
            _LIST + list_id, CertificationRow.row.startswith(_REVOKED), consistent_read=True
        )
        return {int(row.row.removeprefix(_REVOKED)) for row in rows}
