"""What becomes of an exam: its status, the reason shown, and what of its score is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Framework = Literal["core", "edu", "law", "health"]
Status = Literal["validated", "rejected", "cancelled", "cancelled_by_jury"]
Kept = Literal["all", "no_marks", "ability", "nothing"]

MINIMUM_ANSWERS = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of an exam when its status is decided.

    `mesh` is None below the first one; `pix` is None where the framework gives no score.
    """

    answers: int
    pix: int | None
    mesh: int | None
    framework: Framework = "core"
    minimum_answers: int = MINIMUM_ANSWERS
    is_cancelled_by_jury: bool = False
    is_fraud: bool = False
    is_technical_abort: bool = False

    @property
    def is_short(self) -> bool:
        """Too few answers to be scored."""
        return self.answers < self.minimum_answers

    @property
    def is_below(self) -> bool:
        """Below the first mesh."""
        return self.mesh is None


@dataclass(frozen=True, slots=True)
class CertificationResult:
    """The status of an exam, why, and what is kept: score, ability, marks of the competences."""

    status: Status
    comment: str | None
    pix: int | None
    mesh: int | None
    is_ability_kept: bool
    are_marks_kept: bool


@dataclass(frozen=True, slots=True)
class _Case:
    applies: Callable[[Outcome], bool]
    status: Status
    comment: str | None
    kept: Kept


_CASES = (
    _Case(
        lambda exam: exam.is_cancelled_by_jury, "cancelled_by_jury", "cancelled_by_jury", "nothing"
    ),
    _Case(lambda exam: exam.is_fraud, "rejected", "fraud", "nothing"),
    _Case(
        lambda exam: exam.is_short and exam.is_technical_abort,
        "cancelled",
        "cancelled_due_to_lack_of_answers_for_technical_reason",
        "nothing",
    ),
    _Case(lambda exam: exam.is_short, "rejected", "rejected_due_to_lack_of_answers", "nothing"),
    _Case(
        lambda exam: exam.is_below and exam.framework == "edu",
        "rejected",
        "rejected_edu_not_eligible",
        "ability",
    ),
    _Case(
        lambda exam: exam.is_below and exam.framework in {"law", "health"},
        "rejected",
        "rejected_pix_plus_not_obtained",
        "ability",
    ),
    _Case(lambda exam: exam.pix == 0, "rejected", "rejected_due_to_zero_pix_score", "no_marks"),
    _Case(lambda exam: exam.is_below, "rejected", None, "ability"),
    _Case(lambda _: True, "validated", None, "all"),
)
"""The first that applies decides."""


def certification_result(exam: Outcome) -> CertificationResult:
    """The result of an exam."""
    case = next(case for case in _CASES if case.applies(exam))
    is_score_kept = case.kept in {"all", "no_marks"}
    return CertificationResult(
        status=case.status,
        comment=case.comment,
        pix=exam.pix if is_score_kept else None,
        mesh=exam.mesh if is_score_kept else None,
        is_ability_kept=case.kept != "nothing",
        are_marks_kept=case.kept == "all",
    )


def is_clea_acquired(
    pix: int, *, minimum_pix: int, is_certified: bool, is_fraud: bool = False
) -> bool:
    """Whether the double certification CléA is earned: a certified score above its badge's."""
    return is_certified and not is_fraud and pix >= minimum_pix
