"""People of known ability through the exam's own code: the bench's figures, with fewer people."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from chalicelib.core.certification.versions import scale_of
from chalicelib.core.psychometrics.measures import exposure, precision
from tests.banks import engine_bank, people
from tests.exam_grounds import small_pool, version
from tests.exam_people import Crowd, Crowding, faults, reference_release, sat_by
from tests.sittings import Hall

pytestmark = pytest.mark.slow

COUNT = 240


@cache
def crowd() -> Crowd:
    return sat_by(
        Hall(version("2024"), reference_release(engine_bank(size=1000))),
        people(COUNT),
        Crowding(seed=3),
    )


def test_abilities_are_found_without_bias() -> None:
    error = crowd().exams.theta - crowd().exams.true_theta
    assert abs(error.mean()) <= 3 * error.std() / COUNT**0.5


def test_the_error_is_the_one_announced() -> None:
    found = precision(crowd().exams, cuts=scale_of(version("2024")).inner_bounds)
    assert found.rmse <= 0.28
    assert 0.85 <= found.error_ratio <= 1.15
    assert found.coverage >= 0.90
    assert found.level_adjacent >= 0.995


def test_pix_and_levels_follow_the_ability() -> None:
    theta = crowd().exams.theta
    pix = np.array([result.pix for result in crowd().results])
    order = np.argsort(theta)
    assert (np.diff(pix[order]) >= 0).all()
    assert {result.status for result in crowd().results} == {"validated"}


def test_no_question_is_seen_much_more_often_than_its_cap() -> None:
    """0.20 in the long run; chance adds three standard errors of a share of so few exams."""
    assert exposure(crowd().exams).max() <= 0.20 + 3 * (0.2 * 0.8 / COUNT) ** 0.5 + 0.05


def test_neighbours_part_from_the_first_question_on() -> None:
    assert crowd().same_start() <= 0.15
    assert crowd().shared() <= 0.30
    assert crowd().shared_at_once() <= 0.05


def test_no_exam_does_what_it_must_not() -> None:
    assert dict(crowd().wrong) == {}


@pytest.mark.parametrize("version_id", ["2024", "incumbent"])
def test_the_least_bank_and_many_reports_break_no_rule(version_id: str) -> None:
    """One question in ten is reported, on a pool that has just the subjects an exam needs."""
    hall = Hall(version(version_id), small_pool())
    found = sat_by(hall, people(60), Crowding(seed=4, reports=0.1))
    assert dict(found.wrong) == {}
    assert found.reports > 100


def test_an_error_of_the_choice_would_be_seen() -> None:
    """The look-out itself: an exam without limits is told to be beyond its quotas."""
    bare = replace(version("2024"), per_competence=0, per_tube=0, cap=None, look_ahead=0.0)
    strict = Hall(version("2024"), small_pool())
    exam = Hall(bare, small_pool()).sitting("e").answer_all(lambda asked: asked.b < 0)
    assert set(faults(strict, exam, Crowding())) == {"beyond the quotas"}
    assert "another language" in set(faults(strict, exam, Crowding(lang="en")))
