"""Who was asked to join, in DynamoDB: rows that go by themselves."""

from collections.abc import Sequence
from typing import cast

from chalicelib.adapters.dynamo.orga_tables import OrganizationRow
from chalicelib.adapters.dynamo.outbox import outbox_row
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.events import MailEvent
from chalicelib.core.identity import Lang
from chalicelib.core.orga_errors import InvitationNotFound
from chalicelib.core.organization import Invitation, Role

_INVITATION = "i#"


class DynamoInvitations:
    """`ports.orga.Invitations` in the organization's partition of `organizations`."""

    def get(self, organization_id: str, invitation_id: str) -> Invitation:
        """One strongly consistent Get."""
        name = _INVITATION + invitation_id
        try:
            return _invitation(OrganizationRow.get(organization_id, name, consistent_read=True))
        except OrganizationRow.DoesNotExist:
            raise InvitationNotFound from None

    def list_in(self, organization_id: str) -> Sequence[Invitation]:
        """One Query."""
        rows = OrganizationRow.query(
            organization_id, OrganizationRow.row.startswith(_INVITATION), consistent_read=True
        )
        return [_invitation(row) for row in rows]

    def save(self, invitation: Invitation, *, event: MailEvent) -> None:
        """One transaction: the row, and the event to announce."""
        with all_or_nothing() as transaction:
            transaction.save(invitation_row(invitation))
            transaction.save(outbox_row(event))

    def renew(self, invitation: Invitation, *, event: MailEvent) -> None:
        """One transaction: the row if it is still there, and the event to announce."""
        is_there = OrganizationRow.partition.exists()
        try:
            with all_or_nothing() as transaction:
                transaction.save(outbox_row(event))
                transaction.save(invitation_row(invitation), condition=is_there)
        except Refused as refused:
            raise InvitationNotFound from refused

    def remove(self, organization_id: str, invitation_id: str) -> None:
        """One Delete."""
        OrganizationRow(organization_id, _INVITATION + invitation_id).delete()


def invitation_row(invitation: Invitation) -> OrganizationRow:
    """The row of an invitation; it goes by itself once it is too old."""
    return OrganizationRow(
        invitation.organization_id,
        _INVITATION + invitation.id,
        email=invitation.email,
        role=invitation.role,
        lang=invitation.lang,
        digest=invitation.digest,
        at=invitation.invited_at,
        expires_at=invitation.expires_at,
        ttl=invitation.expires_at,
    )


def _invitation(row: OrganizationRow) -> Invitation:
    return Invitation(
        id=row.row.removeprefix(_INVITATION),
        organization_id=row.partition,
        email=row.email,
        role=cast("Role", row.role),
        lang=cast("Lang", row.lang),
        digest=row.digest,
        invited_at=row.at,
        expires_at=row.expires_at,
    )
