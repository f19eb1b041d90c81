"""Use cases of calibration on fakes: export, draft, activate, go back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from chalicelib.core.assessment import Event
from chalicelib.core.calibration import PRIOR, Activation, Calibration, calibrated
from chalicelib.core.errors import (
    CalibrationNotFound,
    InvalidItem,
    InvalidResponses,
    StaleRow,
    UnknownRelease,
)
from chalicelib.core.given_answers import answer_from, line_of, read_answers
from chalicelib.services import calibration as use_cases
from tests.factories import ASSESSMENT_ID, NOW, OWNER_ID, header
from tests.fakes.calibration import FakeAnswerFiles, FakeArchive, FakeCalibrations, FakePages
from tests.fakes.learning import FakeAssessments, FakeReleases
from tests.simulated_answers import answers, small_release, truth_of

KEY = b"k" * 32
JOB = "calibration-2026-03-22"
RELEASE = small_release(12)
LATER = datetime(2026, 3, 22, tzinfo=UTC)


@pytest.fixture
def stored() -> FakeAssessments:
    assessments = FakeAssessments()
    for number in range(20):
        id_ = f"{ASSESSMENT_ID[:-2]}{number:02}"
        assessments.open(header(id=id_, owner_id=f"{OWNER_ID[:-2]}{number % 10:02}"))
        assessments.append(id_, Event(1, "answer", NOW, "1", outcome="ok", next_challenge_id="b-1"))
        if number % 2 == 0:
            assessments.append(id_, Event(2, "end", NOW))
    return assessments


@pytest.fixture
def files() -> FakeAnswerFiles:
    return FakeAnswerFiles()


@pytest.fixture
def export(stored: FakeAssessments, files: FakeAnswerFiles) -> use_cases.ExportDoors:
    return use_cases.ExportDoors(archive=FakeArchive(stored), files=files)


@pytest.fixture
def calibrations() -> FakeCalibrations:
    return FakeCalibrations(RELEASE.id)


@pytest.fixture
def doors(calibrations: FakeCalibrations) -> use_cases.CalibrationDoors:
    return use_cases.CalibrationDoors(
        releases=FakeReleases(RELEASE), drafts=calibrations, pages=FakePages()
    )


@pytest.fixture
def activation(calibrations: FakeCalibrations) -> use_cases.ActivationDoors:
    return use_cases.ActivationDoors(
        releases=FakeReleases(RELEASE), drafts=calibrations, activations=calibrations
    )


@cache
def lines_of(people: int, seed: int) -> Sequence[str]:
    given = answers(RELEASE, truth_of(RELEASE), people=people, each=8, seed=seed)
    return [line_of(one) for one in given]


def drafted(doors: use_cases.CalibrationDoors, *, seed: int = 2, people: int = 600) -> str:
    lines = lines_of(people, seed)
    bank = use_cases.bank_of(doors, RELEASE.id)
    made = use_cases.draft_calibration(doors, bank, read_answers(lines), made_at=LATER)
    return made.calibration.id


def test_answers_of_finished_assessments_are_exported_once(
    export: use_cases.ExportDoors, files: FakeAnswerFiles
) -> None:
    use_cases.export_answers(export, JOB, key=KEY)
    found = [answer_from(line) for line in files.lines(JOB)]
    assert len(found) == 10
    assert len({one.examinee_id for one in found}) == 5
    assert OWNER_ID[:-2] not in "".join(line.decode() for line in files.lines(JOB))


def test_an_export_that_stopped_goes_on_with_the_same_pseudonyms(
    export: use_cases.ExportDoors, files: FakeAnswerFiles
) -> None:
    use_cases.export_answers(export, JOB, key=KEY)
    whole = list(files.lines(JOB))
    del files.parts[JOB, 3]
    files.written = 0
    use_cases.export_answers(export, JOB, key=KEY)
    assert files.written == 1
    assert list(files.lines(JOB)) == whole


def test_a_draft_is_kept_with_a_page_in_each_language(
    doors: use_cases.CalibrationDoors, calibrations: FakeCalibrations
) -> None:
    id_ = drafted(doors)
    assert calibrations.get(RELEASE.id, id_).release_id == RELEASE.id
    assert calibrations.pages[id_] == {lang: f"{lang} {id_} {RELEASE.id}" for lang in ("fr", "en")}


def test_drafting_activates_nothing(
    doors: use_cases.CalibrationDoors, calibrations: FakeCalibrations
) -> None:
    drafted(doors)
    assert calibrations.active() == (RELEASE.id, PRIOR)
    assert calibrations.list_of(RELEASE.id) == []


def test_the_same_answers_make_one_draft(
    doors: use_cases.CalibrationDoors, calibrations: FakeCalibrations
) -> None:
    assert drafted(doors) == drafted(doors)
    assert len(calibrations.pages) == 1


def test_too_few_answers_make_no_draft(
    doors: use_cases.CalibrationDoors, calibrations: FakeCalibrations
) -> None:
    with pytest.raises(InvalidResponses):
        drafted(doors, people=20)
    assert calibrations.pages == {}


def test_the_next_one_starts_from_the_one_in_service(doors: use_cases.CalibrationDoors) -> None:
    id_ = drafted(doors)
    assert use_cases.bank_of(doors, RELEASE.id, id_).former_id == id_
    with pytest.raises(CalibrationNotFound):
        use_cases.bank_of(doors, RELEASE.id, "0" * 16)
    with pytest.raises(UnknownRelease):
        use_cases.bank_of(doors, "0" * 16)


def test_a_human_activates_and_goes_back_and_the_log_says_so(
    doors: use_cases.CalibrationDoors,
    activation: use_cases.ActivationDoors,
    calibrations: FakeCalibrations,
) -> None:
    first, second = drafted(doors), drafted(doors, seed=3)
    for hours, id_ in enumerate((first, second, first, PRIOR)):
        now = LATER + timedelta(hours=hours)
        use_cases.activate_calibration(activation, id_, by="psychometrics", now=now)
    log = calibrations.list_of(RELEASE.id)
    assert [one.calibration_id for one in log] == [first, second, first, PRIOR]
    assert [one.former_id for one in log] == [PRIOR, first, second, first]
    assert {one.by for one in log} == {"psychometrics"}
    assert calibrations.active() == (RELEASE.id, PRIOR)


def test_activating_what_is_active_changes_nothing(
    doors: use_cases.CalibrationDoors,
    activation: use_cases.ActivationDoors,
    calibrations: FakeCalibrations,
) -> None:
    id_ = drafted(doors)
    for _ in range(2):
        use_cases.activate_calibration(activation, id_, by="x", now=LATER)
    assert len(calibrations.list_of(RELEASE.id)) == 1


def test_what_is_unknown_or_incomplete_cannot_be_activated(
    doors: use_cases.CalibrationDoors,
    activation: use_cases.ActivationDoors,
    calibrations: FakeCalibrations,
) -> None:
    with pytest.raises(CalibrationNotFound):
        use_cases.activate_calibration(activation, "0" * 16, by="x", now=LATER)
    whole = calibrations.get(RELEASE.id, drafted(doors))
    partial = Calibration(
        RELEASE.id, LATER, "test", whole.link, dict(list(whole.items.items())[1:])
    )
    calibrations.add(partial, {})
    with pytest.raises(InvalidItem):
        use_cases.activate_calibration(activation, partial.id, by="x", now=LATER)
    assert calibrations.active() == (RELEASE.id, PRIOR)


def test_the_second_of_two_humans_at_once_is_told(
    doors: use_cases.CalibrationDoors,
    activation: use_cases.ActivationDoors,
    calibrations: FakeCalibrations,
) -> None:
    stale = Activation(RELEASE.id, "f" * 16, "e" * 16, by="x", at=LATER)
    with pytest.raises(StaleRow):
        calibrations.activate(stale)
    use_cases.activate_calibration(activation, drafted(doors), by="x", now=LATER)


def test_a_calibration_is_carried_over_to_a_new_release(
    doors: use_cases.CalibrationDoors, calibrations: FakeCalibrations
) -> None:
    former = calibrations.get(RELEASE.id, drafted(doors))
    new = replace(small_release(8), id="e" * 16)
    both = use_cases.CalibrationDoors(FakeReleases(RELEASE, new), calibrations, FakePages())
    draft = use_cases.carry_calibration(both, former, new.id, made_at=LATER)
    assert calibrations.get(new.id, draft.id) == draft
    assert calibrated(new, draft).calibration_id == draft.id
