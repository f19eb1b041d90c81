"""What we hold of a person: give them a copy, make it go."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.errors import (
    AccountNotFound,
    SignedOut,
    StaleRow,
    TooManyAttempts,
    WrongCredentials,
)
from chalicelib.core.identity import LAST_ERASURE_DELAY
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Membership
from chalicelib.core.report import Report
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.core.sign_in import ACCOUNT_FAILURES
from chalicelib.services.personal_data import (
    accounts_to_erase,
    delete_my_account,
    erase_account,
    export_my_data,
)
from chalicelib.services.sign_in import refresh, start_anonymously
from tests.unit.services.accounts import EMAIL, NOW, PASSWORD, House

LATER = NOW + LAST_ERASURE_DELAY


def learn(house, user_id):
    house.profiles.save(CompetenceProfile(user_id, "1.1", release_id="r1", exact_pix=840))
    house.reports.add(
        Report(id="p1", challenge_id="c1", owner_id=user_id, reason="link", at=NOW, text="404")
    )


def delete(house, user_id, *, password=PASSWORD):
    delete_my_account(house.personal_data, user_id, password=password, now=NOW)


def sweep(house, now):
    due = accounts_to_erase(house.personal_data, now=now, at_most=100)
    for erasure in due:
        erase_account(house.personal_data, erasure, now=now)
    return [erasure.user_id for erasure in due]


def test_a_copy_gives_what_is_held_and_no_secret():
    house = House()
    user_id = house.ana().user.id
    learn(house, user_id)
    copy = export_my_data(house.personal_data, user_id, now=NOW)
    assert copy["account"]["email"] == EMAIL
    assert copy["competences"][0]["exact_pix"] == 840
    assert copy["reports"][0]["text"] == "404"
    assert "password_hash" not in str(copy)
    assert "digest" not in str(copy)


def test_a_copy_holds_nothing_of_somebody_else():
    house = House()
    user_id = house.ana().user.id
    learn(house, "somebody else")
    copy = export_my_data(house.personal_data, user_id, now=NOW)
    assert (copy["competences"], copy["reports"]) == ([], [])


def test_deleting_an_account_takes_everything_with_it_at_once():
    house = House()
    ana = house.ana()
    learn(house, ana.user.id)
    delete(house, ana.user.id)
    with pytest.raises(AccountNotFound):
        house.accounts.get(ana.user.id)
    with pytest.raises(SignedOut):
        refresh(house.sign_in, ana.refresh_token, now=NOW)
    assert not house.profiles.list_of(ana.user.id)
    assert not house.reports.reports
    assert not house.devices.until


def test_the_address_of_a_deleted_account_can_have_a_new_one():
    house = House()
    first = house.ana().user.id
    delete(house, first)
    assert house.ana().user.id != first


@pytest.mark.parametrize("password", ["", "wrong"])
def test_a_registered_account_is_deleted_by_whoever_knows_its_password_only(password):
    house = House()
    user_id = house.ana().user.id
    with pytest.raises(WrongCredentials):
        delete(house, user_id, password=password)
    assert house.accounts.get(user_id).email == EMAIL


def test_guessing_the_password_that_deletes_is_throttled():
    house = House()
    user_id = house.ana().user.id
    for _ in range(ACCOUNT_FAILURES.failures):
        with pytest.raises(WrongCredentials):
            delete(house, user_id, password="wrong")
    with pytest.raises(TooManyAttempts):
        delete(house, user_id)


def test_an_anonymous_account_is_deleted_without_a_password():
    house = House()
    user_id = start_anonymously(house.sign_in, lang="fr", now=NOW).user.id
    delete(house, user_id, password="")
    with pytest.raises(AccountNotFound):
        house.accounts.get(user_id)


def test_what_a_last_access_token_wrote_after_the_deletion_goes_too():
    house = House()
    user_id = house.ana().user.id
    delete(house, user_id)
    learn(house, user_id)
    assert sweep(house, LATER - timedelta(seconds=1)) == []
    assert sweep(house, LATER) == [user_id]
    assert not house.profiles.list_of(user_id)
    assert sweep(house, LATER + timedelta(days=1)) == []


def test_an_expired_anonymous_account_goes_with_its_data():
    house = House()
    user = start_anonymously(house.sign_in, lang="fr", now=NOW).user
    learn(house, user.id)
    assert sweep(house, user.erase_at) == [user.id]
    with pytest.raises(AccountNotFound):
        house.accounts.get(user.id)
    assert not house.profiles.list_of(user.id)


def test_an_account_converted_since_it_was_listed_is_kept():
    house = House()
    user_id = house.ana().user.id
    house.erasures.due_at[user_id] = NOW
    learn(house, user_id)
    sweep(house, NOW)
    assert house.accounts.get(user_id).email == EMAIL
    assert house.profiles.list_of(user_id)


def test_an_account_being_converted_this_very_moment_is_kept():
    house = House()
    user = start_anonymously(house.sign_in, lang="fr", now=NOW).user
    learn(house, user.id)
    stale = house.accounts.get(user.id)
    house.accounts.save(replace(stale, lang="en"))
    house.accounts.get = lambda user_id: stale
    with pytest.raises(StaleRow):
        sweep(house, user.erase_at)
    assert house.profiles.list_of(user.id)


def line(user_id, **changes):
    given = {"id": "l1", "organization_id": "s1", "first_name": "Ana", "last_name": "Silva"}
    return Learner(**{**given, "user_id": user_id, "username": "ana.silva", **changes})


def test_a_school_keeps_its_line_and_loses_the_account():
    house = House()
    user_id = house.ana().user.id
    house.learners.save(line(user_id))
    house.certifiability.save("s1", "l1", {"1.1": 3}, now=NOW)
    house.memberships.add(Membership("s1", user_id, "admin", NOW))
    delete(house, user_id)
    kept = house.learners.get("s1", "l1")
    assert (kept.first_name, kept.user_id, kept.username) == ("Ana", None, "")
    assert not house.certifiability.each("s1")
    assert not house.memberships.list_in("s1")


def test_a_line_that_is_being_written_is_parted_all_the_same():
    house = House()
    user_id = house.ana().user.id
    house.learners.save(line(user_id))
    read = house.learners.get

    def read_then_lose_the_race(organization_id, learner_id):
        house.learners.get = read
        found = read(organization_id, learner_id)
        house.learners.save(replace(found, division="6A"))
        return found

    house.learners.get = read_then_lose_the_race
    delete(house, user_id)
    kept = house.learners.get("s1", "l1")
    assert (kept.division, kept.user_id) == ("6A", None)


def test_a_line_that_is_somebody_elses_by_now_is_left_alone():
    house = House()
    user_id = house.ana().user.id
    house.learners.save(line("somebody else"))
    house.learners.list_of_user = lambda _: [line(user_id)]
    delete(house, user_id)
    assert house.learners.get("s1", "l1").user_id == "somebody else"


def test_an_account_without_a_password_is_deleted_without_one():
    house = House()
    user_id = house.ana().user.id
    house.accounts.save(replace(house.accounts.get(user_id), password_hash=""))
    delete(house, user_id, password="")
    with pytest.raises(AccountNotFound):
        house.accounts.get(user_id)
