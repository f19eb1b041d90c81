"""Starting prices: against a solver's optimum, and in the first real tests."""

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import coo_array

from chalicelib.core.errors import QuotasNotMet
from chalicelib.core.psychometrics.measures import exposure
from chalicelib.core.psychometrics.model import information
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.populations import drawn, named
from chalicelib.core.psychometrics.simulation import simulate
from content.compiler import prices as subject
from content.compiler.prices import best_tests, dual_prices, starting_prices
from tests.banks import engine_bank, people


def by_solver(bank, policy, theta):
    """The largest mean information under quotas and cap, abilities known, by HiGHS."""
    count, gain = len(bank), information(theta[:, None], bank.a, bank.b)
    rows, columns, most = [], [], []
    for node in range(len(theta)):
        for codes, quota in (
            (bank.tube, policy.per_tube),
            (bank.competence, policy.per_competence),
        ):
            for code in np.unique(codes):
                members = np.flatnonzero(codes == code) + node * count
                rows.append(np.full(len(members), len(most)))
                columns.append(members)
                most.append(quota)
    for item in range(count):
        rows.append(np.full(len(theta), len(most)))
        columns.append(item + np.arange(len(theta)) * count)
        most.append(policy.cap * len(theta))
    places = np.concatenate(rows), np.concatenate(columns)
    limits = coo_array((np.ones(len(places[0])), places), (len(most), gain.size)).tocsr()
    whole = coo_array(np.kron(np.eye(len(theta)), np.ones(count)))
    found = linprog(
        -gain.ravel(), A_ub=limits, b_ub=most, A_eq=whole, b_eq=[policy.length] * len(theta),
        bounds=(0, 1),
    )  # fmt: skip
    return -found.fun / len(theta)


@pytest.mark.slow
def test_the_dual_comes_near_the_solvers_optimum():
    bank, policy = engine_bank(size=320), Policy(cap=0.3)
    shares = (np.arange(subject.ABILITIES) + 0.5) / subject.ABILITIES
    theta = np.quantile(drawn(named("reference"), 100 * subject.ABILITIES, seed=20), shares)
    found = dual_prices(bank, policy, named("reference"))
    net = information(theta[:, None], bank.a, bank.b) - found
    best = best_tests(net, subject._levels(bank, policy))
    assert (best.sum(axis=1) == 32).all()
    bound = np.where(best, net, 0.0).sum(axis=1).mean() + policy.cap * found.sum()
    optimum = by_solver(bank, policy, theta)
    assert optimum - 1e-6 <= bound <= optimum * 1.01


@pytest.mark.slow
def test_the_first_tests_of_a_release_are_near_the_cap():
    bank = engine_bank()
    prices = starting_prices(bank, Policy())
    first = simulate(bank, Policy(), people(1000), seed=5, prices=prices)
    from_zero = simulate(bank, Policy(), people(1000), seed=5)
    assert exposure(first).max() < 0.30
    assert exposure(from_zero).max() > 0.6


def test_without_a_cap_prices_start_at_nothing():
    assert not starting_prices(engine_bank(size=50), Policy(cap=None)).any()


def test_a_bank_too_small_for_its_policy_is_refused():
    with pytest.raises(QuotasNotMet):
        starting_prices(engine_bank(size=20), Policy(), people=10)
