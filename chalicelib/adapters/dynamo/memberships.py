"""Who works where, in DynamoDB: a row under the organization and one under the person."""

from collections.abc import Sequence
from typing import cast

from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.orga_tables import OrganizationRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.errors import StaleRow
from chalicelib.core.orga_errors import AlreadyMember, InvitationNotFound
from chalicelib.core.organization import Invitation, Membership, Role

_MEMBER = "m#"
_INVITATION = "i#"


class DynamoMemberships:
    """`ports.orga.Memberships` on the table `organizations`: a row in each direction."""

    def find(self, organization_id: str, user_id: str) -> Membership | None:
        """One strongly consistent Get."""
        try:
            row = OrganizationRow.get(organization_id, _MEMBER + user_id, consistent_read=True)
        except OrganizationRow.DoesNotExist:
            return None
        return _membership(row, organization_id, user_id)

    def list_in(self, organization_id: str) -> Sequence[Membership]:
        """One Query."""
        rows = OrganizationRow.query(
            organization_id, OrganizationRow.row.startswith(_MEMBER), consistent_read=True
        )
        return [_membership(row, organization_id, row.row.removeprefix(_MEMBER)) for row in rows]

    def list_of(self, user_id: str) -> Sequence[Membership]:
        """One Query."""
        rows = OrganizationRow.query(
            f"user#{user_id}", OrganizationRow.row.startswith(_MEMBER), consistent_read=True
        )
        return [_membership(row, row.row.removeprefix(_MEMBER), user_id) for row in rows]

    def add(self, membership: Membership, *, invitation: Invitation | None = None) -> None:
        """One transaction: both rows must be new, the invitation must still be there."""
        is_new = OrganizationRow.partition.does_not_exist()
        is_there = OrganizationRow.partition.exists()
        try:
            with all_or_nothing() as transaction:
                if invitation is not None:
                    used = OrganizationRow(membership.organization_id, _INVITATION + invitation.id)
                    transaction.delete(used, condition=is_there)
                transaction.save(_mirror(membership))
                transaction.save(_row(membership), condition=is_new)
        except Refused as refused:
            raise (AlreadyMember if refused.is_last else InvitationNotFound) from refused

    def save(self, membership: Membership, *, witness: Membership | None = None) -> None:
        """One transaction over both rows, if nobody changed them nor the witness."""
        try:
            with all_or_nothing() as transaction:
                _check(transaction, witness)
                transaction.save(_mirror(membership))
                is_same = OrganizationRow.version == membership.version
                transaction.save(_row(membership), condition=is_same)
        except Refused as refused:
            raise StaleRow from refused

    def remove(
        self, organization_id: str, user_id: str, *, witness: Membership | None = None
    ) -> None:
        """One transaction over both rows, if nobody changed the witness."""
        try:
            with all_or_nothing() as transaction:
                _check(transaction, witness)
                transaction.delete(OrganizationRow(organization_id, _MEMBER + user_id))
                transaction.delete(OrganizationRow(f"user#{user_id}", _MEMBER + organization_id))
        except Refused as refused:
            raise StaleRow from refused


def _check(transaction: TransactWrite, witness: Membership | None) -> None:
    if witness is None:
        return
    is_same = OrganizationRow.version == witness.version
    transaction.condition_check(
        OrganizationRow, witness.organization_id, _MEMBER + witness.user_id, condition=is_same
    )


def _row(membership: Membership) -> OrganizationRow:
    return OrganizationRow(
        membership.organization_id,
        _MEMBER + membership.user_id,
        role=membership.role,
        at=membership.since,
        version=membership.version + 1,
    )


def _mirror(membership: Membership) -> OrganizationRow:
    row = _row(membership)
    row.partition, row.row = f"user#{membership.user_id}", _MEMBER + membership.organization_id
    return row


def _membership(row: OrganizationRow, organization_id: str, user_id: str) -> Membership:
    return Membership(
        organization_id=organization_id,
        user_id=user_id,
        role=cast("Role", row.role),
        since=row.at,
        version=int(row.version),
    )
