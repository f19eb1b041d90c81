"""Staff make organizations: one, or many from a file; the first administrator is invited."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chalicelib.core.errors import QueueUnavailable, RowExists
from chalicelib.core.events import MemberInvited
from chalicelib.core.learner import plain
from chalicelib.core.orga_errors import OrganizationKnown
from chalicelib.core.organization import (
    Invitation,
    Invitee,
    Organization,
    announced,
    new_invitation,
    secret_name,
)
from chalicelib.core.organization_file import (
    OrganizationForm,
    WrongLine,
    read_organization_file,
)
from chalicelib.ports import Outbox, Queue, Tokens
from chalicelib.ports.orga import Invitations, Organizations


@dataclass(frozen=True, slots=True)
class CreationDoors:
    """What these use cases need from outside."""

    organizations: Organizations
    invitations: Invitations
    tokens: Tokens
    mails: Queue
    outbox: Outbox


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What came, or would come, of a line."""

    line: int
    name: str
    status: Literal["created", "known", "wrong"]
    column: str = ""
    code: str = ""


def list_organizations(
    doors: CreationDoors, *, name: str = "", after: str = ""
) -> tuple[Sequence[Organization], str]:
    """By name, those whose name starts like that; and where the next page starts ("": end)."""
    return doors.organizations.list_page(prefix=plain(name), after=after)


def create_organization(
    doors: CreationDoors, form: OrganizationForm, *, new_id: str, now: datetime
) -> Organization:
    """Make one and invite who will run it; the same `new_id` again gives the same one.

    Raises `OrganizationKnown` when one of this type has the number.
    """
    try:
        return _created(doors, form, organization_id=new_id, now=now)
    except RowExists:
        for known in doors.organizations.find_many([new_id]):
            return known
        raise OrganizationKnown from None


def create_organizations(
    doors: CreationDoors, text: str, *, is_trial: bool, now: datetime
) -> Sequence[BatchLine]:
    """Make those of a file that are not there yet; the same file twice makes nothing twice.

    A line that cannot be used says why and stops no other. A trial only says what would come.
    Raises `BatchNotReadable`.
    """
    return list(_batch(doors, text, is_trial=is_trial, now=now))


def invite_admin(
    doors: CreationDoors, organization_id: str, invitee: Invitee, *, new_id: str, now: datetime
) -> Invitation:
    """Invite somebody to run an organization, when the first one did not come."""
    doors.organizations.get(organization_id)
    invitation, event = _invitation(doors, organization_id, invitee, new_id=new_id, now=now)
    doors.invitations.save(invitation, event=event)
    _announce(doors, event)
    return invitation


def _batch(
    doors: CreationDoors, text: str, *, is_trial: bool, now: datetime
) -> Iterator[BatchLine]:
    seen: set[str] = set()
    for line in read_organization_file(text):
        if isinstance(line, WrongLine):
            yield BatchLine(line.line, line.name, "wrong", line.column, line.code)
            continue
        form = line.form
        is_known = form.natural_id in seen or _is_known(doors, form)
        if not is_known and not is_trial:
            is_known = not _is_created(doors, form, now=now)
        seen.add(form.natural_id)
        yield BatchLine(line.line, form.name, "known" if is_known else "created")


def _is_known(doors: CreationDoors, form: OrganizationForm) -> bool:
    if form.uai:
        return doors.organizations.find_by_uai(form.uai, form.type) is not None
    return bool(doors.organizations.find_many([form.natural_id]))


def _is_created(doors: CreationDoors, form: OrganizationForm, *, now: datetime) -> bool:
    """False when somebody else was first."""
    try:
        _created(doors, form, organization_id=form.natural_id, now=now)
    except RowExists:
        return False
    return True


def _created(
    doors: CreationDoors, form: OrganizationForm, *, organization_id: str, now: datetime
) -> Organization:
    organization = Organization(
        id=organization_id, type=form.type, name=form.name, created_at=now, uai=form.uai
    )
    admin = Invitee(form.admin_email, "admin", form.lang)
    invitation, event = _invitation(doors, organization_id, admin, new_id=organization_id, now=now)
    doors.organizations.add(organization, invitation=invitation, event=event)
    _announce(doors, event)
    return organization


def _invitation(
    doors: CreationDoors, organization_id: str, invitee: Invitee, *, new_id: str, now: datetime
) -> tuple[Invitation, MemberInvited]:
    secret = doors.tokens.derived(secret_name(organization_id, new_id))[0]
    invitation = new_invitation(new_id, organization_id, invitee, secret=secret, now=now)
    return invitation, announced(invitation, event_id=new_id)


def _announce(doors: CreationDoors, event: MemberInvited) -> None:
    with suppress(QueueUnavailable):  # it stays in the outbox: the sweeper sends it
        doors.mails.send(event)
        doors.outbox.done(event)
