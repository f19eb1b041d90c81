"""Argon2id and the lists of common passwords, for real."""

import pytest

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.core.identity import PASSWORD_LENGTHS

PASSWORDS = Argon2Passwords(memory_kib=64, passes=1)


def test_a_password_matches_its_own_hash_only():
    made = PASSWORDS.hash("lune bateau vert")
    assert made.startswith("$argon2id$")
    assert PASSWORDS.matches(made, "lune bateau vert")
    assert not PASSWORDS.matches(made, "lune bateau bleu")


def test_two_hashes_of_one_password_differ():
    assert PASSWORDS.hash("lune bateau vert") != PASSWORDS.hash("lune bateau vert")


@pytest.mark.parametrize("no_hash", ["", "plain"])
def test_nothing_matches_what_is_no_hash(no_hash):
    assert not PASSWORDS.matches(no_hash, "nobody has this password")


def test_the_settings_of_production_are_those_advised():
    made = Argon2Passwords().hash("lune bateau vert")
    assert "m=19456,t=2,p=1" in made


def test_a_hash_of_weaker_settings_is_outdated():
    assert Argon2Passwords().is_outdated(PASSWORDS.hash("lune bateau vert"))
    assert not PASSWORDS.is_outdated(PASSWORDS.hash("lune bateau vert"))


@pytest.mark.parametrize(
    "password",
    [
        "12345678",
        "azertyuiop",
        "password1",
        "motdepasse",
        "bonjour1",
        "chocolat",
        "aaaaaaaa",
        "P@ssw0rd",
    ],
)
def test_a_common_password_is_common(password):
    assert PASSWORDS.is_common(password, ())


@pytest.mark.parametrize("password", ["lune bateau vert", "Tr0ub4dour&3", "7hÉ-à-la-menthe"])
def test_a_password_of_one_s_own_is_not(password):
    assert not PASSWORDS.is_common(password, ("ana", "Silva"))


def test_one_s_own_words_are_common():
    assert not PASSWORDS.is_common("wojciechowska7", ())
    assert PASSWORDS.is_common("wojciechowska7", ("Wojciechowska",))
    assert PASSWORDS.is_common("ana@school", ("ana", "school"))


def test_the_longest_password_is_judged_and_hashed():
    longest = ("lune bateau vert " * 20)[: PASSWORD_LENGTHS.stop - 1]
    assert not PASSWORDS.is_common(longest, ())
    assert PASSWORDS.matches(PASSWORDS.hash(longest), longest)


def test_half_a_character_is_no_crash():
    assert not PASSWORDS.matches(PASSWORDS.hash("\ud800 lune bateau"), "lune bateau")
