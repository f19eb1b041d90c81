"""Stores of assessments and profiles: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.core.assessment import Event, digest
from chalicelib.core.errors import AssessmentNotFound, RowExists, StaleRow
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.ports import Assessments, Profiles
from tests.aws import aws_in_process
from tests.factories import ASSESSMENT_ID, NOW, OWNER_ID, header
from tests.fakes.learning import FakeAssessments, FakeProfiles

LONG = '{"a":"' + "é" * 40 + '"}'


@pytest.fixture(params=["fake", "dynamo"])
def assessments(request: pytest.FixtureRequest) -> Iterator[Assessments]:
    if request.param == "fake":
        yield FakeAssessments()
        return
    with aws_in_process():
        yield DynamoAssessments()


@pytest.fixture(params=["fake", "dynamo"])
def profiles(request: pytest.FixtureRequest) -> Iterator[Profiles]:
    if request.param == "fake":
        yield FakeProfiles()
        return
    with aws_in_process():
        yield DynamoProfiles()


def event(sequence: int = 1, **changes: object) -> Event:
    given: dict[str, object] = {
        "kind": "answer",
        "at": NOW,
        "answer": '{"a":"juste"}',
        "outcome": "ok",
        "next_challenge_id": "mots-3a",
    }
    return Event(sequence, **{**given, **changes})  # type: ignore[arg-type]


def test_what_is_put_is_read_back_in_order(assessments: Assessments) -> None:
    opened = header(is_improving=True, rule="adaptive")
    events = [
        event(1),
        event(2, outcome="skipped", answer="null", is_checkpoint=True),
        event(3, outcome="timed_out", next_challenge_id=None),
        Event(4, "end", NOW + timedelta(seconds=1), is_checkpoint=True),
    ]
    assessments.open(opened)
    for one in events:
        assessments.append(ASSESSMENT_ID, one)
    assert assessments.get(ASSESSMENT_ID) == (opened, events)


def test_a_demo_has_no_competence(assessments: Assessments) -> None:
    opened = header(kind="demo", competence_id=None, known="")
    assessments.open(opened)
    assert assessments.get(ASSESSMENT_ID)[0] == opened


def test_a_campaign_s_test_says_what_it_asks(assessments: Assessments) -> None:
    opened = header(
        kind="campaign",
        competence_id=None,
        known="-" * 8,
        scope="302",
        campaign_id="c" * 24,
        is_apart=True,
        first_challenge_id="",
    )
    assessments.open(opened)
    assert assessments.get(ASSESSMENT_ID)[0] == opened


def test_an_assessment_is_opened_once(assessments: Assessments) -> None:
    assessments.open(header())
    with pytest.raises(RowExists):
        assessments.open(header(owner_id="x" * 24))
    assert assessments.get(ASSESSMENT_ID)[0].owner_id == OWNER_ID


def test_a_place_in_the_sequence_is_taken_once(assessments: Assessments) -> None:
    assessments.open(header())
    assessments.append(ASSESSMENT_ID, event())
    for late in (event(answer="null"), event(answer=LONG), Event(1, "end", NOW)):
        with pytest.raises(RowExists):
            assessments.append(ASSESSMENT_ID, late)
    assert assessments.get(ASSESSMENT_ID)[1] == [event()]


def test_a_long_answer_is_kept_apart(assessments: Assessments) -> None:
    assessments.open(header())
    assessments.append(ASSESSMENT_ID, event(answer=LONG))
    stored = assessments.get(ASSESSMENT_ID)[1][0]
    assert (stored.answer, stored.digest) == ("", digest(LONG))
    assert assessments.full_answer(ASSESSMENT_ID, 1) == LONG


def test_an_unknown_assessment_is_not_found(assessments: Assessments) -> None:
    with pytest.raises(AssessmentNotFound):
        assessments.get("z" * 24)


def test_deleting_leaves_nothing(assessments: Assessments) -> None:
    assessments.open(header())
    assessments.append(ASSESSMENT_ID, event(answer=LONG))
    assessments.delete(ASSESSMENT_ID)
    assessments.delete(ASSESSMENT_ID)
    with pytest.raises(AssessmentNotFound):
        assessments.get(ASSESSMENT_ID)


PROFILE = CompetenceProfile(
    OWNER_ID, "1.1", "r" * 16, exact_pix=840, last_at=NOW, assessment_id=ASSESSMENT_ID
)
ELEMENTS = [
    KnowledgeElement("mots-1", "validated", "inferred", 3360, NOW),
    KnowledgeElement("mots-2", "invalidated", "direct", 0, NOW + timedelta(milliseconds=1)),
    KnowledgeElement("mots-3", "reset", "direct", 0, NOW),
]


def test_a_profile_and_its_elements_are_read_back(profiles: Profiles) -> None:
    profiles.save(PROFILE, ELEMENTS)
    assert profiles.find(OWNER_ID, "1.1") == replace(PROFILE, version=1)
    assert list(profiles.elements(OWNER_ID, "1.1")) == ELEMENTS
    assert list(profiles.list_of(OWNER_ID)) == [replace(PROFILE, version=1)]


def test_saving_without_elements_keeps_them(profiles: Profiles) -> None:
    profiles.save(PROFILE, ELEMENTS)
    profiles.save(replace(PROFILE, version=1, is_assessment_completed=True))
    assert list(profiles.elements(OWNER_ID, "1.1")) == ELEMENTS


def test_a_stale_version_is_refused(profiles: Profiles) -> None:
    profiles.save(PROFILE)
    for stale in (PROFILE, replace(PROFILE, version=7)):
        with pytest.raises(StaleRow):
            profiles.save(stale)
        with pytest.raises(StaleRow):
            profiles.save(stale, ELEMENTS)


def test_an_unknown_profile_is_none(profiles: Profiles) -> None:
    assert profiles.find(OWNER_ID, "1.1") is None
    assert list(profiles.elements(OWNER_ID, "1.1")) == []


def test_assessments_are_registered_once(profiles: Profiles) -> None:
    profiles.register(OWNER_ID, "b" * 24)
    profiles.register(OWNER_ID, "b" * 24)
    profiles.register(OWNER_ID, "a" * 24)
    assert list(profiles.list_assessments(OWNER_ID)) == ["a" * 24, "b" * 24]


def test_deleting_a_learner_leaves_nothing(profiles: Profiles) -> None:
    profiles.save(PROFILE, ELEMENTS)
    profiles.register(OWNER_ID, ASSESSMENT_ID)
    profiles.delete(OWNER_ID)
    assert list(profiles.list_of(OWNER_ID)) == []
    assert list(profiles.list_assessments(OWNER_ID)) == []
    assert list(profiles.elements(OWNER_ID, "1.1")) == []
