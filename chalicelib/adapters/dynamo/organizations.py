"""Organizations in DynamoDB: the row itself, its number's, and a line of the staff's list."""

from collections.abc import Sequence
from typing import cast

from chalicelib.adapters.dynamo.invitations import invitation_row
from chalicelib.adapters.dynamo.orga_tables import OrganizationRow
from chalicelib.adapters.dynamo.outbox import outbox_row
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import MailEvent
from chalicelib.core.learner import plain
from chalicelib.core.orga_errors import OrganizationNotFound
from chalicelib.core.organization import Invitation, Organization, OrganizationType

_ITSELF = "o"
_NUMBER = "u"
_LIST = "all#0"
"""One partition: some ten thousands of short lines, written by staff only."""
_LINE = "o#"


class DynamoOrganizations:
    """`ports.orga.Organizations` on the table `organizations`."""

    def get(self, organization_id: str) -> Organization:
        """One strongly consistent Get."""
        try:
            return _organization(
                OrganizationRow.get(organization_id, _ITSELF, consistent_read=True)
            )
        except OrganizationRow.DoesNotExist:
            raise OrganizationNotFound from None

    def find_many(self, ids: Sequence[str]) -> Sequence[Organization]:
        """One BatchGet."""
        keys = [(organization_id, _ITSELF) for organization_id in ids]
        return [_organization(row) for row in OrganizationRow.batch_get(keys, consistent_read=True)]

    def find_by_uai(self, uai: str, type_: OrganizationType) -> Organization | None:
        """Two strongly consistent Gets: whose number it is, and the organization."""
        try:
            claim = OrganizationRow.get(f"uai#{type_}#{uai}", _NUMBER, consistent_read=True)
        except OrganizationRow.DoesNotExist:
            return None
        return self.get(claim.holder_id)

    def add(
        self,
        organization: Organization,
        *,
        invitation: Invitation | None = None,
        event: MailEvent | None = None,
    ) -> None:
        """One transaction: itself and its number must be new."""
        is_new = OrganizationRow.partition.does_not_exist()
        try:
            with all_or_nothing() as transaction:
                transaction.save(_row(organization), condition=is_new)
                transaction.save(_line(organization))
                if organization.uai:
                    transaction.save(_claim(organization), condition=is_new)
                if invitation:
                    transaction.save(invitation_row(invitation))
                if event:
                    transaction.save(outbox_row(event))
        except Refused as refused:
            raise RowExists from refused

    def save(self, organization: Organization, *, before: Organization) -> None:
        """One transaction: itself, and its line under the name it has now."""
        is_same = OrganizationRow.version == organization.version
        try:
            with all_or_nothing() as transaction:
                if _place(before) != _place(organization):
                    transaction.delete(OrganizationRow(_LIST, _LINE + _place(before)))
                transaction.save(_line(organization))
                transaction.save(_row(organization), condition=is_same)
        except Refused as refused:
            raise StaleRow from refused

    def list_page(
        self, *, prefix: str = "", after: str = "", limit: int = 100
    ) -> tuple[Sequence[Organization], str]:
        """One Query; the lines hold all there is to show."""
        rows = OrganizationRow.query(
            _LIST,
            OrganizationRow.row.startswith(_LINE + prefix),
            limit=limit,
            last_evaluated_key={"p": {"S": _LIST}, "s": {"S": _LINE + after}} if after else None,
        )
        found = [_organization(row) for row in rows]
        is_end = rows.last_evaluated_key is None or not found
        return found, "" if is_end else _place(found[-1])


def _place(organization: Organization) -> str:
    return f"{plain(organization.name)}#{organization.id}"


def _row(organization: Organization) -> OrganizationRow:
    return OrganizationRow(
        organization.id,
        _ITSELF,
        type=organization.type,
        name=organization.name,
        uai=organization.uai,
        logo=organization.logo or None,
        demands_second_factor=organization.demands_second_factor or None,
        is_archived=organization.is_archived or None,
        at=organization.created_at,
        version=organization.version + 1,
    )


def _line(organization: Organization) -> OrganizationRow:
    row = _row(organization)
    row.partition, row.row = _LIST, _LINE + _place(organization)
    row.holder_id, row.logo = organization.id, None
    return row


def _claim(organization: Organization) -> OrganizationRow:
    name = f"uai#{organization.type}#{organization.uai}"
    return OrganizationRow(name, _NUMBER, holder_id=organization.id)


def _organization(row: OrganizationRow) -> Organization:
    return Organization(
        id=row.holder_id or row.partition,
        type=cast("OrganizationType", row.type),
        name=row.name,
        created_at=row.at,
        uai=row.uai,
        logo=row.logo or "",
        demands_second_factor=bool(row.demands_second_factor),
        is_archived=bool(row.is_archived),
        version=int(row.version),
    )
