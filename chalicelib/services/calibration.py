"""Calibrating the bank: export answers, draft a calibration with its report, activate it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.calibration import (
    PRIOR,
    Activation,
    Calibration,
    carried,
    check_complete,
    same_challenges,
)
from chalicelib.core.content import Release
from chalicelib.core.errors import UnknownRelease
from chalicelib.core.findings import Findings
from chalicelib.core.given_answers import GivenAnswers, answers_of, line_of
from chalicelib.core.identity import LANGS
from chalicelib.core.study import Bank, study
from chalicelib.ports import Releases
from chalicelib.ports.bank import (
    Activations,
    AnswerFiles,
    AssessmentArchive,
    CalibrationPages,
    Drafts,
)

PARTS = 8
"""Shares of the store, a file each: a run that stops goes on from the share it was at."""


@dataclass(frozen=True, slots=True)
class ExportDoors:
    """What exporting answers needs from outside."""

    archive: AssessmentArchive
    files: AnswerFiles


@dataclass(frozen=True, slots=True)
class CalibrationDoors:
    """What drafting a calibration needs from outside."""

    releases: Releases
    drafts: Drafts
    pages: CalibrationPages


@dataclass(frozen=True, slots=True)
class ActivationDoors:
    """What putting a calibration in service needs from outside."""

    releases: Releases
    drafts: Drafts
    activations: Activations


def export_answers(doors: ExportDoors, job_id: str, *, key: bytes) -> None:
    """Write the answers of finished assessments, whoever gave them hidden behind `key`.

    Safe to run twice: parts that are there are not made again, and people keep their pseudonym
    under the same key.
    """
    for part in range(1, PARTS + 1):
        if not doors.files.has(job_id, part):
            doors.files.write(job_id, part, _lines(doors.archive, part, key))


def _lines(archive: AssessmentArchive, part: int, key: bytes) -> Iterator[str]:
    for header, events in archive.each(part - 1, of=PARTS):
        yield from map(line_of, answers_of(header, events, key=key))


def draft_calibration(
    doors: CalibrationDoors, bank: Bank, answers: GivenAnswers, *, made_at: datetime
) -> Findings:
    """Estimate, and keep a draft with its report in every language; the same twice is one.

    Raises `InvalidResponses` when there are too few answers to estimate anything.
    """
    counted = _counted(doors.releases, bank.release, answers)
    findings = study(bank, answers, counted=counted, made_at=made_at)
    pages = {lang: doors.pages.page(findings, bank.release, lang) for lang in LANGS}
    doors.drafts.add(findings.calibration, pages)
    return findings


def bank_of(doors: CalibrationDoors, release_id: str, former_id: str = PRIOR) -> Bank:
    """The release on the parameters its next calibration starts from.

    Raises `UnknownRelease`, `CalibrationNotFound`.
    """
    release = doors.releases.get(release_id)
    if former_id == PRIOR:
        return Bank(release, former=None)
    return Bank(release, former=doors.drafts.get(release_id, former_id))


def _counted(
    releases: Releases, release: Release, answers: GivenAnswers
) -> dict[str, frozenset[str]]:
    """By release answered, the challenges that are the same in this one."""
    counted = {}
    for release_id in answers.release_ids:
        try:
            counted[release_id] = same_challenges(release, releases.get(release_id))
        except UnknownRelease:  # of another time: its answers are left out, and the report says so
            continue
    return counted


def activate_calibration(
    doors: ActivationDoors, calibration_id: str, *, by: str, now: datetime
) -> Activation:
    """Give a calibration of the active release to new assessments; `PRIOR` goes back to none.

    Assessments under way and past results keep theirs. Raises `CalibrationNotFound`,
    `InvalidItem`, and `StaleRow` when somebody activated something in between.
    """
    release_id, former_id = doors.activations.active()
    if calibration_id != PRIOR:
        calibration = doors.drafts.get(release_id, calibration_id)
        check_complete(calibration, doors.releases.get(release_id))
    activation = Activation(release_id, calibration_id, former_id, by=by, at=now)
    if calibration_id != former_id:
        doors.activations.activate(activation)
    return activation


def carry_calibration(
    doors: CalibrationDoors, calibration: Calibration, release_id: str, *, made_at: datetime
) -> Calibration:
    """Draft, for a new release, what is known of the challenges that did not change.

    Raises `UnknownRelease`.
    """
    former = doors.releases.get(calibration.release_id)
    release = doors.releases.get(release_id)
    draft = carried(calibration, former, release, made_at=made_at)
    doors.drafts.add(draft, {})
    return draft
