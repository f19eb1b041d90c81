import numpy as np
import pytest

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities, ItemAnswers
from chalicelib.core.psychometrics.calibration.responses import Responses

RESPONSES = Responses.of([0, 0, 1, 2, 2], [3, 0, 3, 0, 1], [1, 0, 0, 1, 1], people=3, items=5)


def test_answers_are_summed_item_by_item() -> None:
    answers = ItemAnswers.of(RESPONSES)
    assert answers.counts.tolist() == [2, 1, 0, 2, 0]
    assert answers.total(answers.is_right.astype(float)).tolist() == [1, 1, 0, 1, 0]
    assert answers.total(np.ones((5, 2))).tolist() == [[2, 2], [1, 1], [0, 0], [2, 2], [0, 0]]


@pytest.mark.parametrize("largest", [1, 2, 3, 100])
def test_blocks_hold_every_item_once(largest: int) -> None:
    answers = ItemAnswers.of(RESPONSES)
    counts, items = [], []
    for at, block in answers.blocks(largest):
        counts.extend(block.counts.tolist())
        items.extend((block.item + at.start).tolist())
        assert len(block.counts) == at.stop - at.start
    assert counts == answers.counts.tolist()
    assert items == answers.item.tolist()


def test_the_mean_of_a_posterior_is_the_ability() -> None:
    assert Abilities.of([-1.0, 0.0, 2.0], [[0.5, 0.0, 0.5]]).means.tolist() == [0.5]


@pytest.mark.parametrize(
    "posterior",
    [
        [0.5, 0.5],
        [[0.5, 0.4]],
        [[1.5, -0.5]],
        [[np.nan, 1.0]],
        [[0.2, 0.3, 0.5]],
    ],
)
def test_what_is_not_a_table_of_distributions_is_refused(posterior: object) -> None:
    with pytest.raises(InvalidResponses):
        Abilities.of([0.0, 1.0], posterior)


def test_answers_of_other_people_are_refused() -> None:
    with pytest.raises(InvalidResponses):
        Abilities.of([0.0, 1.0], [[0.5, 0.5]]).check(RESPONSES)
