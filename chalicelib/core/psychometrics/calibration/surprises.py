"""How many people gave answers that do not go together, against tests like those they took.

What rule asked the items is not in a file of answers. It is imitated from what was seen: at each
step, an item is drawn as often as people of that ability met it.
"""

from dataclasses import dataclass

import numpy as np

from chalicelib.core.psychometrics.calibration.person_fit import (
    Bank,
    HonestTests,
    person_fit,
)
from chalicelib.core.psychometrics.calibration.study import Found, Observed, Table
from chalicelib.core.psychometrics.estimation import weights
from chalicelib.core.psychometrics.model import (
    Floats,
    Indexes,
    Mask,
    log_complement,
    log_probability,
    probability,
)

SHORTEST = 12
"""Answers below which nothing is said of a person: two parts of six."""
LONGEST = 40
MOST_PEOPLE = 20_000
SIMULATED = 3000
LEVEL = 0.05
POINTS = np.linspace(-4.0, 4.0, 41, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Surprises:
    """People tested, those flagged at `expected`, the share that chance alone would flag."""

    tested: int = 0
    flagged: int = 0
    expected: float = LEVEL


def surprises(table: Table, found: Found, observed: Observed) -> Surprises:
    """Flags at the level `LEVEL`, critical values from simulated honest tests (fixed draws)."""
    known = table.where(found.is_estimated[table.item])
    lengths = np.bincount(known.examinee, minlength=table.people)
    people = np.flatnonzero(lengths >= SHORTEST)[:MOST_PEOPLE]
    if len(people) < SHORTEST:
        return Surprises()
    items, is_right = in_order(known, people)
    bank = found.link.a_before(found.items.a), found.link.b_before(found.items.b)
    length = min(int(np.median(lengths[people])), LONGEST)
    drawn = np.where(found.is_estimated[:, None], observed.answers, 0.0)
    rule = Imitation(bank, drawn, _cuts(observed, found), length)
    honest = HonestTests.simulated(rule.administer, bank, people=SIMULATED)
    p_values = honest.p_values(person_fit(items[:, :length], is_right[:, :length], bank))
    return Surprises(len(people), int((p_values[-1] < LEVEL).sum()))


def in_order(table: Table, people: Indexes) -> tuple[Indexes, Mask]:
    """(N, L) items in the order they were answered, -1 after the last, and whether right."""
    place = np.full(table.people, -1)
    place[people] = np.arange(len(people))
    rows = table.where(place[table.examinee] >= 0)
    order = np.lexsort((rows.item, rows.at, rows.examinee))
    rows = rows.where(order)
    who = place[rows.examinee]
    starts = np.searchsorted(who, np.arange(len(people)))
    turn = np.arange(len(rows)) - starts[who]
    kept = turn < LONGEST
    items = np.full((len(people), LONGEST), -1)
    is_right = np.zeros((len(people), LONGEST), bool)
    items[who[kept], turn[kept]] = rows.item[kept]
    is_right[who[kept], turn[kept]] = rows.is_right[kept]
    return items, is_right


def _cuts(observed: Observed, found: Found) -> Floats:
    """(B - 1,) abilities between the groups of `observed`, on the scale before linking."""
    answers = observed.answers
    with np.errstate(invalid="ignore"):
        means = np.nansum(answers * observed.theta, axis=0) / answers.sum(axis=0)
    middles = found.link.b_before(means)
    cuts: Floats = 0.5 * (middles[1:] + middles[:-1])
    return cuts


@dataclass(frozen=True, eq=False)
class Imitation:
    """A test of `length` items, drawn as `drawn` (J, B) says for B groups of ability."""

    bank: Bank
    drawn: Floats
    cuts: Floats
    length: int

    def administer(self, theta: Floats) -> tuple[Indexes, Mask]:
        """Abilities (N,) to items (N, L) and answers (N, L)."""
        draws = np.random.default_rng(len(theta))
        people = np.arange(len(theta))
        a, b = self.bank
        log_p = log_probability(POINTS, a[:, None], b[:, None])
        log_q = log_complement(POINTS, a[:, None], b[:, None])
        log_posterior = np.tile(-0.5 * POINTS**2, (len(theta), 1))
        with np.errstate(divide="ignore"):
            appeal = np.log(self.drawn.T)
        met = np.zeros((len(theta), len(self.drawn)), bool)
        items = np.full((len(theta), self.length), -1)
        is_right = np.zeros((len(theta), self.length), bool)
        for turn in range(self.length):
            group = np.searchsorted(self.cuts, weights(log_posterior) @ POINTS)
            keys = np.where(met, -np.inf, appeal[group]) + draws.gumbel(size=met.shape)
            item = keys.argmax(axis=1)
            can = np.isfinite(keys[people, item])
            right = draws.random(len(theta)) < probability(theta, a[item], b[item])
            log_posterior += np.where(right[:, None], log_p[item], log_q[item])
            met[people, item] = True
            items[:, turn], is_right[:, turn] = np.where(can, item, -1), right & can
        return items, is_right
