"""Which results an institution is given."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.partner_results import (
    CodeNotReadable,
    IneNotReadable,
    ResultNotFound,
    SeveralPeople,
    last_of_each,
    readable_ine,
    readable_verification_code,
    the_last,
)
from tests.factories import NOW
from tests.reported_factories import reported

DAY = timedelta(days=1)
YEAR = reported().school_year


def one(id_: str, **changes: object) -> ReportedResult:
    return reported(certification_id=id_, **changes)


def shown(*results: ReportedResult, **asked: object) -> list[str]:
    listed = sorted(results, key=lambda result: result.name_key)
    found = last_of_each(listed, **asked)  # type: ignore[arg-type]
    return [result.certification_id for result, _ in found if result]


def test_the_last_of_each_person_is_shown() -> None:
    other = {"learner_id": "m" * 24, "ine": ""}
    found = shown(one("a"), one("b", taken_at=NOW - DAY), one("c", first_name="Anna", **other))
    assert found == ["c", "a"]


def test_two_pupils_of_the_same_name_are_both_shown() -> None:
    assert shown(one("a"), one("b", learner_id="m" * 24, ine="")) == ["a", "b"]


def test_a_cancelled_result_lets_the_former_one_show() -> None:
    assert shown(one("a", status="cancelled"), one("b", taken_at=NOW - DAY)) == ["b"]
    assert shown(one("a", status="cancelled")) == []


def test_only_what_changed_since_is_shown() -> None:
    old = one("a", changed_at=NOW - DAY)
    new = one("b", learner_id="m" * 24, changed_at=NOW)
    assert shown(old, new, since=NOW) == ["b"]


def test_a_former_result_does_not_come_back_because_it_changed() -> None:
    last = one("a", changed_at=NOW - DAY)
    former = one("b", taken_at=NOW - DAY, changed_at=NOW)
    assert shown(last, former, since=NOW) == []


def test_the_place_after_a_person_is_after_all_that_is_theirs() -> None:
    first, second = one("a"), one("z")
    ((_, place),) = last_of_each([first, second])
    follows = one("a", learner_id="m" * 24)
    assert max(first.name_key, second.name_key) < place < follows.name_key


def test_the_last_published_result_of_the_school_year_is_found() -> None:
    former, last = one("a", taken_at=NOW - DAY), one("b")
    pending = one("c", taken_at=NOW + DAY, status="pending", published_at=None)
    cancelled = one("d", taken_at=NOW + DAY, status="cancelled")
    other_year = one("e", taken_at=NOW + 400 * DAY)
    everything = [other_year, former, last, pending, cancelled]
    assert the_last(everything, school_year=YEAR) == last


@pytest.mark.parametrize("status", ["pending", "cancelled"])
def test_what_nobody_may_read_is_not_found(status: str) -> None:
    hidden = one("a", status=status, published_at=None if status == "pending" else NOW)
    with pytest.raises(ResultNotFound):
        the_last([hidden], school_year=YEAR)
    with pytest.raises(ResultNotFound):
        the_last([], school_year=YEAR)


@pytest.mark.parametrize(
    "changes",
    [
        {"ine": "987654321AB"},
        {"birth_date": date(2008, 3, 8)},
        {"first_name": "Anne"},
        {"ine": "", "learner_id": "m" * 24},
    ],
)
def test_several_people_are_not_taken_for_one(changes: dict[str, object]) -> None:
    with pytest.raises(SeveralPeople):
        the_last([one("a"), one("b", **changes)], school_year=YEAR)


def test_one_person_in_two_schools_is_one() -> None:
    moved = one("b", uai="0750001U", learner_id="m" * 24, taken_at=NOW + DAY, last_name="MARTELIN")
    assert the_last([one("a"), moved], school_year=YEAR) == moved


def test_numbers_and_codes_are_read_as_people_write_them() -> None:
    assert readable_ine(" 123456789ab ") == "123456789AB"
    assert readable_ine("1234567890A") == "1234567890A"
    assert readable_verification_code("bcdf-ghjk-mpqr-tv") == "BCDFGHJKMPQRTV"


@pytest.mark.parametrize("text", ["", "12345678AB", "123456789ABC", "ABCDEFGHIJK", "1234567890٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(IneNotReadable):
        readable_ine(text)


@pytest.mark.parametrize("text", ["", "BCDF", "B" * 15, "BCDFGHJKMPQRTé"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(CodeNotReadable):
        readable_verification_code(text)


def test_dates_of_results_are_those_of_paris() -> None:
    late = reported().taken_at.replace(hour=23, minute=30)
    assert replace(reported(), taken_at=late).taken_on == (late + DAY).date()
