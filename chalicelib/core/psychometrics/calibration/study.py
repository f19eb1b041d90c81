"""A whole calibration, numbers only: estimate, put on the scale in service, look at what is odd."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.calibration.abilities import Abilities, ItemAnswers
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated
from chalicelib.core.psychometrics.calibration.estimates import ItemEstimates
from chalicelib.core.psychometrics.calibration.expectation import held, posteriors
from chalicelib.core.psychometrics.calibration.linking import FEWEST_ANCHORS, Link, centred, linked
from chalicelib.core.psychometrics.calibration.marginal import calibrate
from chalicelib.core.psychometrics.calibration.online import bank_priors, calibrate_online
from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.estimation import Grid, weights
from chalicelib.core.psychometrics.model import (
    Floats,
    Indexes,
    Mask,
    information,
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
        """Some of the answers, by a mask (M,) or by indexes (n,) in the order wanted."""
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
    """What is in service: J `items`, and which of them (J,) were measured, not believed."""

    items: Calibrated
    is_measured: Mask

    @classmethod
    def of(cls, columns: Sequence[ArrayLike], is_measured: Sequence[bool]) -> "Former":
        """From the columns of `Calibrated.of_columns`; raises `InvalidItem`."""
        return cls(Calibrated.of_columns(columns), np.asarray(is_measured, bool))


@dataclass(frozen=True, eq=False)
class Found:
    """J `items` on the scale in service, and the abilities of those who answered.

    `is_estimated` and `is_pretest` (J,) are exclusive; an item of neither kept what it had.
    """

    items: Calibrated
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
    (all of them, the first time); then seeded items apart, on that scale. An item whose answers
    leave its errors infinite keeps what it had, as one with too few does.

    Parameters
    ----------
    table : M answers to J items. `former` : those J items as they are in service.
    least : answers from which an item is estimated.
    """
    items = len(former.items)
    counts = np.bincount(table.item, minlength=items)
    seeded = np.zeros(items, bool)
    seeded[table.item[table.is_pretest]] = True
    has_enough = counts >= least
    if not (has_enough & ~seeded).any():
        raise InvalidResponses(f"no item has {least} answers")
    responses = table.where(~seeded[table.item]).responses(items)
    estimates = calibrate(responses.without_silent_people())
    is_estimated = has_enough & ~seeded & estimates.is_known
    new = former.items.replaced(is_estimated, estimates.calibrated(is_estimated))
    link = _link(new, former, usable=is_estimated)
    in_service = former.items.replaced(is_estimated, link.apply(new.only(is_estimated)))
    grid = Grid.normal(link.shift, link.slope)
    found = Found(
        items=in_service,
        answers=counts,
        is_estimated=is_estimated,
        is_pretest=has_enough & seeded,
        link=link,
        estimates=estimates,
        abilities=abilities_of(responses, in_service, grid),
        log_prior=grid.log_prior,
    )
    return _with_seeded(found, table)


def _link(new: Calibrated, former: Former, *, usable: Mask) -> Link:
    anchors = usable & former.is_measured
    if anchors.sum() < FEWEST_ANCHORS:  # the first time: what authors believe gives the scale
        return centred(new, former.items, usable)
    return linked(new, former.items, anchors)


def _with_seeded(found: Found, table: Table) -> Found:
    """The same, its seeded items estimated on the scale of the others."""
    seeded = np.flatnonzero(found.is_pretest)
    if not len(seeded):
        return found
    rows = table.where(found.is_pretest[table.item])
    renamed = replace(rows, item=np.searchsorted(seeded, rows.item))
    known = found.items.only(found.is_estimated)
    prior = bank_priors(known.a, known.b) if len(known) > 1 else None
    new = calibrate_online(renamed.responses(len(seeded)), found.abilities, prior)
    return replace(found, items=found.items.replaced(found.is_pretest, new))


def abilities_of(responses: Responses, items: Calibrated, grid: Grid) -> Abilities:
    """What the answers of N people say of their abilities; who did not answer has the prior.

    Parameters
    ----------
    responses : answers to J items. `items` : those J items, on the scale of `grid` (K points).
    """
    posterior = np.tile(weights(grid.log_prior), (responses.people, 1))
    slopes_and_intercepts = np.stack([items.a, items.d])
    spoke = np.diff(responses.starts) > 0
    posterior[spoke] = np.concatenate(
        [posteriors(block, slopes_and_intercepts, grid=grid)[0] for block in held(responses)]
    )
    return Abilities.of(grid.points, posterior)


@dataclass(frozen=True, eq=False)
class Observed:
    """(J, B) answers by groups of ability: how many, mean ability, share right.

    `density` : (K,) of people over the grid. `share_right` : (J,) share of right answers.
    """

    answers: Floats
    theta: Floats
    right: Floats
    share_right: Floats
    density: Floats


def observe(table: Table, found: Found) -> Observed:
    """What was seen on each item, people counted where their posterior puts them."""
    abilities = found.abilities
    density = abilities.posterior.mean(axis=0)
    edges = np.searchsorted(np.cumsum(density), np.arange(1, CURVE_BINS) / CURVE_BINS)
    starts = np.unique(np.concatenate([[0], edges]))
    asked, right, moment = (np.zeros((len(found.items), len(starts))) for _ in range(3))
    for rows, block in ItemAnswers.of(table.responses(len(found.items))).blocks():
        posterior = abilities.posterior[block.person]
        of_items = block.total(posterior)
        of_right = block.total(posterior * block.is_right[:, None])
        asked[rows] = np.add.reduceat(of_items, starts, axis=1)
        right[rows] = np.add.reduceat(of_right, starts, axis=1)
        moment[rows] = np.add.reduceat(of_items * abilities.points, starts, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Observed(
            answers=asked,
            theta=moment / asked,
            right=right / asked,
            share_right=right.sum(axis=1) / asked.sum(axis=1),
            density=density,
        )


def changes(found: Found, former: Former, density: Floats) -> Floats:
    """(J,) root mean square difference between the curves before and after, over the people.

    Parameters
    ----------
    density : (K,) share of the people at each point of their abilities; sums to 1.
    """
    before, after = (
        probability(found.abilities.points, items.a[:, None], items.b[:, None])
        for items in (former.items, found.items)
    )
    moved: Floats = np.sqrt((after - before) ** 2 @ density)
    return moved


def bank_information(theta: Floats, items: Calibrated) -> Floats:
    """(T,) information of all the items together at abilities `theta` (T,)."""
    total: Floats = information(theta[:, None], items.a, items.b).sum(axis=1)
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
