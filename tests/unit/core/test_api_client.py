"""Institutions' machines: what opens, what they may read, how much a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.api_client import (
    SCOPES,
    ApiClient,
    Change,
    ClientForm,
    ClientNotReadable,
    ClientRevoked,
    InvalidClient,
    InvalidScope,
    OverQuota,
    WrongScope,
    changes_between,
    new_secret,
    readable_form,
    readable_reason,
)
from chalicelib.core.errors import NotSignedIn

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def secret(text: str = "first", *, life_days: int = 365, now: datetime = NOW):
    return new_secret(f"id of {text}", text, life_days=life_days, now=now)


def client(**changes: object) -> ApiClient:
    made = ApiClient(
        id="c" * 24,
        name="Rectorat",
        scopes=("results:school", "feeds:lsu"),
        uais=None,
        daily_quota=3,
        created_at=NOW,
        created_by="staff",
        trail_key="key",
        secrets=(secret(),),
    )
    return replace(made, **changes)


def form(**changes: object) -> ClientForm:
    return replace(ClientForm("Rectorat", SCOPES, None, 100), **changes)


def test_a_secret_opens_until_it_expires() -> None:
    one = client(secrets=(secret(life_days=2),))
    assert one.opened_by("first", NOW + 2 * DAY - timedelta(milliseconds=1)).id == "id of first"
    with pytest.raises(InvalidClient):
        one.opened_by("first", NOW + 2 * DAY)


@pytest.mark.parametrize("text", ["", "First", "first ", "é\ud800"])
def test_another_text_opens_nothing(text: str) -> None:
    with pytest.raises(InvalidClient):
        client().opened_by(text, NOW)


def test_the_text_of_a_secret_is_nowhere_in_a_client() -> None:
    assert "first" not in repr(client()).replace("id of first", "")
    assert secret().digest not in repr(client())
    assert "key" not in repr(client())


def test_a_rotation_lets_the_former_secret_live_a_little() -> None:
    one = client().rotated(secret("second"), overlap_days=7, now=NOW)
    for text in ("first", "second"):
        assert one.opened_by(text, NOW + 6 * DAY)
    assert one.opened_by("second", NOW + 7 * DAY)
    with pytest.raises(InvalidClient):
        one.opened_by("first", NOW + 7 * DAY)


def test_an_overlap_of_no_day_shuts_the_former_secret_at_once() -> None:
    one = client().rotated(secret("second"), overlap_days=0, now=NOW)
    with pytest.raises(InvalidClient):
        one.opened_by("first", NOW)


def test_an_overlap_does_not_lengthen_the_life_of_a_secret() -> None:
    short = client(secrets=(secret(life_days=1),))
    one = short.rotated(secret("second"), overlap_days=30, now=NOW)
    with pytest.raises(InvalidClient):
        one.opened_by("first", NOW + DAY)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)), max_size=8))
def test_never_more_than_two_secrets_and_the_newest_always_opens(
    turns: list[tuple[int, int]],
) -> None:
    one, now = client(), NOW
    for turn, (overlap, days) in enumerate(turns):
        now += days * DAY
        one = one.rotated(secret(f"n{turn}", now=now), overlap_days=overlap, now=now)
        assert len(one.secrets) <= 2
        assert one.opened_by(f"n{turn}", now) == one.secrets[-1]


def test_a_token_dies_with_its_secret() -> None:
    one = client().rotated(secret("second"), overlap_days=1, now=NOW)
    one.admit("id of first", NOW)
    with pytest.raises(NotSignedIn):
        one.admit("id of first", NOW + DAY)
    with pytest.raises(NotSignedIn):
        one.rotated(secret("third"), overlap_days=1, now=NOW).admit("id of first", NOW)


def test_nothing_opens_once_revoked_and_nothing_can_be_changed() -> None:
    one = client().revoked(by="staff", now=NOW)
    with pytest.raises(InvalidClient):
        one.opened_by("first", NOW)
    with pytest.raises(NotSignedIn):
        one.admit("id of first", NOW)
    for act in (
        lambda: one.revoked(by="staff", now=NOW),
        lambda: one.changed(form()),
        lambda: one.rotated(secret("second"), overlap_days=7, now=NOW),
    ):
        with pytest.raises(ClientRevoked):
            act()


def test_a_token_has_the_scopes_asked_for_or_all() -> None:
    assert client().granted("") == client().granted("  ") == ("results:school", "feeds:lsu")
    assert client().granted("feeds:lsu feeds:lsu") == ("feeds:lsu",)


@pytest.mark.parametrize("asked", ["feeds:cpf", "feeds:lsu feeds:cpf", "everything"])
def test_a_scope_that_was_not_given_is_not_granted(asked: str) -> None:
    with pytest.raises(InvalidScope):
        client().granted(asked)


def test_a_scope_must_be_in_the_token_and_still_be_the_clients() -> None:
    client().demand("feeds:lsu", ["feeds:lsu"])
    with pytest.raises(WrongScope):
        client().demand("feeds:lsu", ["results:school"])
    with pytest.raises(WrongScope):
        client(scopes=("results:school",)).demand("feeds:lsu", ["feeds:lsu"])


def test_a_jurisdiction_is_all_schools_or_those_named() -> None:
    assert client().covers("0991234D")
    assert client().covers("")
    assert client(uais=("0991234D",)).covers("0991234D")
    assert not client(uais=("0991234D",)).covers("0755555A")
    assert not client(uais=("0991234D", "")).covers("")


@pytest.mark.parametrize(
    ("now", "wait"),
    [
        (NOW, 15 * 3600),
        (datetime(2026, 3, 14, 23, 59, 59, 500_000, tzinfo=UTC), 1),
        (datetime(2026, 3, 15, 0, 30, tzinfo=UTC), 23 * 3600 + 1800),
    ],
)
def test_over_its_quota_a_client_waits_until_midnight(now: datetime, wait: int) -> None:
    client().count(3, now)
    with pytest.raises(OverQuota) as refusal:
        client().count(4, now)
    assert refusal.value.retry_after_seconds == wait


def test_a_question_is_found_in_the_trail_by_who_knows_it_and_the_client() -> None:
    one, other = client(), client(trail_key="other")
    assert one.blinded("123") == one.blinded("123") != other.blinded("123")
    assert "123" not in one.blinded("123")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": " x "}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"scopes": ()}, "/scopes"),
        ({"scopes": ("unknown",)}, "/scopes"),
        ({"daily_quota": 0}, "/daily_quota"),
        ({"daily_quota": 1_000_001}, "/daily_quota"),
        ({"uais": ()}, "/uais"),
        ({"uais": ("",)}, "/uais"),
        ({"uais": ("0991234E",)}, "/uais"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(changes: dict[str, object], pointer: str) -> None:
    with pytest.raises(ClientNotReadable) as refusal:
        readable_form(form(**changes))
    assert refusal.value.pointer == pointer


def test_a_form_has_one_normal_form() -> None:
    given_form = form(
        name="  Rectorat   de Nantes ",
        scopes=("feeds:lsu", "results:school", "feeds:lsu"),
        uais=("0991234d", " 0991234D "),
    )
    assert readable_form(given_form) == ClientForm(
        "Rectorat de Nantes", ("results:school", "feeds:lsu"), ("0991234D",), 100
    )


def test_a_reason_says_something() -> None:
    assert readable_reason("  moved \n to a new host ") == "moved to a new host"
    with pytest.raises(ClientNotReadable):
        readable_reason("    ")


def test_the_log_says_what_was_changed() -> None:
    after = client().changed(form(name="Rectorat", uais=("0991234D",), daily_quota=3))
    assert changes_between(client(), after) == (
        Change("scopes", "results:school feeds:lsu", " ".join(SCOPES)),
        Change("uais", "all", "0991234D"),
    )
