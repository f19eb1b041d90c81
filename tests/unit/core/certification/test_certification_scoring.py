"""The incumbent's scale of certification, beside the vectors."""

from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.certification.scoring import (
    COEFFICIENTS,
    MESHES,
    Interval,
    ability_of,
    checked,
    competence_level,
    interval_index,
    intervals_between,
    mesh_of,
    reached,
)
from chalicelib.core.errors import InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.scale_settings import SEED_BOUNDS, WEIGHTS

SEED = intervals_between(SEED_BOUNDS)
ABILITIES = st.floats(-12, 12)


def test_coefficients_count_what_was_earned_before_each_interval() -> None:
    assert COEFFICIENTS == (0, 1, 1, 2, 3, 4, 5, 6, 7)


def test_the_scale_is_worth_1024_pix_and_each_interval_has_a_name() -> None:
    assert sum(WEIGHTS) == 1024
    assert len(MESHES) == len(WEIGHTS)


@given(ABILITIES, ABILITIES)
def test_pix_never_go_down_and_stay_on_the_scale(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert 0 <= reached(low, SEED).pix <= reached(high, SEED).pix <= 895


@given(st.floats(-7.999, 7.999))
def test_the_mesh_of_an_ability_is_that_of_its_pix(theta: float) -> None:
    found = reached(theta, SEED)
    assert found.mesh == mesh_of(found.pix, max_level=7)


@given(st.integers(0, 895))
def test_the_ability_of_a_score_gives_that_score_back_up_to_the_floor(pix: int) -> None:
    assert reached(ability_of(pix, SEED), SEED).pix in {pix - 1, pix}


def test_below_the_first_interval_there_is_no_mesh() -> None:
    below, first = reached(-8.1, SEED), reached(-8.0, SEED)
    assert (below.pix, below.mesh) == (0, None)
    assert (first.pix, first.mesh) == (0, 0)


def test_a_lower_cap_bounds_pix_and_mesh() -> None:
    found = reached(7.0, SEED, max_level=5)
    assert (found.pix, found.mesh) == (639, 5)


def test_a_hole_sends_to_the_last_interval() -> None:
    assert interval_index(3.5, [Interval(1, 3), Interval(4, 7)]) == 1


def test_the_outer_intervals_of_a_competence_have_no_end() -> None:
    assert [competence_level(theta, SEED) for theta in (-50.0, 50.0)] == [0, 7]


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=9, unique=True))
def test_bounds_that_go_up_make_touching_intervals(bounds: list[float]) -> None:
    intervals = intervals_between(sorted(bounds))
    assert checked(intervals) == intervals
    assert all(one.high == other.low for one, other in pairwise(intervals))


@pytest.mark.parametrize(
    "intervals",
    [
        [],
        [Interval(1, 3), Interval(4, 7)],
        [Interval(1, 3), Interval(2, 7)],
        [Interval(3, 1)],
        [Interval(1, 1)],
        [Interval(1, 3), Interval(3, 2)],
        [Interval(nan, 3), Interval(3, 4)],
        [Interval(-inf, 3), Interval(3, inf)],
    ],
)
def test_intervals_that_do_not_touch_and_go_up_are_refused(intervals: list[Interval]) -> None:
    with pytest.raises(InvalidScale):
        checked(intervals)


@pytest.mark.parametrize("theta", [nan, inf, -inf])
def test_an_ability_that_is_no_number_is_refused(theta: float) -> None:
    with pytest.raises(InvalidResponses):
        reached(theta, SEED)
    with pytest.raises(InvalidResponses):
        competence_level(theta, SEED)


def test_a_negative_score_is_refused() -> None:
    with pytest.raises(InvalidResponses):
        ability_of(-1, SEED)


@pytest.mark.parametrize("count", [1, 10])
def test_a_scale_of_another_size_is_refused(count: int) -> None:
    with pytest.raises(InvalidScale):
        reached(0.0, intervals_between(range(count + 1)))


@pytest.mark.parametrize("level", [0, 8])
def test_a_cap_off_the_scale_is_refused(level: int) -> None:
    with pytest.raises(InvalidScale):
        reached(0.0, SEED, max_level=level)
