"""Scores of many tests at once are those a certificate would bear."""

import numpy as np
import pytest

from chalicelib.core.psychometrics.measures import NOT_ASKED
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.reported import reported
from chalicelib.core.psychometrics.scale import Scale
from chalicelib.core.psychometrics.scale_report import Origin, reported_score
from chalicelib.core.psychometrics.simulation import simulate
from tests.banks import engine_bank, people

BANK = engine_bank(size=320)
RESULT = simulate(BANK, Policy(cap=None), people(40), seed=3)


def test_they_agree_with_scores_made_one_by_one() -> None:
    theta, error = reported(BANK, RESULT)
    scale = Scale(correlation=1.0)
    for person in range(len(RESULT)):
        items = [BANK.items[item].id for item in RESULT.items[person]]
        answers = list(zip(items, RESULT.is_right[person].tolist(), strict=True))
        score = reported_score(BANK, answers, scale=scale, origin=Origin("r", "c"))
        assert theta[person] == pytest.approx(score.theta, abs=0.002)
        assert error[person] == pytest.approx(score.standard_error, rel=0.02)


def test_questions_that_an_early_stop_did_away_with_say_nothing() -> None:
    items = RESULT.items.copy()
    items[:, 20:] = NOT_ASKED
    short = type(RESULT)(
        items=items,
        is_right=RESULT.is_right,
        true_theta=RESULT.true_theta,
        theta=RESULT.theta,
        standard_error=RESULT.standard_error,
        pretest_items=RESULT.pretest_items,
        pretest_is_right=RESULT.pretest_is_right,
        prices=RESULT.prices,
        bank_size=RESULT.bank_size,
    )
    answered = np.where(np.arange(32) < 20, RESULT.is_right, ~RESULT.is_right)
    other = type(RESULT)(
        **{name: getattr(short, name) for name in short.__slots__} | {"is_right": answered}
    )
    assert np.array_equal(reported(BANK, short)[0], reported(BANK, other)[0])
    assert (reported(BANK, short)[1] > reported(BANK, RESULT)[1]).all()


def test_all_right_and_all_wrong_have_finite_scores() -> None:
    for mark in (True, False):
        same = type(RESULT)(
            **{name: getattr(RESULT, name) for name in RESULT.__slots__}
            | {"is_right": np.full_like(RESULT.is_right, mark)}
        )
        theta, error = reported(BANK, same)
        assert np.isfinite(theta).all()
        assert (np.sign(theta) == (1 if mark else -1)).all()
        assert (error > 0).all()
