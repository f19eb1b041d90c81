"""The next item against brute force and against shadow tests; quotas that never end a test."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from chalicelib.core.errors import InvalidPolicy, InvalidResponses, NoItemLeft, QuotasNotMet
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.look_ahead import REACH
from chalicelib.core.psychometrics.model import information
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import (
    Pool,
    allowed,
    begin,
    check_quotas,
    choose,
    choose_pretest,
    counted,
    pretest_positions,
    set_aside,
)
from chalicelib.core.psychometrics.tables import Tables, compared_at
from tests.banks import engine_bank

BANK = engine_bank()
TABLES = Tables.of(BANK, best=128)
PLAIN = Policy(look_ahead=0.0)
PLAIN_TABLES = Tables.of(BANK, best=128, reach=0.0)
THETAS = st.one_of(st.integers(-150, 150).map(lambda number: number / 32), st.floats(-7, 7))
"""Mostly the points where items are compared, inside the tables and out; and any other ability."""


@st.composite
def small_banks(draw):
    """A bank of 1 to 24 items in up to 4 competences of up to 3 tubes."""
    items = draw(
        st.lists(
            st.tuples(st.floats(0.3, 3), st.floats(-3, 3), st.integers(0, 3), st.integers(0, 2)),
            min_size=1,
            max_size=24,
        )
    )
    return ItemBank.of(
        [
            Item(id=f"{index}", a=a, b=b, competence_id=f"c{c}", tube_id=f"c{c}-t{t}")
            for index, (a, b, c, t) in enumerate(items)
        ]
    )


POLICIES = st.builds(
    Policy,
    length=st.integers(1, 8),
    per_competence=st.integers(0, 3),
    per_tube=st.integers(0, 2),
    look_ahead=st.sampled_from([0.0, 0.85, 1.0]),
    randomesque=st.integers(1, 4),
)


def prices_of(seed, bank, size=0.4):
    draws = np.random.default_rng(seed)
    return np.maximum(draws.uniform(-size, size, len(bank)), 0)


def worth(pool, theta):
    """(J,) what `choose` compares, from its formulas; minus infinity outside the pool."""
    bank, policy = pool.bank, pool.policy
    is_ahead = policy.look_ahead and policy.per_competence
    around = [(-REACH, 1 / 6), (0.0, 2 / 3), (REACH, 1 / 6)] if is_ahead else [(0.0, 1.0)]
    ibar = sum(weight * information(theta + off, bank.a, bank.b) for off, weight in around)
    if not is_ahead:
        return ibar - pool.penalty
    near = round(min(max(theta, -6.0), 6.0) * 4) / 4
    charge = np.array(
        [
            sum(weight * place_value(pool, near + off, code) for off, weight in around)
            for code in range(len(bank.competence_ids))
        ]
    )
    return ibar - pool.penalty - policy.look_ahead * charge[bank.competence]


def place_value(pool, theta, competence):
    """The mean of the best items of a competence that fit a test together."""
    bank, policy = pool.bank, pool.policy
    net = information(theta, bank.a, bank.b) - pool.penalty
    taken, tubes = [], []
    for item in np.argsort(-net, kind="stable"):
        has_room = len(taken) < policy.per_competence and net[item] > -np.inf
        fits = not policy.per_tube or tubes.count(bank.tube[item]) < policy.per_tube
        if bank.competence[item] == competence and has_room and fits:
            taken.append(net[item])
            tubes.append(bank.tube[item])
    return np.mean(taken) if taken else 0.0


def is_within_quotas(bank, policy, items):
    counts = np.bincount(bank.competence[items], minlength=1)
    in_tube = np.bincount(bank.tube[items], minlength=1)
    return (
        len(set(items)) == len(items) <= policy.length
        and counts.max() <= (policy.per_competence or len(items))
        and in_tube.max() <= (policy.per_tube or len(items))
    )


def shadow_test(pool, asked, value):
    """The best whole test that holds what was asked, by HiGHS: (J,) booleans, or None."""
    bank, policy, count = pool.bank, pool.policy, len(pool.bank)
    rows, most = [np.ones(count)], [policy.length]
    least = [policy.length]
    for codes, quota in ((bank.competence, policy.per_competence), (bank.tube, policy.per_tube)):
        for code in np.unique(codes) if quota else ():
            rows.append((codes == code).astype(float))
            most.append(quota)
            least.append(0)
    lower = np.zeros(count)
    lower[asked] = 1
    found = milp(
        -np.where(np.isfinite(value), value, 0.0),
        constraints=LinearConstraint(np.array(rows), least, most),
        integrality=np.ones(count),
        bounds=Bounds(lower, (pool.penalty < np.inf).astype(float)),
    )
    return found.x > 0.5 if found.success else None


@pytest.mark.slow
@settings(deadline=None, max_examples=80)
@given(bank=small_banks(), policy=POLICIES, seed=st.integers(0, 1000))
def test_the_next_item_is_the_best_of_the_shadow_test(bank, policy, seed):
    policy = replace(policy, randomesque=1, look_ahead=0.0)
    prices, draws = prices_of(seed, bank), np.random.default_rng(seed)
    try:
        pool = Pool.of(bank, policy, prices=prices)
    except QuotasNotMet:
        assume(False)
    progress, asked = begin(pool), []
    for _ in range(policy.length):
        theta = draws.normal()
        value = worth(pool, theta)
        shadow = shadow_test(pool, asked, value)
        free = np.setdiff1d(np.flatnonzero(shadow), asked)
        item = choose(pool, progress, theta)
        assert value[item] == pytest.approx(value[free].max(), abs=1e-9)
        asked.append(int(draws.choice(np.flatnonzero(allowed(progress)))))
        counted(pool, progress, asked[-1])


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(
    bank=small_banks(),
    policy=POLICIES,
    seed=st.integers(0, 1000),
    mask=st.lists(st.booleans(), min_size=24, max_size=24),
)
def test_a_bank_that_passes_the_check_never_leaves_a_test_without_an_item(bank, policy, seed, mask):
    eligible, draws = np.array(mask[: len(bank)]), np.random.default_rng(seed)
    try:
        pool = Pool.of(bank, policy, eligible=eligible)
    except QuotasNotMet:
        assert (
            shadow_test(replace_eligible(bank, policy, eligible), [], np.zeros(len(bank))) is None
        )
        return
    progress, asked = begin(pool), []
    for _ in range(policy.length):
        possible = np.flatnonzero(allowed(progress))
        assert possible.size
        asked.append(int(draws.choice(possible)))
        counted(pool, progress, asked[-1])
    assert is_within_quotas(bank, policy, asked)
    assert eligible[asked].all()


def replace_eligible(bank, policy, eligible):
    """A pool that was not checked, to let the solver say that no test fits it."""
    pool = Pool.of(bank, Policy(length=1, per_competence=0, per_tube=0))
    return replace(pool, policy=policy, penalty=np.where(eligible, 0.0, np.inf))


@pytest.mark.slow
@settings(deadline=None, max_examples=80)
@given(
    seed=st.integers(0, 10_000),
    theta=THETAS,
    asked=st.integers(0, 31),
    best=st.sampled_from([1, 1, 5, 20]),
    is_dear=st.booleans(),
    tables=st.sampled_from([TABLES, PLAIN_TABLES]),
)
def test_the_tables_choose_what_a_look_at_every_item_chooses(
    seed, theta, asked, best, is_dear, tables
):
    prices = prices_of(seed, BANK, 5.0 if is_dear else 0.3)
    policy = Policy(randomesque=best, look_ahead=0.85 if tables.reach else 0.0)
    pool = Pool.of(BANK, policy, tables=tables, prices=prices)
    assert pool.tables is tables
    progress, draws = begin(pool), np.random.default_rng(seed)
    for _ in range(asked):
        counted(pool, progress, int(draws.choice(np.flatnonzero(allowed(progress)))))
    left = np.flatnonzero(allowed(progress))
    value = worth(pool, theta)[left]
    order = np.argsort(-value, kind="stable")[:best]
    for draw in (0, 1, best - 1, best, 2**64 - 1):
        assert choose(pool, progress, theta, draw=draw) == left[order[draw % len(order)]]


def test_the_tables_and_every_item_choose_alike_through_whole_tests():
    draws = np.random.default_rng(3)
    prices = prices_of(3, BANK)
    pools = [Pool.of(BANK, Policy(), tables=tables, prices=prices) for tables in (TABLES, None)]
    for _ in range(20):
        states, theta = [begin(pool) for pool in pools], draws.normal()
        for _ in range(32):
            theta = compared_at(theta + draws.normal(0, 0.2))
            items = {choose(*both, theta) for both in zip(pools, states, strict=True)}
            assert len(items) == 1
            for both in zip(pools, states, strict=True):
                counted(*both, next(iter(items)))


def test_a_test_of_32_has_two_items_per_competence_and_one_per_tube():
    pool = Pool.of(BANK, Policy(), tables=TABLES)
    progress, asked = begin(pool), []
    for _ in range(32):
        asked.append(choose(pool, progress, 0.3))
        counted(pool, progress, asked[-1])
    assert (np.bincount(BANK.competence[asked]) == 2).all()
    assert np.bincount(BANK.tube[asked]).max() == 1
    assert not allowed(progress).any()
    with pytest.raises(NoItemLeft, match="32"):
        choose(pool, progress, 0.3)


def test_an_item_set_aside_is_not_asked_and_counts_for_nothing():
    pool = Pool.of(BANK, Policy(), tables=TABLES)
    progress = begin(pool)
    first = choose(pool, progress, 0.0)
    set_aside(progress, first)
    assert choose(pool, progress, 0.0) != first
    assert progress.count == 0
    assert allowed(progress).sum() == len(BANK) - 1


def test_a_randomesque_draw_takes_each_of_the_best_as_often():
    pool = Pool.of(BANK, Policy(randomesque=5, look_ahead=0.0), tables=PLAIN_TABLES)
    found = [choose(pool, begin(pool), 0.4, draw=draw) for draw in range(50)]
    best = np.argsort(-information(0.4, BANK.a, BANK.b))[:5]
    assert sorted(found) == sorted(np.repeat(best, 10).tolist())


def test_fewer_items_than_the_draw_wants_are_drawn_among():
    bank = ItemBank.of([Item(id=f"{index}", a=1.0, b=float(index)) for index in range(3)])
    policy = Policy(length=3, per_competence=0, per_tube=0, randomesque=5)
    for tables in (None, Tables.of(bank)):
        pool = Pool.of(bank, policy, tables=tables)
        assert {choose(pool, begin(pool), 0.0, draw=draw) for draw in range(9)} == {0, 1, 2}


def test_prices_count_only_under_a_cap():
    prices = prices_of(1, BANK)
    capped, free = (Pool.of(BANK, Policy(cap=cap), prices=prices) for cap in (0.2, None))
    assert (capped.penalty == prices).all()
    assert (free.penalty == 0).all()


@pytest.mark.parametrize("theta", [float("-inf"), -1e300, 40.0, float("inf")])
def test_an_item_is_chosen_at_any_ability(theta):
    pool = Pool.of(BANK, Policy(), tables=TABLES, prices=prices_of(2, BANK))
    item = choose(pool, begin(pool), theta)
    assert information(theta, BANK.a[item], BANK.b[item]) < 0.01


def test_an_ability_that_is_not_a_number_is_refused():
    pool = Pool.of(BANK, Policy(), tables=TABLES)
    with pytest.raises(InvalidResponses):
        choose(pool, begin(pool), float("nan"))


@pytest.mark.parametrize(
    "prices",
    [np.zeros(3), np.full(2000, -0.1), np.full(2000, np.nan), np.full(2000, 1e308)],
)
def test_prices_that_make_no_sense_are_refused(prices):
    with pytest.raises(InvalidPolicy):
        Pool.of(BANK, Policy(), prices=prices)


def test_a_bank_short_of_one_competence_is_refused_by_its_name():
    items = [item for item in BANK.items if item.competence_id != "c07"]
    one = next(item for item in BANK.items if item.competence_id == "c07")
    with pytest.raises(QuotasNotMet, match="31 items fit a test of 32; short: c07"):
        Pool.of(ItemBank.of([*items, one]), Policy())


def test_a_language_without_enough_items_is_refused_by_name():
    bank = ItemBank.of(
        [
            replace(item, langs=("fr",) if item.competence_id == "c03" else ("fr", "en"))
            for item in BANK.items
        ]
    )
    check_quotas(bank, Policy(), bank.eligible(lang="fr"))
    with pytest.raises(QuotasNotMet, match="30 items fit a test of 32; short: c03"):
        check_quotas(bank, Policy(), bank.eligible(lang="en"))


def test_one_tube_cannot_fill_the_quota_of_a_competence():
    items = [Item(id=f"{index}", a=1.0, b=0.0, tube_id="only") for index in range(9)]
    with pytest.raises(QuotasNotMet, match="1 items fit"):
        Pool.of(ItemBank.of(items), Policy(length=2, per_competence=2, per_tube=1))


def test_an_empty_bank_meets_no_quota():
    with pytest.raises(QuotasNotMet, match="0 items"):
        Pool.of(ItemBank.of([]), Policy())


def test_one_item_is_a_test_of_one():
    bank = ItemBank.of([Item(id="one", a=1.0, b=0.0)])
    pool = Pool.of(bank, Policy(length=1), tables=Tables.of(bank))
    progress = begin(pool)
    assert choose(pool, progress, 50.0) == choose(pool, progress, 0.0) == 0
    counted(pool, progress, 0)
    with pytest.raises(NoItemLeft):
        choose(pool, progress, 0.0)


def test_an_item_under_pretest_is_never_chosen_for_the_score():
    items = [replace(item, is_pretest=index < 200) for index, item in enumerate(BANK.items)]
    bank = ItemBank.of(items)
    pool = Pool.of(bank, Policy(), eligible=np.ones(len(bank), bool))
    assert not allowed(begin(pool))[:200].any()


@given(
    length=st.integers(1, 60),
    share=st.floats(0, 0.5),
    available=st.integers(0, 40),
    draw=st.integers(0, 2**64 - 1),
)
def test_pretests_have_distinct_places_spread_over_the_test(length, share, available, draw):
    policy = Policy(length=length, pretest_share=share)
    places = pretest_positions(policy, available, draw=draw)
    count = min(policy.pretests, available)
    total = length + count
    assert places == pretest_positions(policy, available, draw=draw)
    assert len(places) == count
    for run, place in enumerate(places):
        assert run * total // count <= place < (run + 1) * total // count


def test_every_place_is_drawn_as_often():
    policy = Policy(length=27, pretest_share=0.1)
    found = [pretest_positions(policy, 9, draw=draw * 2**40 + draw) for draw in range(3000)]
    counts = np.bincount(np.concatenate(found), minlength=policy.questions)
    assert policy.questions == 30
    assert counts.min() > 220


def test_the_least_served_item_under_pretest_comes_first():
    served = np.arange(100)[::-1]
    eligible = np.ones(100, bool)
    eligible[90:] = False
    found = {choose_pretest(eligible, served, draw=draw) for draw in range(100)}
    assert found == set(range(70, 90))
    with pytest.raises(NoItemLeft, match="pretest"):
        choose_pretest(np.zeros(100, bool), served, draw=0)
