"""Organizations, members and invitations, in memory: the ports' contracts in a few lines."""

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import MailEvent
from chalicelib.core.learner import plain
from chalicelib.core.orga_errors import AlreadyMember, InvitationNotFound, OrganizationNotFound
from chalicelib.core.organization import Invitation, Membership, Organization, OrganizationType
from tests.fakes.accounts import InMemoryOutbox


class InMemoryInvitations:
    def __init__(self, outbox: InMemoryOutbox | None = None) -> None:
        self.outbox = outbox or InMemoryOutbox()
        self.rows: dict[tuple[str, str], Invitation] = {}

    def get(self, organization_id: str, invitation_id: str) -> Invitation:
        if (organization_id, invitation_id) not in self.rows:
            raise InvitationNotFound
        return self.rows[organization_id, invitation_id]

    def list_in(self, organization_id: str) -> Sequence[Invitation]:
        return [found for (place, _), found in self.rows.items() if place == organization_id]

    def save(self, invitation: Invitation, *, event: MailEvent) -> None:
        self.rows[invitation.organization_id, invitation.id] = invitation
        self.outbox.events[event.id] = event

    def renew(self, invitation: Invitation, *, event: MailEvent) -> None:
        self.get(invitation.organization_id, invitation.id)
        self.save(invitation, event=event)

    def remove(self, organization_id: str, invitation_id: str) -> None:
        self.rows.pop((organization_id, invitation_id), None)


class InMemoryOrganizations:
    def __init__(self, invitations: InMemoryInvitations | None = None) -> None:
        self.invitations = invitations or InMemoryInvitations()
        self.rows: dict[str, Organization] = {}

    def get(self, organization_id: str) -> Organization:
        if organization_id not in self.rows:
            raise OrganizationNotFound
        return self.rows[organization_id]

    def find_many(self, ids: Sequence[str]) -> Sequence[Organization]:
        return [self.rows[one] for one in ids if one in self.rows]

    def find_by_uai(self, uai: str, type_: OrganizationType) -> Organization | None:
        found = [one for one in self.rows.values() if (one.uai, one.type) == (uai, type_)]
        return found[0] if found else None

    def add(
        self,
        organization: Organization,
        *,
        invitation: Invitation | None = None,
        event: MailEvent | None = None,
    ) -> None:
        is_taken = organization.uai and self.find_by_uai(organization.uai, organization.type)
        if organization.id in self.rows or is_taken:
            raise RowExists
        self.rows[organization.id] = replace(organization, version=1)
        if invitation and event:
            self.invitations.save(invitation, event=event)

    def save(self, organization: Organization, *, before: Organization) -> None:
        if self.get(before.id).version != organization.version:
            raise StaleRow
        self.rows[before.id] = replace(organization, version=organization.version + 1)

    def list_page(
        self, *, prefix: str = "", after: str = "", limit: int = 100
    ) -> tuple[Sequence[Organization], str]:
        places = {f"{plain(one.name)}#{one.id}": one for one in self.rows.values()}
        found = [place for place in sorted(places) if place.startswith(prefix) and place > after]
        page = found[:limit]
        return [places[place] for place in page], page[-1] if found[limit:] else ""


class InMemoryMemberships:
    def __init__(self, invitations: InMemoryInvitations | None = None) -> None:
        self.invitations = invitations or InMemoryInvitations()
        self.rows: dict[tuple[str, str], Membership] = {}

    def find(self, organization_id: str, user_id: str) -> Membership | None:
        return self.rows.get((organization_id, user_id))

    def list_in(self, organization_id: str) -> Sequence[Membership]:
        return [one for one in self.rows.values() if one.organization_id == organization_id]

    def list_of(self, user_id: str) -> Sequence[Membership]:
        return [one for one in self.rows.values() if one.user_id == user_id]

    def add(self, membership: Membership, *, invitation: Invitation | None = None) -> None:
        place = membership.organization_id, membership.user_id
        if place in self.rows:
            raise AlreadyMember
        if invitation is not None:
            self.invitations.get(invitation.organization_id, invitation.id)
            self.invitations.remove(invitation.organization_id, invitation.id)
        self.rows[place] = replace(membership, version=membership.version + 1)

    def save(self, membership: Membership, *, witness: Membership | None = None) -> None:
        self._check(membership)
        self._check(witness)
        place = membership.organization_id, membership.user_id
        self.rows[place] = replace(membership, version=membership.version + 1)

    def remove(
        self, organization_id: str, user_id: str, *, witness: Membership | None = None
    ) -> None:
        self._check(witness)
        self.rows.pop((organization_id, user_id), None)

    def _check(self, read: Membership | None) -> None:
        if read is None:
            return
        stored = self.rows.get((read.organization_id, read.user_id))
        if stored is None or stored.version != read.version:
            raise StaleRow
