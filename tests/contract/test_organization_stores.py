"""The stores of organizations keep their word, in memory and in DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamo.invitations import DynamoInvitations
from chalicelib.adapters.dynamo.memberships import DynamoMemberships
from chalicelib.adapters.dynamo.organizations import DynamoOrganizations
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import MemberInvited
from chalicelib.core.orga_errors import AlreadyMember, InvitationNotFound, OrganizationNotFound
from chalicelib.core.organization import INVITATION_LIFE, Invitation, Membership, Organization
from tests.aws import aws_in_process, empty_tables
from tests.fakes.accounts import InMemoryOutbox
from tests.fakes.organizations import (
    InMemoryInvitations,
    InMemoryMemberships,
    InMemoryOrganizations,
)

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SCHOOL = Organization(id="o1", type="school", name="Collège Zola", created_at=NOW, uai="0990001W")
ANA = Membership("o1", "ana", role="admin", since=NOW)
BOB = Membership("o1", "bob", role="member", since=NOW)
INVITATION = Invitation(
    id="i1",
    organization_id="o1",
    email="chloe@school.test",
    role="member",
    lang="fr",
    digest="d",
    invited_at=NOW,
    expires_at=NOW + INVITATION_LIFE,
)
EVENT = MemberInvited(id="e1", at=NOW, organization_id="o1", invitation_id="i1")


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["memory", "dynamo"])
def stores(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param == "memory":
        outbox = InMemoryOutbox()
        invitations = InMemoryInvitations(outbox)
        return {
            "outbox": outbox,
            "invitations": invitations,
            "organizations": InMemoryOrganizations(invitations),
            "memberships": InMemoryMemberships(invitations),
        }
    request.getfixturevalue("aws")
    empty_tables()
    return {
        "outbox": DynamoOutbox(),
        "invitations": DynamoInvitations(),
        "organizations": DynamoOrganizations(),
        "memberships": DynamoMemberships(),
    }


def waiting(stores: dict[str, Any]) -> list[str]:
    due = stores["outbox"].due(now=NOW + timedelta(hours=1), at_most=10)
    return [event.id for event in due]


def test_an_organization_comes_back_as_it_was_stored(stores):
    stores["organizations"].add(SCHOOL)
    assert stores["organizations"].get("o1") == replace(SCHOOL, version=1)
    assert stores["organizations"].find_many(["o1", "o2"]) == [replace(SCHOOL, version=1)]


def test_an_unknown_organization_is_not_found(stores):
    with pytest.raises(OrganizationNotFound):
        stores["organizations"].get("o1")


def test_a_number_is_that_of_one_organization_of_a_type(stores):
    organizations = stores["organizations"]
    organizations.add(SCHOOL)
    with pytest.raises(RowExists):
        organizations.add(replace(SCHOOL, id="o2"))
    organizations.add(replace(SCHOOL, id="o3", type="center"))
    assert organizations.find_by_uai("0990001W", "school").id == "o1"
    assert organizations.find_by_uai("0990001W", "center").id == "o3"
    assert organizations.find_by_uai("0990002X", "school") is None


def test_an_organization_is_stored_with_its_first_invitation_or_not_at_all(stores):
    organizations = stores["organizations"]
    organizations.add(SCHOOL, invitation=INVITATION, event=EVENT)
    assert stores["invitations"].list_in("o1") == [INVITATION]
    assert waiting(stores) == ["e1"]
    other = replace(INVITATION, id="i2", organization_id="o2")
    with pytest.raises(RowExists):
        organizations.add(
            replace(SCHOOL, id="o2"),
            invitation=other,
            event=replace(EVENT, id="e2", organization_id="o2", invitation_id="i2"),
        )
    assert stores["invitations"].list_in("o2") == []
    assert waiting(stores) == ["e1"]


def test_an_organization_read_too_early_is_not_rewritten(stores):
    organizations = stores["organizations"]
    organizations.add(SCHOOL)
    read = organizations.get("o1")
    organizations.save(replace(read, demands_second_factor=True), before=read)
    with pytest.raises(StaleRow):
        organizations.save(replace(read, name="Autre"), before=read)
    assert organizations.get("o1").demands_second_factor
    assert organizations.get("o1").name == "Collège Zola"


def test_the_list_is_by_name_and_follows_what_is_renamed(stores):
    organizations = stores["organizations"]
    names = {"o1": "Lycée Éluard", "o2": "Collège Zola", "o3": "collège Aragon"}
    for organization_id, name in names.items():
        organizations.add(replace(SCHOOL, id=organization_id, name=name, uai=None))
    page, place = organizations.list_page(limit=2)
    assert [one.id for one in page] == ["o3", "o2"]
    rest, _ = organizations.list_page(after=place, limit=2)
    assert [one.id for one in rest] == ["o1"]
    read = organizations.get("o3")
    organizations.save(replace(read, name="Zénith"), before=read)
    everybody, end = organizations.list_page()
    assert ([one.id for one in everybody], end) == (["o2", "o1", "o3"], "")
    college, _ = organizations.list_page(prefix="college")
    assert [one.name for one in college] == ["Collège Zola"]


def test_a_member_is_found_from_both_sides(stores):
    memberships = stores["memberships"]
    memberships.add(ANA)
    memberships.add(BOB)
    stored = replace(ANA, version=1)
    assert memberships.find("o1", "ana") == stored
    assert memberships.find("o2", "ana") is None
    assert memberships.list_of("ana") == [stored]
    assert {one.user_id for one in memberships.list_in("o1")} == {"ana", "bob"}
    with pytest.raises(AlreadyMember):
        memberships.add(ANA)


def test_who_is_removed_is_out_on_both_sides(stores):
    memberships = stores["memberships"]
    memberships.add(ANA)
    memberships.remove("o1", "ana")
    memberships.remove("o1", "ana")
    assert memberships.find("o1", "ana") is None
    assert memberships.list_of("ana") == []


def test_a_role_is_changed_on_both_sides_once(stores):
    memberships = stores["memberships"]
    memberships.add(BOB)
    read = memberships.find("o1", "bob")
    memberships.save(replace(read, role="admin"))
    assert memberships.find("o1", "bob").role == memberships.list_of("bob")[0].role == "admin"
    with pytest.raises(StaleRow):
        memberships.save(replace(read, role="member"))


def test_nothing_changes_when_the_witness_has(stores):
    memberships = stores["memberships"]
    memberships.add(ANA)
    memberships.add(replace(BOB, role="admin"))
    ana, bob = memberships.find("o1", "ana"), memberships.find("o1", "bob")
    memberships.save(replace(bob, role="member"), witness=ana)
    with pytest.raises(StaleRow):
        memberships.save(replace(ana, role="member"), witness=bob)
    with pytest.raises(StaleRow):
        memberships.remove("o1", "ana", witness=bob)
    memberships.remove("o1", "bob", witness=ana)
    assert [one.user_id for one in memberships.list_in("o1")] == ["ana"]


def test_an_invitation_lets_one_person_in(stores):
    stores["invitations"].save(INVITATION, event=EVENT)
    memberships = stores["memberships"]
    memberships.add(BOB, invitation=INVITATION)
    with pytest.raises(InvitationNotFound):
        memberships.add(ANA, invitation=INVITATION)
    assert memberships.find("o1", "ana") is None
    with pytest.raises(InvitationNotFound):
        stores["invitations"].get("o1", "i1")


def test_an_invitation_that_was_used_or_cancelled_is_not_renewed(stores):
    invitations = stores["invitations"]
    later = replace(INVITATION, expires_at=INVITATION.expires_at + timedelta(days=1))
    with pytest.raises(InvitationNotFound):
        invitations.renew(later, event=EVENT)
    assert invitations.list_in("o1") == []
    invitations.save(INVITATION, event=EVENT)
    invitations.renew(later, event=replace(EVENT, id="e2"))
    assert invitations.get("o1", "i1") == later


def test_a_cancelled_invitation_is_gone(stores):
    invitations = stores["invitations"]
    invitations.save(INVITATION, event=EVENT)
    assert invitations.get("o1", "i1") == INVITATION
    assert waiting(stores) == ["e1"]
    invitations.remove("o1", "i1")
    invitations.remove("o1", "i1")
    assert invitations.list_in("o1") == []
