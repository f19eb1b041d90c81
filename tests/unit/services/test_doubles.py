"""Doubles: merged and taken apart in the list, whatever happens in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.errors import StaleRow
from chalicelib.core.orga_errors import (
    LearnerNotFound,
    MergeNotFound,
    NotMergeable,
    UndoTooLate,
)
from chalicelib.services.doubles import list_doubles, list_merges, merge_learners, undo_merge
from tests.unit.services.schools import NOW, OTHER, SCHOOL, ZELIE, House

AGAIN = replace(ZELIE, id="l2", first_name="Zelie", division="6B")


@pytest.fixture
def house():
    house = House()
    house.account("u1", username="zelie.martelinroy0703")
    house.change(user_id="u1", username="zelie.martelinroy0703", linked_at=NOW)
    house.put(AGAIN)
    return house


def merge(house, kept_id="l2", double_id="l1", *, merge_id="m1", now=NOW, school=SCHOOL):
    return merge_learners(
        house.doubles,
        school,
        kept_id=kept_id,
        double_id=double_id,
        merged_by="t1",
        merge_id=merge_id,
        now=now,
    )


def test_a_merged_line_leaves_the_list_and_gives_its_account(house):
    (found,) = list_doubles(house.doubles, SCHOOL)
    assert (found.kept.id, found.double.id) == ("l1", "l2")
    merge(house)
    assert (house.learner("l2").user_id, house.learner().user_id) == ("u1", None)
    assert house.learner().merged_into == "l2"
    assert not list_doubles(house.doubles, SCHOOL)
    assert house.learners.divisions(SCHOOL) == {"6B": 1}


def test_what_an_account_has_shown_leaves_a_line_with_it(house):
    for learner_id in ("l1", "l2"):
        house.levels.save(SCHOOL, learner_id, {"1.1": 3}, now=NOW)
    merge(house)
    assert not house.levels.each(SCHOOL)
    house.levels.save(SCHOOL, "l2", {"1.1": 3}, now=NOW)
    undo_merge(house.doubles, SCHOOL, "m1", now=NOW)
    assert not house.levels.each(SCHOOL)


def test_every_merge_that_can_be_undone_is_listed(house):
    for number in range(25):
        house.put(replace(ZELIE, id=f"x{number}", user_id=None, version=0))
        merge(house, kept_id="l1", double_id=f"x{number}", merge_id=f"m{number}")
    assert len(list_merges(house.doubles, SCHOOL)) == 25


def test_undoing_gives_each_what_it_had(house):
    before = (house.learner(), house.learner("l2"))
    merge(house)
    assert [one.id for one in list_merges(house.doubles, SCHOOL)] == ["m1"]
    for _ in range(2):
        undo_merge(house.doubles, SCHOOL, "m1", now=NOW)
    after = (house.learner(), house.learner("l2"))
    assert [replace(one, version=0) for one in after] == [replace(one, version=0) for one in before]
    assert not list_merges(house.doubles, SCHOOL)


def test_with_two_accounts_each_finds_its_own_again(house):
    house.account("u2", username="zelie.martelinroy1234")
    house.change("l2", user_id="u2", username="zelie.martelinroy1234", linked_at=NOW)
    merge(house)
    assert (house.learner("l2").user_id, house.learner().user_id) == ("u2", None)
    undo_merge(house.doubles, SCHOOL, "m1", now=NOW)
    assert (house.learner("l2").user_id, house.learner().user_id) == ("u2", "u1")
    assert house.learner().username == "zelie.martelinroy0703"


def test_an_account_closed_meanwhile_does_not_come_back(house):
    merge(house)
    house.accounts.close(house.accounts.get("u1"), last_erasure_at=NOW)
    undo_merge(house.doubles, SCHOOL, "m1", now=NOW)
    assert house.learner().user_id is None


def test_the_same_merge_asked_again_is_one(house):
    assert merge(house).id == merge(house).id
    assert house.learner().merged_into == "l2"


def test_a_merge_that_was_cut_short_can_be_asked_again(house):
    class Cut:
        def __getattr__(self, name):
            return getattr(house.learners, name)

        def save_many(self, learners):
            raise StaleRow

    doors = replace(house.doubles, learners=Cut())
    with pytest.raises(StaleRow):
        merge_learners(
            doors, SCHOOL, kept_id="l2", double_id="l1", merged_by="t1", merge_id="m1", now=NOW
        )
    assert not list_merges(house.doubles, SCHOOL)
    merge(house)
    assert house.learner().merged_into == "l2"


def test_one_id_does_not_stand_for_two_merges(house):
    house.put(replace(AGAIN, id="l3"))
    merge(house)
    with pytest.raises(NotMergeable):
        merge(house, "l2", "l3")


def test_thirty_days_later_it_is_too_late(house):
    merge(house)
    with pytest.raises(UndoTooLate):
        undo_merge(house.doubles, SCHOOL, "m1", now=NOW + timedelta(days=31))


def test_another_school_neither_merges_nor_undoes(house):
    with pytest.raises(LearnerNotFound):
        merge(house, school=OTHER)
    merge(house)
    with pytest.raises(MergeNotFound):
        undo_merge(house.doubles, OTHER, "m1", now=NOW)
