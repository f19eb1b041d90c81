"""Stores of learners and jobs: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamo.jobs import DynamoJobs
from chalicelib.adapters.dynamo.learners import DynamoLearners
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import QUEUES, ExportRequested, ImportRequested
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import JobNotFound, LearnerNotFound
from chalicelib.core.roster_job import UNDO_LIFE
from chalicelib.ports.orga import Jobs, Learners
from chalicelib.settings import settings
from tests.aws import aws_in_process, empty_tables, rows_of
from tests.factories import NOW
from tests.fakes.learners import FakeJobs, FakeLearners

SCHOOL = "s" * 24
BORN = date(2011, 3, 7)


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def learners(request: pytest.FixtureRequest) -> Learners:
    if request.param == "fake":
        return FakeLearners()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoLearners()


@pytest.fixture(params=["fake", "dynamo"])
def jobs(request: pytest.FixtureRequest) -> Jobs:
    if request.param == "fake":
        return FakeJobs()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoJobs()


def learner(learner_id: str = "zelie", **changes: Any) -> Learner:
    made = Learner(learner_id, SCHOOL, "Zélie", "Martelin", birth_date=BORN, division="3E2")
    return replace(made, **changes)


def job(job_id: str = "j1", **changes: Any) -> Job:
    return replace(Job(job_id, SCHOOL, "import", "uploading", "teacher", NOW), **changes)


def names(found: Any) -> list[str]:
    return [one.id for one in found]


def test_a_learner_comes_back_as_stored(learners: Learners) -> None:
    whole = learner(
        middle_name="Aude",
        third_name="Inès",
        preferred_last_name="Martelin-Roy",
        national_id="123456789AB",
        local_id="77",
        email="zelie@school.test",
        attributes={"Niveau": "CM2"},
        is_active=False,
        user_id="u1",
        username="zelie.martelin0703",
        linked_at=NOW,
        merged_into="other",
        import_id="j1",
    )
    learners.save(whole)
    assert learners.get(SCHOOL, "zelie") == replace(whole, version=1)
    with pytest.raises(LearnerNotFound):
        learners.get("another school", "zelie")


def test_a_learner_without_birth_date_or_class_comes_back(learners: Learners) -> None:
    bare = Learner("x", SCHOOL, "Li", "Wu")
    learners.save(bare)
    assert learners.get(SCHOOL, "x") == replace(bare, version=1)
    assert names(learners.list_page(SCHOOL)[0]) == ["x"]
    assert names(learners.list_page(SCHOOL, division="")[0]) == ["x"]


def test_a_learner_is_rewritten_only_as_it_was_read(learners: Learners) -> None:
    learners.save(learner())
    with pytest.raises(StaleRow):
        learners.save(learner(first_name="Zoé"))
    read = learners.get(SCHOOL, "zelie")
    learners.save(replace(read, first_name="Zoé"))
    with pytest.raises(StaleRow):
        learners.save(replace(read, first_name="Anne"))
    assert learners.get(SCHOOL, "zelie").first_name == "Zoé"


def test_several_are_written_together_or_not_at_all(learners: Learners) -> None:
    learners.save(learner("a"))
    with pytest.raises(StaleRow):
        learners.save_many([learner("b"), learner("a", first_name="Zoé")])
    assert set(learners.find_many(SCHOOL, ["a", "b", "c"])) == {"a"}
    learners.save_many([learner("b"), learner("a", version=1, first_name="Zoé")])
    found = learners.find_many(SCHOOL, ["a", "b"])
    assert (found["a"].first_name, found["b"].first_name) == ("Zoé", "Zélie")
    learners.save_many([])
    assert learners.find_many(SCHOOL, []) == {}


def test_lists_go_by_class_then_name_page_after_page(learners: Learners) -> None:
    learners.save_many(
        [
            learner("c", last_name="Éluard", division="3E2"),
            learner("a", last_name="Zola", division="3E1"),
            learner("b", last_name="Du Bellay", division="3E2"),
            learner("d", last_name="Eluard", first_name="Anne", division="3E2"),
            learner("e", last_name="Char", division="3E"),
            learner("f", last_name="Breton", division="3E2 bis"),
        ]
    )
    assert names(learners.list_page(SCHOOL)[0]) == ["e", "a", "b", "d", "c", "f"]
    first, after = learners.list_page(SCHOOL, limit=4)
    rest, end = learners.list_page(SCHOOL, after=after, limit=4)
    assert (names(first), names(rest), end) == (["e", "a", "b", "d"], ["c", "f"], "")
    first, after = learners.list_page(SCHOOL, division="3E2", limit=2)
    rest, end = learners.list_page(SCHOOL, division="3E2", after=after, limit=2)
    assert (names(first), names(rest), end) == (["b", "d"], ["c"], "")
    assert names(learners.list_page(SCHOOL, division="3E")[0]) == ["e"]
    assert learners.list_page(SCHOOL, limit=6)[1] == ""


def test_gone_and_merged_learners_leave_the_lists(learners: Learners) -> None:
    learners.save_many(
        [learner("here"), learner("gone", is_active=False), learner("double", merged_into="here")]
    )
    assert names(learners.list_page(SCHOOL)[0]) == ["here"]
    assert names(learners.list_born(SCHOOL, BORN)) == ["here"]
    assert sorted(names(learners.search(SCHOOL, "martelin"))) == ["gone", "here"]
    assert sorted(names(learners.each(SCHOOL))) == ["double", "gone", "here"]
    learners.save(learner("gone", version=1))
    assert sorted(names(learners.list_page(SCHOOL)[0])) == ["gone", "here"]


def test_a_search_sees_past_accents_and_case(learners: Learners) -> None:
    learners.save_many([learner("a", last_name="Éluard-Pré"), learner("b", last_name="Zola")])
    assert names(learners.search(SCHOOL, "eluard p")) == ["a"]
    assert names(learners.search(SCHOOL, "ÉLU")) == ["a"]
    assert names(learners.search(SCHOOL, " - ")) == []
    assert names(learners.search("another school", "zola")) == []


def test_learners_are_found_by_birth_and_by_account(learners: Learners) -> None:
    learners.save_many(
        [
            learner("a", user_id="u1"),
            learner("b", birth_date=date(2010, 1, 1)),
            learner("c", organization_id="t" * 24, user_id="u1"),
        ][:2]
    )
    learners.save(learner("c", organization_id="t" * 24, user_id="u1"))
    assert names(learners.list_born(SCHOOL, BORN)) == ["a"]
    assert sorted(names(learners.list_of_user("u1"))) == ["a", "c"]
    assert names(learners.list_of_user("nobody")) == []


def test_classes_are_as_of_the_last_count(learners: Learners) -> None:
    assert learners.divisions(SCHOOL) == {}
    learners.save_many([learner("a"), learner("b"), learner("c", division="3E1")])
    learners.save(learner("d", is_active=False))
    assert learners.count_divisions(SCHOOL) == {"3E1": 1, "3E2": 2}
    learners.save(learner("e"))
    assert learners.divisions(SCHOOL) == {"3E1": 1, "3E2": 2}
    assert names(learners.each(SCHOOL)) == ["a", "b", "c", "d", "e"]


def test_the_longest_names_fit_in_the_keys(learners: Learners) -> None:
    long = learner(last_name="é" * 255, first_name="ü" * 255, division="Ж" * 255)
    learners.save(long)
    assert learners.list_page(SCHOOL)[0] == [replace(long, version=1)]


def test_a_job_comes_back_as_stored(jobs: Jobs) -> None:
    whole = job(
        status="preview",
        done=12,
        total=600,
        options={"name": "eleves.zip"},
        outcome={"new": 3, "uai": "0991234D"},
        finished_at=NOW + timedelta(minutes=1),
    )
    jobs.add(whole)
    assert jobs.get(SCHOOL, "j1") == replace(whole, version=1)
    with pytest.raises(JobNotFound):
        jobs.get("another school", "j1")


def test_a_job_is_added_once_and_rewritten_only_as_it_was_read(jobs: Jobs) -> None:
    jobs.add(job())
    with pytest.raises(RowExists):
        jobs.add(job())
    read = jobs.get(SCHOOL, "j1")
    jobs.save(replace(read, status="waiting"))
    with pytest.raises(StaleRow):
        jobs.save(replace(read, status="failed"))
    assert jobs.get(SCHOOL, "j1").status == "waiting"


def test_jobs_are_listed_by_kind_the_newest_first(jobs: Jobs) -> None:
    for number in range(3):
        jobs.add(job(f"j{number}", created_at=NOW + timedelta(hours=number)))
    jobs.add(job("cards", kind="cards"))
    assert names(jobs.list_of(SCHOOL, "import", limit=2)) == ["j2", "j1"]
    assert names(jobs.list_of(SCHOOL, "cards")) == ["cards"]
    assert names(jobs.list_of("another school", "import")) == []


def test_an_event_is_stored_with_its_job_until_a_queue_has_it(jobs: Jobs) -> None:
    outbox = jobs.outbox if isinstance(jobs, FakeJobs) else DynamoOutbox("imports")
    first, second = (ImportRequested(one, NOW, SCHOOL, "j1") for one in ("e1", "e2"))
    jobs.add(job(), event=first)
    jobs.save(jobs.get(SCHOOL, "j1"), event=second)
    with pytest.raises(RowExists):
        jobs.add(job(), event=ImportRequested("e3", NOW, SCHOOL, "j1"))
    with pytest.raises(StaleRow):
        jobs.save(job(version=1), event=ImportRequested("e4", NOW, SCHOOL, "j1"))
    late = NOW + timedelta(minutes=1)
    assert sorted(event.id for event in outbox.due(now=late, at_most=10)) == ["e1", "e2"]
    outbox.done(first)
    assert list(outbox.due(now=late, at_most=10)) == [second]


def test_a_job_outlives_what_can_be_undone_of_it(aws: None) -> None:
    empty_tables()
    done = NOW + timedelta(days=15)
    DynamoJobs().add(job(status="done", finished_at=done))
    (row,) = rows_of(settings().table_name("jobs"))
    assert int(row["ttl"]["N"]) > (done + UNDO_LIFE).timestamp()


def test_each_queue_has_an_outbox_of_its_own(aws: None) -> None:
    empty_tables()
    DynamoJobs().add(job(), event=ExportRequested("e1", NOW, SCHOOL, "j1"))
    late = NOW + timedelta(minutes=1)
    found = {
        name: [one.id for one in DynamoOutbox(name).due(now=late, at_most=9)] for name in QUEUES
    }
    assert found == {name: ["e1"] if name == "exports" else [] for name in QUEUES}
