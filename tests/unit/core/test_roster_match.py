"""Who is meant by what a pupil types: the right one, or nobody."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.learner import Learner, plain
from chalicelib.core.roster_match import Claim, name_distance, slips_between, the_one

BORN = date(2013, 3, 7)
ZELIE = Learner("l1", "o1", "Zélie", "Martelin-Roy", BORN, middle_name="Inès Maud")
LINA = Learner("l2", "o1", "Lina", "Haddad", BORN)
LUNA = Learner("l3", "o1", "Luna", "Haddad", BORN)

names = st.text(st.sampled_from("abcdeéïœñ -'LMN"), min_size=1, max_size=24)


def claim(first, last, born=BORN):
    return Claim(first, last, born)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Zélie", "Martelin-Roy"),
        ("zelie", "MARTELIN ROY"),
        ("ZÉLIE", "martelinroy"),
        ("Zelie", "Roy-Martelin"),
        ("Zelie", "Martellin Roy"),
        ("Zleie", "Martelin Roy"),
        ("Maud Inès", "Martelin-Roy"),
        ("  zélie ", "Martelin  Roy "),
    ],
)
def test_what_people_type_for_one_name_finds_the_person(first, last):
    assert the_one(claim(first, last), [LINA, ZELIE]) is ZELIE


@pytest.mark.parametrize(
    ("first", "last"),
    [("Zoé", "Martelin-Roy"), ("Zélie", "Roy"), ("", ""), ("-", "'"), ("Amélie", "Marteau-Roy")],
)
def test_another_name_finds_nobody(first, last):
    assert the_one(claim(first, last), [LINA, ZELIE]) is None


def test_another_birth_date_finds_nobody():
    assert the_one(claim("Zélie", "Martelin-Roy", date(2013, 7, 3)), [ZELIE]) is None


def test_twins_with_close_names_are_told_apart():
    assert the_one(claim("lina", "haddad"), [LINA, LUNA]) is LINA
    assert the_one(claim("LUNA", "Haddad"), [LINA, LUNA]) is LUNA


def test_a_slip_that_fits_both_twins_finds_nobody():
    assert the_one(claim("Lena", "Haddad"), [LINA, LUNA]) is None


def test_a_twin_with_an_account_keeps_being_the_one_who_is_meant():
    linked = replace(LINA, user_id="u1")
    assert the_one(claim("Lina", "Haddad"), [linked, LUNA]) is linked


def test_one_letter_makes_another_person_of_a_very_short_name():
    lea = Learner("l4", "o1", "Léa", "Petit", BORN)
    assert the_one(claim("Léo", "Petit"), [lea]) is None


def test_the_same_person_twice_on_the_list_is_nobody():
    assert the_one(claim("Lina", "Haddad"), [LINA, replace(LINA, id="l9")]) is None


@pytest.mark.parametrize("change", [{"is_active": False}, {"merged_into": "l9"}])
def test_who_left_the_list_is_not_found(change):
    assert the_one(claim("Lina", "Haddad"), [replace(LINA, **change)]) is None


def test_the_name_in_use_counts_as_the_last_name():
    learner = Learner("l5", "o1", "Noa", "Bernard", BORN, preferred_last_name="Koné")
    assert the_one(claim("Noa", "kone"), [learner]) is learner


def test_a_first_name_goes_before_another_persons_second_name():
    marie = Learner("l6", "o1", "Marie", "Silva", BORN, middle_name="Léa")
    lea = Learner("l7", "o1", "Léa", "Silva", BORN, middle_name="Marie")
    assert the_one(claim("Léa", "Silva"), [marie, lea]) is lea


@given(first=names, last=names)
def test_whoever_types_their_own_name_is_found_when_alone(first, last):
    learner = Learner("l1", "o1", first, last, BORN)
    found = the_one(claim(first.upper(), last), [learner])
    assert (found is learner) == bool(plain(first) and plain(last))


@given(first=names, second=names)
def test_the_distance_between_names_has_no_direction(first, second):
    assert name_distance(first, second) == name_distance(second, first)


@given(st.lists(st.sampled_from([ZELIE, LINA, LUNA]), unique_by=lambda learner: learner.id))
def test_the_order_of_the_list_changes_nothing(candidates):
    said = claim("Lina", "Haddad")
    assert the_one(said, candidates) == the_one(said, candidates[::-1])


@pytest.mark.parametrize(
    ("first", "second", "slips"),
    [("", "ab", 2), ("lina", "lina", 0), ("lina", "luna", 1), ("ab", "ba", 1), ("abc", "", 3)],
)
def test_slips_are_counted(first, second, slips):
    assert slips_between(first, second) == slips
