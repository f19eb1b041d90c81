"""The life of a campaign, its code, what it is composed of."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.campaign import (
    CODE_LETTERS,
    RESTORABLE,
    archived,
    check_dates,
    composed,
    deleted,
    drawn_code,
    readable_code,
    restored,
    undeleted,
)
from chalicelib.core.orga_errors import (
    CampaignNotFound,
    EmptyTarget,
    RestoreTooLate,
    UnknownTube,
    WrongDates,
)
from chalicelib.core.participation import days_before_retry
from tests.factories import NOW
from tests.orga_factories import CODE, campaign, catalogued, participation

HOUR = timedelta(hours=1)


@given(st.text(min_size=1, max_size=24), st.integers(0, 4))
def test_a_code_is_always_the_same_and_reads_back(campaign_id: str, attempt: int) -> None:
    code = drawn_code(campaign_id, attempt=attempt)
    assert len(code) == 9
    assert set(code) <= set(CODE_LETTERS)
    assert drawn_code(campaign_id, attempt=attempt) == code
    assert readable_code(f" {code[:3].lower()}-{code[3:6]} {code[6:]} ") == code


@pytest.mark.parametrize("text", ["", CODE[:8], f"{CODE}B", "AEIOU0123"])
def test_what_cannot_be_a_code_is_not_found(text: str) -> None:
    with pytest.raises(CampaignNotFound):
        readable_code(text)


def test_a_campaign_opens_and_closes_at_its_instants() -> None:
    one = campaign(starts_at=NOW, ends_at=NOW + HOUR)
    assert one.status(NOW - timedelta(milliseconds=1)) == "scheduled"
    assert one.status(NOW) == "open"
    assert one.status(NOW + HOUR) == "over"


def test_archiving_and_deleting_go_before_dates_and_can_be_taken_back() -> None:
    one = campaign(ends_at=NOW)
    put_away = archived(one, now=NOW)
    assert put_away.status(NOW) == "archived"
    assert restored(put_away) == one
    gone = deleted(put_away, now=NOW)
    assert gone.status(NOW) == "deleted"
    assert undeleted(gone, now=NOW + RESTORABLE - HOUR) == put_away
    with pytest.raises(RestoreTooLate):
        undeleted(gone, now=NOW + RESTORABLE)


def test_doing_it_twice_keeps_the_first_instant() -> None:
    once = deleted(archived(campaign(), now=NOW), now=NOW)
    assert deleted(archived(once, now=NOW + HOUR), now=NOW + HOUR) == once


def test_a_target_is_composed_in_the_order_of_the_content() -> None:
    target = composed(catalogued(), {"sources": 4, "mots": 5})
    assert list(target.caps.items()) == [("mots", 5), ("sources", 4)]
    assert len(target.stages) == 2


def test_what_the_content_does_not_have_is_not_asked() -> None:
    with pytest.raises(EmptyTarget):
        composed(catalogued(), {})
    for caps in ({"ailleurs": 1}, {"dossiers": 4}, {"mots": 0}):
        with pytest.raises(UnknownTube):
            composed(catalogued(), caps)


def test_it_ends_after_it_starts() -> None:
    check_dates(NOW, NOW + HOUR)
    check_dates(None, NOW)
    with pytest.raises(WrongDates):
        check_dates(NOW, NOW)


@pytest.mark.parametrize(
    ("changes", "of_campaign", "days"),
    [
        ({}, {"is_multiple": True}, None),
        ({"shared_at": NOW}, {}, None),
        ({"shared_at": NOW}, {"is_multiple": True}, 4),
        ({"shared_at": NOW - timedelta(days=3, hours=1)}, {"is_multiple": True}, 1),
        ({"shared_at": NOW - timedelta(days=4)}, {"is_multiple": True}, 0),
        ({"shared_at": NOW}, {"is_multiple": True, "kind": "collection"}, 0),
        ({"is_deleted": True}, {}, 0),
    ],
    ids=["not sent", "one sending", "just sent", "nearly", "four days", "profile", "deleted"],
)
def test_one_waits_four_days_to_try_again(
    changes: dict[str, object], of_campaign: dict[str, object], days: int | None
) -> None:
    last = participation(**changes)
    assert days_before_retry(campaign(**of_campaign), last, now=NOW, delay_days=4) == days
