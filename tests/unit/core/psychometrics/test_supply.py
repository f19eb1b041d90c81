"""What a bank offers at each ability, against what a policy asks of it."""

import numpy as np
import pytest

from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.model import information
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.supply import (
    groups,
    needed,
    per_competence,
    pool_information,
    prices_of,
    shares,
    useful,
)

BANK = ItemBank.of(
    [
        Item("easy", 1.0, -2.0, "1.1", "t1"),
        Item("middle", 1.0, 0.0, "1.1", "t2"),
        Item("hard", 1.0, 2.0, "1.2", "t3"),
        Item("dull", 0.3, 0.0, "1.2", "t4"),
    ]
)
ALL = BANK.eligible()


def test_an_item_is_useful_near_its_own_difficulty_and_a_dull_one_nowhere() -> None:
    assert useful(BANK, (-2.0, 0.0, 2.0), eligible=ALL).tolist() == [[1, 1, 0], [0, 0, 1]]


def test_what_may_not_be_asked_is_not_offered() -> None:
    mask = np.array([False, True, True, True])
    assert useful(BANK, (-2.0, 0.0), eligible=mask)[0].tolist() == [0, 1]
    assert per_competence(BANK, mask).tolist() == [1, 2]
    assert useful(BANK, (0.0,), eligible=np.zeros(4, bool)).tolist() == [[0], [0]]


def test_the_information_of_the_pool_is_the_sum_of_its_items() -> None:
    found = pool_information(BANK, (0.5,), eligible=np.array([True, True, False, False]))
    assert found[0] == pytest.approx(information(0.5, 1.0, -2.0) + information(0.5, 1.0, 0.0))


def test_people_beyond_the_ends_belong_to_them() -> None:
    found = shares(np.array([-9.0, -0.6, -0.4, 0.0, 0.4, 7.0]), (-1.0, 0.0, 1.0))
    assert found.tolist() == pytest.approx([2 / 6, 3 / 6, 1 / 6])


def test_groups_share_out_everybody() -> None:
    theta = np.array([-2.0, -1.0, 0.0, 5.0])
    assert [group.tolist() for group in groups(theta, (-1.0, 1.0))] == [
        [True, False, False, False],
        [False, True, True, False],
        [False, False, False, True],
    ]


@pytest.mark.parametrize(
    ("cap", "share", "quota", "expected"),
    [
        (0.20, 1.0, 2, 10),
        (0.20, 0.38, 2, 4),
        (0.20, 0.10, 2, 2),
        (None, 1.0, 2, 2),
        (0.20, 0.001, 2, 0),
        (0.10, 1.0, 32, 320),
    ],
)
def test_a_cap_asks_for_enough_items_for_the_people_who_are_there(
    cap: float | None, share: float, quota: int, expected: int
) -> None:
    assert needed(Policy(cap=cap), share, quota=quota) == expected


def test_an_item_without_a_price_is_free() -> None:
    assert prices_of(BANK, {"hard": 0.25, "elsewhere": 9.0}).tolist() == [0, 0, 0.25, 0]
