"""User names that pupils expect, one-time passwords that can be read out."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import UsernameTaken
from chalicelib.core.identity import User
from chalicelib.core.usernames import masked, one_time_password, usernames, with_username

BORN = date(2013, 3, 7)
PUPIL = User("u1", "registered", "fr", datetime(2026, 9, 1, tzinfo=UTC))


def test_a_user_name_is_made_of_names_day_and_month():
    assert next(usernames("Zélie", "Martelin-Roy", BORN, key="l1")) == "zelie.martelinroy0703"


def test_a_taken_one_is_followed_by_four_digits():
    names = list(islice(usernames("Zélie", "Martelin-Roy", BORN, key="l1"), 4))
    assert all(re.fullmatch(r"zelie\.martelinroy\d{4}", name) for name in names)
    assert len(set(names)) == 4


def test_the_same_learner_is_offered_the_same_names_again():
    first = list(usernames("Ana", "Roy", BORN, key="l1"))
    assert first == list(usernames("Ana", "Roy", BORN, key="l1"))
    assert first[1:] != list(usernames("Ana", "Roy", BORN, key="l2"))[1:]


def test_without_a_birth_date_the_digits_are_drawn():
    name = next(usernames("Ana", "Roy", None, key="l1"))
    assert re.fullmatch(r"ana\.roy\d{4}", name)


@given(first=st.text(max_size=80), last=st.text(max_size=80), born=st.dates())
def test_any_name_gives_user_names_that_can_be_typed(first, last, born):
    for name in islice(usernames(first, last, born, key="k"), 3):
        assert re.fullmatch(r"[a-z0-9]{1,28}\.[a-z0-9]{1,28}\d{4}", name)


def test_the_first_free_name_is_taken():
    taken = {"ana.roy0703"}

    def store(user):
        if user.username in taken:
            raise UsernameTaken
        taken.add(user.username)

    named = with_username(PUPIL, iter(["ana.roy0703", "ana.roy1111", "ana.roy2222"]), store)
    assert named == replace(PUPIL, username="ana.roy1111")
    assert taken == {"ana.roy0703", "ana.roy1111"}


def test_when_no_name_is_free_it_is_said():
    def store(user):
        raise UsernameTaken

    with pytest.raises(UsernameTaken):
        with_username(PUPIL, iter(["ana.roy0703"]), store)


@given(st.text(min_size=1))
def test_a_one_time_password_is_six_safe_letters_and_two_digits(secret):
    assert re.fullmatch(r"[bcdfghjkmpqrtvwxy]{6}[2346789]{2}", one_time_password(secret))


def test_one_time_passwords_of_different_secrets_differ():
    assert len({one_time_password(f"secret {n}") for n in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("sign_in", "seen"),
    [
        ("zelie.martelinroy0703", "zel…"),
        ("ana.roy0703", "ana…"),
        ("zelie.martelin@example.org", "zel…@"),
        ("ana@example.org", "a…@"),
    ],
)
def test_a_sign_in_is_shown_masked(sign_in, seen):
    assert masked(sign_in) == seen
