"""Our scale: pix and levels of an ability, their errors, and scores that can be made again."""

import json
from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from chalicelib.core.certification import scoring
from chalicelib.core.errors import InvalidItem, InvalidResponses, InvalidScale
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.model import information, probability
from chalicelib.core.psychometrics.scale import (
    REACH,
    Scale,
    exact_pix,
    level_of,
    pix_standard_error,
    report_grid,
    whole_pix,
)
from chalicelib.core.psychometrics.scale_competences import (
    competence_posteriors,
    overall_standard_error,
)
from chalicelib.core.psychometrics.scale_report import (
    LevelBelief,
    Origin,
    ReportedScore,
    reported_score,
)
from tests.banks import COMPETENCES, engine_bank

SEED = Scale()
ORIGIN = Origin(release_id="release", calibration_id="calibration")
BANK = engine_bank(size=320)
ABILITIES = st.floats(-30, 30)
ANSWERS = st.dictionaries(st.sampled_from([item.id for item in BANK.items]), st.booleans()).filter(
    bool
)


def score(answers: dict[str, bool], *, bank: ItemBank = BANK, scale: Scale = SEED) -> ReportedScore:
    return reported_score(bank, list(answers.items()), scale=scale, origin=ORIGIN)


def two_a_competence(*, is_right: bool | None = None) -> dict[str, bool]:
    """A test of 32 questions; by default every other one is right."""
    ids = [item.id for item in BANK.items[: 2 * COMPETENCES]]
    return {id_: index % 2 == 0 if is_right is None else is_right for index, id_ in enumerate(ids)}


# The scale


@given(ABILITIES, ABILITIES)
def test_pix_never_go_down_and_stay_between_nothing_and_the_cap(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert 0 <= whole_pix(low, SEED) <= whole_pix(high, SEED) <= SEED.cap


@given(st.floats(-9, 9))
def test_pix_are_those_of_the_incumbent_on_the_same_intervals(theta: float) -> None:
    found = scoring.reached(theta, scoring.intervals_between(SEED.bounds))
    assert whole_pix(theta, SEED) == pytest.approx(found.pix, abs=1)
    assert level_of(theta, SEED.inner_bounds) == (found.mesh or 0)


def test_between_two_bounds_pix_go_straight() -> None:
    scale = Scale(bounds=(-1.0, 0.0, 2.0), weights=(10, 100))
    assert exact_pix([-2, -0.5, 0, 1, 2, 9], scale).tolist() == [0, 5, 10, 60, 109, 109]


def test_an_ability_that_is_no_number_has_no_pix() -> None:
    with pytest.raises(InvalidScale):
        whole_pix(nan, SEED)


def test_levels_begin_at_their_cut() -> None:
    assert [level_of(theta, (-1.0, 0.0)) for theta in (-1.1, -1.0, -0.1, 0.0, 5)] == [0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"bounds": (0.0,), "weights": ()},
        {"bounds": (0.0, 0.0), "weights": (1,)},
        {"bounds": (0.0, nan), "weights": (1,)},
        {"bounds": (0.0, inf), "weights": (1,)},
        {"bounds": (1.0, 0.0), "weights": (1,)},
        {"bounds": (0.0, 11.0), "weights": (1,)},
        {"weights": (64,)},
        {"weights": (64, 64, 128, 0, 128, 128, 128, 128)},
        {"cuts": ()},
        {"cuts": (1.0, 0.5)},
        {"cuts": tuple(range(9))},
        {"competence_cuts": {"1.1": (2.0, 1.0)}},
        {"correlation": 1.1},
        {"correlation": nan},
        {"ability_sd": 0.0},
        {"mass": 1.0},
    ],
)
def test_a_scale_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidScale):
        Scale(**wrong)  # type: ignore[arg-type]


def test_the_error_of_pix_is_that_of_the_ability_times_the_slope() -> None:
    scale = Scale(bounds=(-8.0, 8.0), weights=(1600,))
    posterior = -0.5 * ((report_grid().points - 0.3) / 0.2) ** 2
    assert pix_standard_error(posterior, report_grid(), scale) == pytest.approx(20.0, rel=1e-3)


# Reported scores


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_any_answers_give_bounded_scores_and_probabilities_that_sum_to_one(
    answers: dict[str, bool],
) -> None:
    found = score(answers)
    low, high = found.pix_interval
    assert np.isfinite([found.theta, found.standard_error, found.pix_standard_error]).all()
    assert 0 <= low <= found.pix <= high <= SEED.cap
    assert found.standard_error > 0
    for belief in (found.belief, *(each.belief for each in found.competences)):
        assert sum(belief.probabilities) == pytest.approx(1.0, abs=1e-12)
        assert min(belief.probabilities) >= 0
        assert belief.at_least(0) == pytest.approx(1.0)
        assert 0 <= belief.level < len(belief.probabilities)
    assert sum(each.answers for each in found.competences) == found.answers == len(answers)


@settings(max_examples=30, deadline=None)
@given(ANSWERS, st.data())
def test_one_more_right_answer_never_lowers_a_score(
    answers: dict[str, bool], data: st.DataObject
) -> None:
    changed = data.draw(st.sampled_from(sorted(answers)))
    worse, better = ({**answers, changed: is_right} for is_right in (False, True))
    assert score(worse).theta < score(better).theta
    assert score(worse).pix <= score(better).pix


def test_a_score_made_again_from_stored_answers_in_any_order_is_the_same() -> None:
    answers = two_a_competence()
    stored = json.loads(json.dumps(list(answers.items())))
    turned = dict(reversed(stored))
    assert score(dict(stored)) == score(answers)
    assert score(turned) == score(answers)


def test_a_score_hardly_moves_with_the_last_digit_of_the_parameters() -> None:
    answers = two_a_competence()
    moved = ItemBank.of(
        [replace(item, a=item.a * (1 + 1e-15), b=item.b * (1 - 1e-15)) for item in BANK.items]
    )
    first, again = score(answers), score(answers, bank=moved)
    assert again.theta == pytest.approx(first.theta, abs=1e-12)
    assert (again.pix, again.belief.level) == (first.pix, first.belief.level)


def test_the_reported_ability_solves_warms_equation() -> None:
    answers = two_a_competence()
    items = [BANK.index(id_) for id_ in answers]
    a, b, right = BANK.a[items], BANK.b[items], np.array(list(answers.values()), float)

    def equation(theta: float) -> float:
        success = probability(theta, a, b)
        known = information(theta, a, b)
        bias = (known * a * (1 - 2 * success)).sum() / (2 * known.sum())
        return float((a * (right - success)).sum() + bias)

    expected = optimize.brentq(equation, -5, 5, xtol=1e-14)
    assert score(answers).theta == pytest.approx(expected, abs=1e-9)


def test_all_right_and_all_wrong_are_far_but_finite_and_less_sure() -> None:
    right, wrong = (score(two_a_competence(is_right=each)) for each in (True, False))
    middle = score(two_a_competence())
    assert wrong.theta < middle.theta < right.theta
    assert min(right.standard_error, wrong.standard_error) > middle.standard_error
    assert right.pix_interval[1] == SEED.cap
    assert wrong.pix_interval[0] == 0


def test_the_score_names_what_it_was_made_from() -> None:
    found = score(two_a_competence(), scale=Scale(id="2026"))
    assert (found.scale_id, found.origin) == ("2026", ORIGIN)


def test_items_under_pretest_do_not_count() -> None:
    answers = two_a_competence()
    extra = ItemBank.of([*BANK.items, Item("new", 1.0, 0.0, "c00", "c00-t0", is_pretest=True)])
    assert score({**answers, "new": True}, bank=extra) == score(answers)


def test_a_competence_never_asked_says_that_it_rests_on_nothing_of_its_own() -> None:
    answers = {id_: True for id_ in two_a_competence() if not id_.endswith(("-0000", "-0016"))}
    first, second = score(answers).competences[:2]
    assert (first.answers, second.answers) == (0, 2)
    assert first.standard_error > second.standard_error


@pytest.mark.parametrize("mark", [nan, 2, None])
def test_an_answer_that_is_no_answer_is_refused(mark: object) -> None:
    with pytest.raises(InvalidResponses):
        score({BANK.items[0].id: mark})  # type: ignore[dict-item]


def test_no_answer_at_all_is_refused() -> None:
    with pytest.raises(InvalidResponses):
        score({})


def test_an_item_answered_twice_is_refused() -> None:
    answers = [(BANK.items[0].id, True)] * 2
    with pytest.raises(InvalidResponses):
        reported_score(BANK, answers, scale=SEED, origin=ORIGIN)


def test_an_item_of_another_bank_is_refused() -> None:
    with pytest.raises(InvalidItem):
        score({"elsewhere": True})


@pytest.mark.parametrize(("a", "b"), [(50.0, 50.0), (50.0, -50.0), (1e-6, 0.0)])
def test_extreme_items_give_a_score_all_the_same(a: float, b: float) -> None:
    bank = ItemBank.of([Item("x", a, b, "c0", "t0"), Item("y", 1.0, 0.0, "c1", "t1")])
    for marks in ((True, False), (False, True), (True, True), (False, False)):
        found = score(dict(zip("xy", marks, strict=True)), bank=bank)
        assert np.isfinite([found.theta, found.standard_error, found.pix_standard_error]).all()
        assert sum(found.competences[0].belief.probabilities) == pytest.approx(1)


@pytest.mark.parametrize("is_right", [True, False])
def test_an_ability_beyond_the_scale_stays_within_its_own_intervals(is_right: bool) -> None:
    far = 50.0 if is_right else -50.0
    items = [Item(f"x{n}", 1.0, far, f"c{n % 4}", f"t{n}") for n in range(8)]
    found = score({item.id: is_right for item in items}, bank=ItemBank.of(items))
    assert abs(found.theta) == REACH
    assert found.pix_interval == ((SEED.cap, SEED.cap) if is_right else (0, 0))
    assert found.belief.probabilities[found.belief.level] == pytest.approx(1)


def test_the_most_probable_level_is_the_lowest_of_two_equals() -> None:
    assert LevelBelief.most_probable((0.2, 0.4, 0.4)).level == 1


# Competences


def test_with_a_correlation_of_one_every_competence_is_the_whole_test() -> None:
    found = score(two_a_competence(), scale=Scale(correlation=1.0))
    spreads = {round(each.theta, 6) for each in found.competences}
    assert len(spreads) == 1
    assert found.competences[0].standard_error == pytest.approx(found.standard_error, rel=1e-6)


def test_the_lower_the_correlation_the_more_a_competence_speaks_for_itself() -> None:
    answers = two_a_competence(is_right=False)
    answers |= {id_: True for id_ in answers if BANK.items[BANK.index(id_)].competence_id == "c03"}
    gaps = []
    for correlation in (0.95, 0.85, 0.5):
        found = score(answers, scale=Scale(correlation=correlation))
        gaps.append(found.competences[3].theta - found.competences[4].theta)
    assert 0 < gaps[0] < gaps[1] < gaps[2]


def test_a_competence_may_have_cuts_of_its_own() -> None:
    found = score(two_a_competence(), scale=Scale(competence_cuts={"c01": (0.0,)}))
    assert [len(each.belief.probabilities) for each in found.competences[:2]] == [8, 2]


def test_a_test_that_leaves_competences_out_is_less_sure_than_its_answers_taken_as_one() -> None:
    ids = [item.id for index, item in enumerate(BANK.items) if index % COMPETENCES < 4][:32]
    narrow = {id_: index % 3 == 0 for index, id_ in enumerate(ids)}
    for answers, least, most in ((two_a_competence(), 1.0, 1.1), (narrow, 1.05, 1.5)):
        alone = score(answers, scale=Scale(correlation=1.0)).standard_error
        assert least * alone <= score(answers).standard_error <= most * alone


def test_posteriors_of_competences_are_sums_over_all_the_others() -> None:
    """Against the whole cube of three abilities, on a coarse grid."""
    points = np.linspace(-4, 4, 41)
    draws = np.random.default_rng(5)
    likelihoods = -0.5 * ((points - draws.normal(size=(3, 1))) / 0.8) ** 2
    prior, spread = -0.1 * points**2, 0.6
    near = np.exp(-0.5 * ((points - points[:, None]) / spread) ** 2)
    near /= near.sum(axis=1, keepdims=True)
    first, second, third = np.exp(likelihoods)
    cube = np.einsum("t,ti,i,tj,j,tk,k->ijk", np.exp(prior), near, first, near, second, near, third)
    expected = cube.sum(axis=(1, 2)) / cube.sum()
    found = np.exp(competence_posteriors(likelihoods, prior, points=points, spread=spread)[0])
    assert found / found.sum() == pytest.approx(expected, abs=1e-12)

    mean = (points[:, None, None] + points[:, None] + points) / 3
    expected_error = np.sqrt(np.cov(mean.ravel(), aweights=cube.ravel(), ddof=0))
    error = overall_standard_error(likelihoods, prior, points=points, spread=spread)
    assert error == pytest.approx(expected_error, abs=1e-12)
