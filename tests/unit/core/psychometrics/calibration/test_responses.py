"""A table of answers: the same from triplets and from cells, and what it refuses."""

import numpy as np
import pytest

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.responses import Responses

NAN = float("nan")
TABLE = [[1, 0, NAN], [NAN, NAN, NAN], [0, NAN, 1]]


def test_a_table_becomes_rows_of_answers():
    responses = Responses.from_table(TABLE)
    assert responses.starts.tolist() == [0, 2, 2, 4]
    assert responses.person.tolist() == [0, 0, 2, 2]
    assert responses.items.tolist() == [0, 1, 0, 2]
    assert responses.is_right.tolist() == [True, False, False, True]
    assert (responses.people, responses.item_count) == (3, 3)
    assert responses.answers.tolist() == [2, 1, 1]
    assert responses.right.tolist() == [1, 0, 1]
    assert responses.density == pytest.approx(4 / 9)


def test_triplets_in_any_order_give_the_same_table():
    shuffled = Responses.of([2, 0, 2, 0], [2, 1, 0, 0], [1, 0, 0, 1], people=3)
    np.testing.assert_array_equal(shuffled.table(), np.array(TABLE))


def test_minus_one_says_missing_in_a_table_of_integers():
    whole = [[-1 if np.isnan(cell) else int(cell) for cell in row] for row in TABLE]
    np.testing.assert_array_equal(Responses.from_table(whole).table(), np.array(TABLE))


def test_a_share_of_the_people_keeps_its_answers():
    np.testing.assert_array_equal(
        Responses.from_table(TABLE).of_people(1, 3).table(), np.array(TABLE)[1:]
    )


def test_people_who_said_nothing_can_be_left_out():
    speaking = Responses.from_table(TABLE).without_silent_people()
    np.testing.assert_array_equal(speaking.table(), np.array(TABLE)[[0, 2]])


@pytest.mark.parametrize(
    "table",
    [
        [[]],
        [[NAN, NAN]],
        [[-1, -1]],
        [[0, 2]],
        [[0, 0.5]],
        [[1, 1e300]],
        [[1, float("inf")]],
        [[1, None]],
        [["1", "0"]],
        [[1, 0], [1]],
        [1, 0],
        [[1j, 0]],
        3,
    ],
)
def test_a_table_with_anything_else_is_refused(table):
    with pytest.raises(InvalidResponses):
        Responses.from_table(table)


@pytest.mark.parametrize(
    ("person", "item", "is_right"),
    [
        ([], [], []),
        ([0, 0], [1, 1], [1, 1]),
        ([0, 0], [1, 1], [1, 0]),
        ([0], [0, 1], [1, 1]),
        ([-1], [0], [1]),
        ([0.5], [0], [1]),
        ([NAN], [0], [1]),
        ([0], [10**300], [1]),
        ([1e300], [0], [1]),
        ([0], [2_000_000_000], [1]),
        ([5], [0], [1]),
        ([0], [5], [1]),
        ([0], [0], [NAN]),
        ([0], [0], [-1]),
        ([[0]], [[0]], [[1]]),
    ],
)
def test_triplets_that_are_not_a_table_are_refused(person, item, is_right):
    sizes = {} if 2_000_000_000 in item else {"people": 5, "items": 5}
    with pytest.raises(InvalidResponses):
        Responses.of(person, item, is_right, **sizes)
