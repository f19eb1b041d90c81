"""Pix, levels and what one may do when."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.content import PIX_UNIT
from chalicelib.core.scoring import (
    CompetenceProfile,
    Rules,
    remaining_days,
    score,
    scorecard,
    status,
    total_pix,
)
from tests.factories import NOW

RULES = Rules()
ALL = 64 * PIX_UNIT


@pytest.mark.parametrize("skills", range(1, 9))
def test_shares_of_eight_pix_add_up_exactly(skills: int) -> None:
    share = 8 * PIX_UNIT // skills
    assert share * skills == 8 * PIX_UNIT
    assert score(share * skills, max_level=7).level == 1


@given(st.integers(min_value=0, max_value=100 * PIX_UNIT), st.integers(min_value=1, max_value=8))
def test_a_score_never_passes_its_cap(exact: int, max_level: int) -> None:
    scored = score(exact, max_level=max_level)
    assert scored.pix <= 8 * max_level
    assert scored.level <= max_level
    assert scored.level == min(scored.pix // 8, max_level)
    assert 1 <= scored.pix_to_next_level <= 8


def test_the_total_floors_and_caps_each_competence_first() -> None:
    half = PIX_UNIT // 2
    assert total_pix([half, half, 100 * PIX_UNIT], max_level=7) == 56


def test_days_left_are_rounded_up_and_never_negative() -> None:
    assert remaining_days(3.2, delay_days=4) == 1
    assert remaining_days(9, delay_days=4) == 0


def profile(**changes: object) -> CompetenceProfile:
    return CompetenceProfile("u", "1.1", "r", **changes)  # type: ignore[arg-type]


def test_status_follows_the_assessment_and_what_was_shown() -> None:
    assert status(profile()) == "not_started"
    assert status(profile(last_at=NOW)) == "started"
    assert status(profile(assessment_id="x")) == "started"
    assert status(profile(assessment_id="x", is_assessment_completed=True)) == "completed"


def test_improving_waits_four_days_and_resetting_seven() -> None:
    done = profile(assessment_id="x", is_assessment_completed=True, last_at=NOW, exact_pix=PIX_UNIT)
    seen = {
        days: scorecard(done, now=NOW + timedelta(days=days), rules=RULES, available_pix=ALL)
        for days in (3, 4, 6, 7)
    }
    assert {days: card.can_improve for days, card in seen.items()} == {
        3: False,
        4: True,
        6: True,
        7: True,
    }
    assert {days: card.can_reset for days, card in seen.items()} == {
        3: False,
        4: False,
        6: False,
        7: True,
    }
    assert seen[3].days_before_improving == 1


def test_the_highest_level_cannot_be_improved() -> None:
    top = profile(
        assessment_id="x", is_assessment_completed=True, last_at=NOW, exact_pix=56 * PIX_UNIT
    )
    assert not scorecard(
        top, now=NOW + timedelta(days=9), rules=RULES, available_pix=ALL
    ).can_improve


def test_nothing_shown_means_nothing_to_wait_for_or_to_reset() -> None:
    card = scorecard(profile(), now=NOW, rules=RULES, available_pix=ALL)
    assert (card.days_before_reset, card.can_reset, card.can_start) == (None, False, True)


def test_who_has_all_that_the_content_gives_has_nothing_to_improve() -> None:
    whole = profile(
        assessment_id="x", is_assessment_completed=True, last_at=NOW, exact_pix=24 * PIX_UNIT
    )
    later = NOW + timedelta(days=9)
    card = scorecard(whole, now=later, rules=RULES, available_pix=24 * PIX_UNIT)
    assert (card.is_at_top, card.can_improve) == (True, False)
    assert scorecard(whole, now=later, rules=RULES, available_pix=32 * PIX_UNIT).can_improve


def test_who_stopped_before_showing_anything_may_start_again_at_once() -> None:
    stopped = profile(assessment_id="x", is_assessment_completed=True)
    card = scorecard(stopped, now=NOW, rules=RULES, available_pix=ALL)
    assert (card.status, card.can_improve) == ("completed", True)
