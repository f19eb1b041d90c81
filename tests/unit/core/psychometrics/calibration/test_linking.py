"""Putting estimates on the scale in service."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.linking import centred, linked
from tests.answers import SHIFT, SLOPE, calibrated_twice

A = np.random.default_rng(1).lognormal(0.0, 0.3, 40)
B = np.random.default_rng(2).normal(0.0, 1.2, 40)
EVERY = np.ones(40, bool)


def known(a: object, b: object) -> Calibrated:
    """Items with errors of five hundredths, unrelated."""
    errors = np.full(len(np.asarray(a)), 0.05)
    return Calibrated.of_columns([a, b, errors, errors, 0.0 * errors])


FORMER = known(A, B)


def moved(slope: float, shift: float, *, by: object = 0.0) -> Calibrated:
    """The bank on a scale where ``theta = slope theta' + shift``: what an estimation would give.

    `by`: how much harder each item has become.
    """
    return known(A * slope, (B + np.asarray(by) - shift) / slope)


@given(slope=st.floats(0.4, 2.5), shift=st.floats(-2.0, 2.0))
def test_a_change_of_scale_is_found_and_undone(slope: float, shift: float) -> None:
    new = moved(slope, shift)
    link = linked(new, FORMER)
    assert (link.slope, link.shift) == pytest.approx((slope, shift), abs=1e-5)
    np.testing.assert_allclose(link.apply(new).a, A, rtol=1e-5)
    np.testing.assert_allclose(link.apply(new).b, B, atol=1e-4)
    np.testing.assert_allclose(link.a_before(A), new.a, rtol=1e-5)
    np.testing.assert_allclose(link.b_before(B), new.b, atol=1e-4)
    assert not link.is_dropped.any()


def test_the_errors_follow_the_scale() -> None:
    """An error of b is in units of ability: it grows with the slope."""
    old, new = calibrated_twice(seed=None)
    after = linked(new, old).apply(new)
    assert after.b_error == pytest.approx(SLOPE * new.b_error)
    assert after.a_error == pytest.approx(new.a_error / SLOPE)
    assert after.columns[4] == pytest.approx(new.columns[4])


def test_anchors_that_drifted_are_set_aside_and_do_not_move_the_others() -> None:
    by = np.zeros(40)
    by[:5] = 1.0, 1.0, 1.2, -1.5, 0.9
    link = linked(moved(1.2, 0.3, by=by), FORMER)
    assert set(np.flatnonzero(link.is_dropped)) == set(range(5))
    assert (link.slope, link.shift) == pytest.approx((1.2, 0.3), abs=1e-4)


@pytest.mark.parametrize("answers", [1000, 50_000])
@pytest.mark.parametrize(("share", "by"), [(0.3, 0.7), (0.45, 1.5)])
def test_a_minority_that_drifted_together_does_not_pull_the_scale(
    answers: int, share: float, by: float
) -> None:
    old, new = calibrated_twice(moved=by, share=share, answers=answers)
    link = linked(new, old)
    assert (link.slope, link.shift) == pytest.approx((SLOPE, SHIFT), abs=0.06)


def test_small_changes_that_all_go_one_way_are_seen_when_answers_are_many() -> None:
    old, new = calibrated_twice(moved=0.3, share=0.3, answers=50_000)
    link = linked(new, old)
    assert (link.slope, link.shift) == pytest.approx((SLOPE, SHIFT), abs=0.01)


def test_at_least_half_of_the_anchors_stay_however_sure_their_change() -> None:
    by = np.random.default_rng(4).normal(0.0, 0.3, 40)
    sure = np.full(40, 1e-4)
    new, former = (
        Calibrated.of_columns([a, b, sure, sure, 0.0 * sure]) for a, b in ((A, B + by), (A, B))
    )
    link = linked(new, former)
    assert link.is_anchor.sum() == 20
    assert not (link.is_dropped & link.is_anchor).any()
    assert (link.slope, link.shift) == pytest.approx((1.0, 0.0), abs=0.15)


def test_items_that_are_no_anchors_count_for_nothing() -> None:
    by = np.where(np.arange(40) < 20, 0.0, 9.0)
    link = linked(moved(0.8, -0.4, by=by), FORMER, np.arange(40) < 20)
    assert (link.slope, link.shift) == pytest.approx((0.8, -0.4), abs=1e-5)
    assert not (link.is_anchor | link.is_dropped)[20:].any()


@pytest.mark.parametrize("count", [0, 2])
def test_a_scale_needs_three_anchors(count: int) -> None:
    with pytest.raises(InvalidResponses, match=f"{count} items can carry the scale"):
        linked(FORMER, FORMER, np.arange(40) < count)


def test_two_banks_are_not_linked() -> None:
    with pytest.raises(InvalidScale):
        linked(FORMER.only(np.arange(7)), FORMER)


def test_items_that_are_not_the_same_are_refused() -> None:
    with pytest.raises(InvalidResponses, match="do not agree"):
        linked(known(0.05 * A, B), FORMER)


def test_anchors_all_of_one_difficulty_still_carry_a_shift() -> None:
    same = np.zeros(40)
    link = linked(known(A, same - 0.5), known(A, same))
    assert link.shift == pytest.approx(0.5, abs=1e-4)


def test_beliefs_that_are_wrong_one_by_one_give_the_scale_on_the_whole() -> None:
    draws = np.random.default_rng(3)
    believed = known(A * np.exp(draws.normal(0, 0.2, 40)), B + draws.normal(0, 0.6, 40))
    link = centred(moved(1.3, 0.2), believed, EVERY)
    assert (link.slope, link.shift) == pytest.approx((1.3, 0.2), abs=0.25)
    exact = centred(moved(1.3, 0.2), FORMER, EVERY)
    assert (exact.slope, exact.shift) == pytest.approx((1.3, 0.2))


def test_a_scale_cannot_come_from_nothing() -> None:
    with pytest.raises(InvalidResponses):
        centred(FORMER, FORMER, ~EVERY)
