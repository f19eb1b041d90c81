"""The status of an exam: the first case that applies, beside the vectors."""

import pytest

from chalicelib.core.certification.result import Outcome, certification_result, is_clea_acquired

LACK = "rejected_due_to_lack_of_answers"
TECHNICAL = "cancelled_due_to_lack_of_answers_for_technical_reason"


@pytest.mark.parametrize(
    ("exam", "status", "comment"),
    [
        (
            Outcome(0, None, None, is_cancelled_by_jury=True, is_fraud=True),
            "cancelled_by_jury",
            "cancelled_by_jury",
        ),
        (Outcome(32, 500, 4, is_fraud=True), "rejected", "fraud"),
        (Outcome(3, 0, None, is_fraud=True, is_technical_abort=True), "rejected", "fraud"),
        (Outcome(19, 500, 4, is_technical_abort=True), "cancelled", TECHNICAL),
        (Outcome(19, 500, 4), "rejected", LACK),
        (Outcome(20, 500, 4, is_technical_abort=True), "validated", None),
        (Outcome(20, None, None, framework="edu"), "rejected", "rejected_edu_not_eligible"),
        (Outcome(20, None, None, framework="law"), "rejected", "rejected_pix_plus_not_obtained"),
        (Outcome(20, None, None, framework="health"), "rejected", "rejected_pix_plus_not_obtained"),
        (Outcome(20, 0, None), "rejected", "rejected_due_to_zero_pix_score"),
        (Outcome(20, None, None), "rejected", None),
        (Outcome(20, None, 2, framework="law"), "validated", None),
    ],
)
def test_the_first_case_that_applies_decides(
    exam: Outcome, status: str, comment: str | None
) -> None:
    found = certification_result(exam)
    assert (found.status, found.comment) == (status, comment)


@pytest.mark.parametrize(
    ("exam", "kept"),
    [
        (Outcome(32, 500, 4), (500, 4, True, True)),
        (Outcome(32, 0, 0), (0, 0, True, False)),
        (Outcome(32, None, None), (None, None, True, False)),
        (Outcome(32, 500, 4, is_fraud=True), (None, None, False, False)),
    ],
)
def test_each_case_keeps_what_it_should(
    exam: Outcome, kept: tuple[int | None, int | None, bool, bool]
) -> None:
    found = certification_result(exam)
    assert (found.pix, found.mesh, found.is_ability_kept, found.are_marks_kept) == kept


@pytest.mark.parametrize(
    ("pix", "is_certified", "is_fraud", "expected"),
    [
        (120, True, False, True),
        (119, True, False, False),
        (120, False, False, False),
        (120, True, True, False),
    ],
)
def test_the_double_certification_asks_for_all_three(
    pix: int, is_certified: bool, is_fraud: bool, expected: bool
) -> None:
    found = is_clea_acquired(pix, minimum_pix=120, is_certified=is_certified, is_fraud=is_fraud)
    assert found is expected
