"""One-time passwords: whom a teacher may give one, and what the cards of a class say."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.errors import AccountNotFound
from chalicelib.core.identity import LinkedIdentity
from chalicelib.core.orga_errors import (
    AccountElsewhere,
    AccountOfOnesOwn,
    EmptyDivision,
    LearnerNotFound,
)
from chalicelib.core.organization import Membership
from chalicelib.core.second_factor import SecondFactor
from chalicelib.core.sign_in import RefreshFamily
from chalicelib.services.joining import join
from chalicelib.services.pupil_access import CardOrder, give_access, make_cards, order_cards
from tests.unit.services.schools import NOW, OTHER, PASSWORD, SCHOOL, ZELIE, House, request

USERNAME = "zelie.martelinroy0703"
ORDER = CardOrder("6A", renews=False, lang="fr")


def give(house, learner_id="l1", organization_id=SCHOOL):
    return give_access(house.access, organization_id, learner_id, lang="fr", now=NOW)


def joined(house):
    return join(house.join, request(), password=PASSWORD, lang="fr", now=NOW).user


def order(house, asked=ORDER, *, job_id="j1"):
    return order_cards(house.cards, SCHOOL, asked, ordered_by="t1", job_id=job_id, now=NOW)


def made(house, asked=ORDER, *, job_id="j1"):
    job = make_cards(house.cards, order(house, asked, job_id=job_id), now=NOW)
    return job, house.sheets.sheets[-1].cards


def test_a_pupil_without_an_account_gets_one_to_enter_once():
    house = House()
    given = give(house)
    user = house.accounts.find_by_username(given.username)
    assert given.username == USERNAME
    assert re.fullmatch(r"[bcdfghjkmpqrtvwxy]{6}[2346789]{2}", given.one_time_password)
    assert user.must_change_password
    assert house.passwords.matches(user.password_hash, given.one_time_password)
    assert (house.learner().user_id, house.learner().username) == (user.id, USERNAME)


def test_a_new_password_shuts_other_browsers_out_and_keeps_the_account():
    house = House()
    user = joined(house)
    given = give(house)
    after = house.accounts.get(user.id)
    assert given.username == USERNAME
    assert after.must_change_password
    assert not house.passwords.matches(after.password_hash, PASSWORD)
    assert not house.families.list_of(user.id)


def test_each_password_is_another_one():
    house = House()
    assert give(house).one_time_password != give(house).one_time_password


def test_a_pupil_of_the_portal_gets_a_user_name_for_the_day_it_is_down():
    house = House()
    house.account("u1", identities=(LinkedIdentity("ent", "k"),))
    house.change(user_id="u1", linked_at=NOW)
    given = give(house)
    user = house.accounts.get("u1")
    assert (given.username, user.username, house.learner().username) == (USERNAME,) * 3
    assert user.identities


@pytest.mark.parametrize(
    "own",
    [
        {"email": "zelie@example.org"},
        {"terms_accepted_at": NOW},
        {"is_staff": True},
        {"second_factor": SecondFactor(secret="s")},
    ],
    ids=["address", "terms", "staff", "second factor"],
)
def test_an_account_of_ones_own_is_never_renewed_by_a_teacher(own):
    house = House()
    before = house.account("u1", username="zelie", password_hash="hash1:own", **own)
    house.change(user_id="u1", linked_at=NOW)
    with pytest.raises(AccountOfOnesOwn):
        give(house)
    assert house.accounts.get("u1") == before


def test_neither_is_that_of_somebody_who_works_in_an_organization():
    house = House()
    house.account("u1", username="zelie")
    house.change(user_id="u1", linked_at=NOW)
    house.memberships.rows[OTHER, "u1"] = Membership(OTHER, "u1", "member", NOW)
    with pytest.raises(AccountOfOnesOwn):
        give(house)


def test_the_school_that_joined_a_pupil_last_looks_after_the_access():
    house = House()
    user = joined(house)
    later = NOW + timedelta(days=300)
    house.put(replace(ZELIE, id="l2", organization_id=OTHER, user_id=user.id, linked_at=later))
    with pytest.raises(AccountElsewhere):
        give(house)
    assert give(house, "l2", OTHER).username == USERNAME


def test_a_school_that_the_pupil_left_does_not_keep_the_new_one_out():
    house = House()
    user = joined(house)
    gone = replace(ZELIE, id="l2", organization_id=OTHER, is_active=False)
    house.put(replace(gone, user_id=user.id, linked_at=NOW + timedelta(days=1)))
    assert give(house)


@pytest.mark.parametrize("learner_id", ["nobody", "merged"])
def test_who_is_not_on_the_list_gets_nothing(learner_id):
    house = House()
    house.put(replace(ZELIE, id="merged", merged_into="l1"))
    with pytest.raises(LearnerNotFound):
        give(house, learner_id)


def test_a_class_of_nobody_has_no_cards():
    house = House()
    with pytest.raises(EmptyDivision):
        order(house, replace(ORDER, division="9Z"))
    assert not house.jobs.rows


def test_ordering_cards_twice_under_one_id_is_one_job():
    house = House()
    assert order(house).id == order(house).id
    assert len(house.announcements.events) == 1


def test_cards_open_the_accounts_of_the_whole_class():
    house = House()
    house.put(replace(ZELIE, id="l2", first_name="Hector"))
    house.put(replace(ZELIE, id="l3", first_name="Ines", division="6B"))
    job, cards = made(house)
    assert [(card.username, card.way) for card in cards] == [
        ("hector.martelinroy0703", "password"),
        (USERNAME, "password"),
    ]
    for card in cards:
        user = house.accounts.find_by_username(card.username)
        assert house.passwords.matches(user.password_hash, card.password)
    assert (job.status, job.done, job.total) == ("done", 2, 2)
    assert job.outcome == {"cards": 2, "given": 2, "left": 0}
    assert house.files.names["j1"] == ("6A-fr.pdf", "application/pdf")


def test_a_pupil_who_chose_a_password_keeps_it_unless_told():
    house = House()
    joined(house)
    _, (card,) = made(house)
    assert (card.way, card.username, card.password) == ("known", USERNAME, "")
    _, (card,) = made(house, replace(ORDER, renews=True), job_id="j2")
    assert (card.way, card.username) == ("password", USERNAME)
    assert card.password


def test_who_never_used_their_card_gets_a_new_one():
    house = House()
    _, (first,) = made(house)
    _, (second,) = made(house, job_id="j2")
    assert (second.username, second.way) == (first.username, "password")
    assert second.password != first.password


@pytest.mark.parametrize(
    ("own", "way"),
    [({"email": "z@example.org"}, "own"), ({"identities": (LinkedIdentity("ent", "k"),)}, "own")],
    ids=["address", "portal"],
)
def test_who_has_a_way_in_of_their_own_is_left_alone(own, way):
    house = House()
    before = house.account("u1", **own)
    house.change(user_id="u1", linked_at=NOW)
    job, (card,) = made(house)
    assert (card.way, card.username, card.password) == (way, "", "")
    assert house.accounts.get("u1") == before
    assert job.outcome["left"] == 1


def test_a_run_that_was_cut_short_is_done_again_with_the_same_passwords():
    house = House()
    house.put(replace(ZELIE, id="l2", first_name="Hector"))
    job = order(house)
    cut = replace(house.cards, files=None)
    with pytest.raises(AttributeError):
        make_cards(cut, job, now=NOW)
    first = house.sheets.sheets[-1].cards
    make_cards(house.cards, house.jobs.get(SCHOOL, "j1"), now=NOW)
    assert house.sheets.sheets[-1].cards == first
    assert len(house.accounts.rows) == 2


def test_an_account_that_was_closed_is_made_anew():
    house = House()
    house.change(user_id="closed", linked_at=NOW - timedelta(days=1))
    with pytest.raises(AccountNotFound):
        house.accounts.get("closed")
    assert give(house).username == USERNAME


def test_renewing_forgets_every_browser():
    house = House()
    user = joined(house)
    end = NOW + timedelta(days=7)
    house.families.add(RefreshFamily(id="f2", user_id=user.id, digest="d", expires_at=end))
    made(house, replace(ORDER, renews=True))
    assert not house.families.list_of(user.id)
