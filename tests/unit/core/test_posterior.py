"""The posterior in plain Python, against the estimator of the exams."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.posterior import (
    COUNT,
    LOW,
    POINTS,
    PRIOR_SD,
    mean,
    mean_success,
    posterior,
    success,
)
from chalicelib.core.psychometrics.estimation import Curves, Grid, eap, log_posterior_of

ITEMS = st.lists(
    st.tuples(st.floats(0.2, 3.0), st.floats(-4.0, 4.0), st.booleans()), min_size=1, max_size=20
)


@given(ITEMS)
def test_it_is_the_estimators_posterior(answers: list[tuple[float, float, bool]]) -> None:
    grid = Grid.normal(0.0, PRIOR_SD, low=LOW, high=-LOW, count=COUNT)
    curves = Curves.of([a for a, _, _ in answers], [b for _, b, _ in answers], grid)
    rights = [is_right for _, _, is_right in answers]
    theirs = eap(
        log_posterior_of(grid, curves, items=range(len(answers)), is_right=rights), grid
    ).theta
    ours = mean(posterior((success(a, b), is_right) for a, b, is_right in answers), POINTS)
    assert ours == pytest.approx(theirs, abs=1e-4)


def test_no_answer_leaves_the_prior() -> None:
    assert mean(posterior([]), POINTS) == pytest.approx(0.0, abs=1e-9)


def test_any_number_of_impossible_answers_still_gives_probabilities() -> None:
    curve = success(50.0, 50.0)
    weights = posterior([(curve, True), (curve, False)] * 500)
    assert sum(weights) == pytest.approx(1.0)


def test_a_skill_is_as_hard_as_its_challenges_together() -> None:
    easy, hard = success(1.0, -1.0), success(1.0, 1.0)
    both = mean_success(((1.0, -1.0), (1.0, 1.0)))
    assert both == pytest.approx([(x + y) / 2 for x, y in zip(easy, hard, strict=True)])
