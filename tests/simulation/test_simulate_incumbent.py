"""The incumbent's exam side by side: the same exams as one by one."""

import numpy as np
import pytest

from chalicelib.core.errors import NoItemLeft
from chalicelib.core.psychometrics.flash import FlashPolicy
from chalicelib.core.psychometrics.flash_selection import Exam, next_item
from chalicelib.core.psychometrics.measures import exposure, precision
from chalicelib.core.psychometrics.model import probability
from chalicelib.core.psychometrics.simulation_flash import simulate_incumbent
from chalicelib.core.psychometrics.simulation_luck import Luck
from tests.banks import engine_bank, people

pytestmark = pytest.mark.slow

BANK = engine_bank()


@pytest.mark.parametrize(
    "policy",
    [
        FlashPolicy(first_share=0.51),
        FlashPolicy(first_share=0.51, variation=None, start=0.0, spacing=4),
        FlashPolicy(one_per_tube=False, all_competences=False, first_share=0.3, length=12,
                    minimum_answers=4),
    ],
    ids=["published", "free start", "skills"],
)  # fmt: skip
def test_side_by_side_is_one_by_one(policy):
    theta = people(16, seed=4) * 1.5
    found = simulate_incumbent(BANK, policy, theta, seed=6)
    luck = Luck.of(16, length=policy.length, pretests=0, seed=6)
    for person, ability in enumerate(theta):
        exam = Exam.of(BANK, policy)
        for position in range(policy.length):
            item = next_item(exam, draw=int(luck.ranks[person, position]))
            chance = probability(ability, BANK.a[item], BANK.b[item])
            answer = bool(luck.answers[person, position] < chance)
            exam = exam.answered(item, is_right=answer)
        assert found.items[person].tolist() == list(exam.items)
        assert found.theta[person] == pytest.approx(exam.state.theta, abs=1e-10)
        assert found.standard_error[person] == pytest.approx(exam.state.standard_error, abs=1e-10)


def test_its_exams_are_what_was_measured_of_it():
    found = simulate_incumbent(BANK, FlashPolicy(first_share=0.51), people(3000), seed=6)
    known = precision(found)
    assert 0.20 < known.rmse < 0.23
    assert 0.93 < known.error_ratio < 1.0
    assert 0.7 < exposure(found).max() < 0.9
    visited = np.sort(BANK.competence[found.items[:, :16]], axis=1)
    assert (visited == np.arange(16)).all()


def test_a_bank_without_enough_tubes_is_refused():
    with pytest.raises(NoItemLeft):
        simulate_incumbent(engine_bank(size=20), FlashPolicy(length=30), people(5), seed=1)


def test_nobody_sits_nothing():
    assert len(simulate_incumbent(BANK, FlashPolicy(), np.array([]), seed=1)) == 0
