"""What the rules settle by themselves after a session, and what waits for the jury."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.core.certification.exam import Answered, Exam
from chalicelib.core.certification.issue_report import IssueReport, Resolution, Subcategory
from chalicelib.core.content import Challenge, PictureForm, Release, SimulatorForm

_SET_ASIDE: Mapping[Subcategory, Callable[[Challenge, Answered], bool]] = {
    "IMAGE_NOT_DISPLAYING": lambda asked, _: bool(asked.image) or _is_on(asked, PictureForm),
    "EMBED_NOT_WORKING": lambda asked, _: _is_on(asked, SimulatorForm),
    "FILE_NOT_OPENING": lambda asked, _: bool(asked.files),
    "WEBSITE_UNAVAILABLE": lambda *_: True,
    "WEBSITE_BLOCKED": lambda *_: True,
    "EXTRA_TIME_EXCEEDED": lambda asked, _: asked.time_limit_seconds is not None,
    "SOFTWARE_NOT_WORKING": lambda *_: True,
    "UNINTENTIONAL_FOCUS_OUT": lambda _, given: given.event.outcome == "skipped",
    "SKIP_ON_OOPS": lambda *_: True,
    "ACCESSIBILITY_ISSUE": lambda *_: True,
}
"""When the question that was not passed counts no more: when what is reported can have happened."""


BY_RULES = 2
"""Questions of one exam that the rules alone may take out, one in sixteen of its score."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rules make of an incident; `position`: of the answer that counts no more, or 0."""

    resolution: Resolution
    position: int = 0


def is_scorable(exam: Exam) -> bool:
    """Is all known that the score depends on? All was answered, or the session is finalized."""
    return exam.start is not None and (exam.end_reason == "completed" or exam.is_closed)


def settled_by_rules(report: IssueReport, exam: Exam | None, release: Release) -> Settled | None:
    """What follows from an incident without anybody's judgment; None when the jury must look."""
    if not report.is_impactful:
        return Settled("noted")
    if report.category != "IN_CHALLENGE" or exam is None:
        return None
    if _is_set_aside(report, exam):
        return Settled("noted")
    position = report.question_number
    if not 1 <= position <= len(exam.answers):
        return None
    given = exam.answers[position - 1]
    if given.event.outcome == "ok":
        return Settled("kept")
    if any(alert.position == position for alert in exam.alerts):
        return None  # two questions were asked in that place: which one is meant is not said
    if _SET_ASIDE[report.subcategory](release.challenge(given.challenge_id), given):
        return Settled("neutralized", position)
    # Leaving the page never makes an answer wrong here: there is nothing to give back.
    return Settled("kept") if report.subcategory == "UNINTENTIONAL_FOCUS_OUT" else None


def within_limit(
    settled: Mapping[str, Settled | None], reports: Sequence[IssueReport]
) -> Mapping[str, Settled | None]:
    """What the rules settle; who has more than `BY_RULES` questions out goes to the jury.

    A center writes incidents and only wrong answers go out: beyond a few, somebody must look.
    """
    positions: dict[str, set[int]] = {}
    for report in reports:
        found = settled[report.id]
        if found and found.position:
            positions.setdefault(report.candidate_id, set()).add(found.position)
    many = {one for one, found in positions.items() if len(found) > BY_RULES}
    left = {report.id for report in reports if report.candidate_id in many}
    return {
        id_: None if id_ in left and found and found.position else found
        for id_, found in settled.items()
    }


def _is_set_aside(report: IssueReport, exam: Exam) -> bool:
    """Was it reported during the exam, and the question replaced already?"""
    return any(
        alert.state == "accepted"
        for alert in exam.alerts
        if (alert.position, alert.category) == (report.question_number, report.subcategory)
    )


def _is_on(challenge: Challenge, form: type[PictureForm] | type[SimulatorForm]) -> bool:
    return isinstance(challenge.form, form)
