"""The score of our exam: ability, pix and levels, each with how sure it is.

The reported ability is Warm's weighted likelihood estimate, and the errors are those of the
posterior under Jeffreys' prior, the square root of the test's information. In this model the
first is the mode of the second, so that they agree; neither knows a population, so that nobody is
drawn towards a mean; and intervals of that posterior cover, in repeated tests, what they say.

That holds for people who are equally able everywhere. For the others the posterior is stretched
around the estimate, until it is as wide as the mean of their competences is uncertain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from chalicelib.core.errors import InvalidResponses
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import (
    Curves,
    Grid,
    interval,
    mass_between,
    moments,
    weighted_likelihood,
)
from chalicelib.core.psychometrics.likelihood import log_information
from chalicelib.core.psychometrics.model import Floats, Indexes
from chalicelib.core.psychometrics.scale import (
    REACH,
    Scale,
    level_of,
    pix_standard_error,
    report_grid,
    whole_pix,
)
from chalicelib.core.psychometrics.scale_competences import (
    competence_posteriors,
    overall_standard_error,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a score was computed from, so that it can be again, years later."""

    release_id: str
    calibration_id: str


@dataclass(frozen=True, slots=True)
class LevelBelief:
    """A level, and the probability of each from 0 up; they sum to 1."""

    level: int
    probabilities: tuple[float, ...]

    def at_least(self, level: int) -> float:
        """Probability of this level or more."""
        return float(sum(self.probabilities[max(level, 0) :]))

    @classmethod
    def most_probable(cls, probabilities: tuple[float, ...]) -> "LevelBelief":
        """In the level of largest probability; the lowest on a tie."""
        return cls(probabilities.index(max(probabilities)), probabilities)


@dataclass(frozen=True, slots=True)
class CompetenceScore:
    """A competence: `theta` is its posterior mean, `belief.level` the most probable one.

    `answers` is how many answers of its own it rests on; with 0 it says only what the rest of the
    test lets expect.
    """

    competence_id: str
    answers: int
    theta: float
    standard_error: float
    belief: LevelBelief


@dataclass(frozen=True, slots=True)
class ReportedScore:
    """The score of a whole test; `belief.level` is the level the pix fall in.

    `pix_interval` holds the truth with the probability of the scale's `mass`.
    """

    theta: float
    standard_error: float
    pix: int
    pix_standard_error: float
    pix_interval: tuple[int, int]
    belief: LevelBelief
    competences: tuple[CompetenceScore, ...]
    answers: int
    scale_id: str
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    """The scored answers in the order of the bank, and what they say on the grid.

    Attributes
    ----------
    items, is_right : (n,).
    log_prior : (K,) Jeffreys' prior.
    log_likelihoods : (C, K) of the answers in each competence of the bank; zeros for none.
    counts : (C) answers in each.
    """

    grid: Grid
    items: Indexes
    is_right: Floats
    log_prior: Floats
    log_likelihoods: Floats
    counts: tuple[int, ...]


def reported_score(
    bank: ItemBank, answers: Sequence[tuple[str, bool]], *, scale: Scale, origin: Origin
) -> ReportedScore:
    """The score of a test from its answers, (item id, right or not); items under pretest left out.

    The same answers give the same score whatever their order, on any machine: pix and levels are
    equal, abilities within 1e-9.

    Parameters
    ----------
    bank : the items with the parameters of the calibration that `origin` names.
    answers : at least one to a scored item; an item twice is refused.

    Raises
    ------
    `InvalidResponses`, `InvalidItem`.
    """
    evidence = _evidence(bank, answers)
    theta = _estimated(bank, evidence)
    posterior = evidence.log_likelihoods.sum(axis=0) + evidence.log_prior
    grid = _stretched(evidence, posterior, theta=theta, spread=scale.spread)
    low, high = interval(posterior, grid, mass=scale.mass)
    return ReportedScore(
        theta=theta,
        standard_error=_moments(posterior, grid)[1],
        pix=whole_pix(theta, scale),
        pix_standard_error=pix_standard_error(posterior, grid, scale),
        pix_interval=(whole_pix(low, scale), whole_pix(high, scale)),
        belief=LevelBelief(
            level_of(theta, scale.inner_bounds),
            _probabilities(posterior, grid, scale.inner_bounds),
        ),
        competences=_competences(bank.competence_ids, evidence, scale=scale),
        answers=len(evidence.items),
        scale_id=scale.id,
        origin=origin,
    )


def _estimated(bank: ItemBank, evidence: _Evidence) -> float:
    """Warm's estimate where abilities are looked for, as is the posterior it is the mode of."""
    a, b = bank.a[evidence.items], bank.b[evidence.items]
    found = weighted_likelihood(evidence.is_right, a, b).theta
    return min(max(found, -REACH), REACH)


def _evidence(bank: ItemBank, answers: Sequence[tuple[str, bool]]) -> _Evidence:
    marks = _marks(bank, answers)
    items = np.array(sorted(marks), np.intp)
    is_right = np.array([marks[index] for index in items.tolist()], np.float64)
    grid, owners = report_grid(), bank.competence[items]
    curves = Curves.of(bank.a[items], bank.b[items], grid)
    likelihoods = np.zeros((len(bank.competence_ids), len(grid.points)))
    np.add.at(likelihoods, owners, np.where(is_right[:, None] > 0, curves.log_p, curves.log_q))
    return _Evidence(
        grid=grid,
        items=items,
        is_right=is_right,
        log_prior=0.5 * log_information(grid.points, bank.a[items], bank.b[items]),
        log_likelihoods=likelihoods,
        counts=tuple(np.bincount(owners, minlength=len(likelihoods)).tolist()),
    )


def _marks(bank: ItemBank, answers: Sequence[tuple[str, bool]]) -> dict[int, bool]:
    """The scored answers, by the item's index."""
    marks = {bank.index(item_id): is_right for item_id, is_right in answers}
    if len(marks) != len(answers):
        raise InvalidResponses("an item answered twice")
    if not all(is_right in {True, False} for is_right in marks.values()):
        raise InvalidResponses("an answer that is neither right nor wrong")
    scored = {index: mark for index, mark in marks.items() if not bank.items[index].is_pretest}
    if not scored:
        raise InvalidResponses("no answer to a scored item")
    return scored


def _stretched(evidence: _Evidence, posterior: Floats, *, theta: float, spread: float) -> Grid:
    """The grid pulled away from the estimate until the posterior on it is as wide as it should."""
    overall = overall_standard_error(
        evidence.log_likelihoods, evidence.log_prior, points=evidence.grid.points, spread=spread
    )
    factor = max(1.0, overall / _moments(posterior, evidence.grid)[1])
    points = theta + factor * (evidence.grid.points - theta)
    return replace(
        evidence.grid,
        points=points,
        powers=points[:, None] ** np.arange(3),
        least_variance=evidence.grid.least_variance * factor**2,
    )


def _competences(
    ids: Sequence[str], evidence: _Evidence, *, scale: Scale
) -> tuple[CompetenceScore, ...]:
    posteriors = competence_posteriors(
        evidence.log_likelihoods,
        evidence.log_prior,
        points=evidence.grid.points,
        spread=scale.spread,
    )
    found = []
    for id_, answers, posterior in zip(ids, evidence.counts, posteriors, strict=True):
        theta, standard_error = _moments(posterior, evidence.grid)
        chances = _probabilities(posterior, evidence.grid, scale.cuts_of(id_))
        belief = LevelBelief.most_probable(chances)
        found.append(CompetenceScore(id_, answers, theta, standard_error, belief))
    return tuple(found)


def _probabilities(posterior: Floats, grid: Grid, cuts: Sequence[float]) -> tuple[float, ...]:
    return tuple(mass_between(posterior, grid, cuts).tolist())


def _moments(posterior: Floats, grid: Grid) -> tuple[float, float]:
    mean, sd = moments(posterior, grid)
    return float(mean), max(float(sd), grid.least_variance**0.5)
