"""Pupils' way in: matched, never guessed, never twice, and nothing said of the list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.core.errors import TooManyAttempts, WeakPassword
from chalicelib.core.orga_errors import (
    AccountLinked,
    CampaignClosed,
    CampaignNotFound,
    LearnerLinked,
    NotOnTheList,
)
from chalicelib.core.roster_match import Claim
from chalicelib.services.joining import (
    CAMPAIGN_MISSES,
    DEVICE_MISSES,
    NAMES_MISSES,
    join,
    link_account,
    propose_username,
)
from tests.unit.services.schools import BORN, CLAIM, CODE, NOW, PASSWORD, ZELIE, House, request

USERNAME = "zelie.martelinroy0703"
NOBODY = Claim("Ada", "Nobody", BORN)


def enter(house, asked=None, *, password=PASSWORD, now=NOW):
    return join(house.join, asked or request(), password=password, lang="fr", now=now)


def propose(house, asked=None, *, now=NOW):
    return propose_username(house.join, asked or request(), now=now)


def test_a_pupil_of_the_list_is_offered_a_user_name():
    assert propose(House()).username == USERNAME


def test_a_code_is_read_as_it_was_typed():
    assert propose(House(), request(code="bcd fgh-jkm")).username == USERNAME


def test_the_account_has_the_name_that_was_proposed_and_the_names_of_the_list():
    house = House()
    signed = enter(house)
    user = house.accounts.get(signed.user.id)
    assert (user.username, user.first_name, user.last_name) == (USERNAME, "Zélie", "Martelin-Roy")
    assert user.email is None
    assert house.tokens.principal(signed.access_token, now=NOW).user_id == user.id
    learner = house.learner()
    assert (learner.user_id, learner.username, learner.linked_at) == (user.id, USERNAME, NOW)


def test_a_taken_user_name_gets_other_digits_and_is_the_one_proposed():
    house = House()
    house.account("u0", username=USERNAME)
    proposed = propose(house).username
    assert proposed != USERNAME
    assert enter(house).user.username == proposed


@pytest.mark.parametrize(
    "claim",
    [
        NOBODY,
        replace(CLAIM, birth_date=date(2013, 7, 3)),
        replace(CLAIM, first_name="Amélie"),
        replace(CLAIM, first_name="?"),
    ],
    ids=["unknown", "other date", "other name", "no name"],
)
def test_who_is_not_found_is_told_the_same_whatever_the_reason(claim):
    house = House()
    for attempt in (propose, enter):
        with pytest.raises(NotOnTheList):
            attempt(house, request(claim))
    assert not house.accounts.rows


def test_two_of_the_same_names_and_date_are_nobody():
    house = House()
    house.put(replace(ZELIE, id="l2", division="6B"))
    with pytest.raises(NotOnTheList):
        propose(house)


def test_who_has_an_account_sees_its_name_masked_and_gets_no_other():
    house = House()
    enter(house)
    proposal = propose(house)
    assert (proposal.username, proposal.known) == ("", "zel…")
    with pytest.raises(LearnerLinked):
        enter(house)
    assert len(house.accounts.rows) == 1


def test_who_comes_through_the_portal_has_nothing_to_show():
    house = House()
    house.account("u1")
    house.change(user_id="u1", linked_at=NOW)
    proposal = propose(house)
    assert (proposal.username, proposal.known) == ("", "")


def test_a_twin_is_not_taken_for_the_one_who_has_no_account_yet():
    house = House()
    house.put(replace(ZELIE, id="l2", first_name="Zélia"))
    enter(house)
    with pytest.raises(LearnerLinked):
        enter(house)
    assert house.learner("l2").user_id is None


def test_of_two_who_race_one_gets_the_learner_and_there_is_one_account():
    house = House()
    doors = house.join

    class Racing:
        """Somebody else joins between the reading of the learner and its writing."""

        def __init__(self):
            self.is_first = True

        def __getattr__(self, name):
            return getattr(house.learners, name)

        def save(self, learner):
            if self.is_first:
                self.is_first = False
                enter(house)
            house.learners.save(learner)

    with pytest.raises(LearnerLinked):
        join(replace(doors, learners=Racing()), request(), password=PASSWORD, lang="fr", now=NOW)
    assert len(house.accounts.rows) == 1
    assert house.learner().user_id in house.accounts.rows


def test_a_link_whose_account_never_came_is_free_again_after_a_minute():
    house = House()
    house.change(user_id="lost", linked_at=NOW)
    with pytest.raises(LearnerLinked):
        enter(house)
    signed = enter(house, now=NOW + timedelta(minutes=1))
    assert house.learner().user_id == signed.user.id


def test_an_account_that_cannot_be_stored_leaves_the_learner_free():
    house = House()

    class Down:
        def __getattr__(self, name):
            return getattr(house.accounts, name)

        def add(self, user):
            raise ConnectionError

    with pytest.raises(ConnectionError):
        join(replace(house.join, accounts=Down()), request(), password=PASSWORD, lang="fr", now=NOW)
    assert house.learner().user_id is None
    assert enter(house)


@pytest.mark.parametrize("password", ["short", "common words", "Martelin-Roy", "07032013"])
def test_a_weak_password_is_refused_and_nothing_is_made(password):
    house = House()
    with pytest.raises(WeakPassword):
        enter(house, password=password)
    assert not house.accounts.rows
    assert house.learner().user_id is None


def test_a_closed_or_unknown_campaign_lets_nobody_in():
    house = House()
    with pytest.raises(CampaignNotFound):
        propose(house, request(code="BBBBBBBBB"))
    campaign = house.campaigns.find_by_code(CODE)
    house.campaigns.save(replace(campaign, archived_at=NOW))
    with pytest.raises(CampaignClosed):
        propose(house)


def miss(house, asked, times):
    for _ in range(times):
        with pytest.raises(NotOnTheList):
            propose(house, asked)


def test_a_device_that_misses_too_often_waits_even_when_it_is_right():
    house = House()
    for number in range(DEVICE_MISSES.failures):
        miss(house, request(replace(NOBODY, last_name=f"Nobody {'x' * number}")), 1)
    with pytest.raises(TooManyAttempts):
        propose(house)
    assert propose(house, request(device_id="d2")).username
    assert propose(house, now=NOW + DEVICE_MISSES.window).username


def test_a_birth_date_cannot_be_found_by_trying_them_from_many_devices():
    house = House()
    wrong = replace(CLAIM, birth_date=date(2013, 3, 8))
    for number in range(NAMES_MISSES.failures):
        miss(house, request(wrong, device_id=f"d{number}"), 1)
    with pytest.raises(TooManyAttempts):
        propose(house, request(device_id="new"))


def test_a_list_cannot_be_explored_from_many_devices():
    house = House()
    for number in range(CAMPAIGN_MISSES.failures):
        name = f"Nobody {chr(97 + number % 26)}{chr(97 + number // 26)}"
        miss(house, request(replace(NOBODY, last_name=name), device_id=f"d{number}"), 1)
    with pytest.raises(TooManyAttempts):
        propose(house, request(device_id="new"))


def test_who_is_right_is_never_counted():
    house = House()
    for _ in range(DEVICE_MISSES.failures + 1):
        propose(house)
    assert set(house.throttles.counts.values()) == {0}


def test_one_says_which_learner_one_is_with_the_account_one_has_and_again():
    house = House()
    house.account("u1", email="zelie@example.org")
    for _ in range(2):
        link_account(house.join, "u1", request(), now=NOW)
    assert (house.learner().user_id, house.learner().username) == ("u1", "")
    assert propose(house).known == "z…@"


def test_a_sisters_account_left_open_is_not_linked_to_her_brother():
    house = House()
    house.put(replace(ZELIE, id="l2", first_name="Hector"))
    signed = enter(house)
    with pytest.raises(AccountLinked):
        link_account(
            house.join, signed.user.id, request(replace(CLAIM, first_name="Hector")), now=NOW
        )
    assert house.learner("l2").user_id is None


def test_a_learner_who_has_an_account_is_not_linked_to_another_one():
    house = House()
    enter(house)
    house.account("u9")
    with pytest.raises(LearnerLinked):
        link_account(house.join, "u9", request(), now=NOW)
