"""What a place will be worth: against the formula, one item at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.look_ahead import (
    REACH,
    Outlook,
    expected_information,
    grouped,
    nodes,
    reach_of,
    row,
)
from chalicelib.core.psychometrics.model import information
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool, begin, choose
from tests.banks import engine_bank

BANK = engine_bank(size=320)


def value_of(competence, theta, *, penalty, policy):
    """The mean of the best of the competence, one after the other within the quotas."""
    asked, in_tube = [], {}
    net = information(theta, BANK.a, BANK.b) - penalty
    for item in np.argsort(-net, kind="stable"):
        tube = BANK.tube[item]
        if BANK.competence[item] != competence or len(asked) == policy.per_competence:
            continue
        if np.isfinite(net[item]) and in_tube.get(tube, 0) < (policy.per_tube or 99):
            asked.append(net[item])
            in_tube[tube] = in_tube.get(tube, 0) + 1
    return np.mean(asked) if asked else 0.0


@pytest.mark.parametrize(("per_competence", "per_tube"), [(1, 1), (2, 1), (3, 2), (2, 0), (5, 40)])
@pytest.mark.parametrize("theta", [-6.0, -0.25, 1.5])
def test_a_place_is_charged_what_the_best_items_will_be_worth(per_competence, per_tube, theta):
    policy = Policy(length=4, per_competence=per_competence, per_tube=per_tube, look_ahead=0.5)
    penalty = np.random.default_rng(1).choice([0.0, 0.2, np.inf], len(BANK))
    penalty[BANK.competence == 3] = np.inf
    found = Outlook.of(BANK, policy).charges(penalty)[row(theta)]
    for competence in (0, 3, 9):
        expected = sum(
            weight * value_of(competence, theta + off, penalty=penalty, policy=policy)
            for off, weight in nodes(REACH)
        )
        assert found[competence] == pytest.approx(0.5 * expected, abs=1e-12)


@given(theta=st.floats(-1e6, 1e6))
def test_every_ability_has_a_row(theta):
    rows = len(Outlook.of(BANK, Policy()).charges(np.zeros(len(BANK))))
    assert 0 <= row(theta) < rows
    assert row(-theta) == rows - 1 - row(theta)


@given(theta=st.floats(-4, 4), a=st.floats(0.2, 3), b=st.floats(-4, 4))
def test_expected_information_is_between_the_extremes(theta, a, b):
    around = information(theta + np.linspace(-REACH, REACH, 41), a, b)
    found = expected_information(theta, a, b, reach=REACH)
    assert around.min() <= found <= around.max()
    assert expected_information(theta, a, b, reach=0.0) == information(theta, a, b)


def test_without_quotas_nobody_looks_ahead():
    assert reach_of(Policy(per_competence=0)) == reach_of(Policy(look_ahead=0.0)) == 0.0
    assert Pool.of(BANK, Policy(length=1, per_competence=0)).charges is None


def test_the_poorer_competence_is_asked_first():
    rich = [
        Item(id=f"r{n}", a=2.5, b=n / 4 - 2, competence_id="rich", tube_id="r") for n in range(17)
    ]
    poor = [
        Item(id=f"p{n}", a=0.8, b=n / 4 - 2, competence_id="poor", tube_id="p") for n in range(17)
    ]
    bank = ItemBank.of([*rich, *poor])
    policy = {"length": 4, "per_competence": 2, "per_tube": 0}
    first = {
        look: bank.items[choose(pool, begin(pool), 0.0)].competence_id
        for look in (0.0, 1.0)
        for pool in [Pool.of(bank, Policy(look_ahead=look, **policy))]
    }
    assert first == {0.0: "rich", 1.0: "poor"}


def test_groups_of_nobody_are_empty():
    assert grouped(np.array([2, 0, 2]), 4).tolist() == [[1, 3], [3, 3], [0, 2], [3, 3]]
    assert grouped(np.array([], int), 2).tolist() == [[0], [0]]
