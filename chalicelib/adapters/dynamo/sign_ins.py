"""Who is signed in where, in DynamoDB: families of refresh tokens and trusted browsers."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pynamodb.exceptions import UpdateError

from chalicelib.adapters.dynamo.tables import AccountRow
from chalicelib.adapters.dynamo.transaction import Refused, put
from chalicelib.core.errors import StaleRow
from chalicelib.core.sign_in import TRUSTED_DEVICE_LIFE, RefreshFamily, TrustedDevice

_FAMILY = "f#"
_DEVICE = "d#"
_IS_WEAK = AccountRow.is_strong.does_not_exist()


class DynamoFamilies:
    """`ports.RefreshFamilies` in the person's partition of `accounts`."""

    def add(self, family: RefreshFamily) -> None:
        """One Put."""
        _row(family).save()

    def find(self, user_id: str, family_id: str) -> RefreshFamily | None:
        """One strongly consistent Get."""
        try:
            return _family(AccountRow.get(user_id, _FAMILY + family_id, consistent_read=True))
        except AccountRow.DoesNotExist:
            return None

    def list_of(self, user_id: str) -> Sequence[RefreshFamily]:
        """One strongly consistent Query."""
        return [_family(row) for row in _rows(user_id, _FAMILY)]

    def turn(self, family: RefreshFamily) -> None:
        """One Put, if the stored token is the one before, and as strong."""
        was = AccountRow.is_strong.exists() if family.is_strong else _IS_WEAK
        try:
            put(_row(family), (AccountRow.digest == family.previous_digest) & was)
        except Refused as error:
            raise StaleRow from error

    def strengthen(self, user_id: str, family_id: str) -> None:
        """One Update, if it still stands."""
        row = AccountRow(user_id, _FAMILY + family_id)
        try:
            row.update([AccountRow.is_strong.set(True)], condition=AccountRow.digest.exists())
        except UpdateError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise

    def remove(self, user_id: str, family_id: str) -> None:
        """One Delete."""
        AccountRow(user_id, _FAMILY + family_id).delete()

    def remove_all(self, user_id: str, *, but: str = "") -> None:
        """One Query and a batch."""
        with AccountRow.batch_write() as batch:
            for row in _rows(user_id, _FAMILY):
                if row.row != _FAMILY + but:
                    batch.delete(row)


class DynamoDevices:
    """`ports.Devices` in the person's partition of `accounts`."""

    def trust(self, user_id: str, device_id: str, *, now: datetime) -> None:
        """One Put."""
        until = now + TRUSTED_DEVICE_LIFE
        AccountRow(user_id, _DEVICE + device_id, expires_at=until, ttl=_whole(until)).save()

    def is_trusted(self, user_id: str, device_id: str, *, now: datetime) -> bool:
        """One Get."""
        try:
            return bool(now < AccountRow.get(user_id, _DEVICE + device_id).expires_at)
        except AccountRow.DoesNotExist:
            return False

    def list_of(self, user_id: str) -> Sequence[TrustedDevice]:
        """One strongly consistent Query."""
        rows = _rows(user_id, _DEVICE)
        return [TrustedDevice(row.row.removeprefix(_DEVICE), row.expires_at) for row in rows]

    def remove_all(self, user_id: str) -> None:
        """One Query and a batch."""
        with AccountRow.batch_write() as batch:
            for row in _rows(user_id, _DEVICE):
                batch.delete(row)


def _rows(user_id: str, prefix: str) -> list[AccountRow]:
    return list(AccountRow.query(user_id, AccountRow.row.startswith(prefix), consistent_read=True))


def _row(family: RefreshFamily) -> AccountRow:
    return AccountRow(
        family.user_id,
        _FAMILY + family.id,
        digest=family.digest,
        previous_digest=family.previous_digest or None,
        turned_at=family.turned_at,
        is_strong=family.is_strong or None,
        expires_at=family.expires_at,
        ttl=_whole(family.expires_at),
    )


def _family(row: AccountRow) -> RefreshFamily:
    return RefreshFamily(
        id=row.row.removeprefix(_FAMILY),
        user_id=row.user_id,
        digest=row.digest,
        previous_digest=row.previous_digest or "",
        turned_at=row.turned_at,
        is_strong=bool(row.is_strong),
        expires_at=row.expires_at,
    )


def _whole(at: datetime) -> datetime:
    """TTL is in whole seconds."""
    return at.astimezone(UTC).replace(microsecond=0)
