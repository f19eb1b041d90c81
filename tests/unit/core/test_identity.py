"""Who somebody is: predicates, addresses, names, passwords."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import EmailNotReadable, NameNotReadable, WeakPassword
from chalicelib.core.identity import (
    Principal,
    User,
    anonymous_user,
    anyone,
    email_key,
    folded_email,
    readable_email,
    readable_name,
    readable_password,
    registered,
    signed_in,
)

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ANONYMOUS = Principal("u1", "anonymous")
REGISTERED = Principal("u1", "registered")


@pytest.mark.parametrize(
    ("allow", "expected"),
    [
        (anyone, [True, True, True]),
        (signed_in, [False, True, True]),
        (registered, [False, False, True]),
    ],
)
def test_each_predicate_lets_in_whom_it_says(allow, expected):
    assert [allow(who) for who in (None, ANONYMOUS, REGISTERED)] == expected


@pytest.mark.parametrize(
    "address",
    ["ana@school.test", " ana.silva+pix@ecole.education.test ", "o'neil@a-b.test", "a@élève.test"],
)
def test_an_ordinary_address_is_read(address):
    assert readable_email(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "ana@",
        "@school.test",
        "ana@school",
        "ana@@school.test",
        "ana silva@school.test",
        "ana@school..test",
        "ana@-school.test",
        ".ana@school.test",
        "ana@school.test\nBcc: all@school.test",
        "élève@school.test",
        "ana@\ud800.test",
        "a" * 65 + "@school.test",
        "a@" + "b" * 250 + ".test",
    ],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(EmailNotReadable):
        readable_email(address)


def test_two_ways_to_write_an_address_have_one_key():
    assert email_key("Ana@École.test") == email_key("ana@xn--cole-9oa.test")
    assert email_key("ana@school.test") != email_key("anna@school.test")


@given(st.emails())
def test_folding_an_address_twice_changes_nothing(address):
    try:
        folded = folded_email(address)
    except EmailNotReadable:
        return
    assert folded_email(folded) == folded


def test_a_name_is_tidied():
    assert readable_name("  Anne  Marie\t", pointer="/first_name") == "Anne Marie"


@pytest.mark.parametrize("name", ["Zoé", "N'Golo", "Jean-Baptiste", "María José", "李", "D’Arc"])
def test_a_name_of_any_script_is_read(name):
    assert readable_name(name, pointer="/first_name") == name


@pytest.mark.parametrize(
    "name", ["", "   ", "-", "a" * 61, "<b>Ana</b>", "Ana\u0000", "https://evil.test", "Ana\u202e"]
)
def test_what_is_no_name_is_refused_with_its_place(name):
    with pytest.raises(NameNotReadable) as refused:
        readable_name(name, pointer="/last_name")
    assert refused.value.pointer == "/last_name"


def test_a_password_has_8_to_128_characters():
    assert readable_password("x" * 8) == "x" * 8
    assert readable_password("x" * 128) == "x" * 128
    for wrong in ("x" * 7, "x" * 129):
        with pytest.raises(WeakPassword):
            readable_password(wrong)


def test_a_password_typed_on_two_keyboards_is_the_same():
    assert readable_password("cafe\u0301 du coin") == readable_password("café du coin")


def test_an_anonymous_account_lasts_four_hours():
    user = anonymous_user("u1", lang="en", now=NOW)
    assert user.expires_at == NOW + timedelta(hours=4)
    assert not user.is_over(NOW + timedelta(hours=4, seconds=-1))
    assert user.is_over(NOW + timedelta(hours=4))
    assert user.erase_at > user.expires_at + timedelta(minutes=15)


def test_nothing_personal_is_in_the_repr_of_an_account():
    user = User(
        id="u1",
        kind="registered",
        lang="fr",
        created_at=NOW,
        email="ana@school.test",
        first_name="Ana",
        last_name="Silva",
        password_hash="secret",
    )
    for personal in ("ana@school.test", "Ana", "Silva", "secret"):
        assert personal not in repr(user)
