"""The rules of a test: those no test could follow are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.policy import Policy


@pytest.mark.parametrize(
    "rules",
    [
        {"length": 0},
        {"length": -1},
        {"length": 201},
        {"length": 32.0},
        {"length": True},
        {"per_competence": -1},
        {"per_tube": -1},
        {"randomesque": 0},
        {"cap": 0.0},
        {"cap": -0.2},
        {"cap": 1.1},
        {"cap": float("nan")},
        {"look_ahead": -0.1},
        {"look_ahead": 1.1},
        {"look_ahead": float("nan")},
        {"jitter": -0.1},
        {"jitter": 1.1},
        {"jitter": float("nan")},
        {"pretest_share": -0.1},
        {"pretest_share": 0.6},
        {"pretest_share": float("nan")},
    ],
)
def test_rules_that_no_test_could_follow_are_refused(rules):
    with pytest.raises(InvalidPolicy, match=next(iter(rules))):
        Policy(**rules)


@given(length=st.integers(1, 200), share=st.floats(0, 0.5))
def test_pretests_are_the_set_share_of_all_questions(length, share):
    policy = Policy(length=length, pretest_share=share)
    assert policy.questions == length + policy.pretests
    assert abs(policy.pretests - share * policy.questions) <= 0.5 + 1e-9


def test_without_a_share_nothing_is_under_pretest():
    assert Policy().pretests == 0
    assert Policy().questions == 32
