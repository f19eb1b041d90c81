"""The share of people whose answers do not go together, on files of answers."""

from functools import cache

import numpy as np
import pytest

from chalicelib.core.psychometrics.calibration.study import (
    Former,
    Found,
    Table,
    estimate,
    observe,
)
from chalicelib.core.psychometrics.calibration.surprises import in_order, surprises
from chalicelib.core.psychometrics.model import probability

ITEMS, PEOPLE, LENGTH = 60, 1500, 20


@cache
def table() -> Table:
    """Items near what the answers so far say, honestly answered."""
    draws = np.random.default_rng(5)
    a, b = draws.lognormal(0.1, 0.2, ITEMS), draws.normal(0, 1.2, ITEMS)
    theta, supposed = draws.normal(size=PEOPLE), np.zeros(PEOPLE)
    met = np.zeros((PEOPLE, ITEMS), bool)
    columns = []
    for turn in range(LENGTH):
        far = np.abs(b - supposed[:, None]) + draws.gumbel(0, 0.5, met.shape)
        item = np.where(met, np.inf, far).argmin(axis=1)
        right = draws.random(PEOPLE) < probability(theta, a[item], b[item])
        met[np.arange(PEOPLE), item] = True
        supposed += np.where(right, 1.0, -1.0) / (turn + 1.5)
        zeros = np.zeros(PEOPLE)
        columns.append([np.arange(PEOPLE), item, right, zeros + turn, zeros, zeros, zeros - 1])
    return Table.of(np.concatenate(columns, axis=1).astype(int), people=PEOPLE)


@cache
def found() -> Found:
    plain = Former.of([[1.0] * ITEMS, *([[0.0] * ITEMS] * 4)], [False] * ITEMS)
    return estimate(table(), plain, least=100)


def test_honest_people_are_flagged_about_as_often_as_chance_says() -> None:
    seen = surprises(table(), found(), observe(table(), found()))
    assert seen.tested == PEOPLE
    assert 0.02 < seen.flagged / seen.tested < 0.08
    assert seen.expected == 0.05


@pytest.mark.slow
def test_people_who_end_their_test_at_random_are_seen() -> None:
    given = table()
    careless = (given.examinee < 300) & (given.at >= LENGTH // 2)
    toss = np.random.default_rng(1).random(len(given)) < 0.1
    spoiled = given.where(np.arange(len(given)))
    spoiled.is_right[careless] = toss[careless]
    seen = surprises(spoiled, found(), observe(spoiled, found()))
    honest = surprises(given, found(), observe(given, found()))
    assert seen.flagged > honest.flagged + 40


def test_too_short_tests_say_nothing() -> None:
    short = table().where(table().at < 8)
    seen = surprises(short, found(), observe(short, found()))
    assert (seen.tested, seen.flagged) == (0, 0)


def test_answers_come_back_in_the_order_they_were_given() -> None:
    people = np.array([3, 7])
    items, is_right = in_order(table(), people)
    for row, person in enumerate(people):
        mine = table().where(table().examinee == person)
        assert items[row, :LENGTH].tolist() == mine.item[np.argsort(mine.at)].tolist()
        assert set(items[row, LENGTH:]) == {-1}
        assert is_right[row].sum() == mine.is_right.sum()
