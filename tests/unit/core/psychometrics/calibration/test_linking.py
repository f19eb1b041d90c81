"""Putting estimates on the scale in service."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.linking import Link, centred, linked
from chalicelib.core.psychometrics.model import Floats

A = np.random.default_rng(1).lognormal(0.0, 0.3, 40)
B = np.random.default_rng(2).normal(0.0, 1.2, 40)
EVERY = np.ones(40, bool)


def moved(slope: float, shift: float) -> tuple[Floats, Floats]:
    """The bank on a scale where ``theta = slope theta' + shift``: what an estimation would give."""
    return A * slope, (B - shift) / slope


@given(slope=st.floats(0.4, 2.5), shift=st.floats(-2.0, 2.0))
def test_a_change_of_scale_is_found_and_undone(slope: float, shift: float) -> None:
    link = linked(moved(slope, shift), (A, B), EVERY)
    assert (link.slope, link.shift) == pytest.approx((slope, shift), abs=1e-5)
    np.testing.assert_allclose(link.a(moved(slope, shift)[0]), A, rtol=1e-5)
    np.testing.assert_allclose(link.b(moved(slope, shift)[1]), B, atol=1e-4)
    assert not link.is_dropped.any()


def test_anchors_that_drifted_are_set_aside_and_do_not_move_the_others() -> None:
    a, b = moved(1.2, 0.3)
    drifted = np.arange(5)
    b[drifted] += np.array([1.0, 1.0, 1.2, -1.5, 0.9])
    link = linked((a, b), (A, B), EVERY)
    assert set(np.flatnonzero(link.is_dropped)) == set(drifted)
    assert (link.slope, link.shift) == pytest.approx((1.2, 0.3), abs=1e-4)


def test_at_most_three_anchors_in_ten_are_set_aside() -> None:
    a, b = moved(1.0, 0.0)
    b[:20] += np.linspace(1.0, 3.0, 20)
    link = linked((a, b), (A, B), EVERY)
    assert link.is_dropped.sum() == 12
    assert not (link.is_dropped & link.is_anchor).any()


def test_items_that_are_no_anchors_count_for_nothing() -> None:
    a, b = moved(0.8, -0.4)
    b[20:] = 9.0
    link = linked((a, b), (A, B), np.arange(40) < 20)
    assert (link.slope, link.shift) == pytest.approx((0.8, -0.4), abs=1e-5)


@pytest.mark.parametrize("count", [0, 1])
def test_a_scale_needs_two_anchors(count: int) -> None:
    with pytest.raises(InvalidResponses, match="carry the scale"):
        linked((A, B), (A, B), np.arange(40) < count)


def test_anchors_all_of_one_difficulty_still_carry_a_shift() -> None:
    same = np.zeros(40)
    link = linked((A, same - 0.5), (A, same), EVERY)
    assert link.shift == pytest.approx(0.5, abs=1e-4)


def test_beliefs_that_are_wrong_one_by_one_give_the_scale_on_the_whole() -> None:
    draws = np.random.default_rng(3)
    believed = (A * np.exp(draws.normal(0, 0.2, 40)), B + draws.normal(0, 0.6, 40))
    link = centred(moved(1.3, 0.2), believed, EVERY)
    assert (link.slope, link.shift) == pytest.approx((1.3, 0.2), abs=0.25)
    exact: Link = centred(moved(1.3, 0.2), (A, B), EVERY)
    assert (exact.slope, exact.shift) == pytest.approx((1.3, 0.2))


def test_a_scale_cannot_come_from_nothing() -> None:
    with pytest.raises(InvalidResponses):
        centred((A, B), (A, B), ~EVERY)
