"""A whole calibration, numbers only: estimate, put on the scale in service, look at what is odd."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities, ItemAnswers
from chalicelib.core.psychometrics.calibration.estimates import ItemEstimates
from chalicelib.core.psychometrics.calibration.linking import FEWEST_ANCHORS, Link, centred, linked
from chalicelib.core.psychometrics.calibration.marginal import calibrate
from chalicelib.core.psychometrics.calibration.online import bank_priors, calibrate_online
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.calibration.sparse import sums_of_rows
from chalicelib.core.psychometrics.estimation import Grid
from chalicelib.core.psychometrics.model import (
    Floats,
    Indexes,
    Mask,
    information,
    log_complement,
    log_probability,
    probability,
)

CURVE_BINS = 10
"""Groups of people of like ability in which success is observed."""


@dataclass(frozen=True, eq=False)
class Table:
    """M answers as columns: of whom, to what, right or not, when, seeded or not, in which group."""

    examinee: Indexes
    item: Indexes
    is_right: Mask
    at: NDArray[np.int64]
    is_pretest: Mask
    group: Indexes
    milliseconds: NDArray[np.int64]
    people: int

    @classmethod
    def of(cls, columns: Sequence[Sequence[int]], *, people: int) -> "Table":
        """From seven columns of integers, in the order above."""
        examinee, item, is_right, at, is_pretest, group, milliseconds = (
            np.asarray(column) for column in columns
        )
        return cls(
            examinee.astype(np.intp),
            item.astype(np.intp),
            is_right.astype(bool),
            at.astype(np.int64),
            is_pretest.astype(bool),
            group.astype(np.intp),
            milliseconds.astype(np.int64),
            people,
        )

    def counted(self, release: Sequence[int], places: Sequence[Sequence[int]]) -> "Table":
        """The answers that count, their items renamed.

        `release` : (M,) code of the release each answer was given on. `places` : by release, then
        by item code, the item's index in the bank under study, or -1 when its answers do not count.
        """
        renamed = np.asarray(places, np.intp)[np.asarray(release, np.intp), self.item]
        return replace(self, item=renamed).where(renamed >= 0)

    def __len__(self) -> int:
        return len(self.item)

    @property
    def people_who_answered(self) -> int:
        """Examinees with an answer at least."""
        return int(np.unique(self.examinee).size)

    def people_by_group(self, groups: int) -> list[int]:
        """How many examinees each group has; an examinee is of the group of an answer of theirs."""
        members = self.group_of_people()[np.unique(self.examinee)]
        counts: list[int] = np.bincount(members, minlength=groups).tolist()
        return counts

    def group_of_people(self) -> Indexes:
        """(N,) the group of each examinee, 0 for none."""
        groups = np.zeros(self.people, np.intp)
        groups[self.examinee] = self.group
        return groups

    def responses(self, items: int) -> Responses:
        """Who answered what, right or wrong; raises `InvalidResponses` when there is no answer."""
        return Responses.of(
            self.examinee, self.item, self.is_right, people=self.people, items=items
        )

    def where(self, rows: Mask | Indexes) -> "Table":
        """Some of the answers."""
        return Table(
            self.examinee[rows],
            self.item[rows],
            self.is_right[rows],
            self.at[rows],
            self.is_pretest[rows],
            self.group[rows],
            self.milliseconds[rows],
            self.people,
        )

    def first(self) -> "Table":
        """Each person's first answer to each item: what a second look brings is not ability."""
        order = np.lexsort((self.at, self.item, self.examinee))
        who, what = self.examinee[order], self.item[order]
        is_new = np.ones(len(order), bool)
        is_new[1:] = (who[1:] != who[:-1]) | (what[1:] != what[:-1])
        return self.where(order[is_new])


@dataclass(frozen=True, eq=False)
class Former:
    """What is in service: (J,) `a`, `b`, their errors, and which were measured, not believed."""

    a: Floats
    b: Floats
    se_a: Floats
    se_b: Floats
    is_measured: Mask

    @classmethod
    def of(cls, columns: Sequence[Sequence[float]], is_measured: Sequence[bool]) -> "Former":
        """From four columns of numbers."""
        a, b, se_a, se_b = (np.asarray(column, np.float64) for column in columns)
        return cls(a, b, se_a, se_b, np.asarray(is_measured, bool))


@dataclass(frozen=True, eq=False)
class Found:
    """(J,) parameters on the scale in service, and the abilities of those who answered.

    `is_estimated` and `is_pretest` are exclusive; an item of neither kept what it had.
    """

    a: Floats
    b: Floats
    se_a: Floats
    se_b: Floats
    answers: Indexes
    is_estimated: Mask
    is_pretest: Mask
    link: Link
    estimates: ItemEstimates
    abilities: Abilities
    log_prior: Floats


def estimate(table: Table, former: Former, *, least: int) -> Found:
    """Parameters of every item; raises `InvalidResponses` when none has `least` answers.

    Scored items together, by Bayes-modal EM, then put on the former scale by those measured before
    (all of them, the first time); then seeded items apart, on that scale.
    """
    items = len(former.a)
    counts = np.bincount(table.item, minlength=items)
    seeded = np.zeros(items, bool)
    seeded[table.item[table.is_pretest]] = True
    has_enough = counts >= least
    if not (has_enough & ~seeded).any():
        raise InvalidResponses(f"no item has {least} answers")
    responses = table.where(~seeded[table.item]).responses(items)
    estimates = calibrate(responses.without_silent_people())
    link = _link(estimates, former, usable=has_enough & ~seeded)
    is_estimated = has_enough & ~seeded
    a = np.where(is_estimated, link.a(estimates.a), former.a)
    b = np.where(is_estimated, link.b(estimates.b), former.b)
    grid = Grid.normal(link.shift, link.slope)
    found = Found(
        a=a,
        b=b,
        se_a=np.where(is_estimated, link.a(estimates.se_a), former.se_a),
        se_b=np.where(is_estimated, link.slope * estimates.se_b, former.se_b),
        answers=counts,
        is_estimated=is_estimated,
        is_pretest=has_enough & seeded,
        link=link,
        estimates=estimates,
        abilities=abilities_of(responses, (a, b), grid),
        log_prior=grid.log_prior,
    )
    return _with_seeded(found, table)


def _link(estimates: ItemEstimates, former: Former, *, usable: Mask) -> Link:
    anchors = usable & former.is_measured
    new, in_service = (estimates.a, estimates.b), (former.a, former.b)
    if anchors.sum() < FEWEST_ANCHORS:  # the first time: what authors believe gives the scale
        return centred(new, in_service, usable)
    return linked(new, in_service, anchors)


def _with_seeded(found: Found, table: Table) -> Found:
    """The same, its seeded items estimated on the scale of the others."""
    items = np.flatnonzero(found.is_pretest)
    if not len(items):
        return found
    rows = table.where(found.is_pretest[table.item])
    renamed = replace(rows, item=np.searchsorted(items, rows.item))
    known = found.is_estimated
    prior = bank_priors(found.a[known], found.b[known]) if known.sum() > 1 else None
    new = calibrate_online(renamed.responses(len(items)), found.abilities, prior)
    for mine, theirs in (
        (found.a, new.a),
        (found.b, new.b),
        (found.se_a, new.a_error),
        (found.se_b, new.b_error),
    ):
        mine[items] = theirs
    return found


def abilities_of(responses: Responses, items: tuple[Floats, Floats], grid: Grid) -> Abilities:
    """(N, K) posterior of every person; who did not answer has the prior."""
    a, b = items[0][:, None], items[1][:, None]
    curves = np.concatenate([log_complement(grid.points, a, b), log_probability(grid.points, a, b)])
    rows = responses.items + len(a) * responses.is_right
    posterior = np.tile(grid.log_prior, (responses.people, 1))
    spoke = np.flatnonzero(np.diff(responses.starts))
    posterior[spoke] += sums_of_rows(curves, rows, responses.starts[spoke])
    posterior -= posterior.max(axis=1, keepdims=True)
    np.exp(posterior, out=posterior)
    posterior /= posterior.sum(axis=1, keepdims=True)
    return Abilities.of(grid.points, posterior)


@dataclass(frozen=True, eq=False)
class Observed:
    """(J, B) answers by groups of ability: how many, mean ability, share right.

    `weights` : (K,) density of people over the grid. `right` : (J,) share of right answers.
    """

    answers: Floats
    theta: Floats
    right: Floats
    share_right: Floats
    weights: Floats


def observe(table: Table, found: Found) -> Observed:
    """What was seen on each item, people counted where their posterior puts them."""
    abilities = found.abilities
    density = abilities.posterior.mean(axis=0)
    edges = np.searchsorted(np.cumsum(density), np.arange(1, CURVE_BINS) / CURVE_BINS)
    starts = np.unique(np.concatenate([[0], edges]))
    asked, right, moment = (np.zeros((len(found.a), len(starts))) for _ in range(3))
    for rows, block in ItemAnswers.of(table.responses(len(found.a))).blocks():
        weights = abilities.posterior[block.person]
        of_items = block.total(weights)
        of_right = block.total(weights * block.is_right[:, None])
        asked[rows] = np.add.reduceat(of_items, starts, axis=1)
        right[rows] = np.add.reduceat(of_right, starts, axis=1)
        moment[rows] = np.add.reduceat(of_items * abilities.points, starts, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Observed(
            answers=asked,
            theta=moment / asked,
            right=right / asked,
            share_right=right.sum(axis=1) / asked.sum(axis=1),
            weights=density,
        )


def changes(found: Found, former: Former, weights: Floats) -> Floats:
    """(J,) root mean square difference between the curves before and after, over the people."""
    points = found.abilities.points
    before = probability(points, former.a[:, None], former.b[:, None])
    after = probability(points, found.a[:, None], found.b[:, None])
    moved: Floats = np.sqrt((after - before) ** 2 @ weights)
    return moved


def bank_information(theta: Floats, a: Floats, b: Floats) -> Floats:
    """(T,) information of all the items together."""
    total: Floats = information(theta[:, None], a, b).sum(axis=1)
    return total


def median_seconds(table: Table, items: int) -> Floats:
    """(J,) median time of the answers that have one; NaN for an item without any."""
    timed = table.where(table.milliseconds >= 0)
    order = np.lexsort((timed.milliseconds, timed.item))
    values, what = timed.milliseconds[order], timed.item[order]
    starts = np.searchsorted(what, np.arange(items + 1))
    counts = np.diff(starts)
    middle = np.minimum(starts[:-1] + counts // 2, max(len(values) - 1, 0))
    if not len(values):
        return np.full(items, np.nan)
    return np.where(counts > 0, values[middle] / 1000.0, np.nan)
