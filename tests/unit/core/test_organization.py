"""Organizations: their number, their name, the links that invite."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.orga_errors import (
    InvalidOrganizationName,
    InvalidUai,
    InvitationNotFound,
    MissingUai,
)
from chalicelib.core.organization import (
    INVITATION_LIFE,
    InvitationToken,
    Invitee,
    new_invitation,
    read_invitation_token,
    readable_organization_name,
    readable_uai,
)

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
UAI = "0870003F"
"""A published example."""


@pytest.mark.parametrize("text", [UAI, "0870003f", " 087 0003 F "])
def test_a_number_is_read_however_it_is_typed(text):
    assert readable_uai(text, "school") == UAI


@given(st.integers(0, 9_999_999))
def test_one_letter_only_goes_with_seven_digits(number):
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    accepted = []
    for letter in letters:
        try:
            accepted.append(readable_uai(f"{number:07}{letter}", "school"))
        except InvalidUai:
            continue
    assert len(accepted) == 1


@pytest.mark.parametrize("text", ["0870003G", "870003F", "0870003", "087000３F", "08700O3F", "x"])
def test_a_wrong_number_is_refused(text):
    with pytest.raises(InvalidUai):
        readable_uai(text, "company")


def test_only_a_school_must_have_a_number():
    with pytest.raises(MissingUai):
        readable_uai("  ", "school")
    assert readable_uai("", "association") is None


def test_a_name_is_tidied():
    assert readable_organization_name("  Collège   Ada-Lovelace ") == "Collège Ada-Lovelace"
    assert readable_organization_name("Lycée général n° 3 (Lyon)") == "Lycée général n° 3 (Lyon)"


@pytest.mark.parametrize(
    "text", ["", "A", "--", "x" * 121, "Prix: http://evil.test", "a@b.test", "a\nb<c>"]
)
def test_a_name_that_is_none_is_refused(text):
    with pytest.raises(InvalidOrganizationName):
        readable_organization_name(text)


def test_an_invitation_holds_the_digest_of_its_link_for_fourteen_days():
    invitee = Invitee("chloe@school.test", "admin", "fr")
    made = new_invitation("i1", "o1", invitee, secret="s" * 48, now=NOW)
    token = read_invitation_token(InvitationToken("o1", "i1", "s" * 48).text)
    assert token.digest == made.digest
    assert replace(token, secret="t" * 48).digest != made.digest
    assert "s" * 48 not in repr(token)
    assert "chloe" not in repr(made)
    assert made.email_hint == "c…@school.test"
    assert not made.is_over(NOW + INVITATION_LIFE.__class__(days=13, hours=23))
    assert made.is_over(NOW + INVITATION_LIFE)


@pytest.mark.parametrize("text", ["", "a.b", "a..c", "a.b.c.d", "é.b.c", f"a.b.{'c' * 200}"])
def test_what_is_no_link_of_ours_is_not_found(text):
    with pytest.raises(InvitationNotFound):
        read_invitation_token(text)
