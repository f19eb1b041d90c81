"""Simulated people on our scale: intervals and probabilities hold what they say."""

import numpy as np
import pytest

from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Curves, Grid
from chalicelib.core.psychometrics.model import Floats, probability
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.scale import Scale, level_of, whole_pix
from chalicelib.core.psychometrics.scale_report import Origin, ReportedScore, reported_score
from chalicelib.core.psychometrics.selection import Pool
from tests.banks import COMPETENCES, engine_bank

pytestmark = pytest.mark.slow

SEED = Scale()


def sat_by(people: Floats, *, seed: int) -> list[ReportedScore]:
    """Adaptive tests of 32 questions, two a competence; `people` (N, 16) by competence."""
    draws = np.random.default_rng(seed)
    bank = engine_bank(size=800)
    pool, grid = Pool.of(bank, Policy(cap=None)), Grid.normal()
    curves = Curves.of(bank.a, bank.b, grid)
    found = []
    for person in people:
        test, answers = AdaptiveTest.begun(pool, grid, curves), {}
        while not test.is_complete:
            item = test.next_item()
            chance = probability(person[bank.competence[item]], bank.a[item], bank.b[item])
            answers[bank.items[item].id] = bool(draws.random() < chance)
            test.record(item, is_right=answers[bank.items[item].id])
        found.append(_score(bank, answers))
    return found


def _score(bank: ItemBank, answers: dict[str, bool]) -> ReportedScore:
    origin = Origin(release_id="release", calibration_id="calibration")
    return reported_score(bank, list(answers.items()), scale=SEED, origin=origin)


@pytest.fixture(scope="module")
def crowd() -> tuple[Floats, list[ReportedScore]]:
    """500 people whose abilities in two competences are correlated as the scale says."""
    draws = np.random.default_rng(11)
    common = draws.normal(0, np.sqrt(SEED.correlation), (500, 1))
    people = common + draws.normal(0, np.sqrt(1 - SEED.correlation), (500, COMPETENCES))
    return people, sat_by(people, seed=12)


def test_intervals_of_pix_hold_the_truth_as_often_as_they_say(
    crowd: tuple[Floats, list[ReportedScore]],
) -> None:
    people, scores = crowd
    truths = [whole_pix(float(theta), SEED) for theta in people.mean(axis=1)]
    held = [
        found.pix_interval[0] <= truth <= found.pix_interval[1]
        for found, truth in zip(scores, truths, strict=True)
    ]
    assert np.mean(held) == pytest.approx(SEED.mass, abs=0.03)


def test_levels_of_competences_are_right_as_often_as_they_say(
    crowd: tuple[Floats, list[ReportedScore]],
) -> None:
    people, scores = crowd
    said, true = [], []
    for person, found in zip(people, scores, strict=True):
        for theta, each in zip(person, found.competences, strict=True):
            said.append(max(each.belief.probabilities))
            true.append(each.belief.level == level_of(float(theta), SEED.cuts))
    assert np.mean(true) == pytest.approx(np.mean(said), abs=0.02)
    sure = np.array(said) > np.median(said)
    assert np.mean(np.array(true)[sure]) == pytest.approx(np.mean(np.array(said)[sure]), abs=0.03)


@pytest.mark.parametrize("theta", [-2.5, 2.5])
def test_the_ends_are_not_drawn_to_the_middle(theta: float) -> None:
    scores = sat_by(np.full((150, COMPETENCES), theta), seed=13)
    errors = np.array([found.theta for found in scores]) - theta
    assert abs(errors.mean()) < 3 * errors.std() / np.sqrt(len(errors)) + 0.02
