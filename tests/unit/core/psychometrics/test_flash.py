"""The incumbent's exam: its estimate, its rules, whole exams, beside the vectors."""

import json
from math import inf, nan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.errors import (
    InvalidItem,
    InvalidPolicy,
    InvalidResponses,
    NoItemLeft,
)
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.flash import (
    POINTS,
    FlashPolicy,
    Response,
    history,
    limited,
    located,
    replayed,
    replayed_by_two,
    started,
    updated,
)
from chalicelib.core.psychometrics.flash_selection import (
    Exam,
    allowed,
    best,
    degraded,
    information,
    is_degraded,
    next_item,
    picked,
    without_answered,
)
from tests import vectors
from tests.banks import engine_bank

OURS = json.loads(
    (Path(__file__).parents[3] / "data" / "exam_vectors.json").read_text(encoding="utf-8")
)
RESPONSES = st.lists(
    st.builds(Response, st.floats(0.5, 1.5), st.floats(-4.5, 6.8), st.booleans()), max_size=32
)
"""Items of the published range: further out, `1 - P` as the rule writes it loses its digits."""
VARIATIONS = st.none() | st.floats(0.05, 2.0)
LARGEST_DRAW = 2**64 - 1
LARGE = engine_bank(size=480)


def small_bank(*, competences: int = 4, tubes: int = 3, items: int = 4) -> ItemBank:
    places = [(c, t, i) for c in range(competences) for t in range(tubes) for i in range(items)]
    return ItemBank.of(
        [
            Item(
                id=f"{c}.{t}.{i}",
                a=0.6 + 0.1 * ((7 * c + 3 * t + i) % 9),
                b=-3.0 + 0.5 * ((5 * c + 2 * t + 3 * i) % 13),
                competence_id=f"c{c}",
                tube_id=f"c{c}-t{t}",
                skill_id=f"c{c}-t{t}-s{i // 2}",
            )
            for c, t, i in places
        ]
    )


def run(exam: Exam, answers: list[bool], *, draw: int = 0) -> Exam:
    for is_right in answers:
        item = next_item(exam, draw=draw)
        assert item is not None
        exam = exam.answered(item, is_right=is_right)
    return exam


@pytest.mark.parametrize("vector", OURS["vectors"], ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, object]) -> None:
    assert vectors.problem(vector, OURS["fixtures"]) is None


# The estimate


def by_the_book(
    responses: list[Response], *, start: float, variation: float | None
) -> tuple[float, float]:
    """Everything again at each answer, with products of likelihoods, as the rule is written."""
    theta, error = start, 5.0
    for count in range(1, len(responses) + 1):
        likelihood = np.ones(81)
        for response in responses[:count]:
            success = 1 / (1 + np.exp(response.a * (response.b - POINTS)))
            likelihood *= success if response.is_right else 1 - success
        posterior = likelihood * np.exp(-((POINTS - theta) ** 2) / 3)
        posterior /= posterior.sum()
        raw = float((POINTS * posterior).sum())
        if variation is not None:
            gap = variation if -variation < theta < variation else abs(theta) * variation
            raw = theta + np.sign(raw - theta) * min(abs(raw - theta), gap)
        theta = raw
        variance = (posterior * (POINTS - theta) ** 2).sum() - (9 / 80) ** 2 / 12
        error = float(np.sqrt(variance))
    return theta, error


@settings(max_examples=40)
@given(RESPONSES, st.floats(-4, 4), VARIATIONS)
def test_one_answer_at_a_time_gives_what_everything_again_gives(
    responses: list[Response], start: float, variation: float | None
) -> None:
    state = replayed(responses, start=start, variation=variation)
    expected = by_the_book(responses, start=start, variation=variation)
    assert (state.theta, state.standard_error) == pytest.approx(expected, abs=1e-9)


@given(RESPONSES, VARIATIONS)
def test_the_history_ends_where_the_replay_ends(
    responses: list[Response], variation: float | None
) -> None:
    states = history(responses, variation=variation)
    assert len(states) == len(responses)
    if states:
        assert states[-1].theta == replayed(responses, variation=variation).theta


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(0.01, 3))
def test_a_limited_move_goes_towards_the_aim_and_no_further_than_the_gap(
    theta: float, raw: float, variation: float
) -> None:
    found = float(limited(theta, raw, variation=variation))
    gap = max(variation, abs(theta) * variation)
    assert min(theta, raw) <= found <= max(theta, raw)
    assert abs(found - theta) <= gap + 1e-12


def test_at_the_very_bound_the_gap_is_relative() -> None:
    assert float(limited(0.5, 9.0, variation=0.5)) == 0.75


@given(st.lists(st.tuples(st.floats(0.3, 2.5), st.floats(-4, 4)), min_size=1, max_size=20))
def test_all_right_ends_above_all_wrong(items: list[tuple[float, float]]) -> None:
    right, wrong = ([Response(a, b, answer) for a, b in items] for answer in (True, False))
    assert replayed(right, start=0).theta > replayed(wrong, start=0).theta


def test_many_people_at_once_are_located_as_each_alone() -> None:
    answers = [Response(1.2, b, b < 0) for b in (-1.0, 0.5, 2.0, -3.0)]
    states = history(answers, variation=0.5)
    table = np.stack([state.log_likelihood for state in states])
    before = np.array([-3.0, *(state.theta for state in states[:-1])])
    theta, error = located(table, before, variation=0.5)
    assert theta.tolist() == pytest.approx([state.theta for state in states], abs=1e-14)
    assert error.tolist() == pytest.approx([state.standard_error for state in states], abs=1e-14)


@pytest.mark.parametrize(("a", "b"), [(50.0, 50.0), (50.0, -50.0), (1e-9, 0.0)])
@pytest.mark.parametrize("is_right", [True, False])
def test_extreme_items_leave_a_finite_state(a: float, b: float, is_right: bool) -> None:
    state = replayed([Response(a, b, is_right)] * 32, start=-3, variation=0.5)
    assert np.isfinite([state.theta, state.standard_error]).all()
    assert -9 <= state.theta <= 9


def test_two_answers_in_one_measure_leave_the_last_one_alone() -> None:
    answers = [Response(1.0, 0.0, True)] * 3
    alone = replayed_by_two(answers, doubles_until=0, start=0)
    assert alone.theta == replayed(answers, start=0).theta
    assert replayed_by_two(answers, doubles_until=2, start=0).theta < alone.theta


@pytest.mark.parametrize(
    "response",
    [
        Response(nan, 0, True),
        Response(1, inf, True),
        Response(0, 0, True),
        Response(1e308, 0, True),
        Response(1, -1e308, True),
    ],
)
def test_parameters_that_no_bank_may_hold_are_refused(response: Response) -> None:
    with pytest.raises(InvalidItem):
        updated(started(), response)


def test_an_answer_neither_right_nor_wrong_is_refused() -> None:
    with pytest.raises(InvalidResponses):
        updated(started(), Response(1.0, 0.0, nan))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": 0},
        {"length": 10, "minimum_answers": 11},
        {"spacing": -1},
        {"variation": 0.0},
        {"variation": nan},
        {"start": inf},
        {"start": 1e300},
        {"first_share": 0.0},
        {"first_share": 1.1},
    ],
)
def test_a_configuration_no_exam_could_follow_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InvalidPolicy):
        FlashPolicy(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("theta", [nan, inf, 1e300])
def test_an_exam_from_no_ability_is_refused(theta: float) -> None:
    with pytest.raises(InvalidPolicy):
        started(theta)


# The choice


@settings(max_examples=25)
@given(st.lists(st.booleans(), min_size=32, max_size=32), st.integers(0, LARGEST_DRAW))
def test_a_whole_exam_keeps_its_rules(answers: list[bool], draw: int) -> None:
    bank = LARGE
    exam = run(Exam.of(bank, FlashPolicy(first_share=0.51)), answers, draw=draw)
    competences = bank.competence[list(exam.items)]
    tubes = bank.tube[list(exam.items)]
    assert exam.is_over
    assert next_item(exam, draw=draw) is None
    assert len(set(tubes)) == 32
    assert len(set(competences[:16])) == 16
    assert all(len(set(competences[i : i + 3])) == 3 for i in range(30))


def test_the_state_of_an_exam_is_that_of_its_answers_replayed() -> None:
    exam = run(Exam.of(small_bank(), FlashPolicy(length=12, minimum_answers=1)), [True, False] * 6)
    assert exam.restarted(-3.0).state.theta == exam.state.theta


def test_without_the_tube_rule_a_skill_is_asked_once() -> None:
    bank = small_bank()
    exam = Exam.of(bank, FlashPolicy(one_per_tube=False)).answered(0, is_right=True)
    left = {bank.items[index].id for index in np.flatnonzero(without_answered(exam))}
    assert not left & {"0.0.0", "0.0.1"}
    assert {"0.0.2", "0.0.3"} <= left


def test_the_spacing_is_forgotten_when_it_leaves_nothing() -> None:
    bank = small_bank(competences=1)
    exam = Exam.of(bank, FlashPolicy(spacing=2)).answered(0, is_right=True)
    assert allowed(exam).sum() == 8


def test_an_exam_with_no_spacing_may_stay_in_a_competence() -> None:
    bank = small_bank(competences=2)
    policy = FlashPolicy(spacing=0, all_competences=False)
    assert allowed(Exam.of(bank, policy).answered(0, is_right=True))[4:12].all()


def test_what_is_out_of_the_pool_is_never_asked() -> None:
    bank = small_bank()
    pool = np.arange(len(bank)) % 2 == 0
    exam = run(Exam.of(bank, FlashPolicy(length=8, minimum_answers=1), pool=pool), [True] * 8)
    assert pool[list(exam.items)].all()


def test_a_pool_that_runs_dry_says_so() -> None:
    exam = run(Exam.of(small_bank(competences=1, tubes=2), FlashPolicy()), [True, True])
    with pytest.raises(NoItemLeft):
        next_item(exam, draw=0)


def test_a_pool_of_another_size_is_refused() -> None:
    with pytest.raises(InvalidItem):
        Exam.of(small_bank(), FlashPolicy(), pool=np.ones(3, bool))


def test_an_answer_after_the_end_is_refused() -> None:
    exam = run(Exam.of(small_bank(), FlashPolicy(length=1, minimum_answers=1)), [True])
    with pytest.raises(InvalidResponses):
        exam.answered(5, is_right=True)


def test_an_item_out_of_the_bank_is_refused() -> None:
    with pytest.raises(InvalidItem):
        Exam.of(small_bank(), FlashPolicy()).answered(-1, is_right=True)


@given(
    st.lists(st.sampled_from([0.1, 0.2, 0.2000000001, 0.3]), min_size=1, max_size=30),
    st.integers(1, 6),
)
def test_the_best_are_the_largest_and_ties_keep_their_order(values: list[float], kept: int) -> None:
    found = best(values, range(len(values)), kept=kept).tolist()
    expected = sorted(range(len(values)), key=lambda index: (-values[index], index))
    assert found == expected[:kept]


@given(st.floats(-50, 50), st.floats(0.01, 50), st.floats(-50, 50))
def test_information_is_bounded_and_never_overflows(theta: float, a: float, b: float) -> None:
    assert 0 <= float(information(theta, a, b)) <= a * a / 4


def test_the_first_of_five_is_drawn_with_its_share() -> None:
    draws = np.random.default_rng(1).integers(0, LARGEST_DRAW, 40_000, dtype=np.uint64)
    places = [picked(5, draw=int(draw), first_share=0.51) for draw in draws]
    shares = np.bincount(places, minlength=5) / len(places)
    assert shares.tolist() == pytest.approx([0.51, 0.2499, 0.1225, 0.0600, 0.0576], abs=0.01)


@given(st.integers(0, LARGEST_DRAW), st.integers(1, 5))
def test_a_share_of_one_always_takes_the_best(draw: int, count: int) -> None:
    assert picked(count, draw=draw, first_share=1.0) == 0


@given(st.integers(0, LARGEST_DRAW), st.integers(1, 5), st.floats(0.01, 1))
def test_what_is_drawn_is_among_the_best(draw: int, count: int, share: float) -> None:
    assert 0 <= picked(count, draw=draw, first_share=share) < count


def test_nothing_is_drawn_from_nothing() -> None:
    with pytest.raises(NoItemLeft):
        picked(0, draw=0, first_share=0.5)


@pytest.mark.parametrize(("draw", "share"), [(-1, 0.5), (2**64, 0.5), (0, 0.0)])
def test_a_draw_that_is_none_is_refused(draw: int, share: float) -> None:
    with pytest.raises(InvalidPolicy):
        picked(5, draw=draw, first_share=share)


# Exams left before the end


@pytest.mark.parametrize(
    ("answers", "left", "expected"),
    [(3, True, False), (4, True, True), (7, True, True), (8, True, False), (5, False, False)],
)
def test_only_who_leaves_between_the_minimum_and_the_end_is_degraded(
    answers: int, left: bool, expected: bool
) -> None:
    exam = Exam.of(small_bank(), FlashPolicy(length=8, minimum_answers=4))
    assert is_degraded(run(exam, [True] * answers), left_by_candidate=left) is expected


def test_degradation_fills_the_exam_with_failures_and_lowers_the_ability() -> None:
    answers = [True, True, False] * 8
    exam = run(Exam.of(LARGE, FlashPolicy()), answers)
    completed = degraded(exam)
    assert completed.is_over
    assert completed.is_right == (*answers, *[False] * 8)
    assert completed.state.theta < exam.state.theta


def test_degradation_stops_when_no_item_is_left() -> None:
    exam = run(Exam.of(small_bank(competences=2, tubes=2), FlashPolicy()), [True, True])
    assert len(degraded(exam).items) == 4


def test_a_whole_exam_is_not_degraded() -> None:
    exam = run(Exam.of(small_bank(), FlashPolicy(length=2, minimum_answers=1)), [True, True])
    assert degraded(exam) is exam
