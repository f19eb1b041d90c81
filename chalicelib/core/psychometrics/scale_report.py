"""The score of our exam: ability, pix and levels, each with how sure it is.

The reported ability is Warm's weighted likelihood estimate, and the errors are those of the
posterior under Jeffreys' prior, the square root of the test's information. In this model the
first is the mode of the second, so that they agree; neither knows a population, so that nobody is
drawn towards a mean; and intervals of that posterior cover, in repeated tests, what they say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
    Scale,
    level_of,
    pix_standard_error,
    report_grid,
    whole_pix,
)
from chalicelib.core.psychometrics.scale_competences import competence_posteriors


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

    `log_chances` (n, K): logarithm of the probability of each answer. `log_prior` (K,): Jeffreys'.
    """

    grid: Grid
    items: Indexes
    is_right: Floats
    log_chances: Floats
    log_prior: Floats


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
    estimate = weighted_likelihood(
        evidence.is_right, bank.a[evidence.items], bank.b[evidence.items]
    )
    posterior = evidence.log_chances.sum(axis=0) + evidence.log_prior
    low, high = interval(posterior, evidence.grid, mass=scale.mass)
    return ReportedScore(
        theta=estimate.theta,
        standard_error=_spread(posterior, evidence.grid)[1],
        pix=whole_pix(estimate.theta, scale),
        pix_standard_error=pix_standard_error(posterior, evidence.grid, scale),
        pix_interval=(whole_pix(low, scale), whole_pix(high, scale)),
        belief=LevelBelief(
            level_of(estimate.theta, scale.inner_bounds),
            _probabilities(posterior, evidence.grid, scale.inner_bounds),
        ),
        competences=_competences(bank, evidence, scale),
        answers=len(evidence.items),
        scale_id=scale.id,
        origin=origin,
    )


def _evidence(bank: ItemBank, answers: Sequence[tuple[str, bool]]) -> _Evidence:
    marks = {bank.index(item_id): is_right for item_id, is_right in answers}
    if len(marks) != len(answers):
        raise InvalidResponses("an item answered twice")
    if not all(is_right in {True, False} for is_right in marks.values()):
        raise InvalidResponses("an answer that is neither right nor wrong")
    items = np.array([i for i in sorted(marks) if not bank.items[i].is_pretest], np.intp)
    if not items.size:
        raise InvalidResponses("no answer to a scored item")
    is_right = np.array([marks[index] for index in items.tolist()], np.float64)
    grid = report_grid()
    curves = Curves.of(bank.a[items], bank.b[items], grid)
    return _Evidence(
        grid=grid,
        items=items,
        is_right=is_right,
        log_chances=np.where(is_right[:, None] > 0, curves.log_p, curves.log_q),
        log_prior=0.5 * log_information(grid.points, bank.a[items], bank.b[items]),
    )


def _competences(bank: ItemBank, evidence: _Evidence, scale: Scale) -> tuple[CompetenceScore, ...]:
    owners = bank.competence[evidence.items]
    likelihoods = np.zeros((len(bank.competence_ids), len(evidence.grid.points)))
    np.add.at(likelihoods, owners, evidence.log_chances)
    posteriors = competence_posteriors(
        likelihoods,
        evidence.log_prior,
        points=evidence.grid.points,
        spread=scale.ability_sd * (1.0 - scale.correlation) ** 0.5,
    )
    counts = np.bincount(owners, minlength=len(bank.competence_ids)).tolist()
    found = []
    for index, competence_id in enumerate(bank.competence_ids):
        posterior = posteriors[index]
        theta, standard_error = _spread(posterior, evidence.grid)
        chances = _probabilities(posterior, evidence.grid, scale.cuts_of(competence_id))
        found.append(
            CompetenceScore(
                competence_id=competence_id,
                answers=counts[index],
                theta=theta,
                standard_error=standard_error,
                belief=LevelBelief.most_probable(chances),
            )
        )
    return tuple(found)


def _probabilities(posterior: Floats, grid: Grid, cuts: Sequence[float]) -> tuple[float, ...]:
    return tuple(mass_between(posterior, grid, cuts).tolist())


def _spread(posterior: Floats, grid: Grid) -> tuple[float, float]:
    mean, sd = moments(posterior, grid)
    return float(mean), max(float(sd), grid.least_variance**0.5)
