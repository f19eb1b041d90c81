"""Populations: their laws, and people that do not change from one day to the next."""

import numpy as np
import pytest

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.populations import NAMED, Normal, Uniform, drawn, named


def test_the_same_seed_draws_the_same_people():
    assert np.array_equal(drawn(named("wide"), 50, seed=1), drawn(named("wide"), 50, seed=1))
    assert not np.array_equal(drawn(named("wide"), 50, seed=1), drawn(named("wide"), 50, seed=2))


@pytest.mark.parametrize("name", NAMED)
def test_a_population_has_the_moments_of_its_parts(name):
    parts = named(name)
    means = [getattr(part, "mean", None) for part in parts]
    found = drawn(parts, 40_000, seed=3)
    expected = sum(
        part.share * (mean if mean is not None else (part.low + part.high) / 2)
        for part, mean in zip(parts, means, strict=True)
    )
    assert np.isfinite(found).all()
    assert found.mean() == pytest.approx(expected, abs=0.03)


def test_even_people_stay_within_their_bounds():
    found = drawn((Uniform(-1.0, 2.0),), 5000, seed=1)
    assert -1.0 <= found.min() < -0.95
    assert 1.95 < found.max() <= 2.0


def test_nobody_is_a_population_too():
    assert drawn(named("reference"), 0, seed=1).shape == (0,)


@pytest.mark.parametrize(
    "parts", [(), (Normal(share=0.5),), (Normal(share=1.5), Normal(share=-0.5))]
)
def test_shares_that_are_not_of_a_whole_are_refused(parts):
    with pytest.raises(InvalidScale):
        drawn(parts, 3, seed=1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Normal(float("nan")),
        lambda: Normal(0.0, -1.0),
        lambda: Uniform(1.0, 0.0),
        lambda: Uniform(0.0, float("inf")),
        lambda: named("martians"),
    ],
)
def test_populations_that_make_no_sense_are_refused(make):
    with pytest.raises(InvalidScale):
        make()
