"""Stores of calibrations, of exported answers and of all assessments: in memory and for real."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import boto3
import pytest

from chalicelib.adapters.answer_files import S3AnswerFiles
from chalicelib.adapters.calibrations import S3Calibrations
from chalicelib.adapters.dynamo.archive import DynamoArchive
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.release import CURRENT_KEY
from chalicelib.core.assessment import Event
from chalicelib.core.calibration import (
    PRIOR,
    Activation,
    Calibration,
    ItemParameters,
    ScaleLink,
)
from chalicelib.core.errors import CalibrationNotFound, StaleRow, UnknownRelease
from chalicelib.ports import Assessments
from chalicelib.ports.bank import Activations, AnswerFiles, AssessmentArchive, Drafts
from chalicelib.settings import settings
from content.calibrate import Folder
from tests.aws import REGION, aws_in_process, empty
from tests.factories import NOW, RELEASE_ID, header
from tests.fakes.calibration import FakeAnswerFiles, FakeArchive, FakeCalibrations
from tests.fakes.learning import FakeAssessments

ITEMS = {"mots-1a": ItemParameters(1.25, -0.5, 0.1, 0.2, 300), "mots-2a": ItemParameters(1.0, 0.0)}
DRAFT = Calibration(RELEASE_ID, NOW, "test", ScaleLink("", 1.0, 0.0, 2), ITEMS)


@pytest.fixture(scope="module")
def cloud() -> Iterator[None]:
    """Made once: it takes a second."""
    with aws_in_process():
        yield


@pytest.fixture
def aws(cloud: None) -> None:
    empty()


@pytest.fixture(params=["fake", "folder", "s3"])
def drafts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Drafts]:
    if request.param == "fake":
        yield FakeCalibrations(RELEASE_ID)
    elif request.param == "folder":
        yield Folder(tmp_path, tmp_path)
    else:
        request.getfixturevalue("aws")
        yield S3Calibrations(settings().bucket_name("content"), region=REGION)


def test_a_draft_is_read_back(drafts: Drafts) -> None:
    drafts.add(DRAFT, {"fr": "<p>é</p>", "en": "<p>e</p>"})
    drafts.add(DRAFT, {"fr": "<p>é</p>", "en": "<p>e</p>"})
    assert drafts.get(RELEASE_ID, DRAFT.id) == DRAFT
    assert drafts.get(RELEASE_ID, DRAFT.id).id == DRAFT.id


def test_a_draft_is_found_under_its_release_only(drafts: Drafts) -> None:
    drafts.add(DRAFT, {})
    for release_id, calibration_id in ((RELEASE_ID, "0" * 16), ("0" * 16, DRAFT.id)):
        with pytest.raises(CalibrationNotFound):
            drafts.get(release_id, calibration_id)


@pytest.fixture(params=["fake", "s3"])
def activations(request: pytest.FixtureRequest) -> Iterator[Activations]:
    if request.param == "fake":
        yield FakeCalibrations(RELEASE_ID)
        return
    request.getfixturevalue("aws")
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    bucket.put_object(Key=CURRENT_KEY, Body=RELEASE_ID.encode())
    yield S3Calibrations(bucket.name, region=REGION)


def activation(calibration_id: str, former_id: str, minutes: int = 0) -> Activation:
    at = NOW + timedelta(minutes=minutes)
    return Activation(RELEASE_ID, calibration_id, former_id, by="Équipe de mesure", at=at)


def test_at_first_a_release_runs_on_its_priors(activations: Activations) -> None:
    assert activations.active() == (RELEASE_ID, PRIOR)
    assert list(activations.list_of(RELEASE_ID)) == []


def test_an_activation_moves_the_pointer_and_stays_in_the_log(activations: Activations) -> None:
    steps = [
        activation("a" * 16, PRIOR),
        activation("b" * 16, "a" * 16, 1),
        activation("a" * 16, "b" * 16, 2),
        activation(PRIOR, "a" * 16, 3),
    ]
    for step in steps:
        activations.activate(step)
        assert activations.active() == (RELEASE_ID, step.calibration_id)
    assert list(activations.list_of(RELEASE_ID)) == steps
    assert list(activations.list_of("0" * 16)) == []
    assert list(activations.history()) == steps[::-1]


def test_another_release_is_put_in_service_and_the_former_one_again(
    activations: Activations,
) -> None:
    other = replace(activation("c" * 16, PRIOR), release_id="0" * 16)
    with pytest.raises(StaleRow):
        activations.activate(other)
    activations.activate(replace(other, former_release_id=RELEASE_ID, reason="Nouvelle banque"))
    assert activations.active() == ("0" * 16, "c" * 16)
    back = replace(activation(PRIOR, "c" * 16, 1), former_release_id="0" * 16)
    activations.activate(back)
    assert activations.active() == (RELEASE_ID, PRIOR)
    assert activations.history()[1].reason == "Nouvelle banque"
    assert list(activations.list_of(RELEASE_ID)) == [back]


def test_who_read_an_older_pointer_is_refused(activations: Activations) -> None:
    activations.activate(activation("a" * 16, PRIOR))
    for late in (
        activation("b" * 16, PRIOR, 1),
        replace(activation("b" * 16, "a" * 16, 1), release_id="0" * 16),
    ):
        with pytest.raises(StaleRow):
            activations.activate(late)
    assert activations.active() == (RELEASE_ID, "a" * 16)
    assert len(activations.list_of(RELEASE_ID)) == 1


def test_a_service_without_a_release_has_nothing_active(aws: None) -> None:
    with pytest.raises(UnknownRelease):
        FakeCalibrations().active()
    with pytest.raises(UnknownRelease):
        S3Calibrations(settings().bucket_name("content"), region=REGION).active()


@pytest.fixture(params=["fake", "s3"])
def files(request: pytest.FixtureRequest) -> Iterator[AnswerFiles]:
    if request.param == "fake":
        yield FakeAnswerFiles()
        return
    request.getfixturevalue("aws")
    yield S3AnswerFiles(settings().bucket_name("exports"), region=REGION)


def test_parts_are_read_in_order_whatever_the_order_they_came_in(files: AnswerFiles) -> None:
    for part in (2, 10, 1):
        files.write("job", part, (f"{part}-{line}" for line in range(3)))
    files.write("other", 1, ["x"])
    wanted = [f"{part}-{line}\n".encode() for part in (1, 2, 10) for line in range(3)]
    assert list(files.lines("job")) == wanted


def test_an_empty_part_is_a_part(files: AnswerFiles) -> None:
    assert not files.has("job", 1)
    files.write("job", 1, [])
    assert files.has("job", 1)
    assert not files.has("job", 11)
    assert list(files.lines("job")) == []


def test_a_part_that_fails_half_way_is_not_there(files: AnswerFiles) -> None:
    def broken() -> Iterator[str]:
        yield "one"
        raise OSError("half way")

    with pytest.raises(OSError, match="half way"):
        files.write("job", 1, broken())
    assert not files.has("job", 1)


def test_a_part_again_replaces_it(files: AnswerFiles) -> None:
    files.write("job", 1, ["old"])
    files.write("job", 1, ["new"])
    assert list(files.lines("job")) == [b"new\n"]


@pytest.fixture(params=["fake", "dynamo"])
def kept(request: pytest.FixtureRequest) -> Iterator[tuple[Assessments, AssessmentArchive]]:
    if request.param == "fake":
        fake = FakeAssessments()
        yield fake, FakeArchive(fake)
        return
    request.getfixturevalue("aws")
    yield DynamoAssessments(), DynamoArchive()


def test_every_assessment_comes_once_in_one_of_the_shares(
    kept: tuple[Assessments, AssessmentArchive],
) -> None:
    assessments, archive = kept
    long = '{"a":"' + "x" * 60 + '"}'
    wanted = {}
    for number in range(12):
        opened = header(id=f"{number:024}", calibration_id="c" * 16 if number % 2 else "")
        events = [
            Event(sequence, "answer", NOW, long, outcome="ok", next_challenge_id="mots-3a")
            for sequence in range(1, number + 1)
        ]
        assessments.open(opened)
        for event in events:
            assessments.append(opened.id, event)
        wanted[opened.id] = (opened, [(one.sequence, one.outcome) for one in events])
    found = [one for share in range(3) for one in archive.each(share, of=3)]
    assert len(found) == 12
    seen = {one.id: (one, [(e.sequence, e.outcome) for e in events]) for one, events in found}
    assert seen == wanted
