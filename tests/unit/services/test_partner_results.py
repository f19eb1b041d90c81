"""A school's list page after page, and one person's result, within a jurisdiction."""

from datetime import timedelta

import pytest

from chalicelib.core.api_client import ApiClient
from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.orga_errors import InvalidUai
from chalicelib.core.partner_results import OutsideJurisdiction, ResultNotFound
from chalicelib.services import partner_results
from chalicelib.services.partner_results import Listing, PersonAsked
from tests.factories import NOW
from tests.fakes.reported import FakeReportedResults
from tests.reported_factories import INE, UAI, reported

OTHER_UAI = "0750001U"
EVERYWHERE = ApiClient("m" * 24, "Institution", (), None, 1000, NOW, "staff", "key")
HERE = ApiClient("m" * 24, "Rectorat", (), (UAI,), 1000, NOW, "staff", "key")
ELSEWHERE = ApiClient("m" * 24, "Rectorat", (), (OTHER_UAI,), 1000, NOW, "staff", "key")


@pytest.fixture
def results() -> FakeReportedResults:
    return FakeReportedResults()


def keep(results: FakeReportedResults, **changes: object) -> ReportedResult:
    one = reported(**changes)
    results.save(one, before=None, is_due=False)
    return one


def school_of(results: FakeReportedResults, people: int, *, times: int) -> list[str]:
    """So many people, each certified so many times: the ids of the last ones, by name."""
    for person in range(people):
        for turn in range(times):
            keep(
                results,
                certification_id=f"p{person:04d}t{turn}",
                learner_id=f"l{person:04d}",
                last_name=f"n{person // 3:04d}",  # three people of each name
                taken_at=NOW + timedelta(minutes=turn),
                changed_at=NOW + timedelta(minutes=person),
            )
    return [f"p{person:04d}t{times - 1}" for person in range(people)]


def pages(results: FakeReportedResults, **asked: object) -> list[list[str]]:
    """Every page of the school, as ids."""
    found, after = [], ""
    while True:
        listing = Listing(UAI, after=after, **asked)  # type: ignore[arg-type]
        page, after = partner_results.list_school_results(results, HERE, listing, now=NOW)
        found.append([one.certification_id for one in page])
        if not after:
            return found


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("people", [0, 1, 99, 100, 101, 200, 250])
def test_pages_hold_each_person_once(results: FakeReportedResults, people: int, times: int) -> None:
    expected = school_of(results, people, times=times)
    found = pages(results)
    assert [id_ for page in found for id_ in page] == expected
    assert [len(page) for page in found[:-1]] == [100] * (len(found) - 1)
    assert len(found) == max(1, -(-people // 100))


def test_few_new_ones_in_a_big_school_come_after_a_page_that_may_be_empty(
    results: FakeReportedResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partner_results, "MAX_READS", 2)
    expected = school_of(results, 450, times=1)
    found = pages(results, since=NOW + timedelta(minutes=445))
    assert [id_ for page in found for id_ in page] == expected[445:]
    assert found[0] == []


def test_a_school_is_read_by_who_may(results: FakeReportedResults) -> None:
    keep(results)
    listing = Listing(f" {UAI.lower()} ")
    for client in (EVERYWHERE, HERE):
        page, _ = partner_results.list_school_results(results, client, listing, now=NOW)
        assert len(page) == 1
    with pytest.raises(OutsideJurisdiction):
        partner_results.list_school_results(results, ELSEWHERE, listing, now=NOW)
    with pytest.raises(InvalidUai):
        partner_results.list_school_results(results, HERE, Listing("0991234A"), now=NOW)


def test_a_person_is_found_by_who_may(results: FakeReportedResults) -> None:
    one = keep(results)
    person = PersonAsked(UAI, "MARTELIN", "zelie", one.birth_date)
    for client in (EVERYWHERE, HERE):
        assert partner_results.find_by_ine(results, client, INE, now=NOW) == one
        assert partner_results.find_by_code(results, client, one.code) == one
        assert partner_results.find_by_identity(results, client, person, now=NOW) == one
    with pytest.raises(ResultNotFound):
        partner_results.find_by_ine(results, ELSEWHERE, INE, now=NOW)
    with pytest.raises(ResultNotFound):
        partner_results.find_by_code(results, ELSEWHERE, one.code)
    with pytest.raises(OutsideJurisdiction):
        partner_results.find_by_identity(results, ELSEWHERE, person, now=NOW)


def test_a_result_of_no_school_is_read_by_those_who_read_of_all(
    results: FakeReportedResults,
) -> None:
    one = keep(results, uai="", school_id="", learner_id="")
    assert partner_results.find_by_code(results, EVERYWHERE, one.code) == one
    with pytest.raises(ResultNotFound):
        partner_results.find_by_code(results, HERE, one.code)


def test_a_code_finds_results_of_former_years_and_a_number_does_not(
    results: FakeReportedResults,
) -> None:
    one = keep(results, taken_at=NOW - timedelta(days=400))
    assert partner_results.find_by_code(results, EVERYWHERE, one.code) == one
    with pytest.raises(ResultNotFound):
        partner_results.find_by_ine(results, EVERYWHERE, INE, now=NOW)
