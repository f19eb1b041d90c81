"""Where the prices of exposure start: the dual of a linear programme, then a simulated warm-up.

The programme gives each ability of a population its best test, under the quotas, so that no item is
in more than `cap` of the tests; the prices are the multipliers of the caps. It is solved by its
dual, one price an item, without a solver: for given prices the best test of an ability is the
greedy one, since quotas nest. A programme knows the abilities, a test does not: some simulated
tests close the gap.
"""

from dataclasses import replace

import numpy as np

from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.look_ahead import grouped, highest
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask, information
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.populations import Population, drawn, named
from chalicelib.core.psychometrics.simulation import simulate

ABILITIES = 21
"""Quantiles of the population for which a test is made."""
ROUNDS = 100
FIRST_STEP = 1.0
SLOWING = 10
"""Rounds after which the step has halved."""
PEOPLE = 4000
RENEWED_EVERY = 25
_SEED = 20


def starting_prices(
    bank: ItemBank, policy: Policy, population: Population | None = None, *, people: int = PEOPLE
) -> Floats:
    """(J,) prices from which the first real tests may start; all 0 without a cap.

    Parameters
    ----------
    population : who will come; by default the one that the scale is anchored on.
    people : simulated tests of the warm-up.

    Raises
    ------
    QuotasNotMet, InvalidScale
    """
    if policy.cap is None:
        return np.zeros(len(bank))
    crowd = population or named("reference")
    prices = dual_prices(bank, policy, crowd)
    whole = replace(policy, pretest_share=0.0)
    warm = drawn(crowd, people, seed=_SEED)
    return simulate(
        bank, whole, warm, seed=_SEED, prices=prices, renewed_every=RENEWED_EVERY
    ).prices


def dual_prices(bank: ItemBank, policy: Policy, population: Population) -> Floats:
    """(J,) multipliers of the caps in the linear programme of known abilities.

    ``min over p >= 0 of mean_theta max_test sum_j (I_j(theta) - p_j) + cap sum_j p_j``, by steps
    against the excess of use, each shorter than the last, and the mean of the later prices.
    """
    shares = (np.arange(ABILITIES) + 0.5) / ABILITIES
    theta = np.quantile(drawn(population, 100 * ABILITIES, seed=_SEED), shares)
    gain = np.where(bank.eligible(), information(theta[:, None], bank.a, bank.b), -np.inf)
    levels, cap = _levels(bank, policy), policy.cap or 1.0
    prices, late = np.zeros(len(bank)), np.zeros(len(bank))
    for turn in range(ROUNDS):
        use = best_tests(gain - prices, levels).mean(axis=0)
        prices = np.maximum(prices + FIRST_STEP / (1.0 + turn / SLOWING) * (use - cap), 0.0)
        late += prices * (turn >= ROUNDS // 2)
    return late / (ROUNDS - ROUNDS // 2)


def best_tests(net: Floats, levels: list[tuple[Indexes, Indexes, int]]) -> Mask:
    """(P, J) the items of the best test at each ability, by greed from the inner groups out.

    Parameters
    ----------
    net : (P, J) information less price.
    levels : (J,) codes, (G, W) members and how many fit, from the tubes to the whole test.
    """
    left = net
    for codes, members, fitting in levels:
        lowest = highest(left, members, fitting).min(axis=2)
        left = np.where(left >= lowest[:, codes], left, -np.inf)
    return left > -np.inf


def _levels(bank: ItemBank, policy: Policy) -> list[tuple[Indexes, Indexes, int]]:
    whole = np.zeros(len(bank), np.intp)
    groups = [
        (bank.tube, len(bank.tube_ids), policy.per_tube),
        (bank.competence, len(bank.competence_ids), policy.per_competence),
        (whole, 1, policy.length),
    ]
    return [(codes, grouped(codes, count), fitting) for codes, count, fitting in groups if fitting]
