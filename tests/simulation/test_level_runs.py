"""Learners of each level end within one level of it, in a usual number of questions."""

import numpy as np
import pytest

from tests.competence_tests import Ground, release_grounds
from tests.level_runs import Ends, runs

PEOPLE = 12
"""Of each of eight levels and sixteen competences; `python -m tests.level_runs` takes more."""


@pytest.fixture(scope="module")
def ends() -> dict[str, Ends]:
    return {_name(ground): runs(ground, PEOPLE, seed=7) for ground in release_grounds()}


def _name(ground: Ground) -> str:
    return ground.skills[0].competence_id


@pytest.mark.slow
def test_nine_in_ten_end_within_one_level_in_each_competence(ends: dict[str, Ends]) -> None:
    assert len(ends) == 16
    assert {name: one.share for name, one in ends.items() if one.share < 0.9} == {}


@pytest.mark.slow
def test_a_competence_takes_nine_to_fifteen_questions(ends: dict[str, Ends]) -> None:
    assert 9 <= np.mean([one.length for one in ends.values()]) <= 15
    assert all(8 <= one.length <= 15 for one in ends.values())
