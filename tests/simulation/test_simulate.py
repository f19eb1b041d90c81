"""The simulator: the same tests as one by one, and what they show of our rule."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from chalicelib.core.errors import InvalidResponses, InvalidScale, QuotasNotMet
from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.estimation import Curves, Grid
from chalicelib.core.psychometrics.measures import (
    NOT_ASKED,
    exposure,
    measured,
    precision,
)
from chalicelib.core.psychometrics.model import probability
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool
from chalicelib.core.psychometrics.simulation import simulate
from chalicelib.core.psychometrics.simulation_luck import Luck
from chalicelib.core.psychometrics.stopping import Stopping, is_over
from chalicelib.core.psychometrics.tables import Tables
from content.compiler.prices import starting_prices
from tests.banks import engine_bank, people

pytestmark = pytest.mark.slow

BANK = engine_bank()
GRID = Grid.normal()
CURVES = Curves.of(BANK.a, BANK.b, GRID)
FREE = Policy(per_competence=0, per_tube=0, cap=None)
SEED = 5
COUNT = 6000


@cache
def taken(policy):
    """The tests of 6,000 people, with the prices a release would ship."""
    return simulate(BANK, policy, people(COUNT), seed=SEED, prices=starting_prices(BANK, policy))


def prices_of(seed):
    return np.maximum(np.random.default_rng(seed).normal(-0.2, 0.3, len(BANK)), 0)


def one_by_one(pool, theta, luck, stopping=None):
    """The tests in hand of these people: items, answers, estimates."""
    for person, ability in enumerate(theta):
        test = AdaptiveTest.begun(pool, GRID, CURVES, draw=int(luck.tests[person]))
        items, answers = [], []
        while not test.is_complete:
            count = len(items)
            if stopping and is_over(stopping, count, log_posterior=test.log_posterior, grid=GRID):
                break
            item = test.next_item(draw=int(luck.ranks[person, count]))
            chance = probability(ability, BANK.a[item], BANK.b[item])
            items.append(item)
            answers.append(bool(luck.answers[person, count] < chance))
            test.record(item, is_right=answers[-1])
        yield items, answers, test.estimate()


@pytest.mark.parametrize(
    "policy",
    [
        Policy(),
        Policy(look_ahead=0.0, jitter=0.0),
        Policy(randomesque=4),
        Policy(cap=None),
        Policy(cap=None, randomesque=3, length=20, per_competence=3, per_tube=2),
        FREE,
    ],
    ids=str,
)
def test_side_by_side_is_one_by_one(policy):
    theta, prices = people(24, seed=8) * 1.5, prices_of(1)
    found = simulate(BANK, policy, theta, seed=SEED, prices=prices)
    pool = Pool.of(BANK, policy, tables=Tables.of(BANK), prices=prices)
    luck = Luck.of(24, length=policy.length, pretests=0, seed=SEED)
    for person, (items, answers, estimate) in enumerate(one_by_one(pool, theta, luck)):
        assert found.items[person].tolist() == items
        assert found.is_right[person].tolist() == answers
        assert found.theta[person] == pytest.approx(estimate.theta, abs=1e-10)
        assert found.standard_error[person] == pytest.approx(estimate.standard_error, abs=1e-10)


@pytest.mark.parametrize(
    "stopping",
    [
        Stopping(longest=32, shortest=5, standard_error=0.35),
        Stopping(longest=12, shortest=3, certainty=0.9, cuts=(-1.0, 0.0, 1.0)),
    ],
)
def test_early_stops_come_where_one_by_one_has_them(stopping):
    theta = people(16, seed=9)
    found = simulate(BANK, Policy(cap=None), theta, seed=SEED, stopping=stopping)
    luck = Luck.of(16, length=32, pretests=0, seed=SEED)
    pool = Pool.of(BANK, Policy(cap=None), tables=Tables.of(BANK))
    for person, (items, _, estimate) in enumerate(one_by_one(pool, theta, luck, stopping)):
        asked = found.items[person]
        assert asked[asked != NOT_ASKED].tolist() == items
        assert found.theta[person] == pytest.approx(estimate.theta, abs=1e-10)
    assert 3 <= found.lengths.min() < found.lengths.max() <= stopping.longest


def test_prices_change_only_between_snapshots():
    theta = people(60, seed=10)
    found = simulate(BANK, Policy(), theta, seed=SEED, prices=prices_of(2), renewed_every=30)
    luck = Luck.of(60, length=32, pretests=0, seed=SEED)
    first = Pool.of(BANK, Policy(), prices=prices_of(2))
    head = [items for items, _, _ in one_by_one(first, theta[:30], luck.only(slice(30)))]
    assert found.items[:30].tolist() == head
    later = [items for items, _, _ in one_by_one(first, theta[30:], luck.only(slice(30, 60)))]
    assert found.items[30:].tolist() != later


def test_the_same_seed_makes_the_same_tests():
    first, again, other = (
        simulate(BANK, Policy(), people(300), seed=seed) for seed in (SEED, SEED, SEED + 1)
    )
    for name in ("items", "is_right", "theta", "standard_error", "prices"):
        assert np.array_equal(getattr(first, name), getattr(again, name))
    assert not np.array_equal(first.is_right, other.is_right)


def test_policies_meet_the_same_luck():
    luck = [Luck.of(9, length=32, pretests=count, seed=1) for count in (0, 3)]
    assert np.array_equal(luck[0].answers, luck[1].answers)
    assert np.array_equal(luck[0].ranks, luck[1].ranks)


@pytest.mark.parametrize("policy", [FREE, Policy(cap=None), Policy()], ids=str)
def test_estimates_are_unbiased_and_their_errors_honest(policy):
    found = precision(taken(policy))
    assert abs(found.bias) < 4 * found.rmse / np.sqrt(COUNT)
    assert 0.94 < found.coverage < 0.96
    assert 0.97 < found.error_ratio < 1.03


def test_constraints_cost_what_they_are_known_to_cost():
    free, content, capped = (
        np.sqrt((taken(policy).standard_error ** 2).mean())
        for policy in (FREE, Policy(cap=None), Policy())
    )
    assert 1.0 < content / free < 1.04
    assert content < capped < 1.09 * free


def test_the_cap_holds_from_the_first_test_on():
    found = taken(Policy())
    assert exposure(found).max() < 0.20 * 1.1
    assert exposure(found.only(slice(2000, None))).max() < 0.20 * 1.1
    assert exposure(taken(FREE)).max() == 1.0


def test_looking_ahead_makes_better_tests():
    blind = simulate(BANK, Policy(cap=None, look_ahead=0.0), people(COUNT), seed=SEED)
    assert (taken(Policy(cap=None)).standard_error ** 2).mean() < (blind.standard_error**2).mean()


@pytest.mark.parametrize("policy", [Policy(cap=None), Policy(), Policy(randomesque=5)], ids=str)
def test_no_test_breaks_a_quota(policy):
    items = taken(policy).items if policy.randomesque == 1 else None
    if items is None:
        items = simulate(BANK, policy, people(500), seed=SEED).items
    for asked in items[:1500]:
        assert (np.bincount(BANK.competence[asked]) == 2).all()
        assert len(set(BANK.tube[asked].tolist())) == len(asked) == 32


def test_a_language_is_asked_its_own_items_only():
    items = [replace(item, langs=("fr", "en")[: 1 + n % 2]) for n, item in enumerate(BANK.items)]
    bank = ItemBank.of(items)
    policy = Policy(per_tube=0, per_competence=0)
    found = simulate(bank, policy, people(200), seed=1, eligible=bank.eligible(lang="en"))
    assert (found.items % 2 == 1).all()


def test_items_under_pretest_are_served_evenly_and_count_for_nothing():
    items = [replace(item, is_pretest=index >= 1900) for index, item in enumerate(BANK.items)]
    bank, theta = ItemBank.of(items), people(1000)
    found = simulate(bank, Policy(pretest_share=0.1), theta, seed=1, renewed_every=50)
    without = simulate(bank, Policy(), theta, seed=1, renewed_every=50)
    assert found.pretest_items.shape == (1000, 4)
    assert np.array_equal(found.items, without.items)
    served = np.bincount(found.pretest_items.ravel(), minlength=2000)[1900:]
    assert served.min() > 20
    assert all(len(set(row)) == 4 for row in found.pretest_items.tolist())
    chance = probability(theta[:, None], bank.a[found.pretest_items], bank.b[found.pretest_items])
    assert found.pretest_is_right.mean() == pytest.approx(chance.mean(), abs=0.03)


@pytest.mark.parametrize("ability", [-6.0, 6.0, -40.0, 40.0])
def test_everybody_at_an_extreme_still_has_a_whole_test(ability):
    found = measured(simulate(BANK, Policy(), np.full(150, ability), seed=2))
    assert found.overall.mean_length == 32
    assert np.isfinite(found.overall.rmse)
    assert np.sign(found.overall.bias) == -np.sign(ability)


@pytest.mark.parametrize("cap", [None, 0.2])
@pytest.mark.parametrize("size", [1, 2, 40])
def test_a_bank_of_just_enough_items_asks_them_all(size, cap):
    bank = ItemBank.of([Item(id=f"{n}", a=0.5 + n / 40, b=n / 20 - 1) for n in range(size)])
    policy = Policy(length=size, per_competence=0, per_tube=0, cap=cap)
    found = simulate(bank, policy, people(30), seed=3)
    assert np.array_equal(np.sort(found.items, axis=1), np.tile(np.arange(size), (30, 1)))


def test_extreme_items_do_not_break_a_test():
    items = [
        Item(id=f"{n}", a=(1e-3, 1.0, 50.0)[n % 3], b=(-50.0, 0.0, 50.0, 0.3)[n % 4])
        for n in range(60)
    ]
    policy = Policy(length=40, per_competence=0, per_tube=0)
    found = simulate(ItemBank.of(items), policy, people(50), seed=3)
    assert np.isfinite(found.theta).all()
    assert (found.standard_error > 0).all()


def test_a_bank_that_cannot_meet_its_quotas_is_refused():
    with pytest.raises(QuotasNotMet):
        simulate(engine_bank(size=40), Policy(length=40), people(3), seed=1)
    with pytest.raises(QuotasNotMet):
        simulate(ItemBank.of([]), Policy(), people(3), seed=1)


@pytest.mark.parametrize("theta", [np.array([np.nan]), np.array([np.inf]), np.zeros((2, 2))])
def test_people_that_make_no_sense_are_refused(theta):
    with pytest.raises(InvalidScale):
        simulate(BANK, FREE, theta, seed=1)


def test_nobody_makes_an_empty_result_that_cannot_be_measured():
    found = simulate(BANK, Policy(), np.array([]), seed=1)
    assert len(found) == 0
    with pytest.raises(InvalidResponses):
        measured(found)
