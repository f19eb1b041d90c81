"""The list of an organization: searching, adding, correcting, parting."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.core.errors import NameNotReadable
from chalicelib.core.orga_errors import InvalidDivision, LearnerKnown, LearnerNotFound
from chalicelib.services.learners import (
    LearnerChange,
    NewLearner,
    add_learner,
    change_learner,
    list_learners,
    read_learner,
    search_learners,
    unlink_learner,
)
from tests.unit.services.schools import BORN, NOW, OTHER, SCHOOL, ZELIE, House

HECTOR = NewLearner("Hector", "Roy", date(2014, 1, 2), "6B")


def add(house, form=HECTOR, learner_id="l9"):
    return add_learner(house.list, SCHOOL, form, learner_id=learner_id)


@pytest.mark.parametrize(
    "name", ["martelin", "MARTELIN ROY", "Zélie Martelin", "martelin-roy zel", "Martelin zélie"]
)
def test_somebody_is_found_by_what_is_remembered_of_the_name(name):
    house = House()
    house.put(replace(ZELIE, id="l2", first_name="Ana", last_name="Petit"))
    assert [one.id for one in search_learners(house.list, SCHOOL, name)] == ["l1"]


@pytest.mark.parametrize("name", ["petit", "Ines Martelin", "--", ""])
def test_nobody_is_found_by_another_name(name):
    assert not search_learners(House().list, SCHOOL, name)


def test_somebody_added_by_hand_is_on_the_list_and_counted():
    house = House()
    added = add(house)
    found, following = list_learners(house.list, SCHOOL, division="6B", after="")
    assert (list(found), following) == ([added], "")
    assert house.learners.divisions(SCHOOL) == {"6A": 1, "6B": 1}


def test_the_same_request_again_adds_nobody():
    house = House()
    assert add(house) == add(house)


@pytest.mark.parametrize("born", [BORN, None], ids=["same date", "no date"])
def test_who_is_on_the_list_is_not_added_twice(born):
    with pytest.raises(LearnerKnown):
        add(House(), NewLearner("zelie", "Martelin Roy", born, "6B"))


def test_a_namesake_born_another_day_is_added():
    assert add(House(), NewLearner("Zélie", "Martelin-Roy", date(2012, 5, 5)))


def test_who_comes_back_finds_what_was_theirs():
    house = House()
    house.change(is_active=False, user_id="u1")
    back = add(house, NewLearner("Zélie", "Martelin-Roy", BORN, "5C"))
    assert (back.id, back.user_id, back.division, back.is_active) == ("l1", "u1", "5C", True)


@pytest.mark.parametrize(
    ("form", "error"),
    [
        (replace(HECTOR, first_name=" "), NameNotReadable),
        (replace(HECTOR, last_name="<b>"), NameNotReadable),
        (replace(HECTOR, division="x" * 41), InvalidDivision),
        (replace(HECTOR, division="6\x00B"), InvalidDivision),
    ],
    ids=["no name", "no letters", "long class", "odd class"],
)
def test_what_cannot_be_read_is_refused(form, error):
    house = House()
    with pytest.raises(error):
        add(house, form)
    assert list(house.learners.each(SCHOOL)) == [house.learner()]


def test_a_name_and_a_class_are_corrected():
    house = House()
    add(house)
    change = LearnerChange(last_name="Roi", division=" 6A ")
    changed = change_learner(house.list, SCHOOL, "l9", change=change)
    assert (changed.first_name, changed.last_name, changed.division) == ("Hector", "Roi", "6A")
    assert house.learners.divisions(SCHOOL) == {"6A": 2}


def test_changing_nothing_writes_nothing():
    house = House()
    before = house.learner()
    assert change_learner(house.list, SCHOOL, "l1", change=LearnerChange()) == before
    assert house.learner() == before


def test_a_learner_of_another_school_is_unknown():
    house = House()
    for attempt in (
        lambda: read_learner(house.list, OTHER, "l1"),
        lambda: change_learner(house.list, OTHER, "l1", change=LearnerChange("A")),
        lambda: unlink_learner(house.list, OTHER, "l1"),
    ):
        with pytest.raises(LearnerNotFound):
            attempt()


def test_a_teacher_sees_whose_matter_the_access_is_and_no_address():
    house = House()
    assert read_learner(house.list, SCHOOL, "l1")[1].access == "none"
    house.account("u1", email="zelie@example.org", password_hash="h")
    house.change(user_id="u1", linked_at=NOW)
    _, ways = read_learner(house.list, SCHOOL, "l1")
    assert (ways.access, ways.has_email, ways.has_password) == ("own", True, True)


def test_an_account_that_was_closed_is_none():
    house = House()
    house.change(user_id="closed", linked_at=NOW)
    assert read_learner(house.list, SCHOOL, "l1")[1].access == "none"


def test_parting_from_an_account_leaves_the_account():
    house = House()
    house.account("u1", username="zelie")
    house.change(user_id="u1", username="zelie", linked_at=NOW)
    house.levels.save(SCHOOL, "l1", {"1.1": 3}, now=NOW)
    for _ in range(2):
        parted = unlink_learner(house.list, SCHOOL, "l1")
    assert (parted.user_id, parted.username, parted.linked_at) == (None, "", None)
    assert not house.levels.each(SCHOOL)
    assert house.accounts.get("u1").username == "zelie"
