"""Doubles: what is proposed, what merging moves, and that it can be undone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.doubles import UNDO_LIFE, Before, find_doubles, merged, taken_apart
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import NotMergeable, UndoTooLate

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
BORN = date(2013, 3, 7)
ZELIE = Learner("l1", "o1", "Zélie", "Martelin-Roy", BORN)
AGAIN = Learner("l2", "o1", "Zelie", "MARTELIN ROY", BORN)
LINKED = {"user_id": "u1", "username": "zelie.martelinroy0703", "linked_at": NOW}


def before(kept, double):
    return Before(NOW, kept.user_id is None, double.user_id, double.username, double.linked_at)


learners = st.lists(
    st.builds(
        Learner,
        st.text("0123456789", min_size=4, max_size=4),
        st.just("o1"),
        st.sampled_from(["Zélie", "Zelie", "Ana", "Anna"]),
        st.sampled_from(["Roy", "roy", "Petit"]),
        st.sampled_from([BORN, date(2012, 1, 1), None]),
        national_id=st.sampled_from(["", "1", "2"]),
        is_active=st.booleans(),
        user_id=st.sampled_from([None, "u1", "u2"]),
    ),
    max_size=8,
    unique_by=lambda learner: learner.id,
)


def reasons(*rows):
    return [found.reasons for found in find_doubles(rows)]


def test_the_same_names_and_birth_date_are_proposed():
    assert reasons(ZELIE, AGAIN) == [("same_birth_date", "same_names")]


def test_a_slip_in_a_name_is_proposed():
    assert reasons(ZELIE, replace(AGAIN, last_name="Martelun Roy")) == [
        ("same_birth_date", "close_names")
    ]


def test_two_national_ids_are_two_persons():
    assert not reasons(replace(ZELIE, national_id="1"), replace(AGAIN, national_id="2"))


def test_one_national_id_is_one_person_whatever_the_names():
    married = replace(AGAIN, last_name="Petit", birth_date=date(2013, 3, 8), national_id="1")
    assert reasons(replace(ZELIE, national_id="1"), married) == [("same_national_id",)]


def test_the_same_names_with_another_birth_date_are_not():
    assert not reasons(ZELIE, replace(AGAIN, birth_date=date(2013, 3, 8)))


def test_the_same_names_without_a_birth_date_are_proposed():
    assert reasons(ZELIE, replace(AGAIN, birth_date=None)) == [("same_names",)]


@pytest.mark.parametrize("change", [{"merged_into": "l1"}, {"first_name": "Inès"}])
def test_merged_lines_and_other_people_are_not_proposed(change):
    assert not reasons(ZELIE, replace(AGAIN, **change))


def test_the_line_with_an_account_on_the_list_is_the_one_to_keep():
    gone = replace(ZELIE, is_active=False, **LINKED)
    assert find_doubles([gone, AGAIN])[0].kept == AGAIN
    linked = replace(ZELIE, **LINKED)
    assert find_doubles([AGAIN, linked])[0].kept == linked


def test_the_same_date_for_everybody_proposes_nobody_by_the_date():
    crowd = [replace(ZELIE, id=f"l{n}", first_name=f"Name{n}") for n in range(100)]
    assert find_doubles(crowd) == []


@given(learners)
def test_a_pair_is_proposed_once_and_can_be_merged(rows):
    pairs = [frozenset((found.kept.id, found.double.id)) for found in find_doubles(rows)]
    assert len(pairs) == len(set(pairs))
    for found in find_doubles(rows):
        kept, double = merged(found.kept, found.double)
        assert double.merged_into == kept.id
        assert kept.user_id == (found.kept.user_id or found.double.user_id)


@given(learners)
def test_merging_can_always_be_undone(rows):
    for found in find_doubles(rows):
        kept, double = merged(found.kept, found.double)
        apart = taken_apart(kept, double, before(found.kept, found.double), now=NOW)
        assert apart == (found.kept, found.double)


def test_the_account_goes_to_the_line_that_stays():
    kept, double = merged(AGAIN, replace(ZELIE, **LINKED))
    assert kept == replace(AGAIN, **LINKED)
    assert double == replace(ZELIE, merged_into="l2")


def test_with_two_accounts_the_line_that_stays_keeps_its_own():
    kept, double = merged(replace(AGAIN, user_id="u2"), replace(ZELIE, **LINKED))
    assert kept.user_id == "u2"
    assert double.user_id is None


@pytest.mark.parametrize(
    "other",
    [
        ZELIE,
        replace(AGAIN, organization_id="o2"),
        replace(AGAIN, merged_into="l3"),
    ],
)
def test_what_is_no_pair_is_not_merged(other):
    with pytest.raises(NotMergeable):
        merged(ZELIE, other)


def test_undoing_waits_no_longer_than_thirty_days():
    kept, double = merged(ZELIE, AGAIN)
    late = NOW + UNDO_LIFE + timedelta(seconds=1)
    with pytest.raises(UndoTooLate):
        taken_apart(kept, double, before(ZELIE, AGAIN), now=late)


def test_what_was_taken_apart_is_not_taken_apart_again():
    with pytest.raises(NotMergeable):
        taken_apart(ZELIE, AGAIN, before(ZELIE, AGAIN), now=NOW)


def test_an_account_joined_since_stays_where_it_is():
    kept, double = merged(AGAIN, replace(ZELIE, **LINKED))
    moved_on = replace(kept, user_id="u9")
    apart = taken_apart(moved_on, double, before(AGAIN, replace(ZELIE, **LINKED)), now=NOW)
    assert apart == (moved_on, replace(ZELIE, **LINKED))
