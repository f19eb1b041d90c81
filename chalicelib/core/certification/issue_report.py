"""Incidents of a session, by category: what they say, and whether the jury must look."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from chalicelib.core.certif_errors import ReportNotReadable

Category = Literal[
    "CANDIDATE_INFORMATIONS_CHANGES",
    "SIGNATURE_ISSUE",
    "FRAUD",
    "NON_BLOCKING_CANDIDATE_ISSUE",
    "NON_BLOCKING_TECHNICAL_ISSUE",
    "IN_CHALLENGE",
]
Subcategory = Literal[
    "",
    "NAME_OR_BIRTHDATE",
    "EXTRA_TIME_PERCENTAGE",
    "IMAGE_NOT_DISPLAYING",
    "EMBED_NOT_WORKING",
    "FILE_NOT_OPENING",
    "WEBSITE_UNAVAILABLE",
    "WEBSITE_BLOCKED",
    "EXTRA_TIME_EXCEEDED",
    "SOFTWARE_NOT_WORKING",
    "UNINTENTIONAL_FOCUS_OUT",
    "SKIP_ON_OOPS",
    "ACCESSIBILITY_ISSUE",
]
IN_CHALLENGE: tuple[Subcategory, ...] = (
    "IMAGE_NOT_DISPLAYING",
    "EMBED_NOT_WORKING",
    "FILE_NOT_OPENING",
    "WEBSITE_UNAVAILABLE",
    "WEBSITE_BLOCKED",
    "EXTRA_TIME_EXCEEDED",
    "SOFTWARE_NOT_WORKING",
    "UNINTENTIONAL_FOCUS_OUT",
    "SKIP_ON_OOPS",
    "ACCESSIBILITY_ISSUE",
)
SUBCATEGORIES: dict[Category, tuple[Subcategory, ...]] = {
    "CANDIDATE_INFORMATIONS_CHANGES": ("NAME_OR_BIRTHDATE", "EXTRA_TIME_PERCENTAGE"),
    "SIGNATURE_ISSUE": ("",),
    "FRAUD": ("",),
    "NON_BLOCKING_CANDIDATE_ISSUE": ("",),
    "NON_BLOCKING_TECHNICAL_ISSUE": ("",),
    "IN_CHALLENGE": IN_CHALLENGE,
}
DESCRIBED: frozenset[Category] = frozenset(
    {
        "CANDIDATE_INFORMATIONS_CHANGES",
        "SIGNATURE_ISSUE",
        "NON_BLOCKING_CANDIDATE_ISSUE",
        "NON_BLOCKING_TECHNICAL_ISSUE",
    }
)
"""Of these a description is asked."""
OF_THE_ROOM: frozenset[Category] = frozenset({"FRAUD", "NON_BLOCKING_TECHNICAL_ISSUE"})
"""These may be about the whole room (no candidate): a power cut, answers that went round."""
QUESTION_NUMBERS = range(1, 501)
DESCRIPTION_MAX_LENGTH = 500

Resolution = Literal["", "neutralized", "kept", "noted"]
"""What came of it: the question no longer counts; the answer stands; nothing had to be done."""


@dataclass(frozen=True, slots=True)
class IssueReport:
    """One incident; `by`: who wrote it, `resolved_by` "": the rules."""

    id: str
    session_id: str
    candidate_id: str
    category: Category
    at: datetime
    by: str
    subcategory: Subcategory = ""
    description: str = field(default="", repr=False)
    question_number: int = 0
    resolution: Resolution = ""
    resolved_at: datetime | None = None
    resolved_by: str = ""

    @property
    def is_impactful(self) -> bool:
        """Must the jury look before the results are published?"""
        if self.category in {"FRAUD", "IN_CHALLENGE"}:
            return True
        return self.subcategory == "NAME_OR_BIRTHDATE"


def checked(report: IssueReport) -> IssueReport:
    """The report when its category allows what it says; raises `ReportNotReadable`."""
    if report.subcategory not in SUBCATEGORIES[report.category]:
        raise ReportNotReadable("/subcategory")
    if not report.candidate_id and report.category not in OF_THE_ROOM:
        raise ReportNotReadable("/candidate_id")
    if report.category in DESCRIBED and not report.description.strip():
        raise ReportNotReadable("/description")
    if len(report.description) > DESCRIPTION_MAX_LENGTH:
        raise ReportNotReadable("/description")
    is_in_challenge = report.category == "IN_CHALLENGE"
    if is_in_challenge and report.question_number not in QUESTION_NUMBERS:
        raise ReportNotReadable("/question_number")
    if not is_in_challenge and report.question_number:
        raise ReportNotReadable("/question_number")
    return report
