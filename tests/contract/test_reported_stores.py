"""The reporting store: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
from chalicelib.adapters.dynamo.work import due_rows
from chalicelib.core.certification.birth_place import FRANCE
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.reported_result import (
    FEEDS,
    ReportedResult,
    feed_due_at,
    feed_list,
)
from chalicelib.core.errors import StaleRow
from chalicelib.ports.reported import ReportedResults
from tests.aws import aws_in_process, empty_tables
from tests.factories import NOW
from tests.fakes.reported import FakeReportedResults
from tests.reported_factories import INE, UAI, reported

YEARS_ON = NOW + timedelta(days=1000)


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def store(request: pytest.FixtureRequest) -> ReportedResults:
    if request.param == "fake":
        return FakeReportedResults()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoReportedResults()


def _saved(store: ReportedResults, **changes: object) -> ReportedResult:
    one = reported(**changes)
    store.save(one, before=None, is_due=False)
    return one


def _due(store: ReportedResults) -> list[tuple[str, str, int]]:
    """What is on the lists: the feed, the certification, the version it was written for."""
    if isinstance(store, FakeReportedResults):
        return sorted((feed, id_, version) for (feed, _, id_), version in store.due.items())
    rows = [(feed, row) for feed in FEEDS for row in due_rows(feed_list(feed), YEARS_ON)]
    return sorted((feed, row.due.partition("#")[2], int(row.body)) for feed, row in rows)


def test_a_result_is_read_back_whole(store: ReportedResults) -> None:
    one = _saved(
        store,
        middle_name="Anne",
        third_name="Lou",
        is_clea=True,
        status="cancelled",
        revoked_at=NOW + timedelta(days=1),
        cpf=BirthPlace("F", FRANCE, insee_code="33063"),
    )
    assert list(store.find_many([one.certification_id])) == [one]


def test_a_result_without_school_code_or_score_is_read_back(store: ReportedResults) -> None:
    one = _saved(
        store,
        status="pending",
        ine="",
        uai="",
        school_id="",
        learner_id="",
        pix=None,
        global_level=None,
        levels={},
        code="",
        published_at=None,
    )
    assert list(store.find_many([one.certification_id])) == [one]


def test_many_are_found_in_the_order_asked(store: ReportedResults) -> None:
    ids = [f"{number:024d}" for number in range(130)]
    for id_ in ids:
        _saved(store, certification_id=id_)
    asked = [*reversed(ids), "z" * 24]
    assert [one.certification_id for one in store.find_many(asked)] == ids[::-1]
    assert list(store.find_many([])) == []


def test_the_first_is_written_once(store: ReportedResults) -> None:
    one = _saved(store)
    with pytest.raises(StaleRow):
        store.save(replace(one, pix=1), before=None, is_due=True)
    assert list(store.find_many([one.certification_id])) == [one]
    assert _due(store) == []


@pytest.mark.parametrize("is_due", [False, True])
def test_what_changed_meanwhile_is_not_written_over(store: ReportedResults, is_due: bool) -> None:
    first = _saved(store)
    second = replace(first, version=4, pix=500)
    store.save(second, before=first, is_due=False)
    with pytest.raises(StaleRow):
        store.save(replace(first, version=5), before=first, is_due=is_due)
    assert list(store.find_many([first.certification_id])) == [second]
    assert _due(store) == []


def test_the_same_version_told_twice_is_not_written_over(store: ReportedResults) -> None:
    first = _saved(store)
    moved = replace(first, division="T3", changed_at=NOW + timedelta(seconds=1))
    store.save(moved, before=first, is_due=False)
    with pytest.raises(StaleRow):
        store.save(replace(first, division="T4"), before=first, is_due=False)


def test_a_result_is_due_for_every_feed_once_a_day(store: ReportedResults) -> None:
    first = reported()
    store.save(first, before=None, is_due=True)
    second = replace(first, version=4, pix=500, changed_at=NOW + timedelta(minutes=5))
    store.save(second, before=first, is_due=True)
    assert feed_due_at("lsu", first) == feed_due_at("lsu", second)
    id_ = first.certification_id
    assert _due(store) == [("cpf", id_, 4), ("lsu", id_, 4), ("parcoursup", id_, 4)]


def test_a_school_lists_its_results_of_a_year_by_name(store: ReportedResults) -> None:
    last = _saved(store, certification_id="a" * 24, last_name="Zola")
    accented = _saved(store, certification_id="b" * 24, last_name="Étienne")
    first = _saved(store, certification_id="c" * 24, last_name="Dumas")
    _saved(store, certification_id="d" * 24, uai="0750001U")
    _saved(store, certification_id="e" * 24, uai="")
    _saved(store, certification_id="f" * 24, taken_at=NOW - timedelta(days=400))
    year = first.school_year
    assert list(store.list_of_school(UAI, year)) == [first, accented, last]
    assert list(store.list_of_school(UAI, year, limit=2)) == [first, accented]
    assert list(store.list_of_school(UAI, year, after=accented.name_key)) == [last]


def test_a_pupil_who_left_is_on_the_list_of_the_other_school(store: ReportedResults) -> None:
    one = _saved(store)
    moved = replace(one, uai="0750001U", version=4)
    store.save(moved, before=one, is_due=False)
    assert list(store.list_of_school(UAI, one.school_year)) == []
    assert list(store.list_of_school("0750001U", one.school_year)) == [moved]


def test_a_number_finds_every_result_of_a_person(store: ReportedResults) -> None:
    one = _saved(store)
    other = _saved(store, certification_id="l" * 24, uai="", taken_at=NOW - timedelta(days=400))
    _saved(store, certification_id="m" * 24, ine="")
    found = {result.certification_id for result in store.list_by_ine(INE)}
    assert found == {one.certification_id, other.certification_id}
    assert list(store.list_by_ine("000000000AA")) == []


def test_a_name_is_found_however_it_is_written(store: ReportedResults) -> None:
    one = _saved(store, last_name="Le Goff-Martelin")
    _saved(store, certification_id="l" * 24, uai="0750001U")
    born = date(2008, 3, 7)
    found = store.list_by_identity(UAI, "LE GOFF MARTELIN", "zelie", birth_date=born)
    assert list(found) == [one]
    other_day = born + timedelta(days=1)
    assert list(store.list_by_identity(UAI, "Le Goff", "Zélie", birth_date=born)) == []
    assert not store.list_by_identity(UAI, "Le Goff Martelin", "Zélie", birth_date=other_day)


def test_a_code_finds_its_result(store: ReportedResults) -> None:
    one = _saved(store)
    _saved(store, certification_id="l" * 24, code="")
    assert store.find_by_code(one.code) == one
    assert store.find_by_code("V" * 14) is None
