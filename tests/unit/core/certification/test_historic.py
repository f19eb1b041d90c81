"""Certifications of before the adaptive exam, beside the vectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.certification.historic import (
    Estimated,
    HistoricChallenge,
    Mark,
    certified_level,
    certified_pix,
    historic_score,
    historic_status,
    is_trusted,
    rate_of_success,
    verdict,
)
from chalicelib.core.certification.inferred import (
    SkillItem,
    SkillWorth,
    inferred_pix,
    minimum_ability,
)
from chalicelib.core.errors import InvalidItem, InvalidResponses


def questions(competence_id: str, count: int = 3, **flags: bool) -> list[HistoricChallenge]:
    return [HistoricChallenge(f"{competence_id}-{n}", competence_id, **flags) for n in range(count)]


def answers(challenges: list[HistoricChallenge], marks: str) -> list[tuple[str, Mark]]:
    names: dict[str, Mark] = {"r": "right", "p": "partly_right", "w": "wrong"}
    return [(each.id, names[mark]) for each, mark in zip(challenges, marks, strict=True)]


@given(st.integers(1, 3), st.integers(0, 3), st.integers(0, 3), st.integers(0, 100))
def test_every_possible_count_has_a_verdict(
    challenges: int, correct: int, neutralized: int, rate: int
) -> None:
    if correct + neutralized <= challenges:
        verdict(challenges=challenges, correct=correct, neutralized=neutralized, rate=rate)
    else:
        with pytest.raises(InvalidResponses):
            verdict(challenges=challenges, correct=correct, neutralized=neutralized, rate=rate)


def test_more_questions_than_a_competence_has_are_refused() -> None:
    with pytest.raises(InvalidResponses):
        verdict(challenges=4, correct=4, neutralized=0, rate=100)


def test_level_and_pix_are_capped() -> None:
    assert certified_level("validated", estimated=7) == 5
    assert certified_pix("validated", estimated=60) == 40
    assert certified_pix("downgraded", estimated=60, max_level=7) == 52


def test_ten_of_fifteen_questions_are_enough() -> None:
    assert [is_trusted(challenges=15, kept=kept) for kept in (9, 10)] == [False, True]


def test_the_rate_is_rounded_and_none_without_questions() -> None:
    assert (rate_of_success(5, 8), rate_of_success(2, 3), rate_of_success(0, 0)) == (63, 67, 0)


def test_an_exam_confirms_lowers_and_refuses() -> None:
    asked = [*questions("1.1"), *questions("1.2"), *questions("1.3")]
    profile = {"1.1": Estimated(4, 33), "1.2": Estimated(3, 26), "1.3": Estimated(2, 17)}
    score = historic_score(asked, answers(asked, "rrrrrwrww"), profile)
    assert score.rate == 67
    assert [(mark.level, mark.pix) for mark in score.marks] == [(4, 33), (2, 18), (-1, 0)]
    assert score.pix == 51
    assert historic_status(score) == ("validated", None)


def test_under_half_right_nothing_is_certified() -> None:
    asked = [*questions("1.1"), *questions("1.2")]
    profile = {"1.1": Estimated(4, 33), "1.2": Estimated(3, 26)}
    score = historic_score(asked, answers(asked, "rrwwww"), profile)
    assert score.pix == 0
    assert historic_status(score)[0] == "rejected"
    assert historic_status(score, is_technical_abort=True)[0] == "cancelled"


def test_a_dependent_question_counts_twice_when_there_are_few() -> None:
    asked = [*questions("1.1", 1, is_dependent=True), *questions("1.2", 2)]
    profile = {"1.1": Estimated(3, 24), "1.2": Estimated(3, 24)}
    full = historic_score(asked, answers(asked, "rrr"), profile)
    part = historic_score(asked, answers(asked, "prr"), profile)
    assert [mark.level for mark in full.marks] == [3, 3]
    assert part.rate == 67
    assert [mark.level for mark in part.marks] == [-1, 3]


def test_a_neutralized_question_counts_neither_for_nor_against() -> None:
    asked = [*questions("1.1", 2), HistoricChallenge("x", "1.1", is_neutralized=True)]
    score = historic_score(asked, answers(asked[:2], "rr"), {"1.1": Estimated(3, 24)})
    assert (score.rate, score.pix) == (100, 24)


def test_too_many_neutralized_questions_cancel() -> None:
    asked = [*questions("1.1", 1), *questions("1.2", 2, is_neutralized=True)]
    profile = {"1.1": Estimated(3, 24), "1.2": Estimated(3, 24)}
    score = historic_score(asked, answers(asked[:1], "r"), profile)
    assert historic_status(score) == ("cancelled", "cancelled_due_to_neutralization")
    assert historic_status(score, is_fraud=True) == ("rejected", "fraud")
    assert historic_status(score, is_fraud=True, is_cancelled_by_jury=True)[0] == "cancelled"


def test_a_question_skipped_automatically_counts_as_wrong() -> None:
    asked = [*questions("1.1", 2), HistoricChallenge("x", "1.1", is_skipped_automatically=True)]
    score = historic_score(asked, answers(asked[:2], "rr"), {"1.1": Estimated(3, 24)})
    assert (score.rate, score.pix) == (67, 16)


@pytest.mark.parametrize(
    "given_answers",
    [
        [("1.1-0", "right")],
        [("1.1-0", "right"), ("1.1-1", "right"), ("1.1-2", "right"), ("9.9-0", "right")],
        [("1.1-0", "right"), ("1.1-0", "wrong"), ("1.1-1", "right"), ("1.1-2", "right")],
    ],
    ids=["missing", "not_asked", "twice"],
)
def test_answers_that_break_the_contract_are_refused(given_answers: list[tuple[str, Mark]]) -> None:
    with pytest.raises(InvalidResponses):
        historic_score(questions("1.1"), given_answers, {"1.1": Estimated(3, 24)})


def test_a_competence_without_question_is_refused() -> None:
    with pytest.raises(InvalidResponses):
        historic_score([], [], {"1.1": Estimated(3, 24)})


# The first adaptive campaigns


def test_an_easier_validated_item_speaks_for_its_skill() -> None:
    items = [
        SkillItem("hard", "s", 1.0, 5.0),
        SkillItem("easy", "s", 1.0, -5.0, status="archived"),
    ]
    skills = {"s": SkillWorth(4.0, "1.1")}
    assert inferred_pix(items, skills, answers={}, theta=0.0) == {"1.1": 0.0}
    assert inferred_pix(items[1:], skills, answers={}, theta=0.0) == {"1.1": 4.0}


def test_a_skill_asked_counts_by_its_answer_alone() -> None:
    items = [SkillItem("x", "s", 1.0, -5.0)]
    skills = {"s": SkillWorth(4.0, "1.1")}
    assert inferred_pix(items, skills, answers={"x": False}, theta=5.0) == {"1.1": 0.0}
    assert inferred_pix(items, skills, answers={"x": True}, theta=-9.0) == {"1.1": 4.0}


@pytest.mark.parametrize(("a", "success"), [(0.0, 0.95), (1.0, 0.0), (1.0, 1.0)])
def test_a_minimum_that_does_not_exist_is_refused(a: float, success: float) -> None:
    with pytest.raises(InvalidItem):
        minimum_ability(a, 0.0, success=success)
