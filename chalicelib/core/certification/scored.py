"""What an exam is worth: the same events, decisions, version and release give the same result.

Pix and levels are equal, abilities within 1e-9, on any machine and years later: nothing here reads
a clock, a draw or today's prices.
"""

from chalicelib.core.certif_errors import ExamNotNow
from chalicelib.core.certification.askable import askable_of, is_right
from chalicelib.core.certification.certification import Decisions, Result
from chalicelib.core.certification.exam import Exam, Start
from chalicelib.core.certification.measured import Given, Measured
from chalicelib.core.certification.result import (
    CertificationResult,
    Outcome,
    certification_result,
    is_clea_acquired,
)
from chalicelib.core.content import Release
from chalicelib.core.errors import UnknownRelease
from chalicelib.core.exam_version import ExamVersion

UNDECIDED = Decisions()
"""Before the jury has decided anything."""
_TOO_FEW_LEFT = CertificationResult(
    status="cancelled",
    comment="cancelled_due_to_neutralization",
    pix=None,
    mesh=None,
    is_ability_kept=False,
    are_marks_kept=False,
)


def result_of(
    version: ExamVersion,
    release: Release,
    exam: Exam,
    *,
    decisions: Decisions = UNDECIDED,
    wants_clea: bool = False,
) -> Result:
    """The result of an exam that has ended; `release`: the one it is bound to, calibrated.

    Raises `ExamNotNow` before the end, `UnknownRelease` for another release or calibration.
    """
    start = _start(exam, release)
    if version.kind == "historic":
        from chalicelib.core.certification.historic_exam import judged

        measured, decided, counted = judged(
            version, release, exam, start=start, decisions=decisions
        )
    else:
        given = _given(version, release, exam, decisions=decisions)
        counted = len(given.answers)
        measured = _measured(version, release, given, start=start)
        decided = _decided(version, exam, measured, kept=counted, decisions=decisions)
    is_clea = wants_clea and is_clea_acquired(
        decided.pix or 0,
        minimum_pix=version.clea_pix,
        is_certified=decided.status == "validated",
        is_fraud=decisions.is_fraud,
    )
    return _result(measured, decided, counted=counted, is_clea=is_clea)


def _start(exam: Exam, release: Release) -> Start:
    start = exam.start
    if start is None or exam.phase != "ended":
        raise ExamNotNow("score while " + exam.phase)
    if (release.id, release.calibration_id) != (start.release_id, start.calibration_id):
        raise UnknownRelease(f"{release.id}, {release.calibration_id}: not the exam's")
    return start


def _given(version: ExamVersion, release: Release, exam: Exam, *, decisions: Decisions) -> Given:
    """Who left an exam that could be scored failed the rest; an incident fails nobody."""
    kept = [one for one in exam.counted if one.position not in decisions.neutralized]
    answers = tuple((one.challenge_id, is_right(one)) for one in kept)
    is_left = exam.cause == "candidate" and exam.end_reason != "completed"
    if exam.start is None or not is_left or len(answers) < version.minimum_answers:
        return Given(answers)
    return Given(
        answers,
        missing=exam.start.length - len(exam.counted),
        out=askable_of(exam, release).out - {id_ for id_, _ in answers},
    )


def _measured(version: ExamVersion, release: Release, given: Given, *, start: Start) -> Measured:
    if version.kind == "flash":
        from chalicelib.core.certification.flash_exam import measured_by_flash

        return measured_by_flash(version, release, given, start=start)
    from chalicelib.core.certification.adaptive_exam import measured_by_engine

    return measured_by_engine(version, release, given, start=start)


def _decided(
    version: ExamVersion, exam: Exam, measured: Measured, *, kept: int, decisions: Decisions
) -> CertificationResult:
    """The status, and what of the score is kept.

    Somebody who answered enough is not rejected because the jury took questions out: their exam
    is cancelled.
    """
    is_decided = decisions.is_cancelled or decisions.is_fraud
    if not is_decided and kept < version.minimum_answers <= len(exam.counted):
        return _TOO_FEW_LEFT
    return certification_result(
        Outcome(
            answers=kept,
            pix=measured.pix,
            mesh=measured.mesh,
            minimum_answers=version.minimum_answers,
            is_cancelled_by_jury=decisions.is_cancelled,
            is_fraud=decisions.is_fraud,
            is_technical_abort=exam.cause == "technical",
        )
    )


def _result(
    measured: Measured, decided: CertificationResult, *, counted: int, is_clea: bool
) -> Result:
    return Result(
        status=decided.status,
        comment=decided.comment,
        pix=decided.pix,
        mesh=decided.mesh,
        levels=measured.levels if decided.are_marks_kept else {},
        max_level=measured.max_level,
        max_pix=measured.max_pix,
        counted=counted,
        theta=measured.theta if decided.is_ability_kept else None,
        standard_error=measured.standard_error if decided.is_ability_kept else None,
        is_clea=is_clea,
    )
