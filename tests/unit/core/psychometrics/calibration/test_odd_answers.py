"""Whatever the answers and however sure the abilities, diagnostics end, finite and silent."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.psychometrics.calibration.abilities import Abilities
from chalicelib.core.psychometrics.calibration.dif import (
    abilities_by_group,
    differential_functioning,
)
from chalicelib.core.psychometrics.calibration.drift import drift
from chalicelib.core.psychometrics.calibration.item_fit import item_fit
from chalicelib.core.psychometrics.calibration.online import calibrate_online
from chalicelib.core.psychometrics.calibration.responses import Responses

POINTS = np.linspace(-6.0, 6.0, 61)
PEOPLE = 80

WIDTHS = st.sampled_from([1e-9, 0.05, 0.3, 1.0, 100.0])
PLACES = st.sampled_from([0.0, -6.0, 5.9])
SPREADS = st.sampled_from([0.0, 1.0, 6.0])
SHARES = st.sampled_from([0.0, 0.02, 0.5, 1.0])


def _abilities(width: float, place: float, spread: float) -> Abilities:
    centers = POINTS[
        np.abs(POINTS - np.linspace(place - spread, place + spread, PEOPLE)[:, None]).argmin(1)
    ]
    log_posterior = -0.5 * ((POINTS - centers[:, None]) / width) ** 2
    weights = np.exp(log_posterior)
    return Abilities.of(POINTS, weights / weights.sum(1, keepdims=True))


def _responses(share: float, seed: int) -> Responses:
    draws = np.random.default_rng(seed)
    who, what = np.divmod(np.arange(PEOPLE * 2), 2)
    return Responses.of(who, what, draws.random(PEOPLE * 2) < share, people=PEOPLE, items=3)


@settings(max_examples=60, deadline=None)
@given(WIDTHS, PLACES, SPREADS, SHARES, st.integers(0, 3))
def test_seeded_items_are_calibrated_and_their_fit_looked_at(
    width: float, place: float, spread: float, share: float, seed: int
) -> None:
    abilities, answers = _abilities(width, place, spread), _responses(share, seed)
    found = calibrate_online(answers, abilities)
    for values in (found.a, found.b, found.a_error, found.b_error):
        assert np.isfinite(values).all()
    for is_counted in (False, True):
        for is_estimated in (False, True):
            fit = item_fit(
                answers,
                abilities,
                (found.a, found.b),
                is_counted=is_counted,
                is_estimated=is_estimated,
            )
            assert np.isfinite(fit.p_value).tolist() == [True, True, False]
            assert np.isfinite(fit.effect).tolist() == [True, True, False]
    moved = drift(found, found)
    assert np.all(moved.p_value == 1)
    assert np.all(moved.effect == 0)


@settings(max_examples=60, deadline=None)
@given(WIDTHS, PLACES, SPREADS, SHARES, st.integers(0, 3))
def test_groups_are_compared(
    width: float, place: float, spread: float, share: float, seed: int
) -> None:
    is_focal = np.arange(PEOPLE) % 2 == 0
    own = abilities_by_group(_abilities(width, place, spread), is_focal, log_prior=-0.5 * POINTS**2)
    dif = differential_functioning(_responses(share, seed), own, is_focal)
    assert np.isfinite(dif.shift).tolist() == [True, True, False]
    assert np.isfinite(dif.p_value).tolist() == [True, True, False]
    assert np.isfinite(dif.effect).tolist() == [True, True, False]


@settings(max_examples=20, deadline=None)
@given(st.sampled_from([1e-3, 1.0, 50.0]), st.sampled_from([-50.0, 0.0, 50.0]))
def test_a_given_curve_may_be_absurd(a: float, b: float) -> None:
    for is_counted in (False, True):
        fit = item_fit(
            _responses(0.5, 0),
            _abilities(0.3, 0.0, 1.0),
            (np.full(3, a), np.full(3, b)),
            is_counted=is_counted,
            is_estimated=False,
        )
        assert np.isfinite(fit.p_value).tolist() == [True, True, False]
